"""Templates to pages: Markdown, and HTML in one file with its style and fonts inside."""

from base64 import b64encode
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.report.dossier import Dossier
from communique.report.links import Anchors
from communique.report.phrases import day, period, place
from communique.report.rows import cut
from communique.report.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
STATIC = HERE / "static"


def render(template: str, words: Words, **values: Any) -> str:
    """A template filled in; `w` is the catalogue."""
    at = partial(place, words=words)
    return environment().get_template(template).render(w=words, day=day, period=period, place=at, **values)


@cache
def environment() -> "Environment":
    """The templates of reports; what goes into HTML is escaped, a name without a value is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=select_autoescape(["html.j2"], default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["cut"] = cut
    made.filters["md"] = markdown_safe
    made.filters["flat"] = lambda text: " ".join(str(text).split())
    made.filters["squeeze"] = squeeze
    return made


@cache
def style_sheets() -> str:
    """The style sheets as they are; fonts are beside them."""
    return "".join((STATIC / name).read_text(encoding="utf-8") for name in ("style.css", "dossier.css"))


@cache
def style() -> str:
    """The style sheets with their fonts inside, so that a page needs nothing beside it."""
    text = style_sheets()
    for font in (STATIC / "fonts").glob("*.woff2"):
        data = b64encode(font.read_bytes()).decode("ascii")
        text = text.replace(f"url(fonts/{font.name})", f"url(data:font/woff2;base64,{data})")
    return text


def squeeze(text: object) -> str:
    """Each run of white space as one space, at the ends too: words go on on either side."""
    whole = str(text)
    inner = " ".join(whole.split())
    return f"{' ' if whole[:1].isspace() else ''}{inner}{' ' if whole[-1:].isspace() and inner else ''}"


def markdown_safe(text: object) -> str:
    """Words of a source in a line of Markdown: no character of theirs becomes layout."""
    flat = " ".join(str(text).split())
    return "".join("\\" + c if c in "\\`*_[]<>#|" else c for c in flat)


def dossier_html(found: Dossier, words: Words) -> str:
    """A dossier as one HTML file that needs nothing beside it."""
    return render("dossier.html.j2", words, d=found, counts=counted(found, words), style=style(), links=Anchors())


def dossier_markdown(found: Dossier, words: Words) -> str:
    """A dossier as Markdown."""
    text = render("dossier.md.j2", words, d=found, counts=counted(found, words))
    return _single_blanks(text)


def counted(found: Dossier, words: Words) -> str:
    """«8 событий, 2 числа»: what the dossier holds; «не менее 60 событий» where it was cut."""
    told = (
        words("dossier.at_least", words.count(kind, number)) if kind in found.least else words.count(kind, number)
        for kind, number in found.counts
    )
    return ", ".join(told) or words.count("facts", 0)


def _single_blanks(text: str) -> str:
    kept: list[str] = []
    for one in (part.rstrip() for part in text.strip().splitlines()):
        if one or (kept and kept[-1]):
            kept.append(one)
    return "\n".join(kept) + "\n"
