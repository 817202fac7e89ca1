"""Whom a candidate's words may be of: those named in its attribution or near it, and whoever spoke last."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.extract.statements.candidates import Candidate
from communique.extract.statements.cues import Cue
from communique.extract.statements.media import MEDIUM
from communique.extract.statements.speakers import Room, Speaker
from communique.extract.statements.subjects import heads, stands_before, stands_behind
from communique.parse import Sentence

# Forms whose attribution stands inside the words said.
WITHIN = ("middle", "inside_by", "quote_inside")
# A name with its title, or a body, has so many words.
WIDEST = 14
LAST = 2  # people who spoke last
JOINED = 60  # tokens between verbs of one subject
# Sentences back to people who are near or far, and so many who are near.
NEARBY, FARTHER = 2, 8
MOST = 3


def options(room: Room, candidate: Candidate, said: Sequence[Speaker]) -> list[Speaker]:
    """Those a candidate's speaker may be: named in its attribution, else near it, and the last who spoke."""
    first, last = candidate.zone
    content = range(candidate.start, candidate.end)
    near = room.within(first, last) if first < last else []
    if candidate.form == "turn" and near:
        return [s for s in near if s.what == "person"] or near
    titled = _titled(room, candidate) if room.words.bare else []
    near = [s for s in near if candidate.form in WITHIN or _start(room, s) not in content]
    if room.words.bare and _is_one(subject(room, candidate)):
        near = [s for s in near if s.what != "described" or s.gender != "Plur"]
    names = {s.first for s in near if room.words.quoting and s.what == "person" and s.form == "name"}
    near = [s for s in near if s.what != "described" or s.last not in names]  # a title before its holder's name
    near += [s for s in titled if s not in near]
    if (pronoun := _subject_pronoun(room, candidate, near)) is not None:
        near = [s for s in near if s.first < pronoun.last or _may_be_he(room, s)]
    if _is_his(room, candidate):
        near = [s for s in near if s.what == "pronoun"]
    nobody = not any(s.what not in ("pronoun", "described") or s.form == "long" for s in near)
    if nobody or (room.words.bare and _refers(subject(room, candidate))):
        near = [*near, *_around(room, candidate)]
    found = [s for s in near if s.name]
    if is_impersonal(room, candidate):
        return [_full(room, s, said) for s in found if s.what not in ("person", "pronoun") and s.case == "Loc"]
    full = [_who_spoke(room, _full(room, s, said), said) for s in found]
    # "The embassy" may be a body named before, or stand for itself; it is one that spoke before.
    short = [s for s in found if s.what == "organization" and s.form == "short"] if room.words.bare else []
    bare = [s for s in short if _spoke_as(said, room.parsed.tokens[s.last - 1].lemmas) is None]
    return _unique([*full, *bare, *_carried(said)])


def _is_one(subject: Speaker | None) -> bool:
    """Whether "he" or "she" speaks: nobody who is many, as in "the two sides can do more, he said, adding that …"."""
    return subject is not None and subject.what == "pronoun" and subject.gender != "Plur"


def _subject_pronoun(room: Room, candidate: Candidate, near: Sequence[Speaker]) -> Speaker | None:
    """The pronoun that is the subject of a verb of saying: "he" is nobody whom the verb's objects name behind it."""
    if room.words.bare or candidate.cue is None or not candidate.cue.is_verb:
        return None
    named = (s for s in near if s.what == "pronoun" and s.case == "Nom")
    free = (s for s in named if not room.parsed.tokens[s.first].lemmas <= room.words.possessives)
    return next((s for s in free if not _parted(room, *sorted((s.last, candidate.cue.token)))), None)


def _may_be_he(room: Room, speaker: Speaker) -> bool:
    """Whether somebody named behind «он» may speak all the same: no body («сказал он на заседании совета»)."""
    return speaker.what != "organization" and (speaker.what != "person" or _can_act(room, speaker))


def _is_his(room: Room, candidate: Candidate) -> bool:
    """Whether a noun of attribution has its speaker in a pronoun before it: «важна, по его мнению, встреча глав»."""
    cue = candidate.cue
    if cue is None or cue.is_verb or room.words.bare or room.words.quoting or cue.token < 1:
        return False
    return bool(room.parsed.tokens[cue.token - 1].lemmas & room.words.possessives)


def _can_act(room: Room, speaker: Speaker) -> bool:
    """Whether a name can be in the nominative, or has no cases."""
    cases = {form.case for form in room.parsed.tokens[speaker.last - 1].forms}
    return not cases - {""} or "Nom" in cases


# Forms in which a verb behind a comma attributes what stands before it.
WITHOUT = ("trailing", "middle", "rest")


# Forms of which a verb may have no subject: «сообщалось, что …», «… қатысатыны айтылады».
IMPERSONAL = ("that", "verb_last")


def by_medium(room: Room, candidate: Candidate) -> bool:
    """Whether a medium is the first that an attribution names: "according to the Associated Press of Pakistan"."""
    cue = candidate.cue
    if cue is None or cue.is_verb:
        return False
    if room.words.quoting:  # «X агенттігінің хабарлауынша»
        before = room.within(candidate.zone[0], cue.token)
        return bool(before) and before[-1].kind == MEDIUM and before[-1].last == cue.token
    named = room.within(cue.token + 1, candidate.zone[1])
    return bool(named) and named[0].kind == MEDIUM


def is_impersonal(room: Room, candidate: Candidate) -> bool:
    """Whether its verb has no subject: «ранее сообщалось, что …» is nobody's, «в отчёте отмечается» the report's."""
    cue = candidate.cue
    if cue is None or not cue.is_verb or candidate.form not in IMPERSONAL:
        return False
    return bool(room.parsed.tokens[cue.token].lemmas & room.words.impersonal)


def lacks_subject(room: Room, candidate: Candidate) -> bool:
    """Whether a verb behind a comma only goes on: "Trade, although modest, maintained its growth"."""
    cue = candidate.cue
    if cue is None or candidate.form not in WITHOUT or not cue.is_verb or not room.words.bare:
        return False
    return not any(_may_say(room, speaker, cue) for speaker in room.within(*candidate.zone))


def _may_say(room: Room, speaker: Speaker, cue: Cue) -> bool:
    """Whether somebody named behind a verb or before it can be its subject."""
    if speaker.what == "pronoun":
        return not room.parsed.tokens[speaker.first].lemmas <= room.words.possessives
    return speaker.what != "title" or speaker.first <= cue.token + 1


def subject(room: Room, candidate: Candidate) -> Speaker | None:
    """Who stands where the subject of the verb of attribution stands, in a language without cases."""
    cue = candidate.cue
    if cue is None or not cue.is_verb:
        return None
    sentence = room.parsed.sentences[room.parsed.tokens[cue.token].sentence]
    cue = _main(room, sentence, cue)
    ends = [room.issuers.get(head, head) for head in heads(room.parsed, sentence, cue)]
    ending = [[s for s in room.within(max(sentence.first, end - WIDEST), end + 1) if s.last > end] for end in ends]
    named = [found[-1] for found in ending if found]
    whose = next((s for s in named if not _of_another(room, s)), None)
    if whose is not None or named:
        return whose
    if not stands_behind(room.parsed, cue):
        return None
    behind = room.within(cue.token + 1, min(sentence.last, cue.token + WIDEST))
    named = [s for s in behind if not _parted(room, cue.token + 1, s.first)]
    return next((s for s in named if s.what in ("person", "organization", "pronoun")), next(iter(named), None))


def _of_another(room: Room, speaker: Speaker) -> bool:
    """Whether somebody only tells where or whose another is: "the envoy to Manila", "the office of Putin"."""
    at, tokens = speaker.first - 1, room.parsed.tokens
    while at > 0 and (tokens[at].pos in ("DET", "ADJ") or (tokens[at].is_title and tokens[at].pos != "ADP")):
        at -= 1
    placed = at > 0 and tokens[at].pos == "ADP" and tokens[at].sentence == tokens[speaker.first].sentence
    return placed and (speaker.what in ("seat", "title") or tokens[at].norm in room.words.linking)


def _titled(room: Room, candidate: Candidate) -> list[Speaker]:
    """Whose title stands between commas before the verb: "Ann Lee, the envoy to Rome, told reporters"."""
    cue, tokens = candidate.cue, room.parsed.tokens
    if cue is None or not cue.is_verb:
        return []
    comma = cue.token - 1
    while comma > 0 and tokens[comma].pos in ("AUX", "ADV"):
        comma -= 1
    first = max(room.parsed.sentences[tokens[cue.token].sentence].first, comma - WIDEST)
    if tokens[comma].text != ",":
        return []
    return [s for s in room.within(first, comma) if s.what == "person" and tokens[s.last].text == ","][:1]


def _main(room: Room, sentence: Sentence, cue: Cue) -> Cue:
    """The verb whose subject a participle shares: "said" for "adding" in "he said, adding that …".

    Where nothing was said before it is the nearest: "Xi met Modi, noting that …".
    """
    tokens = room.parsed.tokens
    if tokens[cue.token].form.verb != "Part":
        return _first_of(room, sentence, cue) if tokens[cue.token - 1].pos == "CCONJ" else cue
    told = [i for i in range(cue.token - 1, sentence.first, -1) if tokens[i].form.verb == "Fin"]
    at = next((i for i in told if room.words.kinds(tokens[i])), next(iter(told), cue.token))
    return replace(cue, token=at, first=at, last=at + 1)


def _first_of(room: Room, sentence: Sentence, cue: Cue) -> Cue:
    """The verb that has the subject of verbs joined by "and": "The minister thanked X, praised Y and said that …"."""
    for i in range(cue.token - 2, max(sentence.first, cue.token - JOINED), -1):
        if room.parsed.tokens[i].form.verb == "Fin" and room.parsed.tokens[i].pos != "AUX":
            first = replace(cue, token=i, first=i, last=i + 1)
            if stands_before(room.parsed, first):
                return first
    return cue


def _parted(room: Room, first: int, last: int) -> bool:
    """Whether a mark or a preposition stands between."""
    return any(not t.is_word or t.pos == "ADP" for t in room.parsed.tokens[first:last])


def _refers(subject: Speaker | None) -> bool:
    """Whether the subject of a verb means somebody named before: "he", "the minister", "the diplomat"."""
    return subject is not None and (subject.what == "pronoun" or (subject.what == "described" and not subject.kind))


def _start(room: Room, speaker: Speaker) -> int:
    return room.parsed.tokens[speaker.first].start


def _around(room: Room, candidate: Candidate) -> list[Speaker]:
    """The last people named before, where the attribution itself names nobody."""
    parsed = room.parsed
    start = candidate.zone[0] if candidate.zone[1] > candidate.zone[0] else parsed.token_at(candidate.start)
    sentence = parsed.tokens[start].sentence
    begin, far = (parsed.sentences[max(0, sentence - back)].first for back in (NEARBY, FARTHER))
    found: dict[str, Speaker] = {}
    for speaker in reversed(room.within(far, start)):
        quoted = room.words.bare and speaker.first in room.quoted
        if (
            speaker.what == "person"
            and not quoted
            and _start(room, speaker) not in range(candidate.start, candidate.end)
        ):
            what = "near" if speaker.first >= begin else "far"
            found.setdefault(speaker.name, replace(speaker, what=what, span=None))
    near = [s for s in found.values() if s.what == "near"][:MOST]
    return [*near, *[s for s in found.values() if s.what == "far"][:LAST]]


def _carried(said: Sequence[Speaker]) -> list[Speaker]:
    """The last two who spoke, without words of their own here."""
    names: list[Speaker] = []
    for speaker in reversed(said):
        if all(speaker.name != other.name for other in names):
            names.append(speaker)
        if len(names) == LAST:
            break
    return [
        Speaker(
            name=s.name,
            first=-1,
            last=-1,
            what="last" if n == 0 else "earlier",
            form=s.what,
            gender=s.gender,
            area=s.area,
            spoke=s.spoke,
        )
        for n, s in enumerate(names)
    ]


def _who_spoke(room: Room, speaker: Speaker, said: Sequence[Speaker]) -> Speaker:
    """Whoever spoke or acted last, where «президент», of no state that is told, would be one only spoken of or to.

    «Мы говорили с Трампом, — сообщил Рохас. Торговля растёт, отметил глава государства» is Rojas again.
    """
    bare = speaker.what == "person" and speaker.form == "nominal" and not room.words.bare and not room.words.quoting
    if not bare or any(s.name == speaker.name for s in said):
        return speaker
    named = [s for s in room.before(speaker.first) if s.form == "name" and s.what == "person"]
    acted = [s for s in named if s.case.startswith("Nom") and room.parsed.tokens[s.first].sentence >= _lately(said)]
    last = said[-1] if said else next(iter(acted), None)
    told = any(code for m in room.scene.mentions.offices if m.first == speaker.first for code in m.areas)
    if last is None or told or any(s.name == speaker.name for s in acted):
        return speaker
    fit = room.fitting.of(last.name, speaker.first, speaker.last)
    if fit.get("fits_nobody") or fit["clash_rank"] or fit["clash_area"]:
        return speaker
    return replace(speaker, name=last.name, gender=last.gender, area=last.area)


def _lately(said: Sequence[Speaker]) -> int:
    """The sentence of what was said last; the first where nothing was."""
    return said[-1].spoke if said else 0


def _full(room: Room, speaker: Speaker, said: Sequence[Speaker]) -> Speaker:
    """«ведомство» after «Министерство экономики» is that ministry: the fuller name, the words here."""
    if speaker.what != "organization" or speaker.form != "short":
        return speaker
    head = room.parsed.tokens[speaker.last - 1].lemmas
    again = _spoke_as(said, head) if room.words.bare else None
    chosen = again or _same_body(room, speaker.first, head) or _spoke(said)
    if chosen is None and speaker.kind != "document":
        chosen = next(_bodies_before(room, speaker.first), None)
    if chosen is None:
        return speaker
    return Speaker(
        name=chosen.name, first=speaker.first, last=speaker.last, what="organization", form="resolved",
        case=speaker.case,
        span=speaker.span, kind=speaker.kind, area=chosen.area,
    )  # fmt: skip


def _same_body(room: Room, first: int, head: frozenset[str]) -> Speaker | None:
    """The last body before a token that has a word in its name."""
    words = ((s, room.parsed.tokens[s.first : s.last]) for s in _bodies_before(room, first))
    return next((s for s, named in words if any(token.lemmas & head for token in named)), None)


def _spoke(said: Sequence[Speaker]) -> Speaker | None:
    """The last body that spoke under a full name."""
    return next((s for s in reversed(said) if s.what in ("organization", "last") and s.form != "short"), None)


def _spoke_as(said: Sequence[Speaker], head: frozenset[str]) -> Speaker | None:
    """The last who spoke under a name with this word in it: "the ministry" after a ministry that said something."""
    return next((s for s in reversed(said) if s.form != "short" and head & set(s.name.lower().split())), None)


def _bodies_before(room: Room, first: int) -> Iterator[Speaker]:
    """The bodies named in full before a token, the last one first; media are none."""
    for s in room.before(first):
        if s.what == "organization" and s.form != "short" and s.kind != "media":
            yield s


def _unique(speakers: list[Speaker]) -> list[Speaker]:
    """Each place and each carried name once."""
    found: dict[tuple[str, int], Speaker] = {}
    for speaker in speakers:
        found.setdefault((speaker.name, speaker.first), speaker)
    return list(found.values())
