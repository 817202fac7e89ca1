"""Events of a document: cues, their probability, fields, one claim for each event."""

from collections.abc import Mapping, Sequence
from itertools import compress
from typing import Any

from communique.extract.events.assembled import assembled
from communique.extract.events.attended import attended, of_whom, only_attends
from communique.extract.events.called_off import is_ahead, never_was
from communique.extract.events.calls import had_call
from communique.extract.events.company import with_company
from communique.extract.events.context import Article, Context, article_of
from communique.extract.events.draft import Draft, draft
from communique.extract.events.edition import triggers_of, with_editions
from communique.extract.events.fallback import guess
from communique.extract.events.identity import distinct
from communique.extract.events.invited import accepted, called_for, only_invited
from communique.extract.events.named_sides import sides_in_name
from communique.extract.events.no_event import NO_EVENT, is_at_home, is_history
from communique.extract.events.organs import organ_meets
from communique.extract.events.plain import SURE, plain
from communique.extract.events.retold import retold
from communique.extract.events.sign import sign_features
from communique.extract.events.stage import Stage, stage_of
from communique.extract.events.state import claim_of
from communique.extract.events.triggers import MEETS, Trigger
from communique.extract.events.where import place_of
from communique.extract.scene import Scene
from communique.lang.pack import is_bloc
from communique.model import Claim, Leftover

WEAK = 0.25
MOST = 300  # events of one document: more is a chronicle of years, read by its surest part


def events(scene: Scene) -> tuple[tuple[Claim[Any], ...], tuple[Leftover, ...]]:
    """All claims of this kind, and candidates too weak to be claimed with the reason."""
    stage = stage_of(scene)
    article = article_of(stage, triggers_of(stage))
    sure = likelihoods(article)
    found, weak = _taken(article, sure)
    told = with_company(stage, distinct(article, found))
    claims = tuple(claim_of(stage, group) for group in told if _two_sided(stage, group[0]))
    return claims, tuple(_leftover(article, context) for context in weak)


def likelihoods(article: Article) -> list[float]:
    """For each context the probability that an event of its type is told there."""
    rows = [sign_features(article, context) for context in article.contexts]
    scorer = article.stage.scene.scorer("events.is")
    learned = scorer.probabilities(rows) if scorer else [guess("events.is", row) for row in rows]
    plainly = [
        plain(
            context.trigger,
            row,
            ahead=is_ahead(article.stage, context.trigger),
            listed=attended(article.stage, context) is not None,
            kind=of_whom(article.stage, context),
        )
        or (SURE if row.get("two_codes") and _is_told(article.stage, context.trigger) else 0.0)
        or (SURE if organ_meets(article.stage, context.trigger, row) else 0.0)
        for context, row in zip(article.contexts, rows, strict=True)
    ]
    told = [not _is_none(article, c) for c in article.contexts]
    known = [max(pair) * is_told for pair, is_told in zip(zip(learned, plainly, strict=True), told, strict=True)]
    return _of_one_kind(article, known)


def _of_one_kind(article: Article, known: Sequence[float]) -> list[float]:
    """Where the words tell who assembled, whatever the meeting was taken for, it is of the kind of such a company."""
    kinds = {t.token: assembled(article.stage, t.token) for t in _meetings(article)}
    none: dict[tuple[int, int | None], float] = {}
    for context, probability in zip(article.contexts, known, strict=True):
        at = (context.trigger.token, context.focus)
        none[at] = none.get(at, 1.0) * (1 - probability)
    found = []
    for context, probability in zip(article.contexts, known, strict=True):
        kind = kinds.get(context.trigger.token)
        met = 1 - none[context.trigger.token, context.focus] if kind == context.trigger.type else 0.0
        found.append(probability if kind is None else met)
    return found


def _meetings(article: Article) -> list[Trigger]:
    return [c.trigger for c in article.contexts if c.trigger.cue.id in MEETS]


def _is_told(stage: Stage, trigger: Trigger) -> bool:
    """Whether what stands before a word surely makes it one."""
    return accepted(stage, trigger) is not None or had_call(stage, trigger.token, trigger.cue)


def _is_none(article: Article, context: Context) -> bool:
    """Whether a word for a meeting surely tells of none, or of one told before."""
    stage, trigger = article.stage, context.trigger
    rules = (never_was, only_invited, called_for, *NO_EVENT)
    return any(rule(stage, trigger) for rule in rules) or retold(article, context) or only_attends(stage, context)


def threshold(scene: Scene) -> float:
    """How sure a draft must be to be claimed; a pack that learned from few articles asks for more."""
    surer = float(scene.pack.table("events").get("decide", {}).get("surer", 0.0))
    return 0.45 + surer + 0.4 * scene.strictness


def _taken(article: Article, sure: Sequence[float]) -> tuple[list[Draft], list[Context]]:
    """Drafts of the likely contexts, one type for each word; the contexts that are worth a line in the ledger."""
    best: dict[tuple[int, int | None], int] = {}
    for k, context in enumerate(article.contexts):
        token = (context.trigger.token, context.focus)
        if token not in best or sure[k] > sure[best[token]]:
            best[token] = k
    best |= _as_their_nouns(article, best)
    least = threshold(article.stage.scene)
    worth = (k for k in best.values() if sure[k] >= min(least, WEAK) or article.contexts[k].trigger.noun >= 0)
    likely = sorted(worth, key=lambda k: -sure[k])[:MOST]
    told = [(article.contexts[k], sure[k]) for k in sorted(likely)]
    drafts = with_editions(
        article.stage, [draft(article, c, known, least if c.trigger.noun < 0 else 0.0) for c, known in told]
    )
    held = [
        d.belief >= least
        and not (is_history(d) or is_at_home(article.stage, d.context) or _from_nowhere(article.stage, d))
        for d in drafts
    ]
    return list(compress(drafts, held)), [d.context for d, taken in zip(drafts, held, strict=True) if not taken]


def _from_nowhere(stage: Stage, found: Draft) -> bool:
    """Whether a visitor's own state is told nowhere, and one that his sentence does not name was put in its place.

    Where the likeliest is the one he visits, it is not known either.
    """
    if found.type != "visit" or not found.people or found.context.codes.issuperset(found.countries):
        return False
    place = place_of(stage, found)
    unknown = {"", *(place.areas if place else ())}
    known = (stage.scene.mentions.person(p).area or stage.area_of(p) not in unknown for p in found.people)
    return not any(known)


def _as_their_nouns(article: Article, best: Mapping[tuple[int, int | None], int]) -> dict[tuple[int, int | None], int]:
    """Words for other editions, of the type that is likeliest for their noun."""
    types = {token: article.contexts[k].trigger.type for (token, _), k in best.items()}
    return {
        (c.trigger.token, c.focus): k
        for k, c in enumerate(article.contexts)
        if c.trigger.noun >= 0 and types.get(c.trigger.noun) == c.trigger.type
    }


def _two_sided(stage: Stage, found: Draft) -> bool:
    """Whether two states take part, or a bloc: one alone meets nobody, but for a continent («Россия – Африка»)."""
    return len(found.countries) > 1 or any(map(is_bloc, found.countries)) or bool(sides_in_name(stage, found.context))


def _leftover(article: Article, context: Context) -> Leftover:
    token = article.stage.tokens[context.trigger.token]
    span = article.stage.scene.parsed.span(token.start, token.end)
    return Leftover(kind="claim", span=span, reason="event_unsure")
