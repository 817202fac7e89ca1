"""People → `api`, in a terminal. Contains no rule."""


def app() -> None:
    """Run the command `communique`."""
    from communique.cli.commands import commands
    from communique.cli.failures import guarded

    guarded(commands)
