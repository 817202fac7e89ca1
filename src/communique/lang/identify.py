"""Which language a text is in: the letters first, a small model where they do not tell."""

from functools import cache
from typing import Any

from communique.lang.pack import available, load

# Languages that reports about our region come in, whether or not they have a pack: a text in one of them must not
# be taken for its neighbour.
KNOWN = ("ru", "kk", "en", "ky", "uz", "tg", "tk", "az", "tr", "uk", "be", "bg", "hy", "ka", "it", "de", "fr", "es",
         "zh", "ja", "ko", "fa", "ar", "mn", "sr", "mk", "pl", "ro")  # fmt: skip
TELLING = 2_000  # characters that tell the model as much as more would
ENOUGH = 40  # letters that are needed before the alphabet alone is believed
SURE = 0.9  # the model's probability that is believed against the packs
LIKELY = 0.5  # the probability from which a short text is given to a pack that borrows its scorers


def identify(text: str) -> str:
    """The ISO 639-1 code of a text's language; the first pack's where the text has too few letters to tell."""
    head = text[:20_000]
    return _by_letters(head) or _by_model(head) or "ru"


def likeness(text: str) -> float:
    """How sure it is that a text is in one of the known languages, 0 to 1; those that have a pack count double."""
    if not any(map(str.isalpha, text)):
        return 0.0
    code, sure = _model().rank(text)[0]
    return float(sure) if code in available() else float(sure) / 2


def _by_letters(text: str) -> str:
    """The language whose alphabet holds all the letters and whose telltale letters are there; empty if none is."""
    letters = {c for c in set(text.lower()) if c.isalpha() and not c.isascii()}
    if not letters:
        return ""
    for code in available():
        table = load(code).table("pack")
        alphabet, telltale = set(table.get("alphabet", "")), set(table.get("telltale", ""))
        if telltale and letters <= alphabet and letters & telltale and _count(text, alphabet) >= ENOUGH:
            return code
    return ""


def _count(text: str, alphabet: set[str]) -> int:
    """How many of the first letters are of an alphabet; 0 where other letters are more than they."""
    own = other = 0
    for c in text[:2_000].lower():
        if c in alphabet:
            own += 1
        elif c.isalpha():
            other += 1
    return own if own > other else 0


def _by_model(text: str) -> str:
    letters = {c for c in set(text.lower()) if c.isalpha()}
    if len(letters) < 3:
        return ""
    ranked = _model().rank(text[:TELLING])
    best, sure = ranked[0]
    if sure < SURE:
        # A headline is too short for the model: among languages that it could be, one that we read.
        fitting = [code for code in available() if letters <= set(load(code).table("pack").get("alphabet", ""))]
        best = next((code for code, chance in ranked if code in fitting and not _is_doubtful(code, chance)), best)
    return str(best)


def _is_doubtful(code: str, chance: float) -> bool:
    """Whether a short text is rather of the language that lends its scorers: a byline tells no language."""
    return chance < LIKELY and bool(load(code).table("pack").get("weights"))


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(list(KNOWN))
    return model
