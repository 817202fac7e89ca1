"""Series of meetings with a name: «Центральная Азия плюс», «C5+1», «Центральная Азия – Италия»."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from communique.extract.scene import Scene
from communique.lang.pack import world
from communique.model import Claim, Format, Leftover, Role, Span
from communique.parse import Sentence
from communique.parse.tokens import fold
from communique.recognize.mentions import within

PAGE = ("clutter", "share", "caption")
OPENING = {"«": "»", "“": "”", "„": "“", '"': '"'}
JOINTS = frozenset("-–—+")
LONGEST, NEAR = 9, 4
PURPOSE = 300


@dataclass(frozen=True, slots=True)
class Named:
    """A name in quotation marks, or one like C5+1: its tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    sentence: Sentence


def formats(scene: Scene) -> tuple[tuple[Claim[Any], ...], tuple[Leftover, ...]]:
    """One claim for each name, at the mention that tells most."""
    best: dict[str, Claim[Any]] = {}
    for named in _names(scene):
        claim = _claim(scene, named)
        key = fold(claim.content.name).replace(" ", "")
        if key not in best or _told(claim) > _told(best[key]):
            best[key] = claim
    return tuple(best.values()), ()


def _told(claim: Claim[Any]) -> int:
    content = claim.content
    return bool(content.purpose) + bool(content.partner) + bool(claim.evidence.role("members"))


def _names(scene: Scene) -> Iterator[Named]:
    """Names that a head introduces and that hold an area with a plus or a dash, or figures like 3+3."""
    heads = frozenset(fold(word) for word in scene.pack.table("formats").get("heads", ()))
    for sentence in scene.parsed.sentences:
        if scene.parsed.line_of(sentence).kind in PAGE:
            continue
        for i in range(sentence.first, sentence.last):
            if scene.parsed.tokens[i].lemmas & heads:
                named = _after(scene, i, sentence)
                if named:
                    yield named


def _after(scene: Scene, head: int, sentence: Sentence) -> Named | None:
    tokens = scene.parsed.tokens
    for i in range(head + 1, min(head + 1 + NEAR, sentence.last)):
        closing = OPENING.get(tokens[i].text)
        if closing is None:
            continue
        end = next((j for j in range(i + 1, min(i + LONGEST, sentence.last)) if tokens[j].text == closing), None)
        if end and end > i + 1 and _is_format(scene, i + 1, end):
            return Named(i + 1, end, sentence)
        return None
    end = head + 1
    while end < min(head + 6, sentence.last) and (_is_short(tokens[end].text) or tokens[end].text in JOINTS):
        end += 1
    short = [token.text for token in tokens[head + 1 : end]]
    return Named(head + 1, end, sentence) if "+" in short and len(short) > 2 and short[-1] != "+" else None


def _is_short(text: str) -> bool:
    return len(text) <= 2 and text.isalnum() and (text.isdigit() or text.isupper())


def _is_format(scene: Scene, first: int, last: int) -> bool:
    """Whether words in quotation marks name areas joined by a dash or a plus, or are like 5+1."""
    tokens = scene.parsed.tokens[first:last]
    plus = frozenset(scene.pack.table("formats").get("plus", ()))
    joined = any(t.text in JOINTS or t.norm in plus or "-" in t.text[1:-1] or "–" in t.text[1:-1] for t in tokens)
    areas = within(scene.mentions.areas, tokens[0].start, tokens[-1].end)
    added = any(t.norm in plus for t in tokens)
    figures = all(_is_short(t.text) or t.text == "+" for t in tokens)
    return joined and (len(areas) > 1 or (added and (bool(areas) or figures)))


def _claim(scene: Scene, named: Named) -> Claim[Any]:
    tokens = scene.parsed.tokens
    name = scene.parsed.span(tokens[named.first].start, tokens[named.last - 1].end)
    known = {code: m.span for m in within(scene.mentions.areas, name.start, name.end) for code in m.areas}
    listed = _listed(scene, named, name)
    members, partner = _parties(known, listed)
    purpose = _purpose(scene, named.sentence)
    roles = [Role(field="name", span=name)]
    if members:
        span = _around(scene, listed) if set(members) <= set(listed) else None
        why = "" if span else "members of the group"
        roles.append(Role(field="members", span=span, inferred=span is None, why=why))
    if partner:
        roles.append(Role(field="partner", span={**listed, **known}[partner]))
    if purpose:
        roles.append(Role(field="purpose", span=purpose))
    content = Format(name=name.text, members=members, partner=partner, purpose=purpose.text if purpose else "")
    return scene.claim(content, _sentence(scene, named.sentence), tuple(roles), "formats.toml", 0.85)


def _parties(known: dict[str, Span], listed: dict[str, Span]) -> tuple[tuple[str, ...], str]:
    """Members and partner: the states of the group in the name and the one beside it, or those the sentence lists."""
    group = next((code for code in known if world("blocs").get(code, {}).get("members")), "")
    if not group:
        return tuple(sorted(listed if len(listed) > 2 else known)), ""
    members = tuple(sorted(world("blocs")[group]["members"]))
    others = [code for code in known if code != group] or sorted(set(listed) - set(members))
    return members, others[0] if len(others) == 1 else ""


def _listed(scene: Scene, named: Named, name: Span) -> dict[str, Span]:
    """The countries that the sentence lists behind the name, with their words."""
    found: dict[str, Span] = {}
    for mention in within(scene.mentions.areas, name.end, named.sentence.end):
        if mention.kind == "country" and not mention.part:
            for code in mention.areas:
                found.setdefault(code, mention.span)
    return found if len(found) > 2 else {}


def _around(scene: Scene, listed: dict[str, Span]) -> Span:
    return scene.parsed.span(min(s.start for s in listed.values()), max(s.end for s in listed.values()))


def _purpose(scene: Scene, sentence: Sentence) -> Span | None:
    """What it is for, in this sentence or the next of the same line."""
    table = scene.pack.table("formats")
    copulas = frozenset(table.get("rules", {}).get("copulas", ()))
    cues = {fold(word): after for word, after in table.get("purpose", {}).items()}
    parsed = scene.parsed
    for place in parsed.sentences[sentence.index : sentence.index + 2]:
        if place.line != sentence.line:
            break
        for i in range(place.first, place.last - 2):
            cue = next((cues[lemma] for lemma in sorted(parsed.tokens[i].lemmas) if lemma in cues), None)
            start = i + 1
            if cue is None or (cue and parsed.tokens[start].norm != cue):
                continue
            start += bool(cue)
            while start < place.last - 1 and parsed.tokens[start].lemmas & copulas:
                start += 1
            end = place.last - (parsed.tokens[place.last - 1].text in (".", "!", "…"))
            if end - start > 1:
                begin = parsed.tokens[start].start
                return parsed.span(begin, min(parsed.tokens[end - 1].end, begin + PURPOSE))
    return None


def _sentence(scene: Scene, sentence: Sentence) -> Span:
    tokens = scene.parsed.tokens
    last = max(sentence.first, sentence.last - 1 - (tokens[sentence.last - 1].text == "."))
    return scene.parsed.span(tokens[sentence.first].start, tokens[last].end)
