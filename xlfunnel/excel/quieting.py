"""Excel kept still while a run writes, and put back as it was."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial

import xlwings as xw

from xlfunnel.excel import native
from xlfunnel.excel.talking import talking

_QUIET = {"screen_updating": False, "calculation": "manual", "enable_events": False}


@contextmanager
def quiet(app: xw.App) -> Iterator[None]:
    """
    Stop Excel from drawing, calculating and raising events until the end.

    Whatever happens, each setting gets its old value back, also when that fails for another
    one, and the status bar is Excel's again.

    Raises:
        ExcelError: Excel does not take commands; its settings are as they were.
    """
    with ExitStack() as restored:
        # registered first, so that the screen is drawn again when all else is in order
        restored.callback(_trying(partial(setattr, app, "status_bar", False)))
        with talking(app):
            for name, value in _QUIET.items():
                old = getattr(app, name)
                restored.callback(_trying(partial(setattr, app, name, old)))
                setattr(app, name, value)
            old = native.fills_formulas(app)
            restored.callback(_trying(partial(native.set_fills_formulas, app, old)))
            native.set_fills_formulas(app, value=False)
        yield


def _trying(restore: Callable[[], None]) -> Callable[[], None]:
    def tried() -> None:
        with suppress(Exception):  # one that fails must not keep the others from being restored
            restore()

    return tried
