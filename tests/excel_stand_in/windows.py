"""
The half of xlwings that talks to Excel on Windows, unchanged, on any system.

xlwings' own `_xlwindows` turns every call of its front objects into calls of Excel's
object model. It is loaded here once more, under a name of its own, over stand-ins of the
few pywin32 names it needs; so what the tests see between `Range.value` and Excel is what
runs on Windows, and the stand-in has only Excel itself to play.

One difference: on Windows its wrapper repeats a rejected call for ever (N_COM_ATTEMPTS is 0),
until the user leaves the cell; here the error comes through at once.
"""

import atexit
import ctypes
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import ModuleType
from typing import Any
from unittest.mock import patch
from weakref import WeakValueDictionary

import xlwings
from xlwings.base_classes import Apps

from tests.excel_stand_in.com import ComError

_BUTTONS = {"MB_OK": 0, "MB_OKCANCEL": 1, "MB_YESNOCANCEL": 3, "MB_YESNO": 4}
_ICONS = {"MB_ICONWARNING": 0x30, "MB_ICONINFORMATION": 0x40}
RUNNING: WeakValueDictionary[int, Any] = WeakValueDictionary()
"""The `Application` of every Excel by the number of its window, the one in front last."""


class _Nothing:
    """What never turns up here: pywin32's own objects."""


class _Library:
    """A Windows library: it has every function and none does anything."""

    def __getattr__(self, name: str) -> "_Library":
        return self

    def __call__(self, *arguments: Any) -> None:
        return None


class _Zone:
    @staticmethod
    def utc() -> Any:
        return UTC


def _message_box(hwnd: int, prompt: str, title: str, style: int) -> int:
    return int(RUNNING[hwnd]._excel.press(prompt, title, style))


class _Windows(_Library):
    """What Windows knows of windows: which one is in front."""

    def GetForegroundWindow(self) -> int:  # noqa: N802
        return [0, *RUNNING][-1]

    def SetForegroundWindow(self, hwnd: int) -> None:  # noqa: N802
        RUNNING[hwnd] = RUNNING.pop(hwnd)


class _Apps(Apps):
    """All running Excels, the one in front first."""

    def keys(self) -> list[int]:
        return list(RUNNING)[::-1]

    def __iter__(self) -> Iterator[Any]:
        return (self[hwnd] for hwnd in self.keys())

    def __len__(self) -> int:
        return len(RUNNING)

    def __getitem__(self, pid: int) -> Any:
        return XLWINGS.App(xl=RUNNING[pid])


def _module(name: str, **names: Any) -> ModuleType:
    module = ModuleType(name)
    module.__dict__.update(names)
    return module


def _pywin32() -> dict[str, ModuleType]:
    names = ("CDispatch", "CoClassBaseClass", "Dispatch", "DispatchBaseClass", "DispatchEx")
    client = _module("win32com.client", **{name: type(name, (_Nothing,), {}) for name in names})
    return {
        "pywintypes": _module(
            "pywintypes", com_error=ComError, error=OSError, TimeType=datetime, IID=str
        ),
        "pythoncom": _module("pythoncom", ole_error=ComError, CoInitialize=lambda: None,
                             __file__="", Empty=None, Missing=None),
        "win32api": _module("win32api", MessageBox=_message_box),
        "win32con": _module("win32con", **_BUTTONS, **_ICONS),
        "win32gui": _module("win32gui", FindWindowEx=lambda *_: 0),
        "win32process": _module(
            "win32process", GetWindowThreadProcessId=lambda hwnd: (0, hwnd)
        ),
        "win32timezone": _module("win32timezone", TimeZoneInfo=_Zone),
        "win32com": _module("win32com", client=client),
        "win32com.client": client,
    }  # fmt: skip


def _loaded() -> Any:
    folder = xlwings.__path__[0]
    spec = importlib.util.spec_from_file_location(
        "xlwings._stand_in_windows", f"{folder}/_xlwindows.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    module.__dict__["WindowsError"] = OSError
    library, windows = _Library(), _Windows()
    with (
        _modules(_pywin32()),
        patch.multiple(
            ctypes, create=True, oledll=library, windll=windows, PyDLL=lambda _: library
        ),
    ):
        spec.loader.exec_module(module)
    atexit.unregister(module.cleanup)
    module.__dict__["Apps"] = _Apps
    return module


@contextmanager
def _modules(stand_ins: dict[str, ModuleType]) -> Iterator[None]:
    """Let *stand_ins* be imported; other modules imported meanwhile stay."""
    real = {name: sys.modules[name] for name in stand_ins if name in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]
        sys.modules.update(real)


XLWINGS: Any = _loaded()
"""xlwings' `App`, `Book`, … as they run on Windows."""

_activate = xlwings.App.activate


def _brought_in_front(self: Any, steal_focus: bool = False) -> None:
    """Activate as xlwings does, which looks among all apps of the engine for the one in front."""
    if not isinstance(self.impl, XLWINGS.App):
        _activate(self, steal_focus)
        return
    with patch.object(xlwings.engines, "active", xlwings.main.Engine(impl=XLWINGS.engine)):
        _activate(self, steal_focus)


# Only for the moment: to everybody else there is no Excel on this machine.
xlwings.App.activate = _brought_in_front  # type: ignore[method-assign]
