"""A progress bar on standard error, for a run that takes longer than a moment."""

import sys
from threading import Lock, Timer
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

PATIENCE = 1.0  # seconds without a bar: small files show none


class Bar:
    """
    Shows what is being done once a run has taken `PATIENCE`; cleared at the end.

    A timer brings it up, since a long step reports nothing while it is at work. Nothing is
    shown, and rich not loaded, when standard error is no terminal.

    Args:
        console: Where to; standard error by default.
        patience: Seconds to wait.
    """

    def __init__(self, console: "Console | None" = None, patience: float = PATIENCE) -> None:
        self._console = console
        self._at = ("", 0.0)
        self._lock = Lock()
        self._shown: tuple[Progress, TaskID] | None = None
        self._is_over = False
        self._timer = Timer(patience, self._show)
        self._timer.daemon = True

    def __enter__(self) -> "Bar":
        if self._console or sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._is_over = True
            if self._shown:
                self._shown[0].stop()

    def tell(self, message: str, done: float) -> None:
        """Show *message* and how far (0 to 1) the run has come."""
        with self._lock:
            self._at = (message, done)
            if self._shown:
                progress, task = self._shown
                progress.update(task, description=message, completed=done)

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        columns = (TextColumn("{task.description}", markup=False), BarColumn())
        console = self._console or Console(stderr=True)
        with self._lock:
            if self._is_over:
                return
            progress = Progress(*columns, TaskProgressColumn(), console=console, transient=True)
            message, done = self._at
            task = progress.add_task(message, total=1.0)
            progress.update(task, completed=done)
            progress.start()
            self._shown = (progress, task)
