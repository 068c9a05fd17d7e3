"""Screening the leads of a workbook (SPEC §3): the rule decides, here it is said in words."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from xlfunnel.actions.run import CHECK, Job
from xlfunnel.actions.usable_rules import rule_rows
from xlfunnel.actions.vocabulary import joined
from xlfunnel.checked import CheckedTable
from xlfunnel.rules.screening import Screened, fields_of, screen
from xlfunnel.schema import terms
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.screening import ScreeningRule
from xlfunnel.values.cell import Cell, shown

_RESULTS = terms.SCREENING_RESULTS


def screen_leads(job: Job) -> None:
    """
    Write whether each lead is worth the time, and why.

    Closed leads are screened too, by what stands now: rates over 合格 leads need them. A team
    without rules screens nothing; what an earlier run has written is then cleared.
    """
    records = job.records
    if not (records.has(Lead, "screening_result") or records.has(Lead, "screening_reason")):
        return
    rules = rule_rows(records, ScreeningRule)
    screened = _screened(job, rules) if rules else []
    _write(job, rules, screened)
    found = Counter(lead.result for lead in screened)
    names = {terms.QUALIFIED: "qualified", terms.NOT_QUALIFIED: "not_qualified"}
    names[terms.TO_CONFIRM] = "to_confirm"
    counts = {name: found[result] for result, name in names.items()}
    job.counts |= {f"screened_{name}": float(count) for name, count in counts.items()}
    if screened and job.action.name != CHECK:
        job.summary.append(job.say("screening.done", **counts))


def _screened(job: Job, rules: Sequence[ScreeningRule]) -> list[Screened]:
    fields = [field for field in fields_of(rules) if job.records.has(Lead, field)]
    cells = {field: job.records.cells(Lead, field) for field in fields}
    leads = CheckedTable(Lead, cells, job.records.columns(Lead, fields))
    return screen(leads, rules, job.words)


def _write(job: Job, rules: Sequence[ScreeningRule], screened: Sequence[Screened]) -> None:
    @cache
    def reason(lead: Screened) -> str:
        return _reason(job, rules, lead)

    label, language, count = _RESULTS.label, job.run.language, job.records.count(Lead)
    results: list[Cell] = [label(lead.result, language) for lead in screened]
    reasons: list[Cell] = [reason(lead) for lead in screened]
    nothing: list[Cell] = [None] * count
    for field, said in (("screening_result", results), ("screening_reason", reasons)):
        job.records.put(Lead, field, said or nothing)


def _reason(job: Job, rules: Sequence[ScreeningRule], lead: Screened) -> str:
    """Return in words which rules decided, and what is missing where none could."""
    language = job.run.language

    def names(positions: Sequence[int]) -> str:
        return joined(dict.fromkeys(_name(job, rules[n]) for n in positions), language)

    def headers(fields: Sequence[str]) -> str:
        return joined((Lead.column(field).header(language) for field in fields), language)

    if lead.result != terms.TO_CONFIRM:
        key = "qualified" if lead.result == terms.QUALIFIED else "not_qualified"
        key = f"screening.{'contested' if lead.against else key}"
        return job.say(key, rules=names(lead.because), against=names(lead.against))
    parts = [
        *([job.say("screening.to_confirm", rules=names(lead.because))] if lead.because else []),
        *([job.say("screening.missing", fields=headers(lead.missing))] if lead.missing else []),
        *([job.say("screening.unread", fields=headers(lead.unread))] if lead.unread else []),
    ]
    said = job.say("screening.and").join(parts) or job.say("screening.undecided")
    return job.say("screening.blocked", gaps=said) if lead.is_blocked else said


def _name(job: Job, rule: ScreeningRule) -> str:
    """Return what a rule is called; one without a name by what it asks."""
    if rule.name:
        return rule.name
    language = job.run.language
    column = next(c for c in Lead.columns() if c.headers.zh_cn == rule.lead_field)
    comparison = terms.COMPARISONS.label(rule.comparison or "", language)
    parts = (column.header(language), comparison, shown(rule.value))
    return " ".join(part for part in parts if part)
