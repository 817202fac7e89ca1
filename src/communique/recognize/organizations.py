"""Organisations by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from communique.lang import Pack
from communique.model.mention import AreaMention, OrganizationMention
from communique.parse import Parse, Sentence, Token
from communique.parse.tokens import fold
from communique.recognize.organization_extent import Extent, Head, Reach, extent_of

PAGE = ("clutter", "share")
LONGEST_ENDING = 2
LOWER = ("ministry", "statistics", "bank", "parliament")  # kinds whose names are also written small


@dataclass(frozen=True, slots=True)
class Words:
    """What a pack says of organisations: kinds by abbreviation (as written, or folded) and by head."""

    letters: dict[str, str]
    names: dict[str, str]
    kinds: dict[str, str]
    heads: dict[str, str]
    makes: dict[str, str]
    domains: frozenset[str]
    reach: Reach


def find_organizations(parsed: Parse, areas: tuple[AreaMention, ...], pack: Pack) -> tuple[OrganizationMention, ...]:
    """Ministries, press services, agencies, media and companies that the text names."""
    words = _words(pack)
    starts = {area.first: area for area in areas}
    found: list[OrganizationMention] = []
    for sentence in parsed.sentences:
        if parsed.line_of(sentence).kind not in PAGE:
            found += _in_sentence(parsed, sentence, starts, words)
    return tuple(found)


def _in_sentence(
    parsed: Parse, sentence: Sentence, areas: Mapping[int, AreaMention], words: Words
) -> Iterator[OrganizationMention]:
    free = sentence.first
    i = sentence.first
    while i < sentence.last:
        token = parsed.tokens[i]
        address = _address(parsed, i, sentence.last, words)
        if address:
            yield address
            i = free = address.last
            continue
        kind = _kind(token, words)
        if kind:
            written = _letters(token, words) or _as_written(token, _named(token, words))
            extent = extent_of(parsed, Head(i, free, sentence.last, written), areas, words.reach)
            if extent.proper and not _is_state(extent, areas):
                yield _mention(parsed, token, extent, (kind, words))
                i = free = extent.last
                continue
        i += 1


def _is_state(extent: Extent, areas: Mapping[int, AreaMention]) -> bool:
    """Whether the words are a country's own name: Российская Федерация."""
    area = areas.get(extent.first)
    return area is not None and area.kind == "country" and area.last >= extent.last


def _kind(token: Token, words: Words) -> str:
    """The kind of organisation that a word names or heads; empty where it does neither."""
    if not token.is_word:
        return ""
    letters = _letters(token, words)
    if letters:
        return words.letters[letters]
    named = _named(token, words)
    if named:
        return words.kinds[named]
    if token.form.number != "Plur" or token.form.score < 0.6:
        for form in token.forms:
            if form.lemma in words.heads and form.number != "Plur":
                return words.heads[form.lemma]
    return ""


def _address(parsed: Parse, at: int, end: int, words: Words) -> OrganizationMention | None:
    """A medium by the address of its page: a word, a full stop and an ending without spaces (Kazpravda.kz)."""
    if at + 2 >= end:
        return None
    name, dot, ending = parsed.tokens[at : at + 3]
    if dot.text != "." or ending.text.lower() not in words.domains or ending.start - name.end != 1:
        return None
    span = parsed.span(name.start, ending.end)
    return OrganizationMention(
        span=span, first=at, last=at + 3, sentence=name.sentence, name=span.text, kind="media", area=""
    )


def _named(token: Token, words: Words) -> str:
    """The listed name that a word is, in whatever case; empty for other words."""
    for key in (token.lemma, token.norm, token.norm[:-1], token.norm[:-2]):
        name = words.names.get(key, "")
        if name and (token.is_title or words.kinds[name] in LOWER):
            return name
    return ""


def _letters(token: Token, words: Words) -> str:
    """The abbreviation that a word is, with or without an ending («МИДе»); empty for other words."""
    stem = token.text
    while len(token.text) - len(stem) < LONGEST_ENDING and stem[-1:].islower():
        stem = stem[:-1]
    stem = stem.rstrip("-")  # ДДҰ-ға
    return token.text if token.text in words.letters else stem if stem in words.letters else ""


def _as_written(token: Token, name: str) -> str:
    """A listed name, small where the text has it small."""
    return name[:1].lower() + name[1:] if token.text[:1].islower() else name[:1].upper() + name[1:]


def _mention(parsed: Parse, head: Token, extent: Extent, what: tuple[str, Words]) -> OrganizationMention:
    kind, words = what
    inside = parsed.tokens[extent.first : extent.last]
    for token in inside:
        made = next((words.makes[lemma] for lemma in sorted(token.lemmas) if lemma in words.makes), "")
        if made and token.index != head.index and kind not in ("press_service", "media", "parliament"):
            kind = made
            break
    return OrganizationMention(
        span=parsed.span(inside[0].start, inside[-1].end),
        first=extent.first,
        last=extent.last,
        sentence=head.sentence,
        name=extent.name,
        kind=kind,
        area=extent.area,
    )


@cache
def _words(pack: Pack) -> Words:
    table = pack.table("organizations")
    rules = table.get("rules", {})
    letters: dict[str, str] = {}
    names: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for kind, written in table.get("abbreviations", {}).items():
        for name in written:
            if name.isupper() or not name.isalpha():
                letters[name] = kind
            else:
                names[fold(name)] = name
                kinds[name] = kind
    return Words(
        letters=letters,
        names=names,
        kinds=kinds,
        heads={fold(word): kind for kind, some in table.get("heads", {}).items() for word in some},
        makes={fold(word): kind for kind, some in table.get("makes", {}).items() for word in some},
        domains=frozenset(rules.get("domains", ())),
        reach=Reach(
            joints=frozenset(rules.get("joints", ())),
            qualifiers=frozenset(fold(word) for word in rules.get("qualifiers", ())),
            prepositions=dict(table.get("prepositions", {})),
            lists={
                name: frozenset(fold(word) for word in rules.get(name, ()))
                for name in ("not_names", "occasions", "abroad", "fields", "personal", "themes")
            },
            owned=frozenset(rules.get("owned", ())),
            marks=frozenset(rules.get("marks", ())),
            head_last=bool(rules.get("head_last", False)),
        ),
    )
