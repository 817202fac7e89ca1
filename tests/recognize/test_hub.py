"""What an article is about."""

from communique.lang import load
from communique.model import Document
from communique.parse import parse
from communique.recognize.places import find_areas

PACK = load("ru")


def hub(text: str) -> tuple[str, ...]:
    return find_areas(parse(Document(text=text), PACK), PACK)[1]


def test_the_headline_weighs_most() -> None:
    assert hub("Грузия и Турция строят мост\nКитай поможет деньгами. Китай поставит краны.")[:2] == ("GE", "TR")


def test_a_dateline_weighs_least() -> None:
    assert hub("МОСКВА, 3 марта. /ТАСС/. Иран и Ирак договорились о мосте через реку.") == ("IQ", "IR", "RU")


def test_currencies_do_not_count() -> None:
    assert hub("Непал получит 5 млн долларов США.") == ("NP",)


def test_clutter_does_not_count() -> None:
    assert hub("Читайте также: Япония и Корея спорят\nНепал получит кредит.") == ("NP",)
