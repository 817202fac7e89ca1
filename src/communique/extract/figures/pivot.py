"""The states that a report's figures are about: their own trade with others, which stand beside the numbers."""

from collections import Counter
from collections.abc import Mapping
from math import exp

from communique.extract.figures.ground import Around, Features, Ground
from communique.extract.figures.lists import groups, tied_area
from communique.extract.figures.pairs import FLOWS, listed
from communique.extract.figures.words import LED, TRADE
from communique.model.mention import AreaMention

PIVOT = "figures.pivot"
MOST, FIRST_SENTENCES, MANY = 10, 2, 3
PLAIN = 0.9  # how sure what the words leave no doubt of
# What stands before a partner, and behind which word of trade: "exports to", "imports from".
PARTNERS = {"into": "exports", "from_": "imports"}
ACTS = 3  # words behind a subject among which its verb stands
NEAR_GUESTS = 0.12
MOVED = (*FLOWS, "tourists")
# A plain rule for a pack without weights: what counts for and against, in logits.
WEIGHTS = {"first of hub": 1.4, "second of hub": 1.4, "owner": 1.9, "title": 0.3, "early": 1.1, "free": 2.0,
           "tied": -2.0, "share": 3.0, "bloc": -1.0, "near numbers": 1.6}  # fmt: skip
BIAS = -3.5


def pivots_of(ground: Ground) -> dict[str, float]:
    """For each of the areas that the report names most the probability that most of its figures are about it."""
    rows = pivot_rows(ground)
    scorer = ground.scene.scorer(PIVOT)
    if scorer:
        found = dict(zip(rows, scorer.probabilities(list(rows.values())), strict=True))
    else:
        found = {code: 1 / (1 + exp(-BIAS - sum(w * row.get(n, 0.0) for n, w in WEIGHTS.items())))
                 for code, row in rows.items()}  # fmt: skip
    return {**found, **_told(ground, found)}


def _told(ground: Ground, found: Mapping[str, float]) -> dict[str, float]:
    """What the opening says in so many words: "Kenya's trade with Chile and Peru" is Kenya's, guests are its host's."""
    opening = sorted(ground.area_at)[: FIRST_SENTENCES + 1]
    hosts = next((one for index in opening if (one := _hosts(ground, index))), frozenset())
    lists = [both for index, both in listed(ground).items() if index in opening and len(both[0]) == 1]
    known = {code: max(found.get(code, 0.0), PLAIN) for code in hosts}
    for owners, partners in lists:
        known.update((code, min(found.get(code, 0.0), 1 - PLAIN)) for code in partners - owners)
        known.update((code, max(found.get(code, 0.0), PLAIN)) for code in owners)
    return known if len({*(owners for owners, _ in lists), *([hosts] if hosts else [])}) == 1 else {}


def _hosts(ground: Ground, index: int) -> frozenset[str]:
    """The state that counted guests came to, where no other is named but as theirs: "2m visited Peru from Chile".

    All 8 reports of gold that open so are about it.
    """
    around, hosts = ground.around(index), set[str]()
    for group in groups(around.areas, around) if ground.numbers_at.get(index) else ():
        manner = _manner(ground, index, group[0])
        if "visited" in manner:
            hosts.update(code for mention in group for code in mention.areas)
        elif "from_" not in manner:
            return frozenset()
    return frozenset(hosts) if len(hosts) == 1 else frozenset()


def pivot_rows(ground: Ground) -> dict[str, Features]:
    """For each area that may be the pivot how the report speaks of it; those named first and most."""
    hub = ground.scene.mentions.hub
    opening = [c for i in sorted(ground.area_at)[:FIRST_SENTENCES] for m in ground.area_at[i] for c in m.areas]
    codes = list(dict.fromkeys((*hub[:MOST], *opening[:2])))
    tied, free, near, manner = _counted(ground)
    opening_manner = _opening(ground)
    early = {c for i in range(FIRST_SENTENCES + 1) for m in ground.area_at.get(i, ()) for c in m.areas}
    order = list(dict.fromkeys(c for i in sorted(ground.area_at) for m in ground.area_at[i] for c in m.areas))
    all_free, all_near = max(1, sum(free.values(), 0.0)), max(1, sum(near.values(), 0.0))
    named = max(1, sum(ground.counts.values()))
    spread = max(1, len(ground.area_at))
    bodies, datelines, officials = _bodies(ground), _datelines(ground), _officials(ground)
    all_officials = max(1, sum(officials.values()))
    found: dict[str, Features] = {}
    for code in codes:
        times = max(1, ground.counts.get(code, 0))
        row: Features = {
            "first of hub": hub[:1] == (code,),
            "second of hub": hub[1:2] == (code,),
            "hub": hub.index(code) if code in hub else MOST,
            "owner": ground.owners.get(code, 0.0),
            "title": code in ground.title,
            "early": code in early,
            "order": min(order.index(code) if code in order else MOST, MOST),
            "free": free[code] / all_free,
            "tied": tied[code] / max(1, tied[code] + free[code]),
            "share": ground.counts.get(code, 0) / named,
            "bloc": len(code) > 2 or code == "EU",
            "near numbers": near[code] / all_near,
            "sentences": sum(any(code in m.areas for m in ms) for ms in ground.area_at.values()) / spread,
            "body": bodies[code],
            "areas": min(len(ground.counts), 12),
            "numbers": min(20, sum(len(q) for q in ground.numbers_at.values())),
            "left_over": _left_over(code, tied, free),
            "dateline": code in datelines,
            "officials": officials[code] / all_officials,
        }
        row.update((f"opening.{name}", 1.0) for c, name in opening_manner if c == code)
        row.update({name: n / times for (c, name), n in manner.items() if c == code})
        found[code] = row
    for name in COMPARED:
        values = {code: row.get(name, 0.0) for code, row in found.items()}
        for code, row in found.items():
            row[f"lead.{name}"] = values[code] - max((v for c, v in values.items() if c != code), default=0.0)
    return found


def _left_over(code: str, tied: Counter[str], free: Counter[str]) -> float:
    """The part of the other areas that stand beside a number of their own, where this one does not."""
    others = [c for c in {*tied, *free} if c != code]
    return sum(tied[c] > 0 for c in others) / len(others) if others and not tied[code] else 0.0


def _opening(ground: Ground) -> set[tuple[str, str]]:
    """How the areas stand in the first sentence of the report itself that speaks of trade."""
    for index in sorted(ground.area_at):
        marks = ground.around(index).marks
        if index not in ground.headlines and any(f"is.{name}" in marks for name in MOVED):
            return {(c, name) for m in ground.area_at[index] for c in m.areas for name in _manner(ground, index, m)}
    return set()


# What a pivot has more of than any other area of the report.
COMPARED = ("free", "near numbers", "sentences", "owner", "share", "beside.trade")


def _bodies(ground: Ground) -> Counter[str]:
    """How often each area is that of an organisation which publishes figures."""
    return Counter(o.area for o in ground.scene.mentions.organizations if o.area and o.kind in PUBLISHERS)


def _officials(ground: Ground) -> Counter[str]:
    """How many of the people that the text names hold an office of each area: its own officials tell its figures."""
    people = ground.scene.mentions.persons
    return Counter(code for p in people for code in {o.area for o in p.offices if o.area})


def _datelines(ground: Ground) -> frozenset[str]:
    """The states of the places that a report is dated from: its own country, more often than not."""
    parsed = ground.scene.parsed
    opening = [m for i in sorted(ground.area_at)[:FIRST_SENTENCES] for m in ground.area_at[i]]
    starts = ((m, parsed.line_of(parsed.sentences[m.sentence])) for m in opening)
    return frozenset(c for m, line in starts if line.kind == "dateline" or m.span.start < line.start for c in m.areas)


PUBLISHERS = ("statistics", "bank", "ministry", "agency", "press_service")
Counts = tuple[Counter[str], Counter[str], Counter[str], Counter[tuple[str, str]]]


def _counted(ground: Ground) -> Counts:
    """How often each area is tied to a number, is not, stands in a sentence with numbers, and in which manner."""
    tied: Counter[str] = Counter()
    free: Counter[str] = Counter()
    near: Counter[str] = Counter()
    manner: Counter[tuple[str, str]] = Counter()
    for index, mentions in ground.area_at.items():
        around = ground.around(index)
        numbers = ground.numbers_at.get(index, ())
        bound = {c for q in numbers for side in (-1, 1) for c in tied_area(around, q, side)}
        listed = {id(m) for group in groups(around.areas, around) if len(group) >= MANY for m in group}
        for mention in mentions:
            names = _manner(ground, index, mention) + ["listed"] * (id(mention) in listed)
            for code in mention.areas:
                (tied if code in bound else free)[code] += 1
                near[code] += bool(numbers)
                manner.update((code, name) for name in names)
    return tied, free, near, manner


def _manner(ground: Ground, index: int, mention: AreaMention) -> list[str]:
    """How one mention stands: case, kind, preposition, beside words of trade or of ranks."""
    around = ground.around(index)
    names = [f"case.{mention.case}", f"kind.{mention.kind}"]
    if len(mention.areas) > 1:
        names.append("pair")
    for name in LED:
        at = around.left(name, mention.first)
        if at >= 0 and mention.first - at <= 2 and not around.cut(at, mention.first):
            names.append(name)
    for name in ("list_words", "share", "total"):
        left, right = around.closeness(name, mention.first, mention.last)
        if max(left, right) >= 0.3:
            names.append(f"beside.{name}")
    trade = any(max(around.closeness(f"is.{name}", mention.first, mention.last)) >= 0.3 for name in MOVED)
    if trade:
        names.append("beside.trade")
    if _trades(around, mention):
        names.append("trades")
    if "into" in names and max(around.closeness("is.tourists", mention.first, mention.last)) >= NEAR_GUESTS:
        names.append("visited")
    return names


def only_partner(ground: Ground, code: str) -> bool:
    """Whether a state is named as a partner only, so that a whole trade is not its own.

    "Exports rose to $9bn, though those to the US fell". Of 1,136 figures of one state in gold none is against it.
    """
    if code not in ground.traded_with:
        named = [(index, m) for index, mentions in ground.area_at.items() for m in mentions if code in m.areas]
        ground.traded_with[code] = bool(named) and all(_is_partner(ground, index, m) for index, m in named)
    return ground.traded_with[code]


def _is_partner(ground: Ground, index: int, mention: AreaMention) -> bool:
    """Whether words of trade make a state the partner of another where it stands."""
    around, manner = ground.around(index), _manner(ground, index, mention)
    if "with" in manner:
        return True
    flows = {name: around.left(f"is.{name}", mention.first) for name in TRADE}
    last = max(flows, key=flows.__getitem__)
    return flows[last] >= 0 and any(PARTNERS.get(name) == last for name in manner)


def _trades(around: Around, mention: AreaMention) -> bool:
    """Whether a state acts in a verb of trade: «С Китаем Чили наторговала на 5 млрд», "Kenya exported"."""
    if mention.case not in ("Nom", "") or any(around.left(n, mention.first) == mention.first - 1 for n in LED):
        return False
    at = {i for name in MOVED for i in around.marks.get(f"is.{name}", ())}
    reach = range(mention.last, min(mention.last + ACTS, around.sentence.last))
    return any(i in at and around.tokens[i - around.sentence.first].pos == "VERB" for i in reach)
