"""Reported speech in one sentence: «X сказал, что …», «…, сказал X», «По словам X, …», «Об этом сообщил X»."""

from collections.abc import Iterator
from dataclasses import replace

from communique.extract.statements.candidates import Candidate
from communique.extract.statements.clauses import Segment
from communique.extract.statements.cues import Cue
from communique.extract.statements.spoken import Spoken, candidate_of
from communique.extract.statements.subjects import stands_before, stands_behind
from communique.extract.statements.zones import closes, opening_of, subordinate, tail, zone_end

# Segments without a predicate («, глава МИД,») that may stand between a verb of saying and its «что».
APPOSITIONS = 5
# «Предложил странам региона …»: so many tokens between a verb of asking and its infinitive.
OBJECT = 8
# «Об этом … сообщил»: so many tokens between the pointer and the verb.
POINTER = 9
# The same where the verb closes the sentence, behind its subject with all titles.
FAR_POINTER = 24
# «…, с удовлетворением отметил»: so many tokens of a parenthesis before its verb.
BEFORE = 9
# The same where the subject with all its titles stands there: "…, the Minister of Trade and Industry of X, Y, said".
TITLED = 18


def reported(spoken: Spoken) -> Iterator[Candidate]:
    """What the cues of a sentence may attribute, the attributions themselves cut off."""
    structures = (_that, _within, _fronted, _colon, _infinitive, _pointed, _lead)
    for cue in spoken.cues:
        found = next((f for structure in structures if (f := structure(spoken, cue))), None)
        yield from _given(found)
        if found is None or _may_close(spoken, cue, found):
            yield from _parenthesis(spoken, cue)
    yield from _headed(spoken)


def _may_close(spoken: Spoken, cue: Cue, found: Candidate) -> bool:
    """Whether what follows a verb without a mark may only tell when it was said: "…, X said as he left Rome"."""
    behind = spoken.tokens[cue.last] if cue.last < spoken.sentence.last else None
    bare = spoken.words.bare and behind is not None and found.start == behind.start and cue.segment > 0
    return bare and spoken.clauses.predicate(spoken.sentence.first, spoken.segments[cue.segment].first) >= 0


def _that(spoken: Spoken, cue: Cue) -> Candidate | None:
    """«X сказал, что CONTENT»."""
    if spoken.words.bare and not cue.is_verb:
        return None
    for j in range(cue.segment + 1, min(cue.segment + 1 + APPOSITIONS, len(spoken.segments))):
        segment = spoken.segments[j]
        head = spoken.tokens[segment.first]
        if segment.mark != ":" and head.norm in spoken.words.that and segment.first + 1 < spoken.sentence.last:
            if spoken.words.bare and spoken.tokens[segment.first + 1].form.verb == "Fin":
                return None  # "said at the forum, an advocacy group, that began on Wednesday"
            return candidate_of(
                spoken, cue, "that", (segment.first + 1, _cut(spoken, j, cue)), (opening_of(spoken, cue), segment.first)
            )
        if segment.mark == ":" or spoken.clauses.predicate(segment.first, segment.last) >= 0:
            return None
    return None


def _is_told(spoken: Spoken, cue: Cue) -> bool:
    """«Заявил, что, по его мнению, …»: what stands right behind the «что» of a verb is told by whom it names."""
    if not any(other.is_verb and other.segment == cue.segment - 2 for other in spoken.cues):
        return False
    that = spoken.segments[cue.segment - 1]
    return that.last - that.first == 1 and spoken.tokens[that.first].norm in spoken.words.that


def _within(spoken: Spoken, cue: Cue) -> Candidate | None:
    """«X said (that) CONTENT» with no mark between, where the language writes so."""
    segment = spoken.segments[cue.segment]
    if not spoken.words.bare or not cue.is_verb or segment.mark == ":":
        return None
    first = next((i + 1 for i in range(cue.last, segment.last) if spoken.tokens[i].norm in spoken.words.that), cue.last)
    if first > cue.last + 1 and any(t.pos == "AUX" for t in spoken.tokens[cue.last : first - 1]):
        first = cue.last  # "said the two are to build on the ties that they have"
    # "said that exports, most of them wheat, fell": behind a conjunction the predicate may be beyond a mark.
    end = segment.last if first == cue.last else spoken.sentence.last
    if not _tells(spoken, cue, first, end) or spoken.clauses.hidden[first] or _relative(spoken, first - 1):
        return None
    if first == cue.last and (_opens_none(spoken, cue) or not {"say", "think"} & set(cue.kinds)):
        return None
    if first == cue.last and _circumstance(spoken, cue, segment):
        return None
    if first == cue.last and any(spoken.clauses.hidden[spoken.sentence.first : segment.first]):
        return None  # `“…,” X said at a forum held in Rome`
    return candidate_of(spoken, cue, "that", (first, _cut(spoken, cue.segment, cue)), (opening_of(spoken, cue), first))


def _opens_none(spoken: Spoken, cue: Cue) -> bool:
    """Whether what stands right behind a verb can open no clause of what is said.

    A verb joined to it: "acknowledged and appreciated the efforts"; one of which it is the noun: "the projects were
    built"; what points back, and when: "said this when he met X"; where it was said: "…, X said in a lecture here".
    """
    behind = spoken.tokens[cue.last : min(cue.last + 2, spoken.sentence.last)]
    if not behind:
        return False
    back = bool(behind[0].lemmas & spoken.words.pointers) and behind[-1].norm in spoken.words.circumstances
    here = spoken.segments[cue.segment].first
    where = behind[0].norm in spoken.words.inside and spoken.clauses.predicate(spoken.sentence.first, here) >= 0
    is_verb = behind[0].pos == "AUX" and behind[0].form.verb == "Fin"
    return behind[0].pos == "CCONJ" or is_verb or back or where


def _tells(spoken: Spoken, cue: Cue, first: int, end: int) -> bool:
    """Whether what follows a verb has a verb of its own; right behind "said that" any word that can be one will do."""
    if spoken.clauses.predicate(first, end) >= 0:
        return True
    return first == cue.last + 1 and any(f.verb == "Fin" for t in spoken.tokens[first:end] for f in t.forms)


def _relative(spoken: Spoken, at: int) -> bool:
    """Whether a word for «that» goes with the noun before it, in a language where it is «which» too («visita che»)."""
    that, noun = spoken.tokens[at], spoken.tokens[at - 1]
    if not that.lemmas & spoken.words.relative or that.norm not in spoken.words.that:
        return False
    return noun.pos == "NOUN" and not noun.is_title and not noun.lemmas & spoken.words.hearers


def _circumstance(spoken: Spoken, cue: Cue, segment: Segment) -> bool:
    """Whether the clause behind a verb only tells when it was said: "…, the minister announced as he left"."""
    if cue.segment == 0:
        return False
    at = spoken.clauses.predicate(cue.last, segment.last)
    return any(spoken.tokens[i].norm in spoken.words.circumstances for i in range(cue.last, at + 1))


def _fronted(spoken: Spoken, cue: Cue) -> Candidate | None:
    """«О том, что CONTENT, сообщил X»."""
    for j in range(1, cue.segment):
        head = spoken.segments[j]
        behind = spoken.tokens[spoken.segments[j - 1].last - 1]
        if spoken.tokens[head.first].norm in spoken.words.that and behind.lemmas & spoken.words.correlatives:
            zone = spoken.segments[cue.segment]
            return candidate_of(
                spoken,
                cue,
                "fronted",
                (head.first + 1, spoken.segments[cue.segment - 1].last),
                (zone.first, zone_end(spoken, cue)),
            )
    return None


def _colon(spoken: Spoken, cue: Cue) -> Candidate | None:
    """«X сказал: CONTENT» without quotation marks."""
    for j in range(cue.segment + 1, min(cue.segment + 1 + APPOSITIONS, len(spoken.segments))):
        segment = spoken.segments[j]
        if segment.mark == ":":
            if spoken.clauses.hidden[segment.first] or not _bare(spoken, segment):
                return None
            return candidate_of(
                spoken, cue, "colon", (segment.first, _cut(spoken, j, cue)), (opening_of(spoken, cue), segment.first)
            )
        if spoken.clauses.predicate(segment.first, segment.last) >= 0:
            return None
    return None


def _bare(spoken: Spoken, segment: Segment) -> bool:
    """Whether no quotation begins within the first tokens of a segment."""
    return not any(spoken.clauses.hidden[i] for i in range(segment.first, min(segment.first + 2, segment.last)))


def _infinitive(spoken: Spoken, cue: Cue) -> Candidate | None:
    """«X предложил CONTENT» with an infinitive."""
    if "ask" not in cue.kinds:
        return None
    last = spoken.segments[min(cue.segment + 2, len(spoken.segments) - 1)].last
    for i in range(cue.token + 1, min(cue.token + 1 + OBJECT, last)):
        token = spoken.tokens[i]
        if token.form.verb == "Inf":
            first = i - 1 if spoken.tokens[i - 1].pos == "ADV" and i - 1 > cue.token else i
            return candidate_of(
                spoken, cue, "infinitive", (first, _cut(spoken, cue.segment, cue)), (opening_of(spoken, cue), first)
            )
        if token.form.verb == "Fin":
            break
    return None


def _pointed(spoken: Spoken, cue: Cue) -> Candidate | None:
    """«Об этом сообщил X»: the sentence before."""
    before = spoken.before
    if before is None or not cue.is_verb:
        return None
    first = spoken.sentence.first
    reach = FAR_POINTER if spoken.words.quoting else POINTER
    near = range(max(first, cue.token - reach), min(cue.token + POINTER, spoken.sentence.last))
    if not any(_points(spoken, i, cue) for i in near if i != cue.token):
        return None
    found = candidate_of(spoken, cue, "pointed", (before.first, before.last), (first, spoken.sentence.last))
    return replace(found, sentence=before.index) if found else None


def _points(spoken: Spoken, i: int, cue: Cue) -> bool:
    """«об этом», «это» beside the verb, «такие данные», «цифры» at the head, «так»; never «он»."""
    words, first, token = spoken.words, spoken.sentence.first, spoken.tokens[i]
    behind = spoken.tokens[i - 1] if i > first else None
    if token.lemmas & words.nouns and i == first:
        return cue.token == i + 1
    after = spoken.tokens[i + 1] if i + 1 < spoken.sentence.last else None
    until = after is not None and words.quoting and after.norm in words.circumstances  # «бұған дейін»
    if not token.lemmas & words.pointers or until:
        return False
    if behind is not None and behind.lemmas & words.about:
        return i - first < 4 or abs(cue.token - i) == 1 or cue.token == first
    if after is not None and after.lemmas & words.nouns:
        return i - first < 3
    if token.norm in words.pointing:
        return after is not None and bool(after.lemmas & words.about) and i == first  # never «бұл сапар …»
    return i == first or (cue.token - first < 3 and i == cue.token + 1)


def _lead(spoken: Spoken, cue: Cue) -> Candidate | None:
    """«По словам X, CONTENT», «Как сообщил X, CONTENT»."""
    segment = spoken.segments[cue.segment]
    if cue.segment > 1 or (cue.segment == 1 and segment.mark in (":", "(")):
        return None
    first = spoken.tokens[segment.first]
    like = first.norm in spoken.words.like
    if not like and cue.is_verb:
        return None
    if not like and cue.first - segment.first > 2:
        return None
    if cue.segment == 1 and not _is_link(spoken, spoken.segments[0]):
        return None
    end = zone_end(spoken, cue)
    if end >= spoken.sentence.last - 1:
        return None
    form = "lead_like" if like else "lead_by"
    return candidate_of(spoken, cue, form, (end, _cut(spoken, cue.segment, cue)), (segment.first, end))


def _is_link(spoken: Spoken, segment: Segment) -> bool:
    """«Кроме того,», «Всего,»: words that only join a sentence to the one before."""
    words = spoken.tokens[segment.first : segment.last]
    return len(words) <= 2 and all(t.pos not in ("NOUN", "VERB") or t.form.case == "Gen" for t in words)


def _parenthesis(spoken: Spoken, cue: Cue) -> Iterator[Candidate]:
    """«CONTENT, сказал X», «CONTENT, сказал X, CONTENT», «Вчера, сказал X, CONTENT»: the scorer decides."""
    segment = spoken.segments[cue.segment]
    start, cut = spoken.segments[0].first, _cut(spoken, cue.segment, cue)
    far = cue.first - segment.first
    if cue.is_verb and (cue.segment == 0 or far > (TITLED if spoken.words.bare else BEFORE)):
        return
    if spoken.tokens[cue.token].form.verb == "Conv" or subordinate(spoken, cue):
        return  # «…, выразив признательность X»: whoever thanks goes on speaking of himself
    if "pass_on" in cue.kinds and any(
        0 < c.segment < cue.segment and c.is_verb and "pass_on" not in c.kinds for c in spoken.cues
    ):
        return  # «…, заявил X, передаёт агентство»: what the medium passes on is what X said
    if not cue.is_verb and _is_told(spoken, cue):
        return
    if not cue.is_verb and any(
        c.is_verb and c.segment == cue.segment - 1 and _told_twice(spoken, c) for c in spoken.cues
    ):
        return
    if not cue.is_verb and (cue.segment == 0 or far > 2):
        yield from _given(candidate_of(spoken, cue, "inside_by", (start, cut), (cue.first, segment.last)))
        return
    end = zone_end(spoken, cue)
    opening = _subject(spoken, cue)
    zone = (spoken.segments[opening].first, end)
    if (
        cue.segment + 1 < len(spoken.segments)
        and not closes(spoken, cue)
        and cut > segment.last
        and not _told_twice(spoken, cue)
    ):
        yield from _given(candidate_of(spoken, cue, "middle", (start, cut), zone))
        if spoken.clauses.predicate(start, zone[0]) < 0:
            yield from _given(candidate_of(spoken, cue, "rest", (end, cut), zone))
    when = opening == 1 and spoken.tokens[start].norm in spoken.words.circumstances  # "While in Rome, X said …"
    if opening and not when and not (opening == 1 and _is_source(spoken)):
        yield from _given(candidate_of(spoken, cue, "trailing", (start, spoken.segments[opening - 1].last), zone))


def _told_twice(spoken: Spoken, cue: Cue) -> bool:
    """Whether only who passes it on follows who said it: "…, X said, according to a readout"."""
    after = cue.segment + 1
    closes = cue.segment > 0 and cue.last == spoken.segments[cue.segment].last
    if not closes or after + 1 != len(spoken.segments):
        return False
    first = spoken.segments[after].first
    return any(c.segment == after and not c.is_verb and c.first == first for c in spoken.cues)


def _is_source(spoken: Spoken) -> bool:
    """Whether a sentence begins with who passes it on or says it: «Как сообщает X, …», "He said as partners, …"."""
    first = spoken.segments[0].first
    led = spoken.tokens[first].norm in spoken.words.like
    said = [c.token - first for c in spoken.cues if c.segment == 0 and c.is_verb]
    return bool(said) and (led or (spoken.words.bare and said[0] == 1 and spoken.tokens[first].pos == "PRON"))


def _subject(spoken: Spoken, cue: Cue) -> int:
    """The segment that an attribution begins with: "…, the envoy to Rome, X Y, said" where the subject comes first."""
    at, parsed = cue.segment, spoken.clauses.parsed
    if not spoken.words.bare or not cue.is_verb or stands_before(parsed, cue) or stands_behind(parsed, cue):
        return at
    for j in (cue.segment - 1, cue.segment - 2):
        segment = spoken.segments[j]
        if j < 1 or spoken.segments[j + 1].mark != "," or spoken.clauses.predicate(segment.first, segment.last) >= 0:
            break
        # "X, the minister, said": what stands between may have no capital, what comes first has.
        if any(spoken.tokens[i].is_title for i in range(segment.first, segment.last)):
            at = j
    return at


def _given(found: Candidate | None) -> Iterator[Candidate]:
    if found:
        yield found


def _headed(spoken: Spoken) -> Iterator[Candidate]:
    """«X: CONTENT» at the head of a sentence, without a verb of saying (headlines)."""
    for j, segment in enumerate(spoken.segments[1:4], start=1):
        if segment.mark != ":":
            continue
        head = spoken.segments[0].first, spoken.segments[j - 1].last
        if any(cue.token < segment.first for cue in spoken.cues) or spoken.clauses.predicate(*head) >= 0:
            return
        if head[1] - head[0] <= 12 and _bare(spoken, segment):
            found = candidate_of(spoken, None, "headed", (segment.first, spoken.sentence.last), head)
            if found:
                yield found
        return


def _cut(spoken: Spoken, j: int, cue: Cue) -> int:
    """Where a content that begins in segment `j` ends: before the next attribution of the same sentence."""
    for other in spoken.cues:
        if other.segment <= max(j, cue.segment):
            continue
        segment = spoken.segments[other.segment]
        between = spoken.tokens[segment.first : other.first]
        if other.is_verb and all(t.pos in ("CCONJ", "ADV", "PART") for t in between) and segment.first > cue.token:
            follows = _that(spoken, other) or _infinitive(spoken, other)
            ends = not tail(spoken, zone_end(spoken, other)) and _is_whole(spoken, cue, segment.first)
            if follows or ends:
                return segment.first - 1
    return spoken.sentence.last


def _is_whole(spoken: Spoken, cue: Cue, last: int) -> bool:
    """Whether there is a predicate before a token outside the attribution."""
    own = spoken.segments[cue.segment]
    before = spoken.clauses.predicate(spoken.sentence.first, own.first)
    return before >= 0 or spoken.clauses.predicate(own.last, last) >= 0
