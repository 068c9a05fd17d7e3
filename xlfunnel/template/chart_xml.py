"""
A bar chart of two columns of counts, as the chart part of a workbook.

Written as Excel writes one, element by element: what is left out Excel fills with other
defaults than LibreOffice. The value axis is not there, for every bar says its number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from xlfunnel.template.chart_cells import CellsShown, numbers, texts

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_CATEGORIES, _VALUES = 1, 2  # ids of the axes
_GAP = 45  # between the bars of two items, in percent of a bar
_NOTHING = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_LEGEND_WIDTH = 0.6  # shares of the chart's width
_NAMES_WIDTH = 0.34  # beside lying bars


@dataclass(frozen=True, slots=True)
class TextLook:
    """A font: name, size in points, and colour."""

    name: str
    size: float
    colour: str
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of one column: its header, its counts and their colour."""

    header: CellsShown
    counts: CellsShown
    colour: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """
    A chart.

    Attributes:
        title: What it shows.
        items: Names of what the bars are about.
        bars: The two columns.
        is_upright: Whether the bars stand.
        title_look: Font of the title.
        text_look: Font of names and legend.
        small_look: Font of what stands above, below or beside a bar.
    """

    title: str
    items: CellsShown
    bars: Sequence[Bars]
    is_upright: bool
    title_look: TextLook
    text_look: TextLook
    small_look: TextLook

    @property
    def count_format(self) -> str:
        """The format of the numbers; a zero is not said, for an empty place says it."""
        return "0;;" if self.is_upright else "#,##0;;"


def chart_part(chart: BarChart) -> str:
    """Return the part; chart area and plot have no fill, so that the cells shine through."""
    return (
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>'
        f'{_title(chart)}<c:autoTitleDeleted val="0"/><c:plotArea>{_plot_layout(chart)}'
        f"{_bar_chart(chart)}{_category_axis(chart)}{_value_axis(chart)}{_NOTHING}</c:plotArea>"
        f"{_legend(chart)}"
        # what stands on hidden rows is shown, too: the data's sheet is hidden
        '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{_NOTHING}{_text('c:txPr', chart.text_look)}</c:chartSpace>"
    )


def _title(chart: BarChart) -> str:
    look = chart.title_look
    return (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>"
        f'<a:pPr algn="l">{_properties("a:defRPr", look)}</a:pPr>'
        f"<a:r>{_properties('a:rPr', look)}<a:t>{escape(chart.title)}</a:t></a:r></a:p>"
        f'</c:rich></c:tx>{_layout(x=0.01, y=0.02)}<c:overlay val="0"/></c:title>'
    )


def _legend(chart: BarChart) -> str:
    """Return the line below the title that says what the colours mean."""
    place = _layout(x=0.0, y=0.105, w=_LEGEND_WIDTH, h=0.085)
    return (
        f'<c:legend><c:legendPos val="t"/>{place}<c:overlay val="0"/>'
        f"{_text('c:txPr', chart.text_look)}</c:legend>"
    )


def _plot_layout(chart: BarChart) -> str:
    """Return the place of the bars; fixed, so that charts side by side are in line."""
    if chart.is_upright:
        return _layout("inner", x=0.01, y=0.26, w=0.98, h=0.58)
    return _layout("inner", x=_NAMES_WIDTH, y=0.2, w=0.88 - _NAMES_WIDTH, h=0.78)


def _layout(target: str = "", **places: float) -> str:
    """Return a layout in shares of the chart's width and height."""
    return (
        "<c:layout><c:manualLayout>"
        + (f'<c:layoutTarget val="{target}"/>' if target else "")
        + '<c:xMode val="edge"/><c:yMode val="edge"/>'
        + "".join(f'<c:{name} val="{place:g}"/>' for name, place in places.items())
        + "</c:manualLayout></c:layout>"
    )


def _bar_chart(chart: BarChart) -> str:
    direction = "col" if chart.is_upright else "bar"
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{"".join(_series(chart))}'
        f'<c:gapWidth val="{_GAP}"/><c:overlap val="0"/>'
        f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/></c:barChart>'
    )


def _series(chart: BarChart) -> Iterator[str]:
    for number, bars in enumerate(chart.bars):
        yield (
            f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
            f"<c:tx>{texts(bars.header)}</c:tx>"
            f'<c:spPr><a:solidFill><a:srgbClr val="{bars.colour}"/></a:solidFill>'
            '<a:ln><a:noFill/></a:ln></c:spPr><c:invertIfNegative val="0"/>'
            f'<c:dLbls><c:numFmt formatCode="{chart.count_format}" sourceLinked="0"/>'
            f"{_NOTHING}{_text('c:txPr', chart.small_look)}"
            '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
            '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
            '<c:showBubbleSize val="0"/></c:dLbls>'
            f"<c:cat>{texts(chart.items)}</c:cat><c:val>{numbers(bars.counts)}</c:val></c:ser>"
        )


def _category_axis(chart: BarChart) -> str:
    """Return the axis of the names: lying bars begin on top, so that spare rows end it."""
    orientation, side = ("minMax", "b") if chart.is_upright else ("maxMin", "l")
    look = chart.small_look if chart.is_upright else chart.text_look
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/>'
        f'<c:scaling><c:orientation val="{orientation}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"{_NOTHING}{_text('c:txPr', look)}"
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="50"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: BarChart) -> str:
    """Return the axis of the counts, from zero and not drawn."""
    side = "l" if chart.is_upright else "t"
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="{side}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="{_CATEGORIES}"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _text(tag: str, look: TextLook) -> str:
    """Return the look of a text that is not turned, however narrow its place."""
    return (
        f'<{tag}><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr>'
        f"{_properties('a:defRPr', look)}</a:pPr><a:endParaRPr/></a:p></{tag}>"
    )


def _properties(tag: str, look: TextLook) -> str:
    font = escape(look.name)
    return (
        f'<{tag} sz="{round(look.size * 100)}" b="{look.is_bold:d}">'
        f'<a:solidFill><a:srgbClr val="{look.colour}"/></a:solidFill>'
        f'<a:latin typeface="{font}"/><a:ea typeface="{font}"/></{tag}>'
    )
