"""The people whom the selected rows are of, for buttons that are about people."""

from xlfunnel.actions.team import NOBODY, Team
from xlfunnel.ribbon.desk import Desk
from xlfunnel.ribbon.selecting import picked
from xlfunnel.schema.declare import Row
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.worklist import WorkItem
from xlfunnel.values.text import typed

# The field that names a person, in the tables where a selected row means one.
_LISTS: dict[type[Row], str] = {Rep: "name", WorkItem: "owner"}
_OWNERS: dict[type[Row], str] = {Rep: "name", Lead: "owner"}


def chosen_people(desk: Desk) -> tuple[str, ...]:
    """
    Return who is selected in 人员 or 待办提醒; nobody when the selection is elsewhere.

    待办提醒 is shown by its own button, with the cursor in it: one cell there chooses nobody.
    """
    return _people(desk, _LISTS, must_be_meant=frozenset({WorkItem}))


def chosen_owners(desk: Desk) -> tuple[str, ...]:
    """Return who is selected in 人员, or follows the selected rows of 线索登记表."""
    return _people(desk, _OWNERS)


def _people(
    desk: Desk, tables: dict[type[Row], str], must_be_meant: frozenset[type[Row]] = frozenset()
) -> tuple[str, ...]:
    """Return the names, each once and as 人员 writes them; of *must_be_meant* not one cell."""
    found = picked(desk, sorted(set(tables.values())))
    if found is None or found.table not in tables:
        return ()
    if found.is_one_cell and found.table in must_be_meant:
        return ()
    team = Team(desk.records().rows(Rep).rows)
    cells = (typed(row.get(tables[found.table])) for row in found.rows)
    keys = dict.fromkeys(key for cell in cells for key in team.named(cell) if key != NOBODY)
    return tuple(team.names[key] for key in keys)
