"""Several threads may read: the words are loaded by the first, and the others wait for it."""

import subprocess
import sys

# A second analyser of pymorphy3 disturbs the first one while it is made.
THREADS = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
import pymorphy3
from communique.lang import load
from communique.parse.morphology import morphology_of
begun, made, whole, pack = Barrier(4), [], pymorphy3.MorphAnalyzer, load("ru")
def counted(**given):
    made.append(given)
    return whole(**given)
pymorphy3.MorphAnalyzer = counted
def forms(word):
    begun.wait()
    return morphology_of(pack).forms(word)
with ThreadPoolExecutor(4) as threads:
    assert all(threads.map(forms, ("стали", "её", "встреча", "Астане")))
assert len(made) == 1, made
"""


def test_threads_that_begin_at_once_share_one_analyser() -> None:
    assert subprocess.run([sys.executable, "-c", THREADS], check=False).returncode == 0
