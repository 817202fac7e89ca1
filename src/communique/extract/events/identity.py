"""Which drafts tell of one event: positive evidence and no conflict."""

from collections.abc import Sequence

from communique.extract.events.draft import Draft


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
    if a.date and b.date and a.date_sure >= 0.5 and b.date_sure >= 0.5 and str(a.date.period) == str(b.date.period):
        return True
    return a.countries == b.countries and not (a.people and b.people)


def _one_meeting_twice(a: Draft, b: Draft) -> bool:
    """«Звонок … о разговоре»: one meeting under two types, in the same sentence or the next."""
    kinds = {a.type, b.type}
    close = abs(a.context.trigger.sentence - b.context.trigger.sentence) <= 1
    return close and kinds in ({"talks", "call"}, {"talks", "summit"}, {"forum", "summit"}) and a.countries == b.countries


def _conflict(a: Draft, b: Draft) -> bool:
    codes_a, codes_b = set(a.countries), set(b.countries)
    if codes_a and codes_b and len(codes_a & codes_b) * 2 < len(codes_a | codes_b):
        return True
    if a.people and b.people and not set(a.people) & set(b.people):
        return True
    if len(a.people) >= 2 and len(b.people) >= 2 and a.type in ("talks", "call") and set(a.people) != set(b.people):
        return True
    dated = a.date and b.date and min(a.date_sure, b.date_sure) >= 0.5
    return bool(dated and a.date and b.date and a.date.period and b.date.period and not a.date.period.meets(b.date.period))
