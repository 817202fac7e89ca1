"""The table of people of an article, with their offices and all their mentions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.lang import Pack
from communique.model.mention import (
    AreaMention,
    GroupMention,
    Office,
    OfficeMention,
    OrganizationMention,
    Person,
    PersonMention,
)
from communique.parse import Parse, Token
from communique.recognize.people.colleagues import colleagues, colleagues_homes
from communique.recognize.people.confirm import confirm, separate
from communique.recognize.people.declension import Declension, declension_of, stems
from communique.recognize.people.groups import find_groups
from communique.recognize.people.holders import HolderReader, Holding
from communique.recognize.people.names import Name, find_names
from communique.recognize.people.parallel import aligned
from communique.recognize.people.persons import Entry, PersonReader, cases_by_name, titles_by_name
from communique.recognize.people.reference import alike_of, find_references
from communique.recognize.people.seats import as_usual, seated
from communique.recognize.people.standing import Standing
from communique.recognize.people.the_two import with_the_two
from communique.recognize.people.titles import Title, TitleReader
from communique.recognize.people.words import Words, words_of

STATE = 2  # letters of a state's code; those of blocs have more
USUAL = 3  # words of a name; a longer run of common words in capitals is a headline


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleTable:
    """The people of one article: who they are, where they are mentioned, what offices are named."""

    persons: tuple[Person, ...] = ()
    people: tuple[PersonMention, ...] = ()
    offices: tuple[OfficeMention, ...] = ()
    groups: tuple[GroupMention, ...] = ()


def find_people(
    parsed: Parse,
    areas: tuple[AreaMention, ...],
    organizations: tuple[OrganizationMention, ...],
    pack: Pack,
    hub: tuple[str, ...] = (),
) -> PeopleTable:
    """One person, one entry, through cases, titles and descriptions."""
    words, patterns = words_of(pack), declension_of(pack)
    names = _named(parsed, areas, organizations, words, pack)
    named = {i for name in names if name.sure for i in range(name.first, name.last)}
    areas = tuple(m for m in areas if not named & set(range(m.first, m.last)))
    titles = TitleReader(parsed, (areas, organizations), names, words).titles()
    holdings = HolderReader(parsed, areas, (titles, names), (words, patterns)).holdings()
    holdings = (*holdings, *colleagues(parsed, (titles, names, holdings), areas, words))
    names, holdings = _kept(parsed, (names, titles, holdings), (words, patterns))
    held = cases_by_name(holdings, titles, names)
    called = titles_by_name(holdings, titles)
    entries = PersonReader(parsed, names, (words, patterns), held, called).entries()
    return _table(parsed, (names, titles, holdings, entries), (areas, hub), pack)


def _named(
    parsed: Parse,
    areas: tuple[AreaMention, ...],
    organizations: tuple[OrganizationMention, ...],
    words: Words,
    pack: Pack,
) -> tuple[Name, ...]:
    """Names, those in doubt decided by the tagger unless a sure name of the article explains them."""
    standing = Standing(parsed, words, pack, areas)
    names = standing.beside(tuple(map(standing.sure, find_names(parsed, (*areas, *organizations), words))))
    patterns = declension_of(pack)
    known = {stem for name in names if name.sure for part in name.words for stem in stems(part, patterns)}
    named: dict[int, set[int]] = {}
    for mention in areas:
        named.setdefault(mention.sentence, set()).update(range(mention.first, mention.last))
    doubtful: dict[int, set[int]] = {}
    for name in names:
        if not name.sure and (name.strong or name.last - name.first > 1):
            explained = not any(known.isdisjoint(stems(part, patterns)) for part in name.words)
            if not explained:
                number = parsed.tokens[name.first].sentence
                doubtful[number] = named.get(number, set())
    return separate(parsed, confirm(parsed, names, words, doubtful), words, patterns)


def _kept(
    parsed: Parse,
    found: tuple[Sequence[Name], Sequence[Title], Sequence[Holding]],
    known: tuple[Words, Declension],
) -> tuple[tuple[Name, ...], tuple[Holding, ...]]:
    """Without the runs that neither look like names, nor stand beside a title, nor repeat a name."""
    words, patterns = known
    names, titles, holdings = found
    held = {h.name for h in holdings if _names_holder(parsed, names[h.name], titles[h.title], words)}
    inside = {k for title in titles for k in range(title.first, title.last)}
    good = {i for i, name in enumerate(names) if (name.sure or i in held) and name.first not in inside}
    told = {stem for i in good for part in names[i].words for stem in stems(part, patterns)}
    for i, name in enumerate(names):
        if (
            i not in good
            and name.first not in inside
            and name.words
            and not any(told.isdisjoint(stems(part, patterns)) for part in name.words)
        ):
            good.add(i)
    place = {old: new for new, old in enumerate(sorted(good))}
    moved = tuple(
        Holding(title=h.title, name=place[h.name], area=h.area, link=h.link) for h in holdings if h.name in place
    )
    return tuple(names[i] for i in sorted(good)), moved


def _names_holder(parsed: Parse, name: Name, title: Title, words: Words) -> bool:
    """Whether a run beside a title is its holder's name; where only names are so written, capital words are enough."""
    if not words.caseless:
        return title.whole and name.strong
    beside = name.first == title.last and parsed.tokens[title.head].is_title
    if name.strong:
        return title.whole or beside  # "Secretary Blinken"
    own = parsed.tokens[name.first : name.last]
    body = any(t.lemmas & (words.keep.union(words.private, words.complements, words.own_state)) for t in own)
    if len(name.words) == 1:
        return beside and title.whole and not body and own[0].norm not in words.days and _surname_only(parsed, own[0])
    several = own[-1].form.number == "Plur" and own[-1].form.lemma != own[-1].norm  # "the Armed Forces"
    return title.whole and not body and not several and len(name.words) <= USUAL


def _surname_only(parsed: Parse, token: Token) -> bool:
    """Whether a common word behind a title can be a surname: "President Bush", in a sentence with small letters."""
    after = parsed.tokens[token.index + 1 : token.index + 2]
    around = [t for t in after if t.sentence == token.sentence and t.is_word]
    plain = token.form.pos == "NOUN" and token.form.number != "Plur" and token.norm.isalpha()
    return plain and not any(t.is_title for t in around)


def _table(
    parsed: Parse,
    found: tuple[Sequence[Name], Sequence[Title], Sequence[Holding], Sequence[Entry]],
    geography: tuple[Sequence[AreaMention], tuple[str, ...]],
    pack: Pack,
) -> PeopleTable:
    names, titles, pairs, entries = found
    areas, hub = geography
    who = {n: number for number, entry in enumerate(entries) for n in entry.names}
    holdings = [h for h in pairs if h.link != "of"]
    holdings = _undisputed(names, holdings, who) if words_of(pack).complement_first else holdings
    by_person: dict[int, list[Holding]] = {}
    by_title: dict[int, list[Holding]] = {}
    for holding in holdings:
        by_title.setdefault(holding.title, []).append(holding)
        if holding.name in who:
            by_person.setdefault(who[holding.name], []).append(holding)
    beside = colleagues_homes(parsed, names, areas, words_of(pack))
    persons = []
    for number, entry in enumerate(entries):
        mine = by_person.get(number, [])
        held = {_office(titles[h.title], h) for h in mine if not titles[h.title].former}
        persons.append(
            Person(
                id=number, name=entry.nominative, gender=entry.gender,
                area=_home(mine) or next((beside[n] for n in entry.names if n in beside), ""),
                offices=tuple(sorted(held, key=lambda o: (o.title, o.area))),
            )
        )  # fmt: skip
    offices = [_mention(parsed, t, by_title.get(i, []), who) for i, t in enumerate(titles)]
    placed = seated(aligned(offices, persons), areas, words_of(pack))
    offices = as_usual(offices, placed, words_of(pack))
    references, nameless = find_references(offices, placed, hub, alike_of(pack))
    everyone = (*placed, *nameless)
    people = [_named_mention(parsed, name, who[i]) for i, name in enumerate(names)]
    people += [_nominal_mention(offices[r.mention], r.person) for r in references]
    return PeopleTable(
        persons=everyone,
        people=tuple(sorted(people, key=lambda m: (m.first, m.last))),
        offices=tuple(offices),
        groups=with_the_two(parsed, find_groups(parsed, areas, (offices, everyone), pack), areas, (people, everyone)),
    )


def _undisputed(names: Sequence[Name], holdings: Sequence[Holding], who: Mapping[int, int]) -> list[Holding]:
    """Without titles of another state before a surname alone of somebody whose whole name tells his: «елші Трамппен».

    Where the last word alone has the ending, the title may as well be of whoever met him, who is not named.
    """
    sure: dict[int, set[str]] = {}
    for holding in holdings:
        if holding.area and len(names[holding.name].words) > 1 and holding.name in who:
            sure.setdefault(who[holding.name], set()).add(holding.area)
    return [
        h for h in holdings
        if len(names[h.name].words) > 1 or not h.area or h.area in sure.get(who.get(h.name, -1), {h.area})
    ]  # fmt: skip


def _home(mine: Sequence[Holding]) -> str:
    """The first state of a person's offices, else the first bloc."""
    areas = [h.area for h in mine if h.area]
    return next((area for area in areas if len(area) == STATE), next(iter(areas), ""))


def _named_mention(parsed: Parse, name: Name, person: int) -> PersonMention:
    return PersonMention(
        span=parsed.span(parsed.tokens[name.first].start, parsed.tokens[name.last - 1].end), first=name.first,
        last=name.last, sentence=parsed.tokens[name.first].sentence, person=person, form="name",
    )  # fmt: skip


def _nominal_mention(title: OfficeMention, person: int) -> PersonMention:
    return PersonMention(
        span=title.span, first=title.first, last=title.last, sentence=title.sentence, person=person, form="nominal"
    )


def _office(title: Title, holding: Holding) -> Office:
    origin = "explicit" if holding.area else ""
    return Office(title=title.text, area=holding.area, rank=_rank(title), area_origin=origin)


def _rank(title: Title) -> str:
    return "private" if title.private else title.rank


def _mention(parsed: Parse, title: Title, mine: Sequence[Holding], who: dict[int, int]) -> OfficeMention:
    area = title.areas[0] if len(title.areas) == 1 else ""
    return OfficeMention(
        span=parsed.span(parsed.tokens[title.first].start, parsed.tokens[title.last - 1].end),
        first=title.first, last=title.last, sentence=parsed.tokens[title.head].sentence,
        office=Office(title=title.text, area=area, rank=_rank(title), area_origin="explicit" if area else ""),
        holders=tuple(who[h.name] for h in mine), areas=tuple(h.area for h in mine) if mine else title.areas,
        plural=title.plural, former=title.former,
    )  # fmt: skip
