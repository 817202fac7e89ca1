"""Without weights: plain guesses from a few features, so that a new language reads before it was trained."""

from communique.extract.events.context import Row


def guess(task: str, row: Row) -> float:
    """The probability of a row of features, by hand."""
    return {
        "events.is": _is_event,
        "events.countries": _country,
        "events.people": _person,
        "events.date": _date,
        "events.planned": _planned,
        "events.planned_closely": _planned,
        "events.cancelled": _cancelled,
    }[task](row)


def _is_event(row: Row) -> float:
    score = 0.1 + 0.2 * min(row.get("codes", 0), 2) + 0.15 * min(row.get("people", 0), 2)
    score -= 0.3 * (row.get("left:invite", 0) or row.get("left:propose", 0) or row.get("clause:sport", 0))
    score -= 0.2 * row.get("best_before", 0)
    return max(0.01, min(0.95, score))


def _country(row: Row) -> float:
    if not row.get("words") and not row.get("people") and not row.get("band"):
        return 0.2
    close = row.get("cuts", 9) == 0 or row.get("person_cuts", 9) == 0 or row.get("band_cuts", 9) == 0
    return 0.8 if close else 0.4


def _person(row: Row) -> float:
    if not row.get("here"):
        return 0.1
    return 0.2 if row.get("speaks") or row.get("host") else 0.75 if row.get("cuts", 9) == 0 else 0.3


def _date(row: Row) -> float:
    return 0.7 if row.get("cuts", 9) == 0 and row.get("sentence=0") and not row.get("unanchored") else 0.2


def _planned(row: Row) -> float:
    return 0.8 if row.get("future_clause") or row.get("clause:plan") or row.get("ahead") else 0.1


def _cancelled(row: Row) -> float:
    return 0.1 if not row.get("clause:cancel") else 0.4
