"""Why something could not be read, in the reader's language."""

from communique.report.words import Words


def fault(reason: str, words: Words) -> str:
    """The reason in words of the catalogue; as it is where the catalogue knows no better."""
    said = (text for sign, text in words.table("fault").items() if sign in reason)
    return next(said, "") or reason
