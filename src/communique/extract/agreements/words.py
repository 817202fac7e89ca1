"""A pack's words for documents, compiled once."""

from dataclasses import dataclass
from functools import cache

from communique.lang import Pack
from communique.parse import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """Lemmas of documents, of what stands in their titles, and of what happens to them."""

    strong: frozenset[str]
    weak: frozenset[str]
    needs: dict[str, frozenset[str]]
    about: frozenset[str]
    parties: frozenset[str]
    among: frozenset[str]
    subject: frozenset[str]
    not_title: frozenset[str]
    sets: frozenset[str]
    served: frozenset[str]  # who serves a protocol that is no document: «директор протокола»
    amounts: frozenset[str]  # before a sum, which is no part of a title
    gatherings: frozenset[str]  # whose programme or plan is no document between states
    between: frozenset[str]
    inside_country: frozenset[str]
    dedicated: frozenset[str]
    two: frozenset[str]
    three: frozenset[str]
    stretches: frozenset[str]
    joins: frozenset[str]
    tails: frozenset[str]
    with_tail: frozenset[str]
    head_last: bool
    compounds: bool  # nouns stand side by side without cases
    present_is_planned: bool
    signed: frozenset[str]
    planned: frozenset[str]
    meant: frozenset[str]
    wished: frozenset[str]
    draft: frozenset[str]
    cancelled: frozenset[str]
    in_force: tuple[tuple[str, ...], ...]  # phrases
    underway: tuple[tuple[str, ...], ...]  # phrases that lead to what is still worked on: "talks on"
    doubted: frozenset[str]  # words of a condition: "if they sign"
    occasions: tuple[tuple[str, ...], ...]  # phrases that begin when and where it was made
    fields: tuple[tuple[str, ...], ...]  # prepositional phrases that may open what a document is about

    def head(self, token: Token, before: Token | None) -> str:
        """The lemma of a document that a noun names; empty where it names none."""
        for form in token.forms:
            if form.pos != "NOUN":
                continue
            if form.lemma in self.needs:
                if before is not None and before.lemmas & self.needs[form.lemma]:
                    return form.lemma
            elif form.lemma in self.strong or form.lemma in self.weak:
                return form.lemma
        return ""


@cache
def papers(pack: Pack) -> Papers:
    """The words of a pack."""
    table = pack.table("agreements")
    words, status = table.get("words", {}), table.get("status", {})
    names = (
        "about",
        "parties",
        "among",
        "subject",
        "not_title",
        "sets",
        "served",
        "amounts",
        "gatherings",
        "between",
        "inside_country",
        "dedicated",
        "two",
        "three",
        "stretches",
        "joins",
        "tails",
        "with_tail",
    )
    order = table.get("order", {})
    return Papers(
        compounds=bool(order.get("compounds")),
        head_last=bool(order.get("head_last")),
        present_is_planned=bool(order.get("present_is_planned")),
        strong=_split(table.get("strong", "")),
        weak=_split(table.get("weak", "")),
        needs={row["head"]: _split(row["adjectives"]) for row in table.get("needs", ())},
        **{name: _split(words.get(name, "")) for name in names},
        in_force=tuple(tuple(phrase.split()) for phrase in status.get("in_force", ())),
        underway=tuple(tuple(phrase.split()) for phrase in status.get("underway", ())),
        doubted=frozenset(status.get("doubted", ())),
        occasions=tuple(tuple(phrase.split()) for phrase in words.get("occasions", ())),
        fields=tuple(tuple(phrase.split()) for phrase in words.get("fields", ())),
        **{
            name: _split(status.get(name, ""))
            for name in ("signed", "planned", "meant", "wished", "draft", "cancelled")
        },
    )


def _split(text: str) -> frozenset[str]:
    return frozenset(text.split())
