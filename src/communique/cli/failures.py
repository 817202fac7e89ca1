"""Errors become one clear line and an exit code; nobody sees a traceback for what they can mend themselves."""

import sys
from collections.abc import Callable

from communique.cli.terminal import complain
from communique.errors import CommuniqueError

BROKEN_PIPE = 141
INTERRUPTED = 130


def guarded(command: Callable[[], None]) -> None:
    """Run the command line; end the process with a code that tells how it went."""
    try:
        command()
    except CommuniqueError as error:
        complain(f"communique: {error}")
        sys.exit(1)
    except KeyboardInterrupt:
        complain("communique: interrupted; what was read is kept, the same command goes on from here")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(BROKEN_PIPE)
    except PermissionError as error:
        complain(f"communique: {error.filename or ''}: no right to read or write here; choose another place")
        sys.exit(1)
    except OSError as error:
        complain(f"communique: {error.filename or ''}: {error.strerror or error}")
        sys.exit(1)
