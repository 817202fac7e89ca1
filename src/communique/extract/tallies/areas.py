"""Whose figure it is: sets of areas that the words allow, ranked by where each area stands.

The sets are a ladder: what stands beside the number; that with the article's main area; groups joined in the
sentence; the figure before, whole or with its partner changed; the main pair.
"""

from collections.abc import Iterable

from communique.extract.tallies.around import breaks, gap, place
from communique.extract.tallies.candidates import Candidate, Last
from communique.extract.tallies.stage import Row, Stage, near
from communique.model.mention import AreaMention

TASK = "figures.areas"
Set = tuple[str, ...]
MOST = 40


def options(stage: Stage, candidate: Candidate, last: Last) -> dict[Set, str]:
    """Candidate sets of areas, each with the step of the ladder that proposed it first."""
    room = stage.room(candidate.mention.sentence)
    here = _sets(m.areas for m in room.areas)
    hub, people = stage.hub[:3], _people(stage, candidate)
    found: dict[Set, str] = {}

    def propose(areas: Iterable[str], step: str) -> None:
        key = _settled(areas)
        if key and len(key) <= 8 and len(found) < MOST:
            found.setdefault(key, step)

    ordered = sorted(here, key=lambda s: min(_far(candidate, m) for m in room.areas if _settled(m.areas) == s))
    for single in ordered[:6]:
        propose(single, "one")
        for code in hub:
            propose({*single, code}, "one_hub")
        for code in people:
            propose({*single, code}, "one_person")
    for i, left in enumerate(ordered[:6]):
        for right in ordered[i + 1 : 6]:
            propose({*left, *right}, "two")
    if last.areas:
        propose(last.areas, "last")
        for single in ordered[:4]:
            for code in last.areas:
                propose({*single, code}, "last_partner")
    for run in _runs(stage, candidate):
        propose(run, "run")
    propose((c for s in here for c in s), "all")
    for back in (1, 2):
        for single in _sets(m.areas for m in stage.room(candidate.mention.sentence - back).areas):
            propose(single, f"back{back}")
            for code in hub[:2]:
                propose({*single, code}, f"back{back}_hub")
    for group in room.groups:
        propose(group.areas, "group")
    propose(hub[:1], "hub")
    propose(hub[:2], "hubs")
    propose(hub[:3], "hubs3")
    if len(hub) > 2:
        propose((hub[0], hub[2]), "hub13")
    propose(stage.first_areas, "first")
    return found


def features(stage: Stage, candidate: Candidate, last: Last, chosen: tuple[str, Row]) -> dict[Set, Row]:
    """Features of each candidate set; `chosen` is the indicator and what is true of the number whatever the set."""
    sets = options(stage, candidate, last)
    spots = {code: _spot(stage, candidate, code) for s in sets for code in s}
    local = {c for c, spot in spots.items() if spot.get("in_left") or spot.get("in_right")}
    here = {c for m in stage.room(candidate.mention.sentence).areas for c in m.areas}
    indicator, shared = chosen
    return {
        key: {
            **shared, **_of_set(stage, key, step, last), **_joint(key, [spots[c] for c in key]), f"ind={indicator}": 1.0,
            "uncovered": float(min(len(here - set(key)), 4)), "uncovered_local": float(min(len(local - set(key)), 3)),
            "covered": float(len(here & set(key))), "elsewhere": float(len(set(key) - here)), "here": float(min(len(here), 5)),
            "local": float(min(len(local), 3)), "sets": float(min(len(sets), 30)),
        }
        for key, step in sets.items()
    }  # fmt: skip


def _of_set(stage: Stage, key: Set, step: str, last: Last) -> Row:
    hub, known = stage.hub, max(stage.states.values(), default=1)
    return {
        f"step={step}": 1.0, "size": float(len(key)), "blocs": float(sum(len(c) != 2 for c in key)),
        "top": float(hub[:1] != () and hub[0] in key), "top2": float(len(hub) > 1 and hub[1] in key), "hubs": float(set(key) == set(hub[:2])),
        "only_hub": float(key == hub[:1]), "last": float(key == last.areas), "has_last": float(bool(last.areas)),
        "last_kept": float(len(set(key) & set(last.areas))), "last_lost": float(len(set(last.areas) - set(key))),
        "rare": min((stage.states.get(c, 0) / known for c in key), default=0.0), "first": float(set(key) <= set(stage.first_areas)),
        "first_same": float(key == stage.first_areas),
    }  # fmt: skip


def _joint(key: Set, spots: list[Row]) -> Row:
    """Features of all members of a set: the best and the worst of each."""
    found: Row = {}
    for name in ("in_left", "in_right", "in_before", "in_after", "in_back", "in_title", "in_none", "adjective", "to", "from", "between", "nominative"):
        found[f"n_{name}"] = float(sum(spot.get(name, 0.0) for spot in spots))
    closest = sorted((spot.get("near", 0.0) for spot in spots), reverse=True)
    found["near_best"], found["near_worst"] = closest[0], closest[-1]
    found["cuts_worst"] = max(spot.get("cuts", 5.0) for spot in spots)
    found["cuts_best"] = min(spot.get("cuts", 5.0) for spot in spots)
    found["pair_word"] = float(len(key) > 1 and all(spot.get("pair", 0.0) for spot in spots))
    return found


def _spot(stage: Stage, candidate: Candidate, code: str) -> Row:
    """Where an area stands, seen from the number: its best mention."""
    sentence = candidate.mention.sentence
    found = [m for m in stage.room(sentence).areas if code in m.areas]
    if found:
        best = min(found, key=lambda m: _far(candidate, m))
        where = place(candidate, best.first, best.last)
        row: Row = {
            f"in_{where}": 1.0, "near": near(gap(candidate, best.first, best.last)), "adjective": float(best.kind == "adjective"),
            "cuts": float(min(breaks(stage, candidate, best.first, best.last), 5)), "pair": float(any(len(m.areas) > 1 for m in found)),
            "nominative": float(best.case == "Nom"),
        }  # fmt: skip
        return row | _preposition(stage, best)
    for back in (1, 2):
        if any(code in m.areas for m in stage.room(sentence - back).areas):
            return {"in_back": 1.0 / back}
    return {"in_title": 1.0} if code in stage.first_areas else {"in_none": 1.0}


def _preposition(stage: Stage, mention: AreaMention) -> Row:
    first = stage.bounds(mention.sentence)[0]
    for at in range(mention.first - 1, max(first, mention.first - 4) - 1, -1):
        token = stage.tokens[at]
        if token.pos == "ADP":
            groups = {c.group for c in stage.words.cues((token,))}
            return {"to": float("scope:direction_to" in groups), "from": float("scope:direction_from" in groups),
                    "between": float("scope:between" in groups)}  # fmt: skip
    return {}


def _far(candidate: Candidate, mention: AreaMention) -> float:
    """Distance with a penalty across another number: what stands since the number before is nearest."""
    where = place(candidate, mention.first, mention.last)
    return abs(gap(candidate, mention.first, mention.last)) + {"left": 0, "right": 3, "before": 12, "after": 25}.get(where, 0)


def _runs(stage: Stage, candidate: Candidate) -> list[Set]:
    """Areas joined in a row («России, Китая и Ирана») in the number's sentence."""
    found: list[Set] = []
    run: list[str] = []
    end = -9
    for mention in stage.room(candidate.mention.sentence).areas:
        between = stage.tokens[end : mention.first] if end >= 0 else ()
        joined = end >= 0 and len(between) <= 3 and all(not t.is_word or t.pos in ("CCONJ", "ADP") for t in between)
        if not joined and len(run) > 1:
            found.append(tuple(run))
        run = [*run, *mention.areas] if joined else list(mention.areas)
        end = mention.last
    return [*found, tuple(run)] if len(run) > 1 else found


def _people(stage: Stage, candidate: Candidate) -> Set:
    """Areas of the people named in the sentence and before: «наш экспорт» is the speaker's."""
    table = stage.scene.mentions
    rooms = [stage.room(candidate.mention.sentence - back) for back in (0, 1)]
    return tuple(dict.fromkeys(a for r in rooms for p in r.people if (a := table.person(p.person).area)))[:3]


def _sets(groups: Iterable[Set]) -> list[Set]:
    return list(dict.fromkeys(key for group in groups if (key := _settled(group))))


def _settled(areas: Iterable[str]) -> Set:
    return tuple(sorted({code for code in areas if code}))
