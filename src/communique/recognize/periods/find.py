"""All times of a document, from left to right with what was said before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from communique.lang import Pack
from communique.model import Period
from communique.model.mention import PeriodMention
from communique.parse import Parse, Sentence, Token
from communique.recognize.periods.anchor import Anchor, Tense
from communique.recognize.periods.atoms import Atom, atoms_of
from communique.recognize.periods.calendar import Time, time_of
from communique.recognize.periods.grammar import Match, matches
from communique.recognize.periods.kinds import kind_of
from communique.recognize.periods.lexicon import Lexicon, lexicon_of

# Years of history are no year that a report of today counts from.
RECENT = 1990


@dataclass(slots=True)
class _Place:
    """What has been read so far: the last time spoken of, the years named before and after."""

    published: date | None
    years: list[int] = field(default_factory=list)
    later: list[int] = field(default_factory=list)
    last: Period | None = None


def find_periods(parsed: Parse, pack: Pack) -> tuple[PeriodMention, ...]:
    """All of them, in the order of the text."""
    lexicon = lexicon_of(pack)
    rows = [(sentence, atoms_of(parsed, sentence, lexicon)) for sentence in parsed.sentences]
    hits = [(sentence, atoms, match) for sentence, atoms in rows for match in matches(atoms, lexicon.tree)]
    place = _Place(parsed.document.published, later=[year for _, _, match in hits for year in _named_years(match)])
    found: list[PeriodMention] = []
    for sentence, atoms, match in hits:
        mention = _mention(parsed, sentence, (atoms, match), (place, lexicon))
        if mention:
            found.append(mention)
        named = _named_years(match)
        place.years += named
        del place.later[: len(named)]
    return tuple(found)


def _named_years(match: Match) -> list[int]:
    """The recent years that a form names in figures, where they are the year of a time and no goal far ahead."""
    named = [year for name in ("Y", "Yo") for year in match.values.get(name, ())]
    named += [match.one("date") // 10000] if "date" in match.values else []
    return [year for year in dict.fromkeys(named) if year >= RECENT]


def _mention(
    parsed: Parse, sentence: Sentence, hit: tuple[Sequence[Atom], Match], state: tuple[_Place, Lexicon]
) -> PeriodMention | None:
    (atoms, match), (place, lexicon) = hit, state
    first, last = atoms[match.first], atoms[match.last - 1]
    if not _stands(parsed, match, last):
        return None
    anchor = Anchor(place.published, place.last, place.years, place.later, _tense(parsed, sentence, first, lexicon))
    time = time_of(match, anchor)
    if time is None:
        return None
    kind = kind_of(parsed, sentence, first.token, time, (lexicon, anchor.now))
    _remember(place, time, kind)
    return PeriodMention(
        span=parsed.span(first.start, last.end), first=first.token, last=last.token + 1, sentence=sentence.index,
        period=time.period, kind=kind, inferred=time.inferred,
    )  # fmt: skip


def _stands(parsed: Parse, match: Match, last: Atom) -> bool:
    """A bare number after «в» is a year only where nothing is counted by it."""
    if match.make == "year" and "Y" in match.values and "year" not in match.values and "Yo" not in match.values:
        after = parsed.tokens[last.token + 1] if last.token + 1 < len(parsed.tokens) else None
        same = after is not None and after.sentence == parsed.tokens[last.token].sentence
        return not (same and after is not None and after.pos in ("NOUN", "ADJ", "NUM", "X") and after.is_word)
    return True


def _remember(place: _Place, time: Time, kind: str) -> None:
    """Comparisons and goals do not move the time that is spoken of."""
    if time.period and kind not in ("comparison", "deadline", "anniversary"):
        place.last = time.period


def _tense(parsed: Parse, sentence: Sentence, first: Atom, lexicon: Lexicon) -> Tense:
    """Of the nearest verb of the sentence: behind or ahead."""
    best: tuple[int, Tense] | None = None
    for token in parsed.words(sentence):
        tense = _of(token, lexicon)
        if tense and (best is None or abs(token.index - first.token) < best[0]):
            best = (abs(token.index - first.token), tense)
    return best[1] if best else ""


def _of(token: Token, lexicon: Lexicon) -> Tense:
    if not token.is_word:
        return ""
    if not lexicon.ahead.isdisjoint(form.lemma for form in token.forms):
        return "ahead"
    form = token.form
    if form.verb == "Fin":
        return "past" if form.tense == "Past" else "ahead" if form.tense == "Fut" else ""
    return "past" if form.verb == "Part" and form.tense == "Past" else ""
