"""What a register costs as it grows: adding one report, each question, a dossier, the size on disk.

    python -m bench.scale [--sizes 1000,10000,100000] [--folder /tmp/scale] [--json]

Times are CPU times of this process, so that other programs on the machine do not count. Adding is measured apart
from reading: the reports come read from a generator. Each size is a register of its own, grown to that size; then the
next reports are added one by one and timed, and questions are asked.
"""

import argparse
import json
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
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

PROBES = 300
TIMES = 15
# So many answers are asked for of what grows with the register: as many as the small one has, so that like is compared.
ANSWERS = 5


def grow(path: Path, size: int) -> tuple[Register, Iterator[Study], float]:
    """A register of so many reports, the reports that come next, and reports added a second."""
    register = communique.open(path)
    coming = studies(size + PROBES)
    keeper = Keeper(register._store)  # noqa: SLF001 - the bench enters reports that are read already
    begun = time.process_time()
    for number, study in enumerate(islice(coming, size), 1):
        keeper.enter(study)
        if number % 5000 == 0:
            print(f"  {number} of {size}: {number / (time.process_time() - begun):.0f} reports/s", file=sys.stderr)
    return register, coming, size / (time.process_time() - begun)


def adding(register: Register, coming: Iterator[Study]) -> dict[str, float]:
    """Milliseconds for one more report, by a keeper that remembers nothing."""
    keeper = Keeper(register._store)  # noqa: SLF001
    times = []
    for study in coming:
        begun = time.process_time()
        keeper.enter(study)
        times.append(1000 * (time.process_time() - begun))
    return {"add": statistics.median(times), "add mean": statistics.fmean(times)}


def questions(register: Register) -> dict[str, Callable[[], Any]]:
    """One of each sort of question, on a pair that many reports are about."""
    pair = ["AD", "AE"]
    event = register.events(areas=pair, limit=1)[0]
    person = register.offices(areas="AD", limit=1)[0].content.person
    told = register.documents(limit=1)[0].text.split()
    subject = Subject(kind="pair", title="AD – AE", codes=("AD", "AE"))
    return {
        "figures of a pair": lambda: register.figures(areas=pair, limit=ANSWERS),
        "events of a pair": lambda: register.events(areas=pair, limit=ANSWERS),
        "events of a country": lambda: register.events(areas="AD", limit=50),
        "offices of a country": lambda: register.offices(areas="AD", limit=50),
        "statements of a person": lambda: register.statements(person=person, limit=50),
        "one fact": lambda: register.fact(event.id),
        "evidence": lambda: register.cite(event),
        "search": lambda: register.search(f"{told[-1]} {told[-2]}"),
        "latest reports": lambda: register.documents(areas=pair, limit=50),
        "topics of a pair": lambda: register.topics(areas=pair),
        "targets": lambda: register.targets(areas=pair, limit=20),
        "people of a country": lambda: register.people(areas="AD", limit=50),
        "what was left": lambda: register.leftovers(country="AD", limit=50),
        "left for a reason": lambda: register.leftovers(reason="a_reason_of_some_letters_7", limit=50),
        "reasons": register.reasons,
        "disagreements": lambda: register.figures(disputed=True, limit=ANSWERS),
        "announced": lambda: register.events(status="planned", period="2030", limit=ANSWERS),
        "what entered": lambda: register.changes(date(2000, 1, 1), latest=20),
        "dossier": lambda: dossier(register, subject, words("ru"), date(2030, 1, 1)),
    }


def asking(register: Register) -> dict[str, float]:
    """Milliseconds for each question, the median of several times."""
    found = {}
    for name, question in questions(register).items():
        times = []
        for _ in range(TIMES):
            begun = time.process_time()
            question()
            times.append(1000 * (time.process_time() - begun))
        found[name] = statistics.median(times)
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
    table: dict[int, dict[str, float]] = {}
    for size in sorted(map(int, a.sizes.split(","))):
        path = folder / f"{size}.db"
        register, coming, rate = grow(path, size)
        table[size] = {"added a second": rate, **adding(register, coming), **asking(register)}
        table[size] |= size_on_disk(path, register)
        register.close()
        print(f"{size}: {table[size]}", file=sys.stderr)
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
