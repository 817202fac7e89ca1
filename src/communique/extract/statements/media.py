"""Who only passes on what others say: a newspaper, a news agency, no agency of a state."""

from communique.extract.statements.words import Saying
from communique.parse import Parse

MEDIUM = "media"
MARKS = frozenset({"«", "„", "“", '"'})


def medium(parsed: Parse, first: int, last: int, words: Saying) -> str:
    """`media` where a name has a word for a medium, or one follows in capitals: "China Daily"; empty otherwise."""
    tokens = parsed.tokens
    for i in range(first, last):
        of_state = i and tokens[i - 1].lemmas & words.no_media  # "the customs agency"
        if tokens[i].lemmas & words.media and not of_state:
            return MEDIUM
    after = tokens[last : last + 1]
    return MEDIUM if any(t.is_title and t.lemmas & words.media_names for t in after) else ""


def news_agency(parsed: Parse, head: int, last: int, words: Saying) -> bool:
    """Whether an agency only has a name, in marks or undeclined: «агентство «Хабар»»; one of a state has a task.

    An adjective tells what it does: «рейтинговое агентство «Прогноз»».
    """
    tokens = parsed.tokens
    if words.bare or head + 1 >= last or not tokens[head].lemmas & words.media:
        return False
    if head and tokens[head - 1].pos == "ADJ":
        return False
    name = tokens[head + 1]
    declined = any(form.case == "Gen" for form in name.forms)
    return name.text in MARKS or (name.is_title and not name.text.isascii() and not declined)
