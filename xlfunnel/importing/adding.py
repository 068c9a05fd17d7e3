"""
Adding imported leads to a workbook.

An import never overwrites: a lead whose id is already there is left as it is, and what
differs is told. So the same file can be imported twice, and a newer one any time.
"""

from collections.abc import Sequence
from functools import partial

from xlfunnel.actions import Action, Finding, Outcome, Run, perform_steps
from xlfunnel.actions.assigning_owners import note_owners
from xlfunnel.actions.filling import fill
from xlfunnel.actions.recording import record
from xlfunnel.actions.remembering import remember
from xlfunnel.actions.run import Job
from xlfunnel.actions.vocabulary import joined
from xlfunnel.importing.leads import ImportedLead
from xlfunnel.importing.matching import known_rows
from xlfunnel.language import Text
from xlfunnel.schema import terms
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.sources import Source
from xlfunnel.values.cell import Cell
from xlfunnel.values.reading import Status
from xlfunnel.values.text import fold, typed
from xlfunnel.workbook import Workbook

IMPORT = Text("导入线索", "匯入線索", "Import leads")


def import_leads(
    workbook: Workbook, leads: Sequence[ImportedLead], run: Run, *, add_sources: bool = False
) -> Outcome:
    """
    Append the *leads* that the workbook does not have yet, and number those without an id.

    Args:
        workbook: With the table Leads.
        leads: In the order of the file.
        run: As for any action.
        add_sources: Whether sources the workbook does not know are added to its table.
    """
    first = (partial(add_new_sources, leads=leads),) if add_sources else ()
    steps = (*first, partial(add, leads=leads), fill, note_owners, record, remember)
    return perform_steps(Action("import", IMPORT, IMPORT, steps), workbook, run)


def add(job: Job, leads: Sequence[ImportedLead]) -> None:
    """Append the *leads* that are new, and tell where the others differ."""
    records = job.records
    ids = [_id(cell) for cell in records.cells(Lead, "lead_id")]
    known = {lead_id: row for row, lead_id in enumerate(ids) if lead_id}
    named = {name for lead in leads for name in lead.cells} - {"lead_id"}
    fields = sorted(name for name in named if records.has(Lead, name))
    without_id = [lead for lead in leads if not _id(lead.cells.get("lead_id"))]
    again = known_rows(without_id, {name: records.cells(Lead, name) for name in fields})
    lines_again = {without_id[position].line for position in again}
    new: list[dict[str, Cell]] = []
    there: list[tuple[int, ImportedLead]] = []
    for lead in leads:
        lead_id = _id(lead.cells.get("lead_id"))
        if lead_id in known:
            there.append((known[lead_id], lead))
        elif lead_id or lead.line not in lines_again:
            new.append(lead.cells)
            if lead_id:
                known[lead_id] = len(ids) + len(new) - 1
    before = records.count(Lead)
    records.append(Lead, new)
    job.counts |= {"added": float(len(new)), "known": float(len(leads) - len(new))}
    job.summary.append(job.say("actions.imported", added=len(new), known=len(leads) - len(new)))
    _tell_differences(job, [(row, lead) for row, lead in there if row < before], fields)


def _id(cell: Cell) -> str:
    return fold(typed(cell))


def _tell_differences(
    job: Job, there: Sequence[tuple[int, ImportedLead]], fields: Sequence[str]
) -> None:
    """Tell where the file says something else than the workbook; nothing is overwritten."""
    found = []
    for name in fields:
        column = job.records.cells(Lead, name)
        for row, lead in there:
            said = lead.cells.get(name)
            if said is not None and typed(said) != typed(column[row]):
                found.append(_difference(job, row, name, lead, column[row]))
    job.counts["different"] = float(len(found))
    job.findings = tuple(sorted(found, key=lambda finding: finding.place))
    if found:
        job.summary.append(job.say("actions.import_differs", count=len(found)))


def _difference(job: Job, row: int, name: str, lead: ImportedLead, there: Cell) -> Finding:
    place = job.records.place(Lead, name, row)
    return Finding(
        severity=terms.INFO,
        rule="import_differs",
        sheet=place.rpartition("!")[0],
        place=place,
        column=Lead.column(name).header(job.run.language),
        value=typed(there),
        problem=job.say("actions.import_difference", line=lead.line, said=typed(lead.cells[name])),
        fix=job.say("actions.import_difference_fix"),
    )


def add_new_sources(job: Job, leads: Sequence[ImportedLead]) -> None:
    """Add the sources of *leads* that the workbook does not know, once each."""
    words = job.words[terms.SOURCES.name]
    named = dict.fromkeys(typed(lead.cells.get("source")) for lead in leads)
    new = [name for name in named if words.read(name).status is Status.UNREADABLE]
    if new and job.records.has(Source):
        job.records.append(Source, [{"name": name} for name in new])
        job.summary.append(job.say("actions.sources_added", names=joined(new, job.run.language)))
