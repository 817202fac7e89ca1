"""Lines of a text and what each is."""

from communique.lang import Pack
from communique.parse.structure import Line


def lines_of(text: str, pack: Pack) -> tuple[Line, ...]:
    """Every line with a character other than white space, in order."""
    del pack
    found: list[Line] = []
    start = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            begin = start + raw.index(body[0])
            found.append(Line(index=len(found), start=begin, end=begin + len(body), kind="body"))
        start += len(raw)
    return tuple(found)
