"""Countries, blocs, cities and the adjectives that stand for them."""

from collections.abc import Sequence
from dataclasses import replace

from communique.lang import Pack
from communique.model.mention import AreaMention
from communique.parse import Parse
from communique.parse.structure import Form
from communique.recognize.gazetteer import Entry, Gazetteer, Sense, gazetteer, plain
from communique.recognize.hub import hub_of
from communique.recognize.place_context import case_of, is_part, is_quoted_name, resolved

LONGEST_EXTENSION = 4
# So many words of a name stand before the one that a dash joins to another: "Central Asia-Russia".
LONGEST_START = 3


class Word:
    """A token, or one half of a token that a dash joins («США-Китай»)."""

    __slots__ = ("_keys", "end", "forms", "is_title", "norm", "start", "text", "token")

    def __init__(self, token: int, start: int, text: str, norm: str, forms: tuple[Form, ...]) -> None:
        """`token` is the index of the token, `start` its offset, `norm` the folded word, `forms` its readings."""
        self.token, self.start, self.end = token, start, start + len(text)
        self.text, self.norm, self.forms = text, norm, forms
        self.is_title = text[:1].isupper()
        self._keys: frozenset[str] | None = None

    @property
    def head(self) -> str:
        """An abbreviation without the ending after its hyphen («АҚШ-тың»), where the language writes one so."""
        head, _, tail = self.text.rpartition("-")
        ended = head.isupper() and tail.islower() and any(form.lemma == head.lower() for form in self.forms)
        return head if ended else self.text

    @property
    def keys(self) -> frozenset[str]:
        """All that a lexicon may have it under; computed when first asked for, for most words are no names."""
        if self._keys is None:
            self._keys = frozenset([*(form.lemma for form in self.forms), self.norm, self.text, self.head])
        return self._keys


def find_areas(parsed: Parse, pack: Pack) -> tuple[tuple[AreaMention, ...], tuple[str, ...]]:
    """All mentions in the order of the text, and the codes the article is about most, likeliest first."""
    lexicon = gazetteer(pack)
    found: list[tuple[AreaMention, Sense]] = []
    lines = [tuple(_words(parsed, s.first, s.last, lexicon)) for s in parsed.sentences]
    for words in lines:
        found += _in_sentence(parsed, words, lexicon)
    mentions = resolved(found)
    mentions += _nominals(parsed, lines, mentions, lexicon)
    mentions = [replace(m, part=True) if is_quoted_name(parsed, m, lexicon) else m for m in mentions]
    mentions.sort(key=lambda m: (m.span.start, m.span.end))
    return tuple(mentions), hub_of(parsed, mentions)


def _words(parsed: Parse, first: int, last: int, lexicon: Gazetteer) -> list[Word]:
    found: list[Word] = []
    for token in parsed.tokens[first:last]:
        norm = token.norm if token.norm.isalpha() else plain(token.text)
        word = Word(token.index, token.start, token.text, norm, token.forms)
        joined = word.is_title and "-" in norm[1:-1] and lexicon.names.keys().isdisjoint(word.keys)
        found += (_halves(parsed, word, found, lexicon) if joined else ()) or (word,)
    return found


def _halves(parsed: Parse, word: Word, before: Sequence[Word], lexicon: Gazetteer) -> tuple[Word, ...]:
    """The parts of a token joined by a dash: each begins a name, or the first ends one («Central Asia-Russia»)."""
    if len(word.norm) != len(word.text):
        return ()
    parts: list[Word] = []
    start = word.start
    for norm in word.norm.split("-"):
        if not norm:
            return ()
        text = parsed.text[start : start + len(norm)]
        part = Word(word.token, start, text, norm, parsed.morphology.forms(norm))
        begins = not lexicon.names.keys().isdisjoint(part.keys)
        if not part.is_title or not (begins or (not parts and _ends_name((*before[-LONGEST_START:], part), lexicon))):
            return ()
        parts.append(part)
        start = part.end + 1
    return tuple(parts)


def _ends_name(words: Sequence[Word], lexicon: Gazetteer) -> bool:
    """Whether the last of these words closes a name of several."""
    return any(_name(words, i, lexicon)[1] == len(words) - i for i in range(len(words) - 1))


def _may_begin(word: Word, lexicon: Gazetteer) -> bool:
    """Whether a name can begin here: few begin with a small letter."""
    if word.is_title:
        return any(key in lexicon.names for key in word.keys)
    return word.forms[0].lemma in lexicon.small


def _in_sentence(parsed: Parse, words: Sequence[Word], lexicon: Gazetteer) -> list[tuple[AreaMention, Sense]]:
    found: list[tuple[AreaMention, Sense]] = []
    i = 0
    while i < len(words):
        sense, length = _name(words, i, lexicon) if _may_begin(words[i], lexicon) else (None, 0)
        if not sense:
            sense, length = _single(words[i], lexicon), 1
        if not sense:
            i += 1
            continue
        first, last = _extended(words, i, i + length, sense, lexicon)
        if sense.kind == "adjective" and last > i + length:
            sense = replace(sense, kind="country", place=lexicon.places.get(sense.areas[0], ""))
        if sense.areas:
            found.append((_mention(parsed, words[first:last], sense, lexicon), sense))
        i = last
    return found


def _name(words: Sequence[Word], i: int, lexicon: Gazetteer) -> tuple[Sense | None, int]:
    best: Entry | None = None
    for key in sorted(key for key in words[i].keys if key in lexicon.names):
        for entry in lexicon.names[key]:
            if best and len(entry.words) <= len(best.words):
                break
            if _fits(words, i, entry):
                best = entry
                break
    return (best.sense, len(best.words)) if best else (None, 0)


def _fits(words: Sequence[Word], i: int, entry: Entry) -> bool:
    if i + len(entry.words) > len(words) or (entry.title and not words[i].is_title):
        return False
    for word, wanted, exact in zip(words[i:], entry.words, entry.exact, strict=False):
        if not (word.head in wanted if exact else word.keys & wanted):
            return False
    # A word that is more often another one («Того», «Мали») is a name only inside a sentence.
    return len(entry.words) > 1 or entry.exact[0] or i > 0 or _is_name(words[i], entry)


def _is_name(word: Word, entry: Entry) -> bool:
    return word.forms[0].lemma in entry.words[0] or not any(form.known for form in word.forms)


def _single(word: Word, lexicon: Gazetteer) -> Sense | None:
    if lexicon.capitals and not word.is_title:
        return None
    for form in word.forms:
        if form.pos == "ADJ" and form.lemma in lexicon.adjectives:
            return Sense(lexicon.adjectives[form.lemma], "adjective")
        if form.pos != "ADJ" and form.lemma in lexicon.demonyms:
            return Sense(lexicon.demonyms[form.lemma], "demonym")
    codes = _joint(word, lexicon) if "-" in word.norm else ()
    return Sense(codes, "adjective") if codes else None


def _joint(word: Word, lexicon: Gazetteer) -> tuple[str, ...]:
    """The areas of a joint adjective: every part but the last stands in the list of halves."""
    *heads, _ = word.norm.split("-")
    codes = [lexicon.halves[head] for head in heads if head in lexicon.halves]
    if len(codes) < len(heads):
        return ()
    for form in word.forms:
        tail = form.lemma.rsplit("-", 1)[-1]
        if tail in lexicon.adjectives:
            return tuple(dict.fromkeys([*codes, *lexicon.adjectives[tail]]))
    return ()


def _extended(words: Sequence[Word], first: int, last: int, sense: Sense, lexicon: Gazetteer) -> tuple[int, int]:
    """A name with the nouns of state that belong to it: Исламская Республика Пакистан, Итальянская Республика."""
    heads, attributes = lexicon.words["heads"], lexicon.words["attributes"]
    if sense.kind == "country":
        return _before(words, first, heads | lexicon.words["heads_before"], attributes), last
    if sense.kind == "adjective" and len(sense.areas) == 1 and words[first].is_title:
        end = last
        while end < len(words) and end - last < LONGEST_EXTENSION and words[end].keys & attributes:
            end += 1
        if end < len(words) and words[end].keys & heads:
            return first, end + 1
    return first, last


def _before(words: Sequence[Word], first: int, heads: frozenset[str], attributes: frozenset[str]) -> int:
    start = best = first
    while start > 0 and first - start < LONGEST_EXTENSION and words[start - 1].keys & (heads | attributes):
        start -= 1
        if words[start].keys & heads:
            best = start
    while start < best < first and words[best - 1].keys & attributes and words[best - 1].is_title:
        best -= 1
    return best


def _mention(parsed: Parse, words: Sequence[Word], sense: Sense, lexicon: Gazetteer) -> AreaMention:
    first, last = words[0].token, words[-1].token + 1
    return AreaMention(
        span=parsed.span(words[0].start, words[-1].end),
        first=first,
        last=last,
        sentence=parsed.tokens[first].sentence,
        areas=tuple(sorted(sense.areas)),
        kind=sense.kind,
        place=sense.place,
        case=case_of(parsed, first, words[0].forms, lexicon),
        part=is_part(parsed, first, last, sense, lexicon),
    )


def _nominals(
    parsed: Parse, lines: Sequence[tuple[Word, ...]], mentions: Sequence[AreaMention], lexicon: Gazetteer
) -> list[AreaMention]:
    """«Страны региона» where the text named the region."""
    named = {code for mention in mentions for code in mention.areas}
    if not named & lexicon.nominal_codes:
        return []
    taken = {i for mention in mentions for i in range(mention.first, mention.last)}
    found: list[AreaMention] = []
    for words in lines:
        for i, word in enumerate(words):
            for entry in [e for key in word.keys for e in lexicon.nominals.get(key, ())]:
                some = words[i : i + len(entry.words)]
                if named & set(entry.sense.areas) and _fits(words, i, entry) and not taken & {w.token for w in some}:
                    found.append(_mention(parsed, some, entry.sense, lexicon))
                    taken |= {w.token for w in some}
    return found
