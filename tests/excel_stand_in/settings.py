# ruff: noqa: N802
"""The settings of `Application`: they belong to all books and outlive a run that forgets them."""

from __future__ import annotations

from tests.excel_stand_in.com import ComObject, refusal
from tests.excel_stand_in.excel import Excel

AUTOMATIC, MANUAL, SEMI_AUTOMATIC = -4105, -4135, 2


class AutoCorrect(ComObject):
    """The options of AutoCorrect that change what code writes."""

    @property
    def AutoFillFormulasInLists(self) -> bool:
        return self._excel.fills_formulas

    @AutoFillFormulasInLists.setter
    def AutoFillFormulasInLists(self, value: bool) -> None:
        self._excel.fills_formulas = bool(value)

    @property
    def AutoExpandListRange(self) -> bool:
        return self._excel.expands_tables

    @AutoExpandListRange.setter
    def AutoExpandListRange(self, value: bool) -> None:
        self._excel.expands_tables = bool(value)


class Settings(ComObject):
    """What can be switched."""

    def __init__(self, excel: Excel) -> None:
        super().__init__(excel)
        self._calculation = AUTOMATIC
        self._status_bar: str | bool = False
        self._settings: dict[str, bool] = {}
        self._cut_copy_mode = 0
        self._auto_correct = AutoCorrect(excel)

    @property
    def Visible(self) -> bool:
        return self._settings.get("Visible", True)

    @Visible.setter
    def Visible(self, value: bool) -> None:
        self._settings["Visible"] = bool(value)

    @property
    def ScreenUpdating(self) -> bool:
        return self._settings.get("ScreenUpdating", True)

    @ScreenUpdating.setter
    def ScreenUpdating(self, value: bool) -> None:
        self._settings["ScreenUpdating"] = bool(value)

    @property
    def EnableEvents(self) -> bool:
        return self._settings.get("EnableEvents", True)

    @EnableEvents.setter
    def EnableEvents(self, value: bool) -> None:
        self._settings["EnableEvents"] = bool(value)

    @property
    def DisplayAlerts(self) -> bool:
        return self._settings.get("DisplayAlerts", True)

    @DisplayAlerts.setter
    def DisplayAlerts(self, value: bool) -> None:
        self._settings["DisplayAlerts"] = bool(value)

    @property
    def Interactive(self) -> bool:
        return self._settings.get("Interactive", True)

    @Interactive.setter
    def Interactive(self, value: bool) -> None:
        self._settings["Interactive"] = bool(value)

    @property
    def Calculation(self) -> int:
        """Without any book it can be neither asked nor set."""
        if not self._excel.books:
            raise refusal("Unable to get the Calculation property of the Application class")
        return self._calculation

    @Calculation.setter
    def Calculation(self, value: int) -> None:
        if not self._excel.books or value not in (AUTOMATIC, MANUAL, SEMI_AUTOMATIC):
            raise refusal("Unable to set the Calculation property of the Application class")
        if value == AUTOMATIC != self._calculation:
            self._excel.calculated += 1
        self._calculation = value

    def Calculate(self) -> None:
        self._excel.calculated += 1

    @property
    def StatusBar(self) -> str | bool:
        """False when Excel writes it itself; text is cut after 255 characters."""
        return self._status_bar

    @StatusBar.setter
    def StatusBar(self, value: str | bool) -> None:
        self._status_bar = False if value is False else str(value)[:255]

    @property
    def CutCopyMode(self) -> int:
        return self._cut_copy_mode

    @CutCopyMode.setter
    def CutCopyMode(self, value: int) -> None:
        self._cut_copy_mode = 0 if not value else self._cut_copy_mode

    @property
    def AutoCorrect(self) -> AutoCorrect:
        return self._auto_correct
