"""Commands that read nothing start at once: nothing heavy is imported before it is needed."""

import os
import subprocess
import sys
from pathlib import Path

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


THREADS = """
import os
from communique.__main__ import main
try:
    main()
finally:
    import sys
    print(len(os.listdir("/proc/self/task")), file=sys.stderr)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
def test_reading_keeps_to_one_thread(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Президент Италии Серджо Маттарелла прибыл с визитом в Казахстан.", encoding="utf-8")
    plain = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    run = [sys.executable, "-c", THREADS, "read", str(report)]
    found = subprocess.run(run, capture_output=True, text=True, check=True, env=plain)
    assert "Маттарелла" in found.stdout
    assert found.stderr.split()[-1] == "1"
