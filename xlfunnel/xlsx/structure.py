"""
What a package says about its workbook: sheets, tables, names and where their parts are.

Read with lxml by local name, so that prefixed, strict and slightly wrong packages are
understood alike; nothing is written from here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from xlfunnel.errors import FileRefusedError
from xlfunnel.tables.areas import Area
from xlfunnel.tables.table import Sheet, TablePart
from xlfunnel.xlsx.package import Package
from xlfunnel.xlsx.parts import parse
from xlfunnel.xlsx.text import decode

# namespace of a workbook's elements to that of its links: transitional and strict
NAMESPACES = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    "http://purl.oclc.org/ooxml/spreadsheetml/main": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


@dataclass(frozen=True, slots=True)
class Structure:
    """All that is needed to find a table and to change it."""

    sheets: dict[str, Sheet]
    tables: dict[str, TablePart]
    workbook_part: str
    is_1904: bool
    names: frozenset[str]
    strings_part: str | None
    styles_part: str | None
    calc_chain_part: str | None


def read_structure(package: Package) -> Structure:
    """Return the structure of the workbook in *package*; FileRefusedError if it has none."""
    part = package.workbook_part
    root = parse(package.read(part), part)
    if etree.QName(root).namespace not in NAMESPACES:  # such as a test version of Excel 2007
        raise FileRefusedError("files.not_a_workbook", file=package.path.name)
    relations = {relation.id: relation for relation in package.relations(part)}
    sheets: dict[str, Sheet] = {}
    for position, element in enumerate(children(root, "sheets", "sheet")):
        relation = relations.get(relation_id(element))
        # chart sheets and macro sheets have no cells of ours
        if relation is None or not relation.type.endswith("/worksheet"):
            continue
        if not package.has(relation.target):
            continue
        name = element.get("name", "")
        number = _number(element, "sheetId", position + 1)
        sheets[name] = Sheet(name, relation.target, number, position)
    by_kind = {r.type.rsplit("/", 1)[-1]: r.target for r in relations.values()}
    properties = next(children(root, "workbookPr"), None)
    return Structure(
        sheets=sheets,
        tables={t.name: t for s in sheets.values() for t in _tables(package, s)},
        workbook_part=part,
        is_1904=properties is not None and properties.get("date1904") in ("1", "true", "on"),
        names=frozenset(n.get("name", "") for n in children(root, "definedNames", "definedName")),
        strings_part=_present(package, by_kind.get("sharedStrings")),
        styles_part=_present(package, by_kind.get("styles")),
        calc_chain_part=_present(package, by_kind.get("calcChain")),
    )


def _present(package: Package, part: str | None) -> str | None:
    return part if part is not None and package.has(part) else None


def _tables(package: Package, sheet: Sheet) -> Iterator[TablePart]:
    for relation in package.relations(sheet.part):
        if not relation.type.endswith("/table") or not package.has(relation.target):
            continue
        root = parse(package.read(relation.target))
        area = Area.parse(root.get("ref", ""))
        columns = list(children(root, "tableColumns", "tableColumn"))
        if area is None or len(columns) != area.right - area.left + 1:
            continue  # no table that a spreadsheet would show
        yield TablePart(
            name=root.get("displayName", root.get("name", "")),
            part=relation.target,
            sheet=sheet,
            area=area,
            headers=tuple(decode(column.get("name", "")) for column in columns),
            number=_number(root, "id", 0),
            has_header=root.get("headerRowCount", "1") != "0",
            has_totals=_number(root, "totalsRowCount", 0) > 0,
            is_sorted=any(True for _ in children(root, "sortState"))
            or any(True for _ in children(root, "autoFilter", "sortState")),
            calculated={
                area.left + n: formula
                for n, column in enumerate(columns)
                if (formula := _calculated(column))
            },
        )


def _number(element: etree._Element, attribute: str, default: int) -> int:
    text = element.get(attribute, "")
    return int(text) if text.isdecimal() else default


def _calculated(column: etree._Element) -> str:
    element = next(children(column, "calculatedColumnFormula"), None)
    return (element.text or "") if element is not None else ""


def children(element: etree._Element, *path: str) -> Iterator[etree._Element]:
    """Yield the descendants of *element* along *path* of local names."""
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname == path[0]:
            if len(path) == 1:
                yield child
            else:
                yield from children(child, *path[1:])


def relation_id(element: etree._Element) -> str:
    """Return the value of the `r:id` attribute, whatever its prefix and namespace."""
    for name, value in element.attrib.items():
        if str(name).startswith("{") and etree.QName(str(name)).localname == "id":
            return str(value)
    return ""
