"""The commands that deal with the team: assign, hand-over and calendar."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.files import write_grids
from tests.memory import Content
from tests.support import lead_row, table, workbook_with
from xlfunnel.cli import main
from xlfunnel.language import Language
from xlfunnel.schema.reps import Rep
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.file import FileWorkbook

AS_OF = ("--as-of", "2024-03-31")
TEAM: tuple[dict[str, Content], ...] = (
    {"姓名": "王芳", "状态": "离职"},
    {"姓名": "李雷", "状态": "在岗", "月容量": 20.0},
    {"姓名": "Ann Lee", "状态": "在岗", "月容量": 20.0},
)


@pytest.fixture(autouse=True)
def chinese_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


def lead(name: str, owner: str | None = "王芳") -> dict[str, Content]:
    return lead_row(线索编号=name, 客户名称=f"{name}公司", 联系方式=None, 跟进人=owner)


def book(folder: Path, *leads: Mapping[str, Content]) -> Path:
    rows = leads or (lead("A"), lead("B"))
    return write_grids(folder / "销售 1.xlsx", workbook_with(*rows, tables={Rep: TEAM}).grids)


def owners(path: Path) -> list[Cell]:
    return [owner for (owner,) in table(FileWorkbook.open(path), "Leads", "跟进人")]


class TestHandOver:
    def test_it_saves_with_a_backup_and_says_who_got_how_many(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = book(tmp_path)
        before = path.read_bytes()
        assert main(["hand-over", str(path), "王芳", *AS_OF]) == 0
        assert sorted(map(str, owners(path))) == ["Ann Lee", "李雷"]
        assert (tmp_path / "销售 1.bak.xlsx").read_bytes() == before
        said = capsys.readouterr().out
        assert "王芳的2条线索交接给2位同事：" in said
        assert "李雷：这次1条，本月共1/20条，还能接19条；在跟1条" in said
        assert f'接下来：xlfunnel refresh "{path}"' in said

    def test_a_name_with_a_space_is_one_name(self, tmp_path: Path) -> None:
        path = book(tmp_path)
        assert main(["hand-over", str(path), "王芳", "--to", "ann lee", *AS_OF]) == 0
        assert owners(path) == ["Ann Lee", "Ann Lee"]
        assert main(["hand-over", str(path), "Ann Lee", "--to", "李雷", *AS_OF]) == 0
        assert owners(path) == ["李雷", "李雷"]

    def test_a_dry_run_tells_and_writes_nothing(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = book(tmp_path)
        before = path.read_bytes()
        assert main(["hand-over", str(path), "王芳", "--to", "李雷", "--dry-run", *AS_OF]) == 0
        assert path.read_bytes() == before
        said = capsys.readouterr().out
        assert "李雷：这次2条" in said
        assert "没有写入" in said
        assert "接下来" not in said

    def test_undo_takes_it_back(self, tmp_path: Path) -> None:
        path = book(tmp_path)
        main(["hand-over", str(path), "王芳", *AS_OF])
        assert main(["undo", str(path)]) == 0
        assert owners(path) == ["王芳", "王芳"]

    def test_a_second_time_the_file_is_left_alone(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = book(tmp_path)
        main(["hand-over", str(path), "王芳", *AS_OF])
        before = path.read_bytes()
        capsys.readouterr()
        assert main(["hand-over", str(path), "王芳", *AS_OF]) == 0
        assert path.read_bytes() == before
        said = capsys.readouterr().out
        assert "没什么可交接" in said
        assert "接下来" not in said

    def test_json_has_the_figures(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = book(tmp_path)
        command = ["hand-over", str(path), "王芳", "--format", "json", "--who", "小王", *AS_OF]
        assert main(command) == 0
        said = json.loads(capsys.readouterr().out)
        assert said["saved"] == str(path)
        counts = said["counts"]
        assert (counts["handed_over"], counts["not_handed_over"]) == (2, 0)
        assert counts["plans_handed_over"] == 0

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["王方"], "没有“王方”这个人。是不是“王芳”？"),
            (["王芳", "--to", "王芳"], "不能把王芳的线索交给王芳自己。"),
            (["李雷", "--to", "王芳"], "王芳已经离职，不能接线索。"),
            (["王芳", "--to", "李蕾"], "没有“李蕾”这个人。是不是“李雷”？"),
            (["王芳", "--as-of", "soon"], "--as-of 的“soon”不是日期。"),
        ],
    )
    def test_a_wrong_name_is_2_with_one_sentence_and_the_file_stays(
        self, arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = book(tmp_path)
        before = path.read_bytes()
        assert main(["hand-over", str(path), *arguments]) == 2
        assert path.read_bytes() == before
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith(said)

    def test_the_name_before_the_file_is_told_with_the_right_call(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = book(tmp_path)
        assert main(["hand-over", "王芳", str(path)]) == 2
        assert f'xlfunnel hand-over "{path}" "王芳"' in capsys.readouterr().err


class TestAssign:
    def test_leads_without_an_owner_get_one_and_the_others_keep_theirs(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        waiting = (lead_row(线索编号=name, 客户名称=name, 跟进人=None) for name in ("甲", "乙"))
        path = book(tmp_path, lead("A", "李雷"), *waiting)
        before = path.read_bytes()
        assert main(["assign", str(path), "--dry-run", *AS_OF]) == 0
        assert path.read_bytes() == before
        assert "李雷" in capsys.readouterr().out
        assert main(["assign", str(path), *AS_OF]) == 0
        first, *others = owners(path)
        assert first == "李雷"
        assert set(others) <= {"李雷", "Ann Lee"}


class TestCalendar:
    def days(self, path: Path) -> list[str]:
        return [str(day)[:10] for (day,) in table(FileWorkbook.open(path), "Calendar", "日期")]

    def empty(self, folder: Path, language: Language = "zh-CN") -> Path:
        grids = workbook_with(language=language).grids
        grids["Calendar"].lines.clear()
        return write_grids(folder / "book.xlsx", grids)

    def test_the_year_is_that_of_the_moment_unless_named(self, tmp_path: Path) -> None:
        path = self.empty(tmp_path)
        assert main(["calendar", str(path), *AS_OF]) == 0
        assert {day[:4] for day in self.days(path)} == {"2024"}
        assert "2024-10-01" in self.days(path)  # a Tuesday off: National Day

    def test_years_may_be_several_in_any_order(self, tmp_path: Path) -> None:
        path = self.empty(tmp_path)
        years = ("--year", "2025", "--year", "2023", "--year", "2025")
        assert main(["calendar", str(path), *years]) == 0
        days = self.days(path)
        assert {day[:4] for day in days} == {"2023", "2025"}
        assert len(days) == len(set(days))

    def test_a_dry_run_writes_nothing_and_json_counts(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = self.empty(tmp_path)
        before = path.read_bytes()
        command = ["calendar", str(path), "--year", "2024", "--dry-run", "--format", "json"]
        assert main(command) == 0
        assert path.read_bytes() == before
        assert json.loads(capsys.readouterr().out)["counts"]["days_added"] > 20

    @pytest.mark.parametrize("year", ["25", "next", "2025年", "-2024", "２０２５", "1999"])
    def test_what_is_no_year_or_not_known_is_2(
        self, year: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = self.empty(tmp_path)
        before = path.read_bytes()
        assert main(["calendar", str(path), f"--year={year}"]) == 2
        assert path.read_bytes() == before
        assert year in capsys.readouterr().err

    def test_it_speaks_the_language_of_the_workbook(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = self.empty(tmp_path, "en")
        assert main(["calendar", str(path), "--year", "2024"]) == 0
        assert "Next: xlfunnel refresh" in capsys.readouterr().out
