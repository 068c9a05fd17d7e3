"""SPEC §3: every rule of the lead table, on readings of real-looking cells."""

from datetime import datetime

import pytest

from tests.memory import Content
from tests.support import lead_row, workbook_with
from xlfunnel.actions.checking import TeamRules, lead_problems
from xlfunnel.checked import CheckedTable
from xlfunnel.problem import Computation, Problem, blocked_rows
from xlfunnel.records import Records
from xlfunnel.rules.lead_times import TIME_FIELDS
from xlfunnel.rules.open_leads import standing
from xlfunnel.rules.validation import CHECKED_FIELDS
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.required_fields import RequiredField
from xlfunnel.schema.terms import ERROR, INFO, LEFT, LOST, WARNING
from xlfunnel.values.cell import CellError

AS_OF = datetime(2024, 3, 31)


def problems_of(
    *leads: dict[str, Content],
    required: tuple[RequiredField, ...] = (),
    reps: tuple[Rep, ...] = (),
    starts_following: bool = True,
) -> list[Problem]:
    records = Records(workbook_with(*leads), AS_OF)
    fields = (*CHECKED_FIELDS, *TIME_FIELDS)
    cells = {name: records.cells(Lead, name) for name in fields}
    columns = records.columns(Lead, fields)
    stand = standing(columns, len(leads))
    team = TeamRules(required, reps, starts_following)
    return lead_problems(CheckedTable(Lead, cells, columns), AS_OF, stand, team)


def found(*leads: dict[str, Content]) -> list[tuple[str, int, str]]:
    return [(p.rule, p.row, p.field) for p in problems_of(*leads)]


def test_a_good_lead_has_no_problem() -> None:
    assert problems_of(lead_row()) == []


def test_a_lead_needs_an_id() -> None:
    assert found(lead_row(线索编号=None)) == [("id_missing", 0, "lead_id")]


def test_of_two_leads_with_one_id_the_later_is_told_where_the_first_is() -> None:
    later, last = problems_of(lead_row(), lead_row(线索编号="x"), lead_row(), lead_row())
    assert (later.rule, later.row, later.other, later.severity) == ("id_repeated", 2, 0, ERROR)
    assert (last.row, last.other) == (3, 0)


def test_ids_are_compared_as_all_text_is() -> None:
    (problem,) = problems_of(lead_row(线索编号="LX7"), lead_row(线索编号="lx７"))
    assert (problem.rule, problem.row, problem.other) == ("id_repeated", 1, 0)


def test_an_id_that_excel_has_turned_into_a_date_is_a_warning() -> None:
    problem = problems_of(lead_row(线索编号=datetime(2024, 3, 1)))[0]
    assert (problem.rule, problem.severity) == ("text.id_is_date", WARNING)


def test_a_lead_without_a_registration_is_left_out_of_times_but_not_of_counts() -> None:
    problems = problems_of(lead_row(), lead_row(线索编号="x", 登记日期=None))
    assert [(p.rule, p.row) for p in problems] == [("registration_missing", 1)]
    assert blocked_rows(problems, Lead, Computation.CYCLE) == {1}


def test_a_registration_after_the_as_of_moment_is_an_error() -> None:
    assert found(lead_row(登记日期="2024-04-01")) == [("registration_future", 0, "registered_on")]
    assert found(lead_row(登记日期="2024-03-31")) == []


def test_a_win_before_the_day_of_registration_is_an_error_and_blocks_the_cycle() -> None:
    lead = lead_row(登记日期="2024-03-05", 成交日期="2024-03-04 23:59")
    (problem,) = problems_of(lead)
    assert (problem.rule, problem.severity) == ("win_early", ERROR)
    assert problem.facts["registered"] == "2024-03-05"
    assert problem.blocks == {Computation.CYCLE}


def test_a_win_on_the_day_of_registration_is_fine_whatever_the_time() -> None:
    assert found(lead_row(登记日期=datetime(2024, 3, 5, 18), 成交日期="2024-03-05")) == []


def test_a_win_after_the_as_of_moment_is_only_a_warning() -> None:
    (problem,) = problems_of(lead_row(成交日期="2024-04-01"))
    assert (problem.rule, problem.severity) == ("win_future", WARNING)


def test_converted_without_a_date_is_told_and_left_out_of_the_cycle() -> None:
    (problem,) = problems_of(lead_row(状态="已转化"))
    assert problem.rule == "win_undated"
    assert problem.blocks == {Computation.CYCLE}


def test_an_unknown_source_is_told_with_the_nearest_word_if_there_is_one() -> None:
    near, far = problems_of(
        lead_row(线索来源="展会会"), lead_row(线索编号="x", 线索来源="paid_ads")
    )
    assert (near.rule, near.facts["hint"]) == ("source_misspelt", "展会")
    assert far.rule == "source_unknown"


def test_a_blank_source_is_no_unknown_source() -> None:
    assert found(lead_row(线索来源=None)) == []


@pytest.mark.parametrize(
    ("header", "field", "cell", "severity"),
    [
        ("登记日期", "registered_on", "上个月吧", ERROR),
        ("成交日期", "won_on", "已签", ERROR),
        ("流失日期", "lost_on", "很久了", ERROR),
        ("联系方式", "contact", "无名氏", WARNING),
        ("预算范围", "budget", "很多", WARNING),
        ("决策周期", "cycle", "红色", WARNING),
        ("状态", "status", "跟近中", WARNING),
        ("意向等级", "grade", "超高", WARNING),
        ("流失原因", "lost_reason", "说不清", WARNING),
    ],
)
def test_what_is_not_understood_is_told(header: str, field: str, cell: str, severity: str) -> None:
    (problem,) = problems_of(lead_row(**{header: cell}))
    assert (problem.field, problem.value, problem.severity) == (field, cell, severity)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("线索编号", "lead_id"),
        ("客户名称", "customer_name"),
        ("需求描述", "need"),
        ("跟进人", "owner"),
        ("行业", "industry"),
        ("线索来源", "source"),
        ("联系方式", "contact"),
    ],
)
def test_an_error_value_is_told_in_every_column(header: str, field: str) -> None:
    (problem,) = problems_of(lead_row(**{header: CellError("#N/A")}))
    assert (problem.field, problem.value) == (field, "#N/A")


def test_an_unreadable_date_blocks_times_and_an_unreadable_contact_blocks_contacting() -> None:
    problems = problems_of(lead_row(登记日期="上个月吧"), lead_row(线索编号="x", 联系方式="无名氏"))
    assert blocked_rows(problems, Lead, Computation.CYCLE) == {0}
    assert blocked_rows(problems, Lead, Computation.CONTACT) == {1}


def test_a_masked_number_is_doubtful_and_not_unreadable() -> None:
    (problem,) = problems_of(lead_row(联系方式="138****5678"))
    assert (problem.field, problem.severity, problem.blocks) == ("contact", WARNING, frozenset())


def test_an_honest_not_known_yet_is_no_problem() -> None:
    assert found(lead_row(预算范围="待确认", 决策周期="不确定")) == []


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x")',
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "-cmd|'x'!A0",
        "@SUM(1)",
        "@SUM(1,1)",
        "\t=1",
        "=1+1",
        "=A1",
        "=-A1",
        "=线索!A1",
        "='线索 表'!A1",
        '="a"&B1',
        "+A1+B2",
        "=Sheet1!$A$1",
    ],
)
def test_text_that_looks_like_a_formula_is_told(text: str) -> None:
    assert ("formula_text", 0, "need") in found(lead_row(需求描述=text))


@pytest.mark.parametrize(
    "text",
    [
        "+86 13800138000",
        "+86-138-0013-8000",
        "-5度以下可用",
        "- 需要报价",
        "a=b",
        "+微信zhangsan88",
        "+V：abc123456",
        "+abc123",
        "@张三 来跟进",
        "@Tom 来跟进",
        "-无",
        "-暂无",
        "=加急",
        "=10万左右",
        "===重要===",
        "-CRM(旧系统)",
        "+OK!",
    ],
)
def test_text_that_people_type_is_not_taken_for_a_formula(text: str) -> None:
    assert found(lead_row(需求描述=text)) == []


def test_a_loss_before_the_day_of_registration_is_an_error_and_blocks_the_cycle() -> None:
    (problem,) = problems_of(lead_row(登记日期="2024-03-05", 流失日期="2024-03-04"))
    assert (problem.rule, problem.severity) == ("loss_early", ERROR)
    assert problem.blocks == {Computation.CYCLE}


@pytest.mark.parametrize("lost_on", ["很久了", "2024-02-28"])
def test_a_bad_loss_date_has_no_part_in_the_cycle_of_a_won_lead(lost_on: str) -> None:
    won = lead_row(状态="已转化", 成交日期="2024-03-05", 流失日期=lost_on)
    (problem,) = problems_of(won)
    assert (problem.field, problem.blocks) == ("lost_on", frozenset())
    (problem,) = problems_of(lead_row(状态="已流失", 流失日期=lost_on))
    assert Computation.CYCLE in problem.blocks


@pytest.mark.parametrize("lost_on", ["2024-03-05", "很久了"])
def test_a_loss_date_of_an_open_lead_is_told(lost_on: str) -> None:
    told = problems_of(lead_row(状态="跟进中", 流失日期=lost_on))
    assert ("loss_of_open", INFO) in [(p.rule, p.severity) for p in told]
    for closed in (
        {"状态": None},
        {"状态": "已流失"},
        {"状态": "跟进中", "成交日期": "2024-03-06"},
    ):
        assert "loss_of_open" not in [
            rule for rule, _, _ in found(lead_row(流失日期=lost_on, **closed))
        ]


def test_a_loss_on_the_day_of_registration_is_fine() -> None:
    assert found(lead_row(登记日期="2024-03-05 18:00", 流失日期="2024-03-05")) == []


def test_a_loss_after_the_as_of_moment_is_only_a_warning() -> None:
    (problem,) = problems_of(lead_row(流失日期="2024-04-01"))
    assert (problem.rule, problem.severity) == ("loss_future", WARNING)


@pytest.mark.parametrize(
    ("header", "field"), [("意向单签订日", "intent_signed_on"), ("转商机日", "opportunity_on")]
)
def test_a_milestone_lies_between_registration_and_now(header: str, field: str) -> None:
    early, late = lead_row(**{header: "2024-02-29"}), lead_row(**{header: "2024-04-01"})
    assert found(early) == [("milestone_early", 0, field)]
    assert found(late) == [("milestone_future", 0, field)]
    assert found(lead_row(**{header: "2024-03-01"})) == []


def test_an_expected_conversion_may_lie_ahead() -> None:
    assert found(lead_row(预计转化时间="2024-06-30")) == []


def test_a_touched_lead_that_waits_is_told_only_where_the_refresh_does_not_move_it() -> None:
    touched = lead_row(状态="待跟进", 最近跟进时间="2024-03-02")
    assert problems_of(touched) == []
    (problem,) = problems_of(touched, starts_following=False)
    assert (problem.rule, problem.severity, problem.field) == ("still_waiting", INFO, "status")


@pytest.mark.parametrize(
    "lead",
    [
        lead_row(状态="待跟进"),
        lead_row(状态="跟进中", 最近跟进时间="2024-03-02"),
        lead_row(成交日期="2024-03-05", 最近跟进时间="2024-03-02"),
    ],
    ids=["no touch", "in progress", "won"],
)
def test_nothing_waits_that_is_not_touched_or_has_gone_on(lead: dict[str, Content]) -> None:
    assert problems_of(lead, starts_following=False) == []


def rep(name: str, state: str | None = None) -> Rep:
    return Rep.model_construct(name=name, state=state)


TEAM = (rep("李销售"), rep("王小明"), rep("赵离", LEFT))


def test_an_owner_outside_the_team_is_told_with_the_nearest_name_if_there_is_one() -> None:
    near, far = problems_of(
        lead_row(跟进人="王晓明"), lead_row(线索编号="x", 跟进人="Smith"), reps=TEAM
    )
    assert (near.rule, near.severity, near.facts["hint"]) == ("owner_misspelt", WARNING, "王小明")
    assert (far.rule, far.field) == ("owner_unknown", "owner")


def test_a_name_in_capitals_and_small_letters_has_a_nearest_one_too() -> None:
    (near,) = problems_of(lead_row(跟进人="Li Nna"), reps=(rep("Li Na"), rep("Zhao Lei")))
    assert (near.rule, near.facts["hint"]) == ("owner_misspelt", "Li Na")


def test_an_owner_who_has_left_is_told_on_an_open_lead_only() -> None:
    left = lead_row(跟进人="赵离")
    (problem,) = problems_of(left, reps=TEAM)
    assert (problem.rule, problem.severity) == ("owner_left", WARNING)
    for closed in ({"状态": "已转化", "成交日期": "2024-03-05"}, {"流失日期": "2024-03-05"}):
        assert problems_of({**left, **closed}, reps=TEAM) == []


def test_a_team_without_reps_has_no_unknown_owners() -> None:
    assert problems_of(lead_row(跟进人="谁")) == []


def test_owners_are_compared_as_all_text_is_and_a_cell_may_name_two() -> None:
    assert problems_of(lead_row(跟进人="李銷售、王小明"), reps=TEAM) == []


def test_of_several_owners_the_one_who_is_wrong_is_named() -> None:
    (problem,) = problems_of(lead_row(跟进人="李销售、赵离"), reps=TEAM)
    assert (problem.rule, problem.facts["name"]) == ("owner_partly_left", "赵离")
    (problem,) = problems_of(lead_row(跟进人="李销售、王晓明"), reps=TEAM)
    assert (problem.rule, problem.facts["name"]) == ("owner_misspelt", "王晓明")


def test_nobody_follows_a_lead_only_when_all_of_its_owners_have_left() -> None:
    team = (*TEAM, rep("孙走", LEFT))
    (problem,) = problems_of(lead_row(跟进人="孙走、赵离"), reps=team)
    assert (problem.rule, problem.facts["name"]) == ("owner_left", "孙走、赵离")


def rule(field: str, status: str | None = None) -> RequiredField:
    return RequiredField.model_construct(status=status, lead_field=field)


def test_a_required_field_is_told_in_its_status_only() -> None:
    leads = (
        lead_row(线索编号="a", 状态=LOST, 流失日期="2024-03-02"),
        lead_row(线索编号="b", 状态="跟进中"),
    )
    problems = problems_of(*leads, required=(rule("流失原因", LOST),))
    assert [(p.rule, p.row, p.field) for p in problems] == [("required", 0, "lost_reason")]


def test_a_field_required_of_all_is_told_in_every_row_where_it_is_blank() -> None:
    problems = problems_of(
        lead_row(联系人=None), lead_row(线索编号="x", 联系人="  "), required=(rule("联系人"),)
    )
    assert [p.row for p in problems] == [0, 1]


def test_a_lead_without_a_status_waits_for_its_follow_up() -> None:
    (problem,) = problems_of(lead_row(联系人=None), required=(rule("联系人", "待跟进"),))
    assert problem.rule == "required"


def test_a_blank_that_another_rule_tells_is_not_told_twice() -> None:
    (problem,) = problems_of(lead_row(状态="已转化"), required=(rule("成交日期"),))
    assert problem.rule == "win_undated"


def test_to_be_confirmed_is_an_answer_to_a_required_field() -> None:
    assert problems_of(lead_row(预算范围="待确认"), required=(rule("预算范围"),)) == []


def test_a_lead_without_contact_name_or_need_is_kept_out_of_screening_and_assignment() -> None:
    required = (rule("联系方式"), rule("客户名称"), rule("需求描述"), rule("联系人"))
    leads = [
        lead_row(线索编号=str(n), **{h: None})
        for n, h in enumerate(("联系方式", "客户名称", "需求描述", "联系人"))
    ]
    problems = problems_of(*leads, required=required)
    assert [p.rule for p in problems] == ["required"] * 4
    assert blocked_rows(problems, Lead, Computation.CONTACT) == {0, 1, 2}
