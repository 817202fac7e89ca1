"""Reading in several processes: documents out, studies back in the order of going. One process writes."""

import gc
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TypeVar

from communique.errors import SourceError
from communique.model import Document
from communique.pipeline.study import Study, study

O = TypeVar("O")  # noqa: E741
AHEAD = 4
STRICTNESS = 0.5
WATCH = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """How to read: in how many processes, how strictly."""

    jobs: int = 1
    strictness: float = STRICTNESS


def studied(sources: Iterable[Document | SourceError | O], work: Work) -> Iterator[Study | SourceError | O]:
    """Each document read; all else as it is. The order is kept, so that a run gives the same on any number of jobs."""
    if work.jobs <= 1:
        for source in sources:
            yield attempt(source, work.strictness) if isinstance(source, Document) else source
        return
    yield from _by_many(sources, work)


def attempt(document: Document, strictness: float) -> Study | SourceError:
    """One document read, or why it could not be: the one place where any fault of a reader is caught."""
    try:
        return study(document, strictness)
    except Exception as fault:  # noqa: BLE001 - the per-article boundary: one text must not stop the rest
        name = document.url or document.id
        return SourceError(name, f"could not be read ({type(fault).__name__}: {fault}); please report it with the text")


def _by_many(sources: Iterable[Document | SourceError | O], work: Work) -> Iterator[Study | SourceError | O]:
    # Forking shares the loaded dictionaries; where threads run it is not safe.
    forks = sys.platform == "linux" and threading.active_count() == 1
    context = get_context("fork" if forks else "spawn")
    with ProcessPoolExecutor(work.jobs, mp_context=context, initializer=_begin, initargs=(os.getpid(),)) as pool:
        going: deque[Future[Study | SourceError] | SourceError | O] = deque()
        for source in sources:
            is_text = isinstance(source, Document)
            going.append(pool.submit(attempt, source, work.strictness) if is_text else source)  # type: ignore[arg-type]
            while len(going) > AHEAD * work.jobs:
                yield _done(going.popleft())
        while going:
            yield _done(going.popleft())


def _done(one: Future[Study | SourceError] | SourceError | O) -> Study | SourceError | O:
    if not isinstance(one, Future):
        return one
    try:
        return one.result()
    except BrokenProcessPool as fault:
        advice = "a reading process was killed; run again, with fewer jobs if memory is short"
        raise SourceError("readers", advice) from fault


def _begin(parent: int) -> None:
    """A reader ends with the one who started it, even where that one is killed."""
    os.environ["OMP_NUM_THREADS"] = "1"
    # Dictionaries and models are never garbage: to go over them so often costs a twelfth of reading.
    gc.set_threshold(20_000, 20, 50)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH)
    os._exit(1)
