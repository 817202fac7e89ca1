"""The pack's words of meetings, compiled once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from communique.lang import Pack
from communique.model.content import EventType
from communique.parse import Token
from communique.parse.byword import ByWord

MANY = 3  # digits: no meeting lasts so many days
PREFIX = 3  # letters: the shortest word that joins a cue («госвизит»)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or words that can mean a meeting; `id` names the group, `types` what it can be.

    `needs` is a group of words of which one must stand in the clause. `goes` are the words of which one must follow,
    and behind it a place (of a visit) or a person: "was in Rome", "sat down with the president"; empty for none needed.
    `both` asks for two people before it: "X and Y spoke about trade". `alone` asks for nothing behind the person but
    when and about what: "X called Y on Friday", never "called Y a liar". `only` leaves no other cue of its word.
    """

    id: str
    types: tuple[EventType, ...]
    needs: str = ""
    goes: frozenset[str] = frozenset()
    both: bool = False
    only: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Lasting:
    """Words that tell how many days: numbers, words for a day, and what stands before a number ("for two days").

    `whole` are words that tell both: «двухдневный».
    """

    numbers: Mapping[str, int]
    units: frozenset[str]
    before: frozenset[str]
    opening: frozenset[str] = frozenset()  # of the first of some days: "at the start of a two-day visit"
    whole: Mapping[str, int] = field(default_factory=dict)

    def number(self, word: str) -> int:
        """The number that a word or figures name; 0 where none."""
        return int(word) if word.isdecimal() and len(word) < MANY else self.numbers.get(word, 0)


# Where each small list of words stands in the table: its part, and its name there.
LISTS = {
    "titles": ("titles", "words"),
    "joint": ("joint", "words"),
    "with_words": ("with", "words"),
    "between_words": ("with", "between"),
    "spoken_to": ("with", "spoken_to"),
    "in_words": ("in", "words"),
    "from_words": ("in", "from"),
    "towns": ("in", "towns"),
    "unlike": ("compounds", "unlike"),
    "host_words": ("host", "words"),
    "margins": ("calls", "margins"),
    "in_person": ("calls", "in_person"),
    "had_call": ("calls", "had"),
    "wants": ("wants", "verbs"),
    "wants_for": ("wants", "links"),
    "calls_for": ("wants", "with_link"),
    "aides": ("aides", "words"),
    "serves": ("aides", "links"),
    "accepts": ("host", "accepts"),
    "spokesmen": ("spokesmen", "words"),
    "tellers": ("spokesmen", "tellers"),
    "of_words": ("of", "words"),
    "agents": ("of", "agents"),
    "possessive": ("of", "possessive"),
    "his": ("of", "his"),
    "openers": ("clause", "openers"),
    "expected": ("called_off", "expected"),
    "denials": ("called_off", "denials"),
    "new_dates": ("called_off", "moved"),
    "ahead": ("called_off", "ahead"),
    "unfulfilled": ("called_off", "unfulfilled"),
    "purpose": ("called_off", "purpose"),
    "meant": ("called_off", "meant"),
    "since": ("clause", "since"),
    "earlier": ("clause", "earlier"),
    "contrasts": ("clause", "contrasts"),
    "of_leaders": ("organs", "of_leaders"),
    "what_was_said": ("clause", "what_was_said"),
    "journeys": ("clause", "journeys"),
    "where_words": ("clause", "where"),
    "speaking": ("clause", "speaking"),
    "upcoming": ("upcoming", "words"),
    "preparing": ("upcoming", "preparing"),
    "worked_on": ("upcoming", "worked_on"),
    "thanks_for": ("upcoming", "thanks_for"),
    "that_words": ("upcoming", "that"),
    "that": ("clause", "that"),
    "reported": ("retold", "reported"),
    "press": ("press", "words"),
    "could": ("called_off", "could"),
    "hoped": ("hoped", "words"),
    "hoped_links": ("hoped", "links"),
    "considered": ("considered", "words"),
    "matters": ("considered", "matters"),
    "considered_links": ("considered", "links"),
    "set_for": ("called_off", "set_for"),
    "falls_through": ("called_off", "itself"),
    "was": ("called_off", "was"),
    "stays": ("stays", "words"),
    "going_on": ("stays", "going_on"),
    "on_visit": ("stays", "on_visit"),
    "lasts": ("lasts", "words"),
    "company": ("company", "words"),
    "attend": ("company", "attend"),
    "attended": ("company", "attended"),
    "relative": ("relative", "words"),
    "retold": ("retold", "words"),
    "editions": ("editions", "words"),
    "such": ("editions", "such"),
    "of_edition": ("editions", "with"),
}


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Cues by their last words, groups of words by lemma, and the small lists."""

    cues: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    endings: tuple[tuple[str, Cue], ...]
    groups: Mapping[str, frozenset[str]]
    titles: frozenset[str]
    joint: frozenset[str]
    with_words: frozenset[str]
    between_words: frozenset[str]  # those of `with_words` that all parties follow
    in_words: frozenset[str]
    from_words: frozenset[str]
    towns: frozenset[str]
    unlike: frozenset[str]
    host_words: frozenset[str]
    spokesmen: frozenset[str]
    tellers: frozenset[str]
    of_words: frozenset[str]
    agents: frozenset[str]
    since: frozenset[str]
    earlier: frozenset[str]  # of what was before the time told last: «недавно»
    of_leaders: frozenset[str]  # in the names of organs in which leaders sit
    contrasts: frozenset[str]  # what opens a clause of something else: «, а 9 мая …»
    upcoming: frozenset[str]
    preparing: frozenset[str]
    that_words: frozenset[str]  # before a verb of planning at the end: «деп жоспарланған»
    worked_on: frozenset[str]
    thanks_for: frozenset[str]
    possessive: frozenset[str]
    his: frozenset[str]
    openers: frozenset[str]
    levels: Mapping[str, frozenset[str]]
    adjectives_last: bool = False  # «visita ufficiale»
    idioms: frozenset[tuple[str, str]] = frozenset()
    lasting: Lasting | None = None
    coming: frozenset[tuple[str, str]] = frozenset()  # "are to", "due to" before a verb
    pronouns: Mapping[str, str] = field(default_factory=dict)
    called_off: frozenset[tuple[str, str]] = frozenset()  # verbs, with the particle that some need
    held: frozenset[tuple[str, str]] = frozenset()  # verbs of taking place, which may be denied
    denials: frozenset[str] = frozenset()  # "not"
    expected: frozenset[str] = frozenset()  # verbs and nouns of planning and expecting
    spoken_to: frozenset[str] = frozenset()  # prepositions of whom one speaks to, or is called by
    new_dates: frozenset[str] = frozenset()  # prepositions of the date that a meeting is moved to
    verbs_last: bool = False  # a verb that something follows describes it: «сапармен келген президент»
    journeys: frozenset[str] = frozenset()  # what parts two journeys of one sentence: "after", "who"
    where_words: frozenset[str] = frozenset()  # behind a place they tell what was there
    aides: frozenset[str] = frozenset()  # those who act for another: "envoy", "wife"
    serves: frozenset[str] = frozenset()  # between them and whom they serve: "adviser to X"
    in_person: frozenset[str] = frozenset()  # of who is at one place with another: "on the sidelines"
    had_call: frozenset[str] = frozenset()  # verbs of having a call
    wants: frozenset[str] = frozenset()  # verbs of wanting a meeting or not wanting it: "urge", "reject"
    wants_for: frozenset[str] = frozenset()  # "for" of "called for talks"
    calls_for: frozenset[str] = frozenset()  # the verbs before it
    margins: frozenset[str] = frozenset()  # "on the sidelines of the SCO summit"
    accepts: frozenset[str] = frozenset()  # verbs of taking up an invitation
    what_was_said: frozenset[str] = frozenset()  # between a verb of saying and its clause: "that"
    speaking: frozenset[str] = frozenset()  # verbs of speaking that open a sentence: "speaking in Lima, …"
    company: frozenset[str] = frozenset()  # all those told of before: "they", "the two"
    attend: frozenset[str] = frozenset()  # verbs of coming to a meeting
    attended: frozenset[str] = frozenset()  # "to it"
    relative: frozenset[str] = frozenset()  # "who"
    lasts: frozenset[str] = frozenset()  # before the time that a document is for: "plan for 2025"
    stays: frozenset[str] = frozenset()  # verbs by which somebody is somewhere: "is in", «находится»
    going_on: frozenset[str] = frozenset()
    on_visit: frozenset[str] = frozenset()  # the preposition of "on a visit"
    ahead: frozenset[str] = frozenset()  # auxiliaries of what is ahead
    unfulfilled: frozenset[str] = frozenset()  # "was to have"
    purpose: frozenset[str] = frozenset()  # between a journey and what it is for: "to see", "for talks"
    meant: frozenset[str] = frozenset()  # verbs of what is only meant to be done: "agreed to sign"
    that: frozenset[str] = frozenset()  # what leads a reported clause: «сообщил, что»
    reported: frozenset[str] = frozenset()  # verbs of what was announced before: «ранее сообщалось»
    press: frozenset[str] = frozenset()  # media and their people: who talks to them meets no state
    could: frozenset[str] = frozenset()  # verbs that, denied, tell that nothing was: «не смог встретиться»
    hoped: frozenset[str] = frozenset()  # verbs of who only waits for a meeting: «рассчитывает на визит»
    hoped_links: frozenset[str] = frozenset()  # prepositions between
    considered: frozenset[str] = frozenset()  # words whose matter a signing only is: "approved the signing"
    matters: frozenset[str] = frozenset()  # prepositions of what a document is about
    considered_links: frozenset[str] = frozenset()  # prepositions between: "consultations on the signing"
    set_for: frozenset[str] = frozenset()  # verbs of planning with the meeting as subject: «намечаться»
    editions: frozenset[str] = frozenset()  # "the first", "the next", which can stand without a noun
    such: frozenset[str] = frozenset()  # "such" before a noun: another one of the sort
    of_edition: frozenset[str] = frozenset()  # behind them: "one", verbs of being
    retold: frozenset[str] = frozenset()  # pronouns for what was told before: "this was"
    was: frozenset[str] = frozenset()  # of what was not: «визита не было три года»
    falls_through: frozenset[str] = frozenset()  # verbs of a meeting itself: «сорваться»
    places: Mapping[str, str] = field(default_factory=dict)  # the case of what follows a preposition

    @property
    def caseless(self) -> bool:
        """Whether order and prepositions do what cases do elsewhere."""
        return bool(self.places)

    def is_idiom(self, token: Token, after: Token) -> bool:
        """Whether two words together mean no meeting: «принять участие»."""
        begun = self._begins_idiom.of(token)
        return bool(begun) and any((first, second) in self.idioms for first in begun for second in _lemmas(after))

    @cached_property
    def _begins_idiom(self) -> ByWord[tuple[str, ...]]:
        """The likely lemmas of a word that begin an idiom."""
        firsts = frozenset(first for first, _ in self.idioms)
        return ByWord(lambda token: tuple(lemma for lemma in _lemmas(token) if lemma in firsts))

    def cues_at(self, before: Token | None, token: Token) -> tuple[Cue, ...]:
        """The cues that end at a token; `before` is the word before it."""
        found: list[Cue] = []
        for lines in self._ending_cues.of(token):
            for line, cue in lines:
                if len(line) == 1 or (before is not None and line[0] in _lemmas(before)):
                    found.append(cue)
        return tuple(dict.fromkeys([cue for cue in found if cue.only] or found))

    def deeds_at(self, token: Token) -> frozenset[str]:
        """The cues whose very form a verb has, where its noun is a cue of its own: «қабылдады», «қабылдау»."""
        whole = self.cues.get(token.norm, ()) if self.verbs_last else ()
        return frozenset(cue.id for line, cue in whole if len(line) == 1)

    def gender_of(self, token: Token) -> str:
        """The gender of a pronoun of the third person in the singular; empty for other words."""
        if token.pos != "PRON":
            return ""
        return next((self.pronouns[form.lemma] for form in token.forms[:1] if form.lemma in self.pronouns), "")

    def is_title(self, token: Token) -> bool:
        """Whether a word is often part of a title or of an organisation's name."""
        return not self.titles.isdisjoint(form.lemma for form in token.forms)

    @cached_property
    def groups_of(self) -> ByWord[frozenset[str]]:
        """The groups that a word belongs to."""
        none: frozenset[str] = frozenset()
        return ByWord(lambda token: none.union(*(self.groups.get(lemma, none) for lemma in _lemmas(token))))

    @cached_property
    def _ending_cues(self) -> ByWord[tuple[tuple[tuple[tuple[str, ...], Cue], ...], ...]]:
        """For each likely lemma of a word the cues that it may end, with all words of each."""
        return ByWord(lambda token: tuple(self._lines(lemma) for lemma in _lemmas(token)))

    def _lines(self, lemma: str) -> tuple[tuple[tuple[str, ...], Cue], ...]:
        joined = [
            ((lemma,), cue)
            for ending, cue in self.endings
            if lemma.endswith(ending) and len(lemma) >= len(ending) + PREFIX and lemma not in self.unlike
        ]
        return (*self.cues.get(lemma, ()), *joined)


def _lemmas(token: Token) -> tuple[str, ...]:
    """The likely lemmas of a word: that of its first reading, and of others as likely."""
    best = token.forms[0].score
    return tuple(dict.fromkeys(form.lemma for form in token.forms if form.score >= 0.2 * best))


@cache
def lexicon_of(pack: Pack) -> Lexicon:
    """The words of meetings of a pack."""
    table = pack.table("events")
    cues, endings = _cues(table)
    groups: dict[str, set[str]] = {}
    for name, members in table.get("group", {}).items():
        for word in members:
            groups.setdefault(word, set()).add(name)
    return Lexicon(
        cues={word: tuple(lines) for word, lines in cues.items()},
        endings=tuple(endings),
        groups={word: frozenset(names) for word, names in groups.items()},
        adjectives_last=pack.table("grammar").get("adjectives") == "after",
        levels={level: frozenset(words) for level, words in table.get("level", {}).items()},
        idioms=_pairs(table, "idioms"),
        coming=_pairs(table, "coming"),
        called_off=_with_particles(table, "verbs"),
        held=_with_particles(table, "held"),
        lasting=_lasting(table.get("lasting", {})),
        verbs_last=bool(table.get("order", {}).get("verbs_last", False)),
        places=table.get("places", {}),
        pronouns={word: gender for gender, words in table.get("pronouns", {}).items() for word in words},
        **{name: frozenset(table.get(part, {}).get(key, ())) for name, (part, key) in LISTS.items()},
    )


def _cues(table: Mapping[str, Any]) -> tuple[dict[str, list[tuple[tuple[str, ...], Cue]]], list[tuple[str, Cue]]]:
    """The lines of words of each cue by their last word, and the endings of compounds."""
    cues: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    endings: list[tuple[str, Cue]] = []
    for entry in table.get("cue", ()):
        goes, flags = frozenset(entry.get("goes", ())), [bool(entry.get(flag)) for flag in ("both", "only", "alone")]
        cue = Cue(entry["id"], tuple(entry["types"]), entry.get("needs", ""), goes, *flags)
        for line in entry["words"]:
            words = tuple(line.split())
            cues.setdefault(words[-1], []).append((words, cue))
        endings += [(ending, cue) for ending in entry.get("endings", ())]
    return cues, endings


def _words(table: Mapping[str, Mapping[str, list[str]]], name: str) -> frozenset[str]:
    return frozenset(table.get(name, {}).get("words", ()))


def _pairs(table: Mapping[str, Mapping[str, list[str]]], name: str) -> frozenset[tuple[str, str]]:
    return frozenset((first, second) for line in _words(table, name) for first, second in [line.split()])


def _with_particles(table: Mapping[str, Any], name: str) -> frozenset[tuple[str, str]]:
    """Verbs of calling off or taking place: ("postpone", "") and ("call", "off")."""
    lines = (line.partition(" ") for line in table.get("called_off", {}).get(name, ()))
    return frozenset((verb, particle) for verb, _, particle in lines)


def _lasting(table: Mapping[str, Any]) -> Lasting | None:
    if not table:
        return None
    units, before, opening = (frozenset(table.get(key, ())) for key in ("units", "before", "opening"))
    return Lasting(dict(table["numbers"]), units, before, opening, dict(table.get("whole", {})))
