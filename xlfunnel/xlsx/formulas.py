"""
Formulas in a worksheet: where they stand, and how one moves to another row.

openpyxl reads the formula language (Tokenizer, Translator); this module only finds the
formulas and writes out shared ones before their master leaves.
"""

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, unescape

from openpyxl.formula.translate import Translator

from xlfunnel.xlsx.areas import Area, cell_name, split_cell
from xlfunnel.xlsx.sheetxml import CellXml, OddShapeError, SheetXml, Tags, parse_attributes

_ENTITIES = {"&quot;": '"', "&apos;": "'", "&#10;": "\n", "&#13;": "\r"}


@dataclass(frozen=True, slots=True)
class FormulaXml:
    """A formula as its cell has it: kind is "", "shared", "array" or "dataTable"."""

    text: str
    kind: str
    group: str  # shared index, "" unless shared
    area: Area | None  # what an array formula, a data table or a shared master covers


class SheetFormulas:
    """All formulas of one worksheet by (row, column)."""

    def __init__(self, sheet: SheetXml) -> None:
        self.tags = sheet.tags
        self.cells: dict[tuple[int, int], FormulaXml] = {}
        self._masters: dict[str, tuple[int, int]] = {}
        self._spilling: list[Area] = []
        if b"<%s" % sheet.tags.name("f") not in sheet.body:
            return
        for found in sheet.tags.formula_cell.finditer(sheet.body):
            place = split_cell(parse_attributes(found[1]).get(b"r", b"").decode())
            if place is None:
                raise OddShapeError
            said = {k.decode(): v.decode() for k, v in parse_attributes(found[2]).items()}
            formula = FormulaXml(
                text=unescape((found[3] or b"").decode(), _ENTITIES),
                kind=said.get("t", "").replace("normal", ""),
                group=said.get("si", "") if said.get("t") == "shared" else "",
                area=Area.parse(said.get("ref", "")),
            )
            self.cells[place] = formula
            if formula.group and formula.text:
                self._masters[formula.group] = place
            if formula.kind in ("array", "dataTable") and formula.area is not None:
                self._spilling.append(formula.area)

    def is_taken(self, row: int, column: int) -> bool:
        """Whether a formula stands in the cell or fills it from another one."""
        if (row, column) in self.cells:
            return True
        return any(area.holds(row, column) for area in self._spilling)

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


def with_formula(cell: CellXml, tags: Tags, element: bytes) -> CellXml:
    """Return *cell* with its `<f>` element replaced, the cached value kept."""
    f = re.escape(tags.name("f"))
    content = re.sub(
        rb"<%s(?=[\s/>])[^>]*?(?:/>|>[^<]*</%s\s*>)" % (f, f), lambda _: element, cell.content
    )
    return CellXml(cell.attributes, content)


def translated(text: str, origin: tuple[int, int], place: tuple[int, int]) -> str:
    """Return formula *text* as it reads after moving from *origin* to *place*."""
    moved: str = Translator("=" + text, cell_name(*origin)).translate_formula(cell_name(*place))
    return moved.removeprefix("=")


def moved_formula(cell: CellXml, tags: Tags, old_row: int, new_row: int) -> CellXml:
    """Return a formula *cell* moved down or up its column, references following."""
    if old_row == new_row:
        return cell
    f = re.escape(tags.name("f"))
    pattern = re.compile(rb"(<%s(?=[\s>])[^>]*>)([^<]*)(</%s)" % (f, f))

    def move(found: re.Match[bytes]) -> bytes:
        text = unescape(found[2].decode(), _ENTITIES)
        # the column does not matter for a move along it
        text = translated(text, (old_row, 1), (new_row, 1))
        opening = re.sub(
            rb'(\sref=")(\D+)\d+(?::(\D+)\d+)?(")',
            lambda m: m[1] + m[2] + b"%d" % new_row + m[4],
            found[1],
        )
        return opening + escape(text).encode() + found[3]

    return CellXml(cell.attributes, pattern.sub(move, cell.content))
