"""One table of Excel brought to the size and order that its rows shall have."""

from itertools import groupby

from xlfunnel.errors import ExcelError
from xlfunnel.excel import native, reading
from xlfunnel.excel.arranging import Order, Standing, arrange, lift_filter, look_up, order_of
from xlfunnel.excel.cells import Column
from xlfunnel.excel.entering import Formats, enter
from xlfunnel.excel.journal import Journal
from xlfunnel.excel.loading import Loaded
from xlfunnel.tables.areas import Area, stretches
from xlfunnel.tables.table import TABLE_STYLE


class Resizing:
    """Makes, grows and rearranges one table, every step noted so that it can be taken back."""

    def __init__(self, standing: Standing, loaded: Loaded, journal: Journal) -> None:
        self.standing = standing
        self._loaded = loaded
        self._state = loaded.state
        self._journal = journal
        self._old = len(loaded.as_read[0].cells)
        self._new = max(len(loaded.state.filled), 1)
        self._of_formulas = loaded.columns_of_formulas()

    def resize(self) -> int | None:
        """
        Let the table have all rows it needs, in their order.

        Returns:
            The column that was used up for it, which is to be written whole; None for no column.
        """
        if self._state.is_recreated:
            self._make()
        if self._state.is_rearranged:
            return self._rearrange()
        self._grow(max(self._old, self._new))
        return None

    def cut(self) -> None:
        """Let the table end where its rows do, and blank the cells below that were its own."""
        if self._new < self.standing.size:
            size = self.standing.size
            self.standing.resize(self._new)
            self.standing.rows(self._new, size).clear_contents()

    def _make(self) -> None:
        part, sheet = self._state.part, self.standing.sheet
        bottom = part.first_row + max(self._old, 1) - 1
        area = Area(part.area.top, part.area.left, bottom, part.area.right)
        self._journal.note(self._unmake)
        source = native.range_of(sheet, area)
        sheet.tables.add(source=source, name=part.name, table_style_name=TABLE_STYLE)
        self.standing.size = max(self._old, 1)

    def _unmake(self) -> None:
        top = (self._state.part.area.top, self._state.part.area.left)
        for table in list(self.standing.sheet.tables):  # it may not have its name yet
            if (table.range.row, table.range.column) == top:
                native.unlist(table)

    def _grow(self, size: int) -> None:
        """Let the table have *size* rows; new ones look like the last and calculate like it."""
        standing = self.standing
        if size == standing.size:
            return
        self._journal.note(self._shrink_back)
        standing.resize(size)
        standing.at += range(len(standing.at), size)
        if size > self._old:
            self._follow(self._old - 1, size, size)

    def _follow(self, model: int, end: int, end_of_formulas: int) -> None:
        """Give the rows below row *model* its formats, and its formulas in columns of formulas."""
        standing, slot = self.standing, self.standing.at[model]
        standing.follow(model, end, "fill_formats")
        for number in self._of_formulas:
            if slot in self._loaded.as_read[number].formulas:
                columns = range(number, number + 1)
                standing.follow(model, end_of_formulas, "fill_copy", columns)

    def _shrink_back(self) -> None:
        standing, part = self.standing, self._loaded.part
        more = standing.size
        if not self._state.is_recreated:
            standing.resize(part.last_row - part.first_row + 1)
        if more > self._old:
            standing.rows(self._old, more).clear_contents()

    def _rearrange(self) -> int | None:
        column = self._column_for_labels()
        order = order_of(self._state.origin, self._old)
        lift_filter(self.standing)
        self._grow(max(self._old, self._new))
        self._journal.note(lambda: self._put_all_back(column))
        is_moved = arrange(self.standing, order.kept_first, column)
        if order.kept < self._old:
            self._empty(order)
        is_moved = arrange(self.standing, order.final, column) or is_moved
        return column if is_moved else None

    def _column_for_labels(self) -> int:
        """Return the first column without a formula; ExcelError when each has one."""
        for number, column in enumerate(self._loaded.as_read):
            if not column.formulas:
                return number
        raise ExcelError("excel.no_order", sheet=self._loaded.part.sheet.name)

    def _empty(self, order: Order) -> None:
        """Make the rows that go, which stand last, look and calculate like new ones."""
        standing, kept = self.standing, order.kept
        model = max(kept - 1, 0)
        entered = set(range(len(standing.part.headers))).difference(self._of_formulas)
        for columns in stretches(entered):
            standing.rows(kept, standing.size, columns).clear_contents()
        self._follow(model, standing.size, self._new)

    def _put_all_back(self, column_for_labels: int) -> None:
        """Put the rows back into their old order, with what they held."""
        standing = self.standing
        if standing.size < len(standing.at):
            standing.resize(len(standing.at))
        look_up(standing, column_for_labels)
        arrange(standing, range(self._old), column_for_labels)
        for number, column in enumerate(self._loaded.as_read):
            self._restore(number, column)

    def _restore(self, number: int, column: Column) -> None:
        start = 0
        for is_formula, group in groupby(range(self._old), column.formulas.__contains__):
            end = start + sum(1 for _ in group)
            area = self.standing.area(start, end, range(number, number + 1))
            if is_formula:
                self._restore_formulas(area, [column.formulas[slot] for slot in range(start, end)])
            else:
                sheet = self.standing.sheet
                enter(sheet, area, column.cells[start:end], Formats(sheet, area), Journal())
            start = end

    def _restore_formulas(self, area: Area, texts: list[str]) -> None:
        """Put formulas back where they are not: one of arrays would not be one afterwards."""
        (now,) = reading.read(self.standing.sheet, area)
        if list(now.formulas.items()) != list(enumerate(texts)):
            native.range_of(self.standing.sheet, area).formula = [[text] for text in texts]
