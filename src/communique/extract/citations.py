"""Who published a report and whom it cites: «сообщает Kazpravda.kz со ссылкой на Акорду»."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from communique.extract.statements.phrases import nominative, phrase
from communique.extract.statements.words import saying
from communique.lang import Pack
from communique.model import Document
from communique.parse import Parse, Sentence, Token

# Sources are named in the first sentences and the last ones; between them media are quoted for their own words.
HEAD, FOOT = 8, 4
GAP = 4
MARKS = '«»"“”„'
MOST = 6


@dataclass(frozen=True, slots=True)
class _Words:
    pass_on: frozenset[str]
    reporter: frozenset[str]
    medium: frozenset[str]
    reference: frozenset[str]
    on: frozenset[str]
    label: frozenset[str]
    agencies: dict[str, tuple[tuple[str, ...], ...]]


@cache
def _words(pack: Pack) -> _Words:
    table = pack.table("citations")
    names = ("pass_on", "reporter", "medium", "reference", "on", "label")
    agencies: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in table.get("agencies", ()):
        parts = tuple(name.lower().split())
        agencies[parts[0]] = (*agencies.get(parts[0], ()), parts)
    sets = {name: frozenset(str(table.get(name, "")).split()) for name in names}
    return _Words(**sets, agencies=agencies)


def with_sources(parsed: Parse, pack: Pack) -> Parse:
    """The same parse, its document with the publisher and the sources that the text itself names."""
    publisher, cites = sources(parsed, pack)
    document: Document = parsed.document
    if not publisher and not cites:
        return parsed
    cited = tuple(dict.fromkeys((*document.cites, *cites)))
    return replace(parsed, document=replace(document, publisher=document.publisher or publisher, cites=cited))


def sources(parsed: Parse, pack: Pack) -> tuple[str, tuple[str, ...]]:
    """The publisher (empty where the text does not say) and the sources cited, in the order of the text."""
    words = _words(pack)
    publisher, cites = "", list[str]()
    for sentence in _looked_at(parsed):
        publisher = publisher or _dateline(parsed, sentence, words)
        for i in range(sentence.first, sentence.last):
            token = parsed.tokens[i]
            if _passes_on(token, words):
                name, end, own = _medium(parsed, i + 1, sentence, words)
                cited = _reference(parsed, end, sentence, words, pack) if name else ""
                if name and (own or cited) and not publisher:
                    publisher = name
                elif name:
                    cites.append(name)
            elif _refers(token, words):
                cites.append(_reference(parsed, i, sentence, words, pack))
            elif i == sentence.first and token.lemmas & words.label:
                cites.append(_labelled(parsed, i, sentence, words))
    found = [name for name in cites if name and name != publisher]
    return publisher, tuple(dict.fromkeys(found))[:MOST]


def _looked_at(parsed: Parse) -> Iterator[Sentence]:
    many = len(parsed.sentences)
    for sentence in parsed.sentences:
        if sentence.index < HEAD or sentence.index >= many - FOOT:
            yield sentence


def _passes_on(token: Token, words: _Words) -> bool:
    return any(f.lemma in words.pass_on and f.verb == "Fin" and f.person != "1" for f in token.forms)


def _refers(token: Token, words: _Words) -> bool:
    """«ссылкой», «ссылаясь»; «опирается» tells nothing of sources."""
    return any(f.lemma in words.reference and f.verb != "Fin" for f in token.forms)


def _medium(parsed: Parse, i: int, sentence: Sentence, words: _Words) -> tuple[str, int, bool]:
    """The name of a medium that begins within a few tokens, where it ends, and whether its reporter tells it."""
    own = False
    for j in range(i, min(i + GAP, sentence.last)):
        token = parsed.tokens[j]
        own = own or bool(token.lemmas & words.reporter)
        name, end = _name(parsed, j, sentence, words)
        if name:
            return name, end, own
        if not (token.lemmas & (words.medium | words.reporter) or token.pos == "ADJ" or token.text in MARKS):
            break
    return "", i, False


def _name(parsed: Parse, i: int, sentence: Sentence, words: _Words) -> tuple[str, int]:
    """A medium's name that begins at a token: an agency, a site, or words in quotation marks after «газета»."""
    token = parsed.tokens[i]
    for parts in sorted(words.agencies.get(token.text.lower(), ()), key=len, reverse=True):
        end = i + len(parts)
        if end <= sentence.last and tuple(t.text.lower() for t in parsed.tokens[i:end]) == parts:
            return _text(parsed, i, end), end
    if token.text.isascii() and token.is_title and token.is_word:
        end = i + 1
        while end < sentence.last and parsed.tokens[end].text.isascii() and _glued(parsed, end):
            end += 1
        return _text(parsed, i, end), end
    if token.text in MARKS and i and parsed.tokens[i - 1].lemmas & words.medium:
        close = next((j for j in range(i + 1, min(i + 8, sentence.last)) if parsed.tokens[j].text in MARKS), i)
        return (_text(parsed, i + 1, close), close + 1) if close > i + 1 else ("", i)
    return "", i


def _glued(parsed: Parse, i: int) -> bool:
    """Whether a token goes on with a name: «Kazpravda.kz», «Dubai Media Office»."""
    token, behind = parsed.tokens[i], parsed.tokens[i - 1]
    return (token.start == behind.end and token.text not in ",;:)") or (token.is_word and token.is_title)


def _reference(parsed: Parse, i: int, sentence: Sentence, words: _Words, pack: Pack) -> str:
    """Whom «со ссылкой на» refers to, in the nominative; empty where it does not stand within a few tokens."""
    for j in range(i, min(i + GAP, sentence.last - 1)):
        if parsed.tokens[j].lemmas & words.on and any(_refers(t, words) for t in parsed.tokens[max(i - 2, j - 3) : j]):
            return _source(parsed, j + 1, sentence, words, pack)
    return ""


def _source(parsed: Parse, i: int, sentence: Sentence, words: _Words, pack: Pack) -> str:
    while (
        i < sentence.last
        and (parsed.tokens[i].lemmas & words.medium or parsed.tokens[i].pos == "ADJ")
        and not parsed.tokens[i].is_title
    ):
        i += 1
    if i >= sentence.last:
        return ""
    name, _ = _name(parsed, i, sentence, words)
    if name:
        return name
    head = i
    while head + 1 < sentence.last and parsed.tokens[head].pos == "ADJ":
        head += 1
    if not parsed.tokens[head].is_word:
        return ""
    first, last = phrase(parsed, head, (i, sentence.last), saying(pack))
    token = parsed.tokens[head]
    if not token.is_title or (last == head + 1 and token.form.known):
        return "" if last == head + 1 else nominative(parsed, first, last, head)
    if last == head + 1 and not token.text.isupper():
        lemma = next((f.lemma for f in token.forms if f.case == "Acc"), token.text)
        return lemma[:1].upper() + lemma[1:]
    return nominative(parsed, first, last, head)


def _labelled(parsed: Parse, i: int, sentence: Sentence, words: _Words) -> str:
    if i + 2 < sentence.last and parsed.tokens[i + 1].text == ":":
        return _medium(parsed, i + 2, sentence, words)[0]
    return ""


def _dateline(parsed: Parse, sentence: Sentence, words: _Words) -> str:
    """An agency between slashes or after the dash of a dateline in the first lines."""
    if sentence.index > 5:
        return ""
    for i in range(sentence.first, min(sentence.first + 14, sentence.last)):
        behind = parsed.tokens[i - 1].text if i else ""
        if behind in ("/", "-", "–", "—", "."):
            name, end = _name(parsed, i, sentence, words)
            after = parsed.tokens[end].text if name and end < len(parsed.tokens) else ""
            if (
                name
                and (after == "/" if behind == "/" else after in (".", "-", "–", "—"))
                and name.lower().split()[0] in words.agencies
            ):
                return name
    return ""


def _text(parsed: Parse, first: int, last: int) -> str:
    return parsed.text[parsed.tokens[first].start : parsed.tokens[last - 1].end].rstrip(".,")
