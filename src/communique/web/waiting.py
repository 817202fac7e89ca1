"""How many questions wait for a person: counted anew where that may have changed, not for each page."""

import time
from threading import Lock

from communique.api import Register
from communique.web.pages.judging import queue
from communique.web.together import Together

MOST = 100  # more are not counted
LAG = 60.0  # seconds that the number may lag behind another process


class Waiting:
    """The number beside the word for decisions."""

    def __init__(self, together: Together) -> None:
        """For one of the processes that serve a register."""
        self._together = together
        self._lock = Lock()
        self._number = 0
        self._state = ""
        self._counted = 0.0  # when it was last known to be right, by two clocks
        self._checked = -LAG

    def told(self, desk: Register) -> str:
        """The number as it is shown: «7», «100+»; empty for none."""
        number = self.number(desk)
        return f"{number}{'+' if number >= MOST else ''}" if number else ""

    def number(self, desk: Register) -> int:
        """As of now, or of a minute ago where another program writes to the register; at most MOST."""
        with self._lock:
            if self._together.changed < self._counted and time.monotonic() - self._checked < LAG:
                return self._number
            now, state = time.time(), desk.state()
            if state != self._state:
                self._number, self._state = len(queue(desk, MOST)), state
            self._counted, self._checked = now, time.monotonic()
            return self._number
