"""From pending changes to changed parts: what `FileWorkbook.save` hands to the package."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Protocol
from xml.parsers import expat

from xlfunnel.errors import FileRefusedError
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.areas import Area, cell_name
from xlfunnel.xlsx.calculation import trimmed_calc_chain, with_full_calculation
from xlfunnel.xlsx.charts import followed_chart
from xlfunnel.xlsx.follow import (
    Resize,
    moved_hyperlinks,
    resized_names,
    resized_sheet_tail,
    resized_table,
)
from xlfunnel.xlsx.formulas import SheetFormulas, translated
from xlfunnel.xlsx.loading import Loader
from xlfunnel.xlsx.newtable import add_table
from xlfunnel.xlsx.notes import moved_notes
from xlfunnel.xlsx.package import Content, Package
from xlfunnel.xlsx.patch import Model, Rearrangement, SheetPatch
from xlfunnel.xlsx.render import Formula, Renderer, serial
from xlfunnel.xlsx.sheetxml import OddShapeError, SheetXml
from xlfunnel.xlsx.strings import SharedStrings
from xlfunnel.xlsx.structure import Sheet, Structure, TablePart
from xlfunnel.xlsx.tablestate import TableState
from xlfunnel.xlsx.text import storable

# a worksheet up to this size is kept while it is asked for several times; a larger one is
# inflated again, which takes less than its memory is worth
_KEPT_BYTES = 32 << 20

_CHARTS = ("drawingml.chart+xml", "ms-office.chartex+xml")
_FORMULA = re.compile(rb"<(?:[\w.\-]+:)?f[\s/>]")


class Pending(Protocol):
    """What saving needs to know of a workbook with changes."""

    package: Package
    structure: Structure
    loader: Loader
    states: dict[str, TableState]
    cell_edits: dict[str, dict[tuple[int, int], Cell]]


def changed_parts(book: Pending) -> dict[str, Content]:
    """Return part name to new content for everything that changes in *book*."""
    return _Saving(book).parts()


class _Saving:
    def __init__(self, book: Pending) -> None:
        self.book = book
        self.package = book.package
        self.loader = book.loader
        self.small: dict[str, bytes] = {}  # changed parts other than worksheets
        self.patches: dict[str, SheetPatch] = {}  # by sheet name
        self.resizes: list[Resize] = []
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
        self._stage_names()
        self._stage_charts()
        self._want_strings()
        self.loader.release()
        string = self.strings.index if self.strings is not None else None
        sheets: dict[str, Content] = {
            self._sheet(name).part: self._applied(self._sheet(name), patch, string)
            for name, patch in self.patches.items()
            if not patch.is_empty
        }
        # dates may need formats: known once the cells are rendered, so asked for beforehand
        self._want_styles()
        self._stage_workbook()
        self._stage_strings_and_styles()
        return {**self.small, **sheets}

    # --- tables ---

    def _stage(self, state: TableState) -> None:
        part, patch = state.part, self._patch(state.part.sheet.name)
        file_table = self._file_table(state)
        formulas = self.loader.formulas[part.sheet.part]
        first = part.first_row
        data = Area(first, part.area.left, part.last_row, part.area.right)
        if state.is_rearranged:
            origin = tuple(None if slot is None else first + slot for slot in state.origin)
            patch.rearranged.append(Rearrangement(data, origin))
            for row, cells in formulas.expanded(data).items():
                patch.expanded.setdefault(row, {}).update(cells)
            self._move_what_stands_on(data, state, formulas)
        self._stage_new_rows(state, file_table, formulas, patch)
        columns = part.columns
        for header, edits in state.edits.items():
            for slot, value in edits.items():
                patch.set(first + slot, columns[header], value)
        last_row = first + max(len(state.filled), 1) - 1
        if not state.is_recreated and last_row != file_table.last_row:
            self._resize(Resize(file_table, last_row))

    def _file_table(self, state: TableState) -> TablePart:
        return self.book.structure.tables.get(state.part.name, state.part)

    def _stage_new_rows(
        self,
        state: TableState,
        file_table: TablePart,
        formulas: SheetFormulas,
        patch: SheetPatch,
    ) -> None:
        """Let rows that are new take over formats and calculated columns from the last one."""
        area, first = state.part.area, state.part.first_row
        model = file_table.last_row
        calculated = {
            column: formulas.text_at(model, column) or text
            for column, text in state.part.calculated.items()
        }
        headers = {number: header for header, number in state.part.columns.items()}
        for slot, origin in enumerate(state.origin):
            if origin is not None:
                continue
            row = first + slot
            patch.models.setdefault(row, []).append(Model(model, area.left, area.right))
            patch.edits.setdefault(row, {})
            for column, text in calculated.items():
                if state.edits.get(headers[column], {}).get(slot) is None:
                    moved = translated(text, (model, column), (row, column))
                    patch.set(row, column, Formula(moved))

    def _move_what_stands_on(self, data: Area, state: TableState, formulas: SheetFormulas) -> None:
        """Let notes and links of rearranged rows go with them; trim the calculation chain."""
        first = state.part.first_row
        places = {
            first + origin: first + slot
            for slot, origin in enumerate(state.origin)
            if origin is not None
        }
        sheet = state.part.sheet
        self.small |= moved_notes(self.package, sheet.part, data, places)
        patch = self._patch(sheet.name)
        tail = patch.tail if patch.tail is not None else self._xml(sheet).tail
        patch.tail = moved_hyperlinks(tail, data, places)
        before = {place for place in formulas.cells if data.holds(*place)}
        after = {(places[row], column) for row, column in before if row in places}
        chain = self.book.structure.calc_chain_part
        if chain and before - after:
            gone = {cell_name(*place) for place in before - after}
            trimmed = trimmed_calc_chain(self._current(chain), sheet.number, gone)
            self._set(chain, trimmed)

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
        for state in self.book.states.values():
            if not state.is_recreated:
                continue
            part, patch = state.part, self._patch(state.part.sheet.name)
            tail = patch.tail if patch.tail is not None else self._xml(part.sheet).tail
            area = part.area.down_to(part.first_row + max(len(state.filled), 1) - 1)
            made, patch.tail = add_table(self.package, part, area, self.small, tail)
            self.small |= made
        for name, patch in self.patches.items():
            if patch.tail is not None and patch.tail == self._xml(self._sheet(name)).tail:
                patch.tail = None

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

    def _chart_cells(self, sheet: str, area: Area) -> list[Cell] | None:
        """Return the cells a chart shows, None when none of them changes."""
        for state in self.book.states.values():
            part = state.part
            first, count = part.first_row, len(state.filled)
            is_inside = (
                part.sheet.name == sheet
                and area.left == area.right
                and part.area.left <= area.left <= part.area.right
                and first <= area.top
                and area.bottom <= first + count - 1
            )
            header = part.headers[area.left - part.area.left] if is_inside else ""
            if not is_inside or not (state.is_rearranged or header in state.edits
                                     or self._is_resized(part)):  # fmt: skip
                continue
            self.loader.load_more(state, [header])
            cells = state.columns[header][area.top - first : area.bottom - first + 1]
            return [self._charted(cell) for cell in cells]
        return None

    def _is_resized(self, part: TablePart) -> bool:
        return any(resize.old.name == part.name for resize in self.resizes)

    def _charted(self, cell: Cell) -> Cell:
        is_1904 = self.book.structure.is_1904
        return serial(cell, is_1904=is_1904) if isinstance(cell, datetime) else cell

    # --- worksheets ---

    def _applied(
        self, sheet: Sheet, patch: SheetPatch, string: Callable[[str], int] | None
    ) -> Iterator[bytes]:
        """Yield the worksheet with its changes, piece by piece."""
        xml = self._xml(sheet)
        is_1904 = self.book.structure.is_1904
        renderer = Renderer(xml.tags, self.loader.styles, string, is_1904)
        try:
            yield from patch.apply(xml, renderer)
        except OddShapeError as odd:
            raise OddShapeError(sheet.part) from odd

    def _want_strings(self) -> None:
        if self.strings is None:
            return
        for patch in self.patches.values():
            for cells in patch.edits.values():
                for value in cells.values():
                    if isinstance(value, str) and value:
                        self.strings.want(storable(value))
        self.strings.look_up()

    def _want_styles(self) -> None:
        """Have the formats ready that dates in cells without a date format will need."""
        for name, patch in self.patches.items():
            dates = {
                row: {c: v for c, v in cells.items() if isinstance(v, datetime)}
                for row, cells in patch.edits.items()
                if any(isinstance(value, datetime) for value in cells.values())
            }
            if dates:
                self._render_dates(self._sheet(name), patch, dates)

    def _render_dates(
        self, sheet: Sheet, patch: SheetPatch, dates: Mapping[int, Mapping[int, datetime]]
    ) -> None:
        only = SheetPatch(
            edits={row: dict(cells) for row, cells in dates.items()},
            models=patch.models,
            rearranged=patch.rearranged,
            expanded=patch.expanded,
        )
        for _ in self._applied(sheet, only, None):
            pass

    # --- small parts ---

    def _stage_workbook(self) -> None:
        part = self.book.structure.workbook_part
        if self.patches and self._has_formulas():
            self._set(part, with_full_calculation(self._current(part)))

    def _has_formulas(self) -> bool:
        if self.book.structure.calc_chain_part:
            return True
        if any(formulas.cells for formulas in self.loader.formulas.values()):
            return True
        others = (s.part for s in self.book.structure.sheets.values()
                  if s.part not in self.loader.formulas)  # fmt: skip
        return any(_FORMULA.search(chunk) for part in others for chunk in self.package.chunks(part))

    def _stage_strings_and_styles(self) -> None:
        structure = self.book.structure
        if self.strings is not None and structure.strings_part:
            changed = self.strings.changed()
            if changed is not None:
                self.small[structure.strings_part] = changed
        if structure.styles_part:
            changed = self.loader.styles.changed()
            if changed is not None:
                self.small[structure.styles_part] = changed

    def _patch(self, sheet: str) -> SheetPatch:
        return self.patches.setdefault(sheet, SheetPatch())

    def _sheet(self, name: str) -> Sheet:
        return self.book.structure.sheets[name]

    def _xml(self, sheet: Sheet) -> SheetXml:
        if sheet.part in self.cut:
            return self.cut[sheet.part]
        xml = self.loader.sheet_xml(sheet.part)
        if len(xml.body) < _KEPT_BYTES:
            self.cut[sheet.part] = xml
        return xml

    def _current(self, part: str) -> bytes:
        return self.small[part] if part in self.small else self.package.read(part)

    def _set(self, part: str, data: bytes) -> None:
        if data != self._current(part):
            self.small[part] = data


def verified(written: Package, changes: Mapping[str, Content]) -> None:
    """Raise FileRefusedError unless every changed part of the new file is sound XML."""
    for name, content in changes.items():
        if content is None:
            continue
        parser = expat.ParserCreate()
        try:
            for chunk in written.chunks(name):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise FileRefusedError("sheet.badly_written", part=name) from error
