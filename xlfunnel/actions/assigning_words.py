"""分配依据: why a lead has its owner, or none, in the words of the team."""

from collections.abc import Sequence
from functools import cache

from xlfunnel.actions.follow_ups import values
from xlfunnel.actions.run import Job
from xlfunnel.actions.usable_rules import rule_rows
from xlfunnel.actions.vocabulary import joined
from xlfunnel.rules.assignment import (
    CRITERIA,
    INDUSTRY,
    REGION,
    SAME_CUSTOMER,
    SENIORITY,
    Choice,
    Waiting,
)
from xlfunnel.schema import terms
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reps import Rep
from xlfunnel.values.cell import excerpt, shown


class Words:
    """Says of each choice how it came about."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._say, self._quoted = cache(job.say), cache(excerpt)
        self._reps = {rep.name or "": rep for rep in reversed(rule_rows(job.records, Rep))}
        self._industries, self._regions, self._customers = (
            values(job.records, Lead, name) for name in ("industry", "region", "customer_name")
        )

    def basis(self, choice: Choice) -> str:
        """Return why a lead goes to whom, or why to nobody."""
        say, lead = self._say, choice.lead
        if choice.name is None:
            return say(f"assignment.{choice.why}", date=shown(self._job.run.as_of)[:10])
        if choice.why == SAME_CUSTOMER:
            customer = excerpt(self._customers[lead.row] or "")
            key = "customer_back" if lead.is_customer_back else "same_customer"
            over = "_over" if choice.is_over else ""
            return say(f"assignment.{key}{over}", customer=customer, name=choice.name)
        wanted = {name: said for name in CRITERIA if (said := self._said(lead, name))}
        return self._of_turn(
            say(f"assignment.{choice.why}", name=choice.name),
            tuple(wanted[name] for name in choice.relaxed),
            tuple(said for name, said in wanted.items() if self._is_met(choice, name)),
        )

    def _is_met(self, choice: Choice, criterion: str) -> bool:
        """
        Return whether a wish is told as met.

        Of a blank in 人员 nobody says that it fits; but where another wish was given up, it was
        so among those who do not name this one, too.
        """
        rep = self._reps[choice.name or ""]
        named = {SENIORITY: rep.seniority, INDUSTRY: rep.industries, REGION: rep.regions}
        return criterion not in choice.relaxed and bool(choice.relaxed or named[criterion])

    def _of_turn(self, turn: str, relaxed: Sequence[str], met: Sequence[str]) -> str:
        """Return whose *turn* it is, what was met, and what nobody who meets that met as well."""
        language = self._job.run.language
        key = ("meets_all" if len(met) > 1 else "meets") if met else ""
        if relaxed:
            key = "relaxed_among" if met else "relaxed"
        facts = {"met": joined(met, language), "missed": joined(relaxed, language)}
        return self._say(f"assignment.{key}", **facts, turn=turn) if key else turn

    def _said(self, lead: Waiting, criterion: str) -> str:
        """Return what *lead* wants of its owner by *criterion*; "" for nothing."""
        if criterion == SENIORITY and lead.seniority:
            word = terms.SENIORITIES.label(lead.seniority, self._job.run.language)
        elif criterion == INDUSTRY and lead.industry:
            word = self._quoted(self._industries[lead.row])
        elif criterion == REGION and lead.region:
            word = self._quoted(self._regions[lead.row])
        else:
            return ""
        return self._say(f"assignment.{criterion}", word=word)
