"""A workbook as a package: parts, content types, relationships, sheets and tables."""

import posixpath
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from tests.lossless.areas import Area

Element = etree._Element
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class HostileXmlError(ValueError):
    """A part declares a document type: no workbook needs one, and it can be a bomb."""


def parse(data: bytes) -> Element:
    """Return the root of an XML part; HostileXmlError when it declares a document type."""
    if b"<!DOCTYPE" in data or "<!DOCTYPE".encode("utf-16-le") in data:
        raise HostileXmlError
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(data, parser)


def local(element: Element) -> str:
    """Return an element's name without its namespace; "" for a comment or instruction."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def children(element: Element, name: str) -> list[Element]:
    """Return the direct children called *name*, in whatever namespace."""
    return [child for child in element if local(child) == name]


def attribute(element: Element, name: str) -> str | None:
    """Return an attribute by its local name, with or without a namespace."""
    for key, value in element.attrib.items():
        if etree.QName(str(key)).localname == name:
            return str(value)
    return None


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship; `target` is a part's plain name, or an address when external."""

    id: str
    type: str
    target: str
    is_external: bool

    @property
    def kind(self) -> str:
        """Its type's last word: `worksheet`, `table`, `sharedStrings`."""
        return self.type.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of the workbook and the part that holds it."""

    name: str
    part: str
    kind: str


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table as its part declares it."""

    name: str
    sheet: str
    part: str
    area: Area
    has_header: bool
    totals: int
    headers: tuple[str, ...]
    calculated: dict[str, str]

    @property
    def body(self) -> Area:
        """Its data rows: without header and totals row; may be empty."""
        top = self.area.top + self.has_header
        return Area(top, self.area.left, self.area.bottom - self.totals, self.area.right)


def plain_name(name: str) -> str:
    """Return a zip name or a part name in the one form that compares equal."""
    return unquote(name).replace("\\", "/").lstrip("/").lower()


class Package:
    """A package read whole into memory."""

    def __init__(self, members: list[tuple[str, bytes]]) -> None:
        self.names = [name for name, _ in members]
        self.parts = {plain_name(name): data for name, data in members if not name.endswith("/")}

    @classmethod
    def read(cls, path: Path) -> "Package":
        """Read every member, checking its CRC; BadZipFile and its like pass through."""
        with zipfile.ZipFile(path) as archive:
            return cls([(info.filename, archive.read(info)) for info in archive.infolist()])

    @cached_property
    def _types(self) -> tuple[dict[str, str], dict[str, str]]:
        root = parse(self.parts["[content_types].xml"])
        defaults = {
            (attribute(item, "Extension") or "").lower(): attribute(item, "ContentType") or ""
            for item in children(root, "Default")
        }
        overrides = {
            plain_name(attribute(item, "PartName") or ""): attribute(item, "ContentType") or ""
            for item in children(root, "Override")
        }
        return defaults, overrides

    def content_type(self, part: str) -> str:
        """Return the content type of a part; "" when none is declared."""
        defaults, overrides = self._types
        return overrides.get(part) or defaults.get(part.rsplit(".", 1)[-1], "")

    def relationships(self, part: str) -> list[Relationship]:
        """Return the relationships of a part ("" for the package)."""
        folder, name = posixpath.split(part)
        data = self.parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        if data is None:
            return []
        return [self._relationship(folder, item) for item in children(parse(data), "Relationship")]

    @staticmethod
    def _relationship(folder: str, item: Element) -> Relationship:
        target = attribute(item, "Target") or ""
        is_external = attribute(item, "TargetMode") == "External"
        if not is_external:
            target = plain_name(posixpath.normpath(posixpath.join("/" + folder, target)))
        return Relationship(
            attribute(item, "Id") or "", attribute(item, "Type") or "", target, is_external
        )

    @cached_property
    def workbook(self) -> str:
        """The part of the workbook, wherever it lies."""
        return next(r.target for r in self.relationships("") if r.kind == "officeDocument")

    def related(self, part: str, kind: str) -> list[str]:
        """Return the parts that *part* points to by relationships of *kind*."""
        return [
            relation.target
            for relation in self.relationships(part)
            if relation.kind == kind and not relation.is_external
        ]

    def workbook_part(self, kind: str) -> str | None:
        """Return the workbook's part of *kind* (sharedStrings, styles, calcChain), if any."""
        return next(iter(self.related(self.workbook, kind)), None)

    @cached_property
    def sheets(self) -> list[SheetPart]:
        """The sheets in tab order."""
        by_id = {relation.id: relation for relation in self.relationships(self.workbook)}
        found = []
        for group in children(parse(self.parts[self.workbook]), "sheets"):
            for item in children(group, "sheet"):
                relation = by_id.get(attribute(item, "id") or "")
                if relation is not None and relation.target in self.parts:
                    name = attribute(item, "name") or ""
                    found.append(SheetPart(name, relation.target, relation.kind))
        return found

    @property
    def worksheets(self) -> list[SheetPart]:
        """The sheets that have cells."""
        return [sheet for sheet in self.sheets if sheet.kind == "worksheet"]

    @cached_property
    def tables(self) -> dict[str, TablePart]:
        """The tables by name, in the order of their sheets."""
        return {
            table.name: table
            for sheet in self.worksheets
            for part in self.related(sheet.part, "table")
            if part in self.parts
            for table in [self._table(sheet.name, part)]
        }

    def _table(self, sheet: str, part: str) -> TablePart:
        root = parse(self.parts[part])
        columns = [
            column
            for group in children(root, "tableColumns")
            for column in children(group, "tableColumn")
        ]
        return TablePart(
            name=attribute(root, "displayName") or attribute(root, "name") or "",
            sheet=sheet,
            part=part,
            area=Area.parse(attribute(root, "ref") or ""),
            has_header=attribute(root, "headerRowCount") != "0",
            totals=int(attribute(root, "totalsRowCount") or 0),
            headers=tuple(attribute(column, "name") or "" for column in columns),
            calculated={
                attribute(column, "name") or "": formula.text or ""
                for column in columns
                for formula in children(column, "calculatedColumnFormula")
            },
        )
