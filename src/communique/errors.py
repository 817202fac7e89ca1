"""All errors of Communiqué.

CommuniqueError
├── SourceError     an article could not be read; recorded with its address, the run goes on
├── PackError       a language pack has faults; all of them are listed, start is refused
├── RegisterError   a register could not be opened, read or written
└── QueryError      a question could not be understood; says what would be accepted
"""


class CommuniqueError(Exception):
    """The root of everything that Communiqué raises on purpose."""


class SourceError(CommuniqueError):
    """An article could not be read: `address` names it, `reason` says why and what to do."""

    def __init__(self, address: str, reason: str) -> None:
        """Join the address and the reason into one message."""
        super().__init__(f"{address}: {reason}")
        self.address = address
        self.reason = reason


class PackError(CommuniqueError):
    """A language pack has faults; `faults` lists each with file and line."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        """Join all faults, one a line."""
        super().__init__("\n".join(faults))
        self.faults = faults


class RegisterError(CommuniqueError):
    """A register could not be opened, read or written."""


class QueryError(CommuniqueError):
    """A question could not be understood; the message says what would be accepted."""
