"""SPEC §3 and §4: a lead is won, lost or open, and all steps agree which."""

from datetime import datetime

import pytest

from xlfunnel.rules.open_leads import STANDING_FIELDS, standing
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reading import Columns, read_columns
from xlfunnel.values.cell import Cell

DAY = datetime(2024, 3, 1)


@pytest.mark.parametrize(
    ("status", "won_on", "lost_on", "stands"),
    [
        (None, None, None, "open"),
        ("跟进中", None, None, "open"),
        ("已转化", None, None, "won"),
        ("跟进中", DAY, None, "won"),
        ("跟进中", "签了", None, "won"),  # unreadable, but a date was meant
        ("跟进中", "待定", None, "open"),  # an honest not yet
        ("已流失", DAY, DAY, "won"),  # a win goes before a loss
        ("已流失", None, None, "lost"),
        (None, None, DAY, "lost"),
        (None, None, "很久了", "lost"),
        ("看不懂", None, DAY, "lost"),
        ("跟进中", None, DAY, "open"),  # taken up again
        ("待跟进", None, "很久了", "open"),
    ],
)
def test_a_lead_stands_as_status_and_dates_say(
    status: Cell, won_on: Cell, lost_on: Cell, stands: str
) -> None:
    read = read_columns(Lead, {"status": [status], "won_on": [won_on], "lost_on": [lost_on]})
    found = standing(read, 1)
    assert (found.is_won, found.is_lost, found.is_open) == (
        [stands == "won"],
        [stands == "lost"],
        [stands == "open"],
    )


def test_without_the_columns_all_leads_are_open() -> None:
    assert standing(Columns({}, {}), 2).is_open == [True, True]
    assert set(STANDING_FIELDS) == {"status", "won_on", "lost_on"}
