"""A dossier as a Word document: headings, tables, references as endnotes with the exact words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from communique.report.dossier import Dossier
from communique.report.lines import Line
from communique.report.phrases import day, place
from communique.report.render import counted
from communique.report.targets import Card
from communique.report.words import Words

if TYPE_CHECKING:
    from docx.document import Document as Docx

MOST_LETTERS = 360  # of a statement; the whole stands among the exact words
# Characters that XML has no way to hold.
UNHELD = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))


def word(found: Dossier, words: Words) -> bytes:
    """The document's bytes. What is in it is what the page of the dossier says."""
    from docx import Document
    from docx.shared import Pt

    made = Document()
    made.core_properties.title = held(found.subject.title)
    made.core_properties.author = "Communiqué"
    made.core_properties.language = words.code
    made.styles["Normal"].font.name = "Calibri"
    made.styles["Normal"].font.size = Pt(10.5)
    sheet = _Sheet(made, words)
    made.add_heading(held(found.subject.title), 0)
    lede = words("dossier.lede", facts=counted(found, words), articles=words.count("of_articles", found.articles))
    made.add_paragraph(f"{lede} {words('dossier.answer', day(found.day, words))}.")
    _sections(sheet, found)
    data = BytesIO()
    made.save(data)
    return data.getvalue()


def _sections(sheet: "_Sheet", found: Dossier) -> None:
    w = sheet.words
    sheet.rows("offices", [(one.fact.content.person, one.detail, one.seen, one) for one in found.offices])
    sheet.rows("coming", [_event(one, w) for one in found.coming])
    sheet.rows("events", [_event(one, w) for one in found.past])
    sheet.rows("figures", [(one.title, one.when.text, str(one.value), one.status, one) for one in found.figures])
    sheet.rows("rankings", [(one.title, str(one.value), one) for one in found.rankings], needed=False)
    _targets(sheet, found.targets)
    sheet.rows("agreements", [(one.title, one.detail, one.status, one) for one in found.agreements])
    sheet.rows("initiatives", [(one.title, one.detail, one.status, one) for one in found.initiatives])
    sheet.rows("formats", [(one.title, one.detail, one) for one in found.formats], needed=False)
    sheet.rows("statements", [(one.detail, one.title[:MOST_LETTERS], one) for one in found.statements])
    _clashes(sheet, found)
    sheet.head(w("dossier.notes"))
    for note in found.notes:
        said = w("source.chars", start=note.start, end=note.end)
        sheet.line(
            f"{note.number}. «{note.words}» — {note.source}, {said}" + (f", {note.address}" if note.address else "")
        )


def _event(one: Line, words: Words) -> tuple[Any, ...]:
    where = one.fact.content.place
    return (one.when.text, one.title, one.detail, place(where, words) if where else "", one.status, one)


def _targets(sheet: "_Sheet", cards: Sequence[Card]) -> None:
    for number, card in enumerate(cards):
        if not number:
            sheet.head(sheet.words("dossier.targets"))
        sheet.line(f"{card.title}: {card.wanted} {_refs(card.line)}", strong=True)
        for result in card.results:
            sheet.point(f"{result.when.text}: {result.value} {_refs(result)}")
        for text in (card.deadline, card.needed, card.pace, *card.restated):
            if text:
                sheet.point(text)


def _clashes(sheet: "_Sheet", found: Dossier) -> None:
    if found.clashes:
        sheet.head(sheet.words("dossier.dissent_count", len(found.clashes)))
    for clash in found.clashes:
        sheet.line(f"{clash.title} ({clash.field})", strong=True)
        for value, notes in clash.sides:
            told = "; ".join(f"«{note.words}» {note.source} [{note.number}]" for note in notes[:2])
            sheet.point(f"{value} — {told}" if told else value)
        sheet.line(f"{clash.head} {clash.reason} {clash.agreed}".rstrip())


@dataclass(frozen=True)
class _Sheet:
    """The document with the few shapes that a dossier has."""

    made: "Docx"
    words: Words

    def head(self, text: str) -> None:
        self.made.add_heading(held(text), 1)

    def line(self, text: str, *, strong: bool = False) -> None:
        self.made.add_paragraph().add_run(held(text)).bold = strong

    def point(self, text: str) -> None:
        self.made.add_paragraph(held(text), style="List Bullet")

    def rows(self, section: str, rows: Iterable[tuple[Any, ...]], *, needed: bool = True) -> None:
        """A table whose last column is the references; a section without entries says so, where it is needed."""
        filled = list(rows)
        if not filled and not needed:
            return
        self.head(self.words(f"dossier.{section}"))
        if not filled:
            self.line(self.words(f"empty.{section}"))
            return
        table = self.made.add_table(rows=0, cols=len(filled[0]), style="Light Grid Accent 1")
        for *cells, one in filled:
            for box, text in zip(table.add_row().cells, (*cells, _refs(one)), strict=True):
                box.text = held(str(text or ""))


def _refs(one: Line) -> str:
    return f"[{one.numbers}]" if one.notes else ""


def held(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return text.translate(UNHELD)
