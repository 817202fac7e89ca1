"""Reading leaves Python's collector of cycles as it found it, and nothing of its own for it to look through."""

import gc

import pytest

from communique.pipeline import read_text

TEXT = "Президент Казахстана прибыл с визитом в Италию. Товарооборот двух стран достиг 20 млрд долларов."


def test_the_collector_runs_behind_an_article_and_words_and_weights_are_out_of_its_way() -> None:
    read_text(TEXT, language="ru")
    assert gc.isenabled()
    assert gc.get_freeze_count() > 10_000


def test_who_has_switched_it_off_finds_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "enable", lambda: pytest.fail("switched on"))
    gc.disable()
    try:
        read_text(TEXT, language="ru")
        assert not gc.isenabled()
    finally:
        monkeypatch.undo()
        gc.enable()


def test_what_a_text_leaves_behind_does_not_grow() -> None:
    read_text(TEXT, language="ru")
    gc.collect()
    before = len(gc.get_objects())
    for _ in range(20):
        read_text(TEXT, language="ru")
    gc.collect()
    assert len(gc.get_objects()) - before < 200
