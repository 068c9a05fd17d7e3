"""The figures of 首页: LibreOffice calculates the formulas and finds what we store."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from tests.support import column, lead_row, workbook_with
from xlfunnel.actions import Run, configuration, perform
from xlfunnel.actions.showing import show_key_figures
from xlfunnel.key_figures.formulas import (
    TODAY_FIELDS,
    TODAY_ROWS,
    column_reference,
    formulas,
    today_name,
)
from xlfunnel.key_figures.values import values
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.schema.conversion import Conversion
from xlfunnel.schema.declare import Row
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.issues import Issue
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.switches import Switch
from xlfunnel.schema.worklist import WorkItem
from xlfunnel.template import build
from xlfunnel.template.sample import sample_rows
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.file import FileWorkbook

AS_OF = datetime(2024, 3, 29, 18)

Rows = dict[type[Row], Sequence[Mapping[str, Cell]]]


def settings(language: Language = "zh-CN", as_of: datetime | None = AS_OF) -> list[dict[str, Cell]]:
    name = {"zh-CN": "截至时间", "zh-TW": "截至時間", "en": "As of"}[language]
    rows = shipped_rows(Setting, language)
    return [{**row, "value": as_of} if row["key"] == name else row for row in rows]


def lead(number: int, **cells: Cell) -> dict[str, Cell]:
    return {"lead_id": f"LX{number}", "customer_name": f"客户{number}", **cells}


# Leads as people really type them. Excel counts words whatever their case, in whole cells
# only; a date that is text is no date to it, a number in a General cell is one.
LEADS: list[dict[str, Cell]] = [
    lead(1, status="已转化", won_on=datetime(2024, 3, 1), won_amount=120_000.0),
    lead(2, status="Converted", won_on=datetime(2024, 3, 31, 23), won_amount=30_000.5),
    lead(3, status="CONVERTED", won_on=datetime(2024, 4, 1), won_amount=7.0),  # next month
    lead(4, status="已转化", won_on="2024-03-05", won_amount=9.0),  # text: no date
    lead(5, status="成交", won_on=45_360.0, won_amount="5万"),  # 2024-03-09; text: no money
    lead(6, status="已流失", registered_on=datetime(2024, 3, 29)),
    lead(7, status="已流失 ", registered_on=datetime(2024, 2, 29)),  # with a blank: another word
    lead(8, status="待跟进", registered_on=datetime(2024, 3, 1)),
    lead(9, status="待跟進", registered_on=45_382.0),  # 2024-03-31
    lead(10, status=None, registered_on="3月2日"),
    {"lead_id": None, "customer_name": "只有名称"},
    {"lead_id": "LX12", "customer_name": None},
    {"lead_id": None, "customer_name": None, "need": "谁也不是"},  # no lead
]
# Leads 1, 2 and 5 were won in March 2024: 120 000 + 30 000.5, the text counts for nothing.
# 12 leads; closed are 1–6 (成交 is a synonym, 7 says another word): 6 open. 6, 8 and 9 were
# registered in March.
WORK: list[dict[str, Cell]] = [
    {
        "customer_name": "甲",
        "action": "首次跟进",
        "owner": "李",
        "lateness": "逾期6小时",
    },
    {"customer_name": "乙", "action": "报价", "owner": "王", "lateness": "今天到期"},
    {"customer_name": "丙", "action": "回访", "owner": "王"},
]
ISSUES: list[dict[str, Cell]] = [
    {"severity": "错误", "count": 2.0, "sheet": "a", "rule_id": "x", "cell": "a!A1"},
    {"severity": "警告", "count": 1.0, "sheet": "a", "rule_id": "y", "cell": "a!A1"},
    {"severity": "Warning", "count": 250.0, "sheet": "a", "rule_id": "z", "cell": "a!A1"},
    {"severity": "提示", "count": 4.0, "sheet": "a", "rule_id": "w", "cell": "a!A1"},
]
CONVERSION: list[dict[str, Cell]] = [
    {"source": "展会", "leads": 5.0, "won": 2.0, "open_leads": 1.0},
    {"source": "官网表单", "leads": 7.0, "won": 1.0, "open_leads": 4.0},
]
OFF: list[dict[str, Cell]] = [
    {"feature": "待办提醒", "state": "关"},
    {"feature": "转化分析", "state": "开"},
]
TYPED: Rows = {
    Lead: LEADS,
    WorkItem: WORK,
    Issue: ISSUES,
    Conversion: CONVERSION,
    Setting: settings(),
}


def cells_of(rows: Rows) -> Callable[[type[Row], str], list[Cell]]:
    return lambda row, field: [given.get(field) for given in rows.get(row, ())]


class TestWhatTheFiguresSay:
    def test_each_counts_what_its_name_says(self) -> None:
        said = values(cells_of(TYPED), "zh-CN")
        assert (said["as_of"], said["month"]) == (AS_OF, datetime(2024, 3, 1))
        assert (said["leads"], said["open"]) == (12.0, 6.0)
        assert said["leads_note"] == "本月新增 3 条"
        assert said["open_note"] == "其中 5 条还没开始跟"  # 8, 9; without a status 10–12
        assert said["won"] == 3.0
        assert said["won_note"] == "成交金额 150,001 元"  # 150 000.5: a half goes up
        assert said["rate"] == 3 / 12
        assert said["rate_note"] == "3 ÷ 12 条，5 条在跟"
        assert (said["overdue"], said["overdue_note"]) == (1.0, "今天要做的共 2 件")
        assert said["problems"] == 253.0  # a hint is nothing to mend
        assert said["problems_note"] == "错误 2 处，警告 251 处"

    def test_todays_work_is_what_is_late_or_due_today(self) -> None:
        said = values(cells_of(TYPED), "zh-CN")
        shown = [[said[today_name(n, f)] for f in TODAY_FIELDS] for n in range(1, TODAY_ROWS + 1)]
        assert shown[:2] == [
            ["甲", "首次跟进", "李", "逾期6小时"],
            ["乙", "报价", "王", "今天到期"],
        ]
        assert {cell for row in shown[2:] for cell in row} == {""}

    def test_before_the_first_refresh_the_month_is_that_of_the_newest_lead(self) -> None:
        said = values(cells_of({**TYPED, Setting: settings(as_of=None)}), "zh-CN")
        assert (said["as_of"], said["month"]) == (0.0, datetime(2024, 3, 1))
        start = [said[today_name(row, "customer_name")] for row in (1, 2, 3, 4)]
        assert start == ["1 登记线索", "2 记下跟进", "3 更新一次", ""]

    def test_a_day_without_work_says_so(self) -> None:
        said = values(cells_of({**TYPED, WorkItem: WORK[2:]}), "zh-CN")
        assert said[today_name(1, "customer_name")] == "今天没有到期的事。"

    def test_the_figure_of_a_part_that_is_off_says_so(self) -> None:
        said = values(cells_of({**TYPED, Switch: OFF}), "zh-CN")
        assert said["overdue_note"] == "已关闭，停在以前的结果"
        assert said["rate_note"] == "3 ÷ 12 条，5 条在跟"

    def test_a_rate_over_fewer_leads_than_it_counts_says_that_some_were_deleted(self) -> None:
        more: dict[str, Cell] = {"source": "展会", "leads": 14.0, "won": 3.0, "open_leads": 5.0}
        said = values(cells_of({**TYPED, Conversion: [more]}), "zh-CN")
        assert said["rate_note"] == "3 ÷ 14 条，含已删 2 条"  # 12 are in the sheet

    def test_without_leads_there_is_no_rate_and_no_chart(self) -> None:
        said = values(cells_of({Setting: settings(as_of=None)}), "zh-CN")
        assert (said["leads"], said["rate"], said["month"]) == (0.0, "–", 0.0)
        assert said["no_charts"] == "登记线索并更新后，这里有四张图。"


class TestFormulas:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_one_has_a_value(self, language: Language) -> None:
        texts = formulas(lambda row, field: f"{row.table.name}[{field}]", language)
        assert texts.keys() == values(cells_of(TYPED), language).keys()

    def test_a_header_with_signs_is_said_as_excel_says_it(self) -> None:
        assert column_reference("T", "a b") == "T[a b]"
        assert column_reference("T", "预算(元)") == "T[[预算(元)]]"
        assert column_reference("T", "a[1]#'") == "T[[a'[1']'#'']]"


class TestAfterARun:
    def test_the_values_are_those_of_the_workbook_as_it_is_then(self) -> None:
        workbook = workbook_with(lead_row(), lead_row(线索编号="LX20240301002", 线索来源=None))
        perform("refresh", workbook, Run(AS_OF))
        texts = formulas(lambda r, f: f"{r.table.name}[{r.column(f).header('zh-CN')}]", "zh-CN")
        assert workbook.results[texts["leads"]] == 2.0
        assert workbook.results[texts["as_of"]] == AS_OF
        counts = [n for n in column(workbook, "Issues", "处数") if isinstance(n, float)]
        assert workbook.results[texts["problems"]] == sum(counts) > 0

    def test_a_renamed_column_is_called_by_its_new_name(self) -> None:
        renamed = {"key": "列:线索登记表.状态", "value": "进展"}
        workbook = workbook_with(lead_row())
        workbook.append("Settings", [{"键": renamed["key"], "值": renamed["value"]}])
        leads = workbook.grids["Leads"]
        leads.headers = ["进展" if header == "状态" else header for header in leads.headers]
        for line in leads.lines:
            line["进展"] = line.pop("状态")
        perform("refresh", workbook, Run(AS_OF))
        assert any("Leads[进展]" in text for text in workbook.results)
        assert not any("Leads[状态]" in text for text in workbook.results)

    def test_what_counts_from_a_deleted_table_has_no_value_and_the_others_have(self) -> None:
        workbook = workbook_with(lead_row())
        del workbook.grids["Worklist"]
        show_key_figures(workbook, configuration(workbook))
        texts = formulas(lambda r, f: f"{r.table.name}[{r.column(f).header('zh-CN')}]", "zh-CN")
        assert workbook.results[texts["leads"]] == 1.0
        assert not any("#REF!" in text or "Worklist" in text for text in workbook.results)

    def test_a_workbook_just_made_already_shows_them(self, tmp_path: Path) -> None:
        path = tmp_path / "new.xlsx"
        build(path, rows=TYPED)
        workbook = FileWorkbook.open(path)
        show_key_figures(workbook, configuration(workbook))
        assert not workbook.is_changed


@pytest.fixture(scope="module")
def calculated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """Workbooks as we store them, and as LibreOffice calculates them from nothing."""
    program = shutil.which("soffice")
    if program is None and not os.environ.get("CI"):
        pytest.skip("LibreOffice is not installed")
    place = tmp_path_factory.mktemp("calculated")
    books = dict(_books())
    for name, (rows, language) in books.items():
        build(place / f"{name}.xlsx", language=language, rows=rows)
    bare = place / "bare"
    bare.mkdir()
    for name in books:
        _without_results(place / f"{name}.xlsx", bare / f"{name}.xlsx")
    out = place / "out"
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    command = [str(program), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run(
        [*command, *(str(bare / f"{name}.xlsx") for name in books)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: (place / f"{name}.xlsx", out / f"{name}.xlsx") for name in books}


def _books() -> Iterator[tuple[str, tuple[Rows | None, Language]]]:
    yield "empty", (None, "zh-CN")
    yield "typed", (TYPED, "zh-CN")
    yield "never-refreshed", ({**TYPED, Setting: settings(as_of=None)}, "zh-CN")
    yield "deleted", ({**TYPED, Lead: LEADS[3:]}, "zh-CN")
    yield "off", ({**TYPED, Switch: OFF}, "zh-CN")
    sample: Rows = {**sample_rows("zh-CN")}
    yield "sample", (sample, "zh-CN")
    for language in LANGUAGES[1:]:
        yield language, ({**TYPED, Setting: settings(language)}, language)


def _without_results(source: Path, target: Path) -> None:
    """Copy a workbook without what is stored beside its formulas."""
    with ZipFile(source) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data, count = re.subn(rb"(</f>)<v>[^<]*</v>|(</f>)<v/>", rb"\1\2", data)
                assert count > 50
            new.writestr(name, data)


BOOKS = ["empty", "typed", "never-refreshed", "deleted", "off", "sample", *LANGUAGES[1:]]


@pytest.mark.filterwarnings("ignore:Print area:UserWarning")  # as LibreOffice writes it
@pytest.mark.parametrize("name", BOOKS)
def test_libreoffice_calculates_what_we_store(
    name: str, calculated: dict[str, tuple[Path, Path]]
) -> None:
    ours, theirs = (
        openpyxl.load_workbook(path, data_only=True).worksheets[0] for path in calculated[name]
    )
    texts = openpyxl.load_workbook(calculated[name][0]).worksheets[0]
    checked = 0
    for row in texts.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                stored, found = (sheet[cell.coordinate].value or "" for sheet in (ours, theirs))
                assert stored == (pytest.approx(found) if isinstance(found, float) else found), (
                    cell.coordinate,
                    cell.value,
                )
                checked += 1
    assert checked == 16 + TODAY_ROWS * len(TODAY_FIELDS)


def test_a_count_that_somebody_made_absurd_ends_no_run() -> None:
    workbook = workbook_with(lead_row(), tables={Conversion: [{"线索来源": "x"}]})
    workbook.grids["Conversion"].lines[0]["线索数量"] = 1e300
    assert perform("check", workbook, Run(AS_OF)).changes > 0
    assert workbook.results
