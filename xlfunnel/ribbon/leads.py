"""The group 线索: grades, and whose lead it is."""

from xlfunnel.actions import ACTIONS
from xlfunnel.actions.handing_over import hand_over_action
from xlfunnel.actions.handing_over import preview_action as preview_hand_over
from xlfunnel.actions.previewing import preview_action
from xlfunnel.errors import UsageError
from xlfunnel.ribbon.chosen_people import chosen_owners
from xlfunnel.ribbon.desk import Desk
from xlfunnel.ribbon.doing import do
from xlfunnel.ribbon.selecting import check_leads
from xlfunnel.ribbon.told import Told
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reps import Rep


def grade(desk: Desk) -> Told:
    """Grade the leads by the policy."""
    desk.records().binding(Lead).header("grade")
    return do(desk, "grade", ACTIONS["grade"])


def preview_assign(desk: Desk) -> Told:
    """Tell who would get how many leads; write nothing."""
    desk.records().binding(Rep)
    return desk.told("preview_assign", desk.act(preview_action(), writes=False).summary)


def assign(desk: Desk) -> Told:
    """Give the leads without an owner to the team."""
    desk.records().binding(Rep)
    return do(desk, "assign", ACTIONS["assign"])


def hand_over(desk: Desk) -> Told:
    """Give the open leads of whoever is selected to others, when the user agrees to how."""
    desk.check_writable()
    desk.records().binding(Rep)
    people = chosen_owners(desk)
    if len(people) != 1:
        check_leads(desk)
        raise UsageError("ribbon.select_person")
    plan = desk.act(preview_hand_over(people[0]), writes=False)
    if not plan.counts["handed_over"]:
        stayed = int(plan.counts["not_handed_over"])
        facts = {"name": people[0], "count": stayed}
        said = [desk.say("ribbon.nobody_can_take", **facts)] if stayed else plan.summary
        return desk.told("hand_over", said, is_warning=bool(stayed))
    question = desk.told("hand_over", [*plan.summary, desk.say("ribbon.hand_over_to")])
    ask = desk.say("ribbon.hand_over_now", name=people[0])
    if not desk.user.confirms(f"{question.text}\n\n{ask}", question.title):
        return Told(question.title)
    return do(desk, "hand_over", hand_over_action(people[0]))
