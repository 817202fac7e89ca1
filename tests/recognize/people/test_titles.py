"""Titles of offices in a text."""

import pytest

from communique.ingest import prepare
from communique.lang import load
from communique.model.mention import OfficeMention
from communique.parse import parse
from communique.recognize import Mentions, recognize


def mentions(text: str) -> Mentions:
    """Everything recognised in a Russian text."""
    pack = load("ru")
    return recognize(parse(prepare(text, language="ru"), pack), pack)


def title(text: str) -> OfficeMention:
    """The only title of a text."""
    (found,) = mentions(text).offices
    return found


@pytest.mark.parametrize(
    ("text", "words", "area"),
    [
        ("Он передал министру иностранных дел Ирана ноту.", "министр иностранных дел", "IR"),
        ("Приехал посол Турции в Баку.", "посол", "TR"),
        ("Сообщил представитель МИДа Литвы.", "представитель МИД", "LT"),
        ("Принял первый заместитель министра финансов Кении.", "первый заместитель министра финансов", "KE"),
        ("Выступил глава Временного правительства Афганистана.", "глава Временного правительства", "AF"),
    ],
)
def test_a_title_is_in_the_nominative_and_without_the_country(text: str, words: str, area: str) -> None:
    """The complement stays, the state goes into the area."""
    office = title(text).office
    assert (office.title, office.area) == (words, area)


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Прибыл президент Чили.", "head_of_state"),
        ("Прибыл глава правительства Чили.", "head_of_government"),
        ("Прибыл глава МИД Чили.", "minister"),
        ("Прибыл глава Минторга Чили.", "minister"),
        ("Прибыл посол Чили.", "envoy"),
        ("Прибыл председатель парламента Чили.", "speaker"),
        ("Прибыл помощник президента Чили.", "official"),
        ("Прибыл президент компании «Медь».", "private"),
        ("Прибыл президент Еврокомиссии.", "official"),
        ("Прибыл чилийский лидер.", "leader"),
    ],
)
def test_rank(text: str, rank: str) -> None:
    """The head and what it is head of tell the rank."""
    assert title(text).office.rank == rank


def test_a_former_office_is_marked() -> None:
    """«бывший», «экс-»."""
    assert title("Прибыл бывший премьер-министр Чили.").former
    assert title("Прибыл экс-премьер Чили.").former
    assert not title("Прибыл новый премьер Чили.").former


def test_several_states_of_a_plural_title() -> None:
    """They keep their order."""
    found = title("Встретились президенты Чили, Перу и Боливии.")
    assert found.plural
    assert found.areas == ("CL", "PE", "BO")


def test_a_title_inside_another_is_no_title_of_its_own() -> None:
    """«помощник президента» is one title."""
    assert len(mentions("Об этом сказал помощник президента Перу.").offices) == 1


def test_the_words_of_a_title_are_those_of_the_text() -> None:
    """The span holds modifiers and country."""
    found = title("Вчера прибыл новый министр обороны Перу.")
    assert found.span.text == "новый министр обороны Перу"
