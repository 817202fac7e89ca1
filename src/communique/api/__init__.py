"""The desk: open a register, add reports, ask, judge, check. What the command line and the page are built on."""

from communique.api.filters import Filters
from communique.api.register import Register, open_register

__all__ = ["Filters", "Register", "open_register"]
