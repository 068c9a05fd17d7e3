"""The clocks of each lead: those of the team, or with the leave of its owner (SPEC §4)."""

from functools import cache

from xlfunnel.actions.follow_ups import values
from xlfunnel.actions.run import Job
from xlfunnel.actions.usable_rules import rule_rows
from xlfunnel.actions.worklist_times import OpenLead
from xlfunnel.rules.calendar import Calendar
from xlfunnel.rules.clocks import Clocks, Deadline
from xlfunnel.rules.counting import Counting
from xlfunnel.rules.lead_owners import people_named
from xlfunnel.rules.leaves import Leave, leave_of_all
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reps import Rep
from xlfunnel.values.text import fold


class TeamClocks:
    """
    The clocks of a team.

    A customer is served while one of the people who follow the lead is there; who is not in
    人员 is always there. Clock hours that are literal know neither holidays nor leaves. Leads
    of people who are not on leave share their clocks, and so do those of one leave.
    """

    def __init__(self, job: Job) -> None:
        records, said = job.records, job.parameters
        self._calendar = Calendar(rule_rows(records, WeekHours), rule_rows(records, CalendarDay))
        self._rules = rule_rows(records, ClockRule)
        self._said = said
        self._today = job.run.as_of.date()
        people = () if said.clock_mode == terms.LITERAL_HOURS else rule_rows(records, Rep)
        self._people = {fold(rep.name): rep for rep in people if rep.name}
        self._owners = values(records, Lead, "owner")
        self._with_leave = cache(self._clocks)
        self._common = self._with_leave(None)
        self._leave_of = cache(self._leave)

    def deadlines(self, lead: OpenLead) -> list[Deadline]:
        """Return every deadline of an open lead, the strictest first."""
        return self._with_leave(self._leave_of(self._owners[lead.row])).deadlines(lead.times)

    def is_put_off(self, lead: OpenLead, deadline: Deadline) -> bool:
        """Return whether the leave of the owner is why *deadline* is not earlier."""
        leave = self._leave_of(self._owners[lead.row])
        if leave is None or deadline.due.date() <= leave[0]:
            return False
        usual = self._common.deadlines(lead.times)
        return any(one.rule is deadline.rule and one.due < deadline.due for one in usual)

    def _leave(self, owner: str | None) -> Leave | None:
        names = map(fold, people_named(owner or "", self._people))
        return leave_of_all((self._people.get(name, _ALWAYS_THERE) for name in names), self._today)

    def _clocks(self, leave: Leave | None) -> Clocks:
        calendar = self._calendar.without(*leave) if leave else self._calendar
        said = self._said
        counting = Counting(calendar, said.clock_mode, said.postpone_hour)
        return Clocks(self._rules, said.clock_preset, counting.due, self._today)


_ALWAYS_THERE = Rep()
