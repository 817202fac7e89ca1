"""How long the pages of a register take to begin: the first byte of each, while several people read at once.

    python -m bench.page [--size 10000] [--users 16] [--rounds 2] [--workers N] [--fresh] [--adding] [--register FILE]

A register of synthetic reports is made (or one is named), served by the real server on loopback, and read by so many
users at once, each in another order. Every page has its median and 95th percentile in milliseconds. With --adding
another process adds reports to the register all the while; `late` is then how many of the answers were pages that said
they were made before. With --fresh each page is made anew for each user. The users are threads of this process; what
they cost of a core is told too, for they share the machine with the server.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from tempfile import mkdtemp

from bench.scale import grow
from bench.synthetic import studies
from communique.api import open_register
from communique.pipeline.adding import Keeper
from communique.report.lines import areas_of
from communique.web.keeping import SHOWN

Answer = tuple[float, float, bool]
MEDIAN, LATE = 300.0, 1000.0  # milliseconds that a page may take to begin: half of the time, and nearly always


def places(register: Path) -> dict[str, str]:
    """One address of each page, of what the register tells most about."""
    with open_register(register, create=False) as desk:
        events = desk.events(limit=60)
        best = max(events, key=lambda fact: fact.reports)
        pair = next((areas_of(one.content) for one in events if len(areas_of(one.content)) == 2), ("KZ", "IT"))
        document = desk.documents(limit=1)[0]
        word = document.text.split()[-2]
        people = desk.people(areas=pair[0], limit=1)
        person = f"/people/{people[0].id}" if people else "/people"
    return {
        "today": "/",
        "countries": "/countries",
        "country": f"/countries/{pair[0]}",
        "pair": f"/pairs/{'-'.join(pair)}",
        "indicator": f"/pairs/{'-'.join(pair)}/figures/trade_turnover",
        "people": "/people",
        "person": person,
        "events": "/events",
        "figures": "/figures",
        "statements": "/statements",
        "targets": "/targets",
        "calendar": "/calendar",
        "fact": f"/facts/{best.id}",
        "words": f"/facts/{best.id}/words",
        "articles": "/articles",
        "article": f"/articles/{document.id}",
        "search": f"/search?q={word}",
        "judge": "/judge",
        "api events": "/api/v1/events?limit=50",
        "api timeline": f"/api/v1/timeline?areas={'-'.join(pair)}",
    }


def serve(register: Path, workers: int) -> tuple["subprocess.Popen[str]", str]:
    """The real server on a free port: the process, and what it answers to (`127.0.0.1:40123`)."""
    command = [sys.executable, "-m", "communique", "serve", "--register", str(register), "--port", "0"]
    server = subprocess.Popen([*command, "--workers", str(workers)], stdout=subprocess.PIPE, text=True)
    told = server.stdout.readline() if server.stdout else ""
    if not told:
        raise SystemExit("the server does not start")
    return server, told.strip().removeprefix("http://").rstrip("/")


def add_for_ever(register: str) -> None:
    """What the other process does: new reports, one after another, until it is stopped."""
    with open_register(register) as desk:
        keeper = Keeper(desk._store)  # noqa: SLF001 - the bench enters reports that are read already
        for study in studies(1_000_000, seed=int(time.time())):
            keeper.enter(study)


def spent(pid: int) -> float:
    """Seconds of a core that a process and its children used; whatever else runs, that is what its pages cost."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text().rpartition(")")[2].split()[11:13]
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK") + sum(spent(int(child)) for child in children)


def first_byte(browser: HTTPConnection, address: str, headers: dict[str, str]) -> Answer:
    """Milliseconds until the first byte of a page that opens and until its last, and whether it was made before."""
    begun = time.perf_counter()
    browser.request("GET", address, headers=headers)
    answer = browser.getresponse()
    took = 1000 * (time.perf_counter() - begun)
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{address} answered {answer.status}")
    return took, 1000 * (time.perf_counter() - begun), SHOWN in body


def read(server: int, site: str, pages: dict[str, str], a: argparse.Namespace) -> dict[str, list[Answer]]:
    """Times of each page, by users who read them all in orders of their own."""
    found: dict[str, list[Answer]] = {name: [] for name in pages}
    headers = {"Accept-Language": "ru"} | ({"Cache-Control": "no-cache"} if a.fresh else {})

    def user(number: int) -> None:
        order = list(pages) * a.rounds
        random.Random(number).shuffle(order)
        browser = HTTPConnection(site, timeout=120)
        for name in order:
            found[name].append(first_byte(browser, pages[name], headers))
        browser.close()

    for _ in range(2 * a.workers):  # what is made once is made before it is measured, by each process
        browser = HTTPConnection(site, timeout=120)
        for address in pages.values():
            first_byte(browser, address, headers)
        browser.close()
    begun, own, clock = spent(server), time.process_time(), time.perf_counter()
    with ThreadPoolExecutor(a.users) as users:
        list(users.map(user, range(a.users)))
    told = sum(len(answers) for answers in found.values())
    took, cost, asking = time.perf_counter() - clock, spent(server) - begun, time.process_time() - own
    print(f"{told} pages in {took:.1f} s; of a core for each: {1000 * cost / told:.1f} ms to give it, ", end="")
    print(f"{1000 * asking / told:.1f} ms to ask for it")
    print(f"{statistics.median(whole for some in found.values() for _, whole, _ in some):.0f} ms until the last byte")
    return found


def table(found: dict[str, list[Answer]]) -> bool:
    """Print the times; whether all pages are within the bounds."""
    good = True
    print(f"{'page':<14}{'median':>9}{'95 %':>9}  ms{'late':>8}")
    for name, answers in [*found.items(), ("all", [one for some in found.values() for one in some])]:
        times = [took for took, _, _ in answers]
        median, last = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        slow = median > MEDIAN or last > LATE
        good = good and not slow
        share = sum(late for _, _, late in answers) / len(answers)
        print(f"{name:<14}{median:>9.0f}{last:>9.0f}    {share:>7.0%}{'  slow' if slow else ''}")
    return good


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--size", type=int, default=10_000), asked.add_argument("--users", type=int, default=16)
    asked.add_argument("--rounds", type=int, default=2), asked.add_argument("--register", type=Path)
    asked.add_argument("--folder", type=Path), asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--fresh", action="store_true"), asked.add_argument("--adding", action="store_true")
    asked.add_argument("--add-to", help=argparse.SUPPRESS)
    a = asked.parse_args()
    if a.add_to:
        add_for_ever(a.add_to)
        return
    path = a.register or (a.folder or Path(mkdtemp(prefix="communique-page-"))) / f"{a.size}.db"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        grow(path, a.size)[0].close()
    server, site = serve(path, a.workers)
    adder = subprocess.Popen([sys.executable, "-m", "bench.page", "--add-to", str(path)]) if a.adding else None
    try:
        good = table(read(server.pid, site, places(path), a))
    finally:
        if adder:
            print(f"adding went on: {adder.poll() is None}")
            adder.terminate()
            adder.wait(20)
        server.terminate()
        server.wait(20)
    print(f"{a.users} users at once, {a.workers} processes; bounds: {MEDIAN:.0f} ms median, {LATE:.0f} ms at 95 %")
    sys.exit(not good)


if __name__ == "__main__":
    main()
