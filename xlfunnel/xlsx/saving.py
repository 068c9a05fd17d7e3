"""From pending changes to changed parts: what `FileWorkbook.save` hands to the package."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import compress, count, repeat
from typing import Protocol

from xlfunnel.errors import FileRefusedError
from xlfunnel.tables.areas import Area
from xlfunnel.tables.celltext import storable
from xlfunnel.tables.state import TableState
from xlfunnel.tables.table import Sheet, TablePart
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.archivewriter import QUICK, Packed, pack
from xlfunnel.xlsx.calculatedcolumns import calculated_columns
from xlfunnel.xlsx.calculation import with_full_calculation
from xlfunnel.xlsx.charts import followed_chart
from xlfunnel.xlsx.follow import (
    Resize,
    moved_hyperlinks,
    resized_names,
    resized_sheet_tail,
    resized_table,
)
from xlfunnel.xlsx.formulas import SheetFormulas, translated
from xlfunnel.xlsx.links import with_part, without_part
from xlfunnel.xlsx.loading import Loader
from xlfunnel.xlsx.newtable import add_table
from xlfunnel.xlsx.notes import moved_notes
from xlfunnel.xlsx.package import Content, Package
from xlfunnel.xlsx.patch import Rearrangement, SheetPatch
from xlfunnel.xlsx.placelinks import with_place_links
from xlfunnel.xlsx.render import Formula, Renderer, serial
from xlfunnel.xlsx.results import Results
from xlfunnel.xlsx.sheetxml import OddShapeError, SheetXml
from xlfunnel.xlsx.soundness import SoundnessCheck, is_sound
from xlfunnel.xlsx.strings import MOST_SHARED, SharedStrings
from xlfunnel.xlsx.structure import Structure
from xlfunnel.xlsx.tablecells import TableCells
from xlfunnel.xlsx.text import editable

# a worksheet up to this size is kept while it is asked for several times; a larger one is
# inflated again, which takes less than its memory is worth
_KEPT_BYTES = 32 << 20

_CHARTS = ("drawingml.chart+xml", "ms-office.chartex+xml")


class Pending(Protocol):
    """What saving needs to know of a workbook with changes."""

    package: Package
    structure: Structure
    loader: Loader
    states: dict[str, TableState]
    cell_edits: dict[str, dict[tuple[int, int], Cell]]
    results: Results


def changed_parts(book: Pending) -> dict[str, Content]:
    """Return part name to new content for everything that changes in *book*."""
    return _Saving(book).parts()


class _Saving:
    def __init__(self, book: Pending) -> None:
        self.book = book
        self.package = book.package
        self.loader = book.loader
        self.small: dict[str, bytes] = {}  # changed parts other than worksheets
        self.removed: set[str] = set()
        self.patches: dict[str, SheetPatch] = {}  # by sheet name
        self.resizes: list[Resize] = []
        self.are_all_shown = False  # every formula gives a result that is stored
        self.cut: dict[str, SheetXml] = {}
        part = book.structure.strings_part
        self.strings = SharedStrings(self.package.read(part)) if part else None

    def parts(self) -> dict[str, Content]:
        for state in self.book.states.values():
            if state.is_changed:
                self._stage(state)
        for name, cells in self.book.cell_edits.items():
            for (row, column), value in cells.items():
                self._patch(name).set(row, column, value)
        self._stage_tails()
        self._stage_results()
        self._stage_names()
        self._stage_charts()
        self._want_strings()
        self.loader.release()
        string = self.strings.index if self.strings is not None else None
        # packed now, because only then it is known which formats the dates in them need
        sheets: dict[str, Content] = {
            self._sheet(name).part: pack(
                self._applied(self._sheet(name), patch, string), QUICK, SoundnessCheck()
            )
            for name, patch in self.patches.items()
            if not patch.is_empty
        }
        self._stage_workbook()
        self._stage_strings_and_styles()
        return {**self.small, **sheets, **dict.fromkeys(self.removed)}

    # --- tables ---

    def _stage(self, state: TableState) -> None:
        part, patch = state.part, self._patch(state.part.sheet.name)
        file_table = self._file_table(state)
        formulas = self.loader.formulas[part.sheet.part]
        first = part.first_row
        data = Area(first, part.area.left, part.last_row, part.area.right)
        self._stage_cells(state, file_table, formulas, patch)
        if state.is_rearranged:
            origin = tuple(None if slot is None else first + slot for slot in state.origin)
            patch.rearranged.append(Rearrangement(data, origin))
            for row, cells in formulas.expanded(data).items():
                patch.expanded.setdefault(row, {}).update(cells)
            self._move_what_stands_on(data, state)
            self._keep_calc_chain_true(data, formulas, patch, state)
        last_row = first + max(len(state.filled), 1) - 1
        if not state.is_recreated and last_row != file_table.last_row:
            self._resize(Resize(file_table, last_row))

    def _file_table(self, state: TableState) -> TablePart:
        return self.book.structure.tables.get(state.part.name, state.part)

    def _stage_cells(
        self, state: TableState, file_table: TablePart, formulas: SheetFormulas, patch: SheetPatch
    ) -> None:
        part = state.part
        new = bytearray(origin is None for origin in state.origin)
        if not any(new) and not state.written:
            return
        area = Area(part.first_row, part.area.left, part.first_row + len(new) - 1, part.area.right)
        patch.tables.append(
            TableCells(
                area,
                file_table.last_row,
                new,
                {part.columns[header]: state.columns[header] for header in state.written},
                {part.columns[header]: written for header, written in state.written.items()},
                {part.columns[header]: cells for header, cells in state.columns.items()},
            )
        )
        for column, formula in calculated_columns(file_table, formulas).items():
            self._carry_on(column, formula, patch.tables[-1], patch)

    def _carry_on(
        self, column: int, formula: Formula, table: TableCells, patch: SheetPatch
    ) -> None:
        """Let new rows take over a calculated *column* where nothing was written to it."""
        cells = table.columns.get(column) or repeat(None)
        for row, is_new, cell in zip(count(table.area.top), table.new, cells):
            if is_new and cell is None:
                text = translated(formula.text, (table.model, column), (row, column))
                patch.set(row, column, replace(formula, text=text))

    def _move_what_stands_on(self, data: Area, state: TableState) -> None:
        """Let notes and links of rearranged rows go with them."""
        places = _places(state)
        sheet = state.part.sheet
        self.small |= moved_notes(self.package, self._current, sheet.part, data, places)
        patch = self._patch(sheet.name)
        tail = patch.tail if patch.tail is not None else self._xml(sheet).tail
        patch.tail = moved_hyperlinks(tail, data, places)

    def _keep_calc_chain_true(
        self, data: Area, formulas: SheetFormulas, patch: SheetPatch, state: TableState
    ) -> None:
        """Have the order of calculation found anew if it names a cell that lost its formula."""
        structure, places = self.book.structure, _places(state)
        before = {place for place in formulas.cells if data.holds(*place)}
        after = {(places[row], column) for row, column in before if row in places}
        after |= {
            (row, column)
            for row, cells in patch.edits.items()
            for column, value in cells.items()
            if isinstance(value, Formula)
        }
        chain = structure.calc_chain_part
        if before - after and chain and chain not in self.removed:
            self.removed.add(chain)
            self.small |= without_part(self.package, self.small, structure.workbook_part, chain)

    def _resize(self, resize: Resize) -> None:
        self.resizes.append(resize)
        part = resize.old.part
        self._set(part, resized_table(self._current(part), resize))

    def _stage_tails(self) -> None:
        """Let formats and validations follow, and point to tables made anew."""
        for resize in self.resizes:
            patch = self._patch(resize.old.sheet.name)
            tail = patch.tail if patch.tail is not None else self._xml(resize.old.sheet).tail
            patch.tail = resized_sheet_tail(tail, resize)
        numbers = [0, *(table.number for table in self.book.structure.tables.values())]
        for state in self.book.states.values():
            if not state.is_recreated:
                continue
            part, patch = state.part, self._patch(state.part.sheet.name)
            tail = patch.tail if patch.tail is not None else self._xml(part.sheet).tail
            area = part.area.down_to(part.first_row + max(len(state.filled), 1) - 1)
            numbers.append(max(numbers) + 1)
            made, patch.tail = add_table(self.package, part, area, self.small, tail, numbers[-1])
            self.small |= made
        self._stage_links()
        for name, patch in self.patches.items():
            if patch.tail is not None and patch.tail == self._xml(self._sheet(name)).tail:
                patch.tail = None

    def _stage_links(self) -> None:
        """Let the cells that say a place lead there."""
        for state in self.book.states.values():
            part, first = state.part, state.part.first_row
            for header, most in state.links.items() if state.is_changed else ():
                patch, column = self._patch(part.sheet.name), part.columns[header]
                tail = patch.tail if patch.tail is not None else self._xml(part.sheet).tail
                cells = state.columns[header]
                last = max(part.last_row, first + len(cells) - 1)
                places = {n: c for n, c in enumerate(cells[:most], first) if isinstance(c, str)}
                patch.tail = with_place_links(tail, Area(first, column, last, column), places)

    def _stage_results(self) -> None:
        """Have what our formulas give stored beside them, where they stand afterwards."""
        results = self.book.results
        if results.is_empty:
            return
        are_shown = []
        for name, sheet in self.book.structure.sheets.items():
            patch = self.patches.get(name, SheetPatch())
            are_shown.append(results.stage(sheet.part, patch))
            if patch.results or patch.edits:
                self.patches[name] = patch
        self.are_all_shown = all(are_shown) and not results.are_others_carried_on()

    def _stage_names(self) -> None:
        part = self.book.structure.workbook_part
        for resize in self.resizes:
            self._set(part, resized_names(self._current(part), resize))

    # --- charts ---

    def _stage_charts(self) -> None:
        if not self.patches:
            return
        for name in self.package.names():
            kind = self.package.content_type(name)
            if kind.endswith(_CHARTS):
                chart = followed_chart(self._current(name), self.resizes, self._chart_cells)
                self._set(name, chart)

    def _chart_cells(self, sheet: str, area: Area) -> list[list[Cell]] | None:
        """Return the columns a chart shows, None when none of them changes."""
        for state in self.book.states.values():
            part, first = state.part, state.part.first_row
            data = Area(first, part.area.left, first + len(state.filled) - 1, part.area.right)
            is_inside = (
                part.sheet.name.casefold() == sheet.casefold() and area.overlap(data) == area
            )
            shown = part.headers[area.left - data.left : area.right - data.left + 1]
            is_changed = state.is_rearranged or self._is_resized(part)
            if is_inside and (is_changed or any(header in state.written for header in shown)):
                columns = (state.columns[header] for header in shown)
                return [
                    [
                        self._charted(cell)
                        for cell in column[area.top - first : area.bottom - first + 1]
                    ]
                    for column in columns
                ]
        return None

    def _is_resized(self, part: TablePart) -> bool:
        return any(resize.old.name == part.name for resize in self.resizes)

    def _charted(self, cell: Cell) -> Cell:
        is_1904 = self.book.structure.is_1904
        return serial(cell, is_1904=is_1904) if isinstance(cell, datetime) else cell

    # --- worksheets ---

    def _applied(
        self, sheet: Sheet, patch: SheetPatch, string: Callable[[str], int | None] | None
    ) -> Iterator[bytes]:
        """Yield the worksheet with its changes, piece by piece."""
        xml = self._xml(sheet)
        is_1904 = self.book.structure.is_1904
        renderer = Renderer(xml.tags, self.loader.styles, string, is_1904)
        try:
            yield from patch.apply(xml, renderer)
        except OddShapeError as odd:
            raise OddShapeError(sheet.part) from odd
        except ValueError as error:  # a number of the file that is none
            raise FileRefusedError("sheet.odd", part=sheet.part) from error

    def _want_strings(self) -> None:
        if self.strings is None:
            return
        for patch in self.patches.values():
            for cells in patch.edits.values():
                self.strings.want(
                    [storable(v) for v in cells.values() if type(v) is str and _is_shared(v)]
                )
            for table in patch.tables:
                for column, written in table.written.items():
                    values = compress(table.columns[column], written)
                    self.strings.want([v for v in values if type(v) is str and _is_shared(v)])
        self.strings.look_up()

    # --- small parts ---

    def _stage_workbook(self) -> None:
        part = self.book.structure.workbook_part
        if self.patches and not self.are_all_shown and self.book.results.formulas.is_any():
            self._set(part, with_full_calculation(self._current(part)))

    def _stage_strings_and_styles(self) -> None:
        structure = self.book.structure
        if self.strings is not None and structure.strings_part:
            changed = self.strings.changed()
            if changed is not None:
                self.small[structure.strings_part] = changed
        changed = self.loader.styles.changed()
        if changed is not None:
            self.small[structure.styles_part or self._add_styles()] = changed

    def _add_styles(self) -> str:
        """Make room for the formats of a workbook that had none; return their part."""
        folder = self.book.structure.workbook_part.rpartition("/")[0]
        part = f"{folder}/styles.xml".lstrip("/")
        links, _ = with_part(
            self.package, self.small, self.book.structure.workbook_part, part, "styles"
        )
        self.small |= links
        return part

    def _patch(self, sheet: str) -> SheetPatch:
        return self.patches.setdefault(sheet, SheetPatch())

    def _sheet(self, name: str) -> Sheet:
        return self.book.structure.sheets[name]

    def _xml(self, sheet: Sheet) -> SheetXml:
        if sheet.part in self.cut:
            return self.cut[sheet.part]
        xml = self.loader.sheet_xml(sheet.part)
        if len(xml.data) < _KEPT_BYTES:
            self.cut[sheet.part] = xml
        return xml

    def _current(self, part: str) -> bytes:
        if part in self.small:
            return self.small[part]
        return editable(self.package.read(part))

    def _set(self, part: str, data: bytes) -> None:
        if data != self._current(part):
            self.small[part] = data


def _is_shared(text: str) -> bool:
    return 0 < len(text) <= MOST_SHARED


def _places(state: TableState) -> dict[int, int]:
    """Return row in the file to row after the save, for the rows of a table that stay."""
    first = state.part.first_row
    return {
        first + origin: first + slot
        for slot, origin in enumerate(state.origin)
        if origin is not None
    }


def verified(written: Package, changes: Mapping[str, Content], source: Package) -> None:
    """
    Check that every changed part of the new file is sound XML.

    A part that was checked while it was packed needs no second look: the new file was
    read back with the same checksum.

    Raises:
        FileRefusedError: If one is not; when it was not in the *source*, that is told.
    """
    for name, content in changes.items():
        is_checked = isinstance(content, Packed) and content.is_checked
        if content is None or is_checked or is_sound(written, name):
            continue
        is_damaged = source.has(name) and not is_sound(source, name)
        raise FileRefusedError(
            "files.damaged_part" if is_damaged else "sheet.badly_written", part=name
        )
