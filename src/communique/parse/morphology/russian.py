"""Russian by pymorphy3 (OpenCorpora's dictionary), grammemes in Universal Dependencies' names."""

from functools import lru_cache
from typing import Any

import pymorphy3

from communique.parse.structure import Form

POS = {
    "NOUN": "NOUN", "ADJF": "ADJ", "ADJS": "ADJ", "COMP": "ADJ", "VERB": "VERB", "INFN": "VERB", "PRTF": "VERB",
    "PRTS": "VERB", "GRND": "VERB", "NUMR": "NUM", "ADVB": "ADV", "NPRO": "PRON", "PRED": "ADV", "PREP": "ADP",
    "CONJ": "CCONJ", "PRCL": "PART", "INTJ": "INTJ",
}  # fmt: skip
CASE = {"nomn": "Nom", "gent": "Gen", "datv": "Dat", "accs": "Acc", "ablt": "Ins", "loct": "Loc",
        "gen2": "Gen", "acc2": "Acc", "loc2": "Loc", "voct": "Nom"}  # fmt: skip
GENDER = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
NUMBER = {"sing": "Sing", "plur": "Plur"}
TENSE = {"past": "Past", "pres": "Pres", "futr": "Fut"}
PERSON = {"1per": "1", "2per": "2", "3per": "3"}
VERB = {"VERB": "Fin", "INFN": "Inf", "PRTF": "Part", "PRTS": "Part", "GRND": "Conv"}
NAMES = (("Surn", "surname"), ("Name", "given"), ("Patr", "patronymic"), ("Geox", "place"), ("Orgn", "organization"))
TO_CASE = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
TO_GENDER = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
TO_NUMBER = {"Sing": "sing", "Plur": "plur"}
LETTERS = 3  # of a word; one letter may be an initial
TO_NAME = {name: tag for tag, name in NAMES}


class Russian:
    """pymorphy3 with a cache; one reading for each of its parses."""

    elided: frozenset[str] = frozenset()

    def __init__(self) -> None:
        """Load the dictionary (about 0.1 s)."""
        self._analyzer = pymorphy3.MorphAnalyzer(lang="ru")

    def forms(self, word: str) -> tuple[Form, ...]:
        """All parses of a folded word, likeliest first."""
        return _forms(self._analyzer, word)

    def lemmas(self, word: str) -> frozenset[str]:
        """The dictionary forms of all parses; those of a word of the dictionary cost a third of its parses."""
        analyzer = self._analyzer
        build, words = analyzer.dictionary.build_normal_form, analyzer.dictionary.words
        found = words.similar_items(word, analyzer.char_substitutes) if len(word) >= LETTERS else ()
        if not found:
            return frozenset(form.lemma for form in self.forms(word))
        return frozenset(build(at, form, spelt).replace("ё", "е") for spelt, parses in found for at, form in parses)

    def inflect(self, word: str, *, case: str = "", number: str = "", gender: str = "", name: str = "") -> str:
        """The word in the form asked for, capitals kept; the word itself where the dictionary has no such form."""
        return _inflect(self._analyzer, word, (TO_CASE.get(case), TO_NUMBER.get(number), TO_GENDER.get(gender)), name)


@lru_cache(maxsize=100_000)
def _inflect(analyzer: Any, word: str, grammemes: tuple[str | None, ...], name: str) -> str:
    wanted = {grammeme for grammeme in grammemes if grammeme}
    parses = _parses(analyzer, word)
    named = [p for p in parses if name and TO_NAME[name] in p.tag]
    for found in named or parses:
        other = found.inflect(wanted)
        if other and "Supr" in found.tag:
            # A superlative has several stems («высший», «высочайший»): the word's own is kept.
            forms = [form.word for form in found.lexeme if "Supr" in form.tag and wanted <= form.tag.grammemes]
            return _like(word, max(forms, key=lambda form: _alike(form, word.lower()), default=word))
        if other:
            return _like(word, str(other.word))
    return word


def _alike(a: str, b: str) -> int:
    """How many letters two words begin with in common."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _parses(analyzer: Any, word: str) -> list[Any]:
    try:
        return list(analyzer.parse(word)) if word else []
    except ValueError:
        # pymorphy3 asks Unicode for the names of letters, and some (Tangut 𗀀, half characters) have none.
        return []


@lru_cache(maxsize=60_000)
def _forms(analyzer: Any, word: str) -> tuple[Form, ...]:
    parses = _parses(analyzer, word)
    if not parses:
        return (Form(lemma=word, known=False),)
    known = bool(parses[0].is_known)  # a matter of the word, not of the reading
    return tuple(
        Form(lemma=p.normal_form.replace("ё", "е"), known=known, score=p.score, **_grammemes(p.tag)) for p in parses
    )


@lru_cache(maxsize=5_000)
def _grammemes(tag: Any) -> dict[str, Any]:
    """What a tag says in Universal Dependencies' names; the dictionary has a few thousand tags."""
    kind = tag.POS or ""
    return {
        "pos": POS.get(kind, "PUNCT" if "PNCT" in tag else "NUM" if "NUMB" in tag else "X"),
        "case": CASE.get(tag.case, ""),
        "gender": GENDER.get(tag.gender, ""),
        "number": NUMBER.get(tag.number, ""),
        "tense": TENSE.get(tag.tense, ""),
        "verb": VERB.get(kind, ""),
        "voice": {"actv": "Act", "pssv": "Pass"}.get(tag.voice, ""),
        "person": PERSON.get(tag.person, ""),
        "animate": tag.animacy == "anim",
        "name": next((name for grammeme, name in NAMES if grammeme in tag), ""),
    }


def _like(model: str, word: str) -> str:
    """Give a word the capitals of another."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    parts = zip(model.split("-"), word.split("-"), strict=False)
    return "-".join(w[:1].upper() + w[1:] if m[:1].isupper() else w for m, w in parts)
