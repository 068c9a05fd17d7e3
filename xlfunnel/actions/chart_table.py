"""图表数据: the figures behind the charts in blocks of a fixed size (SPEC §1)."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from xlfunnel.actions.caveats import Figures
from xlfunnel.actions.dimension_table import by_rank
from xlfunnel.actions.figures import Analysis
from xlfunnel.actions.group_names import grade_ranks, shown_name
from xlfunnel.actions.run import Job
from xlfunnel.schema import terms
from xlfunnel.schema.chart_data import BLOCKS, ChartPoint
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import Cell
from xlfunnel.values.text_width import width_of
from xlfunnel.workbook import by_header

_LONGEST_NAME = 14  # in widths of a digit: seven Chinese characters


def write_chart_data(job: Job, analysis: Analysis) -> None:
    """Replace the blocks; each keeps its size, whatever there is to show."""
    if not job.records.has(ChartPoint):
        return
    rows: list[dict[str, Cell]] = []
    for name, size in BLOCKS.items():
        points = _POINTS[name](job, analysis.by.get(name, ()), size)
        title = _title(job, name)
        for number in range(size):
            point = points[number] if number < len(points) else {}
            rows.append(_row(title, number + 1, point))
    job.records.replace(ChartPoint, by_header(rows))


def _row(title: str, number: int, point: Mapping[str, Any]) -> dict[str, Cell]:
    """Return a row; a spare one has nothing but its place."""
    leads, won = point.get("leads"), point.get("won")
    return {
        "chart": title,
        "number": float(number),
        "name": _cut(point["name"]) if point else None,
        "leads": None if leads is None else float(leads),
        "won": None if won is None else float(won),
    }


def _cut(name: str) -> str:
    """
    Return *name* as long as there is room for beside a bar.

    >>> _cut("客户转介绍"), _cut("2024上海国际工业博览会")
    ('客户转介绍', '2024上海国际…')
    """
    if width_of(name) <= _LONGEST_NAME:
        return name
    while width_of(name) > _LONGEST_NAME - 2:
        name = name[:-1]
    return f"{name.rstrip()}…"


def _title(job: Job, name: str) -> str:
    if name == "month":
        return terms.DIMENSIONS.label(terms.MONTH_REGISTERED, job.run.language)
    return Lead.column(name).header(job.run.language)


def _named(job: Job, figures: Figures) -> list[dict[str, Any]]:
    return [{**figure, "name": shown_name(job, figure["name"])} for figure in figures]


def _largest(job: Job, figures: Figures, size: int) -> list[dict[str, Any]]:
    return _named(job, figures)[:size]


def _with_the_rest(job: Job, figures: Figures, size: int) -> list[dict[str, Any]]:
    """Return the first groups and all the others in one; a group called so is among these."""
    points = _named(job, figures)
    if len(points) <= size:
        return points
    rest = job.say("analysis.rest")
    first = [point for point in points if point["name"] != rest][: size - 1]
    others = [point for point in points if point not in first]
    total = {key: sum(point[key] for point in others) for key in ("leads", "won")}
    return [*first, {"name": rest, **total}]


def _grades(job: Job, figures: Figures, size: int) -> list[dict[str, Any]]:
    return _with_the_rest(job, by_rank(figures, grade_ranks(job)), size)


def _months(job: Job, figures: Figures, size: int) -> list[dict[str, Any]]:
    """Return the last months up to the as-of one, those without leads at zero; none without any."""
    known = {figure["name"]: figure for figure in figures}
    months = _last_months(job.run.as_of, size) if known else []
    return [{**known.get(month, {"leads": 0, "won": 0}), "name": month} for month in months]


def _last_months(as_of: datetime, count: int) -> list[str]:
    """
    Return the last *count* months as `yyyy-mm`, ascending.

    >>> _last_months(datetime(2024, 1, 15), 2)
    ['2023-12', '2024-01']
    """
    last = 12 * as_of.year + as_of.month - 1
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(last - count + 1, last + 1)]


_POINTS: dict[str, Callable[[Job, Figures, int], list[dict[str, Any]]]] = {
    "source": _with_the_rest,
    "grade_at_registration": _grades,
    "month": _months,
    "owner": _largest,
}
