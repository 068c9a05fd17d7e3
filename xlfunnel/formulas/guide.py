"""
The functions as people read of them: docs/functions.md, and the list that the command gives.

    python -m xlfunnel.formulas.guide > docs/functions.md
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from xlfunnel.formulas import FUNCTIONS
from xlfunnel.formulas.arguments import Argument
from xlfunnel.formulas.function import Function
from xlfunnel.formulas.pages import ARGUMENTS, PAGES
from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.values.cell import Cell, shown

_HEAD = """\
# Cell functions

Made by `python -m xlfunnel.formulas.guide > docs/functions.md`; a test holds it up to date and
runs every example.

- An argument is a cell or a whole column (`Leads[预算范围]`); columns have one length, and a cell
  goes with every row of them. A column gives a column, which spills downwards. A range longer than
  half a sheet (`A:A`) is cut after its last filled row.
- Blank rows stay blank. An error value that is put in comes out. What is wrong with an argument is
  a text that starts with `#`.
- A function knows nothing but its arguments: where the workbook's own rules shall count, give
  their tables with the header row (`GradePolicy[#All]`; a Chinese Excel writes
  `GradePolicy[#全部]`). What is left out is as in a new workbook. Columns renamed in 参数 are found
  when `settings` is given.
- Results are in the language of `settings`; without it in that of the headers of the first table
  given; without any in zh-CN.
- Dates may be dates, serial numbers or texts; cells with dates and rates need their number format.
- The functions come with the add-in, in Excel on Windows. Inside a table nothing spills: there a
  formula is one call a row, and above 2,000 rows the buttons are the better way.
- `xlfunnel` calculates them in a closed file, too, and around them `+ - * / &`, comparisons, `IF`,
  `IFERROR`, `ISBLANK`, `DATE`, `TIME`, `ROUND`, `SUM`, `AVERAGE`, `MIN`, `MAX`, `COUNT`, and
  constants in braces (`{1;2}`). `TODAY()` and `NOW()` are of the moment of the run (`--as-of`).
  Every example below comes out there as in Excel.
- A formula with anything else (`MEDIAN`, `XLOOKUP`), or in which a range grows row by row over
  thousands of rows (`$A$2:A9`), keeps its value in a closed file and is told. Formulas that
  call none of these functions are Excel's to calculate: where they are referred to, the value
  stored beside them counts. One that tells the time is calculated for that and stored, if it
  holds nothing else than the above (`=TODAY()-7`): what stands there is of another day.
"""


def guide() -> str:
    """Return docs/functions.md, every example with what the function returns."""
    return "\n".join([_HEAD, *(line for name in FUNCTIONS for line in _section(FUNCTIONS[name]))])


def listing(language: Language) -> list[str]:
    """Return what the functions are called with and what they do, two lines each."""
    return [
        line
        for function in FUNCTIONS.values()
        for line in (
            f"{function.name}({function.signature})",
            f"    {description(function, language)}",
        )
    ]


def description(function: Function, language: Language) -> str:
    """Return what *function* does, in a line."""
    return say(f"functions.{function.python_name}", language)


def in_excel(argument: Argument) -> str:
    """Return *argument* as it is typed in a formula; a column becomes an array of constants."""
    if not isinstance(argument, list):
        return _constant(argument)
    return "{" + ";".join(",".join(map(_constant, row)) for row in argument) + "}"


def _constant(cell: Cell) -> str:
    if cell is None:
        return '""'
    if isinstance(cell, str):
        return '"' + cell.replace('"', '""') + '"'
    if isinstance(cell, datetime):
        day = f"DATE({cell.year},{cell.month},{cell.day})"
        time = cell - datetime(cell.year, cell.month, cell.day)
        return f"{day}+TIME({cell.hour},{cell.minute},0)" if time > timedelta() else day
    return shown(cell)


def formula(function: Function, arguments: tuple[Argument, ...]) -> str:
    """Return the formula that calls *function*; only what is optional can be left empty."""
    typed = [
        "" if one is None and parameter.is_optional else in_excel(one)
        for one, parameter in zip(arguments, function.parameters, strict=False)
    ]
    return f"={function.name}({','.join(typed)})"


def result(function: Function, arguments: tuple[Argument, ...]) -> str:
    """Return what the formula shows, a figure with at most four decimals."""
    given = function(*arguments)
    cells = [row[0] for row in given] if isinstance(given, list) else [given]
    texts = (shown(round(c, 4)) if isinstance(c, float) else shown(c) for c in cells)
    return ", ".join(text or "(blank)" for text in texts)


def _section(function: Function) -> Iterator[str]:
    page = PAGES[function.name]
    yield f"## {function.name}\n"
    yield f"{description(function, 'en')} · {description(function, 'zh-CN')}\n"
    yield f"```\n{function.name}({function.signature})\n```\n"
    for parameter in function.parameters:
        said = page.arguments.get(parameter.name) or ARGUMENTS[parameter.name]
        yield f"- `{parameter.name}`{' (optional)' if parameter.is_optional else ''}: {said}"
    yield f"\n**Returns** {page.returns}.\n"
    yield "| formula | result |\n| --- | --- |"
    for arguments in page.examples:
        yield f"| `{formula(function, arguments)}` | {result(function, arguments)} |"
    yield ""
    if page.native:
        yield f"**Without the add-in:** {page.native}.\n"
    yield f"**What it does not know.** {page.unknown}\n"


if __name__ == "__main__":
    print(guide(), end="")
