"""A reading in the shape of the guide of facts: one JSON object per article, the project's exchange format."""

from typing import Any

from communique.model import (
    Agreement,
    Claim,
    Event,
    Figure,
    Format,
    Initiative,
    Occupancy,
    Ranking,
    Reading,
    Statement,
    Topic,
)

KINDS = ("figures", "events", "offices", "statements", "agreements", "initiatives", "formats", "rankings")


def guide(reading: Reading) -> dict[str, Any]:
    """One article's facts under the keys of the guide, with `file`, `lang`, `published`."""
    document = reading.document
    found: dict[str, Any] = {
        "file": document.url,
        "lang": document.language,
        "published": document.published.isoformat() if document.published else None,
        "source": document.publisher or None,
        "source_cites": list(document.cites),
    }
    for kind in KINDS:
        found[kind] = [fields(claim) for claim in reading.claims if claim.kind == kind]
    found["topics"] = [c.content.topic for c in reading.claims if isinstance(c.content, Topic)]
    return found


def fields(claim: Claim[Any]) -> dict[str, Any]:
    """One claim's fields under the keys of the guide, with `start` and `end`."""
    span = claim.evidence.span
    return {**shape(claim.content), "start": span.start, "end": span.end}


def shape(content: Any) -> dict[str, Any]:  # noqa: PLR0911 - one shape a kind
    """A content under the keys of the guide. Topics have no shape of their own there."""
    match content:
        case Figure():
            return _figure(content)
        case Event():
            return _event(content)
        case Occupancy():
            return {"person": content.person, "office": content.office, "area": content.area or None}
        case Statement():
            return {"speaker": content.speaker, "kind": content.manner}
        case Agreement():
            return {"title": content.title, "areas": list(content.areas), "status": content.status or None}
        case Initiative():
            return {"by": list(content.by), "what": content.what, "status": content.status or None}
        case Format():
            return {"name": content.name, "members": list(content.members), "partner": content.partner or None,
                    "purpose": content.purpose or None}  # fmt: skip
        case Ranking():
            rank = "rank_at_most" if content.at_most else "rank"
            return {"area": content.area, "of": content.of, "indicator": content.indicator, rank: content.rank}
    raise TypeError(f"no shape for {type(content).__name__}")


def _figure(figure: Figure) -> dict[str, Any]:
    value = figure.quantity.value
    return {
        "indicator": figure.indicator,
        "value": int(value) if value == value.to_integral_value() else float(value),
        "unit": figure.quantity.unit,
        "bound": figure.quantity.bound,
        "status": "actual" if figure.status == "provisional" else figure.status,
        "period": str(figure.period) if figure.period else None,
        "areas": list(figure.areas),
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "type": event.type,
        "status": "cancelled" if event.status == "postponed" else event.status,
        "date": str(event.period) if event.period else None,
        "place": event.place or None,
        "countries": list(event.countries),
        "people": list(event.people),
        "name": event.name or None,
        "level": event.level or None,
    }
