"""Direct speech: what stands in quotation marks or after a dash, cut where the writer breaks in."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.extract.statements.candidates import Candidate
from communique.extract.statements.clauses import DASHES, Clauses
from communique.extract.statements.cues import Cue, helpers
from communique.extract.statements.words import Saying
from communique.model.mention import QuotationMention
from communique.parse import Token

ENDS = frozenset({",", ".", "!", "?", "…", "...", "?!", "!..", "?.."})
CLOSES = frozenset('»”“"')
# So many tokens of an attribution are looked at for its verb.
ZONE = 45
# So many tokens after a dash may stand before the verb: «– с улыбкой заметил X».
BEFORE = 5
FEWEST = 2
OPENS = frozenset("«„“\"‘'")
# `X said in an interview on Monday, “…”`: so many tokens between a verb and the mark before a quotation.
FAR = 12


@dataclass(frozen=True, slots=True)
class Heard:
    """A document's tokens by line, its clauses and its words of saying."""

    clauses: Clauses
    words: Saying

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens of the document."""
        return self.clauses.parsed.tokens

    def ends(self, token: int) -> int:
        """The token after the last one of a token's line."""
        parsed = self.clauses.parsed
        line = parsed.sentences[self.tokens[token].sentence].line
        i = self.tokens[token].sentence
        while i + 1 < len(parsed.sentences) and parsed.sentences[i + 1].line == line:
            i += 1
        return parsed.sentences[i].last

    def starts(self, token: int) -> int:
        """The first token of the sentence of a token."""
        return self.clauses.parsed.sentences[self.tokens[token].sentence].first


def quoted(heard: Heard, quotations: tuple[QuotationMention, ...]) -> Iterator[Candidate]:
    """All direct speech that the quotations of a document may hold."""
    done = -1
    for quotation in quotations:
        if quotation.first < done or quotation.last - quotation.first < FEWEST:
            continue
        if quotation.name and not _said(heard, quotation):
            continue
        if quotation.kind == "dash":
            if not _begins_with_mark(heard, quotation):
                yield from _pieces(heard, quotation, heard.ends(quotation.first))
                done = quotation.last
        else:
            yield from _marked(heard, quotation)
            done = quotation.last


def _said(heard: Heard, quotation: QuotationMention) -> bool:
    """Whether words that look like a name are followed by a dash and a verb of saying."""
    zone, cue = _after(heard, quotation.last)
    return cue is not None and cue.kinds != ("open",) and heard.tokens[zone[0] - 1].text in DASHES


def _begins_with_mark(heard: Heard, quotation: QuotationMention) -> bool:
    return heard.tokens[quotation.first].text in ("«", "„", "“", '"')


def _marked(heard: Heard, quotation: QuotationMention) -> Iterator[Candidate]:
    """A quotation between marks with the attribution after it, before it, or in it."""
    inner = list(_pieces(heard, quotation, quotation.last))
    if len(inner) > 1 or (inner and inner[0].zone != (0, 0)):
        yield from inner
        return
    zone, cue = _after(heard, quotation.last)
    form = "quote_after"
    if cue is None:
        before, found = _before(heard, quotation.first)
        if before != (0, 0):
            zone, cue, form = before, found, "quote_before"
    if zone == (0, 0):
        form = "quote_bare" if _alone(heard, quotation) else "quote_inside"
        zone = _around(heard, quotation) if form == "quote_inside" else zone
    yield direct(heard, (quotation.first, quotation.last), form, zone, cue)
    if form == "quote_after" and cue is not None:
        yield from _goes_on(heard, zone[1], cue)


def _goes_on(heard: Heard, first: int, cue: Cue) -> Iterator[Candidate]:
    """«– сказал X. – CONTENT» where the marks are not opened again."""
    end = heard.ends(first - 1)
    if first >= end or heard.tokens[first].text not in DASHES or first + 1 >= end:
        return
    if heard.tokens[first + 1].text in ("«", "„", "“", '"'):
        return
    last = next(
        (i for i in range(first + 1, end) if heard.tokens[i].text in CLOSES and not heard.clauses.hidden[i]), end
    )
    if last - first > FEWEST and not heard.clauses.hidden[first + 1]:
        yield direct(heard, (first + 1, last), "quote_on", (cue.first, first), cue)


def _pieces(heard: Heard, quotation: QuotationMention, end: int) -> Iterator[Candidate]:
    """The parts of a quotation or a dash line around «– сказал X. –»."""
    kind = quotation.kind
    first, i = quotation.first, quotation.first + 1
    zone, cue = (0, 0), None
    while i < end - 1:
        if heard.tokens[i].text in DASHES and _breaks_in(heard, i, end):
            found = say(heard, i + 1, end)
            # «…наш "Завод" – он первый…»: behind a name in marks a dash breaks in for a word of saying only.
            named = heard.tokens[i - 1].text[-1:] in CLOSES and found is not None and found.kinds == ("open",)
            if found is not None and not named:
                stop = zone_stop(heard, found.token, end)
                zone, cue = (i + 1, stop), found
                yield direct(heard, (first, i), f"{kind}_piece", zone, cue)
                first = stop + 1
                i = stop
        i += 1
    if first < min(end, quotation.last) - 1:
        yield direct(heard, (first, min(end, quotation.last)), f"{kind}_rest" if cue else f"{kind}_whole", zone, cue)


def _breaks_in(heard: Heard, dash: int, end: int) -> bool:
    """Whether a dash stands after the end of a phrase and before a word in lower case."""
    before, after = heard.tokens[dash - 1], heard.tokens[dash + 1]
    ended = before.text in ENDS or before.text[-1:] in CLOSES or before.text in CLOSES
    return dash + 1 < end and ended and after.is_word and (after.text[:1].islower() or after.is_title)


def say(heard: Heard, first: int, end: int) -> Cue | None:
    """The verb of an attribution that begins here: a verb of saying, else a finite verb that stands first."""
    for i in range(first, min(first + BEFORE, end)):
        token = heard.tokens[i]
        if (token.text in ENDS and not _abbreviates(heard, i, end)) or token.text in DASHES:
            break
        if kinds := heard.words.kinds(token):
            return Cue(token=i, first=first, last=i + 1, segment=0, kinds=kinds, helped=helpers(heard.tokens, i, first))
        if token.form.verb == "Fin" and token.pos != "AUX" and i < first + 3:
            return Cue(token=i, first=first, last=i + 1, segment=0, kinds=("open",))
    for i in range(first, min(first + ZONE, end)):
        token = heard.tokens[i]
        if (token.text in (".", "!", "?") and not _abbreviates(heard, i, end)) or token.text in DASHES:
            break
        if kinds := heard.words.kinds(token):
            return Cue(token=i, first=first, last=i + 1, segment=0, kinds=kinds, helped=helpers(heard.tokens, i, first))
    return None


def _abbreviates(heard: Heard, at: int, end: int) -> bool:
    """Whether a full stop ends a word, not what is said: “…,” Mr. Smith said."""
    behind = heard.tokens[at + 1] if at + 1 < end else None
    return heard.tokens[at].text == "." and behind is not None and behind.sentence == heard.tokens[at].sentence


def zone_stop(heard: Heard, token: int, end: int) -> int:
    """Where an attribution ends: at the dash that opens speech again, or at the end."""
    for i in range(token + 1, min(token + ZONE, end)):
        if heard.tokens[i].text in DASHES and heard.tokens[i - 1].text in {",", ".", ":", "!", "?"}:
            return i
    return end


def _after(heard: Heard, last: int) -> tuple[tuple[int, int], Cue | None]:
    """The attribution behind the closing mark: its tokens and its verb."""
    end = heard.ends(last - 1)
    i = last
    while i < end and (
        heard.tokens[i].text in ENDS or heard.tokens[i].text in CLOSES or not heard.tokens[i].text.strip("»”“\"',.…")
    ):
        i += 1
    dashed = i < end and heard.tokens[i].text in DASHES
    i += dashed
    if i >= end or (not dashed and heard.tokens[i].is_title and heard.tokens[i - 1].text == "."):
        return (0, 0), None
    stop = _stop(heard, i, end)
    cue = say(heard, i, stop)
    if cue is None or (cue.kinds == ("open",) and not dashed):
        return ((i, stop), None) if dashed else ((0, 0), None)
    return (i, stop), cue


def _stop(heard: Heard, first: int, end: int) -> int:
    """Where the attribution behind a quotation ends: with its sentence, or where speech begins again."""
    sentence = heard.clauses.parsed.sentences[heard.tokens[first].sentence].last
    for i in range(first, min(end, sentence)):
        if heard.clauses.hidden[i] and heard.tokens[i - 1].text in ("«", "„", "“", '"', ":"):
            return i
        if i > first and heard.tokens[i].text in DASHES and heard.tokens[i - 1].text in {",", ".", "!", "?"}:
            return i
    return min(end, sentence)


def _before(heard: Heard, first: int) -> tuple[tuple[int, int], Cue | None]:
    """The attribution before the opening mark: «X сказал: », or a line above that ends in a colon."""
    start = heard.starts(first)
    i = first - 1
    while i >= start and not (heard.tokens[i].is_word or heard.tokens[i].is_number or heard.tokens[i].text in ":»)"):
        i -= 1
    if i < start:
        return _announced(heard, start)
    if heard.tokens[i].text != ":":
        return _continued(heard, start, first) if heard.words.bare else ((0, 0), None)
    cue = next((Cue(token=j, first=j, last=j + 1, segment=0, kinds=k) for j in range(i - 1, start - 1, -1)
                if (k := heard.words.kinds(heard.tokens[j])) and not heard.clauses.hidden[j]), None)  # fmt: skip
    return (start, i), cue


def _continued(heard: Heard, start: int, first: int) -> tuple[tuple[int, int], Cue | None]:
    """`X said, “…”`, `“…,” X said, “…”`, `X said that “…”`: the verb that stands before a mark or right before."""
    i = first - 1
    while i >= start and heard.tokens[i].text in OPENS:
        i -= 1
    marked = heard.tokens[i].text == ","
    opening = next((j + 1 for j in range(i - 1, start - 1, -1) if heard.clauses.hidden[j]), start)
    for j in range(i - marked, max(opening, i - FAR) - 1, -1):
        if kinds := heard.words.kinds(heard.tokens[j]):
            return (opening, i + 1), Cue(token=j, first=j, last=j + 1, segment=0, kinds=kinds)
        if not marked and heard.tokens[j].norm not in heard.words.that:
            break
    return (0, 0), None


def _announced(heard: Heard, start: int) -> tuple[tuple[int, int], Cue | None]:
    """The line before ends in a colon: it announces this one."""
    if start == 0 or heard.tokens[start - 1].text != ":":
        return (0, 0), None
    begin = heard.starts(start - 1)
    cue = next((Cue(token=j, first=j, last=j + 1, segment=0, kinds=k) for j in range(begin, start)
                if (k := heard.words.kinds(heard.tokens[j]))), None)  # fmt: skip
    return (begin, start - 1), cue


def _alone(heard: Heard, quotation: QuotationMention) -> bool:
    """Whether the quotation begins its sentence and ends one."""
    start = heard.starts(quotation.first)
    words_before = any(heard.tokens[i].is_word for i in range(start, quotation.first))
    sentence = heard.clauses.parsed.sentences[heard.tokens[quotation.last - 1].sentence]
    return not words_before and not any(heard.tokens[i].is_word for i in range(quotation.last, sentence.last))


def _around(heard: Heard, quotation: QuotationMention) -> tuple[int, int]:
    """The sentence that a quotation is part of."""
    sentence = heard.clauses.parsed.sentences[heard.tokens[quotation.first].sentence]
    return sentence.first, max(sentence.last, quotation.last)


def direct(heard: Heard, content: tuple[int, int], form: str, zone: tuple[int, int], cue: Cue | None) -> Candidate:
    """The words of a stretch without the marks at its ends, as direct speech."""
    first, last = content
    tokens = heard.tokens
    while first < last - 1 and not (
        tokens[first].is_word or tokens[first].is_number or tokens[first].text in '«„“"[(<$€+'
    ):
        first += 1
    while last - 1 > first and (tokens[last - 1].text in DASHES or tokens[last - 1].text in (",", ";", ".")):
        last -= 1
    while last - 1 > first and tokens[last - 1].text in CLOSES and tokens[last - 2].text == ",":
        last -= 2
    return Candidate(
        start=tokens[first].start, end=tokens[last - 1].end, manner="direct", form=form,
        sentence=tokens[first].sentence, zone=zone, cue=cue,
    )  # fmt: skip
