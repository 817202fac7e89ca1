"""Two facts field by field, for a person who decides whether they are one."""

from dataclasses import dataclass
from typing import Any, Literal

from communique.model import Fact
from communique.report.facts import shown_fields
from communique.report.words import Words

Verdict = Literal["yes", "no", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """One field of both: equal, different, or known of one only."""

    name: str
    one: str
    other: str
    verdict: Verdict


def traits(one: Fact[Any], other: Fact[Any], words: Words) -> tuple[Trait, ...]:
    """All fields that either says."""
    ours, theirs = dict(shown_fields(one.content, words)), dict(shown_fields(other.content, words))
    return tuple(
        Trait(name=name, one=ours.get(name, ""), other=theirs.get(name, ""), verdict=_verdict(name, ours, theirs))
        for name in dict.fromkeys((*ours, *theirs))
    )


def _verdict(name: str, ours: dict[str, str], theirs: dict[str, str]) -> Verdict:
    if name not in ours or name not in theirs:
        return "open"
    return "yes" if ours[name] == theirs[name] else "no"
