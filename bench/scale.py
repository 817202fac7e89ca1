"""What a register costs as it grows: adding one report, each question, a dossier, the size on disk.

    python -m bench.scale [--sizes 1000,10000,100000] [--folder /tmp/scale] [--json]

Times are CPU times of this process. Adding is measured apart from reading: the reports come read from a generator. Each
size is a register of its own, grown to that size; then the next reports are added and questions asked, of all sizes in
turn: what else the machine does makes a core slower for a while, and would count for one size alone.
"""

import argparse
import json
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import communique
from bench.synthetic import studies
from communique.api import Register
from communique.pipeline.adding import Keeper
from communique.pipeline.study import Study
from communique.report.dossier import dossier
from communique.report.subject import Subject
from communique.report.words import words

PROBES = 600
WINDOW = 20  # reports that are looked back on where it is asked what entered
TIMES = 25
TOLD = 25
# So many answers are asked for of what grows with the register: as many as the small one has, so that like is compared.
ANSWERS = 5


@dataclass(frozen=True)
class Grown:
    """A register of so many reports, the reports that come next, and how many were added a second."""

    path: Path
    register: Register
    coming: Iterator[Study]
    rate: float


def grow(path: Path, size: int) -> Grown:
    """A register of so many reports."""
    register = communique.open(path)
    coming = studies(size + PROBES)
    keeper = Keeper(register._store)  # noqa: SLF001 - the bench enters reports that are read already
    begun = time.process_time()
    for number, study in enumerate(islice(coming, size), 1):
        keeper.enter(study)
        if number % 5000 == 0:
            print(f"  {number} of {size}: {number / (time.process_time() - begun):.0f} reports/s", file=sys.stderr)
    return Grown(path, register, coming, size / (time.process_time() - begun))


def adding(grown: Mapping[int, Grown]) -> dict[int, dict[str, float]]:
    """Milliseconds for one more report, by size, by keepers that remember nothing; and for what the last ones brought.

    The last twenty may be one story or twenty of them: what entered is asked again when all twenty are others.
    """
    keepers = {size: Keeper(one.register._store) for size, one in grown.items()}  # noqa: SLF001
    times: dict[int, list[float]] = {size: [] for size in grown}
    looked: dict[int, list[float]] = {size: [] for size in grown}
    for number in range(1, PROBES + 1):
        for size, one in grown.items():
            study = next(one.coming)
            times[size].append(_milliseconds(partial(keepers[size].enter, study)))
            if number % WINDOW == 0:
                looked[size].append(_milliseconds(partial(one.register.changes, date(2000, 1, 1), latest=WINDOW)))
    return {
        size: {
            "add": statistics.median(took),
            "add mean": statistics.fmean(took),
            "what entered": statistics.median(looked[size]),
        }
        for size, took in times.items()
    }


def _milliseconds(work: Callable[[], Any]) -> float:
    begun = time.process_time()
    work()
    return 1000 * (time.process_time() - begun)


def questions(register: Register) -> dict[str, Callable[[], Any]]:
    """One of each sort of question, on a pair that many reports are about."""
    pair = ["AD", "AE"]
    event = register.events(areas=pair, limit=1)[0]
    person = register.offices(areas="AD", limit=1)[0].content.person
    # Some words are in many reports and some in few: the same words would be dear in one register, cheap in another.
    told = (one.text.split() for one in register.documents(limit=TOLD))
    sought = cycle([f"{words[-1]} {words[-2]}" for words in told])
    subject = Subject(kind="pair", title="AD – AE", codes=("AD", "AE"))
    return {
        "figures of a pair": lambda: register.figures(areas=pair, limit=ANSWERS),
        "events of a pair": lambda: register.events(areas=pair, limit=ANSWERS),
        "events of a country": lambda: register.events(areas="AD", limit=50),
        "offices of a country": lambda: register.offices(areas="AD", limit=50),
        "statements of a person": lambda: register.statements(person=person, limit=50),
        "one fact": lambda: register.fact(event.id),
        "evidence": lambda: register.cite(event),
        "search": lambda: register.search(next(sought)),
        "latest reports": lambda: register.documents(areas=pair, limit=50),
        "topics of a pair": lambda: register.topics(areas=pair),
        "targets": lambda: register.targets(areas=pair, limit=20),
        "people of a country": lambda: register.people(areas="AD", limit=50),
        "what was left": lambda: register.leftovers(country="AD", limit=50),
        "left for a reason": lambda: register.leftovers(reason="a_reason_of_some_letters_7", limit=50),
        "reasons": register.reasons,
        "disagreements": lambda: register.figures(disputed=True, limit=ANSWERS),
        "announced": lambda: register.events(status="planned", period="2030", limit=ANSWERS),
        "dossier": lambda: dossier(register, subject, words("ru"), date(2030, 1, 1)),
    }


def asking(registers: Mapping[int, Register]) -> dict[int, dict[str, float]]:
    """Milliseconds for each question, by size, the median of several times."""
    asked = {size: questions(register) for size, register in registers.items()}
    found: dict[int, dict[str, float]] = {size: {} for size in registers}
    for name in next(iter(asked.values())):
        times: dict[int, list[float]] = {size: [] for size in registers}
        for _ in range(TIMES):
            for size, question in asked.items():
                times[size].append(_milliseconds(question[name]))
        for size, took in times.items():
            found[size][name] = statistics.median(took)
    return found


def size_on_disk(path: Path, register: Register) -> dict[str, float]:
    """Bytes a report, with and without its text."""
    count = register.summary().documents
    with register._store.reading() as connection:  # noqa: SLF001
        text = connection.exec_driver_sql("SELECT sum(length(CAST(text AS BLOB))) FROM documents").scalar_one()
    whole = sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*") if not file.name.endswith("-wal"))
    return {"bytes a report": whole / count, "bytes beyond its text": (whole - text) / count}


def main() -> None:
    """Measure each size and print a table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", default="1000,10000,100000"), asked.add_argument("--folder", type=Path)
    asked.add_argument("--json", action="store_true")
    a = asked.parse_args()
    folder = a.folder or Path(mkdtemp(prefix="scale"))
    folder.mkdir(exist_ok=True)
    grown = {size: grow(folder / f"{size}.db", size) for size in sorted(map(int, a.sizes.split(",")))}
    took = adding(grown)
    answered = asking({size: one.register for size, one in grown.items()})
    table = {
        size: {"added a second": one.rate, **took[size], **answered[size], **size_on_disk(one.path, one.register)}
        for size, one in grown.items()
    }
    for one in grown.values():
        one.register.close()
    if a.json:
        print(json.dumps(table))
    else:
        show(table)
    if not a.folder:
        shutil.rmtree(folder)


def show(table: dict[int, dict[str, float]]) -> None:
    """The table as text: a line for each measure, a column for each size."""
    sizes = sorted(table)
    print(f"{'milliseconds':26}" + "".join(f"{size:>12,}" for size in sizes))
    for measure in table[sizes[0]]:
        print(f"{measure:26}" + "".join(f"{table[size][measure]:12.2f}" for size in sizes))


if __name__ == "__main__":
    main()
