"""Which year it is in a report that does not say when it was published: told by the years that it names."""

from collections.abc import Sequence

from communique.model.mention import PeriodMention

UNKNOWN = -1
GOALS = ("deadline", "until")


def this_year(mentions: Sequence[PeriodMention]) -> int:
    """The year of publication as far as the years named tell it; UNKNOWN where they speak against each other; 0: none.

    A month or a day of a year is told of in that year, a year as a whole in the next. Among reports of gold whose day
    was hidden this is right in three of five, in four of five where both kinds agree.
    """
    whole = partial = 0
    for mention in mentions:
        period = mention.period
        if mention.inferred or mention.kind in GOALS or period is None or period.first is None or period.last is None:
            continue
        if period.precision != "year":
            partial = max(partial, period.last.year + (mention.kind == "comparison"))
        elif period.first.year == period.last.year:
            whole = max(whole, period.last.year)
    if whole and partial and whole >= partial:
        return whole + 1 if whole == partial else UNKNOWN
    return partial or (whole + 1 if whole else 0)
