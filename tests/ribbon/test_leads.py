"""The group 线索: grades, and who gets which lead."""

from typing import Any

import pytest

from tests.memory import Content
from tests.ribbon.desks import Screen, Somebody, screen
from tests.support import lead_row
from xlfunnel.actions import Run, perform
from xlfunnel.messages import say
from xlfunnel.ribbon.told import MOST_LINES
from xlfunnel.schema.reps import Rep


def lead(name: str, owner: Content = None, **said: Any) -> dict[str, Content]:
    return lead_row(线索编号=name, 客户名称=f"{name}公司", 跟进人=owner, **said)


def rep(name: str, **said: Any) -> dict[str, Content]:
    return {"姓名": name, "状态": "在岗", **said}


def team(*leads: dict[str, Content], user: Somebody | None = None) -> Screen:
    reps = [rep("王芳"), rep("李雷"), rep("赵六", 状态="离职")]
    return screen(*leads, tables={Rep: reps}, user=user)


def owners(one: Screen) -> list[Content]:
    return [owner for (owner,) in one.rows("Leads", "跟进人")]


def test_grade_writes_the_grades_and_says_how_many() -> None:
    one = screen(lead("A", "王芳"))
    told = one.press("grade")
    assert one.rows("Leads", "意向等级") == [("高意向",)]  # clear, 10-15万, within a month
    assert "1 条线索已评级" in told.text
    assert one.book.commits == 1


class TestPreviewAssign:
    def test_it_says_who_would_get_how_many_and_why_and_writes_nothing(self) -> None:
        # three leads of three customers: turns are fair, so two and one
        one = team(*(lead(name, 联系方式=f"1380013800{n}") for n, name in enumerate("ABC")))
        before = one.rows("Leads", "跟进人", "分配依据")
        told = one.press("preview_assign")
        head, first, second = told.text.split("\n")
        assert "会分出去 3 条，0 条分不出去" in head
        assert " 2 条，如 " in first
        assert "轮到" in first
        assert " 1 条，如 " in second
        assert one.rows("Leads", "跟进人", "分配依据") == before
        assert one.book.commits == 0

    def test_it_promises_what_assign_then_does(self) -> None:
        one = team(*(lead(name, 联系方式=f"1380013800{n}") for n, name in enumerate("ABCDE")))
        preview = one.press("preview_assign").text
        one.press("assign")
        for name in ("王芳", "李雷"):
            assert f"{name} {owners(one).count(name)} 条" in preview

    def test_leads_that_nobody_gets_are_counted_by_reason(self) -> None:
        one = team(lead("A", 联系方式=None), lead("B", 联系方式=None))
        text = one.press("preview_assign").text
        assert "2 条，如 A A公司：没分配：联系方式没填或看不懂" in text

    def test_with_nothing_to_assign_it_says_so(self) -> None:
        assert team(lead("A", "王芳")).press("preview_assign").text == "没有待分配的线索。"


def test_a_plan_names_everybody_because_it_stands_on_no_sheet_yet() -> None:
    names = [f"同事{letter}" for letter in "甲乙丙丁戊己庚辛壬癸子丑"]
    leads = [lead(name, 联系方式=f"138001380{n:02}") for n, name in enumerate(names)]
    one = screen(*leads, tables={Rep: [rep(name) for name in names]})
    text = one.press("preview_assign").text
    assert all(name in text for name in names)
    assert len(one.press("assign").text.splitlines()) <= MOST_LINES


@pytest.mark.parametrize("button", ["preview_assign", "assign", "hand_over"])
def test_without_the_table_of_people_nobody_is_said_to_be_away(button: str) -> None:
    one = team(lead("A"))
    del one.book.grids["Reps"]
    told = one.press(button)
    assert told.is_warning
    assert told.text == say("table.missing", table="Reps", sheet="规则设置")
    assert one.book.commits == 0


def test_assign_gives_the_leads_and_undo_takes_them_back() -> None:
    one = team(lead("A"))
    told = one.press("assign")
    assert owners(one) in (["王芳"], ["李雷"])
    assert "分配了1条线索" in told.text
    one.press("undo")
    assert owners(one) == [None]


class TestHandOver:
    LEADS = (lead("A", "赵六"), lead("B", "赵六", 联系方式="13800138001"), lead("C", "王芳"))

    @pytest.mark.parametrize(("table", "row"), [("Reps", 2), ("Leads", 0)])
    def test_the_plan_is_shown_and_done_when_agreed(self, table: str, row: int) -> None:
        one = team(*self.LEADS)
        one.select(table, row)
        told = one.press("hand_over")
        (question,) = one.user.asked
        assert "赵六的2条线索交接给" in question
        assert "--to" in question  # how to choose a successor
        assert "赵六" not in owners(one)
        assert one.book.commits == 1
        assert "赵六的2条线索交接给" in told.text

    def test_the_question_is_who_gets_how_many_and_nothing_else(self) -> None:
        one = team(*self.LEADS)
        one.select("Reps", 2)
        one.press("hand_over")
        (question,) = one.user.asked
        assert question == (
            "赵六的2条线索交接给2位同事：\n"
            "李雷：1条\n"
            "王芳：1条\n"
            f"{say('ribbon.hand_over_to')}\n\n{say('ribbon.hand_over_now', name='赵六')}"
        )

    def test_who_would_get_them_is_who_gets_them(self) -> None:
        leads = [lead(f"L{n}", "赵六", 联系方式=f"1380013800{n}") for n in range(5)]
        one = team(*leads)
        one.select("Reps", 2)
        one.press("hand_over")
        (question,) = one.user.asked
        for name in ("王芳", "李雷"):
            assert f"{name}：{owners(one).count(name)}条" in question

    def test_without_a_yes_nothing_is_written(self) -> None:
        one = team(*self.LEADS, user=Somebody(agrees=False))
        one.select("Reps", 2)
        before = one.rows("Leads", "跟进人", "分配依据", "分配方式")
        assert one.press("hand_over").text == ""
        assert one.rows("Leads", "跟进人", "分配依据", "分配方式") == before
        assert one.book.commits == 0

    def test_it_is_what_the_command_line_does(self) -> None:
        from xlfunnel.actions import perform_steps
        from xlfunnel.actions.handing_over import hand_over_action

        one, other = team(*self.LEADS), team(*self.LEADS)
        one.select("Reps", 2)
        one.press("hand_over")
        perform_steps(hand_over_action("赵六"), other.book, Run(one.desk.as_of))
        assert one.book.grids["Leads"].lines == other.book.grids["Leads"].lines

    @pytest.mark.parametrize(
        ("table", "rows"), [("", ()), ("Reps", (0, 2)), ("Leads", (0, 2)), ("Issues", ())]
    )
    def test_it_has_to_be_one_person(self, table: str, rows: tuple[int, ...]) -> None:
        one = team(*self.LEADS)
        if table:
            one.select(table, *rows)
        told = one.press("hand_over")
        assert told.is_warning
        assert told.text == say("ribbon.select_person")

    def test_when_nobody_can_take_them_nothing_is_asked_written_or_said_to_be(self) -> None:
        one = screen(lead("A", "王芳"), tables={Rep: [rep("王芳")]})
        one.select("Reps", 0)
        told = one.press("hand_over")
        assert told.is_warning
        assert "1 条线索没人能接" in told.text
        assert "分配依据" not in told.text  # where nothing has been written
        assert one.user.asked == []
        assert one.book.commits == 0

    def test_who_has_nothing_open_is_told_without_a_question(self) -> None:
        one = team(lead("C", "王芳"))
        one.select("Reps", 2)
        assert "没什么可交接" in one.press("hand_over").text
        assert one.user.asked == []


def test_a_button_writes_what_the_action_of_the_command_line_writes() -> None:
    leads = (lead("A", "王芳"), lead("B", 联系方式="13800138001"))
    for button in ("grade", "assign", "check", "remind", "analyse", "refresh"):
        one, other = team(*leads), team(*leads)
        one.press(button)
        perform(button, other.book, Run(one.desk.as_of))
        assert {n: g.lines for n, g in one.book.grids.items()} == {
            n: g.lines for n, g in other.book.grids.items()
        }, button
