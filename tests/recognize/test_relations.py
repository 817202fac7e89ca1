"""A text that is not about relations between states is passed by at a glance, and its numbers say why."""

import pytest

from communique.lang import load
from communique.pipeline import read_text
from communique.recognize import about_relations

# Long enough to be judged by its words; none of them names a state or tells of a meeting.
KITCHEN = """Тесто для пирога месят двадцать минут, потом оно лежит под полотенцем. Начинку режут мелко: лук, морковь,
зелень и сыр. Духовку разогревают до 180 градусов, форму смазывают маслом. «Главное не спешить», шепчет бабушка.
Через 40 минут корочка станет румяной, и пирог можно подавать к чаю со сметаной, мёдом или вареньем из крыжовника.
Остатки хорошо хранятся в холодильнике, а утром их поджаривают на сковороде до хруста и едят с простоквашей.
"""
PACK = load("ru")


def test_a_text_without_states_is_passed_by() -> None:
    assert not about_relations(KITCHEN, PACK)
    reading = read_text(KITCHEN, language="ru")
    assert reading.claims == ()
    assert {left.span.text for left in reading.leftovers} == {"180", "40", "«Главное не спешить»"}
    assert {left.reason for left in reading.leftovers} == {"not_about_relations_between_states"}


@pytest.mark.parametrize(
    "more",
    [
        "Президент Казахстана прибыл с визитом.",
        "Рецепт привезли из Грузии и Армении.",
        "Немецкие и французские повара спорят о нём.",
        "Товарооборот с Китаем вырос, экспорт тоже.",
        "Узбекистанцы и киргизстанцы пекут иначе.",
        "Посол США дал приём в честь визита.",
    ],
)
def test_two_states_or_one_with_words_of_the_field_are_read(more: str) -> None:
    assert about_relations(KITCHEN + more, PACK)


@pytest.mark.parametrize("more", ["Рецепт привезли из Грузии.", "Чадили лампы, того и гляди погаснут.", "Он был рад."])
def test_one_state_by_itself_or_words_that_look_like_one_are_not(more: str) -> None:
    assert not about_relations(KITCHEN + more, PACK)


def test_a_short_text_is_always_read() -> None:
    assert about_relations("Стороны договорились.", PACK)
