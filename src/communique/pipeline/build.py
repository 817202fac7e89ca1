"""Which build this is: a digest of all that reading rests on, and one of all that facts are computed by."""

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

HERE = Path(__file__).parents[1]
READS = ("lang", "parse", "recognize", "extract")
COMPUTES = ("lang/world", "lang/*/posts.toml", "resolve")
KINDS = frozenset({".py", ".toml", ".csv", ".json"})


@cache
def reader() -> str:
    """Changes when packs, weights or the rooms that read change: the same text may then be read otherwise."""
    return digest(HERE, READS)


@cache
def computer() -> str:
    """Changes when keys, rules or tables change by which claims are joined."""
    return digest(HERE, COMPUTES)


def digest(root: Path, places: Iterable[str]) -> str:
    """A hash of some files and of all in some folders: their names and contents, in no order of the disk."""
    found = blake2b(digest_size=16)
    for place in places:
        files = [file for path in root.glob(place) for file in ([path] if path.is_file() else path.rglob("*"))]
        paths = {path.relative_to(root).as_posix(): path for path in files if path.suffix in KINDS}
        for name, path in sorted(paths.items()):
            found.update(f"{name}\0{path.stat().st_size}\0".encode())
            found.update(path.read_bytes())
    return found.hexdigest()
