"""A button that is one of the actions: done, and told how much it has changed."""

from collections.abc import Iterable
from itertools import islice

from xlfunnel.actions import Action, Finding, Outcome
from xlfunnel.ribbon.desk import Desk
from xlfunnel.ribbon.told import Told
from xlfunnel.schema.memory import Memo

MOST_PLACES = 5  # told in a message box, where no list has them


def do(desk: Desk, button: str, action: Action) -> Told:
    """Run *action* and tell what it did."""
    outcome = desk.act(action)
    return desk.told(button, [*outcome.summary, changes(desk, outcome)])


def changes(desk: Desk, outcome: Outcome) -> str:
    """Return how much was changed, and how to take it back where the workbook remembers."""
    if not outcome.changes:
        return desk.say("ribbon.unchanged")
    key = "ribbon.changed" if Memo in desk.bindings else "ribbon.changed_for_good"
    return desk.say(key, count=outcome.changes)


def places(desk: Desk, findings: Iterable[Finding]) -> list[str]:
    """Return the first of *findings*, each with its place."""
    return [
        desk.say("ribbon.finding", place=one.place, problem=one.problem)
        for one in islice(findings, MOST_PLACES)
    ]
