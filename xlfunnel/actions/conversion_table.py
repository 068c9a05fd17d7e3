"""转化分析表: S2's conversion table by source, rebuilt beside what people wrote in it."""

from collections.abc import Hashable, Iterable, Mapping, Sequence

from xlfunnel.actions.caveats import late_filling
from xlfunnel.actions.figures import Analysis, as_cells, no_leads
from xlfunnel.actions.group_names import BLANK, shown_name
from xlfunnel.actions.run import Job
from xlfunnel.actions.usable_rules import rule_rows
from xlfunnel.actions.vocabulary import joined
from xlfunnel.analysis.conversion import frequent_reasons
from xlfunnel.schema import terms
from xlfunnel.schema.conversion import Conversion
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


def write_conversion(job: Job, analysis: Analysis) -> None:
    """
    Replace the table; a source that people wrote about stays, even at zero.

    The figures of a source without leads are zero, so that the table adds up to the leads.
    """
    records = job.records
    if not records.has(Conversion):
        return
    shared = {ours: beside for ours, beside in SHARED.items() if records.has(Conversion, ours)}
    there = _there(job)
    human = {source: _human(job, old, shared) for source, old in there.items()}
    sources = records.cells(Conversion, "source")
    noted = {sources[position] for position in records.users_rows(Conversion)}
    kept = [source for source in there if human[source] or source in noted]
    new = {row["source"]: row for row in _rows(job, analysis)}
    new = as_spelt(new, {source: fold(typed(source)) for source in kept})
    for source, row in new.items():
        row["source"] = source
    for source in kept:
        if source not in new:
            nothing_said = dict.fromkeys(SHARED.values())
            new[source] = {"source": source, **no_leads(), **nothing_said}
    for source, row in new.items():
        for name in shared:
            is_human = name in human.get(source, ())
            row[name] = there[source][name] if is_human else row[SHARED[name]]
    records.replace(Conversion, by_header(list(new.values())))


def as_spelt(
    rows: Mapping[Cell, dict[str, Cell]], kept: Mapping[Cell, str]
) -> dict[Cell, dict[str, Cell]]:
    """
    Return *rows* by name, a name in the spelling that people have written beside.

    Args:
        rows: By the name that the leads mostly have now.
        kept: Names people wrote beside, as they stand in the table, and folded.
    """
    spelling: dict[str, Cell] = {}
    for name, folded in kept.items():
        spelling.setdefault(folded, name)
    return {
        name if name in kept else spelling.get(fold(typed(name)), name): row
        for name, row in rows.items()
    }


def _rows(job: Job, analysis: Analysis) -> list[dict[str, Cell]]:
    """Return the rows of the table as the system would write them."""
    leads, count = analysis.leads, int(job.parameters.factor_count or 0)
    won = frequent_reasons(leads["source"], leads["win_reasons"], count)
    lost = frequent_reasons(leads["source"], leads["loss_reasons"], count)
    advised = _advised(job)
    header = Conversion.column("source").header(job.run.language)
    late = late_filling(job, analysis.by["source"], header, BLANK)
    return [
        {
            "source": shown_name(job, figure["name"]),
            **as_cells(job, figure, late.get(figure["name"])),
            "system_win_factors": _factors(job, terms.WIN_REASONS, won, figure["name"]),
            "system_loss_factors": _factors(job, terms.LOSS_REASONS, lost, figure["name"]),
            "system_advice": _advice(advised, lost.get(figure["name"], ())),
        }
        for figure in analysis.by["source"]
    ]


def _factors(
    job: Job, reasons: Terms, frequent: Mapping[Hashable, Iterable[str]], source: str
) -> str | None:
    words, language = job.words[reasons.name], job.run.language
    names = (words.label(reason, language) for reason in frequent.get(source, ()))
    return joined(names, language) or None


def _advice(advised: Mapping[str | None, str], reasons: Sequence[str]) -> str | None:
    """Return what the team's table of reasons advises against the commonest losses."""
    return "\n".join(advice for reason in reasons if (advice := advised.get(reason))) or None


def _advised(job: Job) -> dict[str | None, str]:
    words = job.words[terms.LOSS_REASONS.name]
    return {
        words.read(row.reason).value: row.advice
        for row in rule_rows(job.records, LossReason)
        if row.reason and row.advice
    }


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
