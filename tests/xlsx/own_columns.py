"""A column of the user's own, with a formula, at the right end of a table."""

import re
from pathlib import Path
from xml.sax.saxutils import escape

from tests.xlsx.books import rewritten
from xlfunnel.tables.areas import Area, letters
from xlfunnel.tables.table import TablePart
from xlfunnel.xlsx.file import FileWorkbook


def with_own_column(path: Path, table: str, header: str, formula: str) -> Path:
    """
    Add a calculated column to *table*, as Excel stores it: one formula a row, `[@列]` written out.

    Its cells hold no result yet.
    """
    part = FileWorkbook.open(path).structure.tables[table]
    text = formula.lstrip("=")
    for column in part.headers:
        text = text.replace(f"[@{column}]", f"{table}[[#This Row],[{column}]]")
    old, new = str(part.area), str(Area(part.area.top, 1, part.area.bottom, part.area.right + 1))
    count = len(part.headers)
    column_xml = (
        f'<tableColumn id="{count + 1}" name="{header}">'
        f"<calculatedColumnFormula>{escape(text)}</calculatedColumnFormula></tableColumn>"
    )

    def in_table(data: bytes) -> bytes:
        said = data.decode().replace(f'ref="{old}"', f'ref="{new}"')
        said = said.replace(f'<tableColumns count="{count}"', f'<tableColumns count="{count + 1}"')
        return said.replace("</tableColumns>", column_xml + "</tableColumns>").encode()

    return rewritten(
        path, {part.part: in_table, part.sheet.part: lambda d: _with_cells(d, part, header, text)}
    )


def _with_cells(data: bytes, part: TablePart, header: str, text: str) -> bytes:
    column = letters(part.area.right + 1)

    def add(found: re.Match[str]) -> str:
        row = int(found[2])
        if row == part.area.top:
            cell = f'<c r="{column}{row}" t="inlineStr"><is><t>{header}</t></is></c>'
        elif part.first_row <= row <= part.last_row:
            cell = f'<c r="{column}{row}"><f>{escape(text)}</f></c>'
        else:
            return found[0]
        return f"{found[1]}{found[3]}{cell}</row>"

    return re.sub(r'(<row r="(\d+)"[^>]*>)(.*?)</row>', add, data.decode(), flags=re.S).encode()
