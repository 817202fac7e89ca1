"""Reading without the collector of cycles: what an article leaves behind has none, and to look for them is dear."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def undisturbed() -> Iterator[None]:
    """Pause the collector where it runs; it goes on behind the article."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        _set_aside()
        gc.enable()


@cache
def _set_aside() -> None:
    """Once, behind the first article: words, weights and models stay for good, and are a million things to look at."""
    gc.freeze()
