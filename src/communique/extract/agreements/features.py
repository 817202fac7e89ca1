"""What the scorer is told of a document that may be named."""

from communique.extract.agreements.parties import Parties
from communique.extract.agreements.standing import Standing
from communique.extract.agreements.titles import Paper
from communique.extract.agreements.words import Papers
from communique.extract.scene import Scene
from communique.parse import Token
from communique.recognize.mentions import within

Row = dict[str, float]
BEFORE = 3  # words before a title


def of_paper(scene: Scene, paper: Paper, between: Parties, stands: Standing, words: Papers) -> Row:
    """Features of `agreements.is`."""
    parsed, tokens = scene.parsed, scene.parsed.tokens
    start, end = paper.sentence.start, paper.sentence.end
    head = tokens[paper.head]
    opening = tokens[paper.about[0]] if paper.about[1] else None
    closing = tokens[paper.about[1] - 1] if paper.about[1] else None
    inner = paper.about[1] if paper.about[1] <= paper.head and paper.about[1] else paper.first
    before = _leading(tokens, paper)
    row = _of_compound(scene, paper) if words.compounds else {}
    return row | {
        f"lemma={paper.lemma}": 1,
        "strong": paper.lemma in words.strong,
        "about_tokens": min(paper.about[1] - paper.about[0], 12),
        "no_about": paper.about[1] == 0,
        "about_by": opening is not None
        and closing is not None
        and (opening.pos == "ADP" or bool(closing.lemmas & words.about)),
        "about_quoted": opening is not None and not opening.is_word,
        "adjectives": min(paper.head - inner, 4) if not paper.shared else 0,
        "adjective_between": any(t.lemmas & words.between for t in tokens[paper.first : paper.head]),
        "adjective_inside": any(t.lemmas & words.inside_country for t in tokens[paper.first : paper.head]),
        "capital": head.is_title and paper.head > paper.sentence.first,
        "plural": head.form.number == "Plur",
        "shared": paper.shared,
        "set": any(t.lemmas & words.sets or t.is_number or t.pos == "NUM" for t in before),
        f"status={stands.status}": 1,
        "away": min(stands.away, 25),
        "cancelled": stands.cancelled,
        f"parties={between.how}": 1,
        "n_parties": min(len(between.areas), 4),
        "companies": sum(o.kind == "company" for o in within(scene.mentions.organizations, start, end)) > 0,
        f"line={parsed.line_of(paper.sentence).kind}": 1,
        "about_document": tokens[paper.head - 1].lemmas & words.strong != frozenset() if paper.head else False,
    }


def _leading(tokens: tuple[Token, ...], paper: Paper) -> tuple[Token, ...]:
    """The words right before a title, back to a colon: of «три документа: соглашение …» none."""
    first = max(paper.sentence.first, paper.first - BEFORE)
    marks = [i + 1 for i in range(first, paper.first) if tokens[i].text == ":"]
    return tokens[max([first, *marks]) : paper.first]


def _of_compound(scene: Scene, paper: Paper) -> Row:
    """What only a title without cases tells: capitals throughout, what stands before it and right behind it."""
    tokens = scene.parsed.tokens
    inside = [t for t in tokens[paper.first : paper.head + 1] if t.is_word]
    behind = tokens[paper.head + 1] if paper.head + 1 < paper.sentence.last else None
    before = tokens[paper.first - 1] if paper.first > paper.sentence.first else None
    return {
        "capitals": len(inside) > 1 and all(t.is_title or t.pos == "CCONJ" for t in inside),
        "named_behind": behind is not None and behind.text == "(",
        "tail": paper.last > paper.head + 2 and behind is not None and behind.pos == "ADP",
        f"before={before.norm if before is not None and before.pos == 'DET' else before.pos if before else ''}": 1,
    }
