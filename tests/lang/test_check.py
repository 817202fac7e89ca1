"""All faults of a pack at once, each with its file and line."""

from pathlib import Path

import pytest

from communique.errors import PackError
from communique.lang import check as room


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for code in ("ru", "xx"):
        (tmp_path / code).mkdir()
        (tmp_path / code / "pack.toml").write_text('name = "x"\n', encoding="utf-8")
    (tmp_path / "ru" / "cities.csv").write_text("area,words\nKZ,Астана\n", encoding="utf-8")
    (tmp_path / "ru" / "saying.toml").write_text('verbs = ["сказать"]\n', encoding="utf-8")
    monkeypatch.setattr(room, "ROOT", tmp_path)
    monkeypatch.setattr(room, "available", lambda: ("ru", "xx"))
    return tmp_path


@pytest.mark.usefixtures("packs")
def test_a_sound_pack_has_no_faults() -> None:
    found = room.check("ru")
    assert not found.faults
    assert (found.tables, found.words) == (3, 3)


def test_all_faults_come_at_once_with_their_lines(packs: Path) -> None:
    (packs / "xx" / "cities.csv").write_text("# towns\narea\nKZ\nKZ\nIT,Rome\n", encoding="utf-8")
    (packs / "xx" / "saying.toml").write_text("verbs = = 1\n", encoding="utf-8")
    (packs / "xx" / "odd.toml").write_bytes(b"\xff")
    faults = room.check("xx").faults
    assert [fault.split(": ")[0] for fault in faults] == [
        "cities.csv:2", "cities.csv:4", "cities.csv:5", "odd.toml", "saying.toml",
    ]  # fmt: skip
    assert "line 1" in faults[-1]


def test_what_the_reference_has_and_the_pack_lacks(packs: Path) -> None:
    (packs / "xx" / "saying.toml").write_text("nouns = []\n", encoding="utf-8")
    assert room.check("xx").missing == ("cities.csv", "saying.toml: verbs")


@pytest.mark.usefixtures("packs")
def test_no_such_pack() -> None:
    with pytest.raises(PackError, match="ru, xx"):
        room.check("yy")
