"""Values and periods in words: nothing of a number is lost, and its bound never leaves it."""

from decimal import Decimal

import pytest

from communique.model import Period, Quantity
from communique.report.phrases import area, areas, decimal, period, place, scaled, value
from communique.report.words import words

RU, EN, KK = words("ru"), words("en"), words("kk")


def plain(text: object) -> str:
    return str(text).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("amount", "unit", "bound", "said"),
    [
        ("550e6", "USD", "at_least", "более 550 млн USD"),
        ("7.6e9", "USD", "at_most", "до 7,6 млрд USD"),
        ("103.9e6", "EUR", "exact", "103,9 млн EUR"),
        ("15.3", "percent", "about", "около 15,3 %"),
        ("-4.5", "percent", "exact", "−4,5 %"),
        ("1234", "t", "exact", "1234 т"),
        ("0", "USD", "exact", "0 USD"),
        ("1e12", "KZT", "exact", "1 трлн KZT"),
        ("2086543210", "USD", "exact", "2,08654321 млрд USD"),
    ],
)
def test_a_value_keeps_its_bound_and_all_its_digits(amount: str, unit: str, bound: str, said: str) -> None:
    found = value(Quantity(value=Decimal(amount), unit=unit, bound=bound), RU)  # type: ignore[arg-type]
    assert plain(found) == said


def test_the_sign_of_percent_stands_at_the_number_in_english() -> None:
    share = Quantity(value=Decimal(55), unit="percent", bound="at_least")
    assert [str(value(share, words)) for words in (EN, RU)] == ["more\u00a0than\u00a055%", "более\u00a055\u00a0%"]


def test_a_value_never_breaks_across_lines() -> None:
    assert " " not in str(value(Quantity(value=Decimal("550e6"), unit="USD", bound="at_least"), RU))


@pytest.mark.parametrize(
    ("number", "bound", "said"),
    [("1", "exact", "1 компания"), ("3", "exact", "3 компании"), ("250", "exact", "250 компаний"),
     ("3", "at_least", "более 3 компаний")],
)  # fmt: skip
def test_what_is_counted_agrees_with_the_number(number: str, bound: str, said: str) -> None:
    found = value(Quantity(value=Decimal(number), unit="count", bound=bound), RU, "companies")  # type: ignore[arg-type]
    assert plain(found) == said


def test_in_kazakh_the_bound_follows_the_number() -> None:
    assert plain(value(Quantity(value=Decimal("550e6"), unit="USD", bound="at_least"), KK)) == "550 млн USD-ден астам"
    assert plain(value(Quantity(value=Decimal(20), unit="percent", bound="at_most"), KK)) == "20 %-ға дейін"


@pytest.mark.parametrize(
    ("code", "ru", "en"),
    [
        ("2025", "2025", "2025"),
        ("2025-Q1", "I квартал 2025", "Q1 2025"),
        ("2025-05", "май 2025", "May 2025"),
        ("2025-05-30", "30 мая 2025", "30 May 2025"),
        ("2025-11-11/2025-11-12", "11–12 ноября 2025", "11–12 November 2025"),
        ("2025-10-30/2025-11-02", "30 октября 2025 – 2 ноября 2025", "30 October 2025 – 2 November 2025"),
        ("2025-01/2025-08", "январь – август 2025", "January – August 2025"),
        ("2024-11/2025-02", "ноябрь 2024 – февраль 2025", "November 2024 – February 2025"),
        ("2005/2025", "2005–2025", "2005–2025"),
        ("../2030", "по 2030", "until 2030"),
    ],
)
def test_periods_in_words(code: str, ru: str, en: str) -> None:
    assert plain(period(Period.parse(code), RU)) == ru
    assert plain(period(Period.parse(code), EN)) == en


def test_a_span_of_days_that_begins_and_ends_on_digits_of_the_year() -> None:
    assert plain(period(Period.parse("2025-01-20/2025-01-25"), RU)) == "20–25 января 2025"
    assert plain(period(Period.parse("2025-01-20/2025-01-25"), RU, "short")) == "20–25.01.2025"
    assert plain(period(Period.parse("2020-01-10/2020-01-20"), RU, "short")) == "10–20.01.2020"
    assert plain(period(Period.parse("2022-10-08/2022-10-09"), RU, "short")) == "08–09.10.2022"
    assert plain(period(Period.parse("2022-10-08/2022-10-09"), EN, "short")) == "8–9 Oct 2022"


def test_no_period_is_said_to_be_missing() -> None:
    assert period(None, RU) == "не назван"


def test_thousands_are_parted_and_small_numbers_stay_whole() -> None:
    assert plain(decimal(Decimal("1234567.5"), RU)) == "1 234 567,5"
    assert decimal(Decimal(1200), EN) == "1200"
    assert scaled(Decimal(12345)) == (Decimal(12345), "")
    assert scaled(Decimal(125000)) == (Decimal(125), "thousand")


def test_areas_have_names_in_the_language_of_the_interface() -> None:
    assert areas(("KZ", "IT"), RU) == "Казахстан – Италия"
    assert area("C5", EN) == "Central Asia"
    assert area("ZZZ", RU) == "ZZZ"
    assert areas(("KZ", "CD"), RU) == "Казахстан – Конго-Киншаса"
    assert place("Astana", RU) == "Астана"
    assert place("Italy", RU) == "Италия"


@pytest.mark.parametrize(("name", "said"), [("Turkey", "Турция"), ("United States", "США"), ("Nowhere", "Nowhere")])
def test_a_country_as_a_place_has_the_name_that_it_has_elsewhere(name: str, said: str) -> None:
    assert place(name, words("ru")) == said
