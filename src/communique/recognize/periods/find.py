"""All times of a document, from left to right with what was said before."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from communique.lang import Pack
from communique.model import Period
from communique.model.mention import PeriodMention
from communique.parse import Parse, Sentence, Token
from communique.recognize.periods.anchor import Anchor, Tense, Years
from communique.recognize.periods.atoms import Atom, atoms_of
from communique.recognize.periods.calendar import Time
from communique.recognize.periods.grammar import Match, matches
from communique.recognize.periods.kinds import compares, kind_behind, kind_of, leads_on
from communique.recognize.periods.lexicon import Lexicon, lexicon_of
from communique.recognize.periods.times import time_of
from communique.recognize.periods.undated import this_year
from communique.recognize.periods.year_to import years_to

# Years of history are no year that a report of today counts from.
RECENT = 1990


Hit = tuple[Sentence, Sequence[Atom], Match]


@dataclass(slots=True)
class _Place:
    """What has been read so far: the last time spoken of, the years named, the verbs of the sentence."""

    published: date | None
    told: int = 0
    years: Years = field(default_factory=Years)
    last: Period | None = None
    sentence: int = -1
    verbs: list[tuple[int, Tense]] = field(default_factory=list)
    coming: set[int] = field(default_factory=set)  # first tokens of times that lie ahead


def find_periods(parsed: Parse, pack: Pack) -> tuple[PeriodMention, ...]:
    """All of them, in the order of the text."""
    lexicon = lexicon_of(pack)
    rows = [(sentence, atoms_of(parsed, sentence, lexicon)) for sentence in parsed.sentences]
    hits = [(sentence, atoms, match) for sentence, atoms in rows for match in matches(atoms, lexicon.tree)]
    ahead = _years_after(parsed, hits, lexicon)
    told = max((match.one("Y") - match.one("rel") for _, _, match in hits if _tells_now(match)), default=0)
    # What one «в прошлом году» tells of this year holds for the others.
    told = told or _compared_with(parsed, hits, lexicon) or max((now for _, _, now in ahead), default=0)
    placed = list(zip(hits, ahead, strict=True))
    found, coming = _walk(parsed, placed, told, lexicon)
    if not told and parsed.document.published is None and any("rel" in match.values for _, _, match in hits):
        told = this_year([mention for mention in found if mention.first not in coming])
        found, _ = _walk(parsed, placed, told, lexicon) if told else (found, coming)
    return years_to(parsed, found, pack)


def _walk(
    parsed: Parse, rows: Sequence[tuple[Hit, tuple[int, int, int]]], told: int, lexicon: Lexicon
) -> tuple[list[PeriodMention], set[int]]:
    """All times in order, where this year is `told` (0: not known), and the first tokens of those that lie ahead."""
    place = _Place(parsed.document.published, told)
    found: list[PeriodMention] = []
    for (sentence, atoms, match), (following, to_come, _) in rows:
        place.years = replace(place.years, next=following, to_come=to_come)
        if sentence.index != place.sentence:
            place.sentence, place.verbs = sentence.index, _verbs(parsed, sentence, lexicon)
        mention = _first_mention(parsed, sentence, (atoms, match), (place, lexicon))
        found += [mention] if mention else []
        past = _past_years(parsed, (sentence, atoms, match), lexicon, compared=False)
        for year in _named_years(match):
            # What is compared with last year's is this year's; a goal tells nothing of it.
            named = year + (mention is not None and mention.kind == "comparison")
            latest = max(named, place.years.latest) if year in past else place.years.latest
            place.years = replace(place.years, latest=latest, last=named)
    return found, place.coming


def _years_after(parsed: Parse, hits: Sequence[Hit], lexicon: Lexicon) -> list[tuple[int, int, int]]:
    """For each hit the next year named from there on, the latest one that is no goal, and this year, 0 if not told."""
    found: list[tuple[int, int, int]] = []
    following = to_come = 0
    compared = -1
    for hit in reversed(hits):
        sentence, atoms, match = hit
        compares_with = compares(parsed, sentence, atoms[match.first].token, lexicon)
        named = _past_years(parsed, hit, lexicon, compared=compares_with)
        if named and compares_with:
            # What is compared with a year is of the next one: this year, or the last one where that is spoken of.
            named = [named[0] + 1]
            compared = sentence.index
        elif named:
            compared = -1
        following = named[0] if named else following
        to_come = max((to_come, *named))
        # «… в прошлом году. Он составил …, на 3% меньше, чем в 2022 году» compares in the next sentence.
        near = compared >= 0 and compared - sentence.index in (0, 1)
        ago = -match.one("rel") if near and not named else 0
        found.append((following + max(0, ago), to_come, following + ago if ago > 0 else 0))
    return found[::-1]


def _tells_now(match: Match) -> bool:
    return match.make == "year" and "rel" in match.values and "Y" in match.values


def _compared_with(parsed: Parse, hits: Sequence[Hit], lexicon: Lexicon) -> int:
    """This year, where a sentence or the next compares it: «с начала текущего года … выше, чем в 2024 году»; 0 else."""
    here = {sentence.index for sentence, _, match in hits if "rel" in match.values and not match.one("rel")}
    named = [
        max(_named_years(match), default=0) + 1
        for sentence, atoms, match in hits
        if here & {sentence.index, sentence.index - 1} and compares(parsed, sentence, atoms[match.first].token, lexicon)
    ]
    return max((year for year in named if year > 1), default=0)


def _readings(atoms: Sequence[Atom], match: Match, lexicon: Lexicon) -> list[Match]:
    """A match, and the shorter ones inside it for the case that the calendar knows no such days."""
    if match.make == "day":
        return [match]
    inner = [
        replace(m, first=m.first + match.first + 1, last=m.last + match.first + 1)
        for m in matches(atoms[match.first + 1 : match.last], lexicon.tree)
    ]
    return [match, *inner]


def _past_years(parsed: Parse, hit: Hit, lexicon: Lexicon, *, compared: bool) -> list[int]:
    """The years that a form names, but for a goal's («к 2030 году»): they tell which year it is."""
    _, atoms, match = hit
    before = atoms[match.first].token - 1
    goals = {line[-1] for kind in ("deadline", "until") for line in lexicon.kinds.get(kind, ())}
    goal = before >= 0 and parsed.tokens[before].norm in goals and not compared
    # Of «2024–2027» or «2017/2018» only the first has surely come.
    return [] if goal else _named_years(match)[:1]


def _named_years(match: Match) -> list[int]:
    """The recent years that a form names in figures, where they are the year of a time and no goal far ahead."""
    named = [year for name in ("Y", "Yo") for year in match.values.get(name, ())]
    named += [match.one("date") // 10000] if "date" in match.values else []
    return [year for year in dict.fromkeys(named) if year >= RECENT]


def _first_mention(
    parsed: Parse, sentence: Sentence, found: tuple[Sequence[Atom], Match], place: tuple[_Place, Lexicon]
) -> PeriodMention | None:
    """The first reading of a match that the calendar knows; what later ones would say of the place is never asked."""
    for part in _readings(*found, place[1]):
        if mention := _mention(parsed, sentence, (found[0], part), place):
            return mention
    return None


def _mention(
    parsed: Parse, sentence: Sentence, hit: tuple[Sequence[Atom], Match], state: tuple[_Place, Lexicon]
) -> PeriodMention | None:
    (atoms, match), (place, lexicon) = hit, state
    first, last = atoms[match.first], atoms[match.last - 1]
    if not _stands(parsed, match, (first, last), lexicon) or _governs(parsed, last, lexicon):
        return None
    tense = _tense(place.verbs, first.token)
    tense = "ahead" if "weekday" in match.values and leads_on(parsed, sentence, first.token, lexicon) else tense
    place.coming |= {first.token} if tense == "ahead" else set()
    anchor = Anchor(place.published, place.last, place.years, tense, place.told)
    time = time_of(match, anchor)
    if time is None:
        return None
    kind = kind_of(parsed, sentence, first.token, time, (lexicon, anchor.now))
    kind = kind_behind(parsed, last.token, lexicon) or kind if kind == "point" else kind
    _remember(place, time, kind)
    return PeriodMention(
        span=parsed.span(first.start, last.end),
        first=first.token,
        last=last.token + 1,
        sentence=sentence.index,
        period=time.period,
        kind=kind,
        inferred=time.inferred,
    )


def _stands(parsed: Parse, match: Match, ends: tuple[Atom, Atom], lexicon: Lexicon) -> bool:
    """A bare number is a year or a day only where nothing is counted by it, in a table where it starts a line."""
    first, last = ends
    if match.make == "table_year":
        return parsed.tokens[first.token].index == parsed.sentences[parsed.tokens[first.token].sentence].first
    if match.make == "month" and match.last - match.first == 1:
        return not _is_name(parsed, first)
    bare = match.make == "year" and "Y" in match.values and "year" not in match.values and "Yo" not in last.classes
    if not bare and match.make != "bare_day":
        return True
    after = _next_word(parsed, last)
    if after is None:
        return True
    if match.make == "bare_day" and after.pos == "NOUN":
        return all(form.case == "Nom" for form in after.forms)
    measured = bare and "beside_year" in lexicon.classes(after.norm, after.forms)
    return measured or after.pos not in ("NOUN", "ADJ", "NUM", "X") or (bare and _dated(parsed, first, after, lexicon))


def _dated(parsed: Parse, year: Atom, after: Token, lexicon: Lexicon) -> bool:
    """Whether what stands before a number tells that it is a year: "in 2023 Japan", "by 2030 bilateral trade".

    A round number may count («в 2000 школах»), and so may one before a common noun where a preposition leaves that
    open.
    """
    before = parsed.tokens[year.token - 1] if year.token else None
    if before is None or before.sentence != after.sentence or parsed.tokens[year.token].text.endswith("00"):
        return False
    return before.norm in lexicon.year_in or (before.pos == "ADP" and after.is_title)


def _next_word(parsed: Parse, atom: Atom) -> Token | None:
    """The word right behind in the same sentence."""
    after = parsed.tokens[atom.token + 1] if atom.token + 1 < len(parsed.tokens) else None
    here = after is not None and after.sentence == parsed.tokens[atom.token].sentence and after.is_word
    return after if here else None


def _governs(parsed: Parse, atom: Atom, lexicon: Lexicon) -> bool:
    """Whether a word is a preposition here: «накануне саммита» is the eve of a meeting, no day before today."""
    after = _next_word(parsed, atom) if parsed.tokens[atom.token].norm in lexicon.eves else None
    if after is None or after.pos not in ("NOUN", "ADJ"):
        return False
    cases = {form.case for form in after.forms}
    return "Gen" in cases and "Nom" not in cases


def _is_name(parsed: Parse, atom: Atom) -> bool:
    """Whether a word like a month is somebody's name: capitals, a reading as a name, a name after it."""
    token = parsed.tokens[atom.token]
    after = parsed.tokens[atom.token + 1] if atom.token + 1 < len(parsed.tokens) else token
    named = any(form.name in ("given", "surname") for form in token.forms)
    return token.is_title and named and after.is_word and after.is_title and after.sentence == token.sentence


def _remember(place: _Place, time: Time, kind: str) -> None:
    """Comparisons and goals do not move the time that is spoken of."""
    if time.period and kind not in ("comparison", "deadline", "anniversary"):
        place.last = time.period


def _verbs(parsed: Parse, sentence: Sentence, lexicon: Lexicon) -> list[tuple[int, Tense]]:
    """The words of a sentence that tell a tense; what follows "will be" is ahead, whatever its form."""
    found: list[tuple[int, Tense]] = []
    chain: Tense = ""
    for token in parsed.words(sentence):
        tense = _of(token, lexicon)
        if tense == "past" and chain == "ahead":
            tense = chain
        if tense:
            found.append((token.index, tense))
        chain = tense if tense == "ahead" else chain if token.pos in ("AUX", "ADV") else ""
    return found


def _tense(verbs: Sequence[tuple[int, Tense]], token: int) -> Tense:
    """Of the verb nearest to a token: behind or ahead."""
    at = bisect_left(verbs, (token, ""))
    beside = verbs[max(0, at - 1) : at + 1]
    return min(beside, key=lambda verb: abs(verb[0] - token))[1] if beside else ""


def _of(token: Token, lexicon: Lexicon) -> Tense:
    if not token.is_word:
        return ""
    if not lexicon.ahead.isdisjoint(form.lemma for form in token.forms):
        return "ahead"
    if any(f.verb == "Fin" and f.tense == "Pres" and f.lemma in lexicon.coming for f in token.forms):
        return "ahead"  # "he arrives on Monday"
    form = token.form
    if form.verb == "Fin":
        return "past" if form.tense == "Past" else "ahead" if form.tense == "Fut" else ""
    return "past" if form.verb == "Part" and form.tense == "Past" else ""
