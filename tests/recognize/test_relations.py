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


# Sport names states as often as diplomacy does.
MATCH = """Сборные Эстонии и Грузии сыграли вничью, матч закончился со счётом 2:2. Первый мяч забили хозяева поля после
углового, команда в белой форме ответила с пенальти. Во втором тайме нападающий вывел свою сборную вперёд, но за минуту
до свистка защитник головой сравнял счёт. Вратарь трижды спасал ворота, судья показал пять жёлтых карточек. В таблице
группы команды занимают третье и четвёртое места, обе отстают от первого на шесть очков. Следующие игры отборочного
турнира пройдут в субботу, трибуны обещают быть полными, хотя синоптики ждут дождя и сильного ветра с моря.
"""
HOME = """Ремонт бассейна в Караганде закончат к весне. Чашу выложили новой плиткой, заменили трубы и насосы, осталось
наладить подогрев воды. Рядом появятся сауна и зал с тренажёрами, а под крышей разместят кафе. Раньше сюда ходили
триста детей, из них выросли двенадцать мастеров спорта. Пока пловцы занимаются в соседней школе, где всего четыре
дорожки. Абонемент на месяц обойдётся недорого, для больших семей вход останется бесплатным. Вечером воду подсветят
зелёным и синим, чтобы плавать было веселее, а по пятницам будет играть тихая музыка.
"""


@pytest.mark.parametrize("text", [KITCHEN, MATCH])
@pytest.mark.parametrize(
    "more",
    [
        "Президент Казахстана прибыл с визитом.",
        "Товарооборот с Китаем вырос, экспорт тоже.",
        "Посол США дал приём в честь визита.",
        "В кулуарах премьер-министр Эстонии побеседовал с коллегой из Грузии.",
        "На саммит в Польше съезжаются гости.",
    ],
)
def test_what_tells_of_relations_is_read_whatever_it_stands_in(text: str, more: str) -> None:
    assert about_relations(text + more, PACK)


@pytest.mark.parametrize(
    "more", ["Рецепт привезли из Грузии.", "Чадили лампы, того и гляди погаснут.", "Он был рад.",
             "Рецепт привезли из Грузии и Армении.", "Немецкие и французские повара спорят о нём."],
)  # fmt: skip
def test_states_by_themselves_or_words_that_look_like_one_are_not(more: str) -> None:
    assert not about_relations(KITCHEN + more, PACK)


@pytest.mark.parametrize("text", [MATCH, HOME])
def test_sport_and_a_country_by_itself_are_passed_by(text: str) -> None:
    assert not about_relations(text, PACK)


def test_a_long_text_is_read_for_any_of_its_parts() -> None:
    talks = "Президенты Казахстана и Грузии провели переговоры, товарооборот двух стран вырос до 300 млн долларов.\n"
    assert not about_relations(MATCH * 30, PACK)
    assert about_relations(MATCH * 15 + talks * 3 + MATCH * 15, PACK)


def test_a_short_text_is_always_read() -> None:
    assert about_relations("Стороны договорились.", PACK)


# Its fair names five states and a fall in exports would be a figure: what stands beside a state decides.
FAIR = """Bakers from Austria and Italy shared first prize at the bread fair, ahead of a team from Denmark that baked
rye loaves in flower pots. The judges, two of them French, tasted 340 loaves in nine hours and asked for pickles between
the rounds. A baker of 81 from a village near Cardiff won the children's vote with a plaited hedgehog. Rain kept many
visitors in the tents, where flour dust set off the fire alarm twice. Next year the fair moves to a hall with a better
roof, and there will be a class for gluten-free cakes. Tickets went up to £12, children still get in without paying.
"""
RYE = "Exports of rye from Austria to Denmark fell by 12% to 40,000 tonnes, the ministry of agriculture said."


def test_states_that_nothing_is_told_of_are_no_relations() -> None:
    english = load("en")
    assert not about_relations(FAIR, english)
    assert about_relations(FAIR + RYE, english)


def test_one_text_after_another_is_no_more_than_each() -> None:
    assert not about_relations(FAIR * 5, load("en"))
    assert not about_relations((MATCH + HOME + KITCHEN) * 2, PACK)
