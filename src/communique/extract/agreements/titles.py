"""Titles of documents in a text: a head with its adjectives, and what it is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.extract.agreements import compounds, head_last
from communique.extract.agreements.words import Papers
from communique.extract.scene import Scene
from communique.parse import Parse, Sentence, Token
from communique.parse.structure import Form
from communique.parse.tokens import phrase_at

# So many adjectives before a head, and tokens of what it is about, belong to a title at most.
ADJECTIVES = 4
LONGEST = 40
LEADS = frozenset({":", "-", "–", "—"})
YEAR = 4  # digits
# Cases behind «о» and «по».
GOVERNED = ("Loc", "Dat")
JOINS = frozenset({"/", "-", "–", "—", "«", "»", '"', "“", "”", "„", "№"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document that may be named: its title in the nominative, the tokens `first` to `last` that name it.

    `head` is the token of its noun, `lemma` the noun; `about` the tokens of what it is about (empty: not said);
    `shared` is true of the second and later titles of «соглашения о …, о …».
    """

    title: str
    first: int
    last: int
    head: int
    lemma: str
    about: tuple[int, int]
    sentence: Sentence
    shared: bool = False


def papers_in(scene: Scene, words: Papers) -> Iterator[Paper]:
    """Every document named or described, in the order of the text."""
    parsed = scene.parsed
    stops, named = _stops(scene), _named(scene)
    if words.head_last:
        stops |= head_last.walls(scene)
    if words.compounds:
        stops |= compounds.places(scene)
    for sentence in parsed.sentences:
        if parsed.line_of(sentence).kind in ("clutter", "share"):
            continue
        for i in range(sentence.first, sentence.last):
            before = parsed.tokens[i - 1] if i > sentence.first else None
            lemma = words.head(parsed.tokens[i], before) or (words.compounds and compounds.follows(parsed, i, words))
            if not lemma or i in named or (before is not None and before.lemmas & words.served):
                continue
            if lemma in words.weak and _of_gathering(parsed, sentence, i + 1, words):
                continue
            if words.head_last:
                yield _before(scene, sentence, i, lemma, words, stops)
            else:
                yield from _papers(parsed, sentence, i, lemma, words, stops)


def _of_gathering(parsed: Parse, sentence: Sentence, at: int, words: Papers) -> bool:
    """Whether a plan is of what takes place, no document: «программа официального визита»."""
    behind = parsed.tokens[at : min(at + ADJECTIVES, sentence.last)]
    noun = next((token for token in behind if token.pos not in ("ADJ", "DET")), None)
    return noun is not None and bool(noun.lemmas & words.gatherings)


def _before(scene: Scene, sentence: Sentence, head: int, lemma: str, words: Papers, stops: frozenset[int]) -> Paper:
    first, *about = head_last.extent(scene, sentence, head, words, stops)
    title = " ".join(head_last.title(scene.parsed, first, head))
    return Paper(
        title=title, first=first, last=head + 1, head=head, lemma=lemma, about=(about[0], about[1]), sentence=sentence
    )


def _stops(scene: Scene) -> frozenset[int]:
    """Tokens at which a title ends: times and sums that say when and how much, not what."""
    found: set[int] = set()
    tokens = scene.parsed.tokens
    for period in scene.mentions.periods:
        if period.kind != "anniversary":  # «о праздновании 70-летия отношений»
            found.add(period.first)
        day = period.period is not None and period.period.precision == "day"
        if day and period.first and tokens[period.first - 1].pos == "ADP":
            found.add(period.first - 1)  # "a memorandum on 15 August 2022"
    for quantity in scene.mentions.quantities:
        if len(quantity.quantity.unit) == 3:
            found.add(quantity.first)
    return frozenset(found)


def _named(scene: Scene) -> frozenset[int]:
    """Tokens inside names of organisations and unions: «Организация Договора о …» is no document."""
    bodies = [*scene.mentions.organizations, *(a for a in scene.mentions.areas if a.last - a.first > 1)]
    return frozenset(i for body in bodies for i in range(body.first, body.last))


def _papers(
    parsed: Parse, sentence: Sentence, head: int, lemma: str, words: Papers, stops: frozenset[int]
) -> Iterator[Paper]:
    first, tail, after = _core(parsed, sentence, head, words)
    start = _after_parties(parsed, sentence, after, words)
    end = _about(parsed, sentence, start, words, stops)
    plural = _plural(parsed, first, head) or (
        _can_be_plural(parsed, head) and bool(_next(parsed, sentence, end, words))
    )
    parts = [(start, end)] if end > start else [(0, 0)]
    while plural and end > start and (next_start := _next(parsed, sentence, end, words)):
        start, end = next_start, _about(parsed, sentence, next_start, words, stops)
        if end > start:  # «соглашения о торговле и о» may be all that is left of a sentence
            parts.append((start, end))
    for n, part in enumerate(parts):
        if _refers(parsed, part, words):
            continue
        number = "Sing" if len(parts) > 1 else "Plur" if plural else "Sing"
        said = [(head + 1, tail), part] if tail > head + 1 else [part]
        core = compounds.core(parsed, first, head, number) if words.compounds else _title(parsed, first, head, number)
        title = " ".join([core, *(_words(parsed, *p) for p in said if p[1])])
        yield Paper(
            title=title, first=part[0] if n else first, last=part[1] or tail, head=head, lemma=lemma, about=part,
            sentence=sentence, shared=n > 0,
        )  # fmt: skip


def _refers(parsed: Parse, about: tuple[int, int], words: Papers) -> bool:
    """«Соглашение о нём», «об этом»: what it is about was said before."""
    said = parsed.tokens[about[0] + 1 : about[1]]
    if not said or not _opens(parsed.tokens[about[0]], words) or not _is_pronoun(said[0]):
        return False
    if words.compounds:  # no case tells "on it" from "on the protection"
        return len(said) == 1
    nouns = (token for token in said[1:] if token.pos in ("NOUN", "ADJ"))
    return not any(form.case in GOVERNED for token in nouns for form in token.forms)


def _is_pronoun(token: Token) -> bool:
    return any(form.pos in ("PRON", "DET") for form in token.forms)


def _core(parsed: Parse, sentence: Sentence, head: int, words: Papers) -> tuple[int, int, int]:
    """The first token of a title, where its noun with "of understanding" ends, and where what it is about may begin."""
    if not words.compounds:
        return _adjectives(parsed, sentence, head, words), head + 1, head + 1
    return compounds.opening(parsed, sentence, head, words), *compounds.closing(parsed, sentence, head, words)


def _adjectives(parsed: Parse, sentence: Sentence, head: int, words: Papers) -> int:
    """The first of the adjectives of a head that are part of its title."""
    first = head
    cases = {(f.case, f.number) for f in parsed.tokens[head].forms if f.pos == "NOUN"}
    while first - 1 >= sentence.first and head - first < ADJECTIVES:
        token = parsed.tokens[first - 1]
        if token.text in ("«", '"', "“") and first < head:
            first -= 1
            continue
        if (
            not any(f.pos == "ADJ" and (f.case, f.number) in cases for f in token.forms)
            or token.lemmas & words.not_title
        ):
            break
        first -= 1
    return first


def _after_parties(parsed: Parse, sentence: Sentence, i: int, words: Papers) -> int:
    """Where «о …» begins behind «между правительствами …» or «Республики …»: the head's own parties are skipped."""
    if (
        i + 3 < sentence.last
        and parsed.tokens[i].text == "," == parsed.tokens[i + 2].text
        and _opens(parsed.tokens[i + 3], words)
    ):
        return i + 3  # «соглашение, трёхстороннее, о …»
    if i + 2 < sentence.last and parsed.tokens[i].text in LEADS and _is_subject(parsed.tokens[i + 1], words):
        return i + 1  # «меморандумы: о туризме, о науке»
    if any(phrase_at(parsed.tokens, i, phrase) for phrase in words.fields):
        return i  # «протокол к соглашению о торговле»
    for j in range(i, min(i + 14, sentence.last)):
        token = parsed.tokens[j]
        if _is_subject(token, words):
            return j
        if token.form.verb in ("Fin", "Inf") or token.text in (",", ".", ";", ":", "("):
            break
        if j == i and not (token.lemmas & words.parties or any(f.case == "Gen" for f in token.forms)):
            break
    return i


def _is_subject(token: Token, words: Papers) -> bool:
    return token.pos == "ADP" and bool(token.lemmas & words.subject)


def _opens(token: Token, words: Papers) -> bool:
    return token.pos == "ADP" and bool(token.lemmas & words.about)


def _about(parsed: Parse, sentence: Sentence, start: int, words: Papers, stops: frozenset[int]) -> int:
    """Where a title that may go on here ends."""
    if start >= sentence.last or not _begins(parsed, start, words):
        return start
    depth, i = 0, start
    while i < min(sentence.last, start + LONGEST):
        token = parsed.tokens[i]
        if token.text in "«„“" and token.text:
            depth += 1
        elif token.text in "»”":
            if not depth:
                break
            depth -= 1
        elif not depth and (
            _opens_next(parsed, i, words)
            or _is_set(parsed.tokens[i : min(i + 3, sentence.last)], words)
            or (i > start and _next_head(parsed, sentence, i, words))
            or (i in stops and not _within(parsed, i, start, words))
            or any(phrase_at(parsed.tokens, i, phrase) for phrase in words.occasions)
            or _ends(parsed, i, start, words)
        ):
            break
        i += 1
    while i - 1 > start and i in stops and parsed.tokens[i - 1].lemmas & words.amounts:
        i -= 1  # «… о кредите в размере 32 млн»
    while (
        i > start
        and not (parsed.tokens[i - 1].is_word or parsed.tokens[i - 1].is_number or parsed.tokens[i - 1].text in '»”"')
    ) or (i > start and parsed.tokens[i - 1].pos in ("ADP", "CCONJ")):
        i -= 1
    return i


def _opens_next(parsed: Parse, i: int, words: Papers) -> bool:
    """«…, и о туризме»: the conjunction before the next title of the same head."""
    return parsed.tokens[i].pos == "CCONJ" and i + 1 < len(parsed.tokens) and _opens(parsed.tokens[i + 1], words)


def _next_head(parsed: Parse, sentence: Sentence, i: int, words: Papers) -> bool:
    """«… о таможне и план действий»: a conjunction before the next document, whose case the noun before does not share.

    Where nouns have no case nothing tells it from what the first document is about.
    """
    tokens = parsed.tokens
    if tokens[i].pos != "CCONJ" or words.compounds:
        return False
    at = i + 1
    while at < min(sentence.last - 1, i + 3) and tokens[at].pos == "ADJ":
        at += 1
    if at >= sentence.last or not words.head(tokens[at], tokens[at - 1]):
        return False
    cases = {form.case for form in tokens[at].forms}
    # «… о взаимопонимании в сфере образования и соглашение»: the genitive may look like a nominative in the plural.
    return "Nom" in cases and tokens[i - 1].form.case not in cases


def _is_set(here: Sequence[Token], words: Papers) -> bool:
    """Whether some more documents are added: «… и ряда документов», "… and a number of agreements"."""
    behind = [token for token in here[1:] if token.pos != "DET"][:1]
    return bool(here) and here[0].pos == "CCONJ" and any(token.lemmas & words.sets for token in behind)


def _begins(parsed: Parse, at: int, words: Papers) -> bool:
    """What a title goes on with: «о», «по», a genitive, an ordinal, a name in quotation marks; no «на 2 года»."""
    token, behind = parsed.tokens[at], parsed.tokens[at + 1 : at + 2]
    if _opens(token, words):
        sums = any(t.lemmas & words.amounts for t in parsed.tokens[at + 1 : at + ADJECTIVES])  # «на общую сумму»
        return _is_subject(token, words) or not (sums or any(t.text[:1].isdigit() for t in behind))
    if token.text in ("«", '"', "“"):
        return True
    if token.pos == "ADP" and words.fields:
        return any(phrase_at(parsed.tokens, at, phrase) for phrase in words.fields)
    if token.lemmas & (words.parties | words.not_title) or not (token.is_word or token.text[:1].isdigit()):
        return False
    return any(f.case == "Gen" and f.pos in ("NOUN", "ADJ") for f in token.forms) or token.text[:1].isdigit()


def _within(parsed: Parse, i: int, start: int, words: Papers) -> bool:
    """«на 2025 год», «на 2026–2027 годы», «на период 2024–2026 годов»: a time that is part of a title."""
    if i <= start or not parsed.tokens[i].text[:YEAR].isdigit():
        return False
    before = parsed.tokens[i - 1]
    return before.pos == "ADP" or bool(before.lemmas & words.stretches)


def _ends(parsed: Parse, i: int, start: int, words: Papers) -> bool:
    token = parsed.tokens[i]
    if token.is_number or token.text[:1].isdigit():
        return False
    if not token.is_word:
        return token.text not in JOINS and not (token.text == "," and _lists(parsed, i, start, words))
    form: Form = token.form
    if words.compounds and form.verb == "Part" and form.tense == "Pres" and _named_by(parsed, i):
        return False
    if form.verb in ("Fin", "Inf", "Conv") or (form.verb == "Part" and not form.case):
        return True
    if i > start and token.lemmas & words.parties:
        return True
    return token.pos in ("PRON", "ADV") and form.verb == ""


def _lists(parsed: Parse, at: int, start: int, words: Papers) -> bool:
    """Whether a comma only lists what a document is about: «о дружбе, сотрудничестве и взаимной помощи»."""
    if words.compounds or not _is_subject(parsed.tokens[start], words):
        return False
    tokens, joined = parsed.tokens, False
    cases = {form.case for form in tokens[at - 1].forms if form.pos == "NOUN"} & set(GOVERNED)
    while tokens[at].text == "," or tokens[at].pos == "CCONJ":
        end = _listed(parsed, at + 1, cases, words)
        if not end:
            break
        joined = joined or any(token.pos == "CCONJ" for token in tokens[at:end])
        at = end
    return joined


def _listed(parsed: Parse, at: int, cases: set[str], words: Papers) -> int:
    """Where an item of a list ends: a noun in one of the cases behind its adjectives, no document; 0 for none."""
    for i in range(at, min(at + ADJECTIVES, len(parsed.tokens) - 1)):
        token = parsed.tokens[i]
        fitting = {form.pos for form in token.forms if form.case in cases}
        if "NOUN" in fitting and token.pos == "NOUN":
            return 0 if words.head(token, parsed.tokens[i - 1]) else i + 1
        if "ADJ" not in fitting and not (token.pos == "CCONJ" and i > at):  # «экономическом и научном сотрудничестве»
            return 0
    return 0


def _named_by(parsed: Parse, i: int) -> bool:
    """Whether a participle names what a document is about: "agreement on avoiding …", "Treaty Establishing …".

    So it does in "… on military training", "… on film making", never in "agreement boosting trade".
    """
    before, after = parsed.tokens[i - 1], (parsed.tokens[i + 1 : i + 2] or (None,))[0]
    if parsed.tokens[i].is_title or before.pos in ("ADP", "ADJ", "CCONJ"):
        return True
    objects = ("DET", "ADJ", "NOUN", "PRON", "NUM")
    return before.pos == "NOUN" and (after is None or not after.is_word or after.pos not in objects)


def _next(parsed: Parse, sentence: Sentence, end: int, words: Papers) -> int:
    """Where the next «о …» of the same plural head begins; 0 where there is none."""
    i = end
    while (
        i < sentence.last
        and i < end + 3
        and (parsed.tokens[i].text == "," or parsed.tokens[i].pos in ("CCONJ", "ADV", "PART"))
    ):
        i += 1
    return i if i > end and i < sentence.last and _opens(parsed.tokens[i], words) else 0


def _can_be_plural(parsed: Parse, head: int) -> bool:
    return any(f.pos == "NOUN" and f.number == "Plur" for f in parsed.tokens[head].forms)


def _plural(parsed: Parse, first: int, head: int) -> bool:
    forms = [f for f in parsed.tokens[head].forms if f.pos == "NOUN"]
    for i in range(first, head):
        known = {(f.case, f.number) for f in parsed.tokens[i].forms if f.pos == "ADJ"}
        forms = [f for f in forms if (f.case, f.number) in known] or forms
    return bool(forms) and forms[0].number == "Plur"


def _title(parsed: Parse, first: int, head: int, number: str) -> str:
    """The head and its adjectives in the nominative."""
    noun = next((f for f in parsed.tokens[head].forms if f.pos == "NOUN"), parsed.tokens[head].form)
    gender = noun.gender if number == "Sing" else ""
    found = [
        parsed.morphology.inflect(parsed.tokens[i].text, case="Nom", number=number, gender=gender if i < head else "")
        for i in range(first, head + 1)
        if parsed.tokens[i].is_word
    ]
    return " ".join(found)


def _words(parsed: Parse, first: int, last: int) -> str:
    return " ".join(parsed.text[parsed.tokens[first].start : parsed.tokens[last - 1].end].split())
