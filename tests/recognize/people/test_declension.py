"""Names to the nominative."""

import pytest

from communique.lang import load
from communique.recognize.people.declension import PRIOR, Part, Sighting, declension_of, solve

PATTERNS = declension_of(load("ru"))


def sighting(text: str, case: str = "") -> Sighting:
    """A name in a case that is known, or anywhere."""
    cases = ((case, 0.0),) if case else tuple(PRIOR.items())
    return Sighting(tuple(Part(word) for word in text.split()), cases)


@pytest.mark.parametrize(
    ("text", "case", "name"),
    [
        ("Игоря Соколова", "Gen", "Игорь Соколов"),
        ("Игорем Соколовым", "Ins", "Игорь Соколов"),
        ("Юргеном Фогелем", "Ins", "Юрген Фогель"),
        ("Олафом Хольцем", "Ins", "Олаф Хольц"),
        ("Николая Бабия", "Gen", "Николай Бабий"),
        ("Абдуллы Юлдашева", "Gen", "Абдулла Юлдашев"),
        ("Андрея Залесского", "Gen", "Андрей Залесский"),
    ],
)
def test_a_case_that_is_known_gives_the_nominative(text: str, case: str, name: str) -> None:
    """Each pattern of declension is undone."""
    assert solve([sighting(text, case)], "Masc", PATTERNS)[0] == name


def test_gender_decides_between_a_man_and_a_woman() -> None:
    """«Козловой» is a woman's, «Козлова» in the genitive a man's."""
    assert solve([sighting("Козлова", "Gen")], "Masc", PATTERNS)[0] == "Козлов"
    assert solve([sighting("Козлова", "Nom")], "Fem", PATTERNS)[0] == "Козлова"
    assert solve([sighting("Козловой", "Ins")], "Fem", PATTERNS)[0] == "Козлова"


def test_a_womans_surname_that_ends_in_a_consonant_stays() -> None:
    """Шмидт of a woman is not declined."""
    assert solve([sighting("Анны Шмидт", "Gen")], "Fem", PATTERNS)[0] == "Анна Шмидт"


def test_other_sightings_are_witnesses() -> None:
    """«Фогеля» alone may be «Фогеля», «Фогель» elsewhere tells."""
    name, _, _ = solve([sighting("Юргена Фогеля"), sighting("Фогель")], "", PATTERNS)
    assert name == "Юрген Фогель"


def test_an_unclear_name_has_a_small_lead() -> None:
    """The lead over the next reading says how clear the nominative is."""
    clear = solve([sighting("Игорем Соколовым", "Ins")], "Masc", PATTERNS)[2]
    unclear = solve([sighting("Токо")], "", PATTERNS)[2]
    assert clear < 9.0
    assert unclear == 9.0


def test_fixed_parts_stay_as_written() -> None:
    """Initials, particles and numbers of kings are not touched."""
    parts = (Part("Альбертом"), Part("II", fixed=True))
    assert solve([Sighting(parts, (("Ins", 0.0),))], "Masc", PATTERNS)[0] == "Альберт II"


def test_a_stiff_part_may_stay_undeclined() -> None:
    """«Чжан Вэем»: the family name stays as it is."""
    parts = (Part("Чжан", stiff=True), Part("Вэем"))
    assert solve([Sighting(parts, (("Ins", 0.0),))], "Masc", PATTERNS)[0] == "Чжан Вэй"


def test_a_pack_without_patterns_leaves_names_alone() -> None:
    """A language that does not decline names needs no table."""

    class Empty:
        """A pack with nothing in it."""

        def table(self, name: str) -> dict[str, object]:
            """Nothing."""
            del name
            return {}

    patterns = type(PATTERNS)(Empty())  # type: ignore[arg-type]
    assert solve([sighting("John Carter")], "Masc", patterns)[0] == "John Carter"
