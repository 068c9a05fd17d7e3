"""Cells written into a worksheet on an lxml tree: slow, and plain enough to be right."""

from collections.abc import Mapping

from lxml import etree

from tests.lossless.areas import address, column_letters
from xlfunnel.values.cell import Cell

Values = Mapping[int, Mapping[int, Cell]]  # row to column to value


def written(data: bytes, edits: Values) -> etree._Element:
    """Return the worksheet with *edits* in it, texts in their cells."""
    root = etree.fromstring(data)
    sheet_data = _only(root, "sheetData")
    columns = _column_styles(root)
    for number, cells in edits.items():
        row = _row(sheet_data, number)
        for column, value in cells.items():
            _write(row, number, column, value, columns)
    return root


def _only(element: etree._Element, name: str) -> etree._Element:
    found = element.find(f"{{*}}{name}")
    assert found is not None
    return found


def _column_styles(root: etree._Element) -> dict[int, str]:
    return {
        number: column.get("style", "")
        for column in root.iterfind("{*}cols/{*}col")
        if "style" in column.attrib
        for number in range(int(column.attrib["min"]), int(column.attrib["max"]) + 1)
    }


def _row(sheet_data: etree._Element, number: int) -> etree._Element:
    numbers = [int(row.get("r", "")) for row in sheet_data]
    if number not in numbers:
        place = sum(other < number for other in numbers)
        sheet_data.insert(place, _element(sheet_data, "row", r=str(number)))
        return sheet_data[place]
    return sheet_data[numbers.index(number)]


def _element(like: etree._Element, name: str, **attributes: str) -> etree._Element:
    namespace = etree.QName(like).namespace
    made = etree.SubElement(like, f"{{{namespace}}}{name}", attributes)  # takes its prefix over
    like.remove(made)
    return made


def _write(
    row: etree._Element, number: int, column: int, value: Cell, columns: Mapping[int, str]
) -> None:
    index, old = len(row), None
    for place, cell in enumerate(row):
        at = address(cell.get("r", ""))[1]
        if at >= column:
            index, old = place, cell if at == column else None
            break
    if old is not None:
        row.remove(old)
        kept = {name: old.get(name, "") for name in ("s", "ph") if name in old.attrib}
    else:
        style = row.get("s") if row.get("customFormat") == "1" else columns.get(column)
        kept = {"s": style} if style else {}
    new = _element(row, "c", r=f"{column_letters(column)}{number}", **kept)
    _fill(new, value)
    if len(new) or kept:
        row.insert(index, new)


def _fill(cell: etree._Element, value: Cell) -> None:
    if value is None:
        return
    if isinstance(value, str):
        cell.set("t", "inlineStr")
        item = _element(cell, "is")
        text = _element(cell, "t")
        text.text = value
        item.append(text)
        cell.append(item)
        return
    if isinstance(value, bool):
        cell.set("t", "b")
    assert isinstance(value, (bool, float))
    number = _element(cell, "v")
    number.text = str(int(value)) if value == int(value) else repr(value)
    cell.append(number)


def comparable(root: etree._Element) -> bytes:
    """Return a worksheet in the one form that compares equal, hints left out."""
    for dimension in root.findall("{*}dimension"):
        root.remove(dimension)
    for element in root.iter():
        for hint in ("spans", "{http://www.w3.org/XML/1998/namespace}space"):
            element.attrib.pop(hint, "")
        is_text = etree.QName(element).localname in ("t", "v", "f")
        element.text = element.text if is_text else None
        element.tail = None
    for row in root.findall("{*}sheetData/{*}row"):
        if not len(row) and row.keys() == ["r"]:  # a row that says nothing
            _only(root, "sheetData").remove(row)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, method="c14n")
