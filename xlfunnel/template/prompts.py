"""A word of advice beside the cell where people most often wonder how to write it."""

from openpyxl.worksheet.datavalidation import DataValidation

from xlfunnel.language import Language
from xlfunnel.schema.declare import Writer
from xlfunnel.schema.guide import help_of
from xlfunnel.template.tables import PlacedTable

# Free text that the system reads, in words that have to be known. Elsewhere a list is
# offered, or the note of the header is enough.
_ASKED = {"budget", "cycle", "next_step"}


def add_prompts(placed: PlacedTable, language: Language) -> None:
    """Let cells of a table say what belongs in them once they are chosen; all may be typed."""
    for letter, column in placed.columns():
        if column.field in _ASKED and column.writer is not Writer.SYSTEM:
            placed.sheet.add_data_validation(
                DataValidation(
                    None,
                    allow_blank=True,
                    showInputMessage=True,
                    showErrorMessage=False,
                    promptTitle=column.header(language),
                    prompt=help_of(column, language),
                    sqref=placed.cells(letter),
                )
            )
