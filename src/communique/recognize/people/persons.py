"""One entry for each person: mentions of one name put together and solved for one nominative and gender."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from communique.parse import Parse
from communique.parse.tokens import fold
from communique.recognize.people.declension import CASES, GENDERS, PRIOR, Declension, Part, Sighting, solve, stems
from communique.recognize.people.holders import Holding
from communique.recognize.people.names import Name
from communique.recognize.people.titles import Title
from communique.recognize.people.words import Words

RULED_OUT = -6.0
TAGGER_VOTE = 0.8
MIN_WORDS = 2  # so many words of a fuller name are enough, whichever they are
UNCLEAR = 1.5  # a lead of the best nominative below this calls for the tagger


@dataclass(slots=True)
class Entry:
    """A person in the making: indices of the names that mean this person, the fullest first."""

    names: list[int]
    nominative: str = ""
    gender: str = ""
    sets: list[frozenset[str]] = field(default_factory=list)


class PersonReader:
    """Puts the names of one parse together."""

    def __init__(
        self,
        parsed: Parse,
        names: Sequence[Name],
        context: tuple[Words, Declension],
        held: tuple[Mapping[int, frozenset[str]], Mapping[int, frozenset[str]]],
        titles: Mapping[int, str],
    ) -> None:
        """`held` gives for a name (index) the cases of the title before it, and of a title behind it.

        `titles` gives what a name is called.
        """
        self._titles = titles
        self._parsed = parsed
        self._names = names
        self._words, self._patterns = context
        self._held, self._after = held

    def entries(self) -> tuple[Entry, ...]:
        """One entry for each person, in the order of first mention."""
        order = sorted(range(len(self._names)), key=self._fullness)
        found: list[Entry] = []
        for i in order:
            sets = [stems(part, self._patterns) for part in self._names[i].words]
            fitting = [e for e in found if self._same(e, i, sets)] or self._by_given(found, sets)
            if fitting:
                self._nearest(fitting, i).names.append(i)
            else:
                found.append(Entry([i], sets=sets))
        for entry in found:
            self._solve(entry)
        return tuple(sorted(found, key=lambda e: min(e.names)))

    def _fullness(self, i: int) -> tuple[int, int, int]:
        """The fuller the earlier; where nothing is declined, a number counts too: "Mswati III" before "Mswati"."""
        name = self._names[i]
        return -len(name.words), -len(name.parts) if self._words.caseless else 0, i

    def _by_given(self, found: Sequence[Entry], sets: list[frozenset[str]]) -> list[Entry]:
        """The one whose given name stands alone, as is the custom in many countries: "Anwar" for "Anwar Ibrahim"."""
        if not self._words.caseless or len(sets) != 1:
            return []
        called = [e for e in found if len(e.sets) > 1 and sets[0] & e.sets[0]]
        return called if len(called) == 1 else []

    def _same(self, entry: Entry, i: int, sets: list[frozenset[str]]) -> bool:
        """Whether each word of a shorter name is one of the fuller one, in order, its last (or family name) too."""
        if not sets or not entry.sets:
            return False
        j, used = 0, []
        for own in sets:
            while j < len(entry.sets) and not own & entry.sets[j]:
                j += 1
            if j == len(entry.sets):
                return False
            used.append(j)
            j += 1
        full = self._names[entry.names[0]]
        last = len(entry.sets) - 1
        if used[0] > 0 and self._father(full, used[0]) and not self._told_son(i):
            return False
        asian = full.words[0].text.lower() in self._words.first_families
        family_first = asian or not self._given(full.words[0])
        if used[-1] != last and len(sets) < MIN_WORDS and not (family_first and used[0] == 0):
            # Where nothing is declined people are called by any word but the first: "Lula".
            given = not self._words.caseless and self._given(full.words[used[0]])
            if used[0] == 0 or given:
                return False
        return self._initials(full, self._names[i])

    def _father(self, full: Name, place: int) -> bool:
        """Whether the word at a place of a name is the father's: Salman in "Mohammed bin Salman"."""
        parts = full.parts
        before = [parts[i - 1].text.lower() if i else "" for i, part in enumerate(parts) if not part.fixed]
        return before[place] in self._words.fathers

    def _told_son(self, i: int) -> bool:
        """Whether the word for a son stands before a father's name that is used alone: "bin Salman"."""
        first = self._names[i].first
        return any(token.norm in self._words.fathers for token in self._parsed.tokens[max(0, first - 1) : first + 1])

    def _given(self, part: Part) -> bool:
        return any(f.known and f.name == "given" for f in self._parsed.morphology.forms(fold(part.text)))

    def _initials(self, full: Name, other: Name) -> bool:
        # «Ван И» has none: its letter is a word.
        initials = [p.text for p in other.parts if p.fixed and len(p.text) == 1 and p.text.isupper()]
        alone = len(other.words) < MIN_WORDS < len(other.parts) + 1 and len(full.words) >= MIN_WORDS
        return not initials or not alone or full.parts[0].text[:1] == initials[0]

    def _nearest(self, entries: list[Entry], i: int) -> Entry:
        """The entry mentioned last before name `i`, else the first after it; of two, the one so called before.

        "President Widodo" is no first lady.
        """
        title = self._titles.get(i)
        called = [e for e in entries if title and any(self._titles.get(n) == title for n in e.names)]
        entries = called or entries
        return min(entries, key=lambda e: min((i - n if n < i else 1000 + n - i) for n in e.names))

    def _solve(self, entry: Entry) -> None:
        known = self._gender(entry)
        sightings = [Sighting(self._names[n].parts, tuple(self._cases(n).items())) for n in entry.names[:8]]
        entry.nominative, entry.gender, lead = solve(sightings, known, self._patterns)
        if lead < UNCLEAR and self._parsed.tagger is not None:
            sightings = [self._voted(n) for n in entry.names[:8]]
            entry.nominative, entry.gender, _ = solve(sightings, known, self._patterns)

    def _gender(self, entry: Entry) -> str:
        """What given names and patronymics in the dictionary say, and verbs that only a woman's name goes with."""
        votes = {"Masc": 0.0, "Fem": 0.0}
        for n in entry.names:
            for sex, weight in self._said(n).items():
                votes[sex] += weight
            votes["Fem"] += self._womans_verb(n)
        low, high = sorted(votes.values())
        return max(votes, key=lambda sex: votes[sex]) if high > 2 * low else ""

    def _said(self, n: int) -> dict[str, float]:
        """Genders of the words of a name in the cases that its title allows."""
        votes: dict[str, float] = {}
        words = self._names[n].words
        allowed = self._held.get(n, frozenset(CASES))
        for i, part in enumerate(words):
            wanted = ("patronymic",) if 0 < i == len(words) - 1 else ("given", "patronymic")
            forms = self._parsed.morphology.forms(fold(part.text))
            named = [f for f in forms if f.known and f.name in wanted and f.gender in GENDERS and f.number != "Plur"]
            named = [f for f in named if f.case in allowed and (f.case != "Nom" or f.lemma == fold(part.text))]
            if len({f.gender for f in named}) == 1:
                votes[named[0].gender] = votes.get(named[0].gender, 0.0) + sum(f.score for f in named)
        return votes

    def _womans_verb(self, n: int) -> float:
        """One vote where «провела», «сказала» follows the name at once and nothing before it asks for a case."""
        name = self._names[n]
        tokens = self._parsed.tokens
        verb = tokens[name.last] if name.last < len(tokens) else None
        before = tokens[name.first - 1] if name.first else None
        governed = before is not None and (before.norm in self._words.prepositions or before.pos == "NOUN")
        free = (n in self._held and "Nom" in self._held[n]) or not governed
        if verb is None or not free or verb.sentence != tokens[name.first].sentence:
            return 0.0
        forms = [f for f in verb.forms if f.verb == "Fin" and f.tense == "Past" and f.number == "Sing"]
        return float(bool(forms) and all(f.gender == "Fem" for f in forms) and len(forms) == len(verb.forms))

    def _voted(self, n: int) -> Sighting:
        """A name with the tagger's say on its case; a title beside it is trusted more than the tagger."""
        name = self._names[n]
        tagged = self._tagged_cases(name) if n not in self._held else set()
        cases = {case: weight + (TAGGER_VOTE if case in tagged else 0.0) for case, weight in self._cases(n).items()}
        return Sighting(name.parts, tuple(cases.items()))

    def _tagged_cases(self, name: Name) -> set[str]:
        sentence = self._parsed.sentences[self._parsed.tokens[name.first].sentence]
        tagged = self._parsed.tagged(sentence)
        if tagged is None:
            return set()
        return {tagged.morph[k - sentence.first].get("Case", "") for k in range(name.first, name.last)} - {""}

    def _cases(self, n: int) -> dict[str, float]:
        """How well each case suits a name where it stands: by its title, a preposition, or how common it is."""
        name = self._names[n]
        before = self._parsed.tokens[name.first - 1] if name.first else None
        given = self._words.prepositions.get(before.norm) if before is not None else None
        if n in self._held:
            return {case: (0.3 * PRIOR[case] if case in self._held[n] else RULED_OUT) for case in CASES}
        if given:
            return {case: (0.0 if case == given else PRIOR[case] - 2.5) for case in CASES}
        if n in self._after:
            return {case: 0.3 * PRIOR[case] - (0.0 if case in self._after[n] else 2.5) for case in CASES}
        return dict(PRIOR)


def titles_by_name(holdings: Sequence[Holding], titles: Sequence[Title]) -> dict[int, str]:
    """What each name is called by the title that goes with it."""
    return {h.name: titles[h.title].text for h in holdings if h.link != "of"}


def cases_by_name(
    holdings: Sequence[Holding], titles: Sequence[Title], names: Sequence[Name]
) -> tuple[dict[int, frozenset[str]], dict[int, frozenset[str]]]:
    """For each name the cases of the title before it, which are trusted, and those of a title behind it."""
    before: dict[int, frozenset[str]] = {}
    after: dict[int, frozenset[str]] = {}
    for holding in holdings:
        title = titles[holding.title]
        cases = frozenset(case for case, _ in title.cases)
        if holding.link == "of":
            before[holding.name] = frozenset(("Gen",))
        elif holding.link in ("before", "shared") and cases:
            before.setdefault(holding.name, cases)
        elif holding.link == "appointed":
            later = names[holding.name].first >= title.last
            after.setdefault(holding.name, frozenset(("Acc",) if later else ("Nom", "Acc")))
        elif cases:
            after.setdefault(holding.name, cases)
    return before, after
