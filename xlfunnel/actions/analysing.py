"""转化分析表: S2's conversion table by source, rebuilt beside what people wrote in it."""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import pandas as pd

from xlfunnel.actions.run import Job
from xlfunnel.actions.vocabulary import joined
from xlfunnel.analysis.conversion import conversion_by, overall, sales_cycle_days
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.messages import say
from xlfunnel.problem import Computation, blocked_rows
from xlfunnel.schema import terms
from xlfunnel.schema.conversion import Conversion
from xlfunnel.schema.dictionaries import listed
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reasons import LossReason
from xlfunnel.values.cell import Cell
from xlfunnel.values.terms import Terms
from xlfunnel.values.text import fold, typed
from xlfunnel.workbook import by_header

# What people may rewrite, and the column beside it with the system's last word.
SHARED = {
    "win_factors": "system_win_factors",
    "loss_factors": "system_loss_factors",
    "advice": "system_advice",
}


def analyse(job: Job) -> None:
    """Rebuild the conversion table by source, keeping what people wrote beside the figures."""
    leads = _frame(job)
    count = int(job.parameters.factor_count or 0)
    figures = conversion_by(leads, "source", count)
    if job.records.has(Conversion):
        _write(job, [_row(job, figure) for figure in figures.to_dict(orient="records")])
    total: dict[str, float] = {str(name): value for name, value in overall(leads).items()}
    job.counts |= {name: value for name, value in total.items() if not math.isnan(value)}
    rate = "" if math.isnan(total["conversion_rate"]) else f"{total['conversion_rate']:.1%}"
    facts = {"leads": int(total["leads"]), "won": int(total["won"]), "rate": rate}
    job.summary.append(job.say("actions.analysed", **facts))


def _frame(job: Job) -> pd.DataFrame:
    """Return one row per lead as `conversion_by` wants it; every row with an identity counts."""
    names = ("lead_id", "registered_on", "won_on", "status", "won_reason", "lost_reason")
    read = job.records.columns(Lead, names)
    nothing: list[Any] = [None] * job.records.count(Lead)
    column = {name: read.values.get(name, nothing) for name in names}
    mistyped = {row for row, _ in read.doubts.get("won_on", ())}
    won = [
        day is not None or row in mistyped or status == terms.WON
        for row, (day, status) in enumerate(zip(column["won_on"], column["status"], strict=True))
    ]
    reasons = cache(listed)
    frame = pd.DataFrame(
        {
            "source": pd.Series(_sources(job), dtype=object),
            "is_won": pd.Series(won, dtype=bool),
            "registered_on": pd.to_datetime(pd.Series(column["registered_on"], dtype=object)),
            "won_on": pd.to_datetime(pd.Series(column["won_on"], dtype=object)),
            "win_reasons": pd.Series(map(reasons, column["won_reason"]), dtype=object),
            "loss_reasons": pd.Series(map(reasons, column["lost_reason"]), dtype=object),
        }
    )
    cycle = sales_cycle_days(frame["registered_on"], frame["won_on"])
    blocked = list(blocked_rows(job.problems, Computation.CYCLE))
    cycle.loc[blocked] = float("nan")
    has_identity = pd.Series([value is not None for value in column["lead_id"]], dtype=bool)
    return frame.assign(cycle_days=cycle).loc[has_identity]


def _sources(job: Job) -> list[str]:
    """
    Return each lead's source as the table calls it: our word, or one spelling of the team's.

    "" is blank; people who type 未填写 say the same, so that no two groups have one name.
    """
    if not job.records.has(Lead, "source"):
        return [""] * job.records.count(Lead)
    values = job.records.columns(Lead, ["source"]).values["source"]
    words, language = job.words[terms.SOURCES.name], job.run.language
    blank = {fold(say("actions.source_blank", known)) for known in LANGUAGES}
    spelling = dict.fromkeys(blank, "")
    sources = []
    for value, cell in zip(values, job.records.cells(Lead, "source"), strict=True):
        text = words.label(value, language) if value else typed(cell)
        sources.append(spelling.setdefault(fold(text), text))
    return sources


def _row(job: Job, figure: Mapping[Any, Any]) -> dict[str, Cell]:
    """Return a row of the table as the system would write it."""
    language = job.run.language
    won = job.words[terms.WIN_REASONS.name]
    lost = job.words[terms.LOSS_REASONS.name]
    cycle = float(figure["cycle_days"])
    return {
        "source": figure["source"] or job.say("actions.source_blank"),
        "leads": float(figure["leads"]),
        "won": float(figure["won"]),
        "conversion_rate": float(figure["conversion_rate"]),
        "sales_cycle_days": None if math.isnan(cycle) else cycle,
        "system_win_factors": _factors(won, figure["win_reasons"], language),
        "system_loss_factors": _factors(lost, figure["loss_reasons"], language),
        "system_advice": _advice(job, figure["loss_reasons"]),
    }


def _factors(words: Terms, reasons: Iterable[str], language: Language) -> str | None:
    return joined((words.label(reason, language) for reason in reasons), language) or None


def _advice(job: Job, reasons: Sequence[str]) -> str | None:
    """Return what the team's table of reasons advises against the commonest losses."""
    said = _advised(job)
    return "\n".join(advice for reason in reasons if (advice := said.get(reason))) or None


def _advised(job: Job) -> dict[str | None, str]:
    words = job.words[terms.LOSS_REASONS.name]
    return {
        words.read(row.reason).value: row.advice
        for row in job.records.rows(LossReason).rows
        if row.reason and row.advice
    }


def _write(job: Job, rows: list[dict[str, Cell]]) -> None:
    """
    Replace the table; a source that people wrote about stays, even at zero.

    The figures of a source without leads are zero, so that the table adds up to the leads.
    """
    records = job.records
    shared = {ours: beside for ours, beside in SHARED.items() if records.has(Conversion, ours)}
    there = _there(job)
    human = {source: _human(job, old, shared) for source, old in there.items()}
    sources = records.cells(Conversion, "source")
    noted = {sources[position] for position in records.users_rows(Conversion)}
    new = {row["source"]: row for row in rows}
    for source in there:
        if source not in new and (human[source] or source in noted):
            zero: dict[str, Cell] = {"source": source, "leads": 0.0, "won": 0.0}
            new[source] = {**dict.fromkeys(_figures()), **zero}
    for source, row in new.items():
        for name in shared:
            is_human = name in human.get(source, ())
            row[name] = there[source][name] if is_human else row[SHARED[name]]
    records.replace(Conversion, by_header(list(new.values())))


def _figures() -> list[str]:
    return [column.field for column in Conversion.columns() if column.field not in SHARED]


def _there(job: Job) -> dict[Cell, dict[str, Cell]]:
    records = job.records
    names = [column.field for column in Conversion.columns()]
    columns = {n: records.cells(Conversion, n) for n in names if records.has(Conversion, n)}
    rows = (dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True))
    return {row["source"]: row for row in rows}


def _human(job: Job, old: Mapping[str, Cell], shared: Iterable[str]) -> set[str]:
    """
    Return which shared cells of a row are a person's: they differ from the system's last words.

    Where its column is gone nobody knows those; then words that the system could have put
    together itself are its own.
    """
    return {
        name
        for name in shared
        if typed(old[name])
        and (
            typed(old[name]) != typed(old[SHARED[name]])
            if SHARED[name] in old
            else not _is_ready_made(job, name, typed(old[name]))
        )
    }


def _is_ready_made(job: Job, name: str, text: str) -> bool:
    """Return whether *text* consists of words from the tables of reasons only."""
    if name == "advice":
        lines = {line for advice in _advised(job).values() for line in advice.splitlines()}
        return lines.issuperset(text.splitlines())
    reasons = terms.WIN_REASONS if name == "win_factors" else terms.LOSS_REASONS
    return job.words[reasons.name].read(text).value is not None
