"""How long the pages of a register take to begin: the first byte of each, while several people read at once.

    python -m bench.page [--size 10000] [--users 16] [--rounds 2] [--fresh | --adding] [--register FILE] [--folder DIR]

A register of synthetic reports is made (or one is named), served by the real server on loopback, and read by so many
users at once, each in another order. Every page has its median and 95th percentile in milliseconds. With --adding
another process adds reports to the register all the while; `late` is then how many of the answers were pages that said
they were made before. With --fresh each page is made anew for each user.
"""

import argparse
import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import mkdtemp

import httpx

from bench.scale import grow
from bench.synthetic import studies
from communique.api import open_register
from communique.pipeline.adding import Keeper
from communique.report.lines import areas_of
from communique.web.keeping import SHOWN

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


def serve(register: Path) -> tuple[subprocess.Popen[bytes], str]:
    """The real server on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "communique", "serve", "--register", str(register), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    site = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            httpx.get(f"{site}/help", timeout=1)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return server, site
    server.terminate()
    raise SystemExit("the server does not answer")


def add_for_ever(register: str) -> None:
    """What the other process does: new reports, one after another, until it is stopped."""
    with open_register(register) as desk:
        keeper = Keeper(desk._store)  # noqa: SLF001 - the bench enters reports that are read already
        for study in studies(1_000_000, seed=int(time.time())):
            keeper.enter(study)


def spent(server: "subprocess.Popen[bytes]") -> float:
    """Seconds of a core that the server has used; whatever else the machine does, that is what its pages cost."""
    stat = Path(f"/proc/{server.pid}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


async def first_byte(client: httpx.AsyncClient, address: str) -> tuple[float, bool]:
    """Milliseconds until the first byte of a page that opens, and whether it says that it was made before."""
    begun = time.perf_counter()
    async with client.stream("GET", address) as answer:
        body = b""
        took = 0.0
        async for part in answer.aiter_bytes():
            took = took or 1000 * (time.perf_counter() - begun)
            body += part
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}")
    return took, SHOWN in body


async def read(
    server: "subprocess.Popen[bytes]", site: str, pages: dict[str, str], a: argparse.Namespace
) -> dict[str, list[tuple[float, bool]]]:
    """Times of each page, by users who read them all in orders of their own."""
    found: dict[str, list[tuple[float, bool]]] = {name: [] for name in pages}
    limits = httpx.Limits(max_connections=a.users)
    headers = {"Accept-Language": "ru"} | ({"Cache-Control": "no-cache"} if a.fresh else {})
    async with httpx.AsyncClient(base_url=site, timeout=120, limits=limits, headers=headers) as client:
        for address in pages.values():  # what is made once is made before it is measured
            await first_byte(client, address)

        async def user(number: int) -> None:
            order = list(pages) * a.rounds
            random.Random(number).shuffle(order)
            for name in order:
                found[name].append(await first_byte(client, pages[name]))

        begun = spent(server)
        await asyncio.gather(*(user(number) for number in range(a.users)))
        told = sum(len(answers) for answers in found.values())
        print(f"{1000 * (spent(server) - begun) / told:.1f} ms of a core for each of {told} pages")
    return found


def table(found: dict[str, list[tuple[float, bool]]]) -> bool:
    """Print the times; whether all pages are within the bounds."""
    good = True
    print(f"{'page':<14}{'median':>9}{'95 %':>9}  ms{'late':>8}")
    for name, answers in [*found.items(), ("all", [one for some in found.values() for one in some])]:
        times = [took for took, _ in answers]
        median, last = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        slow = median > MEDIAN or last > LATE
        good = good and not slow
        share = sum(late for _, late in answers) / len(answers)
        print(f"{name:<14}{median:>9.0f}{last:>9.0f}    {share:>7.0%}{'  slow' if slow else ''}")
    return good


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--size", type=int, default=10_000), asked.add_argument("--users", type=int, default=16)
    asked.add_argument("--rounds", type=int, default=2), asked.add_argument("--register", type=Path)
    asked.add_argument("--folder", type=Path)
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
    server, site = serve(path)
    adder = subprocess.Popen([sys.executable, "-m", "bench.page", "--add-to", str(path)]) if a.adding else None
    try:
        good = table(asyncio.run(read(server, site, places(path), a)))
    finally:
        if adder:
            print(f"adding went on: {adder.poll() is None}")
            adder.terminate()
            adder.wait(20)
        server.terminate()
        server.wait(20)
    print(f"{a.users} users at once; bounds: {MEDIAN:.0f} ms median, {LATE:.0f} ms at 95 %")
    sys.exit(not good)


if __name__ == "__main__":
    main()
