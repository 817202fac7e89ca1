"""Pages while another process adds reports: none fails, and what was added is there in the end."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from starlette.testclient import TestClient

from communique.api import open_register
from communique.model import Document
from communique.web.app import create_app

ADDER = """
import sys
from datetime import date
from communique.api import open_register
from communique.model import Document
text = "Президент Казахстана Касым-Жомарт Токаев {} мая {} года провел переговоры с президентом Италии Меццино."
with open_register(sys.argv[1]) as desk:
    for number in range(40):
        year = 1990 + number
        said = text.format(number % 28 + 1, year)
        desk.add([Document(text=said, url=f"{number}.txt", language="ru", published=date(year, 6, 1))])
"""
PAGES = ("/", "/countries", "/countries/KZ", "/pairs/KZ-IT", "/events", "/people", "/search?q=Астана", "/judge",
         "/api/v1/events", "/api/v1/timeline?areas=KZ", "/api/v1/contacts?areas=KZ")  # fmt: skip


def test_no_page_fails_while_another_process_adds(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    first = "Президент Италии Серджо Маттарелла 3 мая 2025 года прибыл в Астану."
    with open_register(path) as desk:
        desk.add([Document(text=first, url="first.txt", language="ru", published=date(2025, 5, 4))])
    rounds = 0
    with TestClient(create_app(str(path)), base_url="http://localhost") as browser:
        with subprocess.Popen([sys.executable, "-c", ADDER, str(path)]) as adder:
            while adder.poll() is None:
                for place in PAGES:
                    assert browser.get(place, headers={"Cache-Control": "no-cache"}).status_code == 200, place
                rounds += 1
        assert adder.returncode == 0
        assert rounds > 1
        assert browser.get("/api/v1/summary", headers={"Cache-Control": "no-cache"}).json()["documents"] == 41
