"""Where references of formulas lead: to which cells of which sheet."""

from collections.abc import Mapping

from xlfunnel.tables.areas import MAX_COLUMNS, MAX_ROWS, Area
from xlfunnel.tables.table import TablePart
from xlfunnel.xlsx.evaluating.places import (
    CellPlaces,
    NamedPlaces,
    Places,
    TablePlaces,
    parse_places,
)
from xlfunnel.xlsx.evaluating.problems import NotEvaluatedError, Reason
from xlfunnel.xlsx.evaluating.text import masked
from xlfunnel.xlsx.evaluating.values import Book, Place, SheetArea, Values
from xlfunnel.xlsx.parts import parse
from xlfunnel.xlsx.structure import children

_MOST_CELLS = 20_000_000  # of one reference: what no team has, but anybody may type


class References:
    """Looks references up in one workbook, as it is when everything is saved."""

    def __init__(self, book: Book, values: Values) -> None:
        self.book = book
        self.values = values
        self._sheets = {name.casefold(): name for name in book.structure.sheets}
        self._tables = {name.casefold(): name for name in values.tables}
        self._ends: dict[tuple[str, tuple[str, str]], tuple[int, int]] = {}  # first and last column
        self._names: Mapping[tuple[str, str], str] | None = None

    def resolved(self, to: Places, place: Place) -> SheetArea:
        """Return the cells that a formula in *place* means; NotEvaluatedError for none."""
        if isinstance(to, NamedPlaces):
            return self._named(to, place)
        if isinstance(to, TablePlaces):
            return self._of_table(to, place)
        sheet = self._sheets.get(to.sheet.casefold()) if to.sheet else place.sheet
        if sheet is None:
            raise NotEvaluatedError(Reason.REFERENCE)
        area = to.area(place.row, place.column)
        if area.bottom == MAX_ROWS or area.right == MAX_COLUMNS:
            bottom, right = self.values.used(sheet)
            area = Area(
                area.top, area.left,
                max(min(area.bottom, bottom), area.top), max(min(area.right, right), area.left),
            )  # fmt: skip
        if area.count > _MOST_CELLS:
            raise NotEvaluatedError(Reason.TOO_MANY)
        return SheetArea(sheet, area)

    def _of_table(self, to: TablePlaces, place: Place) -> SheetArea:
        part = self._table_of(to, place)
        items = to.items or {"#data"}
        top, bottom = part.first_row, part.last_row
        if to.is_this_row:
            if place.sheet != part.sheet.name or not top <= place.row <= bottom:
                raise NotEvaluatedError(Reason.REFERENCE)
            top = bottom = place.row
        elif "#all" in items:
            top, bottom = part.area.top, part.area.bottom
        else:
            has = {"#headers": part.has_header, "#data": True, "#totals": part.has_totals}
            if not all(has[item] for item in items) or items == {"#headers", "#totals"}:
                raise NotEvaluatedError(Reason.REFERENCE)
            top = part.area.top if "#headers" in items else top
            bottom = part.area.bottom if "#totals" in items else bottom
            bottom = part.area.top if items == {"#headers"} else bottom
            top = part.area.bottom if items == {"#totals"} else top
        left, right = self._columns(part, to.columns)
        return SheetArea(part.sheet.name, Area(top, left, bottom, right))

    def _table_of(self, to: TablePlaces, place: Place) -> TablePart:
        if to.table:
            name = self._tables.get(to.table.casefold())
            found = self.values.tables.get(name) if name is not None else None
        else:
            found = self.values.table_at(
                place.sheet, Area(place.row, place.column, place.row, place.column)
            )
        if found is None:
            raise NotEvaluatedError(Reason.REFERENCE)
        return found

    def _columns(self, part: TablePart, ends: tuple[str, str] | None) -> tuple[int, int]:
        """Return the first and the last column; remembered, as every row asks for them."""
        if ends is None:
            return part.area.left, part.area.right
        if (part.name, ends) not in self._ends:
            known = {header.casefold(): column for header, column in part.columns.items()}
            found = [known.get(header.casefold(), 0) for header in ends]
            self._ends[part.name, ends] = min(found), max(found)
        if 0 in self._ends[part.name, ends]:
            raise NotEvaluatedError(Reason.REFERENCE)
        return self._ends[part.name, ends]

    def _named(self, to: NamedPlaces, place: Place) -> SheetArea:
        if not to.sheet and (name := self._tables.get(to.name.casefold())):
            return self._of_table(TablePlaces(name, frozenset(), None), place)
        if self._names is None:
            self._names = defined_names(self.book)
        sheet = (to.sheet or place.sheet).casefold()
        name = to.name.casefold()
        text = self._names.get((sheet, name)) or self._names.get(("", name)) or ""
        marked, brackets = masked(text)
        if brackets:
            marked = marked[:-1] if len(brackets) == 1 else ""
        meant = parse_places(marked, brackets[0] if brackets else "", (1, 1)) if text else None
        # what a name says of other places than fixed ones depends on where it is said
        is_of_a_sheet = isinstance(meant, TablePlaces) or (
            isinstance(meant, CellPlaces) and bool(meant.sheet)
        )
        if meant is None or not (is_of_a_sheet and meant.is_fixed):
            raise NotEvaluatedError(Reason.REFERENCE)
        return self.resolved(meant, place)


def defined_names(book: Book) -> Mapping[tuple[str, str], str]:
    """Return sheet ("" for the workbook) and name, both without case, to what it says."""
    part = book.structure.workbook_part
    root = parse(book.loader.package.read(part), part)
    sheets = [sheet.get("name", "").casefold() for sheet in children(root, "sheets", "sheet")]
    found = {}
    for element in children(root, "definedNames", "definedName"):
        number = element.get("localSheetId")
        is_known = number is not None and number.isdecimal() and int(number) < len(sheets)
        sheet = sheets[int(number or 0)] if is_known else ""
        if number is None or is_known:
            found[sheet, element.get("name", "").casefold()] = element.text or ""
    return found
