"""The group 跟进: what somebody does many times a day."""

from xlfunnel.ribbon.desk import Desk
from xlfunnel.ribbon.new_follow_ups import log, selected_leads
from xlfunnel.ribbon.told import Told
from xlfunnel.schema.worklist import WorkItem

ASKS_ABOVE = 20  # rows; more at once may be a slip of the mouse


def log_follow_up(desk: Desk) -> Told:
    """Add a follow-up of the selected lead; the cursor says the rest."""
    leads = selected_leads(desk)
    if len(leads) > 1:
        lines = [desk.say("ribbon.one_lead", count=len(leads))]
        return desk.told("log_follow_up", lines, is_warning=True)
    obstacle = log(desk, leads)
    said = [desk.say("ribbon.logged", count=1), *obstacle] if obstacle else []
    return desk.told("log_follow_up", said)


def log_follow_ups(desk: Desk) -> Told:
    """Add a follow-up of each selected lead."""
    leads = selected_leads(desk)
    button = "log_follow_ups"
    if len(leads) > ASKS_ABOVE:
        question = desk.say("ribbon.log_many", count=len(leads))
        if not desk.user.confirms(question, desk.told(button).title):
            return desk.told(button)
    obstacle = log(desk, leads)
    return desk.told(button, [desk.say("ribbon.logged", count=len(leads)), *obstacle])


def remind(desk: Desk) -> Told:
    """List anew what is due, and show the list."""
    from xlfunnel.actions import ACTIONS

    desk.records().binding(WorkItem)  # without it nobody would see what is due
    outcome = desk.act(ACTIONS["remind"])
    desk.show(WorkItem, "lead_id")
    return desk.told("remind", outcome.summary)


def copy_todo(desk: Desk) -> Told:
    """Put what is due today onto the clipboard, one list per person."""
    from xlfunnel.actions.todays_lists import todays_lists
    from xlfunnel.actions.vocabulary import joined
    from xlfunnel.ribbon.chosen_people import chosen_people

    people = chosen_people(desk)
    if not desk.records().count(WorkItem):
        return desk.told("copy_todo", [desk.say("ribbon.no_todo")])
    lists = todays_lists(desk.records(), desk.as_of, desk.language, people)
    stamp = desk.configuration.parameters.as_of
    as_of = [] if stamp is None else [desk.say("ribbon.as_of", as_of=f"{stamp:%Y-%m-%d %H:%M}")]
    if not lists:
        key = "ribbon.nothing_due_of" if people else "ribbon.nothing_due"
        return desk.told("copy_todo", [desk.say(key, names=joined(people, desk.language)), *as_of])
    desk.user.copy("\n\n".join(one.text for one in lists))
    tasks = sum(one.count for one in lists)
    said = [desk.say("ribbon.copied", people=len(lists), count=tasks)]
    if people:
        names = joined([one.name for one in lists], desk.language)
        said.append(desk.say("ribbon.copied_only", names=names))
    return desk.told("copy_todo", [*said, *as_of])
