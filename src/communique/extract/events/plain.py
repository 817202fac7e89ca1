"""Sentences so plain that their structure alone tells an event: «Президент Чили посетил Индию»."""

from collections.abc import Mapping

from communique.extract.events.triggers import Trigger

# The share of such sentences that the gold of all desks has as an event of their own.
SURE = 0.8
# Cues by which somebody does it himself ("visited" has the noun's), read as the first type that each has.
DOING = frozenset({"arrive", "leave", "meet", "talk", "receive", "call", "sign", "speak", "visit_noun"})
# Nouns that are held or take place, and mean one kind of event only.
HELD = frozenset({"forum", "visit_noun", "talk_noun", "sign_noun", "summit"})
# Words in the clause that make it another event, one of many, an old, a wished or a home affair.
ELSE = tuple(f"clause:{group}" for group in (
    "another", "repeated", "history", "invite", "propose", "cancel", "plan", "greet", "domestic",
))  # fmt: skip
INITIATIVE, PLANNED, ALSO = "clause:propose", "clause:plan", "clause:another"


def plain(trigger: Trigger, row: Mapping[str, float], *, ahead: bool, listed: bool = False, kind: str = "") -> float:
    """How likely the structure alone makes an event; 0 where it says nothing. Short reports teach scorers little.

    `ahead` says whether the verb itself tells that it will be, `listed` whether the text goes on with who came,
    `kind` what the meeting is by those whose it is.
    """
    if row.get("quoted"):
        return 0.0
    by_phone = bool(row.get("call_near"))
    first = trigger.type == trigger.cue.types[0] or by_phone or bool(row.get("assembled"))
    two_sided = first and bool(row.get("two_codes"))
    if two_sided and (row.get("called_off") or _is_off(row)):
        return SURE
    two_sided = two_sided or (trigger.type == trigger.cue.types[0] and listed)
    done = (
        _does(trigger, row),
        _pays(trigger, row),
        _signs(row),
        _is_held(trigger, row),
        _is_over(row),
        _assembles(row),
    )
    told = (two_sided and any(done)) or _exchanges(row)
    if two_sided and by_phone and _is_held(trigger, row):
        # Here it is no proposal: «по инициативе иранской стороны состоялся телефонный разговор».
        return 0.0 if any(row.get(name) for name in ELSE if name != INITIATIVE) else SURE
    if kind == trigger.type and row.get("nominative") and row.get("clause:hold"):
        told = True
    if (told or _is_numbered(row)) and not any(row.get(name) for name in ELSE):
        return SURE
    if two_sided and row.get("attended") and not any(row.get(name) for name in ELSE if name not in (PLANNED, ALSO)):
        return SURE  # "will also attend the Peru-Chile Business Forum": 24 of 28 in gold
    will = ahead and two_sided and _will(trigger, row) and not any(row.get(name) for name in ELSE if name != PLANNED)
    return SURE if will else 0.0


def _does(trigger: Trigger, row: Mapping[str, float]) -> bool:
    """«Президент Чили посетил Индию»."""
    return trigger.cue.id in DOING and bool(row.get("verb=FinPast") and row.get("subject"))


def _assembles(row: Mapping[str, float]) -> bool:
    """«Министры Чили и Индии встретились», «состоялась встреча министров Чили и Индии»."""
    return bool(row.get("assembled") and (row.get("verb=FinPast") or row.get("clause:hold")))


def _pays(trigger: Trigger, row: Mapping[str, float]) -> bool:
    """As in "the President of Chile paid a visit to India", "wrapped up his trip"."""
    return trigger.cue.id == "visit_noun" and bool(row.get("left:paid"))


def _will(trigger: Trigger, row: Mapping[str, float]) -> bool:
    """«Президент Чили посетит Индию»."""
    does = trigger.cue.id in DOING and bool(row.get("subject"))
    return does and (trigger.cue.id != "sign" or bool(row.get("best_told")))


def _signs(row: Mapping[str, float]) -> bool:
    """«Чили и Индия подписали соглашение», where nowhere more is told of it."""
    return bool(row.get("cue=sign") and row.get("verb=FinPast") and row.get("best_told"))


def _exchanges(row: Mapping[str, float]) -> bool:
    """As in "the governments exchanged ten memoranda", where a number of documents is named."""
    return bool(row.get("cue=conclude") and row.get("counted"))


def _is_held(trigger: Trigger, row: Mapping[str, float]) -> bool:
    """«В Сантьяго прошёл форум Чили и Индии»."""
    return trigger.cue.id in HELD and bool(row.get("nominative") and row.get("clause:hold"))


def _is_numbered(row: Mapping[str, float]) -> bool:
    """«12-е заседание межправительственной комиссии Чили и Индии», "the 12th meeting of the Commission"."""
    return bool(row.get("cue=session:forum") and row.get("left_number") and row.get("two_codes"))


def _is_off(row: Mapping[str, float]) -> bool:
    """«Переговоры министров Чили и Индии отложены»."""
    return bool(row.get("nominative") and row.get("clause:cancel"))


def _is_over(row: Mapping[str, float]) -> bool:
    """«По итогам переговоров Чили и Индия подписали …»."""
    return bool(row.get("type=talks") and row.get("left:during"))
