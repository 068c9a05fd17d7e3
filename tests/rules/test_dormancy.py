"""SPEC §4: open leads silent for several rhythms sleep; the pool is proposed, never acted on."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlfunnel.rules.dormancy import Dormancy, SilentLead, dormancy, rhythm_days
from xlfunnel.schema import terms
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.reading import read_rows

COLUMNS = [column.field for column in ClockRule.columns()]
SHIPPED = read_rows(
    ClockRule,
    {name: [row.get(name) for row in shipped_rows(ClockRule, "zh-CN")] for name in COLUMNS},
).rows
AS_OF = datetime(2024, 6, 28, 18)
HIGH, MEDIUM, LOW, UNGRADED = terms.GRADES.names


def rule(duration: float, unit: str = terms.DAYS, **said: str) -> ClockRule:
    return ClockRule.model_construct(
        clause=terms.RHYTHM,
        duration=duration,
        time_unit=unit,
        **said,  # type: ignore[arg-type]
    )


def silent(days: int, rhythm: float = 7.0, **said: Any) -> SilentLead:
    return SilentLead(AS_OF - timedelta(days), rhythm)._replace(**said)


def found(lead: SilentLead) -> Dormancy | None:
    return dormancy(lead, AS_OF, 3.0, 6.0)


def proposal(lead: SilentLead) -> str | None:
    sleeps = found(lead)
    return sleeps and sleeps.proposal


class TestRhythm:
    @pytest.mark.parametrize(
        ("grade", "days"), [(HIGH, 7.0), (MEDIUM, 7.0), (LOW, 30.0), (UNGRADED, None), (None, None)]
    )
    def test_it_is_that_of_the_table_and_a_month_counts_30_days(
        self, grade: str | None, days: float | None
    ) -> None:
        assert rhythm_days(SHIPPED, terms.STANDARD)(grade, "展会") == days

    def test_relaxed_has_none(self) -> None:
        assert rhythm_days(SHIPPED, terms.RELAXED)(HIGH, "展会") is None
        assert rhythm_days(SHIPPED, terms.STRICTEST)(HIGH, "展会") == 7.0

    def test_the_strictest_of_those_for_the_grade_and_the_source_counts(self) -> None:
        rules = [rule(20.0), rule(10.0, grade=HIGH), rule(1.0, terms.MONTHS, source="展会")]
        days = rhythm_days(rules, terms.STANDARD)
        assert (days(HIGH, "展会"), days(LOW, "展会"), days(None, None)) == (10.0, 20.0, 20.0)

    @pytest.mark.parametrize(
        ("unit", "days"),
        # 5 working days are a week
        [(terms.HOURS, 5 / 24), (terms.DAYS, 5.0), (terms.WORKING_DAYS, 7.0), (terms.MONTHS, 150)],
    )
    def test_it_is_told_in_days(self, unit: str, days: float) -> None:
        assert rhythm_days([rule(5.0, unit)], terms.STANDARD)(HIGH, None) == pytest.approx(days)


class TestDormancy:
    def test_a_lead_sleeps_from_three_rhythms_of_silence_on(self) -> None:
        assert found(silent(20)) is None
        assert found(silent(21)) == Dormancy(21, 3.0, terms.CONTACT_AGAIN)

    def test_days_are_those_of_the_calendar(self) -> None:
        late_that_day = datetime(2024, 6, 7, 23)  # 21 days before, at 23:00
        assert found(SilentLead(late_that_day, 7.0)) == found(silent(21))

    def test_the_pool_is_proposed_from_six_rhythms_on(self) -> None:
        assert proposal(silent(41)) == terms.CONTACT_AGAIN
        assert proposal(silent(42)) == terms.BACK_TO_POOL

    def test_it_is_proposed_at_once_when_the_owner_has_left(self) -> None:
        assert proposal(silent(21, has_owner_left=True)) == terms.BACK_TO_POOL
        assert proposal(silent(20, has_owner_left=True)) is None

    def test_what_belongs_to_nobody_is_in_the_pool_already(self) -> None:
        assert proposal(silent(99, is_owned=False)) == terms.CONTACT_AGAIN

    def test_whoever_was_given_it_yesterday_has_not_neglected_it(self) -> None:
        new_owner = silent(99, owned_since=AS_OF - timedelta(1))
        assert found(new_owner) == Dormancy(99, 99 / 7, terms.CONTACT_AGAIN)
        assert proposal(silent(99, owned_since=AS_OF - timedelta(42))) == terms.BACK_TO_POOL

    @given(st.integers(0, 400), st.floats(1, 60), st.floats(1, 9), st.floats(1, 9))
    def test_a_longer_silence_never_wakes_a_lead_nor_takes_it_from_the_pool(
        self, days: int, rhythm: float, dormant: float, pool: float
    ) -> None:
        rank = [None, terms.CONTACT_AGAIN, terms.BACK_TO_POOL]
        one, longer = (
            dormancy(silent(silence, rhythm), AS_OF, dormant, pool) for silence in (days, days + 1)
        )
        assert rank.index(one and one.proposal) <= rank.index(longer and longer.proposal)
