"""Speed and memory of reading, beside the parts of natasha on the same articles in the same run.

    python -m bench.speed [--runs 5] [--long]

One core, one thread, CPU time, so that what else the machine does counts little. The gold articles are dealt into as
many parts as there are runs; each part is read by both, in turn, so that neither meets an article twice. The peer is
what natasha's own pipeline calls: razdel's segmentation and slovnet's morphology, syntax and names over navec, in
natasha's order and batches, without its Python layer above them (natasha itself no longer imports with today's
setuptools); so it is if anything a little faster than natasha. Where `make fast` compiled the rooms that
read, both that and plain Python are measured.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

os.environ["OMP_NUM_THREADS"] = "1"

from bench.articles import DESKS, Article, articles, aside
from communique.compiled import PLAIN, is_used

Reader = Callable[[str], object]
LABELS = {"compiled": "communique.read, compiled", "plain": "communique.read, plain", "peer": "natasha's parts"}


def ours() -> Reader:
    """`communique.read`."""
    from communique.pipeline import read_text

    return lambda text: read_text(text, language="ru")


def peer() -> Reader:
    """Segmentation, morphology, syntax and names as natasha runs them."""
    import importlib.metadata
    from pathlib import Path

    from navec import Navec
    from razdel import sentenize, tokenize
    from slovnet import NER, Morph, Syntax

    root = Path(str(importlib.metadata.distribution("natasha").locate_file("natasha/data")))
    navec = Navec.load(root / "emb/navec_news_v1_1B_250K_300d_100q.tar")
    models = [kind.load(root / f"model/slovnet_{kind.__name__.lower()}_news_v1.tar") for kind in (Morph, Syntax, NER)]
    for model in models:
        model.navec(navec)
    morph, syntax, names = models

    def read(text: str) -> object:
        words = [[token.text for token in tokenize(sentence.text)] for sentence in sentenize(text)]
        words = [sentence for sentence in words if sentence]
        return list(morph.map(words)), list(syntax.map(words)), names(text)

    return read


def rate(read: Reader, gold: Sequence[Article]) -> float:
    """Articles a second."""
    texts = [article.text for article in gold]
    start = time.process_time()
    for text in texts:
        read(text)
    return len(texts) / (time.process_time() - start)


def surroundings(name: str) -> dict[str, str]:
    """The variables of a reader's process: one of them says to leave compiled code aside."""
    return {**os.environ, **({PLAIN: "1"} if name == "plain" else {})}


def alone(name: str) -> dict[str, float]:
    """Memory of one reader in a process of its own, and the time from its start to the first article read."""
    run = [sys.executable, "-m", "bench.speed", "--alone", name, "--since", str(time.time())]
    done = subprocess.run(run, capture_output=True, text=True, check=True, env=surroundings(name))
    found: dict[str, float] = json.loads(done.stdout)
    return found


class Apart:
    """A reader in a process of its own that waits for parts of the gold articles to read."""

    def __init__(self, name: str) -> None:
        run = [sys.executable, "-m", "bench.speed", "--serve", name]
        self._running = subprocess.Popen(
            run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=surroundings(name)
        )

    def rate(self, part: int, parts: int) -> float:
        """Articles a second in one part."""
        told, answers = self._running.stdin, self._running.stdout
        assert told
        assert answers
        print(part, parts, file=told, flush=True)
        return float(answers.readline())

    def close(self) -> None:
        """End the process."""
        self._running.communicate()


def serve(name: str) -> None:
    """What `Apart` runs."""
    gold, read = articles("ru"), peer() if name == "peer" else ours()
    read(gold[0].text)
    for line in sys.stdin:
        part, parts = map(int, line.split())
        print(rate(read, gold[part::parts]), flush=True)


def measure_alone(name: str, since: float) -> None:
    """What `alone` runs: prints one JSON object."""
    gold = articles("ru")[:60]
    read = peer() if name == "peer" else ours()
    read(gold[0].text)
    first = time.time() - since
    for article in gold:
        read(article.text)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"first": first, "peak": peak}))


def nothing_in(article: Article) -> bool:
    """Whether careful readers found nothing in an article."""
    return not any(article.gold.get(kind) for kind in ("figures", "events", "offices", "statements", "agreements"))


def per_thousand(read: Reader, gold: Sequence[Article]) -> float:
    """Milliseconds for a thousand characters."""
    characters = sum(len(article.text) for article in gold)
    return 1e6 * len(gold) / rate(read, gold) / max(1, characters)


def shares_read(texts: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """The share of texts, by language, that a glance does not tell apart from reports on relations between states."""
    return {
        language: sum(is_read(text, language) for text in some) / max(1, len(some)) for language, some in texts.items()
    }


def is_read(text: str, language: str) -> bool:
    """Whether a text is read on after a glance."""
    from communique.lang import load
    from communique.recognize import about_relations

    return about_relations(text, load(language))


def seconds(texts: Sequence[str]) -> list[float]:
    """How long each text takes whose language nobody told."""
    from communique.pipeline import read_text

    taken = []
    for text in texts:
        start = time.process_time()
        read_text(text)
        taken.append(time.process_time() - start)
    return taken


def growth(read: Reader, gold: Sequence[Article]) -> float:
    """How much longer one text of 1 MB takes than ten of 100 KB."""
    body = "\n\n".join(article.text for article in gold)
    part = (body * (100_000 // len(body) + 1))[:100_000]

    def taken(text: str) -> float:
        start = time.process_time()
        read(text)
        return time.process_time() - start

    return taken(part * 10) / sum(taken(part) for _ in range(10))


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--alone")
    asked.add_argument("--since", type=float)
    asked.add_argument("--serve")
    asked.add_argument("--long", action="store_true", help="also how time grows with the length of a text")
    a = asked.parse_args()
    if a.alone:
        measure_alone(a.alone, a.since)
        return
    if a.serve:
        serve(a.serve)
        return
    gold = articles("ru")
    # First, while this process is small: a child's peak includes what its parent held when it was started.
    held = {name: alone(name) for name in (*(("compiled",) if is_used() else ()), "plain", "peer")}
    readers = {name: Apart(name) for name in held}
    rates: dict[str, list[float]] = {name: [] for name in readers}
    for run in range(a.runs):
        for name, reader in readers.items():
            rates[name].append(reader.rate(run, a.runs))
    for reader in readers.values():
        reader.close()
    medians = {name: statistics.median(found) for name, found in rates.items()}
    print(f"{len(gold)} Russian articles in {a.runs} parts, each read by all in turn; one core, medians\n")
    for name, found in held.items():
        times = "" if name == "peer" else f"{medians[name] / medians['peer']:8.2f} times the peer"
        peak, first = found["peak"], found["first"]
        print(
            f"{LABELS[name]:27}{medians[name]:7.1f} articles/s{peak:6.0f} MB at most{first:6.2f} s to the first{times}"
        )
    idle = [article for article in gold if nothing_in(article)]
    busy = [article for article in gold if not nothing_in(article)]
    read = ours()
    rate(read, gold)  # so that no side pays for what is loaded once
    cost = per_thousand(read, idle) / per_thousand(read, busy)
    print(
        f"an article without facts costs {cost:.2f} of one with facts, by length ({len(idle)} and {len(busy)} articles)"
    )
    texts = {language: aside(language) for language in DESKS}
    taken = list(zip(texts["ru"], seconds(texts["ru"]), strict=True))  # before their words are known
    print(", ".join(f"{100 * dear:.0f} % of {language}" for language, dear in shares_read(texts).items()), end="")
    print(" reports of no interest are read on all the same;")
    passed = [(text, time) for text, time in taken if not is_read(text, "ru")]
    all_of_them, those = (
        sum(time for _, time in some) / sum(len(text) for text, _ in some) / (per_thousand(read, busy) / 1e6)
        for some in (taken, passed)
    )
    print(
        f"a Russian one costs {all_of_them:.2f} of one with facts, by length, its language found ({len(taken)}),"
        f" one that is passed by {those:.3f} ({len(passed)})"
    )
    if a.long:
        print(f"a text of 1 MB takes {growth(read, busy[:40]):.2f} times as long as ten of 100 KB")


if __name__ == "__main__":
    main()
