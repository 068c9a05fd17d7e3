"""SPEC §6 and oracle 1: S2's table from row data."""

from datetime import datetime, timedelta

import pandas as pd
import pytest

from xlfunnel.analysis.conversion import (
    conversion_by,
    frequent_reasons,
    month_of,
    overall,
    sales_cycle_days,
    wins_by_month,
)

REGISTERED = datetime(2024, 3, 1)


def leads(*groups: tuple[str, int, int, float]) -> pd.DataFrame:
    """Make rows from (source, leads, won, days each won lead took); the others are open."""
    rows = [
        {"source": source, "is_won": n < won, "cycle_days": days if n < won else None}
        for source, count, won, days in groups
        for n in range(count)
    ]
    frame = pd.DataFrame(rows, columns=["source", "is_won", "cycle_days"])
    won = frame["is_won"].astype(bool)
    return frame.assign(
        is_won=won,
        is_open=~won,
        is_vanished=False,
        is_old=True,
        is_left_out=False,
        is_undated_win=False,
        is_future_win=False,
        is_won_in_time=won,
        is_entered_late=False,
        is_whole=True,
        is_screened=False,
        is_qualified=False,
        is_qualified_win=False,
        is_lost_unqualified=False,
        is_returned=False,
        open_days=float("nan"),
        customer=range(len(frame)),
        cycle_days=frame["cycle_days"].astype("float64"),
    )


S2 = leads(("展会", 50, 15, 25), ("官网表单", 100, 8, 45))


def test_s2s_own_table_comes_out_of_row_data() -> None:
    table = conversion_by(S2, "source")
    columns = ["source", "leads", "won", "conversion_rate", "cycle_days"]
    assert table[columns].to_numpy().tolist() == [
        ["官网表单", 100, 8, 0.08, 45],  # 8 / 100
        ["展会", 50, 15, 0.30, 25],  # 15 / 50
    ]


def test_totals_are_weighted_and_not_the_mean_of_the_rates() -> None:
    total = overall(S2)
    assert total["conversion_rate"] == 23 / 150  # not (30 % + 8 %) / 2
    assert total["cycle_days"] == pytest.approx((15 * 25 + 8 * 45) / 23)


def test_what_is_told_beside_the_rate_is_counted_with_it() -> None:
    frame = leads(("展会", 5, 2, 10))  # won, won, open, open, open
    frame["customer"] = [1, 1, 1, 2, 3]
    frame["is_vanished"] = [False, False, False, False, True]
    frame["is_old"] = [True, True, True, True, False]
    frame["is_left_out"] = [True, False, False, False, False]
    frame["is_undated_win"] = [True, False, False, False, False]
    frame.loc[0, "cycle_days"] = float("nan")
    frame["is_returned"] = [False, False, True, True, False]
    frame["open_days"] = [float("nan"), float("nan"), 7, 12, 0]
    counts = ["customers", "open", "vanished", "old", "left_out", "undated_wins", "cycle_days"]
    counts += ["won_in_time", "returned", "oldest_open_days"]
    table = conversion_by(frame, "source")
    assert table[counts].to_numpy().tolist() == [[3, 3, 1, 4, 1, 1, 10, 2, 2, 12]]


def test_groups_of_one_size_stand_by_name_whatever_the_order_of_the_rows() -> None:
    frame = leads(("乙", 2, 0, 0), ("甲", 2, 1, 5), ("丙", 3, 0, 0))
    for rows in (frame, frame.iloc[::-1]):
        assert conversion_by(rows, "source")["source"].tolist() == ["丙", "乙", "甲"]


def test_a_blank_source_stays_as_a_group_of_its_own_and_comes_last() -> None:
    table = conversion_by(leads(("", 9, 1, 3), ("展会", 2, 1, 5)), "source")
    assert table["source"].tolist() == ["展会", ""]
    assert table["leads"].tolist() == [2, 9]


def test_a_win_with_an_unknown_cycle_counts_but_is_not_averaged() -> None:
    frame = leads(("展会", 4, 2, 10))
    frame.loc[0, "cycle_days"] = float("nan")
    row = conversion_by(frame, "source").loc[0]
    assert (row["won"], row["conversion_rate"], row["cycle_days"]) == (2, 0.5, 10)


def test_a_source_without_a_win_has_no_cycle() -> None:
    row = conversion_by(leads(("展会", 3, 0, 0)), "source").loc[0]
    assert row["conversion_rate"] == 0
    assert pd.isna(row["cycle_days"])


def test_the_cycle_counts_calendar_days_whatever_the_time_of_day() -> None:
    registered = pd.Series([REGISTERED + timedelta(hours=23), REGISTERED, REGISTERED])
    won = pd.Series([REGISTERED + timedelta(days=1, hours=1), REGISTERED, pd.NaT])
    days = sales_cycle_days(registered, won)
    assert days.iloc[:2].tolist() == [1, 0]
    assert pd.isna(days.iloc[2])


def test_a_win_before_the_registration_has_no_cycle() -> None:
    days = sales_cycle_days(pd.Series([REGISTERED]), pd.Series([REGISTERED - timedelta(minutes=1)]))
    assert days.isna().tolist() == [True]  # a minute before midnight is the day before


def test_the_reasons_given_most_often_come_first_and_at_most_so_many() -> None:
    groups = ["展会"] * 5 + ["渠道"]
    reasons = [("乙", "丙"), ("甲",), ("乙",), ("甲",), (), ()]
    # 甲 twice, 乙 twice (equal: by name, 乙 sorts before 甲 by code point), 丙 once
    assert frequent_reasons(groups, reasons, 2) == {"展会": ("乙", "甲")}


def test_no_leads_give_an_empty_table_and_no_rate() -> None:
    assert conversion_by(leads(), "source").empty
    assert pd.isna(overall(leads())["conversion_rate"])


def test_a_win_belongs_to_the_month_of_its_date_an_undated_or_coming_one_to_none() -> None:
    frame = pd.DataFrame(
        {
            "is_won": [True, True, True, False, True],
            "is_future_win": [False, False, False, False, True],
            "won_on": pd.Series(
                [
                    datetime(2024, 3, 31, 23, 59),
                    datetime(2024, 4, 1),
                    pd.NaT,
                    datetime(2024, 4, 2),
                    datetime(2024, 4, 30),
                ]
            ),
        }
    )
    assert wins_by_month(frame) == {"2024-03": 1, "2024-04": 1, "": 1}


def test_a_month_is_written_so_that_months_sort_by_time() -> None:
    months = month_of(pd.Series([datetime(2024, 11, 30), pd.NaT, datetime(2024, 2, 1)]))
    assert months.tolist() == ["2024-11", "", "2024-02"]
