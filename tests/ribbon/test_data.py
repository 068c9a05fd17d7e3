"""The group 数据: a CSV that comes in, and what is wrong with it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.memory import Content, MemoryWorkbook
from tests.ribbon.desks import Screen, Somebody, screen, shown
from tests.support import lead_row, workbook_with
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.resources import example_map
from xlfunnel.schema.leads import Lead

CSV = (
    "公司,姓名,手机,渠道,备注\n甲公司,张三,13800138001,展会,老客户\n乙公司,李四,13800138002,官网,\n"
)


def csv(folder: Path, text: str = CSV, name: str = "名单.csv") -> Somebody:
    (folder / name).write_text(text, encoding="utf-8")
    return Somebody(csv=folder / name)


class TestImport:
    def test_columns_are_known_by_what_people_call_them(self, tmp_path: Path) -> None:
        one = screen(user=csv(tmp_path))
        told = one.press("import_leads")
        headers = ("客户名称", "联系人", "联系方式", "线索来源")
        assert one.rows("Leads", *headers) == [
            ("甲公司", "张三", "13800138001", "展会"),
            ("乙公司", "李四", "13800138002", "官网"),
        ]
        assert "导入 2 条" in told.text
        assert "备注" in told.text  # nobody takes it, and that is said
        assert "名单.toml" in told.text
        assert one.book.commits == 1

    def test_a_mapping_beside_the_file_decides(self, tmp_path: Path) -> None:
        user = csv(tmp_path)
        toml = '[columns]\n"客户名称" = "公司"\n"需求描述" = "备注"\n'
        (tmp_path / "名单.toml").write_text(toml, encoding="utf-8")
        one = screen(user=user)
        told = one.press("import_leads")
        assert one.rows("Leads", "客户名称", "联系方式", "需求描述")[0] == (
            "甲公司",
            None,
            "老客户",
        )
        assert "没有导入" not in told.text

    def test_the_same_file_twice_adds_nothing(self, tmp_path: Path) -> None:
        one = screen(user=csv(tmp_path))
        one.press("import_leads")
        assert "导入 0 条" in one.press("import_leads").text
        assert len(one.rows("Leads", "线索编号")) == 2

    def test_what_differs_is_told_with_its_place(self, tmp_path: Path) -> None:
        text = "线索编号,客户名称\nA,另一个公司\n"
        one = screen(lead_row(线索编号="A", 客户名称="甲公司"), user=csv(tmp_path, text))
        told = one.press("import_leads")
        assert "线索登记表!B2" in told.text
        assert "另一个公司" in told.text
        assert one.rows("Leads", "客户名称") == [("甲公司",)]

    def test_a_cancelled_dialog_does_nothing(self) -> None:
        one = screen(user=Somebody(csv=None))
        assert one.press("import_leads").text == ""
        assert one.book.commits == 0

    @pytest.mark.parametrize(
        ("text", "said"), [("备注,其他\nx,y\n", "备注、其他"), ("", "是空的"), ('a,b\n"x', "引号")]
    )
    def test_a_file_that_cannot_be_understood_is_told(
        self, tmp_path: Path, text: str, said: str
    ) -> None:
        one = screen(user=csv(tmp_path, text))
        told = one.press("import_leads")
        assert told.is_warning
        assert said in told.text
        assert one.book.commits == 0

    def test_undo_takes_the_import_back(self, tmp_path: Path) -> None:
        one = screen(user=csv(tmp_path))
        one.press("import_leads")
        told = one.press("undo")
        assert not told.is_warning
        assert one.rows("Leads", "客户名称") == []


class TestCheck:
    def test_what_to_mend_is_listed_and_shown(self) -> None:
        one = screen(lead_row(联系方式="138"))
        told = one.press("check")
        assert one.book.cursor == ("Issues", "单元格", 0)
        assert one.book.commits == 1
        assert "检查了 1 条线索" in told.text

    def test_without_an_issue_the_sheet_is_shown(self) -> None:
        one = screen()
        one.press("check")
        assert not one.rows("Issues", "单元格")
        assert one.book.cursor == "问题清单"


class TestDuplicates:
    def test_the_first_pair_is_shown(self) -> None:
        leads = [
            lead_row(线索编号="A", 客户名称="华东机械有限公司", 联系方式="13800138000"),
            lead_row(线索编号="B", 客户名称="南方食品有限公司", 联系方式="138"),
            lead_row(线索编号="C", 客户名称="华东机械", 联系方式="13800138000"),
        ]
        one = screen(*leads)
        told = one.press("duplicates")
        rules = [rule for (rule,) in one.rows("Issues", "规则")]
        first = rules.index("possible_duplicate")
        assert first > 0  # the mobile of B is an error, and stands above
        assert one.book.cursor == ("Issues", "单元格", first)
        assert "1 对" in told.text

    def test_none_are_told_as_none(self) -> None:
        one = screen(lead_row())
        told = one.press("duplicates")
        assert "没有" in told.text
        assert one.book.cursor == ""


class TestWithoutTheListOfIssues:
    """A workbook of 线索登记表 alone has no sheet on which problems could be looked up."""

    def one(self, *leads: Mapping[str, Content]) -> Screen:
        grids = {"Leads": workbook_with(*leads).grids["Leads"]}
        return shown(MemoryWorkbook(grids))

    def test_check_tells_the_first_problems_itself(self) -> None:
        told = self.one(lead_row(联系方式="138")).press("check")
        assert "线索登记表!D2：" in told.text  # the mobile that is too short

    def test_duplicates_are_told_with_their_places_and_not_as_listed(self) -> None:
        names = {"A": "华东机械有限公司", "B": "华东机械"}  # and one contact person
        same = [lead_row(线索编号=key, 客户名称=name) for key, name in names.items()]
        told = self.one(*same).press("duplicates")
        assert "1 对" in told.text
        assert "已列在" not in told.text
        assert "线索登记表!B3：" in told.text
        assert len(told.text.splitlines()) == 2  # other problems are not those

    def test_what_cannot_be_undone_is_not_promised_to_be(self) -> None:
        told = self.one(lead_row()).press("grade")
        assert "撤回上次更新" not in told.text
        assert "撤不回" in told.text
        assert "自动保存" in told.text  # it may have saved already


def test_a_hundred_columns_that_nobody_takes_are_counted_and_not_all_named(tmp_path: Path) -> None:
    headers = ",".join(f"第{n}列备注" for n in range(100))
    one = screen(user=csv(tmp_path, f"公司,{headers}\n甲公司{',x' * 100}\n"))
    told = one.press("import_leads").text
    assert "有 100 列没有导入：第0列备注、第1列备注" in told
    assert len(told) < 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_csv_lacks_is_named_in_the_language_of_the_workbook(
    tmp_path: Path, language: Language
) -> None:
    headers = ",".join(f"第{n}列备注" for n in range(100))
    one = screen(user=csv(tmp_path, f"{headers}\n{',x' * 99}\n"), language=language)
    told = one.press("import_leads").text
    for field in ("customer_name", "contact"):
        assert Lead.column(field).header(language) in told
    assert len(told) < 400 + len(str(example_map()))


def test_what_is_only_read_is_not_told_as_taken_in(tmp_path: Path) -> None:
    one = screen(user=Somebody(csv=None))
    one.book.report("表格下方有 1 行数据，已并入表格")
    assert one.press("import_leads").text == ""
    assert "已并入" not in one.press("preview_assign").text
