"""Readings in context, names and trees by a neural tagger, one sentence at a time, offline.

Russian has slovnet's news models over navec; their weights are read out of the installed package `natasha`, which is
never imported (it needs packages that nobody maintains). Other languages have none and get None.
"""

import importlib.metadata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from communique.lang import Pack
from communique.parse.network import Ids, quickened
from communique.parse.pieces import pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name that the tagger found: tokens `first` to `last` (exclusive) of the sentence; PER, LOC or ORG."""

    first: int
    last: int
    kind: str


@dataclass(slots=True)
class Tagged:
    """The tagger's answers for one sentence; each part is computed when first asked for."""

    words: list[str]
    tagger: "Tagger"
    _morph: list[dict[str, str]] | None = None
    _names: tuple[Name, ...] | None = None
    _heads: list[tuple[int, str]] | None = None

    @property
    def morph(self) -> list[dict[str, str]]:
        """For each token `pos` and the UD features (Case, Number, Gender, Tense …) it has in this sentence."""
        if self._morph is None:
            self._morph = self.tagger.morph(self.words)
        return self._morph

    @property
    def names(self) -> tuple[Name, ...]:
        """People, places and organisations."""
        if self._names is None:
            self._names = self.tagger.names(self.words)
        return self._names

    @property
    def heads(self) -> list[tuple[int, str]]:
        """For each token its head's index (-1 for a root) and the UD relation. MAY CONTAIN CYCLES: guard each walk."""
        if self._heads is None:
            self._heads = self.tagger.tree(self.words)
        return self._heads


class Tagger:
    """slovnet's morphology, names and syntax; each model is loaded when first needed."""

    # Longer sentences are junk (a table, a list of links) and cost memory: they are tagged in pieces of this size.
    LIMIT = 250

    def tag(self, words: list[str]) -> Tagged:
        """A sentence's answers, computed lazily."""
        return Tagged(words, self)

    def morph(self, words: list[str]) -> list[dict[str, str]]:
        """Part of speech and features of each word."""
        found: list[dict[str, str]] = []
        for piece in _pieces(words, self.LIMIT):
            infer = _model("morph").infer
            tags = next(iter(infer.decoder(infer.process(infer.encoder([piece])))))
            found += [_features(tag) for tag in tags]
        return found

    def names(self, words: list[str]) -> tuple[Name, ...]:
        """People, places, organisations."""
        from slovnet.bio import bio_spans
        from slovnet.token import Token

        found: list[Name] = []
        base = 0
        for piece in _pieces(words, self.LIMIT):
            starts, offset = {}, 0
            for i, word in enumerate(piece):
                starts[offset] = i
                offset += len(word) + 1
            # Cut as the model learned it, which may be otherwise than our tokens are.
            tokens = [Token(start, start + len(text), text) for start, text in pieces(" ".join(piece))]
            infer = _model("ner").infer
            tags = next(iter(infer.decoder(infer.process(infer.encoder([[token.text for token in tokens]])))))
            for span in bio_spans(tokens, tags):
                last = [i for start, i in starts.items() if span.start <= start < span.stop]
                if last:
                    found.append(Name(first=base + last[0], last=base + last[-1] + 1, kind=span.type))
            base += len(piece)
        return tuple(found)

    def tree(self, words: list[str]) -> list[tuple[int, str]]:
        """Head and relation of each word."""
        found: list[tuple[int, str]] = []
        for piece in _pieces(words, self.LIMIT):
            base = len(found)
            markup = next(iter(_model("syntax").map([piece])))
            for token in markup.tokens:
                head = int(token.head_id) - 1
                found.append((base + head if head >= 0 else -1, token.rel))
        return found


@cache
def _tagger(name: str) -> Tagger | None:
    return Tagger() if name == "slovnet" else None


def tagger_of(pack: Pack) -> Tagger | None:
    """The tagger that a pack asks for."""
    return _tagger(str(pack.table("pack").get("tagger", "")))


def _pieces(words: list[str], size: int) -> list[list[str]]:
    return [words[i : i + size] for i in range(0, len(words), size)]


@cache
def _features(tag: str) -> dict[str, str]:
    """A tag of the model («NOUN|Case=Nom|Number=Sing») taken apart; there are a few hundred."""
    from slovnet.conll import parse_conll_tag

    pos, features = parse_conll_tag(tag)
    return {"pos": pos, **features}


@cache
def _model(name: str) -> Any:
    import slovnet

    root = Path(str(importlib.metadata.distribution("natasha").locate_file("natasha/data")))
    kind = {"ner": slovnet.NER, "morph": slovnet.Morph, "syntax": slovnet.Syntax}[name]
    model = kind.load(root / f"model/slovnet_{name}_news_v1.tar")
    navec = _navec(root)
    model.navec(navec)
    model.infer.model = quickened(model.infer.model)
    model.infer.encoder.item = Ids(model.infer.encoder.item)
    words = model.infer.encoder.words_vocab
    if words.items == navec.vocab.words:
        # Each model brings the same 250,000 words: one copy is enough.
        words.items, words.item_ids = navec.vocab.words, navec.vocab.word_ids
    return model


@cache
def _navec(root: Path) -> Any:
    from navec import Navec

    return Navec.load(root / "emb/navec_news_v1_1B_250K_300d_100q.tar")
