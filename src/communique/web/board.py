"""Loads as all processes see them: one small file each, written by the process that reads the load."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from filelock import Timeout

from communique.model.answer import AddReport
from communique.web.together import Together

KEPT = 100  # loads that are remembered
BROKEN = "the reading broke off"
NAME = re.compile(r"[A-Za-z0-9_-]{1,40}")


@dataclass(slots=True)
class Load:
    """One load: `total` reports are expected, `done` were read; `report` when all are."""

    id: str
    total: int
    done: int = 0
    address: str = ""
    report: AddReport | None = None
    failure: str = ""
    read: list[str] = field(default_factory=list)  # the reports that were given, by id, as far as they are listed
    reader: str = ""  # whose the load is
    future: "Future[None] | None" = field(default=None, repr=False)

    @property
    def finished(self) -> bool:
        """Whether nothing more will come."""
        return self.report is not None or bool(self.failure)


class Board:
    """The loads of all processes."""

    def __init__(self, together: Together) -> None:
        """In the folder that they share."""
        self._together = together

    def put(self, load: Load) -> None:
        """How far a load is now; those begun long ago make room."""
        place = self._together.file(f"{load.id}.load")
        # Whole or not at all: others read meanwhile.
        draft = place.with_suffix(".draft")
        draft.write_text(json.dumps(_told(load)), encoding="utf-8")
        draft.replace(place)

    def find(self, load_id: str) -> Load | None:
        """A load by its name; one whose process is gone has failed."""
        load = _read(self._together.folder / f"{load_id}.load") if NAME.fullmatch(load_id) else None
        if load and not load.finished and not self._lives(load.reader):
            load.failure = BROKEN
        return load

    def waiting(self) -> int:
        """How many loads are not finished, of processes that live."""
        open_ones = [load.reader for load in self._all() if not load.finished]
        lives = {reader: self._lives(reader) for reader in set(open_ones)}
        return sum(lives[reader] for reader in open_ones)

    def forget_oldest(self) -> None:
        """Make room for one more."""
        places = sorted(self._together.folder.glob("*.load"), key=_age)
        for place in places[: max(len(places) + 1 - KEPT, 0)]:
            place.unlink(missing_ok=True)

    def _all(self) -> Iterator[Load]:
        found = map(_read, self._together.folder.glob("*.load"))
        return (load for load in found if load)

    def _lives(self, reader: str) -> bool:
        """Whether a process still holds the lock that bears its name."""
        lock = self._together.lock(reader)
        with suppress(Timeout):
            lock.acquire(timeout=0)
            lock.release()
            return False
        return True


def _told(load: Load) -> dict[str, Any]:
    told = asdict(replace(load, future=None))
    del told["future"]
    return told


def _read(place: Path) -> Load | None:
    try:
        told = json.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    report = told.pop("report")
    if report:
        report["failed"] = tuple((address, reason) for address, reason in report["failed"])
    return Load(**told, report=AddReport(**report) if report else None)


def _age(place: Path) -> float:
    try:
        return place.stat().st_mtime
    except FileNotFoundError:
        return 0.0
