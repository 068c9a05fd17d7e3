"""
Drop-down lists: the words of each dictionary under a defined name, and who uses which.

Excel takes no structured reference in a validation, but a name that stands for one; so a
list that a team may extend (来源, 人员, 等级, 原因) follows its rules table.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.schema import terms
from xlfunnel.schema.declare import Row, Tab, Writer
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.guide import title_of
from xlfunnel.schema.reasons import LossReason, WinReason
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.sources import Source
from xlfunnel.template.looks import SLATE, as_header, as_text
from xlfunnel.template.sheets import set_page
from xlfunnel.template.tables import PlacedTable, kind_of, write_text
from xlfunnel.values.terms import Terms
from xlfunnel.values.text_width import width_of

REPS = "reps"
# Lists that live in a rules table, and the field that holds their words.
_OWN: dict[str, tuple[type[Row], str]] = {
    terms.SOURCES.name: (Source, "name"),
    terms.GRADES.name: (GradeRule, "grade"),
    terms.LOSS_REASONS.name: (LossReason, "reason"),
    terms.WIN_REASONS.name: (WinReason, "reason"),
    REPS: (Rep, "name"),
}


class _List(NamedTuple):
    """Cells that are filled from a list: its name, and its words if nobody extends them."""

    table: PlacedTable
    cells: str
    name: str
    words: Terms | None


def add_lists(book: Workbook, placed: Sequence[PlacedTable], language: Language) -> None:
    """Name every list that a column needs, and let the columns use them."""
    lists = [found for table in placed for found in _lists_of(table)]
    for name, (row, field) in _OWN.items():
        _define(book, name, f"{row.table.name}[{row.column(field).header(language)}]")
    fixed = {found.name: found.words for found in lists if found.words is not None}
    _write_words(book, [words for _, words in sorted(fixed.items())], language)
    for found in lists:
        found.table.sheet.add_data_validation(_validation(found, language))


def list_name(name: str) -> str:
    """Return the defined name of the list *name*."""
    return f"list_{name}"


def _write_words(book: Workbook, dictionaries: Sequence[Terms], language: Language) -> None:
    """Write the dictionaries that nobody extends to a hidden sheet, one per column."""
    sheet: Worksheet = book.create_sheet(say("template.words", language))
    sheet.sheet_state = "hidden"
    set_page(sheet, Tab.LOG, language, header_row=1)
    sheet.freeze_panes = "A2"
    for number, words in enumerate(dictionaries, 1):
        letter = get_column_letter(number)
        labels = words.labels(language)
        write_text(sheet[f"{letter}1"], words.name)
        as_header(sheet[f"{letter}1"], language, SLATE)
        for row, label in enumerate(labels, 2):
            write_text(sheet[f"{letter}{row}"], label)
            as_text(sheet[f"{letter}{row}"], language)
        sheet.column_dimensions[letter].width = max(map(width_of, (words.name, *labels))) + 2
        place = f"${letter}$2:${letter}${len(labels) + 1}"
        _define(book, words.name, f"{quote_sheetname(sheet.title)}!{place}")


def _lists_of(table: PlacedTable) -> Iterator[_List]:
    """Yield the lists of the columns that people fill."""
    for letter, column in table.columns():
        if column.writer is Writer.SYSTEM:
            continue
        if column.type.terms is not None:
            yield _list(table, table.cells(letter), column.type.terms)
        elif column.field == "owner":
            yield _List(table, table.cells(letter), REPS, None)
        for number, values in enumerate(table.given, table.top + 1):
            kind = kind_of(table.row, column, values)
            if kind is not column.type and kind.terms is not None:
                yield _list(table, f"{letter}{number}", kind.terms)


def _list(table: PlacedTable, cells: str, words: Terms) -> _List:
    return _List(table, cells, words.name, None if words.name in _OWN else words)


def _validation(found: _List, language: Language) -> DataValidation:
    """
    Return the drop-down list; a new word may be typed only where a rules table has the list.

    Checked when somebody types: what was pasted or imported stays, and is told in 问题清单.
    """
    validation = DataValidation(
        "list",
        list_name(found.name),
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=say("template.not_listed", language),
        sqref=found.cells,
    )
    if found.words is None:
        title = title_of(_OWN[found.name][0]).to(language)
        validation.errorStyle = "warning"
        validation.error = say("template.pick_or_add", language, title=title)
    else:
        validation.errorStyle = "stop"
        validation.error = say("template.pick", language)
    return validation


def _define(book: Workbook, name: str, reference: str) -> None:
    book.defined_names[list_name(name)] = DefinedName(list_name(name), attr_text=reference)
