"""What decides before anything was learned: plain weights by structure, the nearest in the right case speaks."""

from collections.abc import Mapping, Sequence

from communique.extract.statements.candidates import Candidate
from communique.extract.statements.cues import Cue
from communique.extract.statements.media import MEDIUM
from communique.extract.statements.speakers import Speaker
from communique.parse import Token

# How often a structure holds a statement, as seen in articles of open desks.
USUAL = {
    "quote_after": 0.95, "quote_before": 0.9, "marks_piece": 0.95, "marks_rest": 0.95, "dash_piece": 0.95,
    "dash_rest": 0.9, "quote_on": 0.8, "pointed": 0.8, "that": 0.75, "fronted": 0.7, "lead_by": 0.75,
    "middle": 0.62, "trailing": 0.6, "colon": 0.5, "infinitive": 0.55, "lead_like": 0.5, "inside_by": 0.5,
    "quote_bare": 0.6, "item": 0.45, "quote_inside": 0.3, "dash_whole": 0.3, "rest": 0.4, "headed": 0.1,
    "closed": 0.8, "verb_last": 0.7, "verb_inside": 0.5, "turn": 0.9,
}  # fmt: skip


SAYING = ("cue=say", "cue=think", "cue=express", "cue=idiom")
SOMEBODY = ("zone_person", "zone_organization", "zone_described", "zone_pronoun", "zone_seat")
NAMED = ("person", "organization", "described", "title")
ARTICLE = 2  # tokens from a verb to a noun with its article
COMPLEMENT = 3  # tokens between a title and its complement
FEWEST, ASIDE = 3, 6  # tokens of «, в свою очередь,»
# Who passes on or listens, and never speaks.
SILENT = (MEDIUM, "hearer", "company")
FORMS = ("marks_piece", "marks_rest", "dash_piece", "dash_rest", "quote_after", "turn")
INTERRUPTED = tuple(f"form={form}" for form in FORMS)


def certain(row: Mapping[str, float]) -> float:
    """How likely the structure alone makes a statement, where it all but does: such a one needs no learning.

    The shares were counted on articles of all desks; they keep what is plain from being lost to what is rare.
    """
    has = row.get
    somebody = any(has(who) for who in SOMEBODY) and not has("zone_kind=media")
    saying = any(has(kind) for kind in SAYING)
    if saying and any(has(form) for form in INTERRUPTED):
        return 0.9
    if not somebody:
        return 0.0
    if (has("form=that") and saying) or (has("form=lead_by")) or (has("form=middle") and has("cue=by")):
        return 0.85
    if has("form=fronted"):
        return 0.7
    if (
        has("form=trailing")
        and has("alone")
        and (saying or has("cue=by"))
        and has("predicate")
        and any(f.startswith("next=") for f in row)
    ):
        return 0.65
    return 0.0


def plain_weight(candidate: Candidate) -> float:
    """How likely the structure alone makes a statement."""
    return USUAL.get(candidate.form, 0.3)


def plainly(speaker: Speaker, candidate: Candidate, found: Sequence[Speaker]) -> float:
    """How likely somebody speaks by place alone: right beside the word of attribution, or nobody else is named."""
    cue = candidate.cue
    if cue is None or speaker.first < 0 or speaker.kind in SILENT or _of_title(speaker, cue, found):
        return 0.0
    alone = _alone(speaker, candidate, found) or _seat_alone(speaker, cue, found) or _name_alone(speaker, cue, found)
    if alone or _in_office(speaker, cue) or _passed_on(speaker, candidate, found) or _complemented(speaker, cue, found):
        return 0.8
    if speaker.what == "described" and speaker.gender != "Plur":
        return 0.0  # «дипломат» mostly is somebody named before
    if speaker.case == "Nom?" and any(s.what == "person" and s.case == "Nom" and s.first >= 0 for s in found):
        return 0.0  # «заверил Нурлана Абдыева министр Рашад Гулиев»
    return 0.85 if _in_place(speaker, cue) or _opens(speaker, candidate) else 0.0


def set_off(tokens: Sequence[Token], speaker: Speaker, cue: Cue | None) -> float:
    """The same where only an aside between commas parts them: «российский президент, в свою очередь, указал»."""
    if cue is None or not cue.is_verb or speaker.what != "person" or speaker.case != "Nom" or speaker.first < 0:
        return 0.0
    between = tokens[speaker.last : cue.opening]
    if not FEWEST <= len(between) <= ASIDE or not between[0].text == between[-1].text == ",":
        return 0.0
    plain = all(token.is_word and not token.is_title and not token.form.verb for token in between[1:-1])
    return 0.85 if plain else 0.0


def _opens(speaker: Speaker, candidate: Candidate) -> bool:
    """Whether what is said begins right behind a name or several, the verb last: «Тараптар [сауда өскенін] айтты»."""
    named = candidate.form == "verb_last" and (speaker.what == "person" or speaker.several)
    return named and speaker.span is not None and 0 < candidate.start - speaker.span.end <= 1


def _in_place(speaker: Speaker, cue: Cue) -> bool:
    """Whether somebody stands right beside the word of attribution in the case it asks for."""
    after = speaker.first == cue.token + 1
    if speaker.what == "seat":
        return after and speaker.case == "Nom"  # never «на форуме в Баку выступил»
    if not cue.is_verb:
        return after and speaker.case != "Nom"
    return speaker.case.startswith("Nom") and (after or speaker.last == cue.opening)


def _of_title(speaker: Speaker, cue: Cue, found: Sequence[Speaker]) -> bool:
    """Whether a body only belongs to the title of whoever speaks without a name: «глава МИД Омана сообщил»."""
    if speaker.what != "organization":
        return False
    return any(s.first < speaker.first and speaker.last <= s.last and _in_office(s, cue) for s in found)


def _alone(speaker: Speaker, candidate: Candidate, found: Sequence[Speaker]) -> bool:
    """The only one of an attribution: «следует из данных комитета», «по мнению экспертов»."""
    if speaker.what == "described" and speaker.gender == "Plur" and candidate.form in ("lead_by", "middle"):
        return all(s is speaker for s in found if s.first >= 0)
    if speaker.what != "organization" or speaker.case not in ("Gen", "Loc") or speaker.form == "short":
        return False
    if candidate.form in ("quote_inside", "item"):
        return False
    named = [
        s for s in found if s.first >= 0 and s.kind not in SILENT and s.what in ("person", "organization", "described")
    ]
    return named == [speaker]


def _in_office(speaker: Speaker, cue: Cue) -> bool:
    """Whether somebody without a name stands beside the verb as the holder of a state's office: "Peru's president"."""
    if speaker.what != "described" or not speaker.area or speaker.gender == "Plur":
        return False
    if not cue.is_verb:  # «по словам премьер-министра Грузии»
        return speaker.first == cue.last and speaker.case != "Nom"
    nominative = speaker.case in ("", "Nom", "Nom?")
    behind = 0 < speaker.first - cue.token <= ARTICLE
    return nominative and (behind or 0 <= cue.opening - speaker.last <= COMPLEMENT)


def _seat_alone(speaker: Speaker, cue: Cue, found: Sequence[Speaker]) -> bool:
    """«В Кремле сообщили, что …»: the only one named stands right before the verb."""
    beside = speaker.what == "seat" and speaker.case == "Loc" and speaker.last == cue.opening and cue.is_verb
    return beside and all(s is speaker for s in found if s.first >= 0)


def _name_alone(speaker: Speaker, cue: Cue, found: Sequence[Speaker]) -> bool:
    """«…, добавил Лука Ферри»: a name that no case can be told of, right behind the verb and alone."""
    behind = cue.is_verb and speaker.what == "person" and not speaker.case and speaker.first == cue.token + 1
    return behind and all(s is speaker for s in found if s.first >= 0)


def _passed_on(speaker: Speaker, candidate: Candidate, found: Sequence[Speaker]) -> bool:
    """«"…", — приводит слова Рашада Гулиева агентство»: the only one beside the medium that passes it on."""
    others = [s for s in found if s.first >= 0 and s is not speaker]
    quoted = candidate.form.startswith("quote") and speaker.what == "person"
    return quoted and bool(others) and all(s.kind == MEDIUM for s in others)


def _complemented(speaker: Speaker, cue: Cue, found: Sequence[Speaker]) -> bool:
    """As in "the press service of the Railways said": what ends at the verb only belongs to the speaker's title."""
    if speaker.case or not cue.is_verb or speaker.what not in ("organization", "described"):
        return False
    ends = (s for s in found if s.what in ("title", "seat") and s.last == cue.opening)
    return any(0 < s.first - speaker.last <= COMPLEMENT for s in ends)


def plain_choice(found: Sequence[Speaker], candidate: Candidate) -> Speaker | None:
    """The nearest to the word of attribution in its case, people before organisations before descriptions."""
    cue = candidate.cue.token if candidate.cue else candidate.zone[0]
    case = "Nom" if candidate.cue is None or candidate.cue.is_verb else "Gen"
    order = {"person": 0, "organization": 1, "described": 2, "last": 3, "earlier": 4}

    def cost(speaker: Speaker) -> tuple[float, int]:
        away = abs(speaker.first - cue) if speaker.first >= 0 else 30
        return order.get(speaker.what, 5) * 3 + away * 0.5 + 4 * (not speaker.case.startswith(case)) + 50 * (
            speaker.kind == MEDIUM
        ), away

    return min((s for s in found if s.name), key=cost, default=None)
