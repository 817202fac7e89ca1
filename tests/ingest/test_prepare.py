"""The day of a report, its title, its language."""

from datetime import date

import pytest

from communique.ingest import prepare
from communique.ingest.stamps import day_in_address, published_in

BODY = "\n\n" + "Президенты двух стран провели переговоры и условились расширять торговлю. " * 5


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (" date 2025-09-29 Узбекистан и Италия расширяют связи", date(2025, 9, 29)),
        ("Узбекистан и Италия расширяют связи\n\n29 сентября 2025", date(2025, 9, 29)),
        ("Узбекистан и Италия расширяют связи\n12 Сентябрь 2023, 10:00", date(2023, 9, 12)),
        ("Узбекистан и Италия расширяют связи\n\n08:48 19/02/2026", date(2026, 2, 19)),
        ("Узбекистан и Италия\n\n08:4819/02/2026, четверг\nОбн: 20/02/2026, пятница", date(2026, 2, 19)),
        ("2026-01-22T08:42+0300\nРост торговли", date(2026, 1, 22)),
        ("Бишкек, 02.02.22. /Агентство/. Министр принял посла Пакистана и обсудил с ним визит", date(2022, 2, 2)),
        (
            "ТАШКЕНТ, 21 мая 2019 — Агентство. Оборот торговли составил 12 млрд долларов за четыре месяца",
            date(2019, 5, 21),
        ),
        ("18.10.2024 Глава кабинета и министры встретились в Бишкеке и обсудили торговлю", date(2024, 10, 18)),
        ("10:15\n01.07.2024\nПонедельник\nТорговля растёт\n19.05.24 11:36", date(2024, 5, 19)),
        ("СЕУЛ, 27 мая 2024. Президент принял премьер-министра Японии и обсудил с ним торговлю", date(2024, 5, 27)),
        ("9 марта 2023 года, Агентство. О том, куда поедет президент, сообщила его пресс-служба", date(2023, 3, 9)),
    ],
)
def test_the_day_in_a_head(head: str, day: date) -> None:
    assert published_in(head + BODY, "", "ru") == day


@pytest.mark.parametrize(
    "head",
    [
        "28 июля 2022 года президент провёл встречу с делегацией соседней страны",
        "Встреча прошла 30 мая 2025 года в Астане и длилась три часа без перерыва",
        "АСТАНА, 30 мая — Агентство. Президент принял посла",
        "Итоги 2024 года",
        "Сегодня, 14:22",
        "Опубликовано 31.02.2025",
        "Счёт 12/24, номер 5.10.31",
        "",
    ],
)
def test_the_day_of_an_event_is_not_taken(head: str) -> None:
    assert published_in(head + BODY, "", "ru") is None


@pytest.mark.parametrize(
    ("language", "head", "day"),
    [
        ("kk", "Астанада кездесу өтті\n30 мамыр 2025", date(2025, 5, 30)),
        ("kk", "Астанада кездесу өтті\n2025 жылғы 30 мамыр", date(2025, 5, 30)),
        ("en", "Leaders meet in Astana\nMay 30, 2025", date(2025, 5, 30)),
        ("en", "ROME, June 3, 2025 - The ministers of two states met and spoke of trade, roads.", date(2025, 6, 3)),
        ("it", "Incontro ad Astana\n30 maggio 2025", date(2025, 5, 30)),
        ("en", "State House\nAccra, 3rd April 2024\n\nThe two presidents met", date(2024, 4, 3)),
        ("en", "KUALA LUMPUR, Oct 4, 2025: The minister will pay a visit to the country", date(2025, 10, 4)),
        ("en", "ASTANA, KAZAKHSTAN (October 4, 2025) — The minister will pay a visit", date(2025, 10, 4)),
        ("kk", "АСТАНА, 12 қараша 2025 жыл – Агенттік. Министр елші қабылдап, сауданы талқылады", date(2025, 11, 12)),
        ("kk", "Астанада кездесу өтті\n12 ноября 2025, 10:15", date(2025, 11, 12)),
    ],
)
def test_months_of_other_languages(language: str, head: str, day: date) -> None:
    assert published_in(head, "", language) == day


def test_the_day_in_an_address() -> None:
    assert day_in_address("https://example.org/news/2025/05/30/meeting") == date(2025, 5, 30)
    assert day_in_address("https://example.org/20250530/meeting-1234.html") == date(2025, 5, 30)
    assert day_in_address("https://example.org/2025/13/40/meeting") is None
    assert day_in_address("https://example.org/news/12345678") is None
    assert prepare("Президент прибыл в Рим." + BODY, url="https://example.org/2025/05/30/a").published == date(
        2025, 5, 30
    )


def test_what_is_given_comes_first() -> None:
    document = prepare("29 сентября 2025\nПрезидент прибыл", published=date(2024, 1, 2), language="kk", title="Т")
    assert (document.published, document.language, document.title) == (date(2024, 1, 2), "kk", "Т")


@pytest.mark.parametrize("none", [date(1, 1, 1), date(1900, 1, 1), date(1970, 1, 1), date(9999, 12, 31)])
def test_what_programs_write_for_no_day_is_none(none: date) -> None:
    told = prepare("30 мая 2025\nПрибыла делегация.", published=none, language="ru")
    assert told.published == date(2025, 5, 30)
    assert prepare("Делегация прибыла вчера.", published=none, language="ru").published is None


def test_the_title_is_the_first_line_with_words() -> None:
    assert prepare("12:30\n\nПрезидент прибыл в Рим\nПодробности").title == "Президент прибыл в Рим"
    long = prepare("Слово " * 100, language="ru").title
    assert len(long) <= 161
    assert long.endswith("…")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Президент Республики прибыл с визитом в Италию, где провёл переговоры с премьер-министром.", "ru"),
        ("Қазақстан Президенті Италияға ресми сапармен барды, онда премьер-министрмен кездесті.", "kk"),
        ("The President paid an official visit to Italy and met the prime minister.", "en"),
        ("Il presidente ha incontrato il primo ministro a Roma nel corso della visita ufficiale.", "it"),
        ("La sala ospita 2024 spettatori.", "it"),
        ("Jeenbekov, Battulga sign papers", "en"),
        ("Президент України прибув з візитом до Італії, де провів переговори.", "uk"),
        ("", "ru"),
        ("12345", "ru"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert prepare(text).language == language


@pytest.mark.parametrize(
    ("language", "head", "title"),
    [
        ("ru", "https://example.org/20260122/oborot-1.html\nТорговля растёт пятый год", "Торговля растёт пятый год"),
        ("ru", "1 минута чтения\nСоседи открыли новый переход", "Соседи открыли новый переход"),
        ("ru", "Прямой эфир\n12:40\nМинистр прилетел на переговоры", "Министр прилетел на переговоры"),
        ("ru", "Главная | Новости | Контакты\nПосол вручил верительные грамоты", "Посол вручил верительные грамоты"),
        ("en", "The Morning Gazette\nMarch 12, 2025\nTwo ports and one railway", "Two ports and one railway"),
        ("en", "Share this\nMinisters meet in Dublin today", "Ministers meet in Dublin today"),
        ("kk", "Жаңалықтар мұрағаты\nЕкі көшбасшы телефонмен сөйлесті", "Екі көшбасшы телефонмен сөйлесті"),
        ("ru", "/img/logo.svg\nПосол вручил верительные грамоты", "Посол вручил верительные грамоты"),
        ("ru", "11:38 Министр прилетел на переговоры", "Министр прилетел на переговоры"),
        ("ru", "Источник: агентство\nМинистр прилетел на переговоры", "Министр прилетел на переговоры"),
        ("ru", "На нашем портале используются cookies\nПосол вручил грамоты", "Посол вручил грамоты"),
        ("en", "By Anna Writer and John Scribe\nTwo ports and one railway", "Two ports and one railway"),
        ("en", "Listen to this story\nMinisters meet in Dublin today", "Ministers meet in Dublin today"),
        ("en", "By train to the sea\nTwo ports and one railway", "By train to the sea"),
        ("kk", "Дайындаған – Асан Үсенов\nЕкі көшбасшы телефонмен сөйлесті", "Екі көшбасшы телефонмен сөйлесті"),
        ("kk", "10 Қыркүйек, 20:45 353\nЕкі көшбасшы телефонмен сөйлесті", "Екі көшбасшы телефонмен сөйлесті"),
        # A short headline stays, whatever stands below it: a byline, a label, a sentence.
        ("ru", "Сделка века\nАвтор: Иван Петров, специально для нас", "Сделка века"),
        ("ru", "Сделка века\nСтороны подписали договор. Он вступит в силу весной.", "Сделка века"),
        ("ru", "Сделка века\n22 января, 16:40, наш собственный корреспондент", "Сделка века"),
        ("en", "NZ, Samoa sign anew\nBy A. Writer in Apia for the paper", "NZ, Samoa sign anew"),
        ("ru", "Поиски выхода: как торгуют соседи этой зимой", "Поиски выхода: как торгуют соседи этой зимой"),
    ],
)  # fmt: skip
def test_the_title_is_the_first_line_that_reads_like_one(language: str, head: str, title: str) -> None:
    assert prepare(f"{head}\n\n", language=language).title == title
    assert prepare(head + BODY, language=language).title == title


def test_a_text_of_nothing_but_an_address_is_called_by_it() -> None:
    assert prepare("https://example.org/a", language="ru").title == "https://example.org/a"
    assert prepare("", language="ru").title == ""
