"""
From what openpyxl writes to the file we ship: as Excel would write it, the same every time.

openpyxl keeps texts in their cells, fixes every row height, has no say over the default
font, names itself as the program and stamps the time of writing into document and archive.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from xlfunnel.values.cell import Cell, shown
from xlfunnel.xlsx.archivewriter import ArchiveWriter
from xlfunnel.xlsx.render import number_text, serial
from xlfunnel.xlsx.text import element

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRINGS_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
)
_STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>xlfunnel</Application></Properties>'
)

_CONTENT_TYPES = "[Content_Types].xml"
_RELATIONS_PART = "xl/_rels/workbook.xml.rels"
_STRINGS_PART = "xl/sharedStrings.xml"
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")

_FONT_ORDER = ("b", "i", "u", "sz", "color", "name", "charset", "family", "scheme")

_Trees = dict[str, etree._Element]


def finished(package: bytes, font: tuple[str, float], results: Mapping[str, Cell]) -> bytes:
    """
    Return *package* as Excel would write it.

    Args:
        package: What openpyxl has made.
        font: Name and size of the default font.
        results: What the formulas give, by their text without `=`.
    """
    with ZipFile(BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    is_xml = re.compile(r".*\.(xml|rels)$")
    trees = {name: etree.fromstring(data) for name, data in parts.items() if is_xml.match(name)}
    trees["docProps/app.xml"] = etree.fromstring(_APPLICATION)
    _forget_times(trees["docProps/core.xml"])
    _set_default_font(trees["xl/styles.xml"], font)
    _order_fonts(trees["xl/styles.xml"])
    sheets = [tree for name, tree in trees.items() if _SHEET_PART.fullmatch(name)]
    for sheet in sheets:
        etree.strip_attributes(sheet, "customHeight")  # rows go on fitting what is typed
    _share_texts(trees, sheets)
    for sheet in sheets:
        _store_results(sheet, results)
    parts |= {name: _written(tree) for name, tree in trees.items()}
    return _archive(parts)


def _forget_times(core: etree._Element) -> None:
    for child in list(core):
        if etree.QName(child).localname in ("created", "modified"):
            core.remove(child)


def _set_default_font(styles: etree._Element, font: tuple[str, float]) -> None:
    """Set the font of the Normal style: column widths are counted in its digits."""
    first = styles.find(f"{{{_MAIN}}}fonts/{{{_MAIN}}}font")
    assert first is not None
    name, size = font
    for child in list(first):
        first.remove(child)
    etree.SubElement(first, f"{{{_MAIN}}}sz").set("val", f"{size:g}")
    etree.SubElement(first, f"{{{_MAIN}}}name").set("val", name)


def _order_fonts(styles: etree._Element) -> None:
    """Put what a font says into the order of the schema."""
    for font in styles.iter(f"{{{_MAIN}}}font"):
        font[:] = sorted(font, key=lambda child: _FONT_ORDER.index(etree.QName(child).localname))


def _share_texts(trees: _Trees, sheets: Iterable[etree._Element]) -> None:
    """Move the texts of all cells to the shared strings, where Excel keeps them."""
    numbers: dict[str, int] = {}
    count = 0
    for sheet in sheets:
        for cell in sheet.iter(f"{{{_MAIN}}}c"):
            if cell.get("t") == "inlineStr":
                text = "".join(str(piece) for piece in cell.itertext())
                cell.remove(cell[0])
                cell.set("t", "s")
                number = numbers.setdefault(text, len(numbers))
                etree.SubElement(cell, f"{{{_MAIN}}}v").text = str(number)
                count += 1
    trees[_STRINGS_PART] = _strings(list(numbers), count)
    kind = etree.SubElement(trees[_CONTENT_TYPES], f"{{{_TYPES}}}Override")
    kind.set("PartName", f"/{_STRINGS_PART}")
    kind.set("ContentType", _STRINGS_TYPE)
    relation = etree.SubElement(trees[_RELATIONS_PART], f"{{{_RELATIONS}}}Relationship")
    relation.set("Id", "sharedStrings")
    relation.set("Type", _STRINGS_RELATION)
    relation.set("Target", "sharedStrings.xml")


def _strings(texts: list[str], count: int) -> etree._Element:
    items = "".join(f"<si>{element('t', text)}</si>" for text in texts)
    return etree.fromstring(
        f'<sst xmlns="{_MAIN}" count="{count}" uniqueCount="{len(texts)}">{items}</sst>'
    )


def _store_results(sheet: etree._Element, results: Mapping[str, Cell]) -> None:
    """Store beside each formula what it gives; KeyError for one that nobody has computed."""
    for cell in sheet.iter(f"{{{_MAIN}}}c"):
        formula, stored = cell.find(f"{{{_MAIN}}}f"), cell.find(f"{{{_MAIN}}}v")
        if formula is None:
            continue
        assert stored is not None  # openpyxl leaves a blank one
        result = results[formula.text or ""]
        if isinstance(result, datetime):
            result = serial(result, is_1904=False)
        cell.set("t", "n" if isinstance(result, float) else "str")
        stored.text = number_text(result) if isinstance(result, float) else shown(result)


def _written(tree: etree._Element) -> bytes:
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)


def _archive(parts: dict[str, bytes]) -> bytes:
    """Return the archive, its table of contents first; dates are 1980-01-01."""
    out = BytesIO()
    writer = ArchiveWriter(out, "")
    for name in sorted(parts, key=lambda name: name != _CONTENT_TYPES):
        writer.add(name, parts[name])
    writer.close(b"")
    return out.getvalue()
