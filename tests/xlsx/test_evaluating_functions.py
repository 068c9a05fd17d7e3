"""A workbook of the product whose user types cell functions: the file shows what Excel would."""

import json
import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import xlsxwriter

from tests.xlsx.books import held, rewritten
from tests.xlsx.own_columns import with_own_column
from xlfunnel import template
from xlfunnel.cli import main
from xlfunnel.formulas import FUNCTIONS, Argument, Function
from xlfunnel.formulas.guide import formula
from xlfunnel.formulas.pages import PAGES
from xlfunnel.messages import say
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.evaluating import Calculated
from xlfunnel.xlsx.file import FileWorkbook

AS_OF = "2025-03-31T18:00"
MINE, RATE = "我的等级", "把握"
GRADE = (
    "=LEAD_GRADE([@需求明确度],[@预算范围],[@决策周期],"
    "GradePolicy[#All],[@登记日期],Settings[#All])"
)
BUDGETS = ["5万", "20万以上", "看方案", "￥300,000", None]
CYCLES = ["一个月内", "20天", "3个月以上", None]
CLARITIES = ["明确需求", "仅了解", "一般"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workbook with leads of every kind and a column of the user's own."""
    path = tmp_path_factory.mktemp("own") / "mine.xlsx"
    said = [(c, b, y) for c in CLARITIES for b in BUDGETS for y in CYCLES]
    leads: list[dict[str, Cell]] = [
        {
            "lead_id": f"X{number:04}",
            "customer": f"客户{number}",
            "clarity": clarity,
            "budget": budget,
            "cycle": cycle,
            "registered_on": datetime(2025, 1, 1) + timedelta(days=number),
        }
        for number, (clarity, budget, cycle) in enumerate(said, 1)
    ]
    template.build(path, rows={Lead: leads})
    return with_own_column(path, "Leads", MINE, GRADE)


def refresh(path: Path) -> int:
    return main(["refresh", str(path), "--as-of", AS_OF])


def columns(path: Path, *headers: str) -> list[list[Cell]]:
    found = FileWorkbook.open(path).read("Leads", headers).columns
    return [found[header] for header in headers]


def test_a_grade_that_a_user_has_typed_as_a_formula_is_the_one_the_refresh_suggests(
    made: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(made, tmp_path / "mine.xlsx"))
    assert columns(path, MINE) == [[None] * 60]
    refresh(path)
    mine, suggested = columns(path, MINE, "系统建议等级")
    assert mine == suggested
    assert len({*mine}) >= 4  # high, middle, low and not to be told are all among them
    before = path.read_bytes()
    refresh(path)
    assert path.read_bytes() == before


def test_a_result_that_is_no_longer_right_is_stale_until_the_next_refresh(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def check() -> int:
        return main(["refresh", str(path), "--check", "--as-of", AS_OF])

    path = Path(shutil.copy(made, tmp_path / "mine.xlsx"))
    refresh(path)
    assert check() == 0
    sheet = FileWorkbook.open(path).structure.tables["Leads"].sheet.part
    # a program that does not calculate has changed what the formula looks at, say
    rewritten(path, {sheet: lambda xml: re.sub(rb"(?<=</f><v>)[^<]+(?=</v>)", b"?", xml, count=1)})
    assert columns(path, MINE)[0][0] == "?"
    assert check() == 1
    capsys.readouterr()
    assert main(["refresh", str(path), "--dry-run", "--as-of", AS_OF]) == 0
    assert "会改动 1 处" in capsys.readouterr().out  # as many as --check counts
    refresh(path)
    assert check() == 0


def test_a_formula_follows_the_rules_that_are_changed_in_the_workbook(
    made: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(made, tmp_path / "mine.xlsx"))
    workbook = FileWorkbook.open(path)
    (high, *others), ordinals = (
        workbook.read("GradePolicy", ["等级"]).columns["等级"],
        workbook.read("GradePolicy", ["等级"]).ordinals,
    )
    assert high == "高意向"
    assert others
    workbook.calculate(FUNCTIONS)
    before = workbook.read("Leads", [MINE]).columns[MINE]
    workbook.write("GradePolicy", {"周期上限天": {ordinals[0]: 5.0}})  # a month is too long now
    workbook.calculate(FUNCTIONS)
    after = workbook.read("Leads", [MINE]).columns[MINE]
    assert before.count(high) > after.count(high) == 0


def test_a_rate_of_one_row_is_not_that_of_its_group(made: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(made, tmp_path / "mine.xlsx"))
    with_own_column(path, "Leads", RATE, "=CONVERSION_RATE([@状态],[@需求明确度],[@需求明确度])")
    workbook = FileWorkbook.open(path)
    # 仅了解 stands in the rows 20 to 39; the groups of the first and the last row win nothing
    workbook.write("Leads", {"状态": {20: "已转化", 21: "已流失"}})
    workbook.calculate(FUNCTIONS)
    assert workbook.read("Leads", [RATE]).columns[RATE][19:23] == [0.0, 1.0, 0.0, 0.0]


def guides_examples() -> list[tuple[Function, tuple[Argument, ...]]]:
    return [(FUNCTIONS[n], arguments) for n, page in PAGES.items() for arguments in page.examples]


def test_every_example_of_the_guide_gives_in_a_file_what_the_guide_says(tmp_path: Path) -> None:
    examples = guides_examples()
    assert len(examples) > 40
    expected = [function(*arguments) for function, arguments in examples]
    path = tmp_path / "examples.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet("S")
        date = made.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for row, (example, result) in enumerate(zip(examples, expected, strict=True)):
            kind = date if isinstance(result, datetime) else None
            sheet.write_formula(row, 0, formula(*example), kind, "old")
    workbook = FileWorkbook.open(path)
    assert workbook.calculate(FUNCTIONS) == Calculated(len(examples))
    workbook.save(backup=False)
    cells = held(path, "S")
    for row, (example, result) in enumerate(zip(examples, expected, strict=True), 1):
        assert cells.get(f"A{row}") == result, formula(*example)


def test_what_is_left_is_listed_for_programs(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(shutil.copy(made, tmp_path / "mine.xlsx"))
    with_own_column(path, "Leads", RATE, "=MEDIAN(CYCLE_DAYS([@决策周期]),1)")
    main(["refresh", str(path), "--dry-run", "--format", "json", "--as-of", AS_OF])
    left = json.loads(capsys.readouterr().out)["not_calculated"]
    assert len(left) == 60
    assert left[0]["place"].startswith("线索登记表!")
    assert left[0]["formula"].startswith("MEDIAN(CYCLE_DAYS(")
    assert left[0]["reason"] == say("sheet.left.expression", "zh-CN")
    main(["check", str(Path(shutil.copy(made, tmp_path / "b.xlsx"))), "--format", "json"])
    assert json.loads(capsys.readouterr().out)["not_calculated"] == []


def test_now_is_the_moment_of_the_run_and_a_check_takes_that_of_the_last_one(
    made: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(made, tmp_path / "mine.xlsx"))
    late = '=FOLLOWUP_OVERDUE("高意向","官网表单",[@登记日期],"",NOW())'
    with_own_column(path, "Leads", RATE, late)
    refresh(path)
    registered, found = columns(path, "登记日期", RATE)
    overdue, moment = FUNCTIONS["FOLLOWUP_OVERDUE"], datetime.fromisoformat(AS_OF)
    assert found == [overdue("高意向", "官网表单", day, None, moment) for day in registered]
    assert len({*found}) > 50
    assert main(["refresh", str(path), "--check"]) == 0  # as of the stamp in the file
    assert main(["refresh", str(path), "--check", "--as-of", "2025-05-01"]) == 1


def test_functions_stand_inside_one_another_as_in_excel(made: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(made, tmp_path / "mine.xlsx"))
    with_own_column(path, "Leads", RATE, "=RATE_LOW(CYCLE_DAYS([@决策周期]),100)")
    workbook = FileWorkbook.open(path)
    assert workbook.calculate(FUNCTIONS).left == ()
    cells = workbook.read("Leads", ["决策周期", RATE]).columns
    days, low = FUNCTIONS["CYCLE_DAYS"], FUNCTIONS["RATE_LOW"]
    for said, found in zip(cells["决策周期"], cells[RATE], strict=True):
        assert found == low(days(said), 100.0)
