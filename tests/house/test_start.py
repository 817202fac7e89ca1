"""Commands that read nothing start at once: nothing heavy is imported before it is needed."""

import subprocess
import sys

import pytest

HEAVY = (
    "numpy",
    "slovnet",
    "navec",
    "pymorphy3",
    "trafilatura",
    "sqlalchemy",
    "fastapi",
    "babel",
    "py3langid",
    "lxml",
    "httpx",
)
SHOW = """
import sys
try:
    from communique.__main__ import main
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", [["--help"], ["add", "--help"], ["dossier", "--help"]], ids=" ".join)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    found = subprocess.run([sys.executable, "-c", SHOW, *arguments], capture_output=True, text=True, check=True)
    assert "communique" in found.stdout.lower() or "Usage" in found.stdout
    assert not set(HEAVY) & set(found.stderr.split())


def test_importing_the_package_imports_nothing_heavy() -> None:
    show = "import sys, communique; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", show], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(found.stdout.split())
