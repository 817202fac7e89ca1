"""What the processes that serve one register share: a folder of theirs alone.

In it stand when something was changed last, how often somebody did what costs (`team`), and how far each load is
(`board`). All else of a process is its own: what it kept is checked against the register, sessions are signed.
"""

import os
import shutil
import time
import weakref
from pathlib import Path
from tempfile import mkdtemp

from filelock import FileLock

CHANGED = "changed"


class Together:
    """A folder of several processes, or of one alone, which takes it away when it ends."""

    def __init__(self, folder: str = "") -> None:
        """This folder, or a new one."""
        self.folder = Path(folder or mkdtemp(prefix="communique-"))
        if not folder:
            weakref.finalize(self, shutil.rmtree, str(self.folder), ignore_errors=True)

    def file(self, name: str) -> Path:
        """A file of the folder."""
        self.folder.mkdir(mode=0o700, exist_ok=True)  # systems clean up what lay long among their temporary files
        return self.folder / name

    def lock(self, name: str) -> FileLock:
        """What one process at a time may hold; free again as soon as its holder is gone, however it ended."""
        return FileLock(self.file(f"{name}.lock"))

    @property
    def changed(self) -> float:
        """When something was changed through these processes; 0 where nothing was."""
        try:
            return (self.folder / CHANGED).stat().st_mtime_ns / 1e9
        except FileNotFoundError:
            return 0.0

    def change(self) -> None:
        """Something was changed."""
        place = self.file(CHANGED)
        place.touch()
        now = time.time_ns()  # a file's own clock lags a few milliseconds
        os.utime(place, ns=(now, now))
