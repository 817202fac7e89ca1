"""Events without weights, their words, their identity; a tree with a cycle."""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date

from communique.extract.events import events
from communique.extract.events.context import article_of
from communique.extract.events.edition import triggers_of
from communique.extract.events.stage import stage_of
from communique.extract.events.tree import _path
from communique.extract.scene import Scene
from communique.lang import load
from communique.lang.pack import Pack
from communique.model import Document
from communique.parse import parse
from communique.recognize import recognize

PLAIN = Pack("ru", load("ru").folder, load("ru").folder / "none.json")
PHONED = "Президент Франции Эммануэль Макрон поговорил по телефону с президентом Ирана Масудом Пезешкианом."
LISTED = (
    "Президент Азербайджана Ильхам Алиев провёл переговоры с президентом Болгарии Руменом Радевым "
    "и премьер-министром Словакии Робертом Фицо."
)
MET = "Президент Казахстана Касым-Жомарт Токаев встретился 19 мая с президентом Латвии Эдгарсом Ринкевичсом."


def scene(text: str) -> Scene:
    parsed = parse(Document(text=text, language="ru", published=date(2025, 5, 29)), PLAIN)
    return Scene(parsed=parsed, mentions=recognize(parsed, PLAIN), pack=PLAIN)


def test_without_weights_a_plain_meeting_is_still_found() -> None:
    claims, _ = events(scene(MET))
    (met,) = [c.content for c in claims]
    assert (met.type, met.countries, str(met.period)) == ("talks", ("KZ", "LV"), "2025-05-19")


def test_every_role_has_its_words_or_is_marked() -> None:
    claims, _ = events(scene(MET + " " + LISTED))
    assert claims
    for claim in claims:
        fields = {role.field for role in claim.evidence.roles}
        assert {"countries", "type"} <= fields
        assert all(role.span is not None or role.inferred for role in claim.evidence.roles)
        assert all(0 <= role.confidence <= 1 for role in claim.evidence.roles)


def test_what_is_said_by_telephone_is_read_as_a_call_only() -> None:
    assert {claim.content.type for claim in events(scene(PHONED))[0]} == {"call"}


def test_a_list_of_counterparts_gives_a_context_for_each() -> None:
    stage = stage_of(scene(LISTED))
    focused = [c for c in article_of(stage, triggers_of(stage)).contexts if c.focus is not None]
    assert sorted(stage.area_of(c.focus) for c in focused if c.focus is not None) == ["BG", "SK"]
    for context in focused:
        assert len({"BG", "SK"} & context.codes) == 1


def test_the_same_meeting_twice_is_one_claim() -> None:
    claims, _ = events(scene(MET + "\n" + MET))
    assert len(claims) == 1


def test_a_stricter_reading_claims_no_more() -> None:
    loose, strict = scene(MET + "\n" + LISTED), scene(MET + "\n" + LISTED)
    few = events(Scene(parsed=strict.parsed, mentions=strict.mentions, pack=PLAIN, strictness=1.0))[0]
    many = events(Scene(parsed=loose.parsed, mentions=loose.mentions, pack=PLAIN, strictness=0.0))[0]
    assert len(few) <= len(many)


@dataclass
class Ring:
    heads: list[tuple[int, str]]


def test_a_walk_over_a_tree_with_a_cycle_ends() -> None:
    ring = Ring([(1, "x"), (2, "x"), (0, "x")])
    assert len(_path(ring.heads, 0)) <= 3


def test_junk_gives_nothing() -> None:
    assert events(scene("визит " * 2000))[0] == ()


def test_states_are_as_sure_in_every_process() -> None:
    asked = (
        "from communique.extract.events.parties import sides; print(sides({c: 0.1 * k for k, c in enumerate(%r, 1)}))"
    )
    codes = ("AM", "BY", "CU", "EC", "KZ", "MZ", "RU", "US", "VE")
    told = {
        subprocess.run(
            [sys.executable, "-c", asked % (codes,)],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in range(1, 6)
    }
    assert len(told) == 1
