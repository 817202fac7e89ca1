"""Why a field was inferred, in the words of a language. Claims keep the reason as the rule gave it, in English."""

from communique.report.phrases import area
from communique.report.words import Words


def inferred_because(why: str, words: Words) -> str:
    """«Казахстан: по человеку или по статье»; the reason itself where the catalogue has no words for it."""
    code, colon, reason = why.partition(": ")
    if not colon:
        code, reason = (why, "") if why.isupper() else ("", why)
    named = area(code, words) if code else ""
    told = words.get(f"why.{reason.replace(' ', '_')}") or reason
    return ": ".join(part for part in (named, told) if part)
