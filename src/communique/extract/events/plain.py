"""Sentences so plain that their structure alone tells an event: «Президент Чили посетил Индию»."""

from collections.abc import Mapping

from communique.extract.events.triggers import Trigger

# The share of such sentences that the gold of all desks has as an event of their own.
SURE = 0.8
# Cues by which somebody does it himself, read as the first type that each has.
DOING = frozenset({"arrive", "leave", "meet", "talk", "receive", "call", "sign"})
# Words in the clause that make it another event, one of many, an old, a wished or a home affair.
ELSE = tuple(f"clause:{group}" for group in (
    "another", "repeated", "history", "invite", "propose", "cancel", "plan", "greet", "domestic",
))  # fmt: skip


def plain(trigger: Trigger, row: Mapping[str, float]) -> float:
    """How likely the structure alone makes an event; 0 where it says nothing. Short reports teach scorers little."""
    if trigger.type != trigger.cue.types[0] or row.get("quoted"):
        return 0.0
    if row.get("called_off") and row.get("two_codes"):
        return SURE
    if trigger.cue.id not in DOING:
        return 0.0
    told = row.get("verb=FinPast") and row.get("subject") and row.get("two_codes")
    return SURE if told and not any(row.get(name) for name in ELSE) else 0.0
