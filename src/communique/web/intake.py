"""Reading what was sent, one load after another, beside the pages: each load has a name, and says how far it is.

Several processes may serve the pages: their loads stand in one line, and any of them tells how far a load is.
"""

import shutil
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from contextlib import contextmanager
from pathlib import Path
from secrets import token_urlsafe
from threading import Event, Lock

from filelock import FileLock, Timeout

from communique.api import open_register
from communique.errors import CommuniqueError, SourceError
from communique.ingest import Limits, documents, fetched, is_address
from communique.model import Document
from communique.model.answer import Progress
from communique.web.board import BROKEN, KEPT, Board, Load
from communique.web.together import Together

LISTED = 50  # reports of a load that are named when it is read
WAITING = 20  # loads that may wait for their turn
TURN = 0.1  # seconds after which it is looked again whether another process has finished its load
Source = str | Path | Document


class Intake:
    """Loads of one register. Reading is heavy and writing is one at a time, so loads stand in line."""

    def __init__(
        self,
        address: str,
        *,
        private: bool = False,
        together: Together | None = None,
    ) -> None:
        """For the register at an address; `private` lets addresses of one's own network be read.

        `together` is what the processes share that serve the register.
        """
        self._address = address
        self._limits = Limits(private=private)
        self._together = together or Together()
        self._board = Board(self._together)
        self._name = f"reader-{token_urlsafe(12)}"
        self._here: FileLock | None = None
        self._loads: OrderedDict[str, Load] = OrderedDict()
        self._lock = Lock()
        self._ending = Event()
        self._reader: ThreadPoolExecutor | None = None

    def take(self, sources: Sequence[Source], folder: Path | None = None, patience: float = 2.0) -> Load:
        """Read sources; waits a moment for small ones. `folder` is removed when all is read.

        Raises BusyError where too many loads wait.
        """
        load = Load(id=token_urlsafe(12), total=len(sources), reader=self._name)
        with self._lock, self._together.lock("loads"):
            self._present()
            if self._board.waiting() >= WAITING:
                raise BusyError("too many loads are being read; try again in a minute")
            self._board.forget_oldest()
            self._board.put(load)
            self._loads[load.id] = load
            while len(self._loads) > KEPT:
                self._loads.popitem(last=False)
            self._reader = self._reader or ThreadPoolExecutor(max_workers=1, thread_name_prefix="intake")
            load.future = self._reader.submit(self._read, load, list(sources), folder)
        wait_for([load.future], timeout=patience)
        return load

    def find(self, load_id: str) -> Load | None:
        """A load by its name, whoever reads it."""
        with self._lock:
            own = self._loads.get(load_id)
        return own or self._board.find(load_id)

    def close(self) -> None:
        """Finish the load at hand and drop those that wait."""
        self._ending.set()
        with self._lock:
            reader, self._reader = self._reader, None
        if reader:
            reader.shutdown(wait=True, cancel_futures=True)
        if self._here:
            self._here.release()

    def _present(self) -> None:
        """Hold the lock that says that this process lives."""
        if self._here is None:
            self._here = self._together.lock(self._name)
            self._here.acquire()

    @contextmanager
    def _turn(self) -> Iterator[bool]:
        """One load at a time over all processes; False where this process ends before its turn comes."""
        line = self._together.lock("reading")
        while not self._ending.is_set():
            try:
                line.acquire(timeout=TURN)
            except Timeout:
                continue
            try:
                yield True
            finally:
                line.release()
            return
        yield False

    def _read(self, load: Load, sources: list[Source], folder: Path | None) -> None:
        try:
            with self._turn() as mine, open_register(self._address) as desk:
                if mine:
                    given = (one for source in sources for one in self._open(source))
                    load.report = desk.add(_noted(given, load), progress=self._follow(load))
        except CommuniqueError as error:
            load.failure = str(error)
        finally:
            load.failure = load.failure or ("" if load.report else BROKEN)
            self._board.put(load)
            self._together.change()
            if folder:
                shutil.rmtree(folder, ignore_errors=True)

    def _open(self, source: Source) -> list[Document | SourceError]:
        if isinstance(source, Document):
            return [source]
        if isinstance(source, str) and is_address(source):
            return list(fetched(source, self._limits))
        return list(documents(source))

    def _follow(self, load: Load) -> Callable[[Progress], None]:
        def follow(progress: Progress) -> None:
            load.done, load.address = progress.done, progress.address
            load.total = max(load.total, progress.done)
            self._board.put(load)

        return follow


def _noted(given: Iterable[Document | SourceError], load: Load) -> Iterator[Document | SourceError]:
    for one in given:
        if isinstance(one, Document) and len(load.read) < LISTED:
            load.read.append(one.id)
        yield one


class BusyError(CommuniqueError):
    """More loads wait than can be promised to be read soon."""
