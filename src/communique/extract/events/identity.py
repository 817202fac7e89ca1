"""Which drafts tell of one event: positive evidence and no conflict."""

from collections.abc import Sequence

from communique.extract.events.draft import Draft

SURE = 0.5  # below this a field is too weak to keep two drafts apart


def distinct(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Drafts of one event together, the best told first."""
    groups: list[list[Draft]] = []
    for one in sorted(drafts, key=lambda d: (-d.sure, d.context.trigger.token)):
        home = next((group for group in groups if same_event(group[0], one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def same_event(a: Draft, b: Draft) -> bool:
    """Whether two drafts are of one event."""
    if _conflict(a, b):
        return False
    if a.type != b.type:
        return _one_meeting_twice(a, b)
    if set(a.people) & set(b.people):
        return True
    if a.date and b.date and _dated(a, b) and str(a.date.period) == str(b.date.period):
        return True
    return a.countries == b.countries and not (_named(a) and _named(b))


def _named(one: Draft) -> bool:
    """Whether a draft is sure of its people."""
    return bool(one.people) and one.people_sure >= SURE


def _dated(a: Draft, b: Draft) -> bool:
    """Whether both are sure of their time."""
    return min(a.date_sure, b.date_sure) >= SURE


def _one_meeting_twice(a: Draft, b: Draft) -> bool:
    """«Звонок … о разговоре»: one meeting under two types, in the same sentence or the next."""
    kinds = {a.type, b.type}
    close = abs(a.context.trigger.sentence - b.context.trigger.sentence) <= 1
    return (
        close and kinds in ({"talks", "call"}, {"talks", "summit"}, {"forum", "summit"}) and a.countries == b.countries
    )


def _conflict(a: Draft, b: Draft) -> bool:
    codes_a, codes_b = set(a.countries), set(b.countries)
    if codes_a and codes_b and len(codes_a & codes_b) * 2 < len(codes_a | codes_b):
        return True
    people_a, people_b = set(a.people), set(b.people)
    if _named(a) and _named(b) and not people_a & people_b:
        return True
    if (
        min(len(people_a), len(people_b)) >= 2
        and a.type in ("talks", "call")
        and not (people_a <= people_b or people_b <= people_a)
    ):
        return True
    if a.context.focus is not None and b.context.focus is not None and a.context.focus != b.context.focus:
        return True
    known = a.date and b.date and a.date.period and b.date.period and _dated(a, b)
    return bool(
        known and a.date and b.date and a.date.period and b.date.period and not a.date.period.meets(b.date.period)
    )
