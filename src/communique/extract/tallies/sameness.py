"""The same figure said twice is one, unless value or bound differs."""

from dataclasses import dataclass

from communique.extract.tallies.candidates import Candidate
from communique.model import Period, Quantity
from communique.model.mention import PeriodMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A decided figure before it is a claim, with how likely each of its fields is."""

    candidate: Candidate
    indicator: str
    quantity: Quantity
    change: bool
    sure: float
    areas: tuple[str, ...]
    areas_sure: float
    period: Period | None
    period_sure: float
    words: PeriodMention | None
    status: str
    status_sure: float


def distinct(found: list[Drafted]) -> list[Drafted]:
    """Each figure once: where one is told again, the telling that says more is kept."""
    kept: list[Drafted] = []
    for draft in found:
        twin = next((i for i, other in enumerate(kept) if same(other, draft)), None)
        if twin is None:
            kept.append(draft)
        elif _says_more(draft, kept[twin]):
            kept[twin] = draft
    return kept


def same(one: Drafted, other: Drafted) -> bool:
    """Whether two drafts tell one figure: nothing that both say differs."""
    if (one.quantity, one.indicator) != (other.quantity, other.indicator):
        return False
    periods = one.period is None or other.period is None or one.period == other.period
    areas = not one.areas or not other.areas or one.areas == other.areas
    return periods and areas and one.status == other.status


def _says_more(new: Drafted, old: Drafted) -> bool:
    """More fields filled; then surer ones."""
    def weight(draft: Drafted) -> tuple[int, float]:
        return bool(draft.areas) + (draft.period is not None), draft.areas_sure + draft.period_sure

    return weight(new) > weight(old)
