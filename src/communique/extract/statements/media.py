"""Who only passes on what others say: a newspaper, a news agency, no agency of a state."""

from communique.extract.statements.words import Saying
from communique.parse import Parse

MEDIUM = "media"


def medium(parsed: Parse, first: int, last: int, words: Saying) -> str:
    """`media` where a name has a word for a medium, or one follows in capitals: "China Daily"; empty otherwise."""
    tokens = parsed.tokens
    for i in range(first, last):
        of_state = i and tokens[i - 1].lemmas & words.no_media  # "the customs agency"
        if tokens[i].lemmas & words.media and not of_state:
            return MEDIUM
    after = tokens[last : last + 1]
    return MEDIUM if any(t.is_title and t.lemmas & words.media_names for t in after) else ""
