"""
Copies of a workbook whose sheets are set up for another page.

Each function returns parts to write instead of the package's own (`Package.write`). They
are made for LibreOffice alone, which does not mind the order of a sheet's elements.

Source: ECMA-376 part 1, clauses 18.2 (workbook) and 18.3.1.63 to .65 (pages).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree

from xlfunnel.xlsx.package import Content, Package

# Paper by its number: the shorter and the longer side in mm (18.3.1.63); others count as A4.
_A4 = (210.0, 297.0)
_PAPER_SIZES = {"1": (215.9, 279.4), "5": (215.9, 355.6), "8": (297.0, 420.0), "11": (148.0, 210.0)}
# A screen of 1366 x 768 is 361 x 203 mm in 96 dpi. This paper is larger, so that it is the
# screen's edge that cuts, not the paper's; and the cells are more than it holds.
_SCREEN_PAPER = {"paperWidth": "600mm", "paperHeight": "400mm", "orientation": "portrait"}
_SCREEN_CELLS = "$A$1:$BZ$120"
_MARGINS = ("left", "right", "top", "bottom", "header", "footer")
_PAGE_ELEMENTS = (
    "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet as the workbook lists it, which is where `element` stands."""

    index: int
    name: str
    element: etree._Element

    @property
    def is_visible(self) -> bool:
        return self.element.get("state", "visible") == "visible"

    @property
    def relation(self) -> str:
        """Return the id of the link to the sheet's part."""
        return next(
            str(value)
            for key, value in self.element.attrib.items()
            if str(key).startswith("{") and etree.QName(key).localname == "id"
        )


def visible_sheets(package: Package) -> list[str]:
    """Return the names of the sheets that can be seen, in order."""
    workbook = package.xml(package.workbook_part)
    return [sheet.name for sheet in _sheets(workbook) if sheet.is_visible]


def with_only(package: Package, names: Collection[str]) -> dict[str, Content]:
    """Return the copy in which the sheets *names*, and no others, are seen."""
    return {package.workbook_part: _text(_workbook_with_only(package, names))}


def on_wide_paper(package: Package, names: Collection[str]) -> dict[str, Content]:
    """
    Return the copy in which paper is as high as before but wider than any sheet.

    A sheet that needs fewer pages then was cut by the right edge of its paper; breaks that a
    person set stay. Those fitted to the width of a page cannot be cut: they are hidden, and
    empty so that they load fast; {} if that is all.
    """
    changes: dict[str, Content] = {}
    widened = []
    for name, part, root in _worksheets(package, names):
        if not _is_fitted(root):
            _widen(_child(root, "pageSetup"))
            widened.append(name)
            changes[part] = _text(root)
        else:
            changes[part] = _text(_empty_like(root))
    return {**with_only(package, widened), **changes} if widened else {}


def on_screen(package: Package, names: Collection[str]) -> dict[str, Content]:
    """Return the copy with the upper left part of each of *names* on large paper, full size."""
    workbook = _workbook_with_only(package, names)
    _print_only_first_cells(workbook)
    changes: dict[str, Content] = {package.workbook_part: _text(workbook)}
    for _, part, root in _worksheets(package, names):
        _set(_child(_child(root, "sheetPr"), "pageSetUpPr"), fitToPage="0")
        for name in _PAGE_ELEMENTS:
            for element in root.findall(f"{{*}}{name}"):
                root.remove(element)
        _set(_child(root, "pageMargins"), **dict.fromkeys(_MARGINS, "0"))
        _set(_child(root, "pageSetup"), **_SCREEN_PAPER)
        changes[part] = _text(root)
    return changes


def _workbook_with_only(package: Package, names: Collection[str]) -> etree._Element:
    workbook = package.xml(package.workbook_part)
    shown = [sheet for sheet in _sheets(workbook) if sheet.name in names]
    for sheet in _sheets(workbook):
        if sheet.is_visible and sheet.name not in names:
            sheet.element.set("state", "hidden")
    for view in workbook.iterfind("{*}bookViews/{*}workbookView"):
        view.set("activeTab", str(shown[0].index))  # a hidden one would be shown again
    _remove_print_areas(workbook, {str(s.index) for s in _sheets(workbook) if s not in shown})
    return workbook


def _remove_print_areas(workbook: etree._Element, sheets: Collection[str]) -> None:
    """Remove those of the sheets with these numbers: with one, even a hidden sheet is printed."""
    for defined in workbook.findall("{*}definedNames"):
        for name in list(defined):
            if name.get("name") == "_xlnm.Print_Area" and name.get("localSheetId") in sheets:
                defined.remove(name)


def _print_only_first_cells(workbook: etree._Element) -> None:
    """Replace the print areas, so that of 100,000 rows no more are laid out than are seen."""
    defined = workbook.find("{*}definedNames")
    if defined is None:
        defined = etree.SubElement(workbook, _tag(workbook, "definedNames"))
    for name in list(defined):
        if name.get("name") in ("_xlnm.Print_Area", "_xlnm.Print_Titles"):
            defined.remove(name)
    for sheet in _sheets(workbook):
        attributes = {"name": "_xlnm.Print_Area", "localSheetId": str(sheet.index)}
        area = etree.SubElement(defined, _tag(workbook, "definedName"), attributes)
        area.text = "'{}'!{}".format(sheet.name.replace("'", "''"), _SCREEN_CELLS)


def _is_fitted(root: etree._Element) -> bool:
    properties, setup = root.find("{*}sheetPr/{*}pageSetUpPr"), root.find("{*}pageSetup")
    return (
        properties is not None
        and properties.get("fitToPage") in ("1", "true")
        and (setup is None or setup.get("fitToWidth", "1") == "1")
    )


def _widen(setup: etree._Element) -> None:
    sides = _PAPER_SIZES.get(setup.get("paperSize", ""), _A4)
    height = sides[setup.get("orientation") != "landscape"]
    if "paperSize" in setup.attrib:
        del setup.attrib["paperSize"]
    _set(setup, paperWidth="4000mm", paperHeight=f"{height}mm", orientation="portrait")


def _empty_like(root: etree._Element) -> etree._Element:
    """Return a worksheet without cells; taking a million out of *root* would last minutes."""
    empty = etree.Element(root.tag)
    etree.SubElement(empty, _tag(root, "sheetData"))
    return empty


def _sheets(workbook: etree._Element) -> list[_Sheet]:
    found = workbook.iterfind("{*}sheets/{*}sheet")
    return [_Sheet(index, item.get("name", ""), item) for index, item in enumerate(found)]


def _worksheets(
    package: Package, names: Collection[str]
) -> Iterator[tuple[str, str, etree._Element]]:
    """Yield name, part and root of each of the sheets *names* that has cells."""
    relations = {relation.id: relation for relation in package.relations(package.workbook_part)}
    for sheet in _sheets(package.xml(package.workbook_part)):
        relation = relations[sheet.relation]
        if sheet.name in names and relation.kind == "worksheet":
            yield sheet.name, relation.target, package.xml(relation.target)


def _child(parent: etree._Element, name: str) -> etree._Element:
    """Return the child *name*; a new one is the first, as sheetPr must be."""
    found = parent.find(f"{{*}}{name}")
    if found is None:
        found = etree.Element(_tag(parent, name))
        parent.insert(0, found)
    return found


def _set(element: etree._Element, **attributes: str) -> None:
    for name, value in attributes.items():
        element.set(name, value)


def _tag(beside: etree._Element, name: str) -> str:
    """Return *name* in the namespace of *beside*: transitional or strict."""
    return f"{{{etree.QName(beside).namespace}}}{name}"


def _text(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
