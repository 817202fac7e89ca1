"""What `python -m fast` runs in the folder of the copied sources: a target folder and the modules to compile."""

import sys

from mypyc.build import mypycify
from setuptools import setup

CONFIG = "[mypy]\npython_version = 3.11\nignore_missing_imports = True\n"


def main(target: str, *names: str) -> None:
    """Compile modules into a folder."""
    with open("mypy.ini", "w", encoding="ascii") as config:  # noqa: PTH123
        config.write(CONFIG)
    modules = mypycify(
        ["--config-file=mypy.ini", *names],
        multi_file=True,
        opt_level="1",
        debug_level="0",
        group_name="communique_fast",
    )
    setup(
        name="communique-fast", packages=[], ext_modules=modules, script_args=["-q", "build_ext", "--build-lib", target]
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
