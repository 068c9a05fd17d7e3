"""Excel is still while a run writes, and afterwards as it was, whatever happens."""

from typing import Any

import pytest

from tests.excel_stand_in import ComError, engine, open_grids
from tests.memory import Grid
from xlfunnel.errors import ExcelError
from xlfunnel.excel import ExcelWorkbook, quiet


def settings(app: Any) -> tuple[object, ...]:
    fills = app.api.AutoCorrect.AutoFillFormulasInLists
    return app.screen_updating, app.calculation, app.enable_events, app.status_bar, fills


@pytest.fixture
def book() -> Any:
    return open_grids({"T": Grid(("键",), [("a",)])})


def test_nothing_is_drawn_calculated_or_raised_meanwhile(book: Any) -> None:
    app = book.app
    with quiet(app):
        assert settings(app) == (False, "manual", False, False, False)
    assert settings(app) == (True, "automatic", True, False, True)


def test_each_setting_gets_back_what_it_had(book: Any) -> None:
    app = book.app
    app.calculation, app.enable_events = "manual", False
    with quiet(app):
        app.status_bar = "…"
    assert settings(app) == (True, "manual", False, False, True)


def test_they_are_put_back_after_an_exception(book: Any) -> None:
    with pytest.raises(ZeroDivisionError), quiet(book.app):
        raise ZeroDivisionError
    assert settings(book.app) == (True, "automatic", True, False, True)


def test_one_that_cannot_be_put_back_does_not_keep_the_others(book: Any) -> None:
    app = book.app

    def fails(name: str) -> None:
        if name == "Application.EnableEvents =":
            raise ComError(-2147352567, "refused")

    with quiet(app):
        engine(book).fails = fails
    engine(book).fails = lambda name: None
    assert settings(app) == (True, "automatic", False, False, True)


def test_an_excel_that_takes_no_commands_is_left_as_it_is(book: Any) -> None:
    def fails(name: str) -> None:
        if name == "Application.Calculation =":
            raise ComError(-2147352567, "refused")

    engine(book).fails = fails
    with pytest.raises(ExcelError), quiet(book.app):
        raise AssertionError("never reached")
    engine(book).fails = lambda name: None
    assert settings(book.app) == (True, "automatic", True, False, True)


def test_progress_goes_to_the_status_bar_and_is_cleared_at_the_end(book: Any) -> None:
    workbook = ExcelWorkbook(book)
    workbook.report("评级", 0.25)
    assert book.app.status_bar == "评级 25%"
    assert workbook.messages == []
    workbook.write("T", {"键": {0: "b"}})
    workbook.commit()
    assert book.app.status_bar is False
