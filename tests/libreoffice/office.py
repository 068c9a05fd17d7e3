"""A LibreOffice of the tests' own, and jobs for it."""

import json
import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

INSIDE = Path(__file__).with_name("inside.py")
PYTHON = "/usr/bin/python3"  # the one that the system's LibreOffice brings its `uno` to
LONGEST_JOB = 180.0  # seconds; the longest of ours takes some fifteen
LONGEST_END = 15.0


def missing() -> str:
    """Return what these tests need and is not installed, "" for nothing."""
    if shutil.which("soffice") is None:
        return "LibreOffice is not installed (libreoffice-calc)"
    asking = [PYTHON, "-I", "-c", "import uno"]
    has_uno = Path(PYTHON).exists() and not subprocess.run(asking, capture_output=True).returncode
    return "" if has_uno else "LibreOffice has no Python (python3-uno)"


class Office:
    """
    A LibreOffice without a window, with its own profile, until the `with` block ends.

    Args:
        folder: For the profile; its name is in the pipe's, so each needs a folder of its own.
    """

    def __init__(self, folder: Path) -> None:
        self._pipe = f"xlfunnel-{os.getpid()}-{folder.name}"
        command = [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            f"--accept=pipe,name={self._pipe};urp",
            "--headless",
            "--norestore",
        ]
        # a group of its own: `soffice` only starts the program that is to end with it
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def ask(self, path: Path, *steps: tuple[Any, ...]) -> list[Any]:
        """
        Open *path*, take the *steps*, close it, and return the answer of each step.

        A step is one of `inside.STEPS` with its arguments: `("read", "Sheet1", "A1:B2")`.
        What fails there fails the test, with what was said.
        """
        done = self._run({"path": str(path), "steps": steps}, LONGEST_JOB)
        assert done.returncode == 0, done.stderr
        answers: list[Any] = json.loads(done.stdout)
        return answers

    def _run(self, job: dict[str, Any], timeout: float) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [PYTHON, "-I", "-X", "utf8", str(INSIDE)],
            input=json.dumps({"pipe": self._pipe, **job}),
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=timeout,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._run({}, LONGEST_END)  # asked to end, it takes its pipes away
            self._process.wait(LONGEST_END)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):  # it has crashed
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
