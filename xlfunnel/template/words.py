"""
Drop-down lists: the words of each dictionary under a defined name, and who uses which.

Excel takes no structured reference in a validation, but a name that stands for one; so a
list that a team may extend (来源, 人员, 等级, 原因) follows its rules table.
"""

from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.schema import terms
from xlfunnel.schema.declare import Column, Row, Tab, Writer
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.guide import title_of
from xlfunnel.schema.reasons import LossReason, WinReason
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.sources import Source
from xlfunnel.template.looks import SLATE, as_header, as_text
from xlfunnel.template.sheets import set_page
from xlfunnel.template.tables import PlacedTable, kind_of, write_text
from xlfunnel.template.texts import width_of
from xlfunnel.values.terms import Terms

REPS = "reps"
# Lists that live in a rules table, and the field that holds their words.
_OWN: dict[str, tuple[type[Row], str]] = {
    terms.SOURCES.name: (Source, "name"),
    terms.GRADES.name: (GradeRule, "grade"),
    terms.LOSS_REASONS.name: (LossReason, "reason"),
    terms.WIN_REASONS.name: (WinReason, "reason"),
    REPS: (Rep, "name"),
}


def add_lists(book: Workbook, placed: Sequence[PlacedTable], language: Language) -> None:
    """Name every list that a column needs, and let the columns use them."""
    for name, (row, field) in _OWN.items():
        reference = f"{row.table.name}[{row.column(field).header(language)}]"
        _define(book, name, reference)
    _add_fixed(book, placed, language)
    for table in placed:
        for cells, name in _listed_cells(table):
            table.sheet.add_data_validation(_validation(cells, name, language))


def list_name(name: str) -> str:
    """Return the defined name of the list *name*."""
    return f"list_{name}"


def _add_fixed(book: Workbook, placed: Sequence[PlacedTable], language: Language) -> None:
    """Write the dictionaries that nobody extends to a hidden sheet, one per column."""
    sheet: Worksheet = book.create_sheet(say("template.words", language))
    sheet.sheet_state = "hidden"
    set_page(sheet, Tab.LOG, language, header_row=1)
    sheet.freeze_panes = "A2"
    for number, words in enumerate(_fixed_dictionaries(placed), 1):
        letter = get_column_letter(number)
        labels = words.labels(language)
        write_text(sheet[f"{letter}1"], words.name)
        as_header(sheet[f"{letter}1"], language, SLATE)
        for row, label in enumerate(labels, 2):
            write_text(sheet[f"{letter}{row}"], label)
            as_text(sheet[f"{letter}{row}"], language)
        sheet.column_dimensions[letter].width = max(map(width_of, (words.name, *labels))) + 2
        place = f"${letter}$2:${letter}${len(labels) + 1}"
        _define(book, words.name, f"'{sheet.title}'!{place}")


def _fixed_dictionaries(placed: Sequence[PlacedTable]) -> list[Terms]:
    kinds = (
        kind_of(table.row, column, values)
        for table in placed
        for _, column in table.columns()
        for values in (table.given or [{}])
    )
    found = {kind.terms.name: kind.terms for kind in kinds if kind.terms is not None}
    return [found[name] for name in sorted(found) if name not in _OWN]


def _listed_cells(table: PlacedTable) -> Iterator[tuple[str, str]]:
    """Yield the cells that people fill from a list, and its name."""
    for letter, column in table.columns():
        if column.writer is Writer.SYSTEM:
            continue
        if name := _list_of(column):
            yield table.cells(letter), name
        for number, values in enumerate(table.given, table.top + 1):
            kind = kind_of(table.row, column, values)
            if kind is not column.type and kind.terms is not None:
                yield f"{letter}{number}", kind.terms.name


def _list_of(column: Column) -> str | None:
    if column.type.terms is not None:
        return column.type.terms.name
    return REPS if column.field == "owner" else None


def _validation(cells: str, name: str, language: Language) -> DataValidation:
    """
    Return a list for *cells*; a word may be added only where the list lives in a rules table.

    Checked when somebody types: what was pasted or imported stays, and is told in 问题清单.
    """
    validation = DataValidation(
        "list", list_name(name), allow_blank=True, showErrorMessage=True, sqref=cells
    )
    validation.errorTitle = say("template.not_listed", language)
    if name in _OWN:
        title = title_of(_OWN[name][0]).to(language)
        validation.errorStyle = "warning"
        validation.error = say("template.pick_or_add", language, title=title)
    else:
        validation.errorStyle = "stop"
        validation.error = say("template.pick", language)
    return validation


def _define(book: Workbook, name: str, reference: str) -> None:
    book.defined_names[list_name(name)] = DefinedName(list_name(name), attr_text=reference)
