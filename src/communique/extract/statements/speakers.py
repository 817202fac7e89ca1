"""Who may have said anything: the people, organisations and descriptions of a document, by token."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from communique.extract.offices.meant import pairs
from communique.extract.scene import Scene
from communique.extract.statements.clauses import is_short
from communique.extract.statements.fitting import Fitting
from communique.extract.statements.issuers import issuers_of, owned, owner_of, owns_body, past_office
from communique.extract.statements.media import MEDIUM, medium, news_agency
from communique.extract.statements.phrases import compound, glued, named_after, nominative, noun_form, phrase
from communique.extract.statements.referents import Referents
from communique.extract.statements.salience import Salience
from communique.extract.statements.words import Saying, saying
from communique.model import Span
from communique.model.mention import AreaMention, OrganizationMention, Person, PersonMention
from communique.parse import Parse

Row = dict[str, float]
# What the dictionary calls names of people and places: those are recognised by others.
NAMES = ("given", "surname", "patronymic", "place")
# Areas whose name stands for those who govern.
GOVERNING = ("capital", "seat", "organ")
# So many words of a body before its own noun; so many tokens from it to a body that is its own.
LEFT, NEXT = 6, 4
# Words of these sorts are nobody's name, though a sentence that opens with one gives it a capital.
CLOSED = frozenset(("ADP", "DET", "PRON", "CCONJ", "ADV", "AUX", "NUM", "PART"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A possible speaker: the name in the nominative, its tokens (empty where it is carried over), what it is.

    `spoke` is the sentence of what was last said, of those who spoke before; `several` is true of a plural.
    """

    name: str
    first: int
    last: int
    what: str
    form: str = ""
    case: str = ""
    span: Span | None = None
    kind: str = ""
    gender: str = ""
    area: str = ""
    spoke: int = -1
    several: bool = False


class Room:
    """The people, organisations and descriptions of a document, by token."""

    def __init__(self, scene: Scene) -> None:
        """Collect them once for all candidates."""
        self.scene = scene
        self.parsed: Parse = scene.parsed
        self.words: Saying = saying(scene.pack)
        self.agencies = frozenset(name.lower().split()[0] for name in scene.pack.table("citations").get("agencies", ()))
        self.names = frozenset(m.first for m in scene.mentions.people if m.form == "name")
        self.referents = Referents(scene, self.words)
        self.salience, self.fitting = Salience(scene), Fitting(scene, self.words)
        marks = [q for q in scene.mentions.quotations if q.kind == "marks" and not q.name]
        self.quoted = frozenset(i for q in marks for i in range(q.first, q.last))
        self.peopled = frozenset(i for m in scene.mentions.people for i in range(m.first, m.last))
        self.issuers = issuers_of(scene, self.words)
        apart = (*scene.mentions.offices, *scene.mentions.periods)  # "the Ministry of Trade on Thursday"
        titles = (i for m in apart for i in range(m.first, m.last))
        # «мемлекет басшылары»: where nouns stand before the noun they belong to, a title tells its beginning.
        ahead = scene.mentions.offices if self.words.quoting else ()
        self._several = {m.last - 1: m.first for m in ahead if m.plural and not any(m.areas)}
        self._placed = frozenset(i for m in scene.mentions.areas for i in range(m.first, m.last))
        self._nobodys = self.peopled.union(titles)
        self.known = sorted(self._known(), key=lambda s: (s.first, -s.last))
        self._firsts = [s.first for s in self.known]

    def within(self, first: int, last: int) -> list[Speaker]:
        """Those whose words lie in a stretch of tokens."""
        return self.known[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def before(self, first: int) -> Iterator[Speaker]:
        """Those who are named before a token, the last one first."""
        return map(self.known.__getitem__, reversed(range(bisect_left(self._firsts, first))))

    def _known(self) -> Iterator[Speaker]:
        mentions, taken = self.scene.mentions, set[int]()
        for person in mentions.people:
            found = self._person(person)
            if found:
                taken.update(range(person.first, person.last))
                yield found
        for stated in self._meant(taken):
            taken.update(range(stated.first, stated.last))
            yield stated
        for body in self._bodies(taken):
            taken.update(range(body.first, body.last))
            yield body
        for organization in mentions.organizations:
            if not taken.intersection(range(organization.first, organization.last)):
                named = self._organization(organization)
                yield named
                taken.update(range(organization.first, named.last if self.words.bare else organization.last))
        for area in mentions.areas:
            if area.kind in GOVERNING and not taken.intersection(range(area.first, area.last)):
                yield self._seat(area)
                taken.update(range(area.first, area.last))
        offices = {i for office in mentions.offices if office.holders for i in range(office.first, office.last)}
        yield from self._nationals(taken)
        yield from self._descriptions(offices, taken)
        # Where titles are written with capitals, their words are nobody's name.
        taken |= offices if self.words.bare else set()
        if self.words.quoting:  # where the complement of a title stands before its head
            taken |= {i for office in mentions.offices for i in range(office.first, office.last)}
        yield from self._titles(taken)
        yield from self._pronouns(taken)

    def _person(self, mention: PersonMention) -> Speaker | None:
        person = self.scene.mentions.person(mention.person)
        if not person.name or (mention.form == "nominal" and mention.last in self.names):
            return None  # «глава МИД Иван Петров»: the name beside the description tells who it is
        whole = self._whole(person)
        return Speaker(
            name=whole.name.partition(" (")[0], first=mention.first, last=mention.last, what="person",
            form=mention.form, case=mention.case or self._of_name(mention), span=mention.span, gender=person.gender,
            area=person.area,
        )  # fmt: skip

    def _whole(self, person: Person) -> Person:
        """The one person whose name goes on where this one has a single word: "Marcos" for "R. Marcos Jr."."""
        if not self.words.bare or " " in person.name:
            return person
        word = person.name.lower()
        found = [p for p in self.scene.mentions.persons if p is not person and word in p.name.lower().split()]
        return found[0] if len(found) == 1 else person

    def _descriptions(self, offices: set[int], taken: set[int]) -> Iterator[Speaker]:
        for token in self.parsed.tokens:
            if token.index in taken or not token.is_word:
                continue
            if not token.lemmas & self.words.speakers and not self._tells(token.index):
                continue
            described = self._described(token.index, offices, taken)
            if described:
                taken.update(range(described.first, described.last))
                yield described

    def _nationals(self, taken: set[int]) -> Iterator[Speaker]:
        """People told by their country alone: "the Pakistani told …"."""
        for token in self.parsed.tokens if self.words.definite else ():
            person = self.referents.national(token.index) if token.index not in taken else None
            if person is not None:
                taken.add(token.index)
                yield self._meaning(person, token.index, token.index + 1)

    def _meaning(self, person: Person, first: int, last: int) -> Speaker:
        """A person who is meant by words without a name."""
        return Speaker(
            name=person.name.partition(" (")[0], first=first, last=last, what="person", form="nominal",
            span=self.parsed.span(self.parsed.tokens[first].start, self.parsed.tokens[last - 1].end),
            gender=person.gender, area=person.area,
        )  # fmt: skip

    def _bodies(self, taken: set[int]) -> Iterator[Speaker]:
        """«Энергетика министрлігі», «Ақорданың баспасөз қызметі»: whose and what it is stands before its word."""
        tokens = self.parsed.tokens
        for token in tokens if self.words.quoting else ():
            name = self.parsed.morphology.inflect(token.text, case="Nom", number="Sing") if token.is_word else ""
            belongs = token.lemmas & self.words.organization_nouns and name.lower() != token.lemma
            if not belongs or token.index in taken or self._leads_on(token.index, taken):
                continue
            first = token.index
            while first > max(self._sentence(token.index)[0], token.index - LEFT) and self._owns(first - 1, taken):
                first -= 1
            if first < token.index:
                span = self.parsed.span(tokens[first].start, token.end)
                before = " ".join(t.text for t in tokens[first : token.index])
                yield Speaker(
                    name=f"{before} {name}", first=first, last=token.index + 1, what="organization", form="name",
                    case=token.form.case, span=span, kind=medium(self.parsed, token.index, token.index + 1, self.words),
                )  # fmt: skip

    def _leads_on(self, i: int, taken: set[int]) -> bool:
        """Whether a body is only whose another is: «министрлігі баспасөз қызметінің мәліметінше»."""
        places = range(i + 1, min(i + NEXT, self._sentence(i)[1]))
        after = next((k for k in places if self.parsed.tokens[k].lemmas & self.words.organization_nouns), i)
        return after > i + 1 and all(self._owns(k, taken) for k in range(i, after))

    def _owns(self, i: int, taken: set[int]) -> bool:
        """Whether a word before a body can be part of its name."""
        token = self.parsed.tokens[i]
        apart = token.lemmas & (self.words.pointers | self.words.possessives) or token.norm in self.words.quoting
        if i in taken or not token.is_word or apart or self.words.kinds(token):
            return False
        return token.form.pos in ("ADJ", "CCONJ") or (token.form.pos == "NOUN" and token.form.case in ("Nom", "Gen"))

    def _meant(self, taken: set[int]) -> Iterator[Speaker]:
        """«деді Қазақстан Президенті»: titles without a name whose holder is named elsewhere without it."""
        holders = {(p.mention.office.rank, p.mention.office.area): p.person for p in pairs(self.scene)}
        for office in self.scene.mentions.offices if self.words.quoting or self.words.bare else ():
            person = holders.get((office.office.rank, office.office.area))
            if person is not None and not office.holders and not taken.intersection(range(office.first, office.last)):
                yield Speaker(
                    name=person.name, first=office.first, last=office.last, what="person", form="nominal",
                    span=office.span, gender=person.gender, area=office.office.area,
                )  # fmt: skip

    def _organization(self, mention: OrganizationMention) -> Speaker:
        head = mention.first
        _, last = phrase(self.parsed, head, self._sentence(head), self.words)
        last = max(mention.last, next((i for i in range(mention.last, last) if i in self.peopled), last))
        longer = self._named_after(mention.first, last)
        name = mention.name if longer == last else self._text(mention.first, longer)
        last = longer + 3 * (self.words.bare and is_short(self.parsed, longer))
        last = past_office(self.scene, last, self.words) if self.words.bare else last
        return Speaker(
            name=name, first=mention.first, last=last, what="organization", form="name",
            case=self._case(head), span=mention.span, kind=self._sort(mention), area=mention.area,
        )  # fmt: skip

    def _named_after(self, first: int, last: int) -> int:
        """Past what a body's name in capitals goes on with, where nouns have no cases to tell it."""
        if not self.words.bare or not self.parsed.tokens[last - 1].is_title:
            return last
        return named_after(self.parsed, last, self._sentence(first)[1], (self.words, self._nobodys))

    def _text(self, first: int, last: int) -> str:
        return self.parsed.text[self.parsed.tokens[first].start : self.parsed.tokens[last - 1].end]

    def _seat(self, mention: AreaMention) -> Speaker:
        tokens = self.parsed.tokens
        text = (
            nominative(self.parsed, mention.first, mention.last, mention.last - 1)
            if mention.last - mention.first < 3
            else mention.span.text
        )
        return Speaker(
            name=text, first=mention.first, last=mention.last, what="seat", form=mention.kind, span=mention.span,
            case=mention.case or self._case(mention.last - 1), gender=tokens[mention.last - 1].form.gender,
            kind=medium(self.parsed, mention.first, mention.last, self.words),
        )  # fmt: skip

    def _sort(self, mention: OrganizationMention) -> str:
        """What sort of organisation it is; an agency of news is a medium."""
        named = self.parsed.tokens[mention.first].text.lower() in self.agencies
        news = mention.kind == "agency" and news_agency(self.parsed, mention.first, mention.last, self.words)
        return MEDIUM if named or news else mention.kind

    def _described(self, head: int, held: set[int], taken: set[int]) -> Speaker | None:
        form = noun_form(self.parsed, head)
        if form.pos != "NOUN" and not self.parsed.tokens[head].text.isupper():
            return None
        first, last = phrase(self.parsed, head, self._sentence(head), self.words)
        first = compound(self.parsed, first, self._sentence(head)[0], self.words)
        first = min(first, self._several.get(head, first))
        lemmas = self.parsed.tokens[head].lemmas
        what = "organization" if lemmas & self.words.organization_nouns else "described"
        if what != "organization":  # «пресс-служба главы государства» goes on where «посол Иванов» ends
            last = next((i for i in range(head + 1, last) if i in self.names), last)
        first = max([first, *(i + 1 for i in range(first, head) if i in taken)])
        if what != "organization" and (person := self.referents.described(first, head)):
            return self._meaning(person, first, last)
        if self._tells(head):
            what, first = "organization", head
        name = self._lowered(nominative(self.parsed, first, last, head), first)
        if what == "organization" and self.parsed.tokens[head].is_title:
            longer = self._named_after(first, last)
            name, last = (self._text(first, longer), longer) if longer > last else (name, last)
        owner = owner_of(self.parsed, first, self.peopled, self._placed) if what == "organization" else first
        kind = medium(self.parsed, head, head + 1, self.words) or ("hearer" if lemmas & self.words.hearers else "")
        return Speaker(
            name=owned(self.parsed, owner, first) + name,
            first=first, last=last, what=what,
            form="long" if last > head + 1 or first < head else "short", case=self._case(head),
            kind="document" if self._tells(head) else kind or ("held" if head in held else ""),
            span=self.parsed.span(self.parsed.tokens[first].start, self.parsed.tokens[last - 1].end),
            gender=form.gender if form.number == "Sing" else "Plur",
            area="" if what == "organization" else self.referents.unnamed(first, head),
            several=form.number == "Plur",
        )  # fmt: skip

    def _tells(self, i: int) -> bool:
        """Whether a document tells something in the place of whoever issued it: "the statement says"."""
        tokens = self.parsed.tokens
        if not tokens[i].lemmas & self.words.issued or i + 2 > len(tokens) or i in self.issuers:
            return False
        behind = next((t for t in tokens[i + 1 : i + 3] if t.pos not in ("AUX", "ADV")), None)
        return behind is not None and "say" in self.words.kinds(behind)

    def _lowered(self, name: str, first: int) -> str:
        """A description without the capital that only the beginning of a sentence gave it."""
        token = self.parsed.tokens[first]
        opens = self.parsed.sentences[token.sentence].first == first
        return (
            name[:1].lower() + name[1:]
            if opens and token.form.known and token.form.name == "" and not token.text.isupper()
            else name
        )

    def _titles(self, taken: set[int]) -> Iterator[Speaker]:
        """Capitalised words that nobody recognised: «Минторговли РК», «КМГ»."""
        for sentence in self.parsed.sentences:
            for i in range(sentence.first, sentence.last):
                token = self.parsed.tokens[i]
                opens = i == sentence.first and token.form.known
                named = token.is_word and token.is_title and (not opens or self._namesake(i, i + 1) is not None)
                named = named and not (
                    self.words.bare and token.pos in CLOSED and (len(token.text) == 1 or not token.text.isupper())
                )
                named = named and not (self.words.bare and token.norm in self.words.nobody)
                if (
                    i in taken
                    or not named
                    or (token.form.known and token.form.name in NAMES and not token.text.isupper())
                    or (i in self._placed and owns_body(self.scene, i))
                ):
                    continue
                head = self._head(i, sentence.last)
                first, last = phrase(self.parsed, head, (i, sentence.last), self.words)
                while last < sentence.last and (glued(self.parsed, last) or self._goes_on(last, taken)):
                    last += 1
                if taken.intersection(range(first, last)):
                    first, last, head = i, i + 1, i
                taken.update(range(first, last))
                if person := self._namesake(first, last):
                    yield Speaker(
                        name=person.name.partition(" (")[0], first=first, last=last, what="person", form="name",
                        span=self.parsed.span(self.parsed.tokens[first].start, self.parsed.tokens[last - 1].end),
                        gender=person.gender, area=person.area,
                    )  # fmt: skip
                    continue
                yield Speaker(
                    name=nominative(self.parsed, first, last, head), first=first, last=last, what="title",
                    case=self._case(head),
                    form="caps" if token.text.isupper() else "known" if token.form.known else "unknown",
                    kind=self._passing_on(first, last),
                    span=self.parsed.span(self.parsed.tokens[first].start, self.parsed.tokens[last - 1].end),
                )  # fmt: skip

    def _goes_on(self, i: int, taken: set[int]) -> bool:
        """Whether a capitalised word goes on with a name, where nouns have no cases to part them."""
        token = self.parsed.tokens[i]
        return self.words.bare and i not in taken and token.is_word and token.is_title and token.pos not in CLOSED

    def _namesake(self, first: int, last: int) -> Person | None:
        """The one person whose name has all these words: "Anwar" for "Anwar Ibrahim"."""
        if not self.words.bare:
            return None
        words = {t.text.lower() for t in self.parsed.tokens[first:last] if t.is_word} - self.words.nobody
        found = [p for p in self.scene.mentions.persons if words <= set(p.name.lower().split())]
        return found[0] if words and len(found) == 1 else None

    def _head(self, i: int, end: int) -> int:
        """The noun that a capitalised adjective belongs to: «Турецкий институт статистики»."""
        j = i
        while j + 1 < end and j - i < 3 and self.parsed.tokens[j].pos == "ADJ":
            j += 1
        return j if self.parsed.tokens[j].pos == "NOUN" else i

    def _passing_on(self, first: int, last: int) -> str:
        """`media` where a name is that of a medium: an agency that is known, a site, a name after «газета»."""
        tokens = self.parsed.tokens
        behind = next((tokens[i] for i in range(first - 1, max(first - 3, -1), -1) if tokens[i].is_word), None)
        known = tokens[first].text.lower() in self.agencies or any(t.text == "." for t in tokens[first:last])
        told = known or (behind is not None and behind.lemmas & self.words.media)
        return MEDIUM if told else medium(self.parsed, first, last, self.words)

    def _pronouns(self, taken: set[int]) -> Iterator[Speaker]:
        meant = self.words.pronouns | self.words.possessives
        for token in self.parsed.tokens:
            if token.index not in taken and token.is_word and token.lemmas & meant:
                yield Speaker(
                    name="", first=token.index, last=token.index + 1, what="pronoun", form="pronoun",
                    case=token.form.case,
                    span=self.parsed.span(token.start, token.end), gender=token.form.gender or "Plur",
                )  # fmt: skip

    def _sentence(self, token: int) -> tuple[int, int]:
        sentence = self.parsed.sentences[self.parsed.tokens[token].sentence]
        return sentence.first, sentence.last

    def _of_name(self, mention: PersonMention) -> str:
        """The nominative where all words of a name can have it, in doubt where they can have other cases too."""
        words = self.parsed.tokens[mention.first : mention.last]
        if self.words.quoting and not self.scene.mentions.person(mention.person).name.endswith(words[-1].text):
            return ""  # the last word alone has the ending: «Ким Тхе Хыммен»
        if not (self.words.quoting or self.words.bare) and self.parsed.tokens[max(0, mention.first - 1)].pos == "ADP":
            return ""  # «на встрече с Чжао Лэцзи»
        cases = [found for word in words if (found := {form.case for form in word.forms if form.case})]
        shared = set.intersection(*cases) if cases else set()
        return "Nom" if shared == {"Nom"} else "Nom?" if "Nom" in shared else ""

    def _case(self, head: int) -> str:
        """The case of a word where only one is possible, or the nominative where it is possible."""
        cases = {form.case for form in self.parsed.tokens[head].forms if form.case}
        return next(iter(cases)) if len(cases) == 1 else "Nom?" if "Nom" in cases else "Gen" if "Gen" in cases else ""
