"""How lately, and in what place, somebody was spoken of before words whose speaker is only "he" or "the minister"."""

from bisect import bisect_left

from communique.extract.scene import Scene
from communique.model.mention import PersonMention

Row = dict[str, float]
FAR = 6  # sentences and mentions are counted so far
LEADS = 5  # a sentence is about whoever stands among its first tokens
BACK = 40  # mentions before the words that are looked at


class Salience:
    """The people of a document in the order in which they are spoken of."""

    def __init__(self, scene: Scene) -> None:
        """Collect the mentions once for all candidates."""
        self._sentences = scene.parsed.sentences
        self._tokens = scene.parsed.tokens
        names = {p.id: p.name.partition(" (")[0] for p in scene.mentions.persons}
        known = [(m, names[m.person]) for m in scene.mentions.people if names.get(m.person)]
        self._known = sorted(known, key=lambda pair: pair[0].first)
        self._firsts = [m.first for m, _ in self._known]

    def of(self, name: str, at: int) -> Row:
        """Features of one person before the token where words or their attribution begin."""
        before = self._known[max(0, (end := bisect_left(self._firsts, at)) - BACK) : end]
        mine = [i for i, (_, other) in enumerate(before) if other == name]
        if not mine or at >= len(self._tokens):
            return {"spoken_of": 0}
        last = before[mine[-1]][0]
        here = self._tokens[at].sentence
        beside = [(m, other) for m, other in before if m.sentence == last.sentence]
        return {
            "spoken_of": min(len(mine), FAR),
            "ago": min(here - last.sentence, FAR),
            "same_line": self._sentences[last.sentence].line == self._sentences[here].line,
            "others_since": min(len({other for _, other in before[mine[-1] + 1 :]} - {name}), 4),
            "opens": beside[0][1] == name,
            "beside": len({other for _, other in beside} - {name}),
            "leads": self._leads(last),
            "was_subject": last.case == "Nom",
            "was_object": last.case not in ("Nom", ""),
            f"was_{last.form}": 1,
        }

    def _leads(self, mention: PersonMention) -> bool:
        return mention.first - self._sentences[mention.sentence].first < LEADS
