"""What a person has planned and not done goes to whoever has the lead now (离职交接)."""

from collections.abc import Mapping

from xlfunnel.actions.follow_ups import follow_ups, is_open, touches_of, values
from xlfunnel.actions.recording import system_name
from xlfunnel.actions.run import Job
from xlfunnel.actions.team import Team
from xlfunnel.actions.vocabulary import joined
from xlfunnel.rules.lead_owners import people_named
from xlfunnel.schema import terms
from xlfunnel.schema.change_log import Change
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.memory import Run as RunRow
from xlfunnel.values.cell import Cell
from xlfunnel.values.text import fold

COUNT = "plans_handed_over"  # of the figures of a run


def hand_over_plans(job: Job, team: Team, leaver: str, heirs: Mapping[int, str]) -> int:
    """
    Write the new owner into what *leaver* has planned for open leads; return in how many rows.

    待办提醒 shows a plan to whoever made it, so it would wait for somebody who is gone. A row
    that is a touch, done or cancelled tells what has happened, and stays as it is; so does a
    plan for a lead that *leaver* still has.

    Args:
        job: The run, with the new owners in the leads.
        team: The people.
        leaver: The key of who hands over.
        heirs: Row of a lead to the name of who has got it from *leaver*.
    """
    records = job.records
    if not records.has(FollowUp, "owner"):
        return 0
    leads, is_planned = follow_ups(job).leads, _are_planned(job)
    in_hand, owners = is_open(job), values(records, Lead, "owner")
    now: dict[int, Cell] = {}
    for row, planner in enumerate(values(records, FollowUp, "owner")):
        lead = leads[row]
        if lead is None or not in_hand[lead] or not is_planned[row]:
            continue
        has_moved = lead in heirs or leaver not in team.named(owners[lead])
        if planner and has_moved and leaver in team.named(planner):
            heir = heirs.get(lead) or owners[lead] or ""
            now[row] = in_place_of(job, team, planner, leaver, heir) or None
    return records.set(FollowUp, "owner", now)


def in_place_of(job: Job, team: Team, owner: str, leaver: str, heir: str) -> str:
    """Return the cell *owner* with *heir* where it names *leaver*; nobody is named twice."""
    names: list[str] = []
    for name in people_named(owner, team.reps):
        names += people_named(heir, team.reps) if fold(name) == leaver else [name]
    return joined({fold(name): name for name in names}.values(), job.run.language)


def log_moved_plans(job: Job) -> None:
    """
    Log how many plans went along, in the rows of this run.

    It comes after `record`, which notes the run and logs the leads one by one.
    """
    count, records = int(job.counts.get(COUNT, 0)), job.records
    if not count or not records.has(Change):
        return
    binding, noted = records.binding(FollowUp), RunRow if records.has(RunRow) else Change
    runs = records.cells(noted, "run_id")
    records.append(
        Change,
        [
            {
                "run_id": runs[-1] if runs else None,
                "changed_at": job.run.as_of,
                "action": job.action.title.to(job.run.language),
                "changed_by": system_name(job),
                "table_name": binding.sheet,
                "column_name": binding.headers["owner"],
                "new_value": job.say("handover.plans_log", count=count),
            }
        ],
    )


def _are_planned(job: Job) -> list[bool]:
    """Return which follow-ups are still to be done: the same that 待办提醒 takes for plans."""
    rows, as_of = follow_ups(job), job.run.as_of
    said = zip(rows.moments, touches_of(job, rows), rows.is_written, rows.completions, strict=True)
    return [
        not is_touch
        and completion not in (terms.DONE, terms.CANCELLED)
        and (
            not is_written
            or completion == terms.NOT_STARTED
            or (moment is not None and moment > as_of)
        )
        for moment, is_touch, is_written, completion in said
    ]
