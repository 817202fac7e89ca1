"""Who is meant by a title without a name, by a surname, by a group."""

from communique.ingest import prepare
from communique.lang import load
from communique.parse import parse
from communique.recognize import Mentions, recognize


def mentions(text: str) -> Mentions:
    """Everything recognised in a Russian text."""
    pack = load("ru")
    return recognize(parse(prepare(text, language="ru"), pack), pack)


def meant(found: Mentions, words: str) -> set[str]:
    """The names of the persons that these words mean; an empty name for one without."""
    return {found.person(m.person).name for m in found.people if m.span.text == words}


def test_a_bare_title_means_the_one_who_holds_it() -> None:
    """«министр» after «министр финансов X»."""
    found = mentions("Министр финансов Перу Карлос Мендоса прибыл утром. Днём министр выступил.")
    assert meant(found, "министр") == {"Карлос Мендоса"}


def test_head_of_state_never_means_a_minister() -> None:
    """«глава государства» waits for a head of state."""
    found = mentions("Министр финансов Перу Карлос Мендоса прибыл утром. Глава государства принял гостей.")
    assert meant(found, "Глава государства") == set()


def test_head_of_state_means_the_president() -> None:
    """Country and rank decide, not nearness."""
    found = mentions(
        "Президент Перу Карлос Мендоса принял министра обороны Чили Хуана Лопеса. Глава государства доволен."
    )
    assert meant(found, "Глава государства") == {"Карлос Мендоса"}


def test_a_leader_by_country() -> None:
    """«чилийский лидер» is the president of Chile."""
    found = mentions("Президент Чили Хуан Лопес и президент Перу Карлос Мендоса беседовали. Чилийский лидер уехал.")
    assert meant(found, "Чилийский лидер") == {"Хуан Лопес"}


def test_two_presidents_make_a_bare_title_unclear() -> None:
    """Nobody is meant rather than the wrong one."""
    found = mentions("Президент Чили Хуан Лопес и президент Перу Карлос Мендоса беседовали. Премьер молчал.")
    assert meant(found, "Премьер") == set()


def test_a_holder_without_a_name_is_an_entry() -> None:
    """«посол Непала» is somebody."""
    found = mentions("Ноту вручил посол Непала.")
    assert meant(found, "посол Непала") == {""}
    assert [p.area for p in found.persons] == ["NP"]


def test_surnames_mean_the_full_name() -> None:
    """In any case."""
    found = mentions("Прибыл Игорь Соколов. Соколову вручили цветы.")
    assert meant(found, "Соколову") == {"Игорь Соколов"}


def test_presidents_of_two_states_mean_both() -> None:
    """A group of which all are known."""
    found = mentions(
        "Президент Чили Хуан Лопес прибыл в Лиму. Его встретил президент Перу Карлос Мендоса. "
        "Президенты Чили и Перу подписали договор."
    )
    groups = [g for g in found.groups if g.kind == "leaders"]
    assert [(g.areas, [found.person(p).name for p in g.persons]) for g in groups] == [
        (("CL", "PE"), ["Хуан Лопес", "Карлос Мендоса"])
    ]


def test_sides_and_numbers() -> None:
    """«стороны», «оба министра»."""
    found = mentions("Стороны обсудили торговлю. Оба министра довольны.")
    assert [(g.kind, g.count) for g in found.groups] == [("sides", 0), ("ministers", 2)]
