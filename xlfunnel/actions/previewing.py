"""预览分配: who would get how many leads, and why; for a run that writes nothing."""

from collections import defaultdict

from xlfunnel.actions import ACTIONS
from xlfunnel.actions.assigning import assign_leads, choose
from xlfunnel.actions.assigning_leads import obstacles_of, waiting_rows
from xlfunnel.actions.assigning_words import Words
from xlfunnel.actions.follow_ups import cells
from xlfunnel.actions.run import Action, Job
from xlfunnel.rules.assignment import Choice
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import excerpt, shown
from xlfunnel.values.text import typed


def preview_action() -> Action:
    """Return what 自动分配 does up to choosing, and then only tells."""
    assign = ACTIONS["assign"]
    before = assign.steps[: assign.steps.index(assign_leads)]
    return Action(assign.name, assign.title, assign.help, (*before, preview_assignment))


def preview_assignment(job: Job) -> None:
    """Say who would get how many of the leads that wait, each with a first lead and its reason."""
    rows, obstacles, words = waiting_rows(job), obstacles_of(job), Words(job)
    choices = choose(job, rows, obstacles={row: obstacles[row] for row in rows}).choices
    given: defaultdict[str, list[Choice]] = defaultdict(list)
    left: defaultdict[str, list[Choice]] = defaultdict(list)
    for choice in choices:
        if choice.name is None:
            left[words.basis(choice)].append(choice)
        else:
            given[choice.name].append(choice)
    counts = [sum(map(len, groups.values())) for groups in (given, left)]
    job.counts |= dict(zip(("assigned", "unassigned"), map(float, counts), strict=True))
    job.summary.clear()  # what the steps before have done is not written, so not told either
    if not rows:
        job.summary.append(job.say("assignment.assigned_none"))
        return
    job.summary.append(job.say("preview.head", given=counts[0], left=counts[1]))
    for key, groups in (("preview.gets", given), ("preview.left", left)):
        for name, theirs in sorted(groups.items(), key=lambda group: -len(group[1])):
            first, why = _lead(job, theirs[0]), words.basis(theirs[0])
            facts = {"name": name, "count": len(theirs), "lead": first, "why": why}
            job.summary.append(job.say(key, **facts))


def _lead(job: Job, choice: Choice) -> str:
    """Return what a lead is known by: number and customer."""
    ids, names = (cells(job.records, Lead, name) for name in ("lead_id", "customer_name"))
    return excerpt(f"{shown(ids[choice.row])} {typed(names[choice.row])}".strip())
