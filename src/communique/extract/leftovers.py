"""The ledger: numbers, dates and quotations that no claim holds, each with the reason."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.extract.scene import Scene
from communique.lang import Pack
from communique.model import Claim, Leftover, Span
from communique.model.mention import Mention, PeriodMention, QuantityMention, QuotationMention

# Years before this one are history to relations of the states we read of.
MODERN = 1991
WORDS_OF_EMPHASIS = 5
PAGE = frozenset({"clutter", "share", "caption"})
ROLES = {"ordinal": "ordinal", "rank": "rank", "time": "clock", "year": "year_alone"}
TIMES = {"comparison": "comparison", "anniversary": "anniversary", "age": "age"}
TELLING = frozenset(
    {"sport", "company", "contact", "clock", "rank", "ordinal", "domestic_money", "part_of_name", "layout"}
)
WORD_KINDS = ("sport", "company", "household", "address", "history")


def leftovers(scene: Scene, claims: Sequence[Claim[Any]], weak: Sequence[Leftover]) -> tuple[Leftover, ...]:
    """What was not understood, each with the reason; candidates too weak to be claimed come first by place."""
    ledger = _Ledger(scene)
    numbers = {m.span: reason for m in scene.mentions.quantities if (reason := ledger.reason(m)) in TELLING}
    # A candidate that is a number alone says less than why that number is none: it gives way.
    weak = [left for left in weak if left.span not in numbers]
    held = _Stretches([*_held(claims), *(left.span for left in weak)])
    found = list(weak)
    noted: list[Span] = []
    for kind, mention in _mentions(scene):
        if held.holds(mention):
            continue
        if reason := ledger.reason(mention):
            found.append(Leftover(kind=kind, span=mention.span, reason=reason))
            noted.append(mention.span)
    known = _Stretches([*noted, *(m.span for _, m in _mentions(scene)), *_held(claims), *(left.span for left in weak)])
    found += ledger.bare(known)
    return tuple(sorted(found, key=lambda left: (left.span, left.kind, left.reason)))


def _held(claims: Sequence[Claim[Any]]) -> Iterator[Span]:
    """The words that claims rest on: of each field, and the sentence itself for statements and agreements."""
    for claim in claims:
        yield from (role.span for role in claim.evidence.roles if role.span is not None)
        if claim.kind in ("statements", "agreements"):
            yield claim.evidence.span


def _mentions(scene: Scene) -> Iterator[tuple[str, Mention]]:
    found = scene.mentions
    yield from (("quotation", m) for m in found.quotations)
    yield from (("date", m) for m in found.periods)
    yield from (("number", m) for m in found.quantities)


class _Stretches:
    """Stretches of a text, joined where they touch, asked in logarithmic time."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((span.start, span.end) for span in spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, mention: Mention) -> bool:
        """Whether a mention is in these: a number or date in part, words said at least by half."""
        if isinstance(mention, QuotationMention) and not mention.name:
            return 2 * self.shared(mention.span) >= mention.span.end - mention.span.start
        return self.meets(mention.span)

    def shared(self, span: Span) -> int:
        """How many characters of a span lie in these."""
        found, i = 0, bisect_left(self._ends, span.start + 1)
        while i < len(self._starts) and self._starts[i] < span.end:
            found += min(self._ends[i], span.end) - max(self._starts[i], span.start)
            i += 1
        return found

    def meets(self, span: Span) -> bool:
        """Whether a stretch shares a character with these."""
        i = bisect_left(self._ends, span.start + 1)
        return i < len(self._starts) and self._starts[i] < span.end


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: dict[str, frozenset[str]]


@cache
def _words(pack: Pack) -> _Words:
    table = pack.table("leftovers").get("words", {})
    return _Words({name: frozenset(str(table.get(name, "")).split()) for name in (*WORD_KINDS, "age")})


class _Ledger:
    """Why each of a document's mentions is in no claim; what a sentence speaks of is looked up once."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.parsed = scene.parsed
        self.words = _words(scene.pack)
        self._said: dict[int, frozenset[str]] = {}
        self._area_starts = [area.span.start for area in scene.mentions.areas]
        self._names = _Stretches(
            [q.span for q in scene.mentions.quotations if q.name] + [o.span for o in scene.mentions.organizations]
        )

    def reason(self, mention: Mention) -> str:
        """The id of the reason; empty where the mention needs none."""
        if page := self._page(mention):
            return page
        match mention:
            case QuotationMention():
                return self._quotation(mention)
            case PeriodMention():
                return self._period(mention)
            case QuantityMention():
                return self._quantity(mention)
        return ""

    def bare(self, known: _Stretches) -> Iterator[Leftover]:
        """Figures in digits that nothing recognised."""
        for token in self.parsed.tokens:
            if not any(c.isdigit() for c in token.text):
                continue
            span = self.parsed.span(token.start, token.end)
            if not known.meets(span):
                sentence = self.parsed.sentences[token.sentence]
                kind = self.parsed.line_of(sentence).kind
                reason = (
                    "layout"
                    if kind in PAGE
                    else "contact"
                    if "address" in self._about(token.sentence)
                    else "number_alone"
                )
                yield Leftover(kind="number", span=span, reason="part_of_name" if self._names.meets(span) else reason)

    def _page(self, mention: Mention) -> str:
        line = self.parsed.line_of(self.parsed.sentences[mention.sentence])
        if line.kind in PAGE:
            return "layout"
        if line.kind == "dateline" or mention.span.start < line.start:
            return "dateline"
        return ""

    def _about(self, sentence: int) -> frozenset[str]:
        """Which of the pack's telling words a sentence has."""
        if sentence not in self._said:
            tokens = self.parsed.words(self.parsed.sentences[sentence])
            lemmas = {token.lemma for token in tokens}
            self._said[sentence] = frozenset(
                name for name, known in self.words.kinds.items() if not known.isdisjoint(lemmas)
            )
        return self._said[sentence]

    def _quotation(self, quotation: QuotationMention) -> str:
        if quotation.kind == "dash":
            return "list_item"
        if quotation.name:
            return "name"
        words = sum(token.is_word for token in self.parsed.tokens[quotation.first : quotation.last])
        return "emphasis" if words <= WORDS_OF_EMPHASIS else "no_speaker"

    def _period(self, period: PeriodMention) -> str:
        if self._names.meets(period.span):
            return "part_of_name"
        if period.kind in TIMES:
            return TIMES[period.kind]
        if period.period is None:
            return "unresolved"
        last = period.period.last or period.period.first
        if last is not None and last.year < MODERN:
            return "history"
        published = self.scene.document.published
        if published is not None and period.period.first == period.period.last == published and period.sentence < 3:
            return "publication"
        about = self._about(period.sentence)
        return "sport" if "sport" in about else "year_alone" if period.period.precision == "year" else "day_alone"

    def _quantity(self, quantity: QuantityMention) -> str:
        about = self._about(quantity.sentence)
        if "sport" not in about:
            if quantity.role in ROLES:
                return ROLES[quantity.role]
            if self.parsed.text[max(0, quantity.span.start - 1)] == ":" and quantity.first > 1:
                return "clock"  # the minutes of «15:30»
        if self._names.meets(quantity.span):
            return "part_of_name"
        for name, reason in (("sport", "sport"), ("address", "contact"), ("company", "company")):
            if name in about:
                return reason
        return self._measured(quantity, about)

    def _measured(self, quantity: QuantityMention, about: frozenset[str]) -> str:
        household = "household" in about
        unit, areas = quantity.quantity.unit, self._areas(quantity.sentence)
        if len(unit) == 3:
            if household or areas == 1:
                return "domestic_money"
            return "no_areas" if not areas else "no_indicator"
        if unit == "percent":
            return "inside_one_country" if household else "percent_alone"
        if unit == "t":
            return "no_areas" if not areas else "inside_one_country" if areas == 1 else "no_indicator"
        if quantity.role == "other":
            return "other_measure"
        return "count"

    def _areas(self, sentence: int) -> int:
        """How many areas a sentence names."""
        found = self.parsed.sentences[sentence]
        low, high = bisect_left(self._area_starts, found.start), bisect_right(self._area_starts, found.end)
        return len({code for area in self.scene.mentions.areas[low:high] if not area.part for code in area.areas})
