"""The command `communique`."""

import os

# The matrices of reading are small: more threads only wait for each other, and each process reads for itself.
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def main() -> None:
    """Run the command line."""
    # Before numpy is loaded, which asks for them but once.
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    from communique.cli import app

    app()


if __name__ == "__main__":
    main()
