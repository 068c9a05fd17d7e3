"""
What every object of Excel's object model does when it is called from outside.

Only the members that a class spells out exist; any other raises NotImplementedError with
its name, so that nothing can lean on the stand-in by accident.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.excel_stand_in.excel import Excel

CALL_REJECTED = -2147418111  # RPC_E_CALL_REJECTED
EXCEPTION_OCCURRED = -2147352567  # DISP_E_EXCEPTION: the reason is in the excepinfo
SUSPENDED = -2146777998  # 0x800AC472, VBA_E_IGNORE: Excel does not want to be disturbed
REFUSED = -2146827284  # 0x800A03EC, error 1004


class ComError(Exception):
    """
    What `pywintypes.com_error` is on Windows: the error of a call that reached Excel.

    Attributes:
        hresult: Of the call.
        strerror: Its text.
        excepinfo: What Excel says: code, source, text, help file, help id, scode.
    """

    def __init__(
        self, hresult: int, strerror: str, excepinfo: tuple[Any, ...] | None = None
    ) -> None:
        super().__init__(hresult, strerror, excepinfo, None)
        self.hresult = hresult
        self.strerror = strerror
        self.excepinfo = excepinfo
        self.argerror = None


def refusal(text: str, scode: int = REFUSED) -> ComError:
    """Return the error by which Excel says that it will not do a thing."""
    info = (0, "Microsoft Excel", text, "xlmain11.chm", 0, scode)
    return ComError(EXCEPTION_OCCURRED, "Exception occurred.", info)


def busy(is_write: bool) -> ComError:
    """Return the error of a call that comes while a cell is being edited."""
    if is_write:
        return refusal("Call was rejected by callee.", SUSPENDED)
    return ComError(CALL_REJECTED, "Call was rejected by callee.")


class ComObject:
    """An object of Excel's; members in CapitalCase are calls, counted and refused as Excel does."""

    _excel: Excel

    def __init__(self, excel: Excel) -> None:
        self._excel = excel

    def __getattribute__(self, name: str) -> Any:
        if "A" <= name[0] <= "Z":
            excel = object.__getattribute__(self, "_excel")
            excel.called(f"{type(self).__name__}.{name}")
        return object.__getattribute__(self, name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or hasattr(type(self), name):
            raise AttributeError(name)
        raise self._excel.lacks(f"{type(self).__name__}.{name}")

    def __setattr__(self, name: str, value: Any) -> None:
        if not name.startswith("_"):
            self._excel.called(f"{type(self).__name__}.{name}", is_write=True)
            if not isinstance(getattr(type(self), name, None), property):
                raise self._excel.lacks(f"{type(self).__name__}.{name} =")
        object.__setattr__(self, name, value)
