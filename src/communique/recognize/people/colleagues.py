"""«X министрі … өзбек әріптесі Y»: a colleague holds the same office in another state."""

from collections.abc import Iterator, Mapping, Sequence

from communique.model.mention import AreaMention
from communique.parse import Parse
from communique.recognize.people.holders import Holding
from communique.recognize.people.names import Name
from communique.recognize.people.titles import Title
from communique.recognize.people.words import Words

Found = tuple[Sequence[Title], Sequence[Name], Sequence[Holding]]


def colleagues(parsed: Parse, found: Found, areas: Sequence[AreaMention], words: Words) -> Iterator[Holding]:
    """Holdings of those named behind the word for a colleague, of the last title before it in the sentence."""
    if not words.complement_first:
        return
    titles, names, holdings = found
    held = {h.name for h in holdings}
    states = {m.last: m.areas[0] for m in areas if len(m.areas) == 1 and not m.part}
    for number, name in enumerate(names):
        at = name.first - 1
        if number in held or at < 1 or parsed.tokens[at].lemma not in words.colleague:
            continue
        sentence, area = parsed.tokens[at].sentence, states.get(at, "")
        before = [h for h in holdings if titles[h.title].last <= at and _sentence(parsed, titles, h) == sentence]
        last = max(before, key=lambda h: titles[h.title].last, default=None)
        if area and last is not None and last.area != area:
            yield Holding(title=last.title, name=number, area=area, link="after")


def colleagues_homes(
    parsed: Parse, names: Sequence[Name], areas: Sequence[AreaMention], words: Words
) -> Mapping[int, str]:
    """The states of those whom only an adjective before the word for a colleague places: "her Indian counterpart X"."""
    states = {m.last: m.areas[0] for m in areas if len(m.areas) == 1 and m.kind == "adjective"}
    found = {}
    for number, name in enumerate(names):
        at = name.first - 1
        while at > 0 and words.courtesy(parsed.tokens[at]):
            at -= 1
        if at > 0 and parsed.tokens[at].lemma in words.colleague and at in states:
            found[number] = states[at]
    return found


def _sentence(parsed: Parse, titles: Sequence[Title], holding: Holding) -> int:
    return parsed.tokens[titles[holding.title].head].sentence
