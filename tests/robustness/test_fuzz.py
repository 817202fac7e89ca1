"""Random and damaged texts: reading raises nothing and keeps the laws.

A thousand inputs by default, always the same; `make fuzz` asks for 100,000, new ones each time.
"""

import os
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.laws import read_lawfully

NUMBER = int(os.environ.get("COMMUNIQUE_FUZZ", "1000"))
BATCH = 1000  # Hypothesis remembers all that it drew: it is let forget now and then, or it slows down and grows
GOLD = Path(__file__).parents[2] / "bench" / "gold" / "train"
FOLDERS = {"ru": ("ru/a", "ru/b", "ru/d"), "en": ("en",), "kk": ("kk",)}
TEXTS = {
    language: [path.read_text(encoding="utf-8") for folder in folders for path in sorted((GOLD / folder).glob("*.txt"))]
    for language, folders in FOLDERS.items()
}
LANGUAGES = ("ru", "ru", "en", "kk")  # in these shares
HOMOGLYPHS = str.maketrans("аеорсухіАВЕКМНОРСТХ", "aeopcyxiABEKMHOPCTX")
STRANGE = (
    "\u200b", "\u00ad", "\u202e", "\u2066", "\ufeff", "\u0301", "\U0001f600", "\U0001f468\u200d\U0001f467",
    "\x00", "\x1b[31m", "\ud800", "\r", "\t", "«", "»", "“", '"', "(", "]", "–", "—", "\u2028", "\u0663", "½", "№",
    "$", "%", "\ufb01", "ё", "Қ", "Ñ", "\u4e2d", "\u0627", "1" * 40,
)  # fmt: skip
PIECES = (
    "до 5 млрд долларов", "с 3 по 5 мая", "президент", "в 2024 году", "Казахстана", "–", "«Центральная Азия –", ":",
    ";", "сказал он", "0,", ",5", "1.2.3.4", "99999999999999999999 млрд", "31 февраля 2025 года", "в 0 раз",
    "на –5 %", "2025-13", "к 9999 году", "первый квартал", "г.", "им.", "т. д.", "не", "который", "прошлой зимой",
    "в будущем году", "29 февраля", "31 декабря", "с прошлой осени", "третий год подряд",
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str]:
    """A real article cut anywhere and hurt in a few ways, and its language."""
    language = draw(st.sampled_from(LANGUAGES))
    text = draw(st.sampled_from(TEXTS[language]))
    start = draw(st.integers(0, max(0, len(text) - 1)))
    text = text[start : start + draw(st.integers(0, 900))]
    for _ in range(draw(st.integers(0, 4))):
        text = _hurt(draw, text)
    return text, language


def _hurt(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    wide = draw(st.booleans())
    hurt: tuple[Callable[[], str], ...] = (
        lambda: text[:at] + draw(st.sampled_from(STRANGE)) + text[at:],
        lambda: f"{text[:at]} {draw(st.sampled_from(PIECES))} {text[at:]}",
        lambda: text.translate(HOMOGLYPHS) if wide else text[:at] + text[at:].translate(HOMOGLYPHS),
        lambda: text.replace("\n", "\r\n"),
        lambda: text.upper() if wide else text.lower(),
        lambda: text.replace(" ", draw(st.sampled_from(("", "\u00a0", "  ", "\n", "\u200b", "\t")))),
        lambda: text[at:] + text[:at],
        lambda: _flipped(draw, text),
        lambda: " ".join(reversed(text.split(" "))),
        lambda: text[:at] * 2,
    )
    return draw(st.sampled_from(hurt))()


def _flipped(draw: st.DrawFn, text: str) -> str:
    data = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(draw(st.integers(1, 5))):
        if data:
            data[draw(st.integers(0, len(data) - 1))] ^= 1 << draw(st.integers(0, 7))
    return data.decode("utf-8", draw(st.sampled_from(("replace", "ignore"))))


MADE = st.one_of(st.lists(st.sampled_from(PIECES + STRANGE)).map(" ".join), st.text())
INPUTS = st.one_of(damaged(), damaged(), damaged(), st.tuples(MADE, st.sampled_from(LANGUAGES)))


# What each input cost, by the test below it: processor time for a character, so that other programs do not count.
COSTS: list[float] = []


class Warm(NamedTuple):
    """After the models are loaded: what a character of a real article costs, and the peak memory in KB."""

    cost: float
    peak: int


@pytest.fixture(scope="module")
def warm() -> Warm:
    for language, texts in TEXTS.items():
        for text in texts[:30]:
            read_lawfully(text, language=language)
    costs = [cost(text, "ru") for text in TEXTS["ru"][:60]]
    return Warm(statistics.median(costs), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def cost(text: str, language: str) -> float:
    """Read a text; seconds for a character, of at least as many as a short paragraph has."""
    start = time.process_time()
    read_lawfully(text, language=language)
    return (time.process_time() - start) / max(len(text), 300)


@pytest.mark.parametrize("batch", range(max(1, NUMBER // BATCH)))
def test_any_text_is_read(warm: Warm, batch: int) -> None:
    del batch

    @settings(
        max_examples=min(NUMBER, BATCH),
        deadline=None,
        derandomize=NUMBER <= BATCH,
        database=None,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(made=INPUTS)
    def reads(made: tuple[str, str]) -> None:
        text, language = made
        spent = cost(text, language)
        # Now and then the collector of garbage goes over all that was ever read: that is not the text's doing.
        COSTS.append(spent if spent < 20 * warm.cost else min(spent, cost(text, language)))

    reads()


def test_no_text_costs_much_more_than_an_article_of_its_length(warm: Warm) -> None:
    if len(COSTS) < 500:
        pytest.skip("runs after the test above, over all its inputs")
    assert max(COSTS) < 50 * warm.cost
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - warm.peak
    assert grown < 200 * 1024, f"{grown // 1024} MB more than after loading the models"
