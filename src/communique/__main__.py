"""The command `communique`."""


def main() -> None:
    """Run the command line."""
    from communique.cli import app

    app()


if __name__ == "__main__":
    main()
