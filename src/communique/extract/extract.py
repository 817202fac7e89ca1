"""The explicit list of kinds of fact, and one function that reads them all."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from communique.extract.agreements import agreements
from communique.extract.citations import with_sources
from communique.extract.events import events
from communique.extract.figures import figures
from communique.extract.formats import formats
from communique.extract.initiatives import initiatives
from communique.extract.leftovers import leftovers
from communique.extract.offices import offices
from communique.extract.rankings import rankings
from communique.extract.scene import Scene
from communique.extract.statements import statements
from communique.extract.topics import topics
from communique.lang import Pack
from communique.model import Claim, Leftover, Reading
from communique.parse import Parse
from communique.recognize import Mentions

Extractor = Callable[[Scene], tuple[tuple[Claim[Any], ...], tuple[Leftover, ...]]]
EXTRACTORS: tuple[Extractor, ...] = (
    figures,
    events,
    offices,
    statements,
    agreements,
    initiatives,
    formats,
    rankings,
    topics,
)


def extract(parsed: Parse, mentions: Mentions, pack: Pack, strictness: float = 0.5) -> Reading:
    """All claims of a document, and the ledger of what was not understood."""
    parsed = with_sources(parsed, pack)
    scene = Scene(parsed=parsed, mentions=mentions, pack=pack, strictness=strictness)
    claims: list[Claim[Any]] = []
    weak: list[Leftover] = []
    for extractor in EXTRACTORS:
        found, left = extractor(_strict(scene, extractor))
        claims += found
        weak += left
    claims.sort(key=lambda claim: (claim.evidence.span, claim.kind, repr(claim.content)))
    return Reading(document=parsed.document, claims=tuple(claims), leftovers=leftovers(scene, claims, weak))


def _strict(scene: Scene, extractor: Extractor) -> Scene:
    """The scene for one kind: a language with little to learn from asks for more where it errs more."""
    more = scene.pack.table("pack").get("stricter", {}).get(extractor.__name__, 0.0)
    return replace(scene, strictness=min(1.0, scene.strictness + float(more))) if more else scene
