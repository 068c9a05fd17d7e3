"""What could be seen of each lead, to the day: the counts beside the figures go by it (SPEC §6)."""

from datetime import datetime, timedelta

import pandas as pd

from xlfunnel.actions.lead_marks import seen
from xlfunnel.analysis.survival import watched

AS_OF = datetime(2024, 12, 31, 18, 30)


def marked(age: int, won: int | None = None, entered: int | None = None) -> "pd.Series[bool]":
    """Return what is said of one lead so old, won or come in so many days after registration."""
    registered = AS_OF - timedelta(days=age)

    def after(days: int | None) -> datetime | None:
        return None if days is None else registered + timedelta(days=days)

    dates = {"registered_on": registered, "won_on": after(won), "lost_on": None}
    frame = pd.DataFrame([{**dates, "entered_on": after(entered)}]).astype("datetime64[us]")
    frame = frame.assign(is_won=won is not None, is_lost=False, is_open=won is None)
    frame["cycle_days"] = float("nan") if won is None else float(won)
    return seen(watched(frame, AS_OF), AS_OF, 90).iloc[0]


def test_a_lead_is_old_on_the_day_on_which_its_time_is_over() -> None:
    assert [bool(marked(age)["is_old"]) for age in (89, 90, 91)] == [False, True, True]


def test_a_win_on_the_last_day_is_in_time_and_one_on_the_next_is_not() -> None:
    assert [bool(marked(200, won=day)["is_won_in_time"]) for day in (90, 91)] == [True, False]


def test_one_that_came_in_late_was_not_watched_as_a_whole() -> None:
    assert bool(marked(200)["is_whole"])
    late = marked(200, entered=30)
    assert (bool(late["is_old"]), bool(late["is_whole"])) == (True, False)


def test_a_win_whose_day_is_still_to_come_has_no_cycle_yet() -> None:
    coming, today = marked(10, won=11), marked(10, won=10)
    assert (bool(coming["is_future_win"]), bool(today["is_future_win"])) == (True, False)
    assert pd.isna(coming["cycle_days"])
    assert today["cycle_days"] == 10
