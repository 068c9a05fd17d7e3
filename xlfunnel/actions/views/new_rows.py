"""Rows of a view that no row of the source stands behind: new touches, copies, slips."""

from collections.abc import Collection, Mapping, Sequence

from xlfunnel.actions.follow_ups import cells
from xlfunnel.actions.run import Job
from xlfunnel.actions.views import listed
from xlfunnel.actions.views.projection import Projection, View
from xlfunnel.actions.written import texts
from xlfunnel.schema import terms
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reading import read_columns
from xlfunnel.schema.views import ContactLog
from xlfunnel.values.blank import is_blank
from xlfunnel.values.cell import Cell
from xlfunnel.values.ids import id_key, id_keys
from xlfunnel.values.text import fold, typed


def take_rows(
    job: Job,
    view: View,
    there: Mapping[str, Sequence[Cell]],
    projection: Projection,
    rows: Sequence[int],
) -> int:
    """
    Take new rows of the contact log to the follow-ups; list the others. Return how many.

    Args:
        job: The run.
        view: Whose rows.
        there: The view as it stands.
        projection: What it would show now.
        rows: Edited rows without a row in the source.
    """
    others = _without_lost_ids(job, view, there, projection, rows)
    if view.table is not ContactLog:
        for row in others:
            listed.list_row(job, view, listed.NO_LEAD, row)
        return 0
    new = _new_touches(job, view, there, others)
    _append(job, there, new)
    _list_left_out(job, view, there, new)
    _list_contact_persons(job, view, there, new)
    job.records.set(view.table, view.key, dict.fromkeys(new))  # a copy has the first one's id
    return len(new)


def _without_lost_ids(
    job: Job,
    view: View,
    there: Mapping[str, Sequence[Cell]],
    projection: Projection,
    rows: Sequence[int],
) -> list[int]:
    """Give rows back the id that was cleared in them, and nothing else; return the others."""
    ids = there[view.key]
    cleared = [row for row in rows if is_blank(ids[row])]
    if not cleared:
        return list(rows)
    known, names = set(id_keys(ids)), [name for name in there if name != view.key]
    source_ids = projection.columns[view.key]
    gone = [n for n in projection.shown if id_key(source_ids[n]) not in known]
    found = dict(zip(_lines(projection.columns, names, gone), gone, strict=True))
    given: dict[int, Cell] = {}
    for row, line in zip(cleared, _lines(there, names, cleared), strict=True):
        if line in found:
            given[row] = source_ids[found.pop(line)]
    job.records.set(view.table, view.key, given)
    return [row for row in rows if row not in given]


def _lines(
    columns: Mapping[str, Sequence[Cell]], names: Sequence[str], rows: Sequence[int]
) -> list[tuple[str, ...]]:
    """Return the texts of *rows*, field by field of *names*."""
    return list(zip(*(texts([columns[name][row] for row in rows]) for name in names), strict=True))


def _new_touches(
    job: Job, view: View, there: Mapping[str, Sequence[Cell]], rows: Sequence[int]
) -> list[int]:
    """Return the rows that tell of a touch; list those that do not, or not yet."""
    known = set(id_keys(cells(job.records, view.source, view.key)))
    formulas = job.records.formulas(view.table, view.key)
    days = read_columns(
        view.source,
        {"followed_up_on": [there["followed_up_on"][row] for row in rows]},
        as_of=job.run.as_of,
    ).values["followed_up_on"]
    new = []
    for row, day in zip(rows, days, strict=True):
        if row in formulas or id_key(there[view.key][row]) not in known | {""}:
            listed.list_row(job, view, listed.NO_FOLLOW_UP, row)
        elif day is None or day > job.run.as_of or is_blank(there["content"][row]):
            listed.list_row(job, view, listed.NO_TOUCH, row)
        else:
            new.append(row)
    return new


def _append(job: Job, there: Mapping[str, Sequence[Cell]], rows: Sequence[int]) -> None:
    """Add *rows* to the follow-ups as touches that are done; the lead is found by the customer."""
    names = [name for name in there if name not in ("contact_person", "follow_up_id")]
    done = terms.COMPLETIONS.label(terms.DONE, job.run.language)
    new: list[dict[str, Cell]] = [
        {**{name: there[name][row] for name in names}, "completion": done} for row in rows
    ]
    count = job.records.count(FollowUp)
    job.by_people[FollowUp, "content"] = {
        at: there["content"][row] for at, row in enumerate(rows, count)
    } | dict(job.by_people.get((FollowUp, "content"), {}))
    job.records.append(FollowUp, new)


def _list_left_out(
    job: Job, view: View, there: Mapping[str, Sequence[Cell]], rows: Sequence[int]
) -> None:
    """List what new *rows* say in columns that the follow-ups do not have."""
    for name in sorted(view.takes.intersection(there)):
        if not job.records.has(FollowUp, name):
            for row in rows:
                if not is_blank(there[name][row]):
                    listed.list_cell(job, view, listed.EDIT, name, row, None)


def _list_contact_persons(
    job: Job, view: View, there: Mapping[str, Sequence[Cell]], rows: Sequence[int]
) -> None:
    """List the contact persons typed in new *rows* that are not the ones of their lead."""
    people = there.get("contact_person", ())
    typed_in = [row for row in rows if people and not is_blank(people[row])]
    of_lead = _contact_persons(job, {fold(typed(there["customer_name"][row])) for row in typed_in})
    for row in typed_in:
        found = of_lead.get(fold(typed(there["customer_name"][row])), [])
        if len(found) != 1 or typed(found[0]) != typed(people[row]):
            now = found[0] if len(found) == 1 else None
            listed.list_cell(job, view, listed.EDIT, "contact_person", row, now)


def _contact_persons(job: Job, names: Collection[str]) -> dict[str, list[Cell]]:
    """Return the contact persons of the leads of each customer in *names*, folded."""
    found: dict[str, list[Cell]] = {name: [] for name in names}
    customers = cells(job.records, Lead, "customer_name") if names else ()
    for name, person in zip(customers, cells(job.records, Lead, "contact_person"), strict=False):
        if (key := fold(typed(name))) in found:
            found[key].append(person)
    return found
