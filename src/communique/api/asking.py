"""Questions to an open register: keys and tests from `resolve`, rows from `register`."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any

from communique.api.filters import Asked
from communique.api.then import fact_of, facts_then, is_long
from communique.errors import QueryError
from communique.lang.pack import available
from communique.model import Claim, Document, Fact, Topic
from communique.model.answer import Found, Person, Target
from communique.model.testimony import SAMPLE
from communique.pipeline.rebuilding import Then, entries_then
from communique.pipeline.study import lemmas_of
from communique.register.queries import Library, Place
from communique.register.rows import said
from communique.register.search import documents_with
from communique.resolve.people import contested, people
from communique.resolve.question import Question
from communique.resolve.sources import independent
from communique.resolve.targets import target
from communique.resolve.words import stems

# Words with an apostrophe in them are one.
WORD = re.compile(r"[\w'’ʼ`]+")
# Reports that a question for topics looks at: the latest.
LATELY = 120
# Reports of which the words are looked at together, and so many of the latest where a few facts are enough.
AT_ONCE = 40
LATEST = 20
# Offices, the latest, among which the people are looked for who are asked for without a name, for each of them.
OFFICES = 4


def facts(library: Library, asked: Asked) -> tuple[Fact[Any], ...]:
    """Facts that answer, newest first."""
    if asked.question.kind == "topics":
        return topics(library, asked)
    if asked.is_past:
        return _then(library, asked)
    if asked.text:
        return _with_text(library, asked)
    after = library.fact_row(asked.after) if asked.after else None
    question = asked.question
    first, last = question.days()
    place = Place(after=after, first=first, last=last)
    rows = library.find(question.kind, question.keys(), question.accepts, place)
    chosen = (row for row in rows if not question.disputed or row.dissent != "[]")
    return library.facts(list(islice(chosen, asked.limit)))


def bare(library: Library, asked: Asked) -> tuple[Fact[Any], ...]:
    """Facts that answer, newest first, without their claims."""
    question = asked.question
    first, last = question.days()
    after = library.fact_row(asked.after) if asked.after else None
    rows = library.find(question.kind, question.keys(), question.accepts, Place(after=after, first=first, last=last))
    return library.bare(islice((row for row in rows if not question.disputed or row.dissent != "[]"), asked.limit))


def number(library: Library, asked: Asked) -> int | None:
    """How many entries answer a question about one area or two, or documents one about a person; else None."""
    question = asked.question
    person = question.person if question.kind == "documents" else ""
    plain = Question(kind=question.kind, areas=question.areas, person=person)
    keys = question.keys()
    return None if asked.is_past or asked.text or question != plain or len(keys) != 1 else library.number(*keys)


def _with_text(library: Library, asked: Asked) -> tuple[Fact[Any], ...]:
    """Facts in whose words or content all the words stand, in any form."""
    words = lemmas_of(asked.text, available())
    says, question = _saying(words), asked.question
    wanted = None if asked.limit is None or asked.after else asked.limit
    found: dict[int, Fact[Any]] = {}
    for part in _parts(documents_with(library.connection, words)):
        nums = set(library.facts_said(part, question.kind, says)) - found.keys()
        rows = library.rows(sorted(nums))
        held = zip(rows, library.facts(rows), strict=True)
        found |= {row.num: fact for row, fact in held if _answers(question, fact)}
        if wanted is not None and len(found) >= wanted:
            break
    order = {row.num: n for n, row in enumerate(library.rows(sorted(found)))}
    return _page([found[num] for num in sorted(found, key=lambda num: order[num])], asked)


def _parts(nums: list[int]) -> Iterable[list[int]]:
    return (nums[start : start + AT_ONCE] for start in range(0, len(nums), AT_ONCE))


def _answers(question: Question, fact: Fact[Any]) -> bool:
    return question.accepts(fact.content) and (not question.disputed or bool(fact.dissent))


def _saying(words: tuple[tuple[str, ...], ...]) -> Callable[[str], bool]:
    """Whether each of these words, by the beginnings of its forms, is in a text."""
    wanted = [[begun for form in forms if (begun := stems(form))] for forms in words]

    def says(text: str) -> bool:
        # As JSON and as Python write them, a new line is two signs.
        spoken = set(WORD.findall(text.lower().replace("\\n", " ")))
        held = frozenset[str]().union(*map(stems, spoken))
        return all(any(begun <= held for begun in forms) for forms in wanted)

    return says


def _page(found: list[Fact[Any]], asked: Asked) -> tuple[Fact[Any], ...]:
    ids = [fact.id for fact in found]
    if asked.after and asked.after not in ids:
        raise QueryError(f"no fact {asked.after!r} in this answer to go on after")
    start = ids.index(asked.after) + 1 if asked.after else 0
    return tuple(found[start:] if asked.limit is None else found[start : start + asked.limit])


def _then(library: Library, asked: Asked) -> tuple[Fact[Any], ...]:
    """Facts as they were, or as the reports of up to a day tell them."""
    if asked.until is not None and asked.told_by is None and not asked.text and is_long(library):
        return facts_then(library, asked, asked.until)
    then = Then(until=asked.until, told_by=asked.told_by, areas=asked.question.areas)
    entries = entries_then(library.connection, asked.question.kind, then)
    wanted = [one for one in entries if asked.question.accepts(one.content)]
    wanted = [one for one in wanted if one.dissent or not asked.question.disputed]
    wanted.sort(key=lambda one: (-(one.day or date.max).toordinal(), one.id))
    found = [fact_of(library, one, asked.until) for one in wanted]
    if asked.text:
        says = _saying(lemmas_of(asked.text, available()))
        found = [fact for fact in found if any(says(said(claim)) for claim in fact.claims)]
    return _page(found, asked)


def fact(library: Library, fact_id: str) -> Fact[Any]:
    """The fact with this id, with all its claims; of very many reports its sources are counted anew, by all of them."""
    try:
        row = library.fact_row(fact_id)
    except QueryError:
        if (told := _told(library, fact_id)) is None:
            raise
        return told
    found = library.facts([row], whole=True)[0]
    if len(found.claims) <= 2 * SAMPLE:
        return found
    return replace(found, sources=independent(library.reports_of(row.num)))


def _told(library: Library, fact_id: str) -> Fact[Any] | None:
    """What is no entry and was told by a claim: a topic, or what no report states any more (then of 0 reports)."""
    held = library.claims(["c" + fact_id[1:]])
    if not held:
        return None
    (claim,) = held
    if not isinstance(claim.content, Topic):
        decided = library.judgements_on(held)
        return Fact(id=fact_id, content=claim.content, claims=held, judgements=decided, reports=0, sources=0)
    alike = topics(library, Asked(question=Question(kind="topics", topic=claim.content.topic)))
    others = [one for fact in alike for one in fact.claims if one.id != claim.id]
    reports = len({one.evidence.document for one in (claim, *others)})
    return Fact(id=fact_id, content=claim.content, claims=(claim, *others), reports=reports, sources=reports)


def facts_in(library: Library, document_ids: Sequence[str]) -> tuple[tuple[tuple[Fact[Any], Claim[Any]], ...], ...]:
    """What each document claims, in the order of its text: each claim with the fact it supports."""
    told = library.claims_in(document_ids)
    wanted = {row.fact for pairs in told for row, _ in pairs if row.fact is not None}
    rows = {row.num: row for row in library.rows(sorted(wanted))}
    held = dict(zip(rows, library.facts(list(rows.values())), strict=True))
    return tuple(tuple((held[row.fact], claim) for row, claim in pairs if row.fact in held) for pairs in told)


def documents(library: Library, asked: Asked) -> list[tuple[int, Document]]:
    """Current reports that answer, with their numbers, newest first."""
    question = asked.question
    only = documents_with(library.connection, lemmas_of(asked.text, available())) if asked.text else None
    found = library.reports(question.keys(), only, asked.after, asked.until)
    return list(islice((pair for pair in found if _published(question, pair[1], asked.told_by)), asked.limit))


def _published(question: Question, document: Document, told_by: date | None) -> bool:
    day = document.published
    if told_by is not None and (day is None or day > told_by):
        return False
    if question.period is None:
        return True
    low, high = question.period.first or date.min, question.period.last or date.max
    return day is not None and low <= day <= high


def topics(library: Library, asked: Asked) -> tuple[Fact[Topic], ...]:
    """Topics of the latest reports about the areas, the commonest first; each with its claims."""
    about = replace(asked, question=replace(asked.question, kind="documents"), limit=LATELY, after="")
    by_topic: dict[str, list[Claim[Topic]]] = {}
    for claim in library.claims_of([num for num, _ in documents(library, about)], "topics"):
        by_topic.setdefault(claim.content.topic, []).append(claim)
    found = [
        Fact(
            id="f" + min(claim.id for claim in claims)[1:],
            content=Topic(topic=topic),
            claims=tuple(claims),
            reports=len({claim.evidence.document for claim in claims}),
            sources=len({claim.evidence.document for claim in claims}),
        )
        for topic, claims in by_topic.items()
        if not asked.question.topic or topic == asked.question.topic
    ]
    return _page(sorted(found, key=lambda fact: (-fact.reports, fact.content.topic)), asked)


def search(library: Library, words: str, limit: int) -> Found:
    """The latest articles with these words in any form, and what the latest of them say in such words."""
    forms = lemmas_of(words, available())
    nums = documents_with(library.connection, forms, max(limit, LATEST))
    held = library.documents(nums[:limit])
    facts = library.facts(library.rows(library.facts_said(nums[:LATEST], "", _saying(forms))))
    return Found(documents=tuple(held[num] for num in nums[:limit]), facts=facts[:limit])


def persons(library: Library, asked: Asked) -> tuple[Person, ...]:
    """People whose offices or names answer; without a name, of the latest offices."""
    most = None if asked.limit is None or asked.question.person else OFFICES * asked.limit
    wanted = replace(asked, limit=most, after="")
    if asked.is_past or asked.text:
        return people(facts(library, wanted))[: asked.limit]
    if asked.limit is None:
        offices = facts(library, wanted)
        return people(offices, _days_of(library, offices))
    # Who is told of is known without their words; these are fetched for those who are asked for.
    offices = bare(library, wanted)
    days = _days_of(library, offices)
    named = people(offices, days)[: asked.limit]
    ids = [office.fact.id for person in named for office in person.offices]
    whole = {fact.id: fact for fact in library.facts(library.rows_of(ids))}
    return people((whole.get(fact.id, fact) for fact in offices), days)[: asked.limit]


def _days_of(library: Library, offices: tuple[Fact[Any], ...]) -> dict[str, list[int]]:
    """The days on which those offices are told of that more than one person seems to hold."""
    return library.days_told(library.rows_of(sorted(contested(offices))))


def targets(library: Library, asked: Asked, today: date) -> tuple[Target, ...]:
    """Targets that answer, with what came of each."""
    wishes = facts(library, replace(asked, question=replace(asked.question, status="target")))
    series: dict[Question, tuple[Fact[Any], ...]] = {}
    found = []
    for wish in wishes:
        about = Question(kind="figures", indicator=wish.content.indicator, areas=wish.content.areas)
        if about not in series:
            same = replace(asked, question=about, limit=None, after="", text="")
            series[about] = facts(library, same)
        days = days_of(library, (wish, *series[about]))
        found.append(target(wish, (one for one in series[about] if one.id != wish.id), days, today))
    return tuple(found)


def days_of(library: Library, found: Iterable[Fact[Any]]) -> dict[str, date | None]:
    """The day of publication of each claim."""
    days = library.published({claim.evidence.document for fact in found for claim in fact.claims})
    return {claim.id: days.get(claim.evidence.document) for fact in found for claim in fact.claims}
