"""Names, offices, dates and money on public collections, beside natasha in the same run.

    python -m bench.public [--folder DIR]

The collections are for measuring only and are not part of this project: NEREL (its authors state no licence) and
factRuEval-2016, with their scorers, in a folder named by COMMUNIQUE_PUBLIC (default: ../shared/benchmarks). Nothing
here is learned from them.
"""

import argparse
import contextlib
import inspect
import io
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from importlib import import_module
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, cast

os.environ.setdefault("OMP_NUM_THREADS", "1")

from communique.ingest import prepare
from communique.lang import load
from communique.model import Period
from communique.model.mention import OfficeMention, OrganizationMention
from communique.parse import Parse, parse
from communique.recognize import Mentions, recognize

FOLDER = Path(os.environ.get("COMMUNIQUE_PUBLIC", "../shared/benchmarks"))
COLLECTIONS = ("nerel:dev", "fre:dev")
PLACES = {"country", "city", "capital", "region", "seat"}
Named = tuple[int, int, str]
Parts = tuple[int | None, int | None, int | None] | None
# Two days of publication that share no part: what a time has in common read from both is told by its words.
DAYS = (date(2011, 3, 17), date(2018, 10, 5))


@lru_cache(maxsize=4)
def recognized(text: str, published: date | None = None) -> tuple[Parse, Mentions]:
    """The mentions of a text, kept for the next question about it."""
    pack = load("ru")
    parsed = parse(prepare(text, language="ru", published=published), pack)
    return parsed, recognize(parsed, pack)


def names(text: str) -> list[Named]:
    """People, places, organisations: ours, and the tagger's where ours say nothing."""
    parsed, mentions = recognized(text)
    own = sorted(set(_own(mentions)))
    return own + [n for n in _tagged(parsed) if not any(n[0] < o[1] and o[0] < n[1] for o in own)]


def _own(mentions: Mentions) -> Iterator[Named]:
    for person in mentions.people:
        if person.form == "name":
            yield person.span.start, person.span.end, "PER"
    for area in mentions.areas:
        if area.kind in PLACES and not area.part:
            yield area.span.start, area.span.end, "LOC"
    for body in mentions.organizations:
        if body.span.text[:1].isupper():
            yield body.span.start, body.span.end, "ORG"


def _tagged(parsed: Parse) -> Iterator[Named]:
    for sentence in parsed.sentences:
        tagged = parsed.tagged(sentence)
        words = parsed.words(sentence)
        for name in tagged.names if tagged else ():
            yield words[name.first].start, words[name.last - 1].end, name.kind


def offices(text: str) -> list[tuple[str, str, str | None]]:
    """Who holds which post where, in words of the text."""
    _, mentions = recognized(text)
    named = {code: area.span.text for area in mentions.areas for code in area.areas}
    found = []
    for office in mentions.offices:
        if office.office.rank == "leader":
            continue  # founders, owners, politicians: descriptions, which no register has as offices
        body = next((o.span.text for o in mentions.organizations if _inside(o, office)), None)
        for holder in office.holders:
            person = mentions.person(holder).name
            if person:
                found.append((person, office.office.title, body or named.get(office.office.area) or _of_what(office)))
    return found


def _inside(body: OrganizationMention, office: OfficeMention) -> bool:
    return office.first < body.first and body.last <= office.last


def _of_what(office: OfficeMention) -> str | None:
    """What an office is of where no state is named: «директор Института …»."""
    return office.office.title.partition(" ")[2] or None


def dates(text: str) -> list[tuple[int, int, Parts]]:
    """Times with the year, month and day that their words tell: those that no day of publication changes."""
    told: dict[tuple[int, int], list[Parts]] = {}
    for day in (None, *DAYS):
        for m in recognized(text, day)[1].periods:
            told.setdefault((m.span.start, m.span.end), []).append(_parts(m.period))
    return [(*span, _shared(parts)) for span, parts in sorted(told.items())]


def _shared(told: list[Parts]) -> Parts:
    known = [parts for parts in told if parts is not None]
    same = [next(iter(set(part))) if len(set(part)) == 1 else None for part in zip(*known, strict=True)]
    return (same[0], same[1], same[2]) if len(known) > 1 and any(same) else None


def _parts(period: Period | None) -> Parts:
    """The year, month and day in which both the first and the last day of a time lie."""
    if not period or not period.first or not period.last:
        return None
    first, last = period.first, period.last
    year = first.year if first.year == last.year else None
    month = first.month if year and first.month == last.month else None
    return year, month, first.day if month and first.day == last.day else None


def money(text: str) -> list[tuple[int, int, tuple[float, str] | None]]:
    """Sums with their currency."""
    _, mentions = recognized(text)
    sums = [m for m in mentions.quantities if len(m.quantity.unit) == 3 and m.quantity.unit.isupper()]
    return [(m.span.start, m.span.end, (float(m.quantity.value), m.quantity.unit)) for m in sums]


def rows(module: Any, label: str) -> Iterator[str]:
    """The figures of one reader."""
    scorers = [import_module(name) for name in ("score_names", "score_offices", "score_dates_money")]
    for source in COLLECTIONS:
        found = _quietly(scorers[0].evaluate, module.names, (source,), False)
        for setting in ("flat", "all"):
            for fit in ("exact", "overlap"):
                yield _row(label, source, f"names {setting} {fit}", found[source, setting, fit]["ALL"])
        held = _quietly(scorers[1].evaluate, module.offices, source, False)
        for row in ("office", "office gov", "employer", "triple gov"):
            yield _row(label, source, row, held[row])
    yield from _times(scorers[2], module, label)


def _times(scorer: ModuleType, module: Any, label: str) -> Iterator[str]:
    for name, evaluate in (("dates", scorer.evaluate_dates), ("money", scorer.evaluate_money)):
        found = _quietly(evaluate, getattr(module, name), "dev")
        yield _row(label, "nerel:dev", f"{name} value", found["value"])
        yield _row(label, "nerel:dev", f"{name} overlap", found["R"]["overlap"])
        gold, met, *_ = found["kinds"].get("rel/other", (0, 0))
        if gold:
            yield f"{label:12}{'nerel:dev':12}{name + ' relative, ranges':24}{'found':>8} {met / gold:6.3f} of {gold}"


def _row(label: str, source: str, name: str, found: Any) -> str:
    return f"{label:12}{source:12}{name:24}{'F1':>8} {found.f:6.3f}   P {found.p:.3f}  R {found.r:.3f}"


def _quietly(function: Any, *arguments: Any) -> Any:
    with contextlib.redirect_stdout(io.StringIO()):
        return function(*arguments)


def main() -> int:
    """Measure both readers."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--folder", type=Path, default=FOLDER)
    folder = asked.parse_args().folder
    if not (folder / "score_names.py").exists():
        print(f"{folder}: no collections there; name their folder by COMMUNIQUE_PUBLIC or --folder", file=sys.stderr)
        return 1
    sys.path.insert(0, str(folder.resolve()))
    _print(rows(sys.modules[__name__], "communique"))
    _print(rows(_peer(), "natasha"))
    return 0


def _peer() -> ModuleType:
    """Natasha behind the same questions; the two things its dictionary asks for that are gone are given to it.

    pymorphy2 asks `pkg_resources`, which setuptools no longer has, for its dictionaries, and `inspect.getargspec`,
    which Python no longer has, for the arguments of its own parts.
    """
    if "pkg_resources" not in sys.modules and find_spec("pkg_resources") is None:
        finder = SimpleNamespace(iter_entry_points=lambda group: entry_points(group=group))
        sys.modules["pkg_resources"] = cast("ModuleType", SimpleNamespace(WorkingSet=lambda: finder))
    if not hasattr(inspect, "getargspec"):
        setattr(inspect, "getargspec", lambda part: inspect.getfullargspec(part)[:4])  # noqa: B010
    return import_module("tools_natasha")


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
