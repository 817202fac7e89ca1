"""Gold articles by language and desk."""

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from communique.extract.scene import Scene
from communique.ingest import prepare
from communique.lang import load
from communique.parse import parse
from communique.recognize import recognize

GOLD = Path(__file__).parent / "gold"
DESKS = {
    "ru": {**{desk: f"train/ru/{desk}" for desk in "abcdghiklmnoqrstv"}, "dev": "dev/ru"},
    "en": {"train": "train/en", **{desk: f"train/en_{desk}" for desk in "klmnopqr"}, "dev": "dev/en"},
    "kk": {"train": "train/kk", **{desk: f"train/kk_{desk}" for desk in "klm"}, "dev": "dev/kk"},
}
# Desks of articles that were only written to learn from: never the measure.
LEARNED_FROM = frozenset("klmnopqrstv")


def measured(language: str) -> list[str]:
    """The desks that are left out in turn to measure reading."""
    return [desk for desk in DESKS[language] if desk not in LEARNED_FROM]


def scene_of(text: str, language: str, url: str = "", published: date | None = None) -> Scene:
    """A text parsed and its mentions recognised."""
    pack = load(language)
    parsed = parse(prepare(text, url=url or "text", published=published, language=language), pack)
    return Scene(parsed=parsed, mentions=recognize(parsed, pack), pack=pack)


@dataclass(frozen=True)
class Article:
    """A text with the facts that careful readers found in it. `desk` names who wrote it."""

    path: Path
    desk: str
    language: str

    @cached_property
    def text(self) -> str:
        """The text as stored."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def gold(self) -> dict[str, Any]:
        """The facts, in the shape of the guide."""
        found: dict[str, Any] = json.loads(self.path.with_suffix(".json").read_text(encoding="utf-8"))
        return found

    @cached_property
    def scene(self) -> Scene:
        """The text parsed and its mentions recognised, without weights from gold."""
        return scene_of(self.text, self.language, str(self.path))

    @property
    def key(self) -> str:
        """The last two parts of the path, as the scorer pairs articles."""
        return "/".join(self.path.parts[-2:])


def articles(language: str, *desks: str) -> tuple[Article, ...]:
    """All gold articles of a language, or those of some desks."""
    found = []
    for desk, folder in DESKS[language].items():
        if not desks or desk in desks:
            paths = sorted((GOLD / folder).glob("*.txt"), key=lambda p: [int(n) for n in re.findall(r"\d+", p.stem)])
            found += [Article(path, desk, language) for path in paths]
    return tuple(found)


def aside(language: str) -> list[str]:
    """The texts of no interest that were written for this."""
    path = GOLD / "aside" / f"{language}.txt"
    return path.read_text(encoding="utf-8").strip().split("\n---\n") if path.exists() else []
