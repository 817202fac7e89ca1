"""Events: cues propose, scorers decide type, countries, people, date and status; mentions of one event become one."""

from communique.extract.events.decide import events

__all__ = ["events"]
