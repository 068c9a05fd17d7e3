"""The 使用说明 sheet and docs/columns.md are made from the schema."""

from pathlib import Path

import pytest

from xlfunnel.language import LANGUAGES, Language
from xlfunnel.messages import workbook
from xlfunnel.schema.catalogue import tables_of
from xlfunnel.schema.change_log import Change
from xlfunnel.schema.declare import Visibility
from xlfunnel.schema.first_steps import INTRODUCTION
from xlfunnel.schema.guide import WRITERS, columns_page, guide, help_of
from xlfunnel.schema.leads import Lead

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_in_docs_is_the_generated_one() -> None:
    """Renew it with `python -m xlfunnel.schema.guide > docs/columns.md`."""
    assert (DOCS / "columns.md").read_text(encoding="utf-8") == columns_page()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_explains_every_column_that_people_see(language: Language) -> None:
    lines = guide(language)
    seen = [row for row in tables_of() if row.table.visibility is Visibility.VISIBLE]

    assert len(lines) == sum(1 + len(row.columns()) for row in seen)
    assert all(line.help for line in lines)
    explained = {(line.table, line.column) for line in lines}
    for column in Lead.columns():
        assert (Lead.table.sheet.to(language), column.header(language)) in explained
    assert not any(line.table == Change.table.sheet.to(language) for line in lines)


def test_a_unit_is_said_with_the_help() -> None:
    assert help_of(Lead.column("won_amount"), "zh-CN").endswith("单位：元。")
    assert help_of(Lead.column("won_amount"), "en").endswith("Unit: yuan.")
    assert help_of(Lead.column("owner"), "en") == Lead.column("owner").help.en


def test_texts_are_complete_in_three_languages() -> None:
    for text in (*INTRODUCTION, *WRITERS.values(), *workbook.MESSAGES.values()):
        assert all(text)
