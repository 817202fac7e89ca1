"""English, lightly: lemmas by simplemma's dictionary, parts of speech by the pack's closed classes and by endings."""

from functools import lru_cache

from communique.lang import Pack
from communique.parse.morphology.dictionary import is_known, lemma_of
from communique.parse.structure import Form

CUT_SHORT = 3  # letters that a word lacks where it is one cut short
APOSTROPHES = "'’ʼ`"


class English:
    """Several readings for each word, for English marks little: the extractors ask for any of them."""

    elided: frozenset[str] = frozenset()

    def __init__(self, pack: Pack) -> None:
        """Take closed classes and endings from the pack's `grammar.toml`."""
        grammar = pack.table("grammar")
        self._closed: dict[str, Form] = {
            word: Form(lemma=str(entry.get("lemma", word)), pos=str(entry["pos"]), verb=str(entry.get("verb", "")),
                       tense=str(entry.get("tense", "")), number=str(entry.get("number", "")),
                       gender=str(entry.get("gender", "")), person=str(entry.get("person", "")))
            for entry in grammar.get("closed", ())
            for word in entry["words"]
        }  # fmt: skip
        # Given names are capital words of their own; folded words have no capitals, so the plain word stays a reading.
        self._given: dict[str, str] = {
            str(name): gender for gender, names in pack.table("names").get("given", {}).items() for name in names
        }
        self._irregular: dict[str, str] = dict(grammar.get("irregular", {}))
        self._verbal = frozenset(str(verb) for verb in grammar.get("verbs", ()))
        self._states = frozenset(
            word.strip().lower()
            for row in pack.rows("areas")
            for word in (row["adjectives"] or "").split("|")
            if word.strip()
        )
        self._endings: tuple[tuple[str, str], ...] = tuple(
            (str(ending), str(entry["pos"])) for entry in grammar.get("ending", ()) for ending in entry["ends"]
        )

    def forms(self, word: str) -> tuple[Form, ...]:
        """All readings of a folded word; a possessive is the word in the genitive."""
        return _forms(self, word)

    def lemmas(self, word: str) -> frozenset[str]:
        """The dictionary forms of all readings."""
        return frozenset(form.lemma for form in self.forms(word))

    def inflect(self, word: str, *, case: str = "", number: str = "", gender: str = "", name: str = "") -> str:
        """The word as it is, for English nouns have no cases; a plural loses its ending where the lemma is known."""
        del case, gender, name
        if number != "Sing":
            return word
        lemma: str = lemma_of(word.lower(), "en")
        return lemma.capitalize() if word[:1].isupper() else lemma

    def read(self, word: str) -> tuple[Form, ...]:
        """The readings, computed."""
        base, case = _possessive(word)
        if base in self._closed:
            return (self._closed[base],)
        if not base.isalpha() and not any(c.isalpha() for c in base):
            return (Form(lemma=base, pos="NUM" if base[:1].isdigit() else "PUNCT"),)
        lemma: str = self._irregular.get(base) or lemma_of(base, "en").lower()
        verbs, nouns = _verbs(base, lemma), _nouns(base, lemma, case)
        plain = (lemma == base or base.endswith("s") or _respelt(base, lemma)) and lemma not in self._verbal
        found = [*nouns, *verbs] if plain else [*verbs, *nouns]
        if base == lemma and base in self._verbal:
            found.append(Form(lemma=base, pos="VERB", verb="Fin", tense="Pres", number="Plur", score=0.2))
        if base in self._states or base.rpartition("-")[2] in self._states:
            return (Form(lemma=base, pos="ADJ", case=case), *found)
        first = base.partition("-")[0]
        if base in self._given or (first != base and first in self._given):
            gender = self._given.get(base, self._given.get(first, ""))
            return (Form(lemma=base, pos="NOUN", number="Sing", case=case, gender=gender, name="given"), *found)
        if lemma == base and not is_known(base, "en"):
            found = [Form(lemma=base, pos="NOUN", number="Sing", case=case, known=False)]
            if base.endswith("s") and len(base) > 4:
                found.append(Form(lemma=base[:-1], pos="NOUN", number="Plur", case=case, known=False, score=0.5))
            return tuple(found)
        kind = next((pos for ending, pos in self._endings if base.endswith(ending) and len(base) > len(ending) + 2), "")
        if kind and lemma not in self._verbal:
            found.insert(0, Form(lemma=base, pos=kind))
        return tuple(found)


@lru_cache(maxsize=100_000)
def _forms(english: English, word: str) -> tuple[Form, ...]:
    return english.read(word)


def _possessive(word: str) -> tuple[str, str]:
    """The word without a possessive ending, and its case."""
    for mark in APOSTROPHES:
        if word.endswith(mark + "s"):
            return word[:-2], "Gen"
        if word.endswith("s" + mark):
            return word[:-1], "Gen"
    return word, ""


def _nouns(word: str, lemma: str, case: str) -> list[Form]:
    if word.endswith("s") and lemma != word and not lemma.endswith("s"):
        return [Form(lemma=lemma, pos="NOUN", number="Plur", case=case)]
    if word.endswith("ing") or word == lemma:
        return [Form(lemma=word, pos="NOUN", number="Sing", case=case)]
    if _irregular_plural(word, lemma):
        return [Form(lemma=lemma, pos="NOUN", number="Plur", case=case)]
    return [Form(lemma=lemma, pos="NOUN", case=case), Form(lemma=word, pos="NOUN", case=case)]


def _irregular_plural(word: str, lemma: str) -> bool:
    latin = word.endswith("a") and lemma.endswith(("um", "on"))
    return latin or (word.endswith("men") and lemma.endswith("man"))


def _respelt(word: str, lemma: str) -> bool:
    """Whether a word is another spelling of its dictionary form, no form of it: defence, labour, centre, organise."""
    one, other = _american(word), _american(lemma)
    return word != lemma and (one == other or (one.endswith("re") and one[:-2] + "er" == other))


def _american(word: str) -> str:
    return word.replace("our", "or").replace("ise", "ize").replace("yse", "yze").replace("ence", "ense")


def _verbs(word: str, lemma: str) -> list[Form]:
    if word.endswith("ing") and lemma != word:
        return [Form(lemma=lemma, pos="VERB", verb="Part", tense="Pres", voice="Act")]
    if word.endswith("s") and lemma != word:
        return [Form(lemma=lemma, pos="VERB", verb="Fin", tense="Pres", number="Sing", person="3")]
    if lemma == word or _respelt(word, lemma):
        return [Form(lemma=lemma, pos="VERB", verb="Inf", score=0.3)]
    if _irregular_plural(word, lemma) or (lemma.startswith(word) and len(lemma) >= len(word) + CUT_SHORT):
        return []  # "men", "Sep" of "September"; "hid" of "hide" is one
    past = Form(lemma=lemma, pos="VERB", verb="Fin", tense="Past")
    return [past, Form(lemma=lemma, pos="VERB", verb="Part", tense="Past", voice="Pass")]
