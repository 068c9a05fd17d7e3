"""
The four charts of the front page, from the fixed blocks of 图表数据.

They show counts. Rates of small groups mislead; they stand on 转化分析表 with their caveats.
Leads and wins are drawn side by side, not one over the other: there the numbers of short
bars would cover each other. Told apart by lightness, also in grey.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from openpyxl.chart._chart import ChartBase
from openpyxl.drawing.spreadsheet_drawing import TwoCellAnchor
from openpyxl.utils import absolute_coordinate, quote_sheetname, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import fromstring

from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.schema.chart_data import block_rows
from xlfunnel.template.chart_cells import CellsShown
from xlfunnel.template.chart_xml import BarChart, Bars, TextLook, chart_part
from xlfunnel.template.looks import FONTS, INK, SLATE, TEAL
from xlfunnel.template.tables import PlacedTable

_LEADS_COLOUR, _WON_COLOUR = "B4CDD0", TEAL
_TITLE_SIZE, _TEXT_SIZE, _SMALL_SIZE = 10, 9, 8  # points


class _Shown(NamedTuple):
    """A block of 图表数据 as a chart."""

    block: str
    is_upright: bool = False


_CHARTS = (
    _Shown("source"),
    _Shown("month", is_upright=True),
    _Shown("grade_at_registration"),
    _Shown("owner"),
)


def add_charts(
    sheet: Worksheet,
    data: PlacedTable,
    language: Language,
    areas: Sequence[str],
) -> None:
    """
    Draw the charts on *sheet*.

    Args:
        sheet: Where they go.
        data: The table ChartPoint; its rows are what the charts show until a refresh.
        language: Of titles and font.
        areas: The cells that each fills, such as `H9:J17`: sources, months, grades, owners.
            Cells and not a size, because a column is as wide as a program's font makes it.
    """
    for shown, area in zip(_CHARTS, areas, strict=True):
        chart = _chart(shown, data, language)
        alternative = say("home.chart_alternative", language, title=chart.title)
        sheet.add_chart(_Drawn(chart, _Described(area, alternative)))


def _chart(shown: _Shown, data: PlacedTable, language: Language) -> BarChart:
    font, _ = FONTS[language]
    letters = {column.field: letter for letter, column in data.columns()}
    rows = block_rows(shown.block)

    def cells(field: str) -> CellsShown:
        given = [data.given[row].get(field) if row < len(data.given) else None for row in rows]
        letter, first = letters[field], data.top + 1
        area = f"{letter}{first + rows[0]}:{letter}{first + rows[-1]}"
        return CellsShown(_reference(data, area), given)

    def bars(field: str, colour: str) -> Bars:
        header = data.row.column(field).header(language)
        place = CellsShown(_reference(data, f"{letters[field]}{data.top}"), [header])
        return Bars(place, cells(field), colour)

    return BarChart(
        title=say(f"home.chart_{shown.block}", language),
        items=cells("name"),
        bars=(bars("leads", _LEADS_COLOUR), bars("won", _WON_COLOUR)),
        is_upright=shown.is_upright,
        title_look=TextLook(font, _TITLE_SIZE, INK, is_bold=True),
        text_look=TextLook(font, _TEXT_SIZE, SLATE),
        small_look=TextLook(font, _SMALL_SIZE, SLATE),
    )


def _reference(data: PlacedTable, area: str) -> str:
    return f"{quote_sheetname(data.sheet.title)}!{absolute_coordinate(area)}"


class _Drawn(ChartBase):
    """A chart part of ours in a place that openpyxl writes it to."""

    tagname = "chart"

    def __init__(self, chart: BarChart, anchor: TwoCellAnchor) -> None:
        super().__init__()
        self.anchor = anchor  # type: ignore[assignment]  # declared as a cell's name only
        self._part = chart_part(chart)

    def _write(self) -> Any:
        return fromstring(self._part)


class _Described(TwoCellAnchor):
    """The place of a chart, with words for those who do not see it."""

    tagname = TwoCellAnchor.tagname
    __elements__ = TwoCellAnchor.__elements__

    def __init__(self, area: str, description: str) -> None:
        left, top, right, bottom = (int(n or 0) for n in range_boundaries(area))
        super().__init__(editAs="oneCell")
        self._from.row, self._from.col = top - 1, left - 1
        self.to.row, self.to.col = bottom, right  # where the cell beyond begins
        self._description = description

    def to_tree(self, *args: Any, **kwargs: Any) -> Any:
        assert self.graphicFrame is not None
        about: Any = self.graphicFrame.nvGraphicFramePr.cNvPr
        about.descr = self._description
        return super().to_tree(*args, **kwargs)
