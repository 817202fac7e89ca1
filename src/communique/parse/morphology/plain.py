"""For languages without an analyser: a word is its own dictionary form."""

from communique.parse.structure import Form


class Plain:
    """Each word has one reading, itself."""

    elided: frozenset[str] = frozenset()

    def forms(self, word: str) -> tuple[Form, ...]:
        """The word as it is."""
        return (Form(lemma=word, known=False),)

    def lemmas(self, word: str) -> frozenset[str]:
        """The dictionary forms of all readings."""
        return frozenset(form.lemma for form in self.forms(word))

    def inflect(self, word: str, *, case: str = "", number: str = "", gender: str = "", name: str = "") -> str:
        """The word as it is."""
        del case, number, gender, name
        return word
