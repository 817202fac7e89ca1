"""Who holds which title: names beside titles, lists of names beside lists of titles, states aligned with names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.model.mention import AreaMention
from communique.parse import Parse
from communique.recognize.people.appointments import Appointments
from communique.recognize.people.declension import CASES, GENDERS, Declension
from communique.recognize.people.names import Name, possible_cases
from communique.recognize.people.titles import DASHES, Title
from communique.recognize.people.words import Words

LEADER, LIST_LIMIT = "head_of_state", 12
OPENING = frozenset((",", "(", *DASHES))  # marks before what explains a name
COURTESIES = 9  # tokens between a title and a name: ", H.E. Prof. Dr."
DOUBTFUL = -0.9  # a weight of a pattern below this speaks for another case


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A title and the name of its holder (indices), the area that this holder has it in, and how they are joined.

    `link`: before (title, then name), after (name, title), list, shared (one title over several names), chain,
    appointed, and of: the name is a part of the title itself («помощник президента X»).
    """

    title: int
    name: int
    area: str = ""
    link: str = "before"


class HolderReader:
    """Pairs the titles and names of one parse."""

    def __init__(
        self,
        parsed: Parse,
        areas: Sequence[AreaMention],
        found: tuple[Sequence[Title], Sequence[Name]],
        knowledge: tuple[Words, Declension],
    ) -> None:
        """`found` are titles and names in the order of the text; `knowledge` the words and patterns of the pack."""
        self._tokens = parsed.tokens
        self._parsed = parsed
        self._titles, self._names = found
        self._words, self._patterns = knowledge
        self._appointments = Appointments(parsed, self._names, *knowledge)
        self._areas: Mapping[int, AreaMention] = {m.first: m for m in areas if not m.part}
        self._title_at = {t.first: i for i, t in enumerate(self._titles)}
        self._title_end = {t.last: i for i, t in enumerate(self._titles)}
        self._name_at = {n.first: i for i, n in enumerate(self._names)}
        self._name_end = {end: i for i, n in enumerate(self._names) for end in self._ends(n.last)}
        self._passed: set[int] = set()
        self._within: list[int] = []

    def _ends(self, last: int) -> Iterator[int]:
        """Where a name ends, with and without the letters behind it: "John Smith MP"."""
        yield last
        while last < len(self._tokens) and self._tokens[last].norm in self._words.letters_behind:
            last += 1
            yield last

    def holdings(self) -> tuple[Holding, ...]:
        """All pairs, a title with several holders once for each."""
        found: list[Holding] = []
        for i in range(len(self._titles)):
            found += self._right(i)
        held = {h.title for h in found}
        for i in range(len(self._titles) - 1, -1, -1):
            if i not in held:
                chained = self._chain(i, found)
                found += chained
                held |= {h.title for h in chained}
        for i in range(len(self._titles)):
            if i not in held:
                found += self._left(i)
                held |= {h.title for h in found}
        for i in range(len(self._titles)):
            if i not in {h.title for h in found}:
                found += self._appointed(i)
        kept = (h for h in found if h.title not in self._passed)
        return tuple(sorted(self._of_one_state(kept), key=lambda h: (h.title, h.name)))

    def _of_one_state(self, found: Iterable[Holding]) -> Iterator[Holding]:
        """The state that is said once, behind the last: "President X and Prime Minister Y of Serbia"."""
        pairs = tuple(found)
        held = {h.title: h for h in pairs}
        for holding in pairs:
            end = self._names[holding.name].last
            joint = self._words.caseless and end < len(self._tokens) and self._tokens[end].norm in self._words.joints
            other = (
                held.get(self._title_at.get(end + 1, -1)) if joint and not self._titles[holding.title].areas else None
            )
            last = self._names[other.name].last if other is not None and not holding.area else 0
            area = self._behind(last) if last and holding.link == "before" else ""
            yield replace(holding, area=area) if area else holding

    def _right(self, i: int) -> list[Holding]:
        """Names that follow a title at once."""
        title = self._titles[i]
        j = self._skip(title)
        name = self._name_at.get(j)
        if name is None or not self._near(title.last - 1, j):
            return []
        name = self._inner(name, title)
        told = not self._agrees(self._names[name], title) and self._appointments.verb(title) is not None
        if told or self._appointments.runs_for(title, name) or not self._may_hold(name, title):
            return []
        within, self._within = self._within, []
        pairs = [(name, title.areas[0] if title.areas else self._behind(self._names[name].last))]
        if title.may_be_plural and not (title.areas and len(title.areas) == 1 and not title.plural):
            pairs = self._series(name, title)
            pairs = [(name, "")] if len(pairs) == 1 and title.plural and len(title.areas) > 1 else pairs
        elif len(title.areas) > 1 and not title.plural:
            pairs = [(name, title.areas[0] if title.local else "")]
        else:
            pairs += self._elided(name)
        link = "shared" if len(pairs) > 1 else "before"
        inner = [Holding(title=i, name=n, link="of") for n in within]
        return inner + [Holding(title=i, name=n, area=area, link=link) for n, area in pairs]

    def _skip(self, title: Title) -> int:
        """Past words of courtesy, «соответственно», or the dash of a plural title, to where a name can begin."""
        j, end = title.last, len(self._tokens)
        if title.may_be_plural and j < end and (self._tokens[j].text in DASHES or self._tokens[j].text in (",", ":")):
            respectively = j + 1 < end and self._tokens[j + 1].norm in self._words.respectively
            j += 2 if respectively else 1 if len(title.areas) > 1 else 0
        for _ in range(COURTESIES):
            if j >= end or j in self._name_at:
                break
            if self._tokens[j].text == "(" and self._past_bracket(j) in self._name_at:
                j = self._past_bracket(j)
                break
            courtesy = self._courtesy(j) or (self._tokens[j].text == "." and self._courtesy(j - 1))
            comma = self._tokens[j].text == "," and j + 1 < end and self._courtesy(j + 1)
            if title.last - title.first > 1 and self._apposed(j):
                return j + 1
            bare = self._title_at.get(j)
            if not courtesy and not comma and (bare is None or self._titles[bare].last != j + 1):
                break
            if bare is not None:
                self._passed.add(bare)
            j += 1
        return self._past_government(title, j)

    def _courtesy(self, j: int) -> bool:
        """Whether a token is a word of courtesy, or part of one of letters."""
        return self._words.courtesy(self._tokens[j]) or self._words.letters(self._tokens, j)

    def _apposed(self, j: int) -> bool:
        """Whether a comma parts title and name: "the minister of Peru, X, …", not "after the minister, X came"."""
        name = self._name_at.get(j + 1) if self._words.caseless and self._tokens[j].text == "," else None
        after = self._names[name].last if name is not None else len(self._tokens)
        acts = after < len(self._tokens) and any(form.verb == "Fin" for form in self._tokens[after].forms)
        return name is not None and not acts

    def _past_government(self, title: Title, j: int) -> int:
        """«министр финансов в правительстве талибов X»: past a place of office to the name."""
        if j >= len(self._tokens) or j in self._name_at or self._tokens[j].norm not in self._words.gaps:
            return j
        for k in range(j + 1, min(j + 7, len(self._tokens))):
            if k in self._name_at:
                return k
            token = self._tokens[k]
            if token.text == "," or token.sentence != self._tokens[title.head].sentence or k in self._title_at:
                break
            if (title.may_be_plural and title.plural) or token.pos in ("VERB", "ADP"):
                break
        return j

    def _inner(self, name: int, title: Title) -> int:
        """«спецпосланник Трампа Стивен Уиткофф»: two names side by side, the first belongs to the title."""
        own = self._names[name]
        following = self._name_at.get(own.last)
        if following is None or not self._near(own.first, self._names[following].first):
            return name
        bare = len(own.words) < 2 or not self._agrees(own, title)
        if not bare or "Gen" not in possible_cases(own, self._patterns):
            return name
        self._within.append(name)
        return following

    def _may_hold(self, name: int, title: Title) -> bool:
        """Whether a given name that the dictionary knows, or else the surname, can stand in a case of the title."""
        words = self._names[name].words
        cases = {case for case, _ in title.cases}
        if len(words) < 2 or not cases or words[0].stiff or words[0].text.lower() in self._words.first_families:
            return True
        forms = self._parsed.morphology.forms(words[0].text.lower())
        given = {f.case for f in forms if f.known and f.name == "given" and f.case and f.number != "Plur"}
        if not given or given & cases or any(self._suits(words[0].text.lower(), case) for case in cases):
            return True
        return self._surname_agrees(words[-1].text.lower(), cases)

    def _suits(self, word: str, case: str) -> bool:
        """Whether the patterns know a good reading of a word in a case, whatever the dictionary says («Джорджа»)."""
        return any(max(self._patterns.nominatives(word, case, sex).values()) > DOUBTFUL for sex in GENDERS)

    def _surname_agrees(self, word: str, cases: set[str]) -> bool:
        """Whether a surname's ending suits the cases better than the nominative («с президентом Ильхам Алиевым»)."""
        weights = {
            case: max(weight for sex in GENDERS for weight in self._patterns.nominatives(word, case, sex).values())
            for case in CASES
        }
        return max(weights[case] for case in cases) > weights["Nom"] + 0.5

    def _near(self, before: int, after: int) -> bool:
        return after < len(self._tokens) and self._tokens[before].sentence == self._tokens[after].sentence

    def _series(self, name: int, title: Title) -> list[tuple[int, str]]:
        """Names in a list after a plural title, each with the state that is named with it or stands at its place."""
        names, areas = [name], [self._bracket(self._names[name].last)]
        end = self._past_bracket(self._names[name].last)
        for _ in range(LIST_LIMIT):
            if not self._is_joint(end):
                break
            nxt = end + 1
            area = self._areas.get(nxt)
            if area is not None and self._name_at.get(area.last) is not None and area.areas:
                following, state = self._name_at[area.last], area.areas[0]
            elif self._name_at.get(nxt) is not None:
                following, state = self._name_at[nxt], ""
            else:
                break
            names.append(following)
            areas.append(state or self._bracket(self._names[following].last))
            end = self._past_bracket(self._names[following].last)
        if len(title.areas) == len(names) and not any(areas):
            areas = list(title.areas)
        elif title.areas and not areas[0]:
            areas[0] = title.areas[0] if len(title.areas) == 1 else ""
            if len(title.areas) == 1 and not any(areas[1:]):
                areas = [title.areas[0]] * len(names)
        return list(zip(names, areas, strict=True))

    def _elided(self, name: int) -> list[tuple[int, str]]:
        """«президента Ирана Пезешкиана и Турции Эрдогана»: the title is said once."""
        found = []
        end = self._names[name].last
        for _ in range(LIST_LIMIT):
            area = self._areas.get(end + 1) if self._is_joint(end) else None
            following = self._name_at.get(area.last) if area is not None else None
            if area is None or following is None or area.kind != "country" or len(area.areas) != 1:
                break
            found.append((following, area.areas[0]))
            end = self._names[following].last
        return found

    def _of(self, j: int) -> AreaMention | None:
        """The state that is said after a name: "President Gabriel Boric of Chile"."""
        linked = self._words.caseless and j + 1 < len(self._tokens) and self._tokens[j].norm in self._words.first_links
        article = linked and bool(self._tokens[j + 1].lemmas & self._words.drop)
        area = self._areas.get(j + 1 + article) if linked else None
        return area if area is not None and area.kind == "country" and len(area.areas) == 1 else None

    def _behind(self, j: int) -> str:
        return of.areas[0] if (of := self._of(j)) is not None else ""

    def _bracket(self, j: int) -> str:
        """The state in parentheses or behind "of" after a name."""
        area = self._areas.get(j + 1) if j < len(self._tokens) and self._tokens[j].text == "(" else None
        return area.areas[0] if area is not None and area.areas else self._behind(j)

    def _past_bracket(self, j: int) -> int:
        if j < len(self._tokens) and self._tokens[j].text == "(":
            return next((k + 1 for k in range(j + 1, min(j + 8, len(self._tokens))) if self._tokens[k].text == ")"), j)
        return of.last if (of := self._of(j)) is not None else j

    def _is_joint(self, j: int) -> bool:
        return j < len(self._tokens) and (self._tokens[j].text == "," or self._tokens[j].norm in self._words.joints)

    def _chain(self, i: int, found: Sequence[Holding]) -> list[Holding]:
        """A title joined to the next one, whose holder is known: both are his («президент и председатель банка X»)."""
        title = self._titles[i]
        j = title.last
        joint = j < len(self._tokens) and (self._is_joint(j) or self._tokens[j].text in DASHES)
        following = self._title_at.get(j + 1) if joint else self._title_at.get(j)
        # Where titles stand before names only a dash joins: «Премьер-Министрдің орынбасары – Сауда министрі X».
        dashed = self._words.complement_first and joint and not self._is_joint(j)
        behind = self._behind_a_name(title) and not (dashed or self._of_another_state(title, found))
        if following is None or behind:
            return []
        other = self._titles[following]
        singular = {case for case, number in title.cases if number == "Sing"}
        shared: object = singular & {case for case, number in other.cases if number == "Sing"}
        if self._words.complement_first:  # «Премьер-министрдің орынбасары, Сыртқы істер министрі X»
            listed = joint and self._tokens[j].text == "," and not other.areas and title.rank != LEADER
            shared = dashed or listed
        holders = [h for h in found if h.title == following and h.link in ("before", "chain")]
        if not shared or len(holders) != 1 or not self._near(title.head, other.head):
            return []
        area = (self._area(i) if self._words.caseless else "") or holders[0].area
        return [Holding(title=i, name=holders[0].name, area=area, link="chain")]

    def _behind_a_name(self, title: Title) -> bool:
        """Whether a name and then a mark or «и» stand before a title."""
        j = title.first - 1
        return j > 0 and (not self._tokens[j].is_word or self._is_joint(j)) and self._name_end.get(j) is not None

    def _of_another_state(self, title: Title, found: Sequence[Holding]) -> bool:
        """Whether a title is of another state than the name before it: "N. of Mongolia, Councilor of China"."""
        name = self._name_end.get(title.first - 1)
        states = {h.area for h in found if h.name == name and h.area}
        return bool(title.areas) and bool(states) and states.isdisjoint(title.areas)

    def _left(self, i: int) -> list[Holding]:
        """Names before a title: «X, министр иностранных дел Y», «X (президент Y)», «X и Z, президенты Y и W»."""
        title = self._titles[i]
        j = title.first - 1
        joined = j > 0 and self._words.caseless and self._tokens[j].norm in self._words.joints
        if joined and (previous := self._title_end.get(j)) is not None:
            return self._same_as(i, previous)  # "X, State Councilor and Foreign Minister"
        if j < 1 or self._tokens[j].text not in OPENING or self._acts(title):
            return []
        last = self._name_end.get(j)
        if last is None:
            previous = self._title_end.get(j)
            return self._same_as(i, previous) if previous is not None else []
        if self._gap(self._names[last], title) or (self._tokens[j].text in DASHES and not self._opens(last, title)):
            return []
        names = self._before(last)
        if title.plural:
            return self._in_order(i, names) if len(names) > 1 else []
        return self._one_or_two(i, names) if self._agrees(self._names[last], title) else []

    def _acts(self, title: Title) -> bool:
        """Whether a title with an article is the subject of what follows: "after meeting X, the president said"."""
        after = self._tokens[title.last] if self._words.caseless and title.last < len(self._tokens) else None
        return self._tokens[title.first].pos == "DET" and after is not None and after.form.verb == "Fin"

    def _opens(self, name: int, title: Title) -> bool:
        """Whether a name before a dash begins its clause and can be the subject («X – министр Y»)."""
        first = self._names[name].first
        before = self._tokens[first - 1] if first else None
        opening = before is None or before.sentence != self._tokens[first].sentence or not before.is_word
        return opening and any(case == "Nom" for case, _ in title.cases)

    def _in_order(self, i: int, names: Sequence[int]) -> list[Holding]:
        """«X и Z, президенты Y и W»: each name with the state at its place."""
        areas = self._titles[i].areas
        states = areas if len(areas) == len(names) else areas * len(names) if len(areas) == 1 else ("",) * len(names)
        return [Holding(title=i, name=n, area=a, link="after") for n, a in zip(names, states, strict=True)]

    def _one_or_two(self, i: int, names: Sequence[int]) -> list[Holding]:
        """«X, президент Y», and «X и Z, президент Y и председатель W»."""
        second = self._paired(i)
        if len(names) != 2 or second is None:
            return [Holding(title=i, name=names[-1], area=self._area(i), link="after")]
        pairs = ((i, names[0]), (second, names[1]))
        return [Holding(title=t, name=n, area=self._area(t), link="list") for t, n in pairs]

    def _appointed(self, i: int) -> list[Holding]:
        """«назначил министром X», «X избран президентом»: a verb that puts a name into the office."""
        name = self._appointments.named(self._titles[i])
        return [] if name is None else [Holding(title=i, name=name, area=self._area(i), link="appointed")]

    def _area(self, i: int) -> str:
        areas = self._titles[i].areas
        return areas[0] if len(areas) == 1 or (areas and self._titles[i].local) else ""

    def _gap(self, name: Name, title: Title) -> bool:
        """Whether a line break other than after a comma lies between them."""
        between = self._parsed.text[self._tokens[name.last - 1].end : self._tokens[title.first].start]
        return "\n" in between and "," not in between

    def _same_as(self, i: int, previous: int) -> list[Holding]:
        """«X, министр финансов, сопредседатель комиссии»: the holder of the title before."""
        title, other = self._titles[i], self._titles[previous]
        shared = {c for c, n in title.cases if n == "Sing"} & {c for c, n in other.cases if n == "Sing"}
        marked = other.first and self._tokens[other.first - 1].text in OPENING
        before = self._name_end.get(other.first - 1) if marked else None
        if not shared or before is None or not self._agrees(self._names[before], other):
            return []
        area = self._area(i) or (self._area(previous) if self._words.caseless else "")
        return [Holding(title=i, name=before, area=area, link="after")]

    def _paired(self, i: int) -> int | None:
        j = self._titles[i].last
        following = self._title_at.get(j + 1) if self._is_joint(j) else None
        if following is None or self._titles[following].plural:
            return None
        return following

    def _before(self, last: int) -> list[int]:
        """The list of names that ends with this one."""
        names = [last]
        for _ in range(LIST_LIMIT):
            j = self._names[names[0]].first - 1
            earlier = self._name_end.get(j) if j > 0 and self._is_joint(j) else None
            if earlier is None:
                break
            names.insert(0, earlier)
        return names

    def _agrees(self, name: Name, title: Title) -> bool:
        """Whether the name can stand in a case of the title."""
        cases = {case for case, _ in title.cases} or set(CASES)
        return bool(cases & set(possible_cases(name, self._patterns)))
