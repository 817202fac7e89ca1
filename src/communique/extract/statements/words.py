"""A pack's words of saying, compiled once."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.lang import Pack
from communique.parse import Token

KINDS = ("say", "think", "ask", "feel")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Lemmas by what they do in an attribution; `verbs` gives the kinds of each verb."""

    verbs: dict[str, tuple[str, ...]]
    prefixes: tuple[str, ...]
    stems: tuple[str, ...]
    not_saying: frozenset[str]
    pass_on: frozenset[str]
    sure: frozenset[str]
    express: frozenset[str]
    expressed: frozenset[str]
    idioms: dict[str, tuple[str, ...]]
    by: frozenset[str]
    by_nouns: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    possessives: frozenset[str]
    documents: frozenset[str]
    nouns: frozenset[str]
    that: frozenset[str]
    like: frozenset[str]
    pointers: frozenset[str]
    pointing: frozenset[str]  # those that do so only with a word of `about` behind them
    about: frozenset[str]
    correlatives: frozenset[str]
    pronouns: frozenset[str]
    inside: frozenset[str]
    speakers: frozenset[str]
    organization_nouns: frozenset[str]
    media: frozenset[str]
    no_media: frozenset[str]  # with these words before, an agency is one of a state
    media_names: frozenset[str]  # words that end the name of a newspaper: "Daily", "Times"
    hearers: frozenset[str]
    announce: frozenset[str]
    relative: frozenset[str]
    follow: frozenset[str]
    linking: frozenset[str]
    joining: frozenset[str]  # prepositions inside a complement: «по связям с общественностью»
    continuing: frozenset[str]
    heads_by: frozenset[str]
    missions: frozenset[str]
    behind: frozenset[str]
    behind_nouns: frozenset[str]
    quoting: frozenset[str]
    voices: bool  # a line that names somebody and ends in a colon gives the next line to him
    circumstances: frozenset[str]  # words that open a clause of time or place
    openings: tuple[tuple[str, ...], ...]  # phrases before who speaks: «өз кезегінде»
    definite: frozenset[str]  # what stands before a description of somebody already named
    impersonal: frozenset[str]  # verbs without a subject: «сообщалось», «в письме говорится»
    others: frozenset[str]  # with whom somebody named before met: «собеседник»
    issued: frozenset[str]  # documents whose words are those of the body that issued them
    askers: frozenset[str]  # voices of a transcript that only ask
    answers: frozenset[str]  # the letter before what is answered in an interview
    courtesy: frozenset[str]  # "Mr", "Sheikh"
    nobody: frozenset[str]  # words in capitals that name nobody: days, months, words of courtesy
    roles: dict[str, tuple[str, ...]]  # the ranks of office that a description may mean
    bare: bool  # a clause may follow its verb without a mark or a conjunction

    def kinds(self, token: Token) -> tuple[str, ...]:
        """How a word says something: kinds of its verb; empty for other words and for the writer's own «отметим»."""
        if token.form.person in ("1", "2"):
            return ()
        for form in token.forms:
            if form.pos != "VERB" or form.verb == "Inf" or form.person in ("1", "2"):
                continue
            known = self.verbs.get(form.lemma)
            if known or self._derived(form.lemma):
                return known or ("say",)
        return ("think",) if self.is_sure(token) else ()

    def is_sure(self, token: Token) -> bool:
        """Whether a word is an adjective of conviction in its short form."""
        return any(form.pos == "ADJ" and not form.case and form.lemma in self.sure for form in token.forms)

    def _derived(self, lemma: str) -> bool:
        if lemma in self.not_saying:
            return False
        rests = [lemma, *(lemma[len(p) :] for p in self.prefixes if lemma.startswith(p))]
        return any(rest.startswith(self.stems) for rest in rests)


@cache
def saying(pack: Pack) -> Saying:
    """The words of a pack."""
    table = pack.table("saying")
    verbs: dict[str, tuple[str, ...]] = {}
    for kind in KINDS:
        for lemma in _split(table, kind):
            verbs[lemma] = (*verbs.get(lemma, ()), kind)
    idioms: dict[str, tuple[str, ...]] = {}
    for head, *rest in table.get("idioms", ()):
        idioms[head] = (*idioms.get(head, ()), *rest)
    plain = {name: _split(table, name) for name in (
        "not_saying", "pass_on", "sure", "express", "expressed", "by", "by_nouns", "possessives", "documents", "nouns",
        "that", "like", "pointers", "pointing", "about", "correlatives", "pronouns", "inside", "speakers",
        "organization_nouns",
        "media", "hearers", "announce", "relative", "follow", "linking", "joining", "continuing", "heads_by",
        "missions", "behind", "behind_nouns", "quoting", "circumstances", "definite", "impersonal", "issued",
        "askers", "answers", "no_media", "media_names", "others",
    )}  # fmt: skip
    return Saying(
        verbs=verbs,
        prefixes=tuple(_split(table, "prefixes")),
        stems=tuple(_split(table, "stems")),
        idioms=idioms,
        phrases=tuple(tuple(phrase.split()) for phrase in table.get("phrases", ())),
        openings=tuple(tuple(phrase.split()) for phrase in table.get("openings", ())),
        voices=bool(table.get("voices", False)),
        bare=bool(table.get("bare", False)),
        courtesy=(courtesy := frozenset(map(str, pack.table("names").get("honorifics", ())))),
        nobody=courtesy | _days(pack),
        roles={str(word): tuple(ranks) for word, ranks in table.get("roles", {}).items()},
        **plain,
    )


def _days(pack: Pack) -> frozenset[str]:
    """The names of days and months."""
    numbers = pack.table("dates").get("numbers", {})
    return frozenset(map(str, (*numbers.get("weekday", ()), *numbers.get("months", ()))))


def _split(table: Any, name: str) -> frozenset[str]:
    return frozenset(str(table.get(name, "")).split())
