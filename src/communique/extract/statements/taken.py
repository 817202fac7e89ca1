"""Candidates already chosen, found again by the words or the attribution that another one shares with them."""

from collections.abc import Iterator

from communique.extract.statements.candidates import Candidate

# Characters of one shelf: about as many as a statement has.
SHELF = 256


class Taken:
    """The chosen ones by the stretches of text they lie in, so that a long text is not compared with itself."""

    def __init__(self, most: float) -> None:
        """`most` is the share of the shorter one that two statements may have in common."""
        self._most = most
        self._at: dict[int, list[Candidate]] = {}
        self._cues: set[tuple[int, str]] = set()

    def add(self, candidate: Candidate) -> None:
        """Choose a candidate."""
        for shelf in _shelves(candidate):
            self._at.setdefault(shelf, []).append(candidate)
        if candidate.cue is not None:
            self._cues.add((candidate.cue.token, candidate.manner))

    def has_words_of(self, candidate: Candidate) -> bool:
        """Whether one that was chosen says the same."""
        return any(
            candidate.overlap(other) > self._most for shelf in _shelves(candidate) for other in self._at.get(shelf, ())
        )

    def has_cue_of(self, candidate: Candidate) -> bool:
        """Whether one of the same attribution was chosen (a list or an interruption has several for one)."""
        if candidate.cue is None or candidate.manner == "direct" or candidate.form == "item":
            return False
        return (candidate.cue.token, candidate.manner) in self._cues


def _shelves(candidate: Candidate) -> Iterator[int]:
    yield from range(candidate.start // SHELF, candidate.end // SHELF + 1)
