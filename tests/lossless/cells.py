"""Every cell of a sheet as its XML has it: slow, and plain enough to be right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from lxml import etree

from tests.lossless.areas import Address, address
from tests.lossless.package import Element, Package, attribute, children, local, parse
from xlfunnel.values.cell import Cell, CellError

BUILT_IN_DATES = {14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 55), 57, 58}
BUILT_IN_TIMES = {*range(18, 23), *range(32, 36), *range(45, 48), 55, 56}
_NOT_CODE = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.', re.IGNORECASE)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class SeenCell:
    """
    One cell.

    Attributes:
        type: The `t` attribute, "n" when there is none.
        value: The `v` text; for strings the canonical XML of the string item.
        text: What a string cell reads; None for other types.
        formula: Canonical XML of `f`; "" without a formula.
        style: Index into cellXfs.
        metadata: The `cm`, `vm` and `ph` attributes.
    """

    type: str
    value: str | None
    text: str | None
    formula: str
    style: int
    metadata: tuple[str | None, ...]

    @property
    def is_blank(self) -> bool:
        """Whether it holds neither value nor formula."""
        return not self.formula and self.value is None


def canonical(element: Element) -> str:
    """Return the canonical XML of an element, without the text that follows it."""
    return etree.tostring(element, method="c14n", with_tail=False).decode()


def unescaped(text: str) -> str:
    """Return an ST_Xstring as it reads: `_x000D_` is a carriage return."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def string_text(item: Element) -> str:
    """Return what a `si` or `is` reads: its text and runs, not its phonetic guide."""
    runs = (part for part in item if local(part) in ("t", "r"))
    pieces = (
        piece.text or ""
        for run in runs
        for piece in ([run] if local(run) == "t" else children(run, "t"))
    )
    return "".join(unescaped(piece) for piece in pieces)


class CellReader:
    """Reads the cells of one package."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._shared: dict[str, tuple[str, str]] = {}

    @cached_property
    def strings(self) -> list[Element]:
        """The items of the shared strings."""
        part = self.package.workbook_part("sharedStrings")
        if part is None or part not in self.package.parts:
            return []
        return children(parse(self.package.parts[part]), "si")

    @cached_property
    def is_1904(self) -> bool:
        """Whether day 0 is 1904-01-01."""
        root = parse(self.package.parts[self.package.workbook])
        return any(attribute(p, "date1904") in ("1", "true") for p in children(root, "workbookPr"))

    def _style_items(self, group: str, name: str) -> list[Element]:
        part = self.package.workbook_part("styles")
        if part is None or part not in self.package.parts:
            return []
        groups = children(parse(self.package.parts[part]), group)
        return [item for found in groups for child in found for item in _chosen(child, name)]

    @cached_property
    def formats(self) -> list[Element]:
        """The cell formats in order."""
        return self._style_items("cellXfs", "xf")

    @cached_property
    def date_styles(self) -> set[int]:
        """Indices of the cell formats that show a day (those for times alone do not)."""
        return self._styles_showing("[dy]", BUILT_IN_DATES)

    @cached_property
    def time_styles(self) -> set[int]:
        """Indices of the cell formats that show a time of day or a duration."""
        return self._styles_showing("[hs]", BUILT_IN_TIMES)

    def _styles_showing(self, letters: str, built_in: set[int]) -> set[int]:
        codes = {
            int(attribute(item, "numFmtId") or 0): attribute(item, "formatCode") or ""
            for item in self._style_items("numFmts", "numFmt")
        }
        numbers = [int(attribute(xf, "numFmtId") or 0) for xf in self.formats]
        return {
            index
            for index, number in enumerate(numbers)
            if (number in built_in if number not in codes else _has(codes[number], letters))
        }

    def format_beside_number(self, style: int) -> str:
        """Return a cell format without its number format; an unknown index looks like the first."""
        style = style if 0 <= style < len(self.formats) else 0
        other = parse(etree.tostring(self.formats[style], with_tail=False))
        for name in ("numFmtId", "applyNumberFormat"):
            other.attrib.pop(name, "")
        return canonical(other)

    def cells(self, part: str) -> dict[Address, SeenCell]:
        """Return every cell element of a sheet part by (row, column)."""
        return {
            where: self._seen(element) for where, element in walk(parse(self.package.parts[part]))
        }

    def _seen(self, cell: Element) -> SeenCell:
        kind = attribute(cell, "t") or "n"
        values = children(cell, "v")
        value = values[0].text if values else None
        text = None
        if kind == "s" and value is not None:
            value, text = self._string(value)
        elif kind == "inlineStr":
            inline = children(cell, "is")
            value = canonical(inline[0]) if inline else None
            text = string_text(inline[0]) if inline else None
        elif kind == "str":
            text = unescaped(value or "")
        return SeenCell(
            type=kind,
            value=value,
            text=text,
            formula="".join(canonical(formula) for formula in children(cell, "f")),
            style=int(attribute(cell, "s") or 0),
            metadata=tuple(attribute(cell, name) for name in ("cm", "vm", "ph")),
        )

    def _string(self, index: str) -> tuple[str, str]:
        if index not in self._shared:
            known = 0 <= int(index) < len(self.strings)
            item = self.strings[int(index)] if known else None
            self._shared[index] = (
                (index, "") if item is None else (canonical(item), string_text(item))
            )
        return self._shared[index]

    def holds(self, seen: SeenCell | None, expected: Cell) -> bool:
        """Say whether a cell holds exactly *expected*, and as a constant."""
        if seen is None or seen.formula:
            return seen is None and expected in (None, "")
        if expected is None or expected == "":
            return seen.value is None or seen.text == ""
        if isinstance(expected, str):
            return seen.type in ("s", "inlineStr") and seen.text == expected
        if isinstance(expected, bool):
            return (seen.type, seen.value) == ("b", "1" if expected else "0")
        if isinstance(expected, CellError):
            return (seen.type, seen.value) == ("e", expected.code)
        if seen.type != "n" or seen.value is None:
            return False
        if isinstance(expected, datetime):
            return seen.style in self.date_styles and self._date(float(seen.value)) == expected
        return float(seen.value) == expected

    def value(self, seen: SeenCell) -> Cell:
        """Return what a cell holds; a formula counts by its cached value."""
        if seen.text is not None:
            return seen.text
        if seen.value is None:
            return None
        if seen.type == "b":
            return seen.value.strip() in ("1", "true")
        if seen.type == "e":
            return CellError(seen.value)
        if seen.type == "d":
            return _iso_date(seen.value)
        number = float(seen.value)
        return self._date(number) if seen.style in self.date_styles else number

    def _date(self, number: float) -> Cell:
        # Before 1900-03-01 Excel's calendar has a day that never was; such cells stay numbers.
        if not (0 if self.is_1904 else 61) <= number < 2_958_466:
            return number
        start = datetime(1904, 1, 1) if self.is_1904 else datetime(1899, 12, 30)
        return start + timedelta(milliseconds=round(number * 86_400_000))


def walk(sheet: Element) -> Iterator[tuple[Address, Element]]:
    """Yield the cells of a sheet; one without `r` stands right of the one before it."""
    row = 0
    for data in children(sheet, "sheetData"):
        for line in children(data, "row"):
            row = int(attribute(line, "r") or row + 1)
            column = 0
            for cell in children(line, "c"):
                reference = attribute(cell, "r")
                column = address(reference)[1] if reference else column + 1
                yield (row, column), cell


def _chosen(element: Element, name: str) -> list[Element]:
    """Return an item of a list; of alternatives the one that every program understands."""
    if local(element) == "AlternateContent":
        return [item for fallback in children(element, "Fallback") for item in fallback]
    return [element] if local(element) == name else []


def _iso_date(text: str) -> Cell:
    try:
        return datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        return text  # a time or a duration alone has no datetime


def _has(code: str, letters: str) -> bool:
    """Say whether a number format shows one of *letters* as a code, not as text."""
    first = _NOT_CODE.sub("", code.split(";")[0])
    return bool(re.search(letters, first, re.IGNORECASE))
