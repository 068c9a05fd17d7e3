"""SPEC §6 and oracle 2: the share won within so many days, told honestly."""

from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import CumIncidenceRight

from xlfunnel.analysis.survival import (
    LOST,
    OPEN,
    WON,
    Incidence,
    cumulative_incidence,
    watched,
    won_within,
)

AS_OF = datetime(2024, 12, 31, 18, 30)

# (days, outcome) of up to 40 leads; few distinct days, so that many are tied.
LEADS = st.lists(
    st.tuples(st.integers(0, 12), st.sampled_from((OPEN, WON, LOST))), min_size=1, max_size=40
)


def estimate(*leads: tuple[int, int]) -> Incidence:
    days, outcome = columns(leads)
    return cumulative_incidence(days, outcome)


def columns(
    leads: tuple[tuple[int, int], ...] | list[tuple[int, int]],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int8]]:
    return (
        np.array([day for day, _ in leads], dtype="int64"),
        np.array([way for _, way in leads], dtype="int8"),
    )


class TestIncidence:
    def test_six_leads_worked_by_hand(self) -> None:
        # day  at risk  won lost   open before   won share              open after
        #   3     6      1    1        1         1/6                    1 - 2/6 = 2/3
        #   5     4      1    0       2/3        1/6 + 2/3·1/4 = 1/3    2/3·3/4 = 1/2
        #   8     2      0    1       1/2        1/3                    1/2·1/2 = 1/4
        # One lead is open on day 5: it is still at risk on that day, and gone after it.
        # One is open on day 9, after the last that ended.
        curve = estimate((3, WON), (3, LOST), (5, WON), (5, OPEN), (8, LOST), (9, OPEN))
        assert curve.days.tolist() == [3, 5, 8]
        assert curve.at_risk.tolist() == [6, 4, 2]
        assert curve.won.tolist() == [1, 1, 0]
        assert curve.lost.tolist() == [1, 0, 1]
        assert curve.won_share.tolist() == pytest.approx([1 / 6, 1 / 3, 1 / 3])
        assert curve.lost_share.tolist() == pytest.approx([1 / 6, 1 / 6, 5 / 12])
        assert curve.open_share.tolist() == pytest.approx([2 / 3, 1 / 2, 1 / 4])

    def test_the_share_won_by_a_day_takes_in_that_day_and_is_zero_before_the_first(self) -> None:
        curve = estimate((3, WON), (3, LOST), (5, WON), (5, OPEN))
        assert [curve.won_by(day) for day in (2, 3, 4, 5, 99)] == pytest.approx(
            # 1/4; then half are still open, two at risk, one of them won: 1/4 + 1/2·1/2
            [0, 1 / 4, 1 / 4, 1 / 2, 1 / 2]
        )

    def test_leads_that_are_all_open_have_no_curve(self) -> None:
        curve = estimate((4, OPEN), (9, OPEN))
        assert curve.days.size == 0
        assert curve.won_by(90) == 0

    @given(LEADS)
    def test_when_every_lead_has_ended_it_is_the_raw_share(
        self, leads: list[tuple[int, int]]
    ) -> None:
        ended = [(day, way) for day, way in leads if way != OPEN]
        assume(ended)
        for day in range(13):
            raw = sum(way == WON and at <= day for at, way in ended) / len(ended)
            assert estimate(*ended).won_by(day) == pytest.approx(raw)

    @given(LEADS)
    def test_won_lost_and_still_open_add_up_to_one(self, leads: list[tuple[int, int]]) -> None:
        curve = estimate(*leads)
        total = curve.won_share + curve.lost_share + curve.open_share
        assert total == pytest.approx(np.ones(len(total)))
        assert all(np.diff(curve.won_share) >= 0)

    @given(LEADS)
    def test_it_agrees_with_statsmodels(self, leads: list[tuple[int, int]]) -> None:
        days, outcome = columns(leads)
        assume({WON, LOST} <= set(outcome.tolist()))
        # statsmodels counts the days from 1 and the causes in order: 1 won, 2 lost.
        with np.errstate(all="ignore"):  # its standard errors divide by zero at the end
            oracle = CumIncidenceRight(days + 1.0, outcome)
        curve = cumulative_incidence(days, outcome)
        for day in range(13):
            place = int(np.searchsorted(oracle.times, day + 1, side="right"))
            expected = oracle.cinc[0][place - 1] if place else 0.0
            assert curve.won_by(day) == pytest.approx(expected, abs=1e-12)


def lead(
    age: int, *, won: float | None = None, lost: float | None = None, **said: object
) -> dict[str, object]:
    """Return a lead *age* days old, won or lost so many days after its registration."""
    registered = AS_OF - timedelta(days=age)

    def after(days: float | None) -> datetime | None:
        return None if days is None else registered + timedelta(days=days)

    row = {
        "source": "展会",
        "registered_on": registered,
        "won_on": after(won),
        "lost_on": after(lost),
        "is_won": won is not None,
        "is_lost": lost is not None,
        "cycle_days": float("nan") if won is None or won < 0 else won,
    }
    return {**row, **said}


def frame(*leads: dict[str, object]) -> pd.DataFrame:
    rows = pd.DataFrame(leads)
    days = {name: "datetime64[us]" for name in ("registered_on", "won_on", "lost_on")}
    return watched(rows.astype({**days, "cycle_days": "float64"}), AS_OF)


def seen(*leads: dict[str, object]) -> list[tuple[float, int]]:
    """Return days watched and outcome of each; -1 for one that is left out."""
    rows = frame(*leads)
    return list(zip(rows["watched_days"].fillna(-1), rows["outcome"], strict=True))


class TestWatched:
    def test_a_lead_is_watched_until_it_is_won_or_lost_else_to_the_as_of_day(self) -> None:
        leads = lead(200, won=40), lead(200, lost=50), lead(200)
        assert seen(*leads) == [(40, WON), (50, LOST), (200, OPEN)]

    def test_a_lost_lead_without_a_date_stays_in_the_risk_set(self) -> None:
        assert seen(lead(200, is_lost=True)) == [(200, OPEN)]

    def test_a_loss_before_the_registration_is_no_date(self) -> None:
        assert seen(lead(200, lost=-3)) == [(200, OPEN)]

    def test_what_is_dated_after_the_as_of_day_has_not_happened_yet(self) -> None:
        assert seen(lead(30, won=31), lead(30, lost=31)) == [(30, OPEN), (30, OPEN)]

    def test_a_win_without_a_usable_date_is_left_out(self) -> None:
        assert [day for day, _ in seen(lead(200, is_won=True), lead(200, won=-1))] == [-1, -1]

    def test_a_lead_nobody_knows_the_age_of_is_left_out(self) -> None:
        assert [day for day, _ in seen(lead(9, registered_on=None), lead(-5))] == [-1, -1]

    def test_days_are_calendar_days(self) -> None:
        # registered 18:30 two days ago; won 20 hours later, on the next day
        assert seen(lead(2, won=20 / 24, cycle_days=1.0)) == [(1, WON)]


class TestWonWithin:
    def test_a_win_after_the_horizon_is_not_within_it(self) -> None:
        leads = frame(lead(200, won=90), lead(200, won=91))
        assert won_within(leads, "source", 90) == {"展会": 0.5}

    def test_a_young_lead_does_not_lower_it(self) -> None:
        # 2 of 4 old ones won on day 10; 96 leads of five days are gone from the risk set by then
        old = [lead(200, won=10), lead(200, won=10), lead(200), lead(200)]
        leads = frame(*old, *[lead(5)] * 96)
        assert won_within(leads, "source", 90) == {"展会": 0.5}

    def test_a_group_without_a_lead_of_that_age_has_none(self) -> None:
        leads = frame(lead(89, won=3), lead(90, won=3, source="渠道"))
        assert won_within(leads, "source", 90) == {"渠道": 1.0}
