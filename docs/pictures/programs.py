"""The programs that print: LibreOffice Calc, and poppler's for what is in a PDF."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path


class CannotPrintError(Exception):
    """There is nothing to look at; the text says why, for whoever runs the command."""


def run(program: str, *arguments: str | Path, env: Mapping[str, str] | None = None) -> bytes:
    """
    Return what *program* prints, run in the environment *env* or in this one.

    Raises:
        CannotPrintError: If it is not installed, or says that it failed.
    """
    found = shutil.which(program)
    if found is None:
        raise CannotPrintError(f"{program} is missing: install LibreOffice Calc and poppler-utils.")
    done = subprocess.run([found, *arguments], capture_output=True, env=env)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise CannotPrintError(f"{program} failed: {said or done.returncode}")
    return done.stdout


def text_of(program: str, *arguments: str | Path) -> str:
    """Return what *program* prints, as text; see `run`."""
    return run(program, *arguments).decode("utf-8", "replace")
