"""Collective participants: «стороны», «президенты двух стран», «главы шести государств», «делегации»."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from communique.lang import Pack
from communique.model.mention import AreaMention, GroupMention, OfficeMention, Person
from communique.parse import Parse, Token

Kind = Literal["sides", "leaders", "ministers", "delegations", "countries"]
LEADER_RANKS = ("head_of_state", "head_of_government", "leader")
REACH = 5  # tokens between a noun and its number or its states


class GroupWords:
    """The nouns and numerals of groups of a pack."""

    def __init__(self, pack: Pack) -> None:
        """Compile the table `groups` of the pack's `offices`."""
        table = pack.table("offices").get("groups", {})
        kinds: dict[Kind, list[str]] = {
            "sides": table.get("sides", []),
            "leaders": table.get("leaders", []),
            "ministers": table.get("ministers", []),
            "delegations": table.get("delegations", []),
            "countries": table.get("countries", []),
        }
        self.nouns: Mapping[str, Kind] = {word: kind for kind, words in kinds.items() for word in words}
        self.counts: Mapping[str, int] = dict(pack.table("offices").get("counts", {}))
        self.collectives: Mapping[str, int] = dict(pack.table("offices").get("collectives", {}))

    def kind(self, token: Token) -> Kind | None:
        """What group a plural noun heads; None for other words."""
        if not any(form.number == "Plur" and form.pos == "NOUN" for form in token.forms[:6]):
            return None
        return next((self.nouns[lemma] for lemma in token.lemmas if lemma in self.nouns), None)

    def count(self, token: Token) -> int:
        """The number that a word says; 0 for other words."""
        if token.is_number and token.text.isdigit():
            return int(token.text) if len(token.text) < 3 else 0
        return next((self.counts[lemma] for lemma in token.lemmas if lemma in self.counts), 0)


@cache
def group_words_of(pack: Pack) -> GroupWords:
    """The pack's words of groups, compiled once."""
    return GroupWords(pack)


def find_groups(
    parsed: Parse, areas: Sequence[AreaMention], table: tuple[Sequence[OfficeMention], Sequence[Person]], pack: Pack
) -> tuple[GroupMention, ...]:
    """All groups, in order; `table` are the titles and persons of the article."""
    words = group_words_of(pack)
    offices, persons = table
    found = [group for mention in offices if (group := _of_title(parsed, mention, persons, words))]
    covered = {i for mention in offices for i in range(mention.first, mention.last)}
    by_token = {m.first: m for m in areas if not m.part}
    for token in parsed.tokens:
        if token.index in covered or not token.is_word or token.index in by_token:
            continue
        group = _of_noun(parsed, token, by_token, words)
        if group is not None:
            found.append(group)
            covered |= set(range(group.first, group.last))
    return tuple(sorted(found, key=lambda g: g.first))


def _of_title(
    parsed: Parse, mention: OfficeMention, persons: Sequence[Person], words: GroupWords
) -> GroupMention | None:
    """A title in the plural: its states and, where the article names them, its people."""
    count = _count(parsed, mention.first, mention.last, words)
    if not mention.plural and count < 2:
        return None
    rank = mention.office.rank
    kind: Kind = "leaders" if rank in LEADER_RANKS else "ministers" if rank == "minister" else "delegations"
    meant = mention.holders or _holders(mention.areas, rank, persons)
    first = mention.first
    while first > 0 and words.count(parsed.tokens[first - 1]) and parsed.tokens[first - 1].sentence == mention.sentence:
        first -= 1
    return GroupMention(
        span=parsed.span(parsed.tokens[first].start, mention.span.end), first=first, last=mention.last,
        sentence=mention.sentence, kind=kind, areas=tuple(a for a in mention.areas if a), persons=tuple(meant),
        count=count or len(mention.areas),
    )  # fmt: skip


def _holders(areas: Sequence[str], rank: str, persons: Sequence[Person]) -> tuple[int, ...]:
    """For each state the one person of the table who holds such an office of it; empty unless all are known."""
    found = []
    for area in areas:
        holders = [p.id for p in persons if any(o.area == area and o.rank == rank for o in p.offices)]
        if len(holders) != 1:
            return ()
        found.append(holders[0])
    return tuple(found)


def _of_noun(parsed: Parse, token: Token, areas: Mapping[int, AreaMention], words: GroupWords) -> GroupMention | None:
    """«стороны», «обе страны», «пятёрка»."""
    kind = words.kind(token)
    collective = next((words.collectives[lemma] for lemma in token.lemmas if lemma in words.collectives), 0)
    if kind is None and not collective:
        return None
    sentence = parsed.sentences[token.sentence]
    first, count, codes = token.index, collective, list[str]()
    for i in range(token.index - 1, max(sentence.first, token.index - 3) - 1, -1):
        number, area = words.count(parsed.tokens[i]), areas.get(i)
        if not number and area is None and parsed.tokens[i].pos not in ("ADJ", "PRON"):
            break
        count = count or number
        codes = [*(area.areas if area is not None else ()), *codes]
        first = i if number or area is not None else first
    last, more = _states_after(token.index + 1, sentence.last, areas, parsed)
    codes += more
    if kind == "countries" and not count and len(codes) < 2 and not codes:
        return None
    return GroupMention(
        span=parsed.span(parsed.tokens[first].start, parsed.tokens[last - 1].end), first=first, last=last,
        sentence=sentence.index, kind=kind or "countries", areas=tuple(codes), count=count,
    )  # fmt: skip


def _states_after(start: int, end: int, areas: Mapping[int, AreaMention], parsed: Parse) -> tuple[int, list[str]]:
    """States in the genitive right after a noun, in a list."""
    codes: list[str] = []
    last = i = start
    while i < end:
        area = areas.get(i)
        if area is not None and area.kind in ("country", "bloc") and area.case in ("Gen", ""):
            codes += area.areas
            last = i = area.last
        elif codes and (parsed.tokens[i].text == "," or parsed.tokens[i].pos == "CCONJ"):
            i += 1
        else:
            break
    return last, codes


def _count(parsed: Parse, first: int, last: int, words: GroupWords) -> int:
    for i in (first - 1, *range(first, last)):
        if i >= 0 and words.count(parsed.tokens[i]) > 1:
            return words.count(parsed.tokens[i])
    return 0
