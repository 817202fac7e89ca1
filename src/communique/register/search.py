"""Documents by words: every word in any of its forms. Both databases hold dictionary forms only."""

from collections.abc import Sequence

import sqlalchemy as sa

MOST = 2000


def documents_with(connection: sa.Connection, words: Sequence[Sequence[str]], limit: int = MOST) -> list[int]:
    """Numbers of documents that hold, for each word, one of its forms; the last added first."""
    if not words:
        return []
    if connection.dialect.name == "sqlite":
        asked = " AND ".join("(" + " OR ".join(_quoted(form) for form in forms) + ")" for forms in words)
        query = "SELECT rowid FROM words WHERE words MATCH :asked ORDER BY rowid DESC LIMIT :most"
    else:
        asked = " & ".join("(" + " | ".join(_lexeme(form) for form in forms) + ")" for forms in words)
        query = "SELECT document FROM words WHERE lemmas @@ CAST(:asked AS tsquery) ORDER BY document DESC LIMIT :most"
    return list(connection.execute(sa.text(query), {"asked": asked, "most": limit}).scalars())


def _quoted(form: str) -> str:
    """A form as the index of SQLite holds it: without marks, its parts as words of their own."""
    parts = "".join(c if c.isalnum() else " " for c in form).split() or ["\x00"]
    return "(" + " AND ".join(f'"{part}"' for part in parts) + ")"


def _lexeme(form: str) -> str:
    return "'" + form.replace("\\", "\\\\").replace("'", "''") + "'"
