"""Between whom a document may be: sets of states that a text proposes, each with a row of features."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from communique.extract.agreements.ground import Codes, Ground, Near, codes_of, member, states_of
from communique.extract.agreements.titles import Paper
from communique.extract.agreements.words import Papers
from communique.lang.pack import is_bloc
from communique.model.mention import AreaMention

Row = dict[str, float]
NEAR = 14  # tokens beside a title
FAR = 40  # a state that the sentence does not name stands so far
MOST = 7  # parties of one document
POOL = 9  # states of which any two may be the parties


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What all sets of one document share."""

    paper: Paper
    here: Near
    before: Near
    line: Near
    above: Near
    joined: Codes  # behind «между»
    told: int  # how many parties the words of the title tell, 0 where none do

    def gap(self, mention: AreaMention) -> int:
        """Tokens from a title to a word for a state; 0 inside the title."""
        if mention.last <= self.paper.first:
            return self.paper.first - mention.last + 1
        return max(0, mention.first - self.paper.last + 1) if mention.first >= self.paper.last else 0


def sets_of(ground: Ground, paper: Paper, words: Papers, joined: Iterable[AreaMention]) -> dict[Codes, Row]:
    """Each set of states that a document may be between, with its features."""
    around = Surroundings(
        paper=paper, here=ground.sentence(paper), before=ground.before(paper), line=ground.line(paper),
        above=ground.above(paper), joined=codes_of(joined), told=count_told(ground, paper, words),
    )  # fmt: skip
    return {
        areas: {f"from={source}": 1.0 for source in sources} | _features(ground, around, areas)
        for areas, sources in _proposed(ground, around).items()
    }


def count_told(ground: Ground, paper: Paper, words: Papers) -> int:
    """Two for «двусторонний», three for «трёхсторонний»."""
    lemmas = {lemma for t in ground.scene.parsed.tokens[paper.first : paper.head + 1] for lemma in t.lemmas}
    return 2 if lemmas & words.two else 3 if lemmas & words.three else 0


def _proposed(ground: Ground, around: Surroundings) -> dict[Codes, list[str]]:
    found: dict[Codes, list[str]] = {}

    def propose(source: str, codes: Iterable[str]) -> None:
        areas = frozenset(codes)
        if 0 < len(areas) <= MOST:
            found.setdefault(areas, []).append(source)

    here, hub = around.here, ground.hub
    propose("joined", around.joined)
    propose("inside", codes_of(m for m in here.areas if around.gap(m) == 0))
    beside = [m for m in here.areas if around.gap(m) <= NEAR]
    propose("beside", codes_of(beside))
    propose("beside_states", states_of(beside))
    for name, near in (("here", here), ("before", around.before), ("line", around.line), ("above", around.above)):
        propose(name, near.named)
        propose(f"{name}_states", states_of(near.areas))
        propose(f"{name}_people", near.sides)
        propose(f"{name}_known", near.known)
        for group in near.groups:
            propose(f"{name}_group", group.areas)
    for size in (2, 3):
        propose(f"hub{size}", hub[:size])
    propose("title", ground.title)
    pool = _pool(ground, around)
    for one, other in combinations(pool, 2):
        if not member(one, other):
            propose("pair", (one, other))
    for code in pool:
        propose("alone", (code,))
    return found


def _pool(ground: Ground, around: Surroundings) -> list[str]:
    """The likeliest states, those of the sentence first, nearest first."""
    near = sorted(around.here.areas, key=lambda m: (around.gap(m), m.first))
    codes = [code for m in near for code in m.areas] + sorted(around.here.sides) + list(ground.hub[:3])
    codes += sorted(around.before.known) + sorted(around.line.known) + sorted(around.above.known)
    return list(dict.fromkeys(codes))[:POOL]


def _features(ground: Ground, around: Surroundings, areas: Codes) -> Row:
    size, hub = len(areas), ground.hub
    ranks = [hub.index(code) if code in hub[:5] else 5 for code in areas]
    total = max(1, sum(ground.counts.values()))
    return {
        "size": size,
        "alone": size == 1,
        "pair": size == 2,
        "bloc": any(map(is_bloc, areas)),
        "told": float(around.told == size) - float(around.told not in (0, size)),
        "hub_best": min(ranks),
        "hub_worst": max(ranks),
        "hub_size": min(len(hub), 5),
        "hub_missed": sum(code not in areas for code in hub[:2]),
        "weight": sum(ground.counts.get(code, 0) for code in areas) / total,
        "least": min(ground.counts.get(code, 0) for code in areas) / total,
        "in_title": len(areas & ground.title) / size,
        "title_missed": min(len(ground.title - areas), 4),
        "strong": around.paper.about[1] > 0,
        **_by_words(ground, around, areas),
        **_by_stretch("line", around.line, areas),
        **_by_stretch("before", around.before, areas),
        **_by_stretch("above", around.above, areas),
    }


def _by_words(ground: Ground, around: Surroundings, areas: Codes) -> Row:
    """How the sentence speaks of the set, and of the states that it leaves out."""
    gaps: dict[str, int] = {}
    places, partners = set[str](), set[str]()
    for mention in around.here.areas:
        for code in mention.areas:
            gaps[code] = min(gaps.get(code, FAR), around.gap(mention))
        (places if ground.stands_in(mention) else partners).update(mention.areas)
    only_places = places - partners - around.here.sides
    along = codes_of(m for m in around.here.areas if ground.stands_with(m))
    mine = [gaps.get(code, FAR) for code in areas]
    missed = [gap for code, gap in gaps.items() if code not in areas and not any(member(code, a) for a in areas)]
    inside = codes_of(m for m in around.here.areas if around.gap(m) == 0)
    return {
        "here": sum(code in gaps for code in areas) / len(areas),
        "known": len(areas & around.here.known) / len(areas),
        "nearest": min(mine),
        "farthest": max(mine),
        "missed": min(len(missed), 5),
        "missed_near": min(missed, default=FAR),
        "lead": min(missed, default=FAR) - max(mine),
        "joined": len(areas & around.joined) / len(areas),
        "joined_all": around.joined == areas,
        "joined_any": bool(around.joined),
        "inside": len(areas & inside) / len(areas),
        "inside_missed": min(len(inside - areas), 3),
        "place": len(areas & only_places) / len(areas),
        "with": len(areas & along) / len(areas),
        "with_missed": min(len(along - areas), 3),
        "sides": len(areas & around.here.sides) / len(areas),
        "sides_all": bool(around.here.sides) and around.here.sides == areas,
        "sides_missed": min(len(around.here.sides - areas), 4),
        "members": min(sum(any(member(a, b) for b in around.here.known | areas) for a in areas), 3),
    }


def _by_stretch(name: str, near: Near, areas: Codes) -> Row:
    """How much of the set a stretch of text speaks of, and how many others."""
    return {
        f"{name}_known": len(areas & near.known) / len(areas),
        f"{name}_sides": len(areas & near.sides) / len(areas),
        f"{name}_missed": min(len(near.known - areas), 5),
        f"{name}_empty": not near.known,
    }
