"""One post, whatever its title is called: in other words, in another language, told by another report."""

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import communique
from communique.lang.pack import available, every_table, world
from communique.resolve.posts import is_single, post_of
from tests.reports import enter, office, report

# fmt: off
ONE: tuple[tuple[str, ...], ...] = (
    ("министр иностранных дел", "глава МИД", "Глава внешнеполитического ведомства", "руководитель МИД",
     "foreign minister", "minister of foreign affairs", "Minister for Foreign Affairs and Trade",
     "external affairs minister", "top diplomat", "сыртқы істер министрі", "СІМ басшысы",
     "ministro degli affari esteri"),
    ("президент", "глава государства", "федеральный президент", "president", "head of state", "мемлекет басшысы",
     "presidente della Repubblica"),
    ("премьер", "премьер-министр", "председатель правительства", "глава кабмина",
     "председатель Кабинета министров", "премьер Госсовета", "prime minister", "PM",
     "chairman of the Cabinet of Ministers", "үкімет басшысы", "presidente del Consiglio"),
    ("вице-премьер", "заместитель председателя правительства", "зампред правительства", "deputy prime minister",
     "премьер-министрдің орынбасары", "vicepremier"),
    ("первый заместитель министра иностранных дел", "первый замминистра иностранных дел",
     "first deputy foreign minister", "сыртқы істер министрінің бірінші орынбасары"),
    ("заместитель министра иностранных дел", "замглавы МИД", "deputy minister of foreign affairs",
     "сыртқы істер министрінің орынбасары", "сыртқы істер вице-министрі"),
    ("министр торговли и интеграции", "minister of trade and integration", "сауда және интеграция министрі"),
    ("министр обороны", "глава Минобороны", "minister of national defence", "defense minister", "қорғаныс министрі"),
    ("председатель Сената парламента", "спикер верхней палаты", "Senate speaker", "Сенат төрағасы"),
    ("спикер Мажилиса", "председатель Мажилиса Парламента", "chairman of the Mazhilis", "Мәжіліс төрағасы"),
    ("спикер парламента", "председатель Милли Меджлиса", "speaker of the National Assembly", "парламент спикері"),
    ("чрезвычайный и полномочный посол", "посол", "ambassador extraordinary and plenipotentiary", "елші"),
    ("официальный представитель МИД", "пресс-секретарь министерства иностранных дел",
     "foreign ministry spokeswoman", "сыртқы істер министрлігінің ресми өкілі"),
    ("министр внешней торговли", "minister of foreign trade", "сыртқы сауда министрі"),
    ("исполняющий обязанности министра иностранных дел", "acting foreign minister"),
    ("госсекретарь", "secretary of state", "мемлекеттік хатшы"),
    ("генсек", "генеральный секретарь", "secretary-general", "бас хатшы"),
    # Offices beside these that are posts of their own.
    ("министр", "minister"),
    ("министр торговли", "trade minister", "сауда министрі"),
    ("пресс-секретарь президента", "presidential spokesman"),
    ("помощник президента", "presidential aide"),
    ("глава администрации президента",),
    ("foreign secretary",),
    ("вице-президент", "vice-president"),
    ("секретарь Совета безопасности", "Security Council secretary"),
    ("депутат", "lawmaker"),
    ("сенатор", "senator"),
    ("министр транспорта", "transport minister", "көлік министрі"),
)
# fmt: on


@pytest.mark.parametrize("titles", ONE, ids=lambda titles: titles[0])
def test_titles_of_one_post(titles: tuple[str, ...]) -> None:
    assert {title: post_of(title) for title in titles} == dict.fromkeys(titles, post_of(titles[0]))


def test_titles_of_other_posts_stay_apart() -> None:
    for one, other in combinations(ONE, 2):
        assert post_of(one[0]) != post_of(other[0]), (one[0], other[0])


@given(st.text(alphabet="абвгдәіabcde –-.зам министр", max_size=40))
def test_any_words_are_some_post_and_case_is_nothing(title: str) -> None:
    assert post_of(title) == post_of(title.upper()) == post_of(f" {title} ")


@pytest.mark.parametrize("title", ["президент", "сыртқы істер министрі", "Senate speaker", "премьер Госсовета"])
def test_what_one_person_holds(title: str) -> None:
    assert is_single(post_of(title))


@pytest.mark.parametrize("title", ["министр", "вице-премьер", "ambassador", "помощник президента", "елші", "глава"])
def test_what_many_hold(title: str) -> None:
    assert not is_single(post_of(title))


def test_languages_name_only_ids_that_there_are() -> None:
    """A slip in an id would part what is one, and nothing would tell."""
    named = {one for table in every_table("posts") for ids in table["words"] for one in ids.split()}
    by_rules = {one for key in ("single", "many", "houses", "fields") for one in world("posts")[key]}
    joined = {one for rule in world("posts")["joined"] for one in (*rule["of"], *rule["make"])}
    assert by_rules | joined <= named
    alone = named - by_rules - joined - {"plain", "parliament", "general", "permanent", "special", "first", "acting",
                                         "security_council", "governor", "akim", "hokim", "mayor"}  # fmt: skip
    assert not alone
    assert len(every_table("posts")) == len(available())


REPORTS: tuple[tuple[str, Any], ...] = (
    ("2025-01-10", office("Мурат Нуртлеу", "глава МИД")),
    ("2025-02-10", office("Murat Nurtleu", "foreign minister")),
    ("2025-03-10", office("Мұрат Нұртілеу", "сыртқы істер министрі")),
    ("2025-03-20", office("Мурат Нуртлеу", "министр иностранных дел")),
    ("2025-03-21", office("Роман Василенко", "заместитель министра иностранных дел")),
)


def test_a_post_told_in_three_languages_is_one_entry(tmp_path: Path) -> None:
    with communique.open(tmp_path / "r.db") as register:
        enter(register, *(report(f"r{n}", day, held) for n, (day, held) in enumerate(REPORTS)))
        found = {fact.content.person: fact.reports for fact in register.offices(areas="KZ")}
        assert found == {"Мурат Нуртлеу": 4, "Роман Василенко": 1}
        for asked in ("министр иностранных дел", "foreign minister", "МИД"):
            assert "Мурат Нуртлеу" in {fact.content.person for fact in register.offices(office=asked)}
        before = register.digest()
        assert register.rebuild() == before


def test_two_holders_are_seen_across_languages(tmp_path: Path) -> None:
    with communique.open(tmp_path / "r.db") as register:
        enter(register, *(report(f"r{n}", day, held) for n, (day, held) in enumerate(REPORTS)))
        enter(register, report("x", "2025-02-20", office("Ivan Petrov", "minister of foreign affairs")))
        enter(register, report("y", "2025-02-20", office("Пётр Иванов", "посол")))
        enter(register, report("z", "2025-02-20", office("Anna Smith", "ambassador")))
        rivals = {person.name: bool(person.offices[0].rivals) for person in register.people(areas="KZ")}
        assert rivals == {
            "Мурат Нуртлеу": True, "Ivan Petrov": True, "Роман Василенко": False, "Пётр Иванов": False,
            "Anna Smith": False,
        }  # fmt: skip


def test_who_came_back_to_a_post_did_not_hold_it_in_between(tmp_path: Path) -> None:
    terms = (("2017-03-01", "Дональд Трамп"), ("2020-09-01", "Donald Trump"), ("2021-05-01", "Джо Байден"),
             ("2024-06-01", "Joseph Biden"), ("2025-03-01", "Дональд Трамп"), ("2026-01-10", "Трамп"))  # fmt: skip
    with communique.open(tmp_path / "r.db") as register:
        enter(register, *(report(f"t{n}", day, office(name, area="US")) for n, (day, name) in enumerate(terms)))
        calm = register.people(areas="US")
        assert [(len(one.offices), one.offices[0].rivals) for one in calm] == [(1, ()), (1, ())]
        enter(register, report("odd", "2025-07-01", office("Борис Джонсон", area="US")))
        warned = {one.name.split()[-1] for one in register.people(areas="US") if one.offices[0].rivals}
        assert warned == {"Джонсон", "Трамп"}


def test_a_king_by_his_first_name_is_one_entry_and_a_minister_is_not(tmp_path: Path) -> None:
    told = (
        office("Тамим бин Хамад аль-Тани", "эмир", "QA"), office("Тамим", "эмир", "QA"),
        office("Тамим", "министр", "QA"),
        office("Хайсам бен Тарек Аль Саид", "султан", "OM"), office("Haitham bin Tariq", "sultan", "OM"),
        office("Луис Инасиу Лула да Силва", "президент", "BR"), office("Lula", "president", "BR"),
        office("Уильям Руто", "президент", "KE"), office("William Ruto", "president", "KE"),
        office("Наваз Шариф", "премьер", "PK"), office("Shehbaz Sharif", "prime minister", "PK"),
        office("Башар Асад", "президент", "SY"), office("Хафез Асад", "президент", "SY"),
    )  # fmt: skip
    with communique.open(tmp_path / "r.db") as register:
        enter(register, *(report(f"k{n}", f"2025-01-{n + 1:02}", held) for n, held in enumerate(told)))
        reports = {(one.content.person, one.content.office): one.reports for one in register.offices(areas="QA")}
        assert reports == {("Тамим бин Хамад аль-Тани", "эмир"): 2, ("Тамим", "министр"): 1}
        assert not any(one.offices[0].rivals for one in register.people(areas="OM"))
        assert len(register.offices(areas="SY")) == 2
        assert len(register.offices(areas="BR")) == 1
        assert len(register.offices(areas="KE")) == 1
        assert len(register.offices(areas="PK")) == 2
        before = register.digest()
        assert register.rebuild() == before
