"""SPEC §1: a table is ours if its name and its mandatory headers match, in any language."""

import pytest

from xlfunnel.errors import MissingColumnError
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.schema.catalogue import TABLES
from xlfunnel.schema.declare import Row
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.recognise import Binding, nearly, recognise
from xlfunnel.schema.settings import Setting
from xlfunnel.workbook import TableInfo


def table(row: type[Row], language: Language = "zh-CN", name: str = "") -> TableInfo:
    headers = tuple(column.header(language) for column in row.columns())
    return TableInfo(name or row.table.name, row.table.sheet.to(language), headers)


def found(*tables: TableInfo, names: dict[str, str] | None = None) -> dict[type[Row], Binding]:
    return recognise({info.name: info for info in tables}, names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_is_recognised_in_every_language(language: Language) -> None:
    bindings = found(*(table(row, language) for row in TABLES))

    assert set(bindings) == set(TABLES)
    for row, binding in bindings.items():
        assert binding.missing == ()
        for column in row.columns():
            assert binding.header(column.field) == column.header(language)
    assert bindings[Lead].language == language


def test_headers_may_mix_languages_and_the_commonest_is_the_tables() -> None:
    headers = [column.header("en") for column in Lead.columns()]
    headers[1] = "客户名称"

    binding = found(TableInfo("Leads", "Leads", tuple(headers)))[Lead]

    assert binding.header("customer_name") == "客户名称"
    assert binding.language == "en"


def test_blanks_line_breaks_and_width_in_a_header_do_not_matter() -> None:
    headers = ("线索_x000a_编号", " 客户\n名称", "线索　来源", "ＳＯＵＲＣＥ")

    binding = found(TableInfo("Leads", "s", headers))[Lead]

    assert binding.header("lead_id") == "线索_x000a_编号"
    assert binding.header("customer_name") == " 客户\n名称"
    assert binding.header("source") == "线索　来源"


def test_the_users_own_columns_are_left_alone_even_when_called_as_ours_in_another_language() -> (
    None
):
    ours = table(Lead)
    theirs = ("备注", "Source", "Column1")

    binding = found(TableInfo("Leads", ours.sheet, (*theirs, *ours.headers)))[Lead]

    assert binding.header("source") == "线索来源"
    assert not set(binding.headers.values()) & set(theirs)


def test_a_column_that_is_gone_is_missing_and_asking_for_it_says_what_to_do() -> None:
    headers = tuple(header for header in table(Lead).headers if header != "预算范围")

    binding = found(TableInfo("Leads", "s", headers))[Lead]

    assert binding.missing == ("budget",)
    with pytest.raises(MissingColumnError, match=r"Leads.*预算范围.*规则设置"):
        binding.header("budget")


def test_a_table_without_a_mandatory_header_is_not_ours() -> None:
    headers = tuple(header for header in table(Lead).headers if header != "客户名称")

    assert found(TableInfo("Leads", "s", headers)) == {}


def test_what_lacks_a_mandatory_header_is_nearly_ours_and_says_which() -> None:
    headers = tuple(h for h in table(Lead).headers if h not in ("客户名称", "线索来源"))
    info = TableInfo("Leads", "客户", headers)

    binding = nearly(Lead, {"Leads": info})

    assert binding is not None
    error = binding.lacking(["customer_name", "source", "lead_id"])
    assert "客户名称、线索来源" in str(error)
    assert "工作表“客户”" in str(error)
    assert nearly(Lead, {"Leads": TableInfo("Leads", "s", ("Nr", "Was"))}) is None


def test_a_foreign_table_with_our_name_is_not_taken() -> None:
    settings = TableInfo("Settings", "Config", ("Key", "Value"))
    sources = TableInfo("Sources", "Lists", ("Source", "Rank"))

    assert found(settings, sources) == {}


def test_ours_has_the_prefix_where_the_name_was_taken() -> None:
    foreign = TableInfo("Settings", "Config", ("Key", "Value"))

    bindings = found(foreign, table(Setting, name="xlf_Settings"))

    assert bindings[Setting].table_name == "xlf_Settings"


def test_a_table_of_ours_without_our_name_is_not_taken_unless_settings_map_it() -> None:
    renamed = table(Lead, name="表1")

    assert found(renamed) == {}
    assert found(renamed, names={"Leads": "表1"})[Lead].table_name == "表1"


def test_a_users_header_is_found_through_settings() -> None:
    headers = tuple("公司" if h == "客户名称" else h for h in table(Lead).headers)
    info = TableInfo("Leads", "s", headers)

    mapping = {("Leads", "customer_name"): "公司"}
    binding = recognise({"Leads": info}, headers=mapping)[Lead]

    assert binding.header("customer_name") == "公司"
    assert recognise({"Leads": info}) == {}


def test_a_mapping_that_points_nowhere_falls_back_to_ours() -> None:
    bindings = recognise(
        {"Leads": table(Lead)},
        names={"Leads": "没有这张表"},
        headers={("Leads", "customer_name"): "没有这一列"},
    )

    assert bindings[Lead].header("customer_name") == "客户名称"
