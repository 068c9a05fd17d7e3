"""The sample that everything is put into, open as its parts."""

import re
import zipfile
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

SHEET, TABLE_SHEET_RELS = "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels"
WORKBOOK, WORKBOOK_RELS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
DRAWING, DRAWING_RELS = "xl/drawings/drawing1.xml", "xl/drawings/_rels/drawing1.xml.rels"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Sample:
    """
    A workbook's members by name, in file order.

    It holds a table Leads at A1:D6 of the first sheet (every cell filled, so that addresses
    can be left out), a chart of it, a note, and a second sheet with formulas.
    """

    def __init__(self) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder, "sample.xlsx")
            _write(path)
            with zipfile.ZipFile(path) as archive:
                self.members = {name: archive.read(name) for name in archive.namelist()}

    def text(self, name: str) -> str:
        """Return a member as text."""
        return self.members[name].decode()

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace text that must be there, once."""
        text = self.text(name)
        assert old in text, f"{old!r} is not in {name}"
        self.members[name] = text.replace(old, new, 1).encode()

    def substitute(self, name: str, pattern: str, new: str) -> None:
        """Replace every match of *pattern*; there must be one."""
        text, number = re.subn(pattern, new, self.text(name))
        assert number, f"{pattern!r} is not in {name}"
        self.members[name] = text.encode()

    def add(self, name: str, data: str | bytes, content_type: str) -> None:
        """Add a part with its content type."""
        self.members[name] = data.encode() if isinstance(data, str) else data
        override = f'<Override PartName="/{name}" ContentType="{content_type}"/>'
        self.replace("[Content_Types].xml", "</Types>", override + "</Types>")

    def relate(self, rels: str, kind: str, target: str) -> str:
        """Add a relationship to the member *rels* and return its id."""
        if rels not in self.members:
            self.members[rels] = (
                b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns='
                b'"http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
            )
        number = f"rId{self.text(rels).count('<Relationship ') + 101}"
        kind = kind if ":" in kind else f"{RELATIONSHIPS}/{kind}"
        item = f'<Relationship Id="{number}" Type="{kind}" Target="{target}"/>'
        self.replace(rels, "</Relationships>", item + "</Relationships>")
        return number

    def save(self, path: Path) -> None:
        """Write the workbook."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.members.items():
                archive.writestr(name, data)


def _write(path: Path) -> None:
    book = xlsxwriter.Workbook(str(path))
    sheet, other = book.add_worksheet("Leads"), book.add_worksheet("Front")
    date_format = book.add_format({"num_format": "yyyy-mm-dd"})
    columns = [{"header": h} for h in ("Id", "Date", "Source", "Amount")]
    columns[1]["format"] = date_format
    rows = [(f"L{n}", datetime(2024, 3, n), f"源{n}", 10.5 * n) for n in range(1, 6)]
    sheet.add_table(0, 0, 5, 3, {"name": "Leads", "columns": columns, "data": rows})
    sheet.conditional_format("D2:D6", {"type": "data_bar", "data_bar_2010": True})
    sheet.write_comment("B3", "a note")
    sheet.freeze_panes(1, 0)
    chart = book.add_chart({"type": "column"})
    chart.add_series({
        "categories": ["Leads", 1, 0, 5, 0], "categories_data": [row[0] for row in rows],
        "values": ["Leads", 1, 3, 5, 3], "values_data": [row[3] for row in rows],
    })  # fmt: skip
    sheet.insert_chart("G2", chart)
    other.write_formula("A1", "=SUM(Leads!D2:D6)", None, 157.5)
    other.write_formula("A2", "=A1*2", None, 315)
    other.write("A3", "plain")
    book.close()
