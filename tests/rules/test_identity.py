from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from xlfunnel.rules.identity import FOLLOW_UP, last_numbers, mint

MARCH_1 = date(2024, 3, 1)


def test_the_first_lead_of_a_day_gets_001() -> None:
    assert mint([MARCH_1], []) == ["LX20240301001"]


def test_each_day_has_its_own_sequence() -> None:
    assert mint([MARCH_1, date(2024, 3, 2), MARCH_1], []) == [
        "LX20240301001",
        "LX20240302001",
        "LX20240301002",
    ]


def test_the_sequence_goes_on_after_the_highest_taken_so_that_no_id_comes_back() -> None:
    assert mint([MARCH_1], ["LX20240301009", "LX20240301001"]) == ["LX20240301010"]


def test_the_sequence_grows_past_999() -> None:
    assert mint([MARCH_1], ["LX20240301999"]) == ["LX202403011000"]


def test_the_year_has_four_digits_whatever_the_platform() -> None:
    assert mint([date(202, 3, 1)], []) == ["LX02020301001"]


def test_older_and_foreign_ids_do_not_disturb_the_sequence() -> None:
    assert mint([MARCH_1], ["LX20240301", "L7", "5420aad7fec3549a", ""]) == ["LX20240301001"]


def test_follow_ups_have_a_prefix_and_a_sequence_of_their_own() -> None:
    assert mint([MARCH_1], ["LX20240301009", "GJ20240301002"], FOLLOW_UP) == ["GJ20240301003"]


def test_an_id_in_full_width_or_lower_case_is_taken_too() -> None:
    assert mint([MARCH_1], ["ＬＸ２０２４０３０１００４", "lx20240301005 "]) == ["LX20240301006"]


def test_the_last_number_of_each_day_is_known_by_prefix_and_day() -> None:
    ids = ["LX20240301007", "LX202403011000", "LX20240302001", "GJ20240301009", "LX2024030112"]
    # the last of them has a sequence of two digits, which was never minted
    assert last_numbers(ids, "LX") == {"LX20240301": 1000, "LX20240302": 1}


@given(
    st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1))),
    st.lists(st.from_regex(r"LX202403\d\d\d{3,5}", fullmatch=True)),
)
def test_a_minted_id_is_never_taken_and_never_repeats(days: list[date], taken: list[str]) -> None:
    minted = mint(days, taken)
    assert len(set(minted)) == len(days)
    assert not set(minted) & set(taken)
