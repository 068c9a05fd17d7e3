"""What each person has to do today, as one would send it to them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from xlfunnel.actions.follow_ups import cells, values
from xlfunnel.actions.team import Team
from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.records import Records
from xlfunnel.rules.lateness import TODAY, Lateness, lateness
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.worklist import WorkItem
from xlfunnel.values.cell import excerpt
from xlfunnel.values.moments import end_of
from xlfunnel.values.text import fold, typed


@dataclass(frozen=True, slots=True)
class TodaysList:
    """What one person has to do: a head with name and day, and a numbered line for each task."""

    name: str
    count: int
    text: str


def todays_lists(
    records: Records, as_of: datetime, language: Language, people: Collection[str] = ()
) -> list[TodaysList]:
    """
    Return what is overdue or due on the day of *as_of*, by person, in the order of 待办提醒.

    How late it is counts from *as_of*, however old the list is. A task of several people is
    on the list of each.

    Args:
        records: With the table 待办提醒.
        as_of: Now.
        language: Of the lists.
        people: Whose lists; by default everybody's who has something to do.

    Raises:
        MissingTableError: The workbook has no 待办提醒.
    """
    records.binding(WorkItem)
    team, asked = Team(records.rows(Rep).rows), set(map(fold, people))
    owners, customers, actions = (
        cells(records, WorkItem, name) for name in ("owner", "customer_name", "action")
    )
    tasks: defaultdict[str, list[str]] = defaultdict(list)
    for row, due in enumerate(values(records, WorkItem, "due_at")):
        late = None if due is None else lateness(due, as_of)
        if late is None:
            continue
        task = [excerpt(typed(one[row])) for one in (customers, actions)]
        said = [*task, _when(due, late, language)]
        for person in team.named(typed(owners[row])):
            if not asked or person in asked:
                tasks[person].append(" — ".join(filter(None, said)))
    nobody = say("clocks.unassigned", language)
    return [_list(team.names.get(p, nobody), lines, as_of, language) for p, lines in tasks.items()]


def _when(due: datetime, late: Lateness, language: Language) -> str:
    """Return 逾期3天, 今天, or by when today."""
    if late.unit != TODAY:
        return say(f"clocks.late_{late.unit}", language, number=late.number)
    key = "ribbon.today" if end_of(due) > due else "ribbon.today_by"
    return say(key, language, time=f"{due:%H:%M}")


def _list(name: str, lines: list[str], as_of: datetime, language: Language) -> TodaysList:
    facts = {"name": name, "month": as_of.month, "day": as_of.day, "date": as_of.date()}
    head = say("ribbon.list_head", language, **facts)
    numbered = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
    return TodaysList(name, len(lines), "\n".join([head, *numbered]))
