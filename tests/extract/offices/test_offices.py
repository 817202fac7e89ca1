"""Claims of offices, with and without what was learned."""

from pathlib import Path

from communique.extract.offices import offices
from communique.extract.offices.areas import codes_of, features, options
from communique.extract.offices.candidates import candidates
from communique.extract.offices.named import named
from communique.extract.scene import Scene
from communique.ingest import prepare
from communique.lang import load
from communique.parse import parse
from communique.recognize import recognize


def scene(text: str, folder: Path, strictness: float = 0.5) -> Scene:
    """A Russian text ready for extraction with a pack that has learned nothing."""
    weights = folder / "weights.json"
    weights.write_text("{}")
    pack = load("ru", weights)
    parsed = parse(prepare(text, language="ru"), pack)
    return Scene(parsed=parsed, mentions=recognize(parsed, pack), pack=pack, strictness=strictness)


TWO = "Президенты Чили и Перу Хуан Лопес и Карлос Мендоса прибыли в Лиму. "


def test_an_area_that_is_said_is_certain(tmp_path: Path) -> None:
    """No guess is made."""
    ready = scene("Прибыл президент Чили Хуан Лопес.", tmp_path)
    (candidate,) = candidates(ready)
    assert options(named(ready), candidate) == [("CL", 1.0)]


def test_an_area_that_is_not_said_is_inferred_and_marked(tmp_path: Path) -> None:
    """The role has no words."""
    claims, _ = offices(scene("Чили празднует. Выступил министр культуры Хуан Лопес.", tmp_path))
    (claim,) = claims
    role = claim.evidence.role("area")
    assert claim.content.area == "CL"
    assert role is not None
    assert role.inferred
    assert role.span is None


def test_two_persons_are_never_heads_of_one_state(tmp_path: Path) -> None:
    """The surer one has it."""
    text = "В Чили прошёл саммит с Перу. Президент Хуан Лопес принял президента Карлоса Мендосу."
    claims, _ = offices(scene(text, tmp_path, strictness=0.0))
    areas = [c.content.area for c in claims]
    assert len(areas) == len(set(areas)) == 2


def test_an_envoys_seat_is_not_his_country(tmp_path: Path) -> None:
    """«посол республики в Лиме» is not Peru's."""
    ready = scene("Чили довольна. Посол республики в Лиме Хуан Лопес выступил.", tmp_path)
    (candidate,) = candidates(ready)
    assert "PE" not in codes_of(named(ready), candidate)


def test_an_office_of_no_state_goes_to_the_ledger(tmp_path: Path) -> None:
    """With the reason."""
    claims, left = offices(scene("Из Чили прибыл президент компании «Медь» Хуан Лопес.", tmp_path))
    assert claims == ()
    assert [item.reason for item in left] == ["no_office_of_a_state"]


def test_strictness_moves_the_threshold(tmp_path: Path) -> None:
    """Strict reading leaves guesses unsaid."""
    text = TWO + "Выступил министр культуры Иван Рохас."
    loose, _ = offices(scene(text, tmp_path, strictness=0.1))
    strict, _ = offices(scene(text, tmp_path, strictness=1.0))
    assert len(loose) > len(strict) == 2


def test_features_can_be_read_and_are_numbers(tmp_path: Path) -> None:
    """A rival of the same rank speaks against a state."""
    ready = scene(TWO + "Позвонил президент Иван Рохас.", tmp_path)
    candidate = next(c for c in candidates(ready) if c.person.name == "Иван Рохас")
    row = features(named(ready), candidate, "CL", codes_of(named(ready), candidate))
    assert row["rival"] == 1.0
    assert all(isinstance(value, float) for value in row.values())
