"""What was called off or never was, where order tells it: "X postponed his visit", "the visit was cancelled"."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger, can_be_subject
from communique.model.mention import PeriodMention
from communique.parse import Token
from communique.parse.tokens import governor

# So many tokens between a verb of calling off and what it called off: "postponed her long awaited March 28-31 visit".
OBJECT = 8
# The same between a meeting with its place and guests and the verb behind it: "talks between X and Y were cancelled".
SUBJECT = 14
DENIED = 2  # tokens between a denial and a verb of planning: "not yet planned"
INSERTED = 16  # tokens between two commas: "the visit, which had been planned for May, was put off"
LED = 3  # tokens between "for" and the talks
PURPOSE = 24  # tokens between "was to have" and what it was for
# So many tokens of a verb with its auxiliaries: "will not be travelling", "was to have met".
CHAIN = 4
MATTER = 4  # tokens from a word of approving or speaking to the signing that it is about
RECALLED = 5  # tokens from an anniversary to what it is of
YEAR = 366  # days
# So many tokens behind the verb in which a new date may stand: "postponed to May 5".
MOVED = 5


def called_off(stage: Stage, trigger: Trigger) -> bool:
    """Whether the words say without doubt that a meeting will not be, or was not; False in packs without such words."""
    if not stage.lexicon.called_off:
        return False
    if _denied(stage, trigger) or _unfulfilled(stage, trigger):
        return True
    return any(not moved(stage, trigger.last, at) for at in _ended(stage, trigger))


def put_off(stage: Stage, trigger: Trigger) -> bool:
    """Whether the words say that a meeting has a new date: "moved to May 5", «перенесён на май»."""
    return bool(stage.lexicon.called_off) and any(moved(stage, trigger.last, at) for at in _ended(stage, trigger))


def only_meant(stage: Stage, trigger: Trigger) -> bool:
    """Whether somebody only means to do it: "hope soon to conclude", "agreed to hold annual talks"."""
    verb = governor(stage.tokens, _held_by(stage, trigger), trigger.first)
    return verb is not None and not stage.lexicon.meant.isdisjoint(verb.lemmas)


def _held_by(stage: Stage, trigger: Trigger) -> int:
    """The verb of holding whose object a meeting is, right before it; the trigger itself where there is none."""
    for i in range(trigger.token - 1, max(trigger.first, trigger.token - MATTER - 1), -1):
        if "hold" in stage.groups[i]:
            return i
        if not _describes(stage.tokens[i]):
            break
    return trigger.token


def _ended(stage: Stage, trigger: Trigger) -> list[int]:
    """Where a new date may stand behind the words that end a meeting; empty where none do."""
    if stage.tokens[trigger.token].pos != "NOUN":
        return []
    found = [trigger.token + 1] if _by_somebody(stage, trigger) else []
    verb = _itself(stage, trigger)
    return [*found, verb + 1] if verb else found


def never_was(stage: Stage, trigger: Trigger) -> bool:
    """As in "has not visited", "did not meet": what is denied of the past is no event; nor is a sum over years.

    Nor is what only an anniversary recalls.
    """
    if trigger.type == "signing" and (
        _recalled(stage, trigger) or _considered(stage, trigger) or any(map(_of_years, _periods(stage, trigger)))
    ):
        return True
    if not stage.lexicon.called_off:
        return False
    if _unexpected(stage, trigger):
        return True
    if _lacking(stage, trigger):
        return True
    chain = _chain(stage, trigger)
    past = any(token.pos == "AUX" and token.form.tense in ("Past", "Pres") for token in chain)
    return past and any(token.pos == "PART" for token in chain) and not called_off(stage, trigger)


def _unexpected(stage: Stage, trigger: Trigger) -> bool:
    """Whether a plan is denied: "is not expected to sign", "has no plans to visit", «встреча не планируется»."""
    tokens, words = stage.tokens, stage.lexicon
    if tokens[trigger.token].form.verb == "Fin":
        return False
    for i in range(max(trigger.first, trigger.token - SUBJECT), min(trigger.last, trigger.token + SUBJECT)):
        planned = i != trigger.token and not words.expected.isdisjoint(f.lemma for f in tokens[i].forms)
        before = tokens[max(trigger.first, i - DENIED) : i]
        if planned and any(t.norm in words.denials for t in before) and not stage.between(i, trigger.token):
            return True
    return False


def _lacking(stage: Stage, trigger: Trigger) -> bool:
    """Whether it has not been for years, and so was not called off: «20 жылдан бері мұндай сапар болмаған»."""
    long = any(m.kind in ("duration", "span") for m in _periods(stage, trigger))
    if not long or stage.tokens[trigger.token].pos != "NOUN":
        return False
    behind = range(trigger.token, min(trigger.last - 1, trigger.token + SUBJECT))
    if any(stage.tokens[i].norm in stage.lexicon.denials and _was(stage, i + 1) for i in behind):
        return True  # «визита не было двадцать лет»
    verb = _itself(stage, trigger)
    if not verb or stage.tokens[verb].form.tense != "Past":
        return False
    return not ends_here(stage, verb) or not stage.lexicon.falls_through.isdisjoint(stage.tokens[verb].lemmas)


def _was(stage: Stage, i: int) -> bool:
    return not stage.lexicon.was.isdisjoint(stage.tokens[i].lemmas) and stage.tokens[i].form.tense == "Past"


def _recalled(stage: Stage, trigger: Trigger) -> bool:
    """«К десятилетию со дня подписания», "the fifth anniversary of the signing"."""
    before = range(max(trigger.first, trigger.token - RECALLED), trigger.token)
    noun = stage.tokens[trigger.token].form.verb != "Fin"
    return noun and any("anniversary" in stage.groups[i] and stage.between(i, trigger.token) == 0 for i in before)


def _considered(stage: Stage, trigger: Trigger) -> bool:
    """Whether a signing is only what was approved or spoken of: "approved the signing", «консультации о подписании»."""
    tokens, told = stage.tokens, stage.tokens[trigger.token].form.verb == "Fin"
    for i in range(trigger.token - 1, max(trigger.first - 1, trigger.token - MATTER - 1), -1):
        if not stage.lexicon.considered.isdisjoint(tokens[i].lemmas):
            return not told
        linked = tokens[i].pos != "ADP" or tokens[i].norm in stage.lexicon.considered_links
        if stage.between(i, trigger.token) or not linked or tokens[i].form.verb == "Fin" or not tokens[i].is_word:
            return False
    return False


def _periods(stage: Stage, trigger: Trigger) -> Iterator[PeriodMention]:
    """The times in the clause of a trigger."""
    for mention in stage.around("periods", trigger.first, trigger.last):
        if isinstance(mention, PeriodMention) and not stage.between(trigger.token, mention.first):
            yield mention


def _of_years(mention: PeriodMention) -> bool:
    """Whether something went on for years until now: "since 2020", «за последние три года»."""
    period = mention.period
    if period is None or period.first is None or period.last is None:
        return mention.kind == "span"
    long = mention.inferred and (period.last - period.first).days > YEAR
    return long or (mention.kind == "since" and period.precision == "year")


def _by_somebody(stage: Stage, trigger: Trigger) -> bool:
    """As in "cancelled a planned visit to …": a verb before it, and no other verb, preposition or mark between."""
    for i in range(trigger.token - 1, max(trigger.first - 1, trigger.token - OBJECT), -1):
        token = stage.tokens[i]
        if ends_here(stage, i):
            return token.form.verb in ("Fin", "Part", "Inf")
        if not _describes(token):
            return False
    return False


def _describes(token: Token) -> bool:
    """Whether a word may stand between a verb and its object: "his", "planned", "official", "off", a date, a state."""
    form = any(f.verb == "Part" for f in token.forms)
    return form or token.pos in ("DET", "ADJ", "NOUN", "NUM", "PRON", "ADV") or token.text == "-"


def _itself(stage: Stage, trigger: Trigger) -> int:
    """The verb of "the visit to Japan has been cancelled": passive, nobody acting between; 0 where there is none."""
    for i in _behind(stage, trigger):
        token, ends = stage.tokens[i], ends_here(stage, i)
        if _describes_plan(stage, i):
            continue
        if token.form.verb == "Fin" and token.pos != "AUX" and not ends:
            return i if _is_denied(stage, trigger, i) else 0
        if ends:
            passive = any(t.pos == "AUX" for t in stage.tokens[max(trigger.token + 1, i - CHAIN) : i])
            return i if passive or _is_told(stage, trigger, i) else 0
        if _is_denied(stage, trigger, i):
            return i
    return 0


def _behind(stage: Stage, trigger: Trigger) -> Iterator[int]:
    """The tokens behind a trigger in its clause, and on past what is inserted: «визит, намеченный на май, отменён»."""
    i, left, jumped = trigger.token + 1, SUBJECT, False
    # "The United States" is no verb.
    states = {k for m in stage.around("areas", trigger.token, trigger.last) for k in range(m.first, m.last)}
    while i < trigger.last and left:
        behind = 0 if jumped or stage.tokens[i].text != "," else _past_insertion(stage, i, trigger.last)
        if behind:
            i, jumped = behind, True
            continue
        if not jumped and stage.between(i, trigger.token):
            return
        if i not in states:
            yield i
        i, left = i + 1, left - 1


def _describes_plan(stage: Stage, i: int) -> bool:
    """Whether a participle right behind a noun only tells for when it was planned: "a summit scheduled for May"."""
    alone = stage.tokens[i - 1].pos != "AUX" and stage.lexicon.caseless
    return alone and any(f.verb == "Part" and f.lemma in stage.lexicon.set_for for f in stage.tokens[i].forms)


def _past_insertion(stage: Stage, comma: int, last: int) -> int:
    """Where the clause goes on with its verb behind a pair of commas; 0 where it does not."""
    for i in range(comma + 1, min(last - 1, comma + INSERTED)):
        if stage.tokens[i].text == ",":
            after = stage.tokens[i + 1]
            goes_on = after.pos in ("AUX", "PART") or after.form.verb in ("Fin", "Part") or ends_here(stage, i + 1)
            return i + 1 if goes_on else 0
    return 0


def _is_denied(stage: Stage, trigger: Trigger, verb: int) -> bool:
    """Whether a verb of taking place is denied: "will therefore not take place", «не состоится»."""
    words = stage.lexicon
    if not _stands(stage, verb, words.held) or not (words.caseless or can_be_subject(stage, trigger)):
        return False
    before = stage.tokens[max(trigger.token + 1, verb - CHAIN) : verb]
    return any(token.norm in words.denials for token in before)


def _is_told(stage: Stage, trigger: Trigger, verb: int) -> bool:
    """«Переговоры отложены», «визит сорвался»: the subject of a participle, or of a verb without an object."""
    forms = [form for form in stage.tokens[verb].forms if form.pos == "VERB"]
    if any(form.lemma in stage.lexicon.falls_through for form in forms):
        return stage.lexicon.caseless or can_be_subject(stage, trigger)
    participle = any(form.verb == "Part" for form in forms)  # «отменён» may be read as an adjective too
    return not stage.lexicon.caseless and can_be_subject(stage, trigger) and participle


def ends_here(stage: Stage, i: int) -> bool:
    """Whether a verb of calling off stands at a token: "postpone", "call … off"."""
    return _stands(stage, i, stage.lexicon.called_off)


def _stands(stage: Stage, i: int, pairs: AbstractSet[tuple[str, str]]) -> bool:
    """Whether one of some verbs stands at a token, with the particle that it needs."""
    behind = {token.norm for token in stage.tokens[i + 1 : i + 2]}
    verbs = {form.lemma for form in stage.tokens[i].forms if form.pos == "VERB"}
    return any(verb in verbs and (not particle or particle in behind) for verb, particle in pairs)


def moved(stage: Stage, last: int, first: int) -> bool:
    """Whether a new date stands from `first` on, before `last`: "postponed to May 5", "moved until next week"."""
    behind = stage.around("periods", first, min(last, first + MOVED))
    leads = (stage.tokens[i].norm for m in behind if m.first >= first for i in (m.first - 1, m.first))
    return any(lead in stage.lexicon.new_dates for lead in leads)


def is_ahead(stage: Stage, trigger: Trigger) -> bool:
    """Whether the verb itself says that it will be: «встретится», "will meet", "is due to meet"; no wish, no denial."""
    chain = _chain(stage, trigger)
    if any(token.pos == "PART" for token in chain) or only_meant(stage, trigger):
        return False
    form = stage.tokens[trigger.token].form
    told = form.verb == "Fin" and form.tense == "Fut"
    will = bool(form.verb) and any(token.form.tense == "Fut" for token in chain)
    return told or will or (trigger.token - trigger.first > 1 and stage.announces(trigger.token - 2))


def _denied(stage: Stage, trigger: Trigger) -> bool:
    """As in "will not travel", «не поедет»: of what is ahead, never "has not visited"."""
    chain, form = _chain(stage, trigger), stage.tokens[trigger.token].form
    itself = form.verb == "Fin" and form.tense == "Fut"
    ahead = itself or any(token.form.tense == "Fut" or token.norm in stage.lexicon.ahead for token in chain)
    return ahead and any(token.pos == "PART" and token.norm in stage.lexicon.denials for token in chain)


def _unfulfilled(stage: Stage, trigger: Trigger) -> bool:
    """As in "was to have met": what was to have been, was not; nor what it was for: "to have flown in to see X"."""
    first = max(trigger.first, trigger.token - PURPOSE)
    words = [token.norm for token in stage.tokens[first : trigger.token]]
    ends = [i + 3 for i in range(len(words) - 2) if " ".join(words[i : i + 3]) in stage.lexicon.unfulfilled]
    return bool(ends) and _for_that(stage, trigger, range(first + ends[-1], trigger.token))


def _for_that(stage: Stage, trigger: Trigger, between: range) -> bool:
    """Whether behind "was to have" stand only auxiliaries, or one verb and "to" or "for" before what it is for."""
    verbs = [i for i in between if stage.tokens[i].form.verb and stage.tokens[i].pos != "AUX"]
    if any(stage.between(i, trigger.token) or stage.tokens[i].form.tense == "Fut" for i in between):
        return False
    if all(stage.tokens[i].pos in ("AUX", "PART", "ADP") for i in between):
        return True
    purpose = stage.lexicon.purpose
    led = any(stage.tokens[i].norm in purpose for i in range(max(between.start, trigger.token - LED), trigger.token))
    return led and len(verbs) <= 1


def _chain(stage: Stage, trigger: Trigger) -> Sequence[Token]:
    """The auxiliaries and small words right before a verb."""
    start = trigger.token
    while start > max(trigger.first, trigger.token - CHAIN) and stage.tokens[start - 1].pos in ("AUX", "PART", "ADP"):
        start -= 1
    return stage.tokens[start : trigger.token]
