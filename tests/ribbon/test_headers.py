"""A CSV without a mapping: its columns are known by their headers, or left out and named."""

from pathlib import Path

import pytest

from xlfunnel.errors import UsageError
from xlfunnel.importing.headers import SYNONYMS, map_by_headers
from xlfunnel.schema.declare import Writer
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.recognise import header_key


def columns(*headers: str) -> dict[str, str]:
    return map_by_headers(Path("名单.csv"), headers).columns


def left_out(*headers: str) -> list[str]:
    return map_by_headers(Path("名单.csv"), headers).left_out


OURS = [column for column in Lead.columns() if column.writer is not Writer.SYSTEM]


@pytest.mark.parametrize("column", OURS, ids=lambda column: column.field)
def test_our_own_headers_are_known_in_three_languages(column: object) -> None:
    for header in column.headers:  # type: ignore[attr-defined]
        wanted = {column.field: header}  # type: ignore[attr-defined]
        assert columns(header, "需求描述" if "need" not in wanted else "客户名称").items() >= (
            wanted.items()
        )


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("公司", "customer_name"),
        ("姓名", "contact_person"),
        ("手机", "contact"),
        ("電話", "contact"),
        ("Phone Number", "contact"),
        ("渠道", "source"),
        ("负责人", "owner"),
        ("联系方式*", "contact"),
        ("客户名称（必填）", "customer_name"),
        ("手机 号码：", "contact"),
        ("E-mail", "contact"),
    ],
)
def test_what_people_call_them_is_known_too(header: str, field: str) -> None:
    assert columns(header, "需求描述")[field] == header


def test_of_two_columns_for_one_field_the_likelier_counts_and_the_other_is_told() -> None:
    headers = ("邮箱", "手机", "联系方式", "客户名称")
    assert columns(*headers) == {"contact": "联系方式", "customer_name": "客户名称"}
    assert left_out(*headers) == ["邮箱", "手机"]
    assert columns("邮箱", "手机")["contact"] == "手机"


def test_columns_of_the_system_and_blank_headers_are_left_out() -> None:
    assert left_out("客户名称", "评分", "", "备注") == ["评分", "备注"]


def test_a_file_that_names_no_customer_is_refused_with_what_it_has() -> None:
    with pytest.raises(UsageError) as error:
        columns("日期", "备注")
    assert "日期、备注" in str(error.value)
    assert "名单.toml" in str(error.value)


def test_no_word_means_two_columns() -> None:
    meanings: dict[str, set[str]] = {}
    for column in Lead.columns():
        for name in (*column.headers, *SYNONYMS.get(column.field, ())):
            meanings.setdefault(header_key(name), set()).add(column.field)
    assert {word: fields for word, fields in meanings.items() if len(fields) > 1} == {}


def test_every_synonym_is_of_a_column_that_people_fill() -> None:
    assert SYNONYMS.keys() <= {column.field for column in OURS}
