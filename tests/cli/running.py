"""Runs the command as a person does, in a pipe."""

import subprocess
import sys


def communique(*words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
    """Run the command as a person does, in a pipe."""
    run = [sys.executable, "-m", "communique", *words]
    return subprocess.run(run, capture_output=True, text=True, input=typed, check=False, timeout=120)
