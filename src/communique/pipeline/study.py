"""What a register keeps of a document beside its claims: the words to search by and the sketch to know copies by."""

from dataclasses import dataclass

from communique.extract import extract, unread
from communique.lang import Pack, load
from communique.model import Document, Reading
from communique.parse import Parse, parse
from communique.pipeline.undisturbed import undisturbed
from communique.recognize import about_relations, recognize
from communique.resolve.sources import sketch

# Of one report no more different words than this are kept for searching.
MANY = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """A document read, ready to be kept."""

    reading: Reading
    lemmas: str
    sketch: tuple[int, ...]

    @property
    def document(self) -> Document:
        """The document as it was read."""
        return self.reading.document


def study(document: Document, strictness: float = 0.5) -> Study:
    """Read a document once for all that a register wants of it."""
    pack = load(document.language)
    with undisturbed():
        return _study(document, pack, strictness)


def _study(document: Document, pack: Pack, strictness: float) -> Study:
    parsed = parse(document, pack)
    worth = about_relations(document.text, pack)
    reading = extract(parsed, recognize(parsed, pack), pack, strictness) if worth else unread(document)
    words = [token.norm for token in parsed.tokens if token.is_word]
    return Study(reading=reading, lemmas=_lemmas(parsed), sketch=sketch(words))


def _lemmas(parsed: Parse) -> str:
    """Each dictionary form of each word once; numbers as they stand."""
    found: dict[str, None] = {}
    for token in parsed.tokens:
        if token.is_word or token.is_number:
            found[token.norm] = None
            found.update(dict.fromkeys(token.lemmas))
        if len(found) > MANY:
            break
    return " ".join(sorted(found))


def lemmas_of(words: str, languages: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """For each word asked for, all dictionary forms that the installed languages give it."""
    asked: dict[int, set[str]] = {}
    for language in languages:
        parsed = parse(Document(text=words, language=language), load(language))
        for token in parsed.tokens:
            if token.is_word or token.is_number:
                asked.setdefault(token.start, set()).update({token.norm, *token.lemmas})
    return tuple(tuple(sorted(forms)) for _, forms in sorted(asked.items()))
