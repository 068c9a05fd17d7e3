"""What to do with a lead, why, and how late it is, in the words of the team."""

from collections.abc import Sequence
from functools import cache

from xlfunnel.actions.follow_ups import cells
from xlfunnel.actions.run import Job
from xlfunnel.actions.worklist_times import OpenLead
from xlfunnel.rules.clocks import PLAN, Deadline
from xlfunnel.rules.lateness import Lateness
from xlfunnel.schema import terms
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.values.cell import Cell, excerpt, shown
from xlfunnel.values.terms import Terms
from xlfunnel.values.text import typed

_ACTIONS = {
    terms.INVITATION: "clocks.invite",
    terms.COMPLETE_GRADE: "clocks.complete",
    terms.PROPOSAL_OPINION: "clocks.ask_opinion",
}
_QUOTED = ("next_step", "content", "channel", "owner")  # of follow-ups, as they were written


class Words:
    """Says of each lead and deadline what a row of the list says."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._say = cache(job.say)
        self._quoted: dict[str, Sequence[Cell]] = {}
        if job.records.has(FollowUp):
            self._quoted = {name: cells(job.records, FollowUp, name) for name in _QUOTED}
        self.how_late = cache(self._how_late)

    def what_to_do(self, lead: OpenLead, deadline: Deadline) -> str:
        """Return what is to be done: what was agreed on as it was written down."""
        clause, times = deadline.clause, lead.times
        if clause == terms.NEXT_STEP:
            return self._quote("next_step", lead.step) or self._say("clocks.next_step")
        if clause == PLAN:
            quotes = (self._quote(name, lead.plan) for name in ("content", "next_step", "channel"))
            words = next(filter(None, quotes), "")
            return self._say("clocks.plan_by", words=words) if words else self._say("clocks.plan")
        if clause in _ACTIONS:
            return self._say(_ACTIONS[clause])
        if clause == terms.RHYTHM and times.grade == terms.LOW:
            return self._say("clocks.push_news")
        is_first = times.last_touch is None
        return self._say("clocks.first_contact" if is_first else "clocks.next_contact")

    def why(self, deadline: Deadline, late: Lateness | None) -> str:
        """Return the words of the limit behind a *deadline*; our own where it has none."""
        rule = deadline.rule
        if rule is None:
            return self._say("clocks.why_plan")
        if deadline.clause == terms.NEXT_STEP and not (late and late.number):
            return self._say("clocks.why_step")  # those of the limit tell of one not done
        return rule.reason or self._in_words(rule)

    def who_does_it(self, lead: OpenLead, deadline: Deadline, owner: str | None) -> str:
        """Return whose task it is: a plan is that of whoever made it, all else the *owner*'s."""
        planner = self._quote("owner", lead.plan) if deadline.clause == PLAN else ""
        return planner or owner or self._say("clocks.unassigned")

    def _how_late(self, late: Lateness | None) -> str | None:
        """Return 逾期12小时, 逾期3天, 今天到期 or nothing."""
        return late and self._job.say(f"clocks.late_{late.unit}", number=late.number)

    def _quote(self, name: str, row: int | None) -> str:
        return "" if row is None else excerpt(typed(self._quoted[name][row]))

    def _in_words(self, rule: ClockRule) -> str:
        grade, source = (
            self._label(terms.GRADES, rule.grade),
            self._label(terms.SOURCES, rule.source),
        )
        who = grade + source
        return self._say(
            "clocks.why",
            who=self._say("clocks.who", who=who) if who else "",
            time=shown(rule.duration),
            unit=self._label(terms.TIME_UNITS, rule.time_unit),
            clause=self._label(terms.CLOCK_CLAUSES, rule.clause),
        )

    def _label(self, words: Terms, name: str | None) -> str:
        known = self._job.words.get(words.name, words)
        return known.label(name, self._job.run.language) if name else ""
