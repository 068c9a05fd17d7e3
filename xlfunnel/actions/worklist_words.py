"""What to do with a lead, why, and how late it is, in the words of the team."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from xlfunnel.actions.clock_words import limit_in_words
from xlfunnel.actions.follow_ups import cells, values
from xlfunnel.actions.run import Job
from xlfunnel.actions.worklist_clocks import TeamClocks
from xlfunnel.actions.worklist_times import OpenLead
from xlfunnel.rules.clocks import PLAN, Deadline
from xlfunnel.rules.lateness import HOURS, Lateness, Wait, waited
from xlfunnel.schema import terms
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import Cell, excerpt
from xlfunnel.values.text import typed

_ACTIONS = {
    terms.INVITATION: "clocks.invite",
    terms.COMPLETE_GRADE: "clocks.complete",
    terms.PROPOSAL_OPINION: "clocks.ask_opinion",
}
# What is due first of a lead that nobody has talked to.
_FIRST = frozenset({terms.FIRST_RESPONSE, terms.FIRST_WINDOW, terms.RHYTHM})
_OF_LEADS = ("registered_on", "owner", "assigned_at", "assigned_by", "customer_name")
_SUBJECTS = ("content", "next_step")  # what something planned is about
_QUOTED = ("next_step", "content", "channel", "owner")  # of follow-ups, as they were written


class Words:
    """Says of each lead and deadline what a row of the list says."""

    def __init__(self, job: Job, clocks: TeamClocks) -> None:
        self._job = job
        self._clocks = clocks
        self._say = cache(job.say)
        self._quoted: dict[str, Sequence[Cell]] = {}
        if job.records.has(FollowUp):
            self._quoted = {name: cells(job.records, FollowUp, name) for name in _QUOTED}
        columns = (values(job.records, Lead, name) for name in _OF_LEADS)
        self._came, self._owners, self._given, self._given_by, self._customers = columns
        self.how_late = cache(self._how_late)

    def what_to_do(self, lead: OpenLead, deadline: Deadline) -> str:
        """Return what is to be done: what was agreed on as it was written down."""
        clause, times = deadline.clause, lead.times
        if clause == terms.NEXT_STEP:
            return self._quote("next_step", lead.step) or self._say("clocks.next_step")
        if clause == PLAN:
            words = self._first_quote(lead.plan, *_SUBJECTS, "channel")
            return self._say("clocks.plan_by", words=words) if words else self._say("clocks.plan")
        if clause == terms.VISIT_CONFIRMATION:
            words = self._first_quote(lead.visit, *_SUBJECTS) or self._customers[lead.row] or ""
            return self._say("clocks.confirm_visit", words=words)
        if clause in _ACTIONS:
            return self._say(_ACTIONS[clause])
        if clause == terms.RHYTHM and times.grade == terms.LOW:
            return self._say("clocks.push_news")
        is_first = times.last_touch is None
        return self._say("clocks.first_contact" if is_first else "clocks.next_contact")

    def why(self, lead: OpenLead, deadline: Deadline, late: Lateness | None) -> str:
        """Return the limit behind a *deadline* in words, and what else explains its day."""
        reason = self._limit(deadline, late)
        notes = [self._waits(lead, deadline, late) or self._handed_over(lead, deadline)]
        notes.append(self._visit(lead, deadline))
        if self._clocks.is_put_off(lead, deadline):
            notes.append(self._say("clocks.put_off"))
        said = self._say("clocks.and").join(filter(None, notes))
        return self._say("clocks.why_noted", why=reason, notes=said) if said else reason

    def _limit(self, deadline: Deadline, late: Lateness | None) -> str:
        """Return the words of the limit behind a *deadline*; our own where it has none."""
        rule = deadline.rule
        if rule is None:
            return self._say("clocks.why_plan")
        if deadline.clause == terms.NEXT_STEP and not (late and late.number):
            return self._say("clocks.why_step")  # those of the limit tell of one not done
        return rule.reason or limit_in_words(rule, self._job.words, self._job.run.language)

    def who_does_it(self, lead: OpenLead, deadline: Deadline, owner: str | None) -> str:
        """Return whose task it is: a plan is that of whoever made it, all else the *owner*'s."""
        return (
            self._quote("owner", lead.plan_behind(deadline.clause))
            or owner
            or self._say("clocks.unassigned")
        )

    def _waits(self, lead: OpenLead, deadline: Deadline, late: Lateness | None) -> str:
        """
        Return how long a customer waited for an owner, and has since waited for their call.

        The first wait lasts until the present owner has the lead, whoever had it before.
        Nothing once there was a touch. Nor where it says nothing: nobody waited for an owner,
        as when a lead is given away on the day it came in, or only for hours, and the first
        contact is not due before tomorrow.
        """
        if deadline.clause not in _FIRST or lead.times.last_touch is not None:
            return ""
        as_of, came = self._job.run.as_of, self._came[lead.row]
        is_owned = self._owners[lead.row] is not None
        given = self._given[lead.row] if is_owned else as_of
        if came is None or given is None or not came <= as_of >= given:
            return ""
        wait, since = waited(came, given), waited(max(came, given), as_of)
        if not wait.number or (wait.unit == HOURS and not late):
            return ""
        if not is_owned:
            return self._say("clocks.waits_for_owner", wait=self._time(wait))
        key = "clocks.waited_for_both" if since.number else "clocks.waited_for_owner"
        return self._say(key, wait=self._time(wait), since=self._time(since))

    def _handed_over(self, lead: OpenLead, deadline: Deadline) -> str:
        """Return when the owner took over what was late by then, which others let happen."""
        given, as_of = self._given[lead.row], self._job.run.as_of
        is_handed_over = self._given_by[lead.row] == terms.HANDED_OVER
        if not is_handed_over or given is None or not deadline.ends <= given <= as_of:
            return ""
        return self._on("clocks.handed_over", given)

    def _visit(self, lead: OpenLead, deadline: Deadline) -> str:
        """Return the day of a visit to be confirmed, or that the plan of that day is to do it."""
        visit = lead.times.visit
        if visit is None:
            return ""
        if deadline.clause == terms.VISIT_CONFIRMATION:
            return self._on("clocks.visit_on", visit)
        if deadline.clause == PLAN and any(
            one.clause == terms.VISIT_CONFIRMATION and one.due.date() == deadline.due.date()
            for one in self._clocks.deadlines(lead)
        ):
            return self._say("clocks.visit_unconfirmed")
        return ""

    def _on(self, key: str, day: datetime) -> str:
        return self._say(key, month=day.month, day=day.day, date=day.date())

    def _time(self, wait: Wait) -> str:
        return self._say(f"clocks.wait_{wait.unit}", number=wait.number)

    def _how_late(self, late: Lateness | None) -> str | None:
        """Return 逾期12小时, 逾期3天, 今天到期 or nothing."""
        return late and self._job.say(f"clocks.late_{late.unit}", number=late.number)

    def _quote(self, name: str, row: int | None) -> str:
        return "" if row is None else excerpt(typed(self._quoted[name][row]))

    def _first_quote(self, row: int | None, *names: str) -> str:
        return next(filter(None, (self._quote(name, row) for name in names)), "")
