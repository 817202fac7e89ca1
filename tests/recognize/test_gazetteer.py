"""The lexicon of places: complete for the world, its ids known, its words found in any case."""

import pytest

from communique.lang import load
from communique.lang.pack import world, world_rows
from communique.model import Document
from communique.parse import parse
from communique.parse.morphology import morphology_of
from communique.recognize.places import find_areas

PACK = load("ru")
CASES = ("Gen", "Dat", "Ins", "Loc")
COUNTRIES = [row for row in PACK.rows("areas") if row["code"] and len(row["code"]) == 2]
CODES = {row["code"] for row in world_rows("areas")}


def test_every_area_of_the_world_has_words() -> None:
    assert {row["code"] for row in PACK.rows("areas")} - {""} == CODES


def test_every_country_of_the_iso_list_is_there() -> None:
    assert len([row for row in world_rows("areas") if row["kind"] == "country"]) >= 240


def test_places_of_the_pack_are_places_of_the_world() -> None:
    known = {(row["area"], row["place"]) for row in world_rows("cities")}
    named = {(row["area"], row["place"]) for row in PACK.rows("cities") if row["kind"] in ("capital", "city", "region")}
    assert named <= known


def test_members_of_blocs_are_areas() -> None:
    members = {code for bloc in world("blocs").values() for code in bloc.get("members", ())}
    assert members <= CODES


def test_blocs_are_areas() -> None:
    assert set(world("blocs")) <= CODES


def test_dates_of_members_are_of_members() -> None:
    for code, bloc in world("blocs").items():
        assert {*bloc.get("from", {}), *bloc.get("until", {})} <= set(bloc.get("members", ())), code


@pytest.mark.parametrize("row", [row for row in COUNTRIES if row["adjectives"]], ids=lambda row: str(row["code"]))
def test_a_country_is_found_in_every_case(row: dict[str, str]) -> None:
    name = row["names"].split("|")[0]
    if " " in name or name.isupper():
        pytest.skip("a name of several words or an abbreviation is not declined here")
    for case in CASES:
        form = morphology_of(PACK).inflect(name, case=case, name="place")
        found, _ = find_areas(parse(Document(text=f"Гости говорили о {form} весь день."), PACK), PACK)
        assert [area.areas for area in found] == [(row["code"],)], form


@pytest.mark.parametrize("row", [row for row in COUNTRIES if row["adjectives"]], ids=lambda row: str(row["code"]))
def test_its_adjective_is_found(row: dict[str, str]) -> None:
    for word in row["adjectives"].split("|"):
        if "-" in word:
            continue  # the dictionary declines both halves
        form = morphology_of(PACK).inflect(word, case="Gen", gender="Masc", number="Sing")
        found, _ = find_areas(parse(Document(text=f"Речь шла о судьбе {form} экспорта."), PACK), PACK)
        assert [area.areas for area in found] == [(row["code"],)], form
