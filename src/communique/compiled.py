"""Reading compiled by `make fast`: used where it was made of these very sources, passed by where it was not."""

import os
import sys
from hashlib import blake2b
from importlib.abc import MetaPathFinder
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path

PACKAGE = Path(__file__).parent
MADE = PACKAGE.parents[1] / "build" / "fast"
STAMP = "sources"
# Rooms whose sources compiled code was made of, or relies on.
ROOMS = ("model", "lang", "parse", "recognize", "extract")
# Set to anything, plain Python is used.
PLAIN = "COMMUNIQUE_PLAIN"


def fingerprint(package: Path) -> str:
    """What changes when a source of the compiled code does, or the way it is compiled."""
    files = [file for room in ROOMS for file in (package / room).rglob("*.py")]
    files += (package.parents[1] / "fast").glob("*.py")
    found = blake2b(digest_size=16)
    for file in sorted(files):
        found.update(file.relative_to(package.parents[1]).as_posix().encode() + b"\0" + file.read_bytes())
    return found.hexdigest()


class Compiled(MetaPathFinder):
    """Gives the compiled module of a name where there is one."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds them as they lie in the package."""
        suffix = EXTENSION_SUFFIXES[0]
        files = {file.relative_to(folder).as_posix(): file for file in folder.rglob(f"*{suffix}")}
        self._files = {name.removesuffix(suffix).replace("/", "."): file for name, file in files.items()}

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """As Python's import asks."""
        del path, target
        file = self._files.get(fullname)
        return spec_from_file_location(fullname, file) if file else None


def use() -> None:
    """From here on import compiled modules, if there are any of these sources."""
    stamp = MADE / STAMP
    if PLAIN in os.environ or not stamp.is_file() or is_used():
        return
    if stamp.read_text(encoding="ascii") == fingerprint(PACKAGE):
        sys.meta_path.insert(0, Compiled(MADE))


def is_used() -> bool:
    """Whether this process reads with compiled code."""
    return any(isinstance(finder, Compiled) for finder in sys.meta_path)
