"""SPEC §1: every threshold is a cell in Settings; impossible settings are told, not fatal."""

import pytest

from xlfunnel.errors import SettingsError
from xlfunnel.language import LANGUAGES
from xlfunnel.messages import say
from xlfunnel.schema import terms
from xlfunnel.schema.configuration import read_settings, shown_default
from xlfunnel.schema.parameters import SCHEMA_VERSION, Parameter, Parameters, parameters
from xlfunnel.schema.recognise import header_key
from xlfunnel.schema.settings import Setting
from xlfunnel.values.cell import Cell


def setting(key: str, value: Cell) -> Setting:
    return Setting(key=key, value=value)


def test_a_workbook_without_settings_gets_the_defaults() -> None:
    read = read_settings([])

    assert read.parameters == Parameters()
    assert read.parameters.budget_floor == 0
    assert read.parameters.clock_preset == terms.STANDARD
    assert read.language == "zh-CN"


def test_a_setting_is_read_by_its_name_in_any_language() -> None:
    read = read_settings(
        [
            setting("预期预算下限", "10万"),
            setting("clock preset", "Relaxed"),
            setting("更新時自動分配", "是"),
            setting("Language", "English"),
        ]
    )

    assert read.parameters.budget_floor == 100_000
    assert read.parameters.clock_preset == terms.RELAXED
    assert read.parameters.assigns_on_refresh is True
    assert read.language == "en"
    assert read.problems == []


def test_a_cleared_setting_is_its_default() -> None:
    read = read_settings([setting("主要因素个数", None)])

    assert read.parameters.factor_count == 2
    assert read.problems == []


@pytest.mark.parametrize(
    ("key", "value", "note"),
    [
        ("预期预算下限", "很多", "settings.not_understood"),
        ("预期预算下限", -1.0, "settings.too_small"),
        ("主要因素个数", 9.0, "settings.out_of_range"),
        ("时限预设", "随便", "settings.not_understood"),
        ("没有这个参数", 1.0, "settings.unknown"),
        ("表:火星表", "表1", "settings.unknown_table"),
        ("列:线索登记表.火星", "公司", "settings.unknown_column"),
        ("列:火星表.客户名称", "公司", "settings.unknown_column"),
    ],
)
def test_an_impossible_setting_is_told_with_its_row_and_the_default_applies(
    key: str, value: Cell, note: str
) -> None:
    read = read_settings([setting("语言", "简体中文"), setting(key, value)])

    assert [(problem.index, problem.note) for problem in read.problems] == [(1, note)]
    assert read.parameters == Parameters()
    for language in LANGUAGES:
        assert key in say(note, language, **read.problems[0].facts_in(language))


@pytest.mark.parametrize("declared", parameters(), ids=lambda declared: declared.field)
def test_a_default_is_shown_as_it_can_be_typed_in_each_language(declared: Parameter) -> None:
    for language in LANGUAGES:
        typed = shown_default(declared, language)

        assert declared.type.read(typed).value == declared.default


def test_a_default_is_said_in_the_language_of_the_reader() -> None:
    declared = {parameter.field: parameter for parameter in parameters()}

    for field, said in (
        ("starts_following", ("是", "是", "Yes")),
        ("clock_preset", ("标准", "標準", "Standard")),
        ("clock_start", ("登记日期", "登記日期", "Registration")),
        ("budget_floor", ("0", "0", "0")),
    ):
        shown = tuple(shown_default(declared[field], language) for language in LANGUAGES)
        assert shown == said


def test_a_value_that_is_not_exact_counts_and_is_told() -> None:
    read = read_settings([setting("预期预算下限", "10万左右")])

    assert read.parameters.budget_floor == 100_000
    assert [problem.note for problem in read.problems] == ["settings.unsure"]
    for language in LANGUAGES:
        assert "100000" in say("settings.unsure", language, **read.problems[0].facts_in(language))


def test_a_stamp_that_the_next_refresh_writes_anew_is_not_told() -> None:
    read = read_settings([setting("截至时间", "昨天下班前吧")])

    assert read.problems == []
    assert read.parameters.as_of is None


def test_where_a_name_of_the_users_stands_is_known() -> None:
    read = read_settings(
        [setting("表:Leads", "总表"), setting("语言", None), setting("列:Leads.Customer", "公司")]
    )

    assert read.rows == {"Leads": 0, ("Leads", "customer_name"): 2}
    assert read.places == {"language": 1}


def test_of_two_names_for_one_thing_the_first_counts() -> None:
    read = read_settings(
        [
            setting("表:Leads", "总表"),
            setting("表:线索登记表", "旧表"),
            setting("列:Leads.Customer", "公司"),
            setting("列:线索登记表.客户名称", "单位"),
        ]
    )

    assert (read.names, read.headers) == ({"Leads": "总表"}, {("Leads", "customer_name"): "公司"})
    assert [(problem.index, problem.note) for problem in read.problems] == [
        (1, "settings.repeated"),
        (3, "settings.repeated"),
    ]


def test_of_a_repeated_setting_the_first_counts() -> None:
    read = read_settings([setting("主要因素个数", 3.0), setting("Factors shown", 4.0)])

    assert read.parameters.factor_count == 3
    assert [problem.note for problem in read.problems] == ["settings.repeated"]


@pytest.mark.parametrize(
    "key", ["表:线索登记表", "表：Leads", "表名:线索登记表", "表:線索登記表", "Table:leads"]
)
def test_a_users_table_name_is_mapped(key: str) -> None:
    read = read_settings([setting(key, "客户总表")])

    assert read.names == {"Leads": "客户总表"}
    assert read.problems == []


@pytest.mark.parametrize(
    "key",
    [
        "列:线索登记表.客户名称",
        "列：Leads.Customer",
        "欄:線索登記表.客戶名稱",
        "column: leads.customer_name",
    ],
)
def test_a_users_header_is_mapped(key: str) -> None:
    read = read_settings([setting(key, "公司")])

    assert read.headers == {("Leads", "customer_name"): "公司"}
    assert read.problems == []


def test_a_workbook_newer_than_the_program_is_refused_with_what_to_do() -> None:
    with pytest.raises(SettingsError, match=f"{SCHEMA_VERSION}.*升级"):
        read_settings([setting("结构版本", SCHEMA_VERSION + 1.0)])


def test_setting_names_are_unique_and_complete_in_every_language() -> None:
    for index in range(len(LANGUAGES)):
        names = [header_key(declared.names[index]) for declared in parameters()]
        assert len(set(names)) == len(names)
        assert all(names)
        assert all(declared.help[index] for declared in parameters())


def test_every_default_is_possible() -> None:
    for declared in parameters():
        if declared.default is None:
            continue
        if declared.least is not None:
            assert declared.default >= declared.least
        if declared.most is not None:
            assert declared.default <= declared.most


def test_the_weights_of_the_score_make_a_hundred() -> None:
    shipped = Parameters()
    weights = (shipped.clarity_points, shipped.budget_points, shipped.cycle_points)

    assert sum(weights) == 100
