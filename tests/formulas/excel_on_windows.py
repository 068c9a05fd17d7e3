"""
The UDF server of xlwings as it runs on Windows, without Windows: what `CallUDF` would answer.

    python -m tests.formulas.excel_on_windows < calls.json > results.json

The real decorators, converters and `call_udf` run; only the modules of pywin32 are empty. A
call is a function's name and its arguments as COM hands them over: rows for a range or an
array, and `{"date": …}`, `{"error": code}`, `{"missing": true}` for what JSON has no word for.
"""

import ctypes
import json
import sys
from datetime import UTC, datetime
from types import ModuleType
from typing import Any

MISSING = -2147352572  # what an argument that was left out arrives as
PYWIN32 = (
    "pythoncom",
    "pywintypes",
    "win32api",
    "win32con",
    "win32com",
    "win32com.client",
    "win32gui",
    "win32process",
    "win32timezone",
)


class Empty(ModuleType):
    """A module in which every name is an empty class."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        setattr(self, name, type(name, (), {}))
        return getattr(self, name)


class Library:
    """A library of Windows, and each of its functions: called, it gives another."""

    def __getattr__(self, name: str) -> "Library":
        return Library()

    def __call__(self, *arguments: object) -> "Library":
        return Library()


def served() -> Any:
    """Return xlwings' module of UDFs, its engine for Windows in place."""
    for name in PYWIN32:
        sys.modules[name] = Empty(name)
    sys.modules["pywintypes"].TimeType = datetime  # type: ignore[attr-defined]
    sys.modules["win32timezone"].TimeZoneInfo.utc = lambda: UTC
    for name in ("pythoncom", "win32com"):
        sys.modules[name].__file__ = name
    sys.modules["pythoncom"].CoInitialize = None  # type: ignore[attr-defined]
    sys.modules["xlwings.com_server"] = Empty("xlwings.com_server")
    for name in ("oledll", "windll", "PyDLL"):
        setattr(ctypes, name, Library())
    import xlwings
    import xlwings._xlwindows as windows
    import xlwings.udfs as udfs

    xlwings._xlwindows = windows
    xlwings.engines.add(xlwings.main.Engine(impl=windows.engine))
    for name in ("func", "arg"):
        setattr(xlwings, name, getattr(udfs, f"xl{name}"))
    return udfs


def from_com(value: Any) -> Any:
    """Return a JSON value as COM hands it over."""
    if isinstance(value, list):
        return tuple(map(from_com, value))
    if isinstance(value, dict):
        if "date" in value:
            return datetime.fromisoformat(value["date"])
        return MISSING if "missing" in value else int(value["error"])
    return value


def main() -> None:
    udfs = served()
    results = [
        udfs.call_udf("xlfunnel.functions", name, tuple(map(from_com, arguments)), None, object())
        for name, arguments in json.load(sys.stdin)
    ]
    print(json.dumps(results, ensure_ascii=False, default=str))


if __name__ == "__main__":
    main()
