"""问题清单: every problem with its place; what people wrote beside one stays with it (SPEC §1)."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from tests.files import write_grids
from tests.memory import Content, Formula, MemoryWorkbook
from tests.support import column, lead_row, table, workbook_with
from xlfunnel.actions import Outcome, Run, perform
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.parameters import parameters
from xlfunnel.schema.settings import Setting
from xlfunnel.values.cell import CellError
from xlfunnel.xlsx.file import FileWorkbook

AS_OF = datetime(2024, 5, 31, 18, 30)


def refresh(workbook: MemoryWorkbook) -> Outcome:
    return perform("refresh", workbook, Run(AS_OF))


def two_bad_contacts() -> MemoryWorkbook:
    """Return a workbook where two leads have the same bad contact, and a note beside one."""
    names = ("a", "b", "c")
    workbook = workbook_with(*(lead_row(线索编号=n, 客户名称=n, 联系方式="1") for n in names[:2]))
    workbook.grids["Issues"].headers = [*workbook.grids["Issues"].headers, "谁去问"]
    for line in workbook.grids["Issues"].lines:
        line["谁去问"] = None
    refresh(workbook)
    for line in workbook.grids["Issues"].lines:
        if line["行标识"] == "b" and line["列名"] == "联系方式":
            line |= {"处理": "在问", "谁去问": "小李"}
    return workbook


def noted(workbook: MemoryWorkbook) -> list[tuple[object, ...]]:
    headers = ("单元格", "行标识", "处理", "谁去问")
    return [row for row in table(workbook, "Issues", *headers) if row[2] or row[3]]


def test_what_people_wrote_beside_a_problem_stays_with_the_row_it_is_about() -> None:
    workbook = two_bad_contacts()
    workbook.grids["Leads"].lines.reverse()
    refresh(workbook)
    assert noted(workbook) == [("线索登记表!D2", "b", "在问", "小李")]


def test_so_it_does_when_a_row_above_is_deleted() -> None:
    workbook = two_bad_contacts()
    del workbook.grids["Leads"].lines[0]
    refresh(workbook)
    assert noted(workbook) == [("线索登记表!D2", "b", "在问", "小李")]


def test_a_list_without_the_column_of_row_ids_keeps_its_notes_as_well_as_it_can() -> None:
    workbook = two_bad_contacts()
    grid = workbook.grids["Issues"]
    grid.headers = [header for header in grid.headers if header != "行标识"]
    grid.lines = [{header: line[header] for header in grid.headers} for line in grid.lines]
    refresh(workbook)
    assert column(workbook, "Issues", "处理").count("在问") == 1
    assert column(workbook, "Issues", "谁去问").count("小李") == 1


def with_at_most(rows: float, leads: int) -> MemoryWorkbook:
    declared = {p.field: p.names.zh_cn for p in parameters()}
    settings: list[dict[str, Content]] = [{"键": declared["issue_rows"], "值": rows}]
    names = [f"a{n}" for n in range(leads)]
    bad = [lead_row(线索编号=n, 客户名称=n, 联系方式=f"什么{n}") for n in names]
    return workbook_with(*bad, tables={Setting: settings})


def test_a_list_that_is_cut_says_how_many_more_there_are() -> None:
    workbook = with_at_most(4.0, 7)
    outcome = refresh(workbook)
    problems = sum(outcome.counts[name] for name in ("errors", "warnings", "infos"))
    (*_, last) = table(workbook, "Issues", "规则", "当前值", "处数")
    rest = problems - 3  # of four rows the last is the one that says so
    assert len(column(workbook, "Issues", "规则")) == 4
    assert last == ("more_issues", f"{rest:g}", rest)
    assert f"问题太多，问题清单里还有 {rest:g} 处没有列出来。" in outcome.summary
    assert refresh(workbook).changes == 0


def test_a_list_that_is_just_full_is_not_cut() -> None:
    workbook = with_at_most(100.0, 3)
    count = len(refresh(workbook).findings)
    workbook = with_at_most(float(count), 3)
    outcome = refresh(workbook)
    assert "more_issues" not in {found.rule for found in outcome.findings}
    assert len(outcome.findings) == count


def test_a_formula_in_a_figure_is_told_once_a_column_with_how_many() -> None:
    workbook = workbook_with(*(lead_row(线索编号=name, 客户名称=name) for name in "abc"))
    refresh(workbook)
    workbook.grids["Conversion"].lines[0]["线索数量"] = Formula("=SUM(1,2)", 3.0)
    for row in range(1, 3):
        workbook.grids["Leads"].lines[row]["评分"] = Formula("=1+1", 2.0)
    for _ in range(2):
        outcome = refresh(workbook)
        headers = ("规则", "级别", "单元格", "列名")
        found = [r for r in table(workbook, "Issues", *headers) if r[0] == "formula_in_figures"]
        assert found == [
            ("formula_in_figures", "提示", "线索登记表!AK3", "评分"),
            ("formula_in_figures", "提示", "转化分析表!B2", "线索数量"),
        ]
        said = [f.problem for f in outcome.findings if f.rule == "formula_in_figures"]
        assert said == [
            "评分列有 2 格是公式，系统算的结果没有写进去",
            "线索数量列有 1 格是公式，系统算的结果没有写进去",
        ]
    assert outcome.changes == 0


@pytest.mark.parametrize("name", ["Conversion", "ConversionBy"])
def test_a_formula_in_a_row_that_goes_is_not_told(name: str) -> None:
    workbook = workbook_with(lead_row(线索编号="a", 客户名称="a"))
    refresh(workbook)
    grid = workbook.grids[name]
    own = dict.fromkeys(grid.headers) | {"线索数量": Formula("=1+1", 2.0)}
    grid.lines.append(own | {grid.headers[0]: "我的"})
    assert "formula_in_figures" not in {found.rule for found in refresh(workbook).findings}
    assert refresh(workbook).changes == 0


def test_formulas_are_told_where_the_first_of_them_stands_afterwards() -> None:
    rows = (lead_row(线索编号=name, 客户名称=name, 线索来源=name) for name in "abc")
    workbook = workbook_with(*rows)
    refresh(workbook)
    lines = workbook.grids["Conversion"].lines
    for line in lines[:2]:
        line["线索数量"] = Formula("=1+0", 1.0)
    lines.reverse()
    lines[0]["线索数量"] = 5.0  # else the order would be the user's, and stay
    outcome = refresh(workbook)
    found = [found.place for found in outcome.findings if found.rule == "formula_in_figures"]
    assert found == ["转化分析表!B2"]
    assert refresh(workbook).changes == 0


def test_a_lead_whose_id_is_an_error_value_is_counted_as_one() -> None:
    workbook = workbook_with(lead_row(线索编号="a"), lead_row(线索编号=CellError("#N/A")))
    assert "检查了 2 条线索" in "".join(refresh(workbook).summary)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_with_a_row_is_joined_as_the_language_does(language: Language) -> None:
    header = {name: Lead.column(name).header(language) for name in Lead.model_fields}
    bad: dict[str, Content] = {
        header["lead_id"]: "a",
        header["customer_name"]: "A",
        header["contact"]: "??",
        header["budget"]: "??",
    }
    workbook = workbook_with(bad, language=language)
    perform("refresh", workbook, Run(AS_OF, language=language))
    said = str(column(workbook, "Leads", header["problems"])[0])
    assert ("; " in said, "；" in said) == ((True, False) if language == "en" else (False, True))


def test_the_first_places_lead_to_their_cells(tmp_path: Path) -> None:
    leads = [lead_row(线索编号=f"x{n}", 线索来源=f"未知{n}") for n in range(5)]
    settings: dict[str, Content] = {"键": "问题链接上限", "值": 3.0}
    made = workbook_with(*leads, tables={Setting: [settings]})
    path = write_grids(tmp_path / "a.xlsx", made.grids)
    workbook = FileWorkbook.open(path)
    perform("refresh", workbook, Run(AS_OF))
    workbook.save(backup=False)
    sheet = openpyxl.load_workbook(path)["问题清单"]
    leading = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert [cell.value for cell in leading] == [f"线索登记表!E{n}" for n in (2, 3, 4)]
    for cell in leading:
        sheet_name, _, address = str(cell.value).partition("!")
        assert cell.hyperlink and cell.hyperlink.location == f"'{sheet_name}'!{address}"
