"""分维度分析: the same figures by grade, owner, industry, region and month (SPEC §1, §6)."""

from collections.abc import Iterable, Mapping, Sequence

from xlfunnel.actions.caveats import Figures, late_filling
from xlfunnel.actions.figures import Analysis, as_cells, no_leads
from xlfunnel.actions.group_names import BLANK, grade_ranks, never_graded, shown_name
from xlfunnel.actions.run import Job
from xlfunnel.analysis.conversion import wins_by_month
from xlfunnel.schema import terms
from xlfunnel.schema.conversion import ConversionBy
from xlfunnel.values.cell import Cell
from xlfunnel.values.text import fold, typed
from xlfunnel.workbook import by_header

# Each dimension, in the order of the table, and the group of the leads behind it.
GROUP_OF = {
    terms.GRADE_AT_REGISTRATION: "grade_at_registration",
    terms.CURRENT_GRADE: "grade",
    terms.OWNER: "owner",
    terms.INDUSTRY: "industry",
    terms.REGION: "region",
    terms.MONTH_REGISTERED: "month",
}

_MOSTLY = 0.5  # of the leads of a grade: what is said of them is said of the row


def write_dimensions(
    job: Job, analysis: Analysis, forecasts: Iterable[dict[str, Cell]] = ()
) -> None:
    """
    Replace the table; a group with a word of the user's beside it stays, at zero.

    The last rows are *forecasts*: how the forecast did on leads it had not seen.
    """
    records = job.records
    if not records.has(ConversionBy):
        return
    rows = [
        row
        for dimension in terms.DIMENSIONS.names
        if GROUP_OF.get(dimension) in analysis.by
        for row in _rows(job, analysis, dimension)
    ]
    rows += forecasts
    there = [records.cells(ConversionBy, name) for name in ("dimension", "value")]
    keys = list(zip(*there, strict=True))
    noted = [keys[position] for position in sorted(records.users_rows(ConversionBy))]
    _spell(rows, noted)
    new = {(row["dimension"], row["value"]) for row in rows}
    rows += [
        {"dimension": key[0], "value": key[1], **no_leads(), "won_in_month": None}
        for key in noted
        if key not in new
    ]
    records.replace(ConversionBy, by_header(rows))


def _spell(rows: Sequence[dict[str, Cell]], noted: Sequence[tuple[Cell, Cell]]) -> None:
    """Name groups in the spelling that people have written beside."""
    spelling = {(by, fold(typed(value))): value for by, value in reversed(noted)}
    for row in rows:
        if (row["dimension"], row["value"]) not in noted:
            key = (row["dimension"], fold(typed(row["value"])))
            row["value"] = spelling.get(key, row["value"])


def by_rank(figures: Figures, ranks: Mapping[str, int]) -> Figures:
    """Return grades from the best to 待评级, words that are no grade after them."""
    return sorted(figures, key=lambda figure: ranks.get(figure["name"], len(ranks)))


def _rows(job: Job, analysis: Analysis, dimension: str) -> list[dict[str, Cell]]:
    figures = analysis.by[GROUP_OF[dimension]]
    label = terms.DIMENSIONS.label(dimension, job.run.language)
    if dimension == terms.MONTH_REGISTERED:
        cells = _months(job, analysis, figures)
    elif dimension in (terms.GRADE_AT_REGISTRATION, terms.CURRENT_GRADE):
        cells = _grades(job, analysis, dimension)
    else:
        late = late_filling(job, figures, label, BLANK)
        cells = {f["name"]: as_cells(job, f, late.get(f["name"])) for f in figures}
    return [
        {"dimension": label, "value": shown_name(job, name), "won_in_month": None, **row}
        for name, row in cells.items()
    ]


def _grades(job: Job, analysis: Analysis, dimension: str) -> dict[str, dict[str, Cell]]:
    group = GROUP_OF[dimension]
    label = terms.DIMENSIONS.label(dimension, job.run.language)
    figures = by_rank(analysis.by[group], grade_ranks(job))
    late = late_filling(job, figures, label, never_graded(job))
    is_current = dimension == terms.CURRENT_GRADE
    moving = job.say("analysis.current_grade") if is_current else None
    later = analysis.leads.groupby(group, observed=True)["is_graded_later"].mean()
    said = job.say("analysis.graded_later")
    return {
        f["name"]: as_cells(
            job,
            f,
            late.get(f["name"]),
            moving or (said if later[f["name"]] > _MOSTLY else None),
        )
        for f in figures
    }


def _months(job: Job, analysis: Analysis, figures: Figures) -> dict[str, dict[str, Cell]]:
    """
    Return the rows by month, ascending, the leads without one last.

    A month in which deals were won has a row even when no lead was registered in it, so
    that the column of wins adds up, too. Months have no steady rate: they follow each other
    and may well differ more and more, which pulling them together would hide.
    """
    registered = {
        figure["name"]: as_cells(job, {**figure, "steady_rate": None}) for figure in figures
    }
    won = wins_by_month(analysis.leads)
    months = sorted(registered.keys() | won.keys(), key=lambda month: (month == BLANK, month))
    return {
        month: {**registered.get(month, no_leads()), "won_in_month": float(won.get(month, 0))}
        for month in months
    }
