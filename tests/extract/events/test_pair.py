"""Two words for meetings: what they share, whichever comes first; who came to a summit, told in the next sentence."""

from communique.extract.events.context import Article, article_of
from communique.extract.events.countries import country_rows
from communique.extract.events.edition import triggers_of
from communique.extract.events.pair import pair_features
from communique.extract.events.participants import people_rows
from communique.extract.events.stage import stage_of
from tests.extract.events.test_events import scene

TWICE = (
    "Президент Латвии Эдгарс Ринкевичс встретился с президентом Кипра Никосом Христодулидисом 3 мая. "
    "На другой встрече, 4 мая, он говорил с премьером Мальты Робертом Абелой."
)
GATHERED = (
    "В Ташкенте открылся саммит ОТГ. "
    "В нём участвуют президент Турции Реджеп Эрдоган, премьер Венгрии Виктор Орбан, "
    "президент Азербайджана Ильхам Алиев и президент Киргизии Садыр Жапаров."
)


def laid(text: str) -> Article:
    stage = stage_of(scene(text))
    return article_of(stage, triggers_of(stage))


def test_the_order_of_two_mentions_makes_no_difference() -> None:
    article = laid(TWICE)
    talks = [c for c in article.contexts if c.trigger.type == "talks"]
    assert len(talks) >= 2
    assert pair_features(article, talks[0], talks[-1]) == pair_features(article, talks[-1], talks[0])


def test_other_days_and_other_words_speak_against_one_event() -> None:
    article = laid(TWICE)
    talks = [c for c in article.contexts if c.trigger.type == "talks"]
    row = pair_features(article, talks[0], talks[1])
    assert row["days:apart"] == 1
    assert row["later:another"] == 1


def test_a_summit_may_have_those_listed_behind_it() -> None:
    article = laid(GATHERED)
    summit = next(c for c in article.contexts if c.trigger.type == "summit")
    rows = country_rows(article, summit)
    assert {code for code, row in rows.items() if row["listed"]} == {"AZ", "HU", "KG", "TR"}
    names = {article.stage.scene.mentions.person(p).name for p, row in people_rows(article, summit, ()).items()}
    assert {"Ильхам Алиев", "Садыр Жапаров"} <= names


def test_talks_of_two_take_nobody_from_a_list_elsewhere() -> None:
    article = laid(GATHERED.replace("саммит ОТГ", "диалог с Литвой"))
    rows = [row for c in article.contexts if c.trigger.type == "talks" for row in country_rows(article, c).values()]
    assert rows
    assert not any(row["listed"] for row in rows)
