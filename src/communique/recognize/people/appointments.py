"""Titles that a verb gives to a name: «избран президентом», «новым послом назначен X», "was elected president"."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.parse import Parse, Token
from communique.recognize.people.declension import Declension
from communique.recognize.people.names import Name, possible_cases
from communique.recognize.people.titles import DASHES, Title
from communique.recognize.people.words import Words

BEFORE = 3  # tokens between a name, the verb and the title
BEHIND = 6  # tokens between a title and the verb behind it: «послом Кении в Чили 3 мая назначен X»
PASSED = ("AUX", "ADV", "DET", "ADP", "PART")  # between the name, the verb and the title, where nouns have no cases
BETWEEN = frozenset((",", ";", ":", "(", *DASHES))


@dataclass(slots=True)
class Appointments:
    """Finds the name for a title that nobody stands beside."""

    parsed: Parse
    names: Sequence[Name]
    words: Words
    patterns: Declension

    def verb(self, title: Title) -> int | None:
        """The last verb of appointment before a title that can be in the instrumental."""
        if title.plural:
            return None
        if ("Ins", "Sing") not in title.cases:
            return self._taken(title)
        verbs = (k for k in range(title.first - 1, self._opening(title) - 1, -1) if self._appoints(k))
        found = next(verbs, None)
        return found if found is not None and self._holds_now(self.parsed.tokens[found]) else None

    def _taken(self, title: Title) -> int | None:
        """The verb of «занимает пост министра»."""
        if not self._of_a_post(title) or title.first < self._opening(title) + 2:
            return None
        verb = self.parsed.tokens[title.first - 2]
        return verb.index if verb.lemmas & self.words.taking and self._holds_now(verb) else None

    def runs_for(self, title: Title, name: int) -> bool:
        """«Кандидат на пост президента Иван X прибыл»: not who holds the post, but who does what is told."""
        if not self._of_a_post(title):
            return False
        forms = self.parsed.morphology.forms(self.names[name].words[0].text.lower())
        return {f.case for f in forms if f.known and f.name == "given" and f.number != "Plur"} == {"Nom"}

    def _of_a_post(self, title: Title) -> bool:
        """«Пост министра»."""
        post = self.parsed.tokens[title.first - 1] if title.first > self._opening(title) else None
        return post is not None and ("Gen", "Sing") in title.cases and bool(post.lemmas & self.words.posts_held)

    def named(self, title: Title) -> int | None:
        """Whom the verb puts into the office; None where none does."""
        if self.words.caseless:
            return self._subject(title)
        if self.words.complement_first:
            return self._becoming(title)
        verb = self.verb(title)
        return self._around(title, verb) if verb is not None else self._behind(title)

    def _around(self, title: Title, verb: int) -> int | None:
        """«назначил министром X», «X избран президентом»."""
        tokens = self.parsed.tokens
        at = title.last + (title.last < len(tokens) and tokens[title.last].text in DASHES)
        name = next((i for i, n in enumerate(self.names) if n.first == at), None)
        if name is not None and "Acc" in possible_cases(self.names[name], self.patterns):
            return name
        return self._ending(range(self._reach(verb), verb + 1)) if title.first - verb <= BEFORE else None

    def _reach(self, verb: int) -> int:
        """How far before a verb a name may end that is its subject: past «с 2021 года», no other verb or comma."""
        tokens, at = self.parsed.tokens, verb
        while at > 1 and verb - at < BEHIND and tokens[at - 1].text not in BETWEEN and not tokens[at - 1].form.verb:
            at -= 1
        return min(max(1, at), max(0, verb - BEFORE) + 1)

    def _behind(self, title: Title) -> int | None:
        """«Новым послом Кении назначен X»: the title first, the name right behind the verb."""
        tokens = self.parsed.tokens
        if title.plural or ("Ins", "Sing") not in title.cases:
            return None
        for k in range(title.last, min(title.last + BEHIND, len(tokens) - 1)):
            if tokens[k].sentence != tokens[title.head].sentence or tokens[k].text in BETWEEN:
                return None
            if self._appoints(k):
                name = next((i for i, n in enumerate(self.names) if n.first == k + 1), None)
                said = name is not None and "Nom" in possible_cases(self.names[name], self.patterns)
                return name if said and self._holds_now(tokens[k]) else None
        return None

    def _becoming(self, title: Title) -> int | None:
        """«X Чили министрі болып тағайындалды»: the verb behind the title, the name before it and no other."""
        tokens, first = self.parsed.tokens, self._opening(title)
        at = next((k for k in range(title.last, min(title.last + BEFORE, len(tokens))) if self._appoints(k)), None)
        led = at is not None and at > title.last and bool(tokens[title.last].lemmas & self.words.becoming)
        ends = at is not None and (
            at + 1 == len(tokens) or not tokens[at + 1].is_word
        )  # «сайланғанын айтты» is of once
        if at is None or not led or not ends or not self._holds_now(tokens[at]):
            return None
        before = [i for i, name in enumerate(self.names) if name.first >= first and name.last <= title.first]
        said = len(before) == 1 and "Nom" in possible_cases(self.names[before[0]], self.patterns)
        return before[0] if said else self._ending((title.first,))

    def _subject(self, title: Title) -> int | None:
        """As in "X was elected president of Y", "X has been appointed ambassador": auxiliaries stand between."""
        tokens, first = self.parsed.tokens, self._opening(title)
        at = title.first  # the participle may have been taken for a part of the title: "elected president"
        while at > first and tokens[at - 1].pos in PASSED and not self._appoints(at - 1):
            at -= 1
        verb = next((k for k in (title.first, at - 1) if k >= first and self._appoints(k)), None)
        if verb is None:
            return None
        end, told = verb, False
        while end > first and tokens[end - 1].pos in ("AUX", "ADV"):
            end, told = end - 1, told or tokens[end - 1].pos == "AUX"
        planned = any(tokens[k].form.tense == "Fut" for k in range(end, verb))
        return self._ending((end,)) if told and not planned else None

    def _ending(self, places: Sequence[int]) -> int | None:
        """The name that ends right before one of some tokens, the last first."""
        return next((i for at in reversed(places) for i, n in enumerate(self.names) if n.last == at), None)

    def _opening(self, title: Title) -> int:
        return self.parsed.sentences[self.parsed.tokens[title.head].sentence].first

    def _appoints(self, at: int) -> bool:
        return bool(self.parsed.tokens[at].lemmas & self.words.appointed)

    def _holds_now(self, verb: Token) -> bool:
        """Whether a verb says that the office is held: «назначен», «является», neither «станет» nor «являлся»."""
        form = verb.form
        lasting = bool(verb.lemmas & self.words.serving)
        return form.verb in ("Fin", "Part") and form.tense != "Fut" and not (lasting and form.tense == "Past")
