"""Compile the rooms that read into build/fast; needs a C compiler, and takes some minutes.

    python -m fast

What is compiled is a copy of the sources (`native.py` says how it differs); they themselves stay as they are. The
result bears the fingerprint of the sources: `communique/compiled.py` passes it by as soon as one of them changes.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from communique.compiled import MADE, PACKAGE, PLAIN, STAMP, fingerprint
from fast.native import native

ROOT = Path(__file__).parents[1]
LOG = ROOT / "build" / "fast.log"
COPY = ROOT / "build" / "fast-sources"
# What stays plain, and why.
UNFIT = frozenset({
    "extract/extract.py",  # a package and its function have one name: the compiler takes one for the other
    "parse/network.py", "parse/tagger.py",  # libraries without types do the work
    "parse/record.py",  # makes what `native` writes out
    # A value of the class itself that the compiler cannot set.
    "parse/morphology/english.py", "parse/morphology/plain.py", "parse/morphology/russian.py",
    "parse/morphology/suffixes.py",
})  # fmt: skip
COMPILED = ("parse", "recognize", "extract")


def sources(package: Path) -> list[str]:
    """The modules that are compiled, by their paths in the package."""
    found = [file for room in COMPILED for file in (package / room).rglob("*.py") if file.name != "__init__.py"]
    names = {file.relative_to(package).as_posix() for file in found} | {"lang/weights.py"}
    return sorted(names - UNFIT)


def copied(package: Path, names: list[str]) -> None:
    """The package's Python beside the checkout, what is compiled in its native form."""
    shutil.rmtree(COPY, ignore_errors=True)
    shutil.copytree(package, COPY / "communique", ignore=shutil.ignore_patterns("*.csv", "*.toml", "*.json", "*.txt"))
    for name in names:
        file = COPY / "communique" / name
        file.write_text(native(file.read_text(encoding="utf-8")), encoding="utf-8")


def main() -> int:
    """Compile; the exit code."""
    of, names = fingerprint(PACKAGE), sources(PACKAGE)
    shutil.rmtree(MADE, ignore_errors=True)
    MADE.mkdir(parents=True)
    copied(PACKAGE, names)
    print(f"Compiling {len(names)} modules (some minutes)")
    with LOG.open("w", encoding="utf-8") as log:
        run = [sys.executable, str(ROOT / "fast" / "build.py"), str(MADE), *(f"communique/{name}" for name in names)]
        failed = subprocess.run(run, cwd=COPY, stdout=log, stderr=subprocess.STDOUT, check=False).returncode
    if failed:
        print(
            f"Not compiled; everything runs as plain Python. Is there a C compiler? {LOG} says more.", file=sys.stderr
        )
        return 1
    shutil.rmtree(COPY)
    if fingerprint(PACKAGE) != of:
        print("A source changed meanwhile: compile again.", file=sys.stderr)
        return 1
    (MADE / STAMP).write_text(of, encoding="ascii")
    print("Comparing what it reads with what plain Python reads")
    plain = readings({PLAIN: "1"})
    if not plain or readings({}) != plain:
        (MADE / STAMP).unlink()
        print("It reads otherwise and is not used: please report it.", file=sys.stderr)
        return 1
    print("Compiled: every `communique` of this checkout reads with it until its sources change.")
    return 0


def readings(variables: Mapping[str, str]) -> bytes:
    """What is read in some reports, in a process with these variables beside its own; as far as it came."""
    run = [sys.executable, "-m", "fast.readings"]
    return subprocess.run(run, cwd=ROOT, env={**os.environ, **variables}, stdout=subprocess.PIPE, check=False).stdout


if __name__ == "__main__":
    sys.exit(main())
