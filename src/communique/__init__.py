"""Communiqué: an open register of diplomacy that reads the news and cites its sources.

import communique
for claim in communique.read("…", published="2025-05-30"):
    print(claim.kind, claim.evidence.span.text)
with communique.open("register.db") as register:
    register.add("reports/")
    print(register.figures(areas=["KZ", "IT"], indicator="trade_turnover"))
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.api import Filters, Register
    from communique.api import open_register as open
    from communique.api.reading import read
    from communique.errors import CommuniqueError, PackError, QueryError, RegisterError, SourceError
    from communique.model import Claim, Document, Evidence, Fact, Judgement, Leftover, Period, Quantity, Reading, Span

# What `make fast` compiled takes the place of its sources, before any of them is loaded.
if os.path.exists(os.path.join(os.path.dirname(__file__), *(os.pardir,) * 2, "build", "fast", "sources")):
    from communique.compiled import use

    use()

# Where each public name lives. They are loaded when first asked for, so that importing the package costs nothing.
_HOMES = {
    "Filters": "communique.api",
    "Register": "communique.api",
    "open": "communique.api",
    "read": "communique.api.reading",
    "CommuniqueError": "communique.errors",
    "PackError": "communique.errors",
    "QueryError": "communique.errors",
    "RegisterError": "communique.errors",
    "SourceError": "communique.errors",
    "Claim": "communique.model",
    "Document": "communique.model",
    "Evidence": "communique.model",
    "Fact": "communique.model",
    "Judgement": "communique.model",
    "Leftover": "communique.model",
    "Period": "communique.model",
    "Quantity": "communique.model",
    "Reading": "communique.model",
    "Span": "communique.model",
}
_NAMES = {"open": "open_register"}

__all__ = [
    "Claim",
    "CommuniqueError",
    "Document",
    "Evidence",
    "Fact",
    "Filters",
    "Judgement",
    "Leftover",
    "PackError",
    "Period",
    "Quantity",
    "QueryError",
    "Reading",
    "Register",
    "RegisterError",
    "SourceError",
    "Span",
    "open",
    "read",
]


def __getattr__(name: str) -> object:
    """A public name, loaded now."""
    if name not in _HOMES:
        raise AttributeError(f"module 'communique' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), _NAMES.get(name, name))


def __dir__() -> list[str]:
    """The public names."""
    return __all__
