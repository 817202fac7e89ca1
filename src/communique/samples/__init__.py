"""Built-in sample reports, so that a newcomer sees the register at work. Data only: see NOTE.md beside them."""

from pathlib import Path

FOLDER = Path(__file__).parent


def folder(language: str = "ru") -> Path:
    """The folder of the sample reports of a language, one text a file."""
    return FOLDER / language
