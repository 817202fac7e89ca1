"""A target as a card: how far the results have come, what is still needed, and our own arithmetic named as such."""

from dataclasses import dataclass
from decimal import Decimal

from communique.model import Quantity
from communique.model.answer import Target
from communique.report.lines import Line, line, ordered
from communique.report.notes import Notes
from communique.report.phrases import Value, day, period, rounded, scaled, value
from communique.report.titles import figure_title
from communique.report.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A target in words and lengths (percent of the track)."""

    target: Target
    line: Line
    title: str
    wanted: Value
    latest: Line | None
    shape: str
    length: float
    share: str
    deadline: str
    needed: str
    pace: str
    pace_length: float
    state: str
    restated: tuple[str, ...]
    results: tuple[Line, ...]


TRACK = 93.0  # percent of the track at which the target's diamond stands


def card(target: Target, notes: Notes) -> Card:
    """The card of a target."""
    words = notes.words
    figure = target.fact.content
    latest = target.latest
    length = _length(latest.content.quantity.value, target) if latest else 0.0
    return Card(
        target=target,
        line=line(target.fact, notes),
        title=figure_title(ordered(figure, notes.first), words),
        wanted=value(target.value, words, figure.indicator),
        latest=line(latest, notes) if latest else None,
        shape={"exact": "", "at_least": "least", "at_most": "most", "about": ""}[latest.content.quantity.bound]
        if latest
        else "",
        length=length,
        share=share(target, words),
        deadline=words("dossier.deadline", period(target.deadline, words)) if target.deadline else "",
        needed=needed(target, words),
        pace=pace(target, words),
        pace_length=_length(target.pace.yearly, target) if target.pace else 0.0,
        state=words.name("status.targets", target.state),
        restated=restated(target, words),
        results=tuple(line(result, notes) for result in target.results),
    )


def _length(amount: Decimal, target: Target) -> float:
    wanted = target.value.value
    return round(min(TRACK * 1.07, float(amount / wanted) * TRACK), 2) if wanted else 0.0


def share(target: Target, words: Words) -> str:
    """«более 55 %»: the share reached, with the bound of the result."""
    if target.share is None or target.latest is None:
        return ""
    percent = (target.share * 100).quantize(Decimal(1))
    return str(value(Quantity(value=percent, unit="percent", bound=target.latest.content.quantity.bound), words))


def needed(target: Target, words: Words) -> str:
    """The yearly growth that would be needed; why it can't be said where it can't."""
    if target.growth_needed is not None and target.latest is not None:
        bound = target.latest.content.quantity.bound
        key = {"at_least": "dossier.needed_less", "at_most": "dossier.needed_more"}.get(bound, "dossier.needed")
        return words(key, words("unit.percent").format(rounded(target.growth_needed, words)))
    return "" if target.deadline else words("dossier.no_deadline")


def pace(target: Target, words: Words) -> str:
    """What the latest part of a year alone would mean for a year: an extrapolation, said to be one."""
    found = target.pace
    if found is None:
        return ""
    yearly = Quantity(value=_short(found.yearly), unit=found.value.unit, bound=found.value.bound)
    key = "dossier.pace_times" if found.method == "times" else "dossier.pace_season"
    return words(key, period=period(found.period, words), value=value(yearly, words), basis=found.basis)


def _short(amount: Decimal) -> Decimal:
    """Our own arithmetic with four digits: more would pretend."""
    _, scale = scaled(amount)
    digits = amount.adjusted() - 3
    return amount if not scale or digits <= 0 else amount.quantize(Decimal(1).scaleb(digits))


def restated(target: Target, words: Words) -> tuple[str, ...]:
    """Each time the target was named: day, value, deadline."""
    if len(target.restatements) < 2:
        return ()
    told = (
        words(
            "dossier.restatement",
            day=day(one.day, words, form="short") if one.day else words("source.no_date"),
            value=value(one.value, words),
            deadline=period(one.deadline, words) if one.deadline else words("source.no_deadline"),
        )
        for one in target.restatements
    )
    return tuple(dict.fromkeys(told))
