"""Times: exact words, inference marked, hostile text."""

import itertools
from datetime import date
from pathlib import Path

import pytest

from communique.lang import load
from communique.model import Document
from communique.model.mention import PeriodMention
from communique.parse import parse
from communique.recognize.periods import find_periods
from tests.casefile import cases_of

PACK = load("ru")
CASES = Path(__file__).parents[1] / "cases"


def times(text: str, published: date | None = None) -> tuple[PeriodMention, ...]:
    document = Document(text=text, language="ru", published=published)
    return find_periods(parse(document, PACK), PACK)


def test_words_are_those_of_the_text() -> None:
    text = "С 12 по 14 ноября 2024 г. шёл форум, годом ранее — съезд; за I квартал 2025-го ввоз вырос."
    found = times(text)
    assert [text[m.span.start : m.span.end] for m in found] == [m.span.text for m in found]
    assert [m.span.text for m in found] == ["12 по 14 ноября 2024 г.", "годом ранее", "I квартал 2025-го"]


def test_tokens_of_a_mention_hold_its_words() -> None:
    parsed = parse(Document(text="Приём дали в пятницу, 30 мая 2025 года, в столице.", language="ru"), PACK)
    (mention,) = find_periods(parsed, PACK)
    assert parsed.tokens[mention.first].start <= mention.span.start
    assert parsed.tokens[mention.last - 1].end >= mention.span.end


@pytest.mark.parametrize("published", [date(2024, 2, 29), date(2025, 12, 31), date(2025, 1, 1)])
def test_a_year_back_ends_even_on_odd_days(published: date) -> None:
    (today, before) = times("Сегодня ввоз вырос, а годом ранее упал.", published)
    assert today.period is not None
    assert before.period is not None
    assert before.period.last is not None
    assert before.period.last.year == published.year - 1


def test_a_year_taken_from_the_day_of_publication_is_marked() -> None:
    (bare,) = times("Встреча прошла 30 мая.", date(2025, 6, 2))
    (full,) = times("Встреча прошла 30 мая 2025 года.", date(2025, 6, 2))
    assert (str(bare.period), bare.inferred) == (str(full.period), True)
    assert not full.inferred


def test_the_last_year_is_told_by_its_number() -> None:
    found = times("За прошлый, 2021 год ввоз вырос. В этом году он падает.")
    assert [str(m.period) for m in found] == ["2021", "2022"]


@pytest.mark.parametrize(
    "text",
    [
        "мая " * 3000,
        "30 " * 3000 + "мая",
        "с 1 по " * 2000,
        "(" * 5000,
        "2025-2024-2023",
        "99.99.9999",
        "0 мая",
        "31 июня",
    ],
)
def test_odd_text_gives_sound_mentions_or_none(text: str) -> None:
    for mention in times(text, date(2025, 5, 1)):
        assert mention.period is None or mention.period.first is None or mention.period.first.year > 1000


def test_mentions_do_not_overlap() -> None:
    text = "В январе – мае 2020 года, с 2016 по 2024 год, за последние 20 лет и к 2030 году, 29–30 мая."
    found = times(text, date(2025, 5, 1))
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert len(found) == 5


@pytest.mark.parametrize("language", ["ru", "en", "kk"])
@pytest.mark.parametrize(
    "day", [*(date(2025, month, 15) for month in range(1, 13)), date(2024, 2, 29), date(1900, 1, 2), date(2099, 12, 31)]
)
def test_every_way_to_tell_a_time_is_read_on_any_day_of_the_year(language: str, day: date) -> None:
    """ "Last winter" in a report of January, the 29th of February: each is a time or none, and never an error."""
    texts = {case.text for case in cases_of(CASES / language / "periods.txt")}
    for text in sorted(texts):
        parsed = parse(Document(text=text, language=language, published=day), load(language))
        for mention in find_periods(parsed, load(language)):
            period = mention.period
            assert period is None or period.first is None or period.last is None or period.first <= period.last
