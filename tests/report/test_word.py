"""A dossier as a Word document: the same facts with the same references, whatever characters articles hold."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from communique.api import open_register
from communique.model import Document
from communique.report.dossier import dossier
from communique.report.export.word import held, word
from communique.report.subject import Subject
from communique.report.words import words

docx = pytest.importorskip("docx", reason="python-docx is not installed")
TEXT = (
    "Президент Казахстана Касым-Жомарт Токаев 12 марта 2025 года провел в Астане переговоры с президентом Италии "
    "Серджо Маттареллой. Товарооборот Казахстана и Италии в 2024 году превысил 20 млрд долларов.\x0b\x01"
)


def test_all_that_is_known_stands_in_the_document_with_its_words(tmp_path: Path) -> None:
    ru = words("ru")
    with open_register(tmp_path / "register.db") as desk:
        desk.add([Document(text=TEXT, url="a.txt", language="ru", published=date(2025, 3, 13), publisher="Степь")])
        about = Subject(kind="pair", title="Казахстан – Италия", codes=("IT", "KZ"))
        made = docx.Document(BytesIO(word(dossier(desk, about, ru, date(2025, 3, 14)), ru)))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    paragraphs = [one.text for one in made.paragraphs]
    assert "более 20 млрд USD".replace(" ", "\u00a0") in cells
    assert any("Серджо Маттарелла" in cell for cell in cells)
    assert any(text.startswith("1. «") and "Степь" in text for text in paragraphs)
    assert paragraphs[0] == "Казахстан – Италия"
    assert ru("empty.agreements") in paragraphs


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert held("а\x00б\x0b\ud800\ufffe в\nг") == "аб в\nг"
