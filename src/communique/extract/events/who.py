"""Words that mean a named person without the name: «китайский лидер», «он», «его».

What the table of people leaves open, for want of a title beside the name, is closed with the likeliest states.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from communique.extract.events.cases import Cases
from communique.extract.events.lexicon import Lexicon
from communique.extract.scene import Scene
from communique.model.mention import OfficeMention, Person, PersonMention
from communique.parse import Token

LEADERS = ("head_of_state", "head_of_government")
DESCRIBED = (*LEADERS, "minister", "leader")
UNRANKED = frozenset(("official", "other", "private", "leader"))
BACK = 2  # sentences in which a pronoun looks for its person


@dataclass(frozen=True, slots=True)
class _Cast:
    """The named people, with the states guessed for those without, and all who are mentioned by name or title."""

    scene: Scene
    homes: Mapping[int, str]

    def area_of(self, person: Person) -> str:
        return person.area or self.homes.get(person.id, "")


def people_of(scene: Scene, homes: Mapping[int, str], lexicon: Lexicon) -> tuple[PersonMention, ...]:
    """All mentions of people: those of the table, titles that mean a named person, pronouns."""
    cast = _Cast(scene, homes)
    same: dict[int, int] = {}
    titles = {m.first: m.office.area for m in scene.mentions.offices if m.office.area}
    found = [m for m in scene.mentions.people if not _of_another_state(cast, m, titles)]
    told = {m.first for m in found}
    for mention in scene.mentions.offices:
        person = _meant(cast, mention)
        if person is None:
            continue
        if mention.first not in told:
            found.append(_nominal(mention, person))
        same |= {m.person: person for m in scene.mentions.people if m.first == mention.first and not _named(scene, m)}
    ordered = sorted((replace(m, person=same.get(m.person, m.person)) for m in found), key=lambda m: (m.first, m.last))
    pronouns = _pronouns(scene, ordered, lexicon)
    return tuple(sorted((*ordered, *pronouns), key=lambda m: (m.first, m.last)))


def _of_another_state(cast: _Cast, mention: PersonMention, titles: Mapping[int, str]) -> bool:
    """Whether a title without a name is of another state than the one whom it was taken for."""
    home = cast.area_of(cast.scene.mentions.person(mention.person))
    return mention.form == "nominal" and bool(home) and titles.get(mention.first, home) != home


def _named(scene: Scene, mention: PersonMention) -> bool:
    return bool(scene.mentions.person(mention.person).name)


def _nominal(mention: OfficeMention, person: int) -> PersonMention:
    return PersonMention(
        span=mention.span, first=mention.first, last=mention.last, sentence=mention.sentence, person=person,
        form="nominal",
    )  # fmt: skip


def _meant(cast: _Cast, mention: OfficeMention) -> int | None:
    """The one named person of the title's state who can hold it; None where it has a holder or several can."""
    office = mention.office
    if mention.holders or mention.plural or mention.former or not office.area or office.rank not in DESCRIBED:
        return None
    people = [p for p in cast.scene.mentions.persons if p.name and cast.area_of(p) == office.area]
    holding = [p for p in people if any(_same_rank(office.rank, o.rank) for o in p.offices)]
    untitled = [p for p in people if not any(o.rank not in UNRANKED for o in p.offices)]
    fitting = holding or [p for p in untitled if not p.offices]
    return fitting[0].id if len(fitting) == 1 else None


def _same_rank(wanted: str, held: str) -> bool:
    return wanted == held or (wanted == "leader" and held in LEADERS)


def _pronouns(scene: Scene, people: Sequence[PersonMention], lexicon: Lexicon) -> list[PersonMention]:
    """Pronouns of the third person in the singular with the person they likely mean."""
    if not lexicon.pronouns:
        return []
    found: list[PersonMention] = []
    firsts, cases = [m.first for m in people], Cases(scene, lexicon)
    for token in scene.parsed.tokens:
        gender = lexicon.gender_of(token)
        if not gender:
            continue
        at = bisect_left(firsts, token.index)
        told = found[-1:] if lexicon.caseless else []  # who was spoken of as "he" may go on to be
        lately = sorted((*people[max(0, at - 8) : at], *told), key=lambda m: m.first)
        before = _fitting(scene, lately, token, gender)
        person = _antecedent(before, cases)
        if person is not None:
            span = scene.parsed.span(token.start, token.end)
            found.append(
                PersonMention(
                    span=span,
                    first=token.index,
                    last=token.index + 1,
                    sentence=token.sentence,
                    person=person,
                    form="pronoun",
                )
            )
    return found


def _fitting(scene: Scene, before: Sequence[PersonMention], token: Token, gender: str) -> list[PersonMention]:
    """Those named lately whom a pronoun of this gender can mean."""
    person = scene.mentions.person
    late = [m for m in before if m.sentence >= token.sentence - BACK]
    return [m for m in late if person(m.person).gender in ("", gender)]


def _antecedent(fitting: Sequence[PersonMention], cases: Cases) -> int | None:
    """The last that can be a subject, else the last person named."""
    chosen = [m for m in fitting if "Nom" in cases.of(m)] or fitting
    return chosen[-1].person if chosen else None
