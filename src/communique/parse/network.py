"""slovnet's convolutions and choice of tags for one sentence at a time: the same sums, without batches and masks."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def quickened(model: Any) -> Any:
    """A model of slovnet whose encoder, and for names the choice of tags, are those below."""
    model.encoder = Encoder(model.encoder)
    if hasattr(model.head, "crf"):
        model.head.crf = Chain(model.head.crf)
    return model


class Ids:
    """The numbers of words and of their shapes, by which a model knows them; kept by word."""

    MOST = 60_000  # words; when so many are kept, all are forgotten

    def __init__(self, item: Callable[[list[str]], tuple[list[int], list[int]]]) -> None:
        """`item` is slovnet's way to look up the words of a sentence."""
        self._item = item
        self._kept: dict[str, tuple[int, int]] = {}

    def __call__(self, words: list[str]) -> tuple[list[int], list[int]]:
        """What slovnet gives for the words."""
        new = [word for word in words if word not in self._kept]
        if new:
            if len(self._kept) >= self.MOST:
                self._kept.clear()
                new = words
            self._kept.update(zip(new, zip(*self._item(new), strict=True), strict=True))
        known = [self._kept[word] for word in words]
        return [word for word, _ in known], [shape for _, shape in known]


class Encoder:
    """Three layers, each of which looks at a word and its two neighbours."""

    def __init__(self, encoder: Any) -> None:
        """`encoder` is slovnet's, with its weights."""
        self._layers = [_Layer(layer) for layer in encoder.layers]

    def __call__(self, batch: Floats, mask: NDArray[np.bool_]) -> Floats:
        """What slovnet's encoder gives for a batch of one sentence without padding."""
        del mask
        words: Floats = batch[0]
        for layer in self._layers:
            words = layer(words)
        return words[np.newaxis]


class _Layer:
    def __init__(self, layer: Any) -> None:
        weight = layer.conv.weight.array  # filters, inputs, places
        filters, inputs, places = weight.shape
        self._weight = np.ascontiguousarray(weight.transpose(2, 1, 0).reshape(places * inputs, filters))
        self._bias = layer.conv.bias.array
        norm = layer.norm
        self._mean, self._std = norm.mean.array, norm.std.array
        self._scale, self._shift = norm.weight.array, norm.bias.array

    def __call__(self, words: Floats) -> Floats:
        count, width = words.shape
        near = np.zeros((count, 3 * width), dtype=words.dtype)
        near[1:, :width] = words[:-1]
        near[:, width : 2 * width] = words
        near[:-1, 2 * width :] = words[1:]
        found: Floats = near @ self._weight
        found += self._bias
        np.maximum(found, 0, out=found)
        found -= self._mean
        found /= self._std
        found *= self._scale
        found += self._shift
        return found


class Chain:
    """The likeliest row of tags, each of which depends on the one before (Viterbi)."""

    def __init__(self, crf: Any) -> None:
        """`crf` is slovnet's, with its weights."""
        self._transitions = crf.transitions.array

    def decode(self, batch: Floats, mask: NDArray[np.bool_]) -> list[NDArray[np.intp]]:
        """What slovnet gives for a batch of one sentence without padding."""
        del mask
        words: Floats = batch[0]
        score: Floats = words[0]
        back = []
        for word in words[1:]:
            each = score[:, np.newaxis] + self._transitions + word
            best = each.argmax(0)
            back.append(best)
            score = each.max(0)
        tags = [int(score.argmax())]
        for best in reversed(back):
            tags.append(int(best[tags[-1]]))
        return [np.array(tags[::-1])]
