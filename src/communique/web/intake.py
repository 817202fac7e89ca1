"""Reading what was sent, one load after another, beside the pages: each load has a name, and says how far it is."""

import shutil
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe
from threading import Lock

from communique.api import open_register
from communique.errors import CommuniqueError, SourceError
from communique.ingest import Limits, documents, fetched, is_address
from communique.model import Document
from communique.model.answer import AddReport, Progress

KEPT = 100  # loads that are remembered
LISTED = 50  # reports of a load that are named when it is read
WAITING = 20  # loads that may wait for their turn
Source = str | Path | Document


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
    future: "Future[None] | None" = field(default=None, repr=False)

    @property
    def finished(self) -> bool:
        """Whether nothing more will come."""
        return self.report is not None or bool(self.failure)


class Intake:
    """Loads of one register. Reading is heavy and writing is one at a time, so loads stand in line."""

    def __init__(self, address: str, *, private: bool = False, read: Callable[[], None] = lambda: None) -> None:
        """For the register at an address; `private` lets addresses of one's own network be read.

        `read` is told whenever something was read.
        """
        self._told = read
        self._address = address
        self._limits = Limits(private=private)
        self._loads: OrderedDict[str, Load] = OrderedDict()
        self._lock = Lock()
        self._reader: ThreadPoolExecutor | None = None

    def take(self, sources: Sequence[Source], folder: Path | None = None, patience: float = 2.0) -> Load:
        """Read sources; waits a moment for small ones. `folder` is removed when all is read.

        Raises BusyError where too many loads wait.
        """
        load = Load(id=token_urlsafe(12), total=len(sources))
        with self._lock:
            if sum(1 for one in self._loads.values() if not one.finished) >= WAITING:
                raise BusyError("too many loads are being read; try again in a minute")
            self._loads[load.id] = load
            while len(self._loads) > KEPT:
                self._loads.popitem(last=False)
            self._reader = self._reader or ThreadPoolExecutor(max_workers=1, thread_name_prefix="intake")
            load.future = self._reader.submit(self._read, load, list(sources), folder)
        wait_for([load.future], timeout=patience)
        return load

    def find(self, load_id: str) -> Load | None:
        """A load by its name."""
        with self._lock:
            return self._loads.get(load_id)

    def close(self) -> None:
        """Finish the load at hand and drop those that wait."""
        with self._lock:
            reader, self._reader = self._reader, None
        if reader:
            reader.shutdown(wait=True, cancel_futures=True)

    def _read(self, load: Load, sources: list[Source], folder: Path | None) -> None:
        try:
            with open_register(self._address) as desk:
                given = (one for source in sources for one in self._open(source))
                load.report = desk.add(_noted(given, load), progress=_follow(load))
        except CommuniqueError as error:
            load.failure = str(error)
        finally:
            load.failure = load.failure or ("" if load.report else "the reading broke off")
            self._told()
            if folder:
                shutil.rmtree(folder, ignore_errors=True)

    def _open(self, source: Source) -> list[Document | SourceError]:
        if isinstance(source, Document):
            return [source]
        if isinstance(source, str) and is_address(source):
            return list(fetched(source, self._limits))
        return list(documents(source))


def _noted(given: Iterable[Document | SourceError], load: Load) -> Iterator[Document | SourceError]:
    for one in given:
        if isinstance(one, Document) and len(load.read) < LISTED:
            load.read.append(one.id)
        yield one


class BusyError(CommuniqueError):
    """More loads wait than can be promised to be read soon."""


def _follow(load: Load) -> Callable[[Progress], None]:
    def follow(progress: Progress) -> None:
        load.done, load.address = progress.done, progress.address
        load.total = max(load.total, progress.done)

    return follow
