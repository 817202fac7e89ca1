"""Whose office it is, where the title does not say: the areas of the article as candidates, with readable features."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from communique.extract.offices.candidates import Candidate
from communique.extract.offices.named import Named
from communique.extract.scene import Scene
from communique.lang import Pack
from communique.lang.pack import world
from communique.model.mention import AreaMention
from communique.parse.tokens import fold
from communique.recognize.people.seats import SEATED

TASK = "offices.area"
Features = dict[str, float]
CODE_OF_A_STATE = 2  # letters; blocs have longer codes, but for a few
NOWHERE = frozenset[str]()
BESIDE = 2  # tokens from a body to the title that follows its name: "(WTO) Director-General"
STATE_RANKS = ("head_of_state", "head_of_government")
OF_STATES = (*STATE_RANKS, "minister")  # no bloc has such an office


def codes_of(named: Named, candidate: Candidate) -> tuple[str, ...]:
    """All codes that the article names, in the order of its hub, and those the title itself hints at.

    Left out are groups of states without offices of their own, the country that an envoy is sent to, and those that the
    person goes to on official visits.
    """
    scene = named.scene
    own = (candidate.person.area,) if candidate.person.area else ()
    hinted = [code for code in (*homes(scene.pack, candidate.title), *own) if code not in named.by_code]
    hub = [code for code in scene.mentions.hub if code in named.by_code]
    of_state = candidate.mention.office.rank in OF_STATES
    unions = frozenset(() if of_state else world("unions").get("organizations", ()))
    abroad = named.goals.get(candidate.person.id, NOWHERE)
    codes = [c for c in dict.fromkeys([*hub, *named.by_code, *hinted]) if c not in abroad]
    found = [c for c in codes if (len(c) == CODE_OF_A_STATE and c.isalpha()) or c in unions]
    others = _seats(named, candidate) | _of_colleagues(scene, candidate)
    return tuple(c for c in found if c not in others) or tuple(found)


def _of_colleagues(scene: Scene, candidate: Candidate) -> frozenset[str]:
    """The states of those who share a title in the plural: «глав МИД Сергея Лаврова и Владимира Макея» are of two."""
    if not candidate.mention.plural:
        return frozenset()
    others = (scene.mentions.person(p).area for p in candidate.mention.holders if p != candidate.person.id)
    return frozenset(others) - {"", candidate.person.area}


def _seats(named: Named, candidate: Candidate) -> frozenset[str]:
    """The areas named inside the title of an envoy: where he serves («посол республики в Москве»)."""
    here = candidate.mention
    if here.office.rank != "envoy":
        return frozenset()
    inside = [m for m in named.near(here) if here.first < m.first < here.last and m.kind != "adjective"]
    return frozenset(code for m in inside for code in m.areas)


def options(named: Named, candidate: Candidate) -> list[tuple[str, float]]:
    """The areas that the office may be of, each with its probability."""
    if candidate.area:
        return [(candidate.area, 1.0)]
    told = next((o for o in candidate.person.offices if o.title == candidate.title and o.area_origin == SEATED), None)
    if told is not None:
        return [(told.area, told.area_confidence)]
    if _of_no_state(named, candidate):
        return []
    codes = codes_of(named, candidate)
    rows = [features(named, candidate, code, codes) for code in codes]
    scorer = named.scene.scorer(TASK)
    chances = [_by_hand(row) for row in rows] if scorer is None else scorer.probabilities(rows)
    return [(code, chance * _possible(row)) for code, chance, row in zip(codes, chances, rows, strict=True)]


def _of_no_state(named: Named, candidate: Candidate) -> bool:
    """Whether the title is of a body of many states that has no code: "IMF Managing Director", «глава МВФ»."""
    here = candidate.mention
    return any(here.first - BESIDE <= first < here.last for first in named.unowned.get(here.sentence, ()))


def _possible(row: Mapping[str, float]) -> float:
    """A state that is not what the title calls it is all but ruled out, however few examples taught it."""
    return 0.4 if row["no_form"] or row["no_republic"] else 1.0


def features(named: Named, candidate: Candidate, code: str, codes: Sequence[str]) -> Features:
    """What speaks for and against one area."""
    scene = named.scene
    row: Features = {"place": 1.0 / (1 + codes.index(code)), "first": float(codes[0] == code), "n": float(len(codes))}
    row |= _mentions(named, candidate, code)
    row |= _people(named, candidate, code)
    row |= _words(named, candidate, code) | _elsewhere(scene, candidate, code, codes)
    row["own_place"] = float(_own(scene, candidate)) * row["place"]
    return row | _form_of_state(scene, candidate, code)


def _form_of_state(scene: Scene, candidate: Candidate, code: str) -> Features:
    """Whether a state can be called what the title calls it («королевства», «республики»)."""
    states = world("states")
    forms = {form for form, words in _table(scene.pack).forms.items() if words & _lemmas(scene, candidate)}
    monarchies = {c for form in ("kingdom", "emirate", "sultanate", "other") for c in states.get(form, ())}
    said = forms - {"republic"}
    fits = any(code in states.get(form, ()) for form in said)
    return {
        "form": float(fits),
        "no_form": float(bool(said) and not fits),
        "no_republic": float("republic" in forms and not fits and code in monarchies),
    }


def _mentions(named: Named, candidate: Candidate, code: str) -> Features:
    """Where the area is named: beside the title, before it, in the headline."""
    scene, areas, mine = named.scene, named.areas, named.by_code.get(code, ())
    here, last = candidate.mention, named.last_before(candidate.mention.first)
    row: Features = {"share": len(mine) / max(1, len(areas)), "never": float(not mine)}
    same = [m for m in named.near(here) if code in m.areas and not m.part]
    row["same"] = float(bool(same))
    for mention in same:
        row[f"same_{mention.kind}"] = 1.0
        row["same_before" if mention.first < here.first else "same_after"] = 1.0
        if mention.case:
            row[f"same_case_{mention.case}"] = 1.0
        row |= {f"same_behind={word}": 1.0 for word in _preposition(scene, mention)}
    row["sentence_before"] = float((code, here.sentence - 1) in named.told)
    row["last_before"] = float(last is not None and code in last.areas)
    row["last_before_own"] = row["last_before"] * float(_own(scene, candidate))
    row["headline"] = float(bool(mine) and mine[0].sentence <= 1)
    row["opening"] = float(bool(areas) and code in areas[0].areas)
    row["bloc"] = float(code in named.blocs)
    row["only_bloc_wanted"] = row["bloc"] * float(_of_bloc(candidate))
    row["alone"] = float(len(mine) == len(areas))
    return row


def _preposition(scene: Scene, mention: AreaMention) -> tuple[str, ...]:
    """The preposition before an area, over an article: "to Fiji" is where somebody goes."""
    for token in reversed(scene.parsed.tokens[max(0, mention.first - 2) : mention.first]):
        if token.pos == "ADP":
            return (token.norm,)
        if token.pos != "DET":
            break
    return ()


def _people(named: Named, candidate: Candidate, code: str) -> Features:
    """Who else is said to serve the area: another holder of the same rank speaks against it."""
    here, himself = candidate.mention, candidate.person
    serving = named.serving.get(code, frozenset()) - {himself.id}
    rivals = named.ranked.get((code, here.office.rank), frozenset()) - {himself.id}
    beside = (m for m in named.offices.get(here.sentence, ()) if m is not here)
    bodies = named.bodies.get(code, frozenset())
    return {
        "himself": float(himself.area == code or any(o.area == code for o in himself.offices)),
        "himself_elsewhere": float(bool(himself.area) and himself.area != code),
        "others": float(len(serving)),
        "rival": float(bool(rivals)),
        "other_in_sentence": float(not serving.isdisjoint(named.present.get(here.sentence, ()))),
        "office_in_sentence": float(any(code in m.areas for m in beside)),
        "joined": float(named.joined.get(here.first) == code),
        "joined_elsewhere": float(named.joined.get(here.first, code) != code),
        "organization": float(bool(bodies)),
        "organization_here": float(here.sentence in bodies),
    }


def _words(named: Named, candidate: Candidate, code: str) -> Features:
    """What the title and the name themselves say."""
    here, pack = candidate.mention, named.scene.pack
    at_home = homes(pack, candidate.title)
    fits, groups = origins(pack, candidate.person.name)
    seat = [m for m in named.near(here) if here.first <= m.first < here.last]
    return {
        "home": float(code in at_home),
        "no_home": float(bool(at_home) and code not in at_home),
        "origin": float(code in fits),
        "no_origin": float(bool(groups) and code not in fits),
        "seat": float(here.office.rank == "envoy" and any(code in m.areas for m in seat)),
        "state_rank": float(here.office.rank in STATE_RANKS) * float(code in fits),
        "publisher": float(named.publisher == code),
    }


def _elsewhere(scene: Scene, candidate: Candidate, code: str, codes: Sequence[str]) -> Features:
    """Whether the name is at home in this one alone of the areas of the article, or in others of them."""
    fits, _ = origins(scene.pack, candidate.person.name)
    at_home = [c for c in codes if c in fits]
    return {"only_origin": float(at_home == [code]), "origin_elsewhere": float(bool(at_home) and code not in at_home)}


def _own(scene: Scene, candidate: Candidate) -> bool:
    """Whether the title says «республики», «страны» for a state named before."""
    return bool(_lemmas(scene, candidate) & _table(scene.pack).own)


def _lemmas(scene: Scene, candidate: Candidate) -> frozenset[str]:
    """All dictionary forms of the words of the title."""
    tokens = scene.parsed.tokens[candidate.mention.first : candidate.mention.last]
    return frozenset(lemma for token in tokens for lemma in token.lemmas)


def _of_bloc(candidate: Candidate) -> bool:
    return candidate.mention.office.rank in ("official", "other")


class _Table:
    """Homes of titles and origins of names of a pack."""

    def __init__(self, pack: Pack) -> None:
        offices = pack.table("offices")
        self.homes: Mapping[str, list[str]] = offices.get("homes", {})
        self.own = frozenset(offices.get("own_state", {}).get("words", ()))
        self.forms = {form: frozenset(words) for form, words in offices.get("forms_of_state", {}).items()}
        self.origins: Sequence[Mapping[str, Any]] = pack.table("names").get("origin", ())


@cache
def _table(pack: Pack) -> _Table:
    return _Table(pack)


@lru_cache(maxsize=20_000)
def homes(pack: Pack, title: str) -> tuple[str, ...]:
    """Codes that a title without a country rather belongs to («госсекретарь», «аким»)."""
    words = fold(title).split()
    fitting = [codes for key, codes in _table(pack).homes.items() if any(word.startswith(key) for word in words)]
    return tuple(dict.fromkeys(code for codes in fitting for code in codes))


@lru_cache(maxsize=20_000)
def origins(pack: Pack, name: str) -> tuple[frozenset[str], int]:
    """Codes at home in which names look so, and how many patterns it fits."""
    words = fold(name).replace("-", " ").split()
    codes: set[str] = set()
    count = 0
    for origin in _table(pack).origins:
        fits = (
            (words and words[0] in origin.get("families", ()))
            or any(word in origin.get("given", ()) for word in words[:1])
            or any(word in origin.get("particles", ()) for word in words)
            or any(word in origin.get("surnames", ()) for word in words[1:])
            or (words and words[-1].endswith(tuple(origin.get("endings", ()))))
            or any(part in word for word in words[:2] for part in origin.get("parts", ()))
        )
        if fits:
            codes |= set(origin["codes"])
            count += 1
    return frozenset(codes), count


def _by_hand(row: Mapping[str, float]) -> float:
    """A guess without weights: the person's own other titles, «республики», the hub; a rival rules out."""
    if row.get("himself"):
        return 0.95
    score = 0.45 * row["place"] + 0.2 * row["last_before"] + 0.2 * row["origin"] + 0.2 * row["home"]
    score += 0.3 * row["form"] - 0.3 * row["no_form"] - 0.3 * row["no_republic"]
    score -= 0.4 * row.get("rival", 0.0) + 0.3 * row["seat"] + 0.3 * row["bloc"] + 0.15 * row["no_origin"]
    return max(0.0, min(0.9, score))
