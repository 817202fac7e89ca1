"""What a scorer is told of a candidate and of a possible speaker: names a person can read."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from communique.extract.statements.candidates import Candidate
from communique.extract.statements.clauses import Clauses
from communique.extract.statements.cues import Cue
from communique.extract.statements.options import WITHIN, subject
from communique.extract.statements.salience import FAR
from communique.extract.statements.speakers import Room, Speaker
from communique.model.mention import Mention
from communique.parse import Token
from communique.parse.tokens import APOSTROPHES

Row = dict[str, float]
# Lengths are told apart up to so many tokens: a short sentence is as good as a long one.
ENOUGH = 3
NEAR = 6
PEOPLE = ("person", "near", "far", "last", "earlier")
REPORT = 50_000  # characters; a longer text is no one report
_first = attrgetter("first")


def of_candidates(room: Room, clauses: Clauses, candidates: Sequence[Candidate]) -> list[Row]:
    """Features of each candidate, with those it competes with for one attribution."""
    forms: dict[int, set[str]] = {}
    for candidate in candidates:
        if candidate.cue is not None:
            forms.setdefault(candidate.cue.token, set()).add(candidate.form)
    rows = []
    for candidate in candidates:
        rivals = forms[candidate.cue.token] - {candidate.form} if candidate.cue is not None else set[str]()
        row = of_candidate(room, clauses, candidate)
        row |= {"alone": not rivals, **{f"rival={form}": 1.0 for form in rivals}}
        rows.append(row)
    return rows


def of_candidate(room: Room, clauses: Clauses, candidate: Candidate) -> Row:
    """Features of `statements.is`: whether somebody said these words."""
    parsed = room.parsed
    first, last = parsed.token_at(candidate.start), parsed.token_at(candidate.end - 1) + 1
    sentence = parsed.sentences[candidate.sentence]
    row: Row = {
        f"form={candidate.form}": 1,
        f"manner={candidate.manner}": 1,
        "tokens": min(last - first, ENOUGH),
        "predicate": clauses.predicate(first, last) >= 0,
        "any_verb": any(t.pos == "VERB" for t in parsed.tokens[first:last]),
        "lower": parsed.tokens[first].text[:1].islower(),
        "first_person": any(f.person == "1" for t in parsed.tokens[first:last] for f in t.forms[:1]),
        f"line={parsed.line_of(sentence).kind}": 1,
        "question": parsed.text[candidate.end - 1] == "?" or parsed.text[candidate.end : candidate.end + 1] == "?",
    }
    row.update(_of_document(room, candidate, first, last))
    row.update(_of_cue(room, candidate))
    row.update(_of_rest(clauses, candidate))
    row.update(_of_aside(room, clauses, candidate))
    row.update(_of_zone(room, candidate))
    if room.words.bare:
        row["participle_first"] = _participle(parsed.tokens[first])
    if room.words.bare and candidate.cue is not None and candidate.cue.is_verb:
        whose = subject(room, candidate)
        row[f"whose={whose.what if whose else 'none'}"] = 1
        if whose is not None and whose.kind:
            row[f"whose_kind={whose.kind}"] = 1
    return row


def _participle(token: Token) -> bool:
    """Whether words begin with what only leads to a subject: "Welcoming his guest, X pointed out …"."""
    return any(form.verb == "Part" and form.tense == "Pres" for form in token.forms)


def _starting(mentions: Sequence[Mention], first: int, last: int) -> int:
    """How many mentions, which stand in the order of the text, begin at these tokens."""
    return bisect_left(mentions, last, key=_first) - bisect_left(mentions, first, key=_first)


def _of_document(room: Room, candidate: Candidate, first: int, last: int) -> Row:
    """What the words begin with and speak of. Nothing of the article as a whole: a short text reads like a long one."""
    parsed, mentions = room.parsed, room.scene.mentions
    return {
        "pointer_first": bool(parsed.tokens[first].lemmas & room.words.pointers)
        or bool(parsed.tokens[first].lemmas & room.words.about),
        "areas": min(_starting(mentions.areas, first, last), 4),
        "said_again": _again(parsed.text, candidate),
    }


def _again(text: str, candidate: Candidate) -> bool:
    """Whether the same words stand twice, as far as one report reaches."""
    reach = text[max(0, candidate.start - REPORT) : candidate.end + REPORT]
    return reach.count(text[candidate.start : candidate.end]) > 1


def _of_cue(room: Room, candidate: Candidate) -> Row:
    cue = candidate.cue
    if cue is None:
        return {"no_cue": 1}
    form = room.parsed.tokens[cue.token].form
    row: Row = {f"cue={kind}": 1 for kind in cue.kinds}
    row |= {
        f"cue_verb={form.verb}": 1,
        f"cue_tense={form.tense}": 1,
        f"cue_number={form.number}": 1,
        f"cue_pos={form.pos}": 1,
    }
    row["cue_before"] = room.parsed.tokens[cue.token].start < candidate.start
    row["cue_offset"] = min(cue.token - candidate.zone[0], 12)
    return row


def _of_rest(clauses: Clauses, candidate: Candidate) -> Row:
    """What stands around the attribution: is there content before it and after it."""
    zone, cue = candidate.zone, candidate.cue
    sentence = clauses.parsed.sentences[candidate.sentence]
    if cue is None or candidate.form not in ("middle", "trailing", "rest"):
        return {}
    own = _segment_end(clauses, cue)
    before, after = (sentence.first, zone[0]), (own, sentence.last)
    tokens = clauses.parsed.tokens
    head = tokens[own + 1] if own + 1 < sentence.last else None
    row: Row = {
        "before_tokens": min(before[1] - before[0], ENOUGH),
        "after_tokens": min(after[1] - after[0], NEAR),
        "before_predicate": clauses.predicate(*before) >= 0,
        "after_predicate": clauses.predicate(*after) >= 0,
        "after_zone_predicate": zone[1] < sentence.last and clauses.predicate(zone[1], sentence.last) >= 0,
        "zone_commas": sum(t.text == "," for t in tokens[zone[0] : zone[1]]),
    }
    if head is not None:
        row |= {
            f"after_pos={head.pos}": 1, f"after_verb={head.form.verb}": 1, f"after_case={head.form.case}": 1,
            "after_title": head.is_title, "after_finite": head.form.verb == "Fin",
            f"after_mark={tokens[own].text}": tokens[own].text in ",—–-:;",
        }  # fmt: skip
    return row


def _of_aside(room: Room, clauses: Clauses, candidate: Candidate) -> Row:
    """What word opens the clause behind an attribution: "…, X said in Rome, where he spoke", "…, X said, adding"."""
    if candidate.cue is None or candidate.form not in ("middle", "trailing", "rest") or not room.words.bare:
        return {}
    tokens, at = room.parsed.tokens, _segment_end(clauses, candidate.cue) + 1
    if at >= room.parsed.sentences[tokens[candidate.cue.token].sentence].last:
        return {}
    head, next_one = tokens[at], tokens[min(at + 1, len(tokens) - 1)]
    known = head.norm in room.words.circumstances or bool(head.lemmas & room.words.relative)
    return {
        "after_aside": known,
        f"after_word={head.norm}": known,
        "after_says": bool(room.words.kinds(head)),
        "after_joined": head.pos == "CCONJ",
        "after_joined_he": head.pos == "CCONJ" and next_one.pos == "PRON",
    }


def _segment_end(clauses: Clauses, cue: Cue) -> int:
    """The mark that ends the segment of a cue."""
    tokens = clauses.parsed.tokens
    last = clauses.parsed.sentences[tokens[cue.token].sentence].last
    i = cue.token + 1
    while i < last and (clauses.closed[i] or tokens[i].text not in (",", "–", "—", "-", ":", ";", ")")):
        i += 1
    return i


def _of_zone(room: Room, candidate: Candidate) -> Row:
    """Who is named in the attribution."""
    found = room.within(*candidate.zone) if candidate.zone[1] > candidate.zone[0] else []
    inside = candidate.start, candidate.end
    apart = candidate.form not in WITHIN
    named = [s for s in found if not (apart and inside[0] <= room.parsed.tokens[s.first].start < inside[1])]
    row: Row = {"zone_tokens": min(candidate.zone[1] - candidate.zone[0], NEAR), "zone_nobody": not named}
    for speaker in named:
        row[f"zone_{speaker.what}"] = 1
        if speaker.case:
            row[f"zone_{speaker.what}_{speaker.case}"] = 1
        if speaker.kind:
            row[f"zone_kind={speaker.kind}"] = 1
        if speaker.area:
            row["zone_area"] = 1
        if candidate.cue and 0 < speaker.first - candidate.cue.token <= 2:
            row[f"next={speaker.what}"] = 1
            row["next_nom"] = speaker.case.startswith("Nom")
    return row


def of_speaker(room: Room, candidate: Candidate, speaker: Speaker, others: Sequence[Speaker]) -> Row:
    """Features of `statements.speaker`: whether this one said it."""
    row: Row = {
        f"what={speaker.what}": 1,
        f"form={speaker.form}": 1,
        f"case={speaker.case}": 1,
        f"kind={speaker.kind}": 1,
        f"candidate={candidate.form}": 1,
        "others": min(len([s for s in others if s.first >= 0]), 5),
        "same_as_last": any(s.what == "last" and s.name == speaker.name for s in others) and speaker.what != "last",
        "pronoun_in_zone": _pronoun(room, candidate),
        f"beside={_beside(candidate, others)}": 1,
        "nobody_else": all(s.first < 0 for s in others if s is not speaker),
    }
    if room.words.bare:
        row |= _against_subject(subject(room, candidate), speaker)
    if candidate.cue is not None:
        row |= _against_cue(room, candidate.cue, speaker)
        row["by"] = not candidate.cue.is_verb
        if room.words.bare and _goes_on(room, candidate.cue):
            row[f"goes_on:{speaker.what}"] = 1
    else:
        row["no_cue"] = 1
    row |= _lately(room, candidate, speaker, others) | _against_description(room, candidate, speaker, others)
    if speaker.first >= 0:
        row |= _in_place(room, speaker, others)
        row["in_zone"] = candidate.zone[0] <= speaker.first < candidate.zone[1]
    return row


def _goes_on(room: Room, cue: Cue) -> bool:
    """Whether the word of attribution tells that somebody goes on: "he added", "she went on", "he also said"."""
    tokens = room.parsed.tokens[max(0, cue.token - 1) : cue.token + 2]
    return any(t.lemmas & room.words.continuing for t in tokens)


def _lately(room: Room, candidate: Candidate, speaker: Speaker, others: Sequence[Speaker]) -> Row:
    """How lately somebody was spoken of, or spoke, before these words and their attribution, and who more lately."""
    start = room.parsed.token_at(candidate.start)
    at = min(start, candidate.zone[0]) if candidate.zone[1] > candidate.zone[0] else start
    known = {s.name: room.salience.of(s.name, at) for s in others}
    mine = known[speaker.name]
    row = {f"lately_{name}": value for name, value in mine.items()}
    row["outdone"] = min(sum(_fresh(other) < _fresh(mine) for other in known.values()), 3)
    row["freshest"] = bool(mine["spoken_of"]) and row["outdone"] == 0
    if speaker.spoke >= 0:
        row["since_spoke"] = min(candidate.sentence - speaker.spoke, NEAR)
    return row


def _against_description(room: Room, candidate: Candidate, speaker: Speaker, others: Sequence[Speaker]) -> Row:
    """How somebody fits the description that stands nearest to the attribution, or his own where he is described."""
    described = [s for s in others if s.what == "described" and s.first >= 0]
    if speaker.what == "person" and speaker.form == "nominal":
        means = speaker
    elif described and speaker.what in PEOPLE:
        at = candidate.cue.token if candidate.cue is not None else candidate.zone[0]
        means = min(described, key=lambda s: abs(s.first - at))
    else:
        return {}
    return room.fitting.of(speaker.name, means.first, means.last)


def _fresh(lately: Row) -> tuple[float, float, float]:
    """The more lately spoken of, and in the better place, the less."""
    return lately.get("ago", FAR), -lately.get("opens", 0.0), lately.get("others_since", FAR)


def _against_subject(whose: Speaker | None, speaker: Speaker) -> Row:
    """How somebody fits whoever stands in the place of the subject."""
    if whose is None:
        return {"subject=none": 1}
    row: Row = {f"subject={whose.what}": 1}
    if whose.what in ("pronoun", "described"):
        known = speaker.gender in ("Masc", "Fem") and whose.gender in ("Masc", "Fem")
        row |= {"refers_same": known and whose.gender == speaker.gender,
                "refers_other": known and whose.gender != speaker.gender,
                "refers_many": whose.gender == "Plur"}  # fmt: skip
    return row | {"is_subject": whose.name == speaker.name or whose.first == speaker.first}


def _beside(candidate: Candidate, others: Sequence[Speaker]) -> str:
    """What stands right beside the word of attribution."""
    if candidate.cue is None:
        return "none"
    cue = candidate.cue
    near = [s for s in others if s.first >= 0 and (0 < s.first - cue.token <= 3 or 0 <= cue.opening - s.last <= 1)]
    return f"{near[0].what}/{near[0].kind}" if near else "none"


def _against_cue(room: Room, cue: Cue, speaker: Speaker) -> Row:
    verb = next(
        (f for f in room.parsed.tokens[cue.token].forms if f.pos in ("VERB", "ADJ")), room.parsed.tokens[cue.token].form
    )
    row: Row = {}
    if cue.is_verb:
        plural = speaker.gender == "Plur"
        row["number_differs"] = (verb.number == "Plur") != plural and verb.number != ""
        row["gender_differs"] = (
            verb.number == "Sing"
            and bool(verb.gender)
            and bool(speaker.gender)
            and not plural
            and verb.gender != speaker.gender
        )
        row["gender_same"] = verb.number == "Sing" and bool(verb.gender) and verb.gender == speaker.gender
        row["verb_plural"] = verb.number == "Plur"
    if speaker.first >= 0:
        after = speaker.first > cue.token
        gap = speaker.first - cue.token if after else cue.opening - speaker.last + 1
        row |= {"after": after, "gap": min(max(gap, 0), 20), "beside": gap <= 1}
        low, high = sorted((cue.token, speaker.first))
        row["marks_between"] = min(sum(t.text in (",", ":", "–", "—", "(") for t in room.parsed.tokens[low:high]), 4)
    return row


def _in_place(room: Room, speaker: Speaker, others: Sequence[Speaker]) -> Row:
    tokens = room.parsed.tokens
    behind = tokens[speaker.first - 1] if speaker.first else None
    placed = [s for s in others if s.first >= 0]
    return {
        "inside": behind is not None and bool(behind.lemmas & room.words.inside),
        "after_preposition": behind is not None and behind.pos == "ADP",
        "order": min(sum(s.first < speaker.first for s in placed), 4),
        "last_of_all": all(s.first <= speaker.first for s in placed),
        "covered": any(s is not speaker and s.first <= speaker.first and speaker.last <= s.last for s in placed),
        "covers": any(s is not speaker and speaker.first <= s.first and s.last <= speaker.last for s in placed),
        "latin": speaker.name[:1].isascii(),
        "possessor": _owns(tokens, speaker.last),
    }


def _owns(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name is followed by the "'s" of whose something is: "Moon's office said"."""
    return i + 1 < len(tokens) and (tokens[i].text in APOSTROPHES or tokens[i].text[:1] in APOSTROPHES)


def _pronoun(room: Room, candidate: Candidate) -> bool:
    if candidate.zone[1] <= candidate.zone[0]:
        return False
    return any(s.what == "pronoun" for s in room.within(*candidate.zone))
