"""
Formulas in a worksheet: where they stand, and how one moves to another row.

openpyxl reads the formula language (Tokenizer, Translator); this module only finds the
formulas and writes out shared ones before their master leaves.
"""

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.formula.translate import Translator, TranslatorError

from xlfunnel.tables.areas import MAX_ROWS, Area, cell_name, split_cell
from xlfunnel.xlsx.sheetxml import CellXml, OddShapeError, SheetXml, Tags, parse_attributes, tags_of
from xlfunnel.xlsx.text import unescaped

# what every reference to a place has: without it, a formula reads the same everywhere
_REFERENCE = re.compile(r"[A-Za-z]\$?\d|:")
_MOVING = re.compile(r"[A-Za-z0-9$]+")  # of which all references to places are made
_HIGH_ROW = re.compile(r"[A-Za-z$:](\d{7,})")


@dataclass(frozen=True, slots=True)
class FormulaXml:
    """
    A formula as its cell has it.

    Attributes:
        text: Without the leading `=`; "" where a shared one is written at its master.
        kind: "", "shared", "array" or "dataTable".
        group: Shared index, "" unless shared.
        area: What an array formula, a data table or a shared master covers.
        metadata: Index of its cell metadata (dynamic arrays have some), "" without.
    """

    text: str
    kind: str
    group: str
    area: Area | None
    metadata: str

    @property
    def fills_others(self) -> bool:
        """Whether cells besides its own show what it gives."""
        area = self.area
        is_one_cell = area is None or (area.top, area.left) == (area.bottom, area.right)
        return self.kind in ("array", "dataTable") and not is_one_cell


class SheetFormulas:
    """
    All formulas of one worksheet by (row, column).

    Attributes:
        cells: Those with a formula of their own.
        filled: Areas of more than one cell that an array formula or a data table fills.
    """

    def __init__(self, sheet: SheetXml) -> None:
        self.tags = sheet.tags
        self.cells: dict[tuple[int, int], FormulaXml] = {}
        self.filled: list[Area] = []
        self._masters: dict[str, tuple[int, int]] = {}
        if not sheet.holds(b"<%s" % sheet.tags.name("f")):
            return
        for found in sheet.search(sheet.tags.formula_cell):
            attributes = parse_attributes(found[1])
            place = split_cell(attributes.get(b"r", b"").decode())
            if place is None:
                raise OddShapeError
            said = {k.decode(): v.decode() for k, v in parse_attributes(found[2]).items()}
            formula = FormulaXml(
                text=unescaped(found[3] or b""),
                kind=said.get("t", "").replace("normal", ""),
                group=said.get("si", "") if said.get("t") == "shared" else "",
                area=Area.parse(said.get("ref", "")),
                metadata=attributes.get(b"cm", b"").decode(),
            )
            self.cells[place] = formula
            if formula.group and formula.text:
                self._masters.setdefault(formula.group, place)
            if formula.kind in ("array", "dataTable") and formula.area is not None:
                self.filled.append(formula.area)

    def is_taken(self, row: int, column: int) -> bool:
        """Whether a formula stands in the cell or fills it from another one."""
        if (row, column) in self.cells:
            return True
        return any(area.holds(row, column) for area in self.filled)

    def taken(self, area: Area) -> set[tuple[int, int]]:
        """Return the cells in *area* that hold a formula or are filled by one elsewhere."""
        places = {place for place in self.cells if area.holds(*place)}
        for filled in self.filled:
            if inside := filled.overlap(area):
                places.update(inside.cells())
        return places

    def text_at(self, row: int, column: int) -> str | None:
        """Return the formula of a cell, a shared one written out; None if it has none."""
        formula = self.cells.get((row, column))
        if formula is None:
            return None
        if formula.group and not formula.text:
            master = self._masters.get(formula.group)
            if master is None:
                return None
            return translated(self.cells[master].text, master, (row, column))
        return formula.text

    def as_written(self, row: int, column: int) -> tuple[str, tuple[int, int]]:
        """Return the formula of a cell and where it is written: a shared one at its master."""
        formula = self.cells[row, column]
        if formula.text:
            return formula.text, (row, column)
        master = self._masters.get(formula.group, (row, column))
        return self.cells[master].text, master

    def shape_at(self, row: int, column: int) -> str:
        """Return the formula of a cell without what moving it may change; see `shape`."""
        formula = self.cells[row, column]
        master = self._masters.get(formula.group, (row, column))
        return shape(formula.text or self.cells[master].text)

    def expanded(self, area: Area) -> dict[int, dict[int, bytes]]:
        """Return plain `<f>` elements for every shared formula that has a cell in *area*."""
        groups = {
            formula.group
            for place, formula in self.cells.items()
            if formula.group and area.holds(*place)
        }
        contents: dict[int, dict[int, bytes]] = {}
        tag = self.tags.name("f")
        for (row, column), formula in self.cells.items():
            text = self.text_at(row, column) if formula.group in groups and formula.group else None
            if text is not None:
                element = b"<%s>%s</%s>" % (tag, escape(text).encode(), tag)
                contents.setdefault(row, {})[column] = element
        return contents


NO_FORMULAS = SheetFormulas(SheetXml(b"", b"", 0, 0, b"", tags_of(b"")))


def with_formula(cell: CellXml, tags: Tags, element: bytes) -> CellXml:
    """Return *cell* with its `<f>` element replaced, the cached value kept."""
    f = re.escape(tags.name("f"))
    content = re.sub(
        rb"<%s(?=[\s/>])[^>]*?(?:/>|>[^<]*</%s\s*>)" % (f, f), lambda _: element, cell.content
    )
    return CellXml(cell.attributes, content)


def shape(text: str) -> str:
    """Return what stays of formula *text* wherever it is moved: asked before `translated`."""
    return _MOVING.sub("", text)


def translated(text: str, origin: tuple[int, int], place: tuple[int, int]) -> str:
    """
    Return formula *text* as it reads after moving from *origin* to *place*.

    Unchanged when that would leave the sheet: a reference then still points to what it
    pointed to, instead of to nothing.
    """
    if not _REFERENCE.search(text):
        return text
    try:
        moved: str = Translator("=" + text, cell_name(*origin)).translate_formula(cell_name(*place))
    except (TranslatorError, TokenizerError, IndexError):  # IndexError: an unmatched bracket
        return text
    high_rows = set(_HIGH_ROW.findall(moved)).difference(_HIGH_ROW.findall(text))
    if any(int(number) > MAX_ROWS for number in high_rows):
        return text
    return moved.removeprefix("=")


def moved_formula(cell: CellXml, tags: Tags, old_row: int, new_row: int) -> CellXml:
    """Return a formula *cell* moved down or up its column, references following."""
    f = re.escape(tags.name("f"))
    pattern = re.compile(rb"(<%s(?=[\s>])[^>]*>)([^<]*)(</%s)" % (f, f))

    def move(found: re.Match[bytes]) -> bytes:
        # the column does not matter for a move along it
        text = translated(unescaped(found[2]), (old_row, 1), (new_row, 1))
        opening = re.sub(
            rb"""(\sref\s*=\s*["'])(\D+)\d+(?::(\D+)\d+)?(["'])""",
            lambda m: m[1] + m[2] + b"%d" % new_row + m[4],
            found[1],
        )
        return opening + escape(text).encode() + found[3]

    return CellXml(cell.attributes, pattern.sub(move, cell.content))
