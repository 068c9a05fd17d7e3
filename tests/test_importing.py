"""Leads from a CSV: nothing is lost, nothing overwritten, and every mistake is named."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.memory import MemoryWorkbook
from tests.support import column, lead_row, table, workbook_with
from xlfunnel import resources
from xlfunnel.actions import Outcome, Run, perform
from xlfunnel.errors import UsageError
from xlfunnel.importing.adding import import_leads
from xlfunnel.importing.leads import ImportedLead, read_leads
from xlfunnel.importing.mapping import ImportMap, read_map
from xlfunnel.language import LANGUAGES
from xlfunnel.messages import MESSAGES
from xlfunnel.schema.declare import Column, Writer
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import Cell

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
RUN = Run(datetime(2024, 3, 31))
COLUMNS = '[columns]\n"线索编号" = "id"\n"客户名称" = "name"\n'


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def mapping(folder: Path, text: str = COLUMNS) -> ImportMap:
    return read_map(write(folder, "map.toml", text))


def cells(folder: Path, csv: str, toml: str = COLUMNS) -> list[dict[str, Cell]]:
    path = write(folder, "leads.csv", csv)
    return [lead.cells for lead in read_leads(path, mapping(folder, toml))]


def message(folder: Path, csv: str, toml: str = COLUMNS) -> str:
    with pytest.raises(UsageError) as error:
        cells(folder, csv, toml)
    return str(error.value)


def imported(
    workbook: MemoryWorkbook, *leads: dict[str, Cell], add_sources: bool = False
) -> Outcome:
    rows = [ImportedLead(line, dict(lead)) for line, lead in enumerate(leads, 2)]
    return import_leads(workbook, rows, RUN, add_sources=add_sources)


class TestReading:
    def test_columns_are_mapped_and_the_others_left_out(self, tmp_path: Path) -> None:
        csv = "id,other,name\n1,x,甲公司\n2,y,乙公司\n"
        assert cells(tmp_path, csv) == [
            {"lead_id": "1", "customer_name": "甲公司"},
            {"lead_id": "2", "customer_name": "乙公司"},
        ]

    def test_our_columns_may_be_named_in_any_language_or_by_field(self, tmp_path: Path) -> None:
        toml = '[columns]\n"Lead ID" = "a"\n"客戶名稱" = "b"\n"contact_person" = "c"\n'
        assert cells(tmp_path, "a,b,c\n1,2,3\n", toml) == [
            {"lead_id": "1", "customer_name": "2", "contact_person": "3"}
        ]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    def test_the_encodings_of_excel_are_found_out(self, tmp_path: Path, encoding: str) -> None:
        path = write(tmp_path, "leads.csv", "id,name\n1,华东科技\n", encoding)
        (lead,) = read_leads(path, mapping(tmp_path))
        assert lead.cells["customer_name"] == "华东科技"

    def test_an_encoding_that_is_named_is_used(self, tmp_path: Path) -> None:
        path = write(tmp_path, "leads.csv", "id,name\n1,華東科技\n", "big5")
        toml = mapping(tmp_path, COLUMNS + '[file]\nencoding = "big5"\n')
        assert read_leads(path, toml)[0].cells["customer_name"] == "華東科技"

    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    def test_the_delimiter_is_found_out(self, tmp_path: Path, delimiter: str) -> None:
        csv = "id,name\n1,甲\n".replace(",", delimiter)
        assert cells(tmp_path, csv) == [{"lead_id": "1", "customer_name": "甲"}]

    @pytest.mark.parametrize(
        "text", ["007", "13800138000", "=1+1", "+86 138", "1.38E+10", "2024-03-01", "TRUE"]
    )
    def test_text_stays_text_whatever_it_looks_like(self, tmp_path: Path, text: str) -> None:
        assert cells(tmp_path, f'id,name\n1,"{text}"\n')[0]["customer_name"] == text

    def test_only_date_and_number_columns_become_dates_and_numbers(self, tmp_path: Path) -> None:
        toml = '[columns]\n"登记日期" = "a"\n"企业人数" = "b"\n"联系方式" = "c"\n"预算范围" = "d"\n'
        (lead,) = cells(tmp_path, "a,b,c,d\n2018/3/1 19:58,120,13800138000,100000\n", toml)
        assert lead == {
            "registered_on": datetime(2018, 3, 1, 19, 58),
            "employees": 120.0,
            "contact": "13800138000",
            "budget": "100000",
        }

    def test_a_date_that_is_none_stays_as_it_is_for_the_check_to_tell(self, tmp_path: Path) -> None:
        assert cells(tmp_path, "a\n去年冬天\n", '[columns]\n"登记日期" = "a"\n') == [
            {"registered_on": "去年冬天"}
        ]

    def test_a_date_format_decides_what_is_day_and_what_is_month(self, tmp_path: Path) -> None:
        toml = '[columns]\n"登记日期" = "a"\n[dates]\n"登记日期" = "%d/%m/%Y"\n'
        assert cells(tmp_path, "a\n01/03/2024\n", toml) == [{"registered_on": datetime(2024, 3, 1)}]

    @pytest.mark.parametrize(
        ("header", "text"),
        [
            ("登记日期", "03/04/2024"),  # 3 April or 4 March
            ("登记日期", "2024年6月"),  # which day
            ("登记日期", "24/3/25"),  # which is the year
            ("登记日期", "1800-01-01"),  # before Excel's calendar
            ("企业人数", "50-100"),
            ("成交金额", "约8000万"),
        ],
    )
    def test_what_is_in_doubt_stays_as_typed(self, tmp_path: Path, header: str, text: str) -> None:
        (lead,) = cells(tmp_path, f"a\n{text}\n", f'[columns]\n"{header}" = "a"\n')
        assert list(lead.values()) == [text]

    def test_a_format_finds_no_date_before_the_calendar_of_excel(self, tmp_path: Path) -> None:
        toml = '[columns]\n"登记日期" = "a"\n[dates]\n"登记日期" = "%Y-%m-%d"\n'
        found = [
            lead["registered_on"] for lead in cells(tmp_path, "a\n1899-12-31\n1900-01-01\n", toml)
        ]
        assert found == ["1899-12-31", datetime(1900, 1, 1)]

    def test_a_format_with_a_zone_gives_the_time_in_china(self, tmp_path: Path) -> None:
        toml = '[columns]\n"登记日期" = "a"\n[dates]\n"登记日期" = "%Y-%m-%d %H:%M %z"\n'
        csv = "a\n2024-03-01 20:00 +0000\n0001-01-01 00:00 +1400\n"
        assert [lead["registered_on"] for lead in cells(tmp_path, csv, toml)] == [
            datetime(2024, 3, 2, 4, 0),
            "0001-01-01 00:00 +1400",  # no moment at all in UTC
        ]

    def test_a_utf_8_that_is_named_may_begin_with_excels_mark(self, tmp_path: Path) -> None:
        path = write(tmp_path, "leads.csv", "id,name\n1,甲\n", "utf-8-sig")
        for encoding in ("utf-8", "UTF8"):
            toml = mapping(tmp_path, COLUMNS + f'[file]\nencoding = "{encoding}"\n')
            assert read_leads(path, toml)[0].cells["lead_id"] == "1"

    @pytest.mark.parametrize(
        ("encoding", "name"), [("big5", "華東科技公司"), ("utf-16-le", "ABC"), ("utf-16-be", "ABC")]
    )
    def test_an_encoding_that_would_be_garbled_is_asked_for(
        self, tmp_path: Path, encoding: str, name: str
    ) -> None:
        path = write(tmp_path, "leads.csv", f"id,name\n1,{name}\n", encoding)
        with pytest.raises(UsageError, match="big5"):
            read_leads(path, mapping(tmp_path))
        toml = mapping(tmp_path, COLUMNS + f'[file]\nencoding = "{encoding}"\n')
        assert read_leads(path, toml)[0].cells["customer_name"] == name

    def test_rows_that_repeat_a_key_of_the_second_csv_are_counted(self, tmp_path: Path) -> None:
        # 2 stands there three times; the rows without a key are nobody's and not counted.
        write(tmp_path, "won.csv", "id,day\n2,2024-03-05\n2,2024-03-06\n 2,x\n,y\n,z\n1,\n")
        toml = COLUMNS + '[join]\nfile = "won.csv"\non = "id"\ncolumns = { "成交日期" = "day" }\n'
        path = write(tmp_path, "leads.csv", "id,name\n1,甲\n2,乙\n")
        told: list[tuple[str, object]] = []

        def tell(key: str, **facts: object) -> None:
            told.append((key, facts["count"]))

        leads = read_leads(path, mapping(tmp_path, toml), tell=tell)
        assert leads[1].cells["won_on"] == datetime(2024, 3, 5)
        assert told == [("cli.join_repeated", 2)]

    def test_a_row_with_nothing_of_ours_is_no_lead(self, tmp_path: Path) -> None:
        toml = COLUMNS + '[constants]\n"状态" = "待跟进"\n'
        found = cells(tmp_path, "id,name,x\n,,only x\n1,甲,\n", toml)
        assert [lead["customer_name"] for lead in found] == ["甲"]

    def test_constants_fill_and_values_translate_what_is_listed(self, tmp_path: Path) -> None:
        toml = (
            '[columns]\n"线索来源" = "a"\n[constants]\n"状态" = "待跟进"\n'
            '[values."线索来源"]\nfair = "展会"\n'
        )
        assert [lead["source"] for lead in cells(tmp_path, "a\nfair\nweb\n", toml)] == [
            "展会",
            "web",
        ]
        assert cells(tmp_path, "a\nfair\n", toml)[0]["status"] == "待跟进"

    def test_a_second_csv_adds_to_the_leads_with_its_key(self, tmp_path: Path) -> None:
        write(tmp_path, "won.csv", "lead,day\n2,2024-03-05\n9,2024-03-06\n2,2024-12-31\n")
        toml = COLUMNS + (
            '[join]\nfile = "won.csv"\non = "id"\ntheir = "lead"\n'
            'columns = { "成交日期" = "day" }\nconstants = { "状态" = "已转化" }\n'
        )
        first, second = cells(tmp_path, "id,name\n1,甲\n2,乙\n", toml)
        assert "won_on" not in first
        assert (second["won_on"], second["status"]) == (datetime(2024, 3, 5), "已转化")

    def test_blank_lines_are_no_rows_and_lines_are_those_of_the_file(self, tmp_path: Path) -> None:
        path = write(tmp_path, "leads.csv", 'id,name\n\n1,"two\nlines"\n,\n2,b\n')
        assert [lead.line for lead in read_leads(path, mapping(tmp_path))] == [3, 6]

    def test_a_short_row_is_blank_at_its_end(self, tmp_path: Path) -> None:
        assert cells(tmp_path, "id,name\n1\n") == [{"lead_id": "1", "customer_name": None}]


class TestMistakes:
    def test_a_row_that_is_too_long_is_named_by_its_line(self, tmp_path: Path) -> None:
        assert "第 3 行" in message(tmp_path, "id,name\n1,a\n2,b,c\n")

    def test_an_open_quotation_mark_is_named_by_its_line(self, tmp_path: Path) -> None:
        assert "第 3 行" in message(tmp_path, 'id,name\n1,a\n2,"b\n')

    def test_a_missing_column_is_named_with_those_there_are(self, tmp_path: Path) -> None:
        assert "“name”" in message(tmp_path, "id,title\n1,a\n")
        assert "id、title" in message(tmp_path, "id,title\n1,a\n")

    def test_a_header_that_is_there_twice_is_named(self, tmp_path: Path) -> None:
        assert "“name”" in message(tmp_path, "id,name,name\n1,a,b\n")

    @pytest.mark.parametrize("csv", ["", "\n\n", ",,\n"])
    def test_a_csv_without_a_header_is_empty(self, tmp_path: Path, csv: str) -> None:
        assert "是空的" in message(tmp_path, csv)

    def test_text_longer_than_a_cell_is_named_by_line_and_column(self, tmp_path: Path) -> None:
        said = message(tmp_path, f"id,name\n1,{'长' * 32_768}\n")
        assert "第 2 行" in said
        assert "客户名称" in said
        assert cells(tmp_path, f"id,name\n1,{'长' * 32_767}\n")

    def test_a_very_long_text_is_not_called_an_open_quotation_mark(self, tmp_path: Path) -> None:
        assert "32767" in message(tmp_path, f"id,name\n1,{'a' * 200_000}\n")

    def test_a_folder_is_called_a_folder_in_every_language(self, tmp_path: Path) -> None:
        words = {"zh-CN": "文件夹", "zh-TW": "資料夾", "en": "is a folder"}
        with pytest.raises(UsageError) as error:
            read_leads(tmp_path, mapping(tmp_path))
        assert all(words[language] in error.value.text(language) for language in LANGUAGES)
        with pytest.raises(UsageError, match="文件夹"):
            read_map(tmp_path)

    @pytest.mark.parametrize(
        "column", [column for column in Lead.columns() if column.writer is Writer.SYSTEM]
    )
    def test_what_the_system_fills_cannot_be_imported(self, tmp_path: Path, column: Column) -> None:
        header = column.headers.zh_cn
        for toml in (f'[columns]\n"{header}" = "a"\n', f'{COLUMNS}[constants]\n"{header}" = "a"\n'):
            said = message(tmp_path, "a\n", toml)
            assert header in said
            assert "系统填写" in said

    @pytest.mark.parametrize("code", ["%Q", "%d/%m", "%", "%Y %Y", "yyyy-mm-dd", ""])
    def test_a_date_format_that_finds_no_date_is_refused(self, tmp_path: Path, code: str) -> None:
        toml = f'[columns]\n"登记日期" = "a"\n[dates]\n"登记日期" = "{code}"\n'
        assert "dates.登记日期" in message(tmp_path, "a\n", toml)

    @pytest.mark.parametrize("key", [key for key in MESSAGES if key.startswith("cli.map_")])
    def test_a_message_about_the_mapping_names_the_example_there_is(self, key: str) -> None:
        said = MESSAGES[key]
        assert all("docs/examples" not in said.to(language) for language in LANGUAGES)

    def test_the_example_is_where_the_message_says(self, tmp_path: Path) -> None:
        assert str(resources.example_map()) in message(tmp_path, "a\n", "[columns\n")
        assert resources.example_map().is_file()

    def test_a_file_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match=r"nothing\.csv"):
            read_leads(tmp_path / "nothing.csv", mapping(tmp_path))
        with pytest.raises(UsageError, match=r"nothing\.toml"):
            read_map(tmp_path / "nothing.toml")

    def test_a_csv_in_an_odd_encoding_says_what_was_tried(self, tmp_path: Path) -> None:
        path = tmp_path / "leads.csv"
        path.write_bytes(b"id,name\n1,\xff\xff\xff\n")
        with pytest.raises(UsageError, match="gb18030"):
            read_leads(path, mapping(tmp_path))
        with pytest.raises(UsageError, match="klingon"):
            read_leads(path, mapping(tmp_path, COLUMNS + '[file]\nencoding = "klingon"\n'))

    @pytest.mark.parametrize(
        ("toml", "named"),
        [
            ("[columns\n", "line 1"),
            ('[columns]\n"线索编号" = "id"\n"线索编号" = "x"\n', "line 3"),
            ("", "columns"),
            (COLUMNS + '[join]\nfile = "x"\n', "join.on"),
            (COLUMNS + "[optoins]\n", "optoins"),
            (COLUMNS + '[file]\ndelimiter = "||"\n', "file.delimiter"),
            ('add_sources = "perhaps"\n' + COLUMNS, "add_sources"),
            ('[columns]\n"线索来原" = "a"\n', "是不是“线索来源”"),
            (COLUMNS + '[constants]\n"xx" = "a"\n', "“xx”"),
        ],
    )
    def test_a_mistake_in_the_mapping_is_named(self, tmp_path: Path, toml: str, named: str) -> None:
        assert named in message(tmp_path, "id,name\n", toml)

    def test_a_mapping_that_is_not_utf_8_says_so(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="UTF-8"):
            read_map(write(tmp_path, "map.toml", COLUMNS, "gb18030"))


class TestAdding:
    def test_new_leads_are_appended_and_those_without_an_id_numbered(self) -> None:
        workbook = workbook_with(lead_row())
        outcome = imported(
            workbook,
            {"lead_id": "a7", "customer_name": "甲"},
            {"customer_name": "乙", "registered_on": datetime(2024, 3, 1)},
        )
        assert column(workbook, "Leads", "线索编号") == ["LX20240301001", "a7", "LX20240301002"]
        assert outcome.counts["added"] == 2

    def test_the_same_file_a_second_time_adds_nothing(self) -> None:
        workbook = workbook_with()
        leads: list[dict[str, Cell]] = [{"lead_id": "a", "source": "展会"}, {"customer_name": "乙"}]
        imported(workbook, *leads)
        outcome = imported(workbook, *leads)
        assert len(column(workbook, "Leads", "线索编号")) == 2
        assert outcome.changes == 0

    def test_what_the_system_filled_later_makes_no_new_lead(self) -> None:
        workbook = workbook_with()
        lead: dict[str, Cell] = {
            "customer_name": "乙",
            "need": "需要CRM系统",
            "registered_on": None,
            "grade": None,
        }
        imported(workbook, lead)
        perform("refresh", workbook, RUN)
        assert column(workbook, "Leads", "登记日期") == [datetime(2024, 3, 31)]
        assert imported(workbook, lead).counts["added"] == 0

    def test_a_constant_that_has_moved_on_makes_no_new_lead(self) -> None:
        workbook = workbook_with(lead_row(线索编号="a", 客户名称="乙", 状态="跟进中"))
        lead = ImportedLead(2, {"customer_name": "乙", "status": "待跟进"}, frozenset({"status"}))
        assert import_leads(workbook, [lead], RUN).counts["added"] == 0

    def test_what_the_file_says_and_a_person_changed_is_a_new_lead(self) -> None:
        workbook = workbook_with(lead_row(线索编号="a", 客户名称="乙公司"))
        assert imported(workbook, {"customer_name": "乙"}).counts["added"] == 1

    def test_a_bare_row_does_not_take_the_place_of_a_fuller_one(self) -> None:
        workbook = workbook_with()
        leads: list[dict[str, Cell]] = [
            {"customer_name": "乙"},
            {"customer_name": "乙", "need": "x"},
        ]
        imported(workbook, *leads)
        assert imported(workbook, *leads).counts["added"] == 0
        assert imported(workbook, *reversed(leads)).counts["added"] == 0

    def test_ids_are_compared_as_everywhere_else(self) -> None:
        workbook = workbook_with(lead_row(线索编号="a7"))
        outcome = imported(workbook, {"lead_id": "Ａ7"})
        assert (outcome.counts["added"], outcome.findings) == (0, ())

    def test_two_equal_rows_without_an_id_are_two_leads(self) -> None:
        workbook = workbook_with()
        twice: list[dict[str, Cell]] = [{"customer_name": "乙"}, {"customer_name": "乙"}]
        imported(workbook, *twice)
        assert len(column(workbook, "Leads", "线索编号")) == 2
        assert imported(workbook, *twice).changes == 0

    def test_of_two_equal_rows_only_the_one_that_is_there_is_known(self) -> None:
        workbook = workbook_with()
        imported(workbook, {"customer_name": "乙"})
        outcome = imported(workbook, {"customer_name": "乙"}, {"customer_name": "乙"})
        assert (outcome.counts["added"], outcome.counts["known"]) == (1, 1)

    def test_an_id_twice_in_the_file_is_added_once(self) -> None:
        workbook = workbook_with()
        imported(workbook, {"lead_id": "a", "need": "first"}, {"lead_id": "a", "need": "second"})
        assert table(workbook, "Leads", "线索编号", "需求描述") == [("a", "first")]

    def test_what_differs_in_a_known_lead_is_told_and_not_overwritten(self) -> None:
        workbook = workbook_with(lead_row(线索编号="a", 状态="跟进中"))
        outcome = imported(
            workbook, {"lead_id": "a", "status": "待跟进", "source": "展会", "won_on": None}
        )
        assert column(workbook, "Leads", "状态") == ["跟进中"]
        (finding,) = outcome.findings
        assert (finding.place, finding.value) == ("线索登记表!L2", "跟进中")
        assert "第 2 行" in finding.problem
        assert "待跟进" in finding.problem

    def test_unknown_sources_are_added_to_the_table_when_asked(self) -> None:
        leads: list[dict[str, Cell]] = [
            {"lead_id": "a", "source": "paid_ads"},
            {"lead_id": "b", "source": "官网"},
            {"lead_id": "c", "source": "paid_ads"},
        ]
        workbook = workbook_with()
        imported(workbook, *leads, add_sources=True)
        assert column(workbook, "Sources", "来源")[-1] == "paid_ads"
        assert column(workbook, "Sources", "来源").count("paid_ads") == 1
        rules = {finding.rule for finding in perform("check", workbook, RUN).findings}
        assert "source_unknown" not in rules

    def test_without_asking_they_are_left_and_told_by_the_check(self) -> None:
        workbook = workbook_with()
        imported(workbook, {"lead_id": "a", "source": "paid_ads"})
        assert "paid_ads" not in column(workbook, "Sources", "来源")
        rules = {finding.rule for finding in perform("check", workbook, RUN).findings}
        assert "source_unknown" in rules

    def test_the_import_is_logged_with_how_many_leads_it_added(self) -> None:
        workbook = workbook_with()
        imported(workbook, {"lead_id": "a"}, {"lead_id": "b"})
        assert table(workbook, "ChangeLog", "操作", "新值") == [("导入线索", "新增 2 条")]

    def test_a_dry_run_adds_nothing(self) -> None:
        workbook = workbook_with()
        run = Run(RUN.as_of, writes=False)
        assert import_leads(workbook, [ImportedLead(2, {"lead_id": "a"})], run).changes > 0
        assert column(workbook, "Leads", "线索编号") == []


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.toml")), ids=lambda path: path.name)
def test_the_examples_are_valid_mappings(path: Path) -> None:
    assert read_map(path).columns
