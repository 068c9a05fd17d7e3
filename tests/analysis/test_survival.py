"""SPEC §6 and oracle 2: the share won within so many days, told honestly."""

from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight
from statsmodels.stats.proportion import proportion_confint

from xlfunnel.analysis.survival import (
    LOST,
    OPEN,
    WON,
    Incidence,
    cumulative_incidence,
    pace,
    watched,
    won_shares,
)

AS_OF = datetime(2024, 12, 31, 18, 30)

# (days, outcome) of up to 40 leads; few distinct days, so that many are tied.
LEADS = st.lists(
    st.tuples(st.integers(0, 12), st.sampled_from((OPEN, WON, LOST))), min_size=1, max_size=40
)
# The same with the day on which each came in, mostly the first.
LATE_LEADS = st.lists(
    st.tuples(
        st.integers(0, 12),
        st.sampled_from((OPEN, WON, LOST)),
        st.one_of(st.just(0), st.integers(0, 12)),
    ),
    min_size=1,
    max_size=40,
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
        for day, variance in zip(curve.days, curve.won_variance, strict=True):
            error = oracle.cinc_se[0][np.searchsorted(oracle.times, day + 1)]
            if np.isfinite(error):  # not once all have ended: see the test after this
                assert variance == pytest.approx(error**2, abs=1e-12)

    @given(LEADS)
    def test_when_every_lead_has_ended_its_variance_is_that_of_a_plain_share(
        self, leads: list[tuple[int, int]]
    ) -> None:
        ended = [(day, way) for day, way in leads if way != OPEN]
        assume(ended)
        curve = estimate(*ended)
        binomial = curve.won_share * (1 - curve.won_share) / len(ended)
        assert curve.won_variance == pytest.approx(binomial, abs=1e-12)


def late(*leads: tuple[int, int, int]) -> Incidence:
    """Return the estimate for leads of (days, outcome, day of coming in)."""
    days, outcome = columns([lead[:2] for lead in leads])
    return cumulative_incidence(days, outcome, np.array([lead[2] for lead in leads]))


class TestDelayedEntry:
    def test_a_lead_is_at_risk_from_the_day_after_it_came_in(self) -> None:
        # day  at risk                             won share
        #   4  2: both from the start; not the one that comes in on day 4    1/2
        #   9  2: the other, and the one that came in                 1/2 + 1/2·1/2
        curve = late((4, WON, 0), (9, OPEN, 0), (9, WON, 4))
        assert curve.at_risk.tolist() == [2, 2]
        assert curve.won_share.tolist() == pytest.approx([1 / 2, 3 / 4])

    def test_one_that_came_in_on_the_day_of_registration_was_watched_from_the_start(self) -> None:
        assert late((0, WON, 0), (5, OPEN, 0)).won_by(0) == 1 / 2

    def test_one_that_ends_on_the_day_it_came_in_was_never_at_risk(self) -> None:
        rest = (3, WON, 0), (9, OPEN, 0)
        with_it, without = late((5, WON, 5), *rest), late(*rest)
        assert with_it.won_by(9) == without.won_by(9) == 1 / 2
        assert with_it.days.tolist() == without.days.tolist() == [3]

    @given(LATE_LEADS)
    def test_it_agrees_with_a_count_day_by_day(self, leads: list[tuple[int, int, int]]) -> None:
        curve, won_share, still_open = late(*leads), 0.0, 1.0
        for day in range(13):
            at_risk = [
                (days, way)
                for days, way, entered in leads
                if day <= days and (entered < day or entered == 0)
            ]
            ended = [way for days, way in at_risk if days == day and way != OPEN]
            if ended:
                won_share += still_open * ended.count(WON) / len(at_risk)
                still_open *= 1 - len(ended) / len(at_risk)
            assert curve.won_by(day) == pytest.approx(won_share, abs=1e-12)

    @given(LATE_LEADS)
    def test_the_share_still_open_agrees_with_statsmodels(
        self, leads: list[tuple[int, int, int]]
    ) -> None:
        seen = [lead for lead in leads if lead[2] == 0 or lead[2] < lead[0]]
        ended = [lead for lead in seen if lead[1] != OPEN]
        assume(ended)
        with np.errstate(all="ignore"):
            oracle = SurvfuncRight(  # days from 1, as it wants them after the entry
                [days + 1 for days, _, _ in seen],
                [int(way != OPEN) for _, way, _ in seen],
                entry=[entered + 1 if entered else 0 for _, _, entered in seen],
            )
        curve = late(*leads)
        assert curve.days.tolist() == [time - 1 for time in oracle.surv_times]
        assert curve.open_share == pytest.approx(np.asarray(oracle.surv_prob), abs=1e-12)

    @given(LATE_LEADS)
    def test_whatever_is_known_lies_within_its_interval(
        self, leads: list[tuple[int, int, int]]
    ) -> None:
        curve = late(*leads)
        for day in filter(curve.is_known, range(13)):
            low, high = curve.won_interval(day)
            assert 0 <= low <= curve.won_by(day) + 1e-12
            assert curve.won_by(day) - 1e-12 <= high <= 1
            assert curve.effective_leads(day) >= 1 - 1e-9


class TestIsKnown:
    def test_a_day_to_which_a_lead_was_watched_is_known_and_no_later_one(self) -> None:
        curve = estimate((3, WON), (90, OPEN))
        assert [curve.is_known(day) for day in (2, 90, 91)] == [True, True, False]

    def test_when_all_have_ended_every_later_day_is_known(self) -> None:
        assert estimate((3, WON), (5, LOST)).is_known(90)

    def test_not_beyond_a_day_on_which_nobody_was_watched(self) -> None:
        curve = late((3, WON, 0), (10, OPEN, 0), (200, OPEN, 20))
        assert [curve.is_known(day) for day in (10, 11, 90)] == [True, False, False]

    def test_not_where_all_came_in_late(self) -> None:
        assert not late((200, OPEN, 20), (40, WON, 20)).is_known(90)

    def test_not_where_one_came_in_after_all_others_had_ended(self) -> None:
        assert not late((3, WON, 0), (200, OPEN, 20)).is_known(90)
        assert not late((3, WON, 0), (200, OPEN, 3)).is_known(90)


class TestWonInterval:
    @given(LEADS, st.sampled_from((0.8, 0.95)))
    def test_it_holds_the_rate_and_the_surer_the_wider(
        self, leads: list[tuple[int, int]], level: float
    ) -> None:
        curve = estimate(*leads)
        for day in range(13):
            low, high = curve.won_interval(day, level)
            assert 0 <= low <= curve.won_by(day) + 1e-12
            assert curve.won_by(day) - 1e-12 <= high <= 1
            assert high - low <= np.diff(curve.won_interval(day, 0.99))[0] + 1e-12

    def test_twenty_of_a_hundred(self) -> None:
        # s = √(0.2·0.8/100) / (0.2·1.6094) = 0.04 / 0.32189 = 0.12427; e^(1.96·s) = 1.27578
        # 0.2^1.27578 = e^(−2.05327) = 0.12832; 0.2^(1/1.27578) = e^(−1.26153) = 0.28322
        curve = estimate(*[(5, WON)] * 20, *[(9, LOST)] * 30, *[(200, OPEN)] * 50)
        assert curve.won_interval(90) == pytest.approx((0.12832, 0.28322), abs=1e-5)
        assert curve.effective_leads(90) == pytest.approx(100)

    def test_of_leads_that_nobody_has_won_yet_some_may_be_winners(self) -> None:
        # Neither those lost nor those still open at that age say otherwise: 20 of known fate.
        curve = estimate(*[(5, LOST)] * 10, *[(200, OPEN)] * 10, *[(4, OPEN)] * 80)
        assert curve.won_by(90) == 0
        exact = proportion_confint(0, 20, method="beta")
        assert curve.won_interval(90) == pytest.approx((0, exact[1]))
        assert curve.effective_leads(90) == pytest.approx(20)

    def test_where_all_have_won_the_next_may_not(self) -> None:
        curve = estimate((3, WON), (3, WON), (8, WON), (40, WON))
        assert curve.won_interval(90) == pytest.approx(proportion_confint(4, 4, method="beta"))

    @pytest.mark.parametrize(
        ("outcome", "expected"), [(WON, (0.025, 1)), (LOST, (0, 0.975)), (OPEN, (0, 0.975))]
    )
    def test_a_single_lead_says_next_to_nothing(
        self, outcome: int, expected: tuple[float, float]
    ) -> None:
        curve = estimate((90, outcome))
        assert curve.won_interval(90) == pytest.approx(expected)
        assert curve.effective_leads(90) == pytest.approx(1)

    def test_where_nobody_was_watched_that_long_it_is_everything(self) -> None:
        assert estimate((5, OPEN)).won_interval(90) == (0, 1)

    def test_young_leads_make_it_narrower_but_less_than_old_ones(self) -> None:
        old = [(10, WON)] * 10 + [(60, WON)] * 10 + [(200, OPEN)] * 80
        alone, young, doubled = (
            estimate(*leads) for leads in (old, old + [(30, OPEN)] * 100, old * 2)
        )
        counts = [curve.effective_leads(90) for curve in (alone, young, doubled)]
        assert counts[0] < counts[1] < counts[2]
        assert (counts[0], counts[2]) == pytest.approx((100, 200))


class TestWonDays:
    CURVE = estimate(*[(day, WON) for day in (3, 7, 20, 40, 90)], *[(200, OPEN)] * 5)

    def test_it_is_the_day_by_which_so_many_of_the_wins_had_come(self) -> None:
        # Five wins, 1/10 each: half of them are reached with the third, four fifths with the
        # fourth; of the four within 60 days half are the first two.
        assert [self.CURVE.won_days(share, 180) for share in (0.5, 0.8, 1.0)] == [20, 40, 90]
        assert self.CURVE.won_days(0.5, 60) == 7

    def test_leads_watched_too_shortly_or_never_won_have_none(self) -> None:
        assert self.CURVE.won_days(0.5, 201) is None
        assert estimate((200, OPEN)).won_days(0.5, 180) is None


def lead(
    age: int,
    *,
    won: float | None = None,
    lost: float | None = None,
    entered: float | None = None,
    **said: object,
) -> dict[str, object]:
    """Return a lead *age* days old, won, lost or come in so many days after registration."""
    registered = AS_OF - timedelta(days=age)

    def after(days: float | None) -> datetime | None:
        return None if days is None else registered + timedelta(days=days)

    row = {
        "source": "展会",
        "registered_on": registered,
        "entered_on": after(entered),
        "won_on": after(won),
        "lost_on": after(lost),
        "is_won": won is not None,
        "is_lost": lost is not None,
        "cycle_days": float("nan") if won is None or won < 0 else won,
    }
    return {**row, **said}


_DATES = ("registered_on", "entered_on", "won_on", "lost_on")


def frame(*leads: dict[str, object]) -> pd.DataFrame:
    rows = pd.DataFrame(leads)
    days = {name: "datetime64[us]" for name in _DATES}
    return watched(rows.astype({**days, "cycle_days": "float64"}), AS_OF)


def seen(*leads: dict[str, object]) -> list[tuple[float, int]]:
    """Return days watched and outcome of each; -1 for one that is left out."""
    rows = frame(*leads)
    return list(zip(rows["watched_days"].fillna(-1), rows["outcome"], strict=True))


class TestWatched:
    def test_a_lead_is_watched_until_it_is_won_or_lost_else_to_the_as_of_day(self) -> None:
        leads = lead(200, won=40), lead(200, lost=50), lead(200)
        assert seen(*leads) == [(40, WON), (50, LOST), (200, OPEN)]

    def test_the_day_of_the_registration_is_day_nought(self) -> None:
        leads = lead(0), lead(0, won=0), lead(9, won=0), lead(9, lost=0), lead(9, lost=9)
        assert seen(*leads) == [(0, OPEN), (0, WON), (0, WON), (0, LOST), (9, LOST)]

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

    def test_one_that_came_in_later_is_watched_from_then_on(self) -> None:
        rows = frame(lead(200, entered=30.2), lead(200), lead(200, entered=-4))
        assert rows["entered_days"].tolist() == [30, 0, 0]

    def test_without_a_word_on_that_all_are_watched_from_the_start(self) -> None:
        rows = watched(frame(lead(200, entered=30)).drop(columns="entered_on"), AS_OF)
        assert rows["entered_days"].tolist() == [0]


class TestWonShares:
    def test_each_horizon_is_told_of_those_old_enough_for_it(self) -> None:
        # 1 of 2 within 30 days; within 60 and 90 the open one was no longer watched
        leads = frame(lead(200, won=10), lead(59), lead(200, won=95, source="渠道"))
        found = won_shares(leads, "source", (30, 60, 90))
        assert {name: list(shares) for name, shares in found.items()} == {
            "展会": [30],
            "渠道": [30, 60, 90],
        }
        assert found["展会"][30].rate == 0.5
        assert found["渠道"][90].rate == 0
        assert found["渠道"][90].effective_leads == pytest.approx(1)

    def test_a_share_comes_with_its_interval_and_what_it_is_worth(self) -> None:
        leads = frame(*[lead(200, won=10)] * 20, *[lead(200)] * 80)
        share = won_shares(leads, "source", (90,))["展会"][90]
        # the same 20 of 100 as above
        assert (share.low, share.high) == pytest.approx((0.12832, 0.28322), abs=1e-5)
        assert (share.rate, share.effective_leads) == pytest.approx((0.2, 100))

    def test_those_that_came_in_late_count_from_then_on(self) -> None:
        # day 10: 1 of 2 won; day 50: one of two, the other came in on day 20: 1/2 + 1/2·1/2
        leads = frame(lead(200, won=10), lead(200), lead(200, won=50, entered=20))
        assert won_shares(leads, "source", (90,))["展会"][90].rate == pytest.approx(3 / 4)
        # Watched all along, it would be one of three.
        whole = leads.assign(entered_days=0.0)
        assert won_shares(whole, "source", (90,))["展会"][90].rate == pytest.approx(2 / 3)

    def test_the_order_of_the_rows_does_not_matter(self) -> None:
        leads = frame(lead(200, won=10), lead(100), lead(95, lost=3), lead(200, won=5, source="乙"))
        assert won_shares(leads, "source", (90,)) == won_shares(leads[::-1], "source", (90,))

    def test_a_win_after_the_horizon_is_not_within_it(self) -> None:
        leads = frame(lead(200, won=90), lead(200, won=91))
        assert won_shares(leads, "source", (90,))["展会"][90].rate == 0.5

    def test_a_young_lead_does_not_lower_it(self) -> None:
        # 2 of 4 old ones won on day 10; 96 leads of five days are gone from the risk set by then
        old = [lead(200, won=10), lead(200, won=10), lead(200), lead(200)]
        leads = frame(*old, *[lead(5)] * 96)
        assert won_shares(leads, "source", (90,))["展会"][90].rate == 0.5

    def test_a_group_without_a_lead_of_that_age_has_none(self) -> None:
        leads = frame(lead(89, won=3), lead(90, won=3, source="渠道"))
        found = won_shares(leads, "source", (90,))
        assert found["展会"] == {}
        assert found["渠道"][90].rate == 1


class TestPace:
    WINS = tuple(lead(200, won=float(day)) for day in (3, 7, 20, 40, 90))

    def test_it_tells_when_half_and_four_fifths_of_the_wins_had_come(self) -> None:
        assert pace(frame(*self.WINS, lead(200)), "source") == {"展会": (20, 40)}

    def test_it_keeps_silent_of_too_few_wins(self) -> None:
        assert pace(frame(*self.WINS[:4], lead(200, won=185)), "source") == {}
        assert pace(frame(*self.WINS[:4]), "source", enough=4) == {"展会": (7, 40)}

    def test_it_keeps_silent_of_leads_watched_too_shortly(self) -> None:
        young = [{**lead(179, won=float(day))} for day in (3, 7, 20, 40, 90)]
        assert pace(frame(*young), "source") == {}
