"""When what a reader found says the same as gold: the definitions of GUIDE.md, kind by kind.

`CORE` decides whether a fact was found, `FIELDS` whether each of its fields is right; `FULL` are the fields that must
all be right for the fact to be whole.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

Entry = Mapping[str, Any]
Test = Callable[[Entry, Entry], bool]
FIVE = frozenset(("KG", "KZ", "TJ", "TM", "UZ"))
QUARTER = re.compile(r"(\d{4})-Q([1-4])")


def plain(name: str | None) -> str:
    """A name without case, ё, quotation marks, dashes."""
    return re.sub(r"\W+", " ", (name or "").lower().replace("ё", "е")).strip()


def same_person(one: str | None, other: str | None) -> bool:
    """The words of the shorter name are all in the longer one, the surname among them."""
    short, long = sorted((plain(one).split(), plain(other).split()), key=len)
    if not short or not set(short) <= set(long):
        return False
    return short[-1] == long[-1] or plain(one).split()[-1] == plain(other).split()[-1] or len(short) == len(long)


def same_people(gold: Entry, found: Entry) -> bool:
    """As many people, each of them named on the other side."""
    ours, theirs = gold.get("people") or [], found.get("people") or []
    if len(ours) != len(theirs):
        return False
    met = [[same_person(a, b) for b in theirs] for a in ours]
    return all(map(any, met)) and all(map(any, zip(*met, strict=True)))


def codes(entry: Entry, field: str = "areas") -> frozenset[str]:
    """Area codes, the five Central Asian states by name for their common code."""
    named = frozenset(entry.get(field) or ())
    return (named - {"C5"}) | FIVE if "C5" in named else named


def same_codes(field: str) -> Test:
    """The same areas in a field."""
    return lambda gold, found: codes(gold, field) == codes(found, field)


def equal(field: str) -> Test:
    """The same value in a field."""
    return lambda gold, found: gold.get(field) == found.get(field)


def near(one: float | None, other: float | None) -> bool:
    """Values that differ by no more than half a per cent."""
    if one is None or other is None:
        return one is other
    return one == other or abs(one - other) <= 0.005 * max(abs(one), abs(other))


def share(one: frozenset[str], other: frozenset[str]) -> float:
    """What two sets have in common: 1 all, 0 nothing; two empty sets are alike."""
    return len(one & other) / len(one | other) if one or other else 1.0


def overlap(one: Entry, other: Entry) -> float:
    """Intersection over union of two stretches of text."""
    common = min(one["end"], other["end"]) - max(one["start"], other["start"])
    whole = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return max(0, common) / whole if whole else 0.0


def days(written: str | None) -> tuple[str, str] | None:
    """First and last day of an EDTF date, as strings that sort."""
    if not written:
        return None
    first, _, last = str(written).partition("/")
    return _bound(first, "01", "-01-01"), _bound(last or first, "31", "-12-31")


def _bound(written: str, day: str, year: str) -> str:
    if quarter := QUARTER.fullmatch(written):
        month = 3 * int(quarter[2]) - (2 if day == "01" else 0)
        return f"{quarter[1]}-{month:02d}-{day}"
    if len(written) == 4:
        return written + year
    return f"{written}-{day}" if len(written) == 7 else written


def dates_meet(gold: Entry, found: Entry) -> bool:
    """The dates share a day, or one side has none."""
    ours, theirs = days(gold.get("date")), days(found.get("date"))
    return ours is None or theirs is None or (ours[0] <= theirs[1] and theirs[0] <= ours[1])


def same_title(gold: Entry, found: Entry) -> bool:
    """Half of the words of two titles are the same by their first five letters."""
    ours, theirs = (frozenset(w[:5] for w in plain(e.get("title")).split() if len(w) > 2) for e in (gold, found))
    return bool(ours and theirs) and share(ours, theirs) >= 0.5


def same_indicator(gold: Entry, found: Entry) -> bool:
    """The same indicator; a number of documents may be told as contracts or as other."""
    pair = {gold["indicator"], found.get("indicator")}
    return len(pair) == 1 or (gold["unit"] == "count" and pair == {"contracts", "other"})


def same_speaker(gold: Entry, found: Entry) -> bool:
    """The same person, or the same words for an organisation."""
    ours, theirs = gold.get("speaker"), found.get("speaker")
    return same_person(ours, theirs) or plain(ours) == plain(theirs)


CORE: dict[str, Test] = {
    "figures": lambda g, f: (
        g["unit"] == f.get("unit") and near(g["value"], f.get("value")) and same_indicator(g, f)
    ),
    "events": lambda g, f: (
        g["type"] == f.get("type")
        and dates_meet(g, f)
        and share(codes(g, "countries"), codes(f, "countries")) >= 0.5
    ),
    "offices": lambda g, f: same_person(g["person"], f.get("person")) and g["area"] == f.get("area"),
    "statements": lambda g, f: overlap(g, f) >= 0.5,
    "agreements": same_title,
}  # fmt: skip
FIELDS: dict[str, dict[str, Test]] = {
    "figures": {
        "status": equal("status"),
        "period": equal("period"),
        "areas": same_codes("areas"),
        "bound": equal("bound"),
    },
    "events": {
        "status": equal("status"),
        "date": equal("date"),
        "countries": same_codes("countries"),
        "people": same_people,
    },
    "offices": {"office": lambda g, f: plain(g["office"]) == plain(f.get("office"))},
    "statements": {"speaker": same_speaker, "kind": equal("kind")},
    "agreements": {"status": equal("status"), "areas": same_codes("areas")},
}


def whole(kind: str, gold: Entry, found: Entry) -> bool:
    """Whether every field of a fact that was found is right."""
    return all(test(gold, found) for test in FIELDS[kind].values())
