"""SPEC §4, personal leave: when nobody is there who follows a lead."""

from datetime import date, datetime

import pytest

from xlfunnel.rules.leaves import leave_of, leave_of_all
from xlfunnel.schema import terms
from xlfunnel.schema.reps import Rep

TODAY = date(2024, 3, 12)


def rep(first: int | None = None, last: int | None = None, state: str | None = None) -> Rep:
    """Return somebody on leave from one day of March to another."""
    days = [datetime(2024, 3, day) if day else None for day in (first, last)]
    return Rep.model_construct(leave_from=days[0], leave_to=days[1], state=state)


def march(first: int, last: int) -> tuple[date, date]:
    return date(2024, 3, first), date(2024, 3, last)


class TestOne:
    def test_both_days_are_part_of_it(self) -> None:
        assert leave_of(rep(4, 6), TODAY) == march(4, 6)
        assert leave_of(rep(4, 4), TODAY) == march(4, 4)

    def test_without_days_or_the_wrong_way_round_there_is_none(self) -> None:
        assert leave_of(rep(), TODAY) is None
        assert leave_of(rep(6, 4), TODAY) is None

    def test_without_a_last_day_it_lasts_until_today_and_nobody_knows_how_much_longer(self) -> None:
        assert leave_of(rep(4), TODAY) == march(4, 12)
        assert leave_of(rep(20), TODAY) is None  # has not begun

    def test_without_a_first_day_it_has_lasted_for_ever(self) -> None:
        assert leave_of(rep(None, 6), TODAY) == (date.min, date(2024, 3, 6))


class TestSeveral:
    @pytest.mark.parametrize(
        ("people", "expected"),
        [
            ([rep(4, 10), rep(8, 20)], march(8, 10)),  # away together
            ([rep(4, 6), rep(8, 20)], None),  # one after the other
            ([rep(4, 10), rep()], None),
            ([rep(4, 10), rep(state=terms.LEFT)], march(4, 10)),  # nobody else is left
            ([rep(4, 10, terms.LEFT)], None),
            ([], None),
        ],
    )
    def test_the_customer_is_served_while_one_of_them_is_there(
        self, people: list[Rep], expected: tuple[date, date] | None
    ) -> None:
        assert leave_of_all(people, TODAY) == expected
        assert leave_of_all(people[::-1], TODAY) == expected
