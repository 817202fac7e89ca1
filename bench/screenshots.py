"""Pictures of the main pages of a register, wide and narrow, light and dark, by a real browser.

python -m bench.screenshots REGISTER [--folder build/images]      every page, whole
python -m bench.screenshots REGISTER --first docs/images          the pictures of the README: first screens of a few
"""

import argparse
import shutil
import socket
import threading
import time
from collections import Counter
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from communique.api import open_register
from communique.lang.pack import world_rows
from communique.web.app import create_app

BLOCS = {row["code"] for row in world_rows("areas") if row["kind"] != "country"}
LOOKS = (("wide", 1440, "light"), ("wide-dark", 1440, "dark"), ("narrow", 390, "light"), ("narrow-dark", 390, "dark"))

# What the README shows: width, height, theme, and what the picture begins with.
FIRST = {
    "today": (1280, 800, "light", ""),
    "pair": (1280, 800, "light", ""),
    "country": (1280, 800, "light", "section:has(#h-met)"),
    "article": (1280, 800, "light", ""),
    "judge": (1280, 800, "dark", ""),
    "target": (1280, 800, "light", ""),
    "pair-narrow": (390, 800, "dark", ""),
}


def places(register: Path) -> dict[str, str]:
    """The pages worth a picture: with something on them."""
    with open_register(register, create=False) as desk:
        targets = desk.targets(limit=20)
        best = max(targets, key=lambda one: len(one.results), default=None)
        told = [fact for fact in desk.events(limit=200) if len(fact.content.countries) == 2]
        event = max(told, key=lambda fact: fact.reports, default=None)
        found = {"today": "/?since=month", "events": "/events", "figures": "/figures", "judge": "/judge"}
        found |= {"countries": "/countries", "people": "/people", "calendar": "/calendar", "add": "/add"}
        if event:
            met = {frozenset(fact.content.countries) for fact in told if not BLOCS & set(fact.content.countries)}
            states = Counter(code for pair in met for code in sorted(pair))
            found |= {"event": f"/facts/{event.id}", "country": f"/countries/{states.most_common(1)[0][0]}"}
            found |= {"article": f"/articles/{event.claims[0].evidence.document}"}
        if best and len(best.fact.content.areas) == 2:
            pair = "/pairs/" + "-".join(best.fact.content.areas)
            found |= {"pair": pair, "indicator": f"{pair}/figures/{best.fact.content.indicator}"}
        return found | ({"target": f"/facts/{best.id}"} if best else {})


def served(register: Path) -> tuple[uvicorn.Server, str]:
    """The pages of a register on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(str(register)), port=port, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return server, f"http://127.0.0.1:{port}"


def take(browser: Browser, site: str, pages: dict[str, str], folder: Path) -> None:
    """A picture of each page in each look."""
    folder.mkdir(parents=True, exist_ok=True)
    for look, width, scheme in LOOKS:
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, locale="ru-RU")
        for name, address in pages.items():
            page.goto(site + address)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=folder / f"{name}-{look}.png", full_page=width > 400)
        page.close()


def take_first(browser: Browser, site: str, pages: dict[str, str], folder: Path) -> None:
    """The first screens of the pages that the README shows, from the place where the page says most."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (width, high, scheme, place) in FIRST.items():
        look = {"width": width, "height": high}
        page = browser.new_page(viewport=look, color_scheme=scheme, locale="ru-RU", device_scale_factor=1)
        page.goto(site + pages[name.partition("-")[0]])
        page.wait_for_load_state("networkidle")
        if place:
            page.locator(place).first.scroll_into_view_if_needed()
            page.evaluate("place => document.querySelector(place).scrollIntoView()", place)
        page.screenshot(path=folder / f"{name}.png")
        page.close()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("register", type=Path), asked.add_argument("--folder", type=Path, default=Path("build/images"))
    asked.add_argument("--first", type=Path)
    a = asked.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        raise SystemExit("no chromium on this machine: apt-get install chromium")
    server, site = served(a.register)
    with sync_playwright() as run:
        browser = run.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        if a.first:
            take_first(browser, site, places(a.register), a.first)
        else:
            take(browser, site, places(a.register), a.folder)
        browser.close()
    server.should_exit = True
    print(a.first or a.folder)


if __name__ == "__main__":
    main()
