"""Whose office it is, where the title does not say: the areas of the article as candidates, with readable features."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from communique.extract.offices.candidates import Candidate
from communique.extract.scene import Scene
from communique.lang import Pack
from communique.lang.pack import world
from communique.model.mention import AreaMention
from communique.parse.tokens import fold
from communique.recognize.people.seats import SEATED

TASK = "offices.area"
Features = dict[str, float]
CODE_OF_A_STATE = 2  # letters; blocs have longer codes, but for a few
BESIDE = 2  # tokens from a body to the title that follows its name: "(WTO) Director-General"
STATE_RANKS = ("head_of_state", "head_of_government")
OF_STATES = (*STATE_RANKS, "minister")  # no bloc has such an office


def codes_of(scene: Scene, candidate: Candidate) -> tuple[str, ...]:
    """All codes that the article names, in the order of its hub, and those the title itself hints at.

    Left out are groups of states without offices of their own, and the country that an envoy is sent to.
    """
    named = dict.fromkeys(code for m in scene.mentions.areas if not m.part for code in m.areas)
    own = (candidate.person.area,) if candidate.person.area else ()
    hinted = [code for code in (*homes(scene.pack, candidate.title), *own) if code not in named]
    hub = [code for code in scene.mentions.hub if code in named]
    of_state = candidate.mention.office.rank in OF_STATES
    unions = frozenset(() if of_state else world("unions").get("organizations", ()))
    found = [
        c for c in dict.fromkeys([*hub, *named, *hinted]) if (len(c) == CODE_OF_A_STATE and c.isalpha()) or c in unions
    ]
    others = _seats(scene, candidate) | _of_colleagues(scene, candidate)
    return tuple(c for c in found if c not in others) or tuple(found)


def _of_colleagues(scene: Scene, candidate: Candidate) -> frozenset[str]:
    """The states of those who share a title in the plural: «глав МИД Сергея Лаврова и Владимира Макея» are of two."""
    if not candidate.mention.plural:
        return frozenset()
    others = (scene.mentions.person(p).area for p in candidate.mention.holders if p != candidate.person.id)
    return frozenset(others) - {"", candidate.person.area}


def _seats(scene: Scene, candidate: Candidate) -> frozenset[str]:
    """The areas named inside the title of an envoy: where he serves («посол республики в Москве»)."""
    here = candidate.mention
    if here.office.rank != "envoy":
        return frozenset()
    inside = [m for m in scene.mentions.areas if here.first < m.first < here.last and m.kind != "adjective"]
    return frozenset(code for m in inside for code in m.areas)


def options(scene: Scene, candidate: Candidate) -> list[tuple[str, float]]:
    """The areas that the office may be of, each with its probability."""
    if candidate.area:
        return [(candidate.area, 1.0)]
    told = next((o for o in candidate.person.offices if o.title == candidate.title and o.area_origin == SEATED), None)
    if told is not None:
        return [(told.area, told.area_confidence)]
    if _of_no_state(scene, candidate):
        return []
    codes = codes_of(scene, candidate)
    rows = [features(scene, candidate, code, codes) for code in codes]
    scorer = scene.scorer(TASK)
    chances = [_by_hand(row) for row in rows] if scorer is None else scorer.probabilities(rows)
    return [(code, chance * _possible(row)) for code, chance, row in zip(codes, chances, rows, strict=True)]


def _of_no_state(scene: Scene, candidate: Candidate) -> bool:
    """Whether the title is of a body of many states that has no code: "IMF Managing Director", «глава МВФ»."""
    here = candidate.mention
    bodies = (o for o in scene.mentions.organizations if o.kind == "international" and not o.area)
    return any(here.first - BESIDE <= o.first < here.last and o.sentence == here.sentence for o in bodies)


def _possible(row: Mapping[str, float]) -> float:
    """A state that is not what the title calls it is all but ruled out, however few examples taught it."""
    return 0.4 if row["no_form"] or row["no_republic"] else 1.0


def features(scene: Scene, candidate: Candidate, code: str, codes: Sequence[str]) -> Features:
    """What speaks for and against one area."""
    row: Features = {"place": 1.0 / (1 + codes.index(code)), "first": float(codes[0] == code), "n": float(len(codes))}
    row |= _mentions(scene, candidate, code)
    row |= _people(scene, candidate, code)
    row |= _words(scene, candidate, code) | _elsewhere(scene, candidate, code, codes)
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


def _mentions(scene: Scene, candidate: Candidate, code: str) -> Features:
    """Where the area is named: beside the title, before it, in the headline."""
    areas = [m for m in scene.mentions.areas if not m.part]
    mine = [m for m in areas if code in m.areas]
    here = candidate.mention
    row: Features = {"share": len(mine) / max(1, len(areas)), "never": float(not mine)}
    same = [m for m in mine if m.sentence == here.sentence]
    row["same"] = float(bool(same))
    for mention in same:
        row[f"same_{mention.kind}"] = 1.0
        row["same_before" if mention.first < here.first else "same_after"] = 1.0
        if mention.case:
            row[f"same_case_{mention.case}"] = 1.0
        row |= {f"same_behind={word}": 1.0 for word in _preposition(scene, mention)}
    row["sentence_before"] = float(any(m.sentence == here.sentence - 1 for m in mine))
    before = [m for m in areas if m.first < here.first and m.kind != "bloc"]
    row["last_before"] = float(bool(before) and code in before[-1].areas)
    row["last_before_own"] = row["last_before"] * float(_own(scene, candidate))
    row["headline"] = float(any(m.sentence <= 1 for m in mine))
    row["opening"] = float(bool(areas) and code in areas[0].areas)
    row["bloc"] = float(any(m.kind == "bloc" for m in mine))
    row["only_bloc_wanted"] = row["bloc"] * float(_of_bloc(candidate))
    row["alone"] = float(all(code in m.areas for m in areas))
    return row


def _preposition(scene: Scene, mention: AreaMention) -> tuple[str, ...]:
    """The preposition before an area, over an article: "to Fiji" is where somebody goes."""
    for token in reversed(scene.parsed.tokens[max(0, mention.first - 2) : mention.first]):
        if token.pos == "ADP":
            return (token.norm,)
        if token.pos != "DET":
            break
    return ()


def _people(scene: Scene, candidate: Candidate, code: str) -> Features:
    """Who else is said to serve the area: another holder of the same rank speaks against it."""
    here = candidate.mention
    himself = candidate.person
    serving = [p for p in scene.mentions.persons if p.id != himself.id and any(o.area == code for o in p.offices)]
    present = {m.person for m in scene.mentions.people if m.sentence == here.sentence}
    ranks = {o.rank for p in serving for o in p.offices if o.area == code} - {"official"}
    beside = [m for m in scene.mentions.offices if m.sentence == here.sentence and m is not here]
    bodies = [o for o in scene.mentions.organizations if o.area == code]
    return {
        "himself": float(himself.area == code or any(o.area == code for o in himself.offices)),
        "himself_elsewhere": float(bool(himself.area) and himself.area != code),
        "others": float(len(serving)),
        "rival": float(here.office.rank in ranks),
        "other_in_sentence": float(any(p.id in present for p in serving)),
        "office_in_sentence": float(any(code in m.areas for m in beside)),
        "organization": float(bool(bodies)),
        "organization_here": float(any(o.sentence == here.sentence for o in bodies)),
    }


def _words(scene: Scene, candidate: Candidate, code: str) -> Features:
    """What the title and the name themselves say."""
    at_home = homes(scene.pack, candidate.title)
    fits, groups = origins(scene.pack, candidate.person.name)
    envoy = candidate.mention.office.rank == "envoy"
    seat = [m for m in scene.mentions.areas if candidate.mention.first <= m.first < candidate.mention.last]
    return {
        "home": float(code in at_home),
        "no_home": float(bool(at_home) and code not in at_home),
        "origin": float(code in fits),
        "no_origin": float(bool(groups) and code not in fits),
        "seat": float(envoy and any(code in m.areas for m in seat)),
        "state_rank": float(candidate.mention.office.rank in STATE_RANKS) * float(code in fits),
        "publisher": float(_publisher(scene) == code),
    }


def _elsewhere(scene: Scene, candidate: Candidate, code: str, codes: Sequence[str]) -> Features:
    """Whether the name is at home in this one alone of the areas of the article, or in others of them."""
    fits, _ = origins(scene.pack, candidate.person.name)
    at_home = [c for c in codes if c in fits]
    return {"only_origin": float(at_home == [code]), "origin_elsewhere": float(bool(at_home) and code not in at_home)}


def _publisher(scene: Scene) -> str:
    media = [o for o in scene.mentions.organizations if o.kind in ("media", "agency") and o.area]
    return media[0].area if media else ""


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
