"""查重 in a workbook: what is told, what people answer, and what becomes of it (SPEC §3)."""

from datetime import datetime

import pytest

from tests.memory import Content, Grid, MemoryWorkbook
from tests.support import column, lead_row, table, workbook_with
from xlfunnel.actions import Action, Outcome, Run, perform, perform_steps
from xlfunnel.actions.checking_duplicates import RULE, check_duplicates
from xlfunnel.actions.checking_memory import check_memory
from xlfunnel.actions.filling import fill
from xlfunnel.actions.listing import list_problems
from xlfunnel.actions.recording import record
from xlfunnel.actions.remembering import remember
from xlfunnel.actions.run import Step
from xlfunnel.actions.same_customers import same_customers
from xlfunnel.language import LANGUAGES, Language, Text
from xlfunnel.records import Records
from xlfunnel.schema import terms
from xlfunnel.schema.issues import Issue
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reps import Rep
from xlfunnel.values.cell import Cell

AS_OF = datetime(2024, 3, 31, 18, 30)
T = Text("检查", "檢查", "Check")
STEPS: tuple[Step, ...] = (
    fill,
    check_duplicates,
    check_memory,
    list_problems,
    record,
    remember,
)
PHONE = "13911223344"


def check(
    workbook: MemoryWorkbook, language: Language = "zh-CN", steps: tuple[Step, ...] = STEPS
) -> Outcome:
    return perform_steps(Action("check", T, T, steps), workbook, Run(AS_OF, language=language))


def lead(lead_id: str, name: str, contact: str = PHONE, **more: Content) -> dict[str, Content]:
    """Return a lead without a contact person."""
    given = {"线索编号": lead_id, "客户名称": name, "联系方式": contact, "联系人": None}
    return lead_row(**given) | more


def three() -> MemoryWorkbook:
    """Return three differently named leads with one phone; a came first, then b, then c."""
    return workbook_with(
        lead("c", "鑫恒食品", 登记日期="2024-03-03"),
        lead("a", "天成科技", 登记日期="2024-03-01"),
        lead("b", "华信贸易", 登记日期="2024-03-02"),
    )


def told(outcome: Outcome) -> list[tuple[str, str]]:
    return [(f.row_key, f.problem) for f in outcome.findings if f.rule == RULE]


def pairs(outcome: Outcome) -> list[tuple[str, str]]:
    """Return the later and the earlier lead of each pair that is told."""
    return sorted((key, said.partition("（")[2][0]) for key, said in told(outcome))


def decide(workbook: MemoryWorkbook, lead_id: str, word: Cell) -> None:
    lines = workbook.grids["Issues"].lines
    next(line for line in lines if line["行标识"] == lead_id)["处理"] = word


def listed(workbook: MemoryWorkbook) -> list[tuple[Cell, ...]]:
    return table(workbook, "Issues", "规则", "行标识", "处理")


def test_each_lead_is_told_once_with_the_earliest_and_what_they_share() -> None:
    outcome = check(three())
    assert [(f.severity, f.place, f.value) for f in outcome.findings] == [
        ("警告", "线索登记表!D2", PHONE),
        ("警告", "线索登记表!D4", PHONE),
    ]
    assert told(outcome) == [
        ("c", f"可能和 D3（a）是同一客户：手机都是 {PHONE}"),
        ("b", f"可能和 D3（a）是同一客户：手机都是 {PHONE}"),
    ]
    assert outcome.counts["duplicates"] == 2
    assert outcome.summary[0].startswith("有 2 条线索可能和更早的线索是同一客户")


def test_it_blocks_nothing_and_a_second_run_changes_nothing() -> None:
    workbook = three()
    check(workbook)
    assert check(workbook).changes == 0
    assert column(workbook, "Leads", "数据问题")[1] is None


def test_similar_names_are_told_at_the_name_with_the_person_as_typed() -> None:
    workbook = workbook_with(
        lead("a", "鑫度科技有限公司", "13711223355", 联系人="王建国"),
        lead("b", "上海鑫度科技", "18711223366", 联系人="王建国总监", 登记日期="2024-03-02"),
    )
    outcome = check(workbook)
    assert [(f.place, f.value) for f in outcome.findings] == [("线索登记表!B3", "上海鑫度科技")]
    assert told(outcome) == [
        ("b", "可能和 B2（a）是同一客户：名称相近（鑫度科技有限公司），联系人都是王建国总监")
    ]


WON: dict[str, Content] = {"状态": "已转化", "成交日期": "2024-03-10"}
LOST: dict[str, Content] = {"状态": "已流失", "流失日期": "2024-03-12", "流失原因": "其他"}


@pytest.mark.parametrize(
    ("earlier", "later", "severity", "ended"),
    [
        ({}, {}, "警告", ""),
        (WON, {}, "提示", "；那条已于 2024-03-10 成交，可能是老客户又来了"),
        (LOST, {}, "提示", "；那条已于 2024-03-12 流失，可能是以前的客户又来了"),
        ({"状态": "已转化"}, {}, "提示", "；那条已经成交，可能是老客户又来了"),
        ({}, LOST, "提示", ""),
        (WON, LOST, "提示", "；那条已于 2024-03-10 成交，可能是老客户又来了"),
    ],
)
def test_a_closed_lead_makes_it_good_to_know_and_says_how_the_earlier_one_ended(
    earlier: dict[str, Content], later: dict[str, Content], severity: str, ended: str
) -> None:
    workbook = workbook_with(
        lead("a", "天成科技") | earlier,
        lead("b", "天成科技", 登记日期="2024-03-20") | later,
    )
    outcome = check(workbook)
    [found] = [f for f in outcome.findings if f.rule == RULE]
    assert found.severity == severity
    assert found.problem == f"可能和 D2（a）是同一客户：手机都是 {PHONE}{ended}"


def test_the_log_says_that_a_person_has_called_them_two_customers() -> None:
    workbook = three()
    check(workbook)
    decide(workbook, "b", "不是重复")
    check(workbook)

    logged = table(workbook, "ChangeLog", "修改者", "表名", "行标识", "列名", "新值")
    assert ("人工", "问题清单", "a / b", "处理", "不是重复") in logged


@pytest.mark.parametrize("word", ["不是重复", "不是重複", "Not a duplicate", " 不重复 "])
def test_what_is_no_duplicate_is_never_told_again(word: str) -> None:
    workbook = three()
    check(workbook)
    decide(workbook, "b", word)
    check(workbook)
    assert listed(workbook) == [(RULE, "c", None)]
    for _ in range(2):
        assert check(workbook).changes == 0
    lines = workbook.grids["Leads"].lines
    lines.reverse()  # sorted otherwise, and a customer renamed
    lines[0]["客户名称"] = "华信国际贸易"
    assert pairs(check(workbook)) == [("c", "a")]


def test_an_answer_is_about_its_pair_and_not_about_the_next_one() -> None:
    workbook = three()
    check(workbook)
    decide(workbook, "c", "不是重复")
    assert pairs(check(workbook)) == [("b", "a"), ("c", "b")]
    assert listed(workbook) == [(RULE, "c", None), (RULE, "b", None)]
    assert pairs(check(workbook)) == [("b", "a"), ("c", "b")]
    decide(workbook, "c", "不是重复")
    assert pairs(check(workbook)) == [("b", "a")]


@pytest.mark.parametrize("word", ["重复", "误录"])
def test_other_answers_do_nothing_and_stay(word: str) -> None:
    workbook = three()
    check(workbook)
    decide(workbook, "b", word)
    outcome = check(workbook)
    assert pairs(outcome) == [("b", "a"), ("c", "a")]
    assert len(outcome.findings) == 2
    assert listed(workbook) == [(RULE, "c", None), (RULE, "b", word)]
    assert check(workbook).changes == 0


def test_a_word_nobody_understands_is_told_once_and_stays() -> None:
    workbook = three()
    check(workbook)
    grid = workbook.grids["Leads"]
    grid.lines = [line for line in grid.lines if line["线索编号"] != "c"]
    check(workbook)
    for line in workbook.grids["Issues"].lines:  # beside a duplicate and a vanished lead
        line["处理"] = "看着办"
    outcome = check(workbook)
    assert [f.rule for f in outcome.findings].count("term.unlike_any") == 1
    assert sorted(map(str, column(workbook, "Issues", "处理"))) == ["None", "看着办", "看着办"]


def test_no_duplicate_is_no_answer_for_a_lead_that_is_gone() -> None:
    workbook = workbook_with(lead("a", "天成科技"), lead("b", "华信贸易", "18600112299"))
    check(workbook)
    del workbook.grids["Leads"].lines[0]
    check(workbook)
    workbook.grids["Issues"].lines[0]["处理"] = "不是重复"
    outcome = check(workbook)
    assert [f.rule for f in outcome.findings] == ["lead_vanished", "term.unknown"]


def test_undoing_brings_the_pair_and_the_answer_back() -> None:
    workbook = three()
    check(workbook)
    decide(workbook, "b", "不是重复")
    before = listed(workbook)
    check(workbook)
    assert len(listed(workbook)) == 1
    perform("undo", workbook, Run(AS_OF))
    assert listed(workbook) == before
    decide(workbook, "b", None)
    assert pairs(check(workbook)) == [("b", "a"), ("c", "a")]


def test_a_run_that_does_not_rebuild_the_list_keeps_what_its_rows_are_about() -> None:
    workbook = three()
    check(workbook)
    workbook.grids["Leads"].lines[2]["联系方式"] = "18600112299"  # b has another phone now
    check(workbook, steps=(fill, check_duplicates, record, remember))
    decide(workbook, "b", "不是重复")  # the list still tells b with a
    workbook.grids["Leads"].lines[2]["联系方式"] = PHONE
    assert pairs(check(workbook)) == [("c", "a")]


def test_how_our_own_people_are_reached_pairs_nothing() -> None:
    workbook = three()
    reps = [{"姓名": "李销售", "状态": "在岗", "联系": f"139 1122 3344，{PHONE}"}]
    grid = workbook_with(tables={Rep: reps}).grids["Reps"]
    workbook.grids["Reps"] = grid
    assert pairs(check(workbook)) == []


def test_a_list_kept_for_years_with_few_columns_is_looked_through() -> None:
    headers = ["线索编号", "客户名称", "联系方式", "线索来源"]
    rows: list[list[Content]] = [
        ["b", "华信贸易", PHONE, "展会"],
        ["a", "天成科技", float(PHONE), "展会"],
    ]
    workbook = MemoryWorkbook({"Leads": Grid(headers, rows, sheet="线索登记表")})
    outcome = check(workbook, steps=(check_duplicates, list_problems))
    assert pairs(outcome) == [("b", "a")]
    without = MemoryWorkbook(
        {"Leads": Grid(["线索编号", "客户名称", "线索来源"], [["a", "天成科技", "展会"]] * 2)}
    )
    assert pairs(check(without, steps=(check_duplicates, list_problems))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_told_and_answered_in_every_language(language: Language) -> None:
    def row(lead_id: str, won_on: Cell = None) -> dict[str, Content]:
        cells: dict[str, Content] = {
            "lead_id": lead_id,
            "customer_name": "天成科技",
            "contact": PHONE,
            "source": "展会",
            "registered_on": datetime(2024, 3, 1),
            "won_on": won_on,
        }
        return {Lead.column(name).header(language): cell for name, cell in cells.items()}

    workbook = workbook_with(row("a", datetime(2024, 3, 9)), row("b"), language=language)
    outcome = check(workbook, language)
    [(_, said)] = told(outcome)
    assert PHONE in said
    assert "2024-03-09" in said
    assert "{" not in said + outcome.findings[0].fix
    decision = Issue.column("decision").header(language)
    workbook.grids["Issues"].lines[0][decision] = terms.DECISIONS.labels(language)[2]
    assert told(check(workbook, language)) == []


def test_leads_of_one_customer_have_one_number() -> None:
    workbook = workbook_with(
        lead("a", "天成科技"),
        lead("b", "天成", PHONE),
        lead("c", "天成", "18600112299"),
        lead("d", "华信贸易", "13800138000"),
        lead("e", "鑫恒食品", "13800138000"),
    )
    assert Records(workbook).derived(same_customers) == [0, 0, 0, 3, 4]
