"""SPEC §10: a forecast from own history, tried on leads it has not seen."""

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from xlfunnel.analysis.forecast import (
    WINS_PER_EFFECT,
    Band,
    fit,
    is_filled_late,
    known_outcomes,
    pace,
    trial,
)

COLUMNS = ("grade", "source")
DAY = pd.Timestamp("2024-01-01")


def known(rows: Sequence[tuple[str, str, bool]]) -> pd.DataFrame:
    """Return leads with a known outcome: grade, source, won in time; one a day."""
    frame = pd.DataFrame(rows, columns=["grade", "source", "won_in_time"])
    return frame.assign(registered_on=DAY + pd.to_timedelta(range(len(frame)), unit="D"))


def world(leads: int, seed: int, effect: float) -> pd.DataFrame:
    """Return leads of which a fifth is won; grade 高 moves the log-odds by *effect*."""
    chance = np.random.default_rng(seed)
    is_high = chance.random(leads) < 0.4
    source = chance.choice(["展会", "官网", "渠道"], leads)
    log_odds = -1.4 + effect * is_high
    won = chance.random(leads) < 1 / (1 + np.exp(-log_odds))
    rows = zip(np.where(is_high, "高", "低"), source, won, strict=True)
    return known([(str(grade), str(name), bool(is_won)) for grade, name, is_won in rows])


class TestTheModel:
    def test_a_source_seen_once_and_won_stays_near_the_average(self) -> None:
        # 40 of 200 are won, 20 %; the one lead of 新来源 is won. Its maximum-likelihood rate
        # would be 100 %. Three more sources keep it among the four words that 41 wins allow.
        rows = [("高", ("展会", "官网")[n % 2], n % 5 == 0) for n in range(200)]
        model = fit(known([*rows, ("高", "新来源", True)]), ("source",))

        chance = model.chances(pd.DataFrame({"source": ["新来源"]}))[0]

        assert 0.2 < chance < 0.3

    def test_no_more_effects_than_a_tenth_of_the_wins(self) -> None:
        rows = [("高", f"来源{n % 20}", n % 4 == 0) for n in range(120)]  # 30 wins, 21 words
        model = fit(known(rows), COLUMNS)

        assert sum(len(words) for words in model.effects.values()) == 30 // WINS_PER_EFFECT

    def test_the_words_of_most_leads_come_first(self) -> None:
        rows = [("", "多", n % 2 == 0) for n in range(40)] + [("", "少", True)]  # 21 wins

        model = fit(known(rows), COLUMNS)

        assert list(model.effects["source"]) == ["多", "少"]
        assert model.effects["grade"] == {}  # a blank says nothing

    def test_the_effects_are_those_of_highest_posterior(self) -> None:
        # By finite differences: the log posterior falls in every direction from the estimate.
        frame = world(400, seed=3, effect=1.0)
        model = fit(frame, COLUMNS)

        # An effect is what a word adds beyond what no word at all would add.
        def own(name: str) -> dict[str, float]:
            others = model.others[name]
            return {word: effect - others for word, effect in model.effects[name].items()}

        def log_posterior(average: float, high: float, low: float) -> float:
            effects = frame["grade"].map({"高": high, "低": low})
            others = frame["source"].map(own("source")).fillna(0)
            x = average + effects + others
            likelihood = (frame["won_in_time"] * x - np.log1p(np.exp(x))).sum()
            return float(likelihood - (high**2 + low**2) / (2 * 0.7**2))

        high, low = own("grade")["高"], own("grade")["低"]
        average = model.average + sum(model.others.values())
        best = log_posterior(average, high, low)
        for step in (-0.01, 0.01):
            assert log_posterior(average + step, high, low) < best
            assert log_posterior(average, high + step, low) < best
            assert log_posterior(average, high, low + step) < best

    def test_it_starts_from_the_average_so_that_a_word_below_it_lowers_the_chance(self) -> None:
        # 1,000 leads: 甲 900, 45 of them won (5 %), 乙 100, 60 won (60 %): 10.5 % of all. Midway
        # between the two, where a model without their words would start, are 22 %.
        won = [(source, n < wins) for source, leads, wins in
               (("甲", 900, 45), ("乙", 100, 60)) for n in range(leads)]  # fmt: skip
        frame = known([("高" if n % 3 else "", source, is_won)
                       for n, (source, is_won) in enumerate(won)])  # fmt: skip
        model = fit(frame, COLUMNS)

        assert 1 / (1 + math.exp(-model.average)) == pytest.approx(0.105)
        assert model.effects["source"]["甲"] < -0.5
        assert model.effects["source"]["乙"] > 2
        assert model.chances(frame).mean() == pytest.approx(0.105)  # the chances stay as they were
        # Grades tell nothing here, and what a mean leaves over is not put on them.
        assert abs(model.effects["grade"]["高"]) < 0.1
        assert abs(model.others["grade"]) < 0.1

    def test_it_does_not_depend_on_the_order_of_the_leads(self) -> None:
        frame = world(300, seed=5, effect=0.8)
        shuffled = frame.sample(frac=1, random_state=1)

        one, other = fit(frame, COLUMNS), fit(shuffled, COLUMNS)

        assert one.average == pytest.approx(other.average, abs=1e-12)
        assert one.effects["grade"] == pytest.approx(other.effects["grade"], abs=1e-12)


class TestTheTrial:
    def test_a_grade_that_tells_something_beats_the_average(self) -> None:
        tried = trial(world(2_000, seed=7, effect=1.5), COLUMNS)

        assert tried is not None
        assert tried.skill > 0.05
        assert tried.is_better

    def test_words_that_tell_nothing_seldom_seem_to(self) -> None:
        # One in ten by chance, so of 60 more than 12 (two standard deviations) would be too many.
        tries = [trial(world(1_000, seed=seed, effect=0.0), COLUMNS) for seed in range(60)]

        assert sum(tried is not None and tried.is_better for tried in tries) <= 12
        assert sum(tried.skill for tried in tries if tried) < 0

    def test_what_was_forecast_is_what_comes(self) -> None:
        # Ten worlds of 2,000 leads: over all held-out leads the forecasts of a band are within
        # two points of the share that was won (its standard error is about 0.6 points).
        bands: list[Band] = []
        for seed in range(10):
            tried = trial(world(2_000, seed=100 + seed, effect=1.5), COLUMNS)
            assert tried is not None
            bands += tried.bands
        for is_high in (False, True):
            chosen = [band for band in bands if (band.forecast > 0.3) is is_high]
            leads = sum(band.leads for band in chosen)
            forecast = sum(band.forecast * band.leads for band in chosen) / leads
            came = sum(band.won for band in chosen) / leads
            assert forecast == pytest.approx(came, abs=0.02)

    def test_the_bands_hold_every_held_out_lead_once_in_ascending_order(self) -> None:
        tried = trial(world(1_000, seed=9, effect=1.0), COLUMNS)

        assert tried is not None
        assert sum(band.leads for band in tried.bands) == tried.leads == 250
        assert sum(band.won for band in tried.bands) == tried.won
        edges = [edge for band in tried.bands for edge in (band.low, band.high)]
        assert edges == sorted(edges)

    def test_too_few_wins_at_the_end_try_nothing(self) -> None:
        rows = [("高", "展会", n < 40) for n in range(200)]  # none of the last 50 is won

        assert trial(known(rows), COLUMNS) is None

    def test_leads_of_one_day_are_never_parted(self) -> None:
        frame = world(400, seed=2, effect=1.0).assign(registered_on=DAY)

        assert trial(frame, COLUMNS) is None  # all are held out, and nothing is left to learn


class TestKnownOutcomes:
    def test_young_leads_do_not_count_however_they_ended(self) -> None:
        leads = pd.DataFrame(
            {
                "watched_days": [20.0, 90.0, 100.0, 120.0, math.nan],
                "age_days": [80.0, 90.0, 100.0, 120.0, 200.0],
                "is_won": [True, True, True, False, True],
                "cycle_days": [20.0, 90.0, 91.0, math.nan, math.nan],
                "entered_days": 0.0,
            }
        )

        found = known_outcomes(leads, 90)

        # The first is only 80 days old. 90 days are in time, 91 are not; no date, no outcome.
        assert found.index.tolist() == [1, 2, 3]
        assert found["won_in_time"].tolist() == [True, False, False]

    def test_those_brought_along_while_open_do_not_count(self) -> None:
        # Whoever was won before the 40th day did not come along: the rest would be too few wins.
        leads = pd.DataFrame(
            {
                "watched_days": [80.0, 200.0, 200.0],
                "age_days": 200.0,
                "is_won": [True, False, False],
                "cycle_days": [80.0, math.nan, math.nan],
                "entered_days": [40.0, 40.0, 0.0],
            }
        )

        assert known_outcomes(leads, 90).index.tolist() == [2]


class TestPace:
    def test_each_day_tells_how_many_are_still_open(self) -> None:
        frame = ended(
            ("won", 1.0), ("won", 3.0), ("lost", 0.0), ("lost", 2.0), ("open", 9.0), ("open", 9.0)
        )

        found = pace(frame, 4)

        # Open after day t: won in time 2, 1, 1, 0, each (n + 1/2) / (2 + 1/2). Of the two losses
        # 1, 1, 0, 0 come later, (n + 1/2) / (2 + 1/2); they are half of the others.
        assert found.won_after.tolist() == pytest.approx([1, 1.5 / 2.5, 1.5 / 2.5, 0.5 / 2.5])
        assert found.others_after.tolist() == pytest.approx([0.8, 0.8, 0.6, 0.6])

    def test_a_lead_that_should_have_been_won_by_now_loses_chance(self) -> None:
        found = pace(ended(*[("won", 5.0)] * 10, *[("open", 200.0)] * 10), 90)

        # Everything is won on day 5: before it the chance is as it was, after it nearly none.
        assert found.log_odds(np.array([4.0]))[0] == pytest.approx(0)
        assert found.log_odds(np.array([5.0]))[0] == pytest.approx(math.log(0.5 / 10.5))

    def test_losses_of_unknown_days_come_as_those_of_known_ones(self) -> None:
        known = [("won", 9.0), *[("lost", 2.0)] * 6, ("open", 99.0), ("open", 99.0)]
        half = [("won", 9.0), *[("lost", 2.0), ("undated", 99.0)] * 3, *[("open", 99.0)] * 2]

        # (6 + 1/2 against 3 + 1/2 leads that are counted is all the difference there is.)
        one, other = pace(ended(*known), 9).others_after, pace(ended(*half), 9).others_after
        assert other.tolist() == pytest.approx(one.tolist(), abs=0.06)

    def test_without_a_known_day_of_loss_losses_come_as_wins_do(self) -> None:
        found = pace(ended(("won", 1.0), ("won", 3.0), ("undated", 99.0), ("undated", 99.0)), 4)

        # All others were lost: as many of them are open as of the wins, and waiting tells nothing.
        assert found.log_odds(np.arange(4.0)).tolist() == pytest.approx([0] * 4)


def ended(*leads: tuple[str, float]) -> pd.DataFrame:
    """Return leads with a known outcome: how each ended, and the day to which it was watched."""
    ways = [way for way, _ in leads]
    return pd.DataFrame(
        {
            "won_in_time": [way == "won" for way in ways],
            "is_lost": [way in ("lost", "undated") for way in ways],
            "is_loss_day_known": [way == "lost" for way in ways],
            "watched_days": [days for _, days in leads],
        }
    )


class TestLateFilling:
    def test_a_column_filled_after_the_win_is_told(self) -> None:
        words = pd.Series(["制造"] * 10 + [""] * 90)
        won = pd.Series([True] * 9 + [False] * 91)

        assert is_filled_late(words, won, 0.25)  # 90 % of those with a word, 9 % of all

    def test_one_filled_for_all_alike_is_not(self) -> None:
        words = pd.Series(["制造"] * 50 + [""] * 50)
        won = pd.Series([True, False] * 50)

        assert not is_filled_late(words, won, 0.25)

    def test_an_empty_one_is_not(self) -> None:
        assert not is_filled_late(pd.Series(["", ""]), pd.Series([True, False]), 0.25)
