"""Between whom a document is: named with it, else in its sentence, else whom the article is about."""

from dataclasses import dataclass

from communique.extract.agreements.ground import Ground, codes_of, member
from communique.extract.agreements.sides import Row, count_told, sets_of
from communique.extract.agreements.titles import Paper
from communique.extract.agreements.words import Papers, papers
from communique.extract.scene import Scene
from communique.model import Role, Span
from communique.model.mention import AreaMention
from communique.parse import Token
from communique.recognize.mentions import within

NEAR = 14
MOST = 6
TASK = "agreements.areas"
# Parties less likely are left unsaid, at the default strictness.
LEAST = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Codes of the parties, sorted; `how` says where they were found; `spans` the words where there are any.

    `inferred` is true where some of them are not named in the sentence; `confidence` is how likely they are right.
    """

    areas: tuple[str, ...] = ()
    how: str = "none"
    spans: tuple[Span, ...] = ()
    inferred: bool = False
    confidence: float = 1.0

    @property
    def roles(self) -> tuple[Role, ...]:
        """The words that name the parties, and the mark that some are inferred."""
        said = [Role(field="areas", span=s, confidence=self.confidence) for s in self.spans]
        if self.areas and (self.inferred or not said):
            why = "the states the article is about"
            said.append(Role(field="areas", inferred=True, confidence=self.confidence, why=why))
        return tuple(said)


def decided(ground: Ground, paper: Paper, plain: Parties) -> Parties:
    """The likeliest parties as learned; `plain` ones where nothing was learned, none where no set is likely enough."""
    scorer = ground.scene.scorer(TASK)
    if scorer is None:
        return plain
    rows = _fitting(ground, paper, party_rows(ground, paper))
    known = dict(zip(rows, scorer.probabilities(list(rows.values())), strict=True))
    best = max(known, key=lambda areas: (known[areas], sorted(areas)), default=frozenset[str]())
    if not best or known[best] < LEAST * 2 * ground.scene.strictness:
        return Parties()
    words = [a for a in ground.sentence(paper).areas if best.issuperset(a.areas)]
    return Parties(
        areas=tuple(sorted(best)), how="learned", spans=tuple(a.span for a in words),
        inferred=not best <= codes_of(words), confidence=known[best],
    )  # fmt: skip


def party_rows(ground: Ground, paper: Paper) -> dict[frozenset[str], Row]:
    """Features of `agreements.areas`: each set of states that a document may be between."""
    scene = ground.scene
    inside = within(scene.mentions.areas, paper.sentence.start, paper.sentence.end)
    joined = _joined(scene, paper, [area for area in inside if _stands(area, paper)])
    return sets_of(ground, paper, papers(scene.pack), joined)


def _fitting(ground: Ground, paper: Paper, rows: dict[frozenset[str], Row]) -> dict[frozenset[str], Row]:
    """The sets with the side named right behind a title, as large as the title tells; all where none is so.

    In gold that side is a party of 16 of 17 documents, and as many states are of all 11 whose title counts them.
    """
    told = count_told(ground, paper, papers(ground.scene.pack))
    behind = [m for m in ground.sentence(paper).areas if 0 <= m.first - paper.last <= 1 and ground.stands_with(m)]
    side = codes_of(behind[:1])
    kept = {areas: row for areas, row in rows.items() if side <= areas}
    kept = {areas: row for areas, row in kept.items() if len(areas) == told or not told} or kept
    return kept or rows


def parties(scene: Scene, paper: Paper) -> Parties:
    """The parties of a document, as far as the text tells."""
    inside = within(scene.mentions.areas, paper.sentence.start, paper.sentence.end)
    here = [area for area in inside if _stands(area, paper)]
    joined = _joined(scene, paper, here)
    if len(_codes(joined)) >= 2:
        return Parties(areas=_codes(joined), how="between", spans=tuple(a.span for a in joined))
    beside = [a for a in here if paper.head - NEAR <= a.first <= paper.last + NEAR]
    for how, found in (("beside", beside), ("sentence", here)):
        codes = _codes(_states(found))
        if 2 <= len(codes) <= MOST:
            return Parties(areas=codes, how=how, spans=tuple(a.span for a in found))
    return _with_hub(scene, here)


def _joined(scene: Scene, paper: Paper, here: list[AreaMention]) -> list[AreaMention]:
    """The areas behind «между» nearest to a title: those that follow it without a verb between."""
    tokens, words = scene.parsed.tokens, papers(scene.pack)
    openers = [i for i in range(paper.sentence.first, paper.sentence.last) if tokens[i].lemmas & words.among]
    if not openers:
        return []
    opener = min(openers, key=lambda i: abs(i - paper.head))
    end = next((i for i in range(opener + 1, paper.sentence.last) if _closes(tokens[i], words)), paper.sentence.last)
    return [a for a in here if opener < a.first < end]


def _closes(token: Token, words: Papers) -> bool:
    if token.form.verb in ("Fin", "Inf", "Part", "Conv") or token.text in ("(", ";", ":", "."):
        return True
    return token.pos == "ADP" and not token.lemmas & words.among


def _states(areas: list[AreaMention]) -> list[AreaMention]:
    """Without blocs where two states or more are named: «форум ОЭС» beside three states is an occasion."""
    countries = [a for a in areas if a.kind != "bloc"]
    return countries if len(_codes(countries)) >= 2 else areas


def _stands(area: AreaMention, paper: Paper) -> bool:
    """Whether a mention can name a party: no part of a name, no city, not inside what the document is about."""
    if area.part or area.kind == "city":
        return False
    inside = paper.about[0] <= area.first < paper.about[1]
    return not inside or area.kind in ("country", "bloc")


def _with_hub(scene: Scene, here: list[AreaMention]) -> Parties:
    codes, hub = _codes(here), tuple(scene.mentions.hub)
    if len(codes) == 1:
        other = next((code for code in hub if code not in codes and not member(codes[0], code)), "")
        if other:
            return Parties(areas=tuple(sorted((*codes, other))), how="one", spans=tuple(a.span for a in here))
        return Parties(areas=codes, how="alone", spans=tuple(a.span for a in here))
    if not codes and len(hub) >= 2:
        return Parties(areas=tuple(sorted(hub[:2])), how="hub")
    return Parties()


def _codes(areas: list[AreaMention]) -> tuple[str, ...]:
    return tuple(sorted(codes_of(areas)))
