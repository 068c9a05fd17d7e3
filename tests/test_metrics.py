"""docs/metrics.md tells what every figure means."""

import re
from pathlib import Path

import pytest

from xlfunnel.schema.catalogue import TABLES
from xlfunnel.schema.conversion import Conversion, ConversionBy
from xlfunnel.schema.declare import Row, Tab
from xlfunnel.schema.dormant import DormantLead
from xlfunnel.schema.worklist import WorkItem

PAGE = (Path(__file__).parents[1] / "docs" / "metrics.md").read_text(encoding="utf-8")
WITH_FIGURES = [
    *(row for row in TABLES if row.table.tab is Tab.ANALYSIS),
    WorkItem,
    DormantLead,
]
NO_FIGURES = {"number"}  # which item of a chart it is


def explained() -> set[str]:
    """Return the figures that have a row in one of the tables of the page."""
    first_cells = re.findall(r"^\| ([^|]+) \|", PAGE, re.M)
    return {name for cell in first_cells for name in cell.split(", ")}


@pytest.mark.parametrize("row", WITH_FIGURES, ids=lambda row: row.table.name)
def test_every_column_of_figures_is_explained(row: type[Row]) -> None:
    figures = {
        column.headers.zh_cn
        for column in row.columns()
        if column.type.is_right_aligned and column.field not in NO_FIGURES
    }
    assert figures <= explained()


@pytest.mark.parametrize("row", [Conversion, ConversionBy])
def test_every_column_beside_the_names_of_the_groups_is_explained(row: type[Row]) -> None:
    said = {column.headers.zh_cn for column in row.columns() if column.field not in row.table.key}
    beside = {name for name in said if name.startswith("系统")}  # what the system would say
    assert said - beside - {"数据提示"} <= explained()
    assert "## 数据提示" in PAGE
