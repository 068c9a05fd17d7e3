"""
What a workbook has in it, counted, so that nothing can go unseen.

A feature is counted wherever it stands: prefixes do not matter and the strict namespaces
count as the transitional ones. Beside the features named here, every relationship type
and every extension (`ext` by its uri) is a feature of its own.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping

from lxml import etree

from tests.lossless.areas import Address
from tests.lossless.cells import walk
from tests.lossless.package import Element, HostileXmlError, Package, attribute, local, parse

_OFFICE = "schemas.microsoft.com/office/"
# The end of a namespace (after its year or in its strict form) to a short name
_FAMILIES = {
    "schemas.openxmlformats.org/spreadsheetml/2006/main": "x",
    "purl.oclc.org/ooxml/spreadsheetml/main": "x",
    _OFFICE + "spreadsheetml/2009/9/main": "x14",
    _OFFICE + "spreadsheetml/2010/11/main": "x15",
    _OFFICE + "spreadsheetml/2018/threadedcomments": "thread",
    _OFFICE + "spreadsheetml/2017/richdata": "rich",
    _OFFICE + "spreadsheetml/2017/dynamicarray": "dynamic",
    _OFFICE + "drawing/2014/chartex": "cx",
    _OFFICE + "2006/01/customui": "ribbon06",
    _OFFICE + "2009/07/customui": "ribbon14",
    "schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": "xdr",
    "purl.oclc.org/ooxml/drawingml/spreadsheetDrawing": "xdr",
    "schemas.openxmlformats.org/drawingml/2006/main": "a",
    "purl.oclc.org/ooxml/drawingml/main": "a",
    "schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "purl.oclc.org/ooxml/drawingml/chart": "c",
    "schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}

ELEMENTS = {
    "x:sheet": "sheets",
    "x:definedName": "defined names",
    "x:customWorkbookView": "custom workbook views",
    "x:customSheetView": "custom sheet views",
    "x:workbookProtection": "workbook protection",
    "x:externalReference": "external links",
    "x:pivotCache": "pivot caches",
    "x:fileSharing": "write reservation",
    "x:f": "formulas",
    "x:mergeCell": "merged cells",
    "x:hyperlink": "hyperlinks",
    "x:cfRule": "conditional formats",
    "x14:cfRule": "conditional formats 2010",
    "x:dataValidation": "validations",
    "x14:dataValidation": "validations 2010",
    "x14:sparkline": "sparklines",
    "x14:sparklineGroup": "sparkline groups",
    "x14:slicer": "slicers",
    "x14:slicerCacheDefinition": "slicer caches",
    "x15:tableSlicerCache": "table slicers",
    "x15:timeline": "timelines",
    "x:rPr": "rich text runs",
    "x:rPh": "phonetic guides",
    "x:phoneticPr": "phonetic settings",
    "x:sheetProtection": "sheet protection",
    "x:protectedRange": "protected ranges",
    "x:ignoredError": "ignored errors",
    "x:headerFooter": "headers and footers",
    "x:legacyDrawingHF": "header pictures",
    "x:picture": "sheet backgrounds",
    "x:brk": "page breaks",
    "x:pageSetup": "page set-ups",
    "x:pane": "panes",
    "x:tabColor": "tab colours",
    "x:autoFilter": "filters",
    "x:filterColumn": "filtered columns",
    "x:sortCondition": "sort orders",
    "x:scenario": "scenarios",
    "x:dataConsolidate": "consolidations",
    "x:cellWatch": "watched cells",
    "x:oleObject": "embedded objects",
    "x:control": "controls",
    "x:tablePart": "tables",
    "x:tableColumn": "table columns",
    "x:calculatedColumnFormula": "calculated columns",
    "x:totalsRowFormula": "totals formulas",
    "x:xmlColumnPr": "XML columns",
    "x:si": "shared strings",
    "x:xf": "cell formats",
    "x:dxf": "conditional styles",
    "x:cellStyle": "named styles",
    "x:font": "fonts",
    "x:numFmt": "number formats",
    "x:tableStyle": "table styles",
    "x:connection": "connections",
    "x:queryTable": "query tables",
    "x:pivotTableDefinition": "pivot tables",
    "x:pivotCacheDefinition": "pivot cache definitions",
    "x:comment": "comments",
    "thread:threadedComment": "threaded comments",
    "thread:person": "persons",
    "x:Map": "XML maps",
    "x:metadataType": "metadata types",
    "dynamic:dynamicArrayProperties": "dynamic arrays",
    "rich:rv": "rich values",
    "x:externalBook": "external books",
    "x:ddeLink": "DDE links",
    "xdr:sp": "shapes",
    "xdr:cxnSp": "connectors",
    "xdr:grpSp": "shape groups",
    "xdr:pic": "pictures",
    "xdr:graphicFrame": "graphic frames",
    "xdr:twoCellAnchor": "anchors",
    "xdr:oneCellAnchor": "anchors",
    "xdr:absoluteAnchor": "anchors",
    "a:blip": "picture references",
    "a:hlinkClick": "drawing links",
    "a:t": "drawing texts",
    "c:chart": "charts",
    "c:ser": "chart series",
    "c:trendline": "trend lines",
    "c:errBars": "error bars",
    "c:dLbls": "data labels",
    "c:pivotSource": "pivot charts",
    "cx:chart": "charts 2016",
    "cx:series": "chart series 2016",
    "dgm:relIds": "SmartArt",
    "mc:AlternateContent": "alternate contents",
    "ribbon06:customUI": "ribbon 2007",
    "ribbon14:customUI": "ribbon 2010",
}

# (element, attribute, values that do not count) to the feature
ATTRIBUTES = {
    ("x:row", "hidden", ("0", "false")): "hidden rows",
    ("x:row", "outlineLevel", ("0",)): "row outlines",
    ("x:row", "customHeight", ("0", "false")): "row heights",
    ("x:col", "hidden", ("0", "false")): "hidden columns",
    ("x:col", "outlineLevel", ("0",)): "column outlines",
    ("x:c", "cm", ()): "cell metadata",
    ("x:c", "vm", ()): "value metadata",
    ("x:c", "ph", ("0", "false")): "phonetic cells",
    ("x:c", "s", ("0",)): "formatted cells",
    ("x:sheet", "state", ("visible",)): "hidden sheets",
    ("x:pageSetup", "id", ()): "printer settings",
    ("x:table", "totalsRowCount", ("0",)): "totals rows",
    ("x:workbookPr", "date1904", ("0", "false")): "1904 dates",
}
FORMULA_KINDS = {"array": "array formulas", "shared": "shared formulas", "dataTable": "data tables"}

_VML = {
    "vml shapes": rb"<v:shape[\s>]",
    "vml pictures": rb"<v:imagedata[\s>]",
    "vml notes": rb"ObjectType\s*=\s*[\"']Note[\"']",
    "vml controls": rb"ObjectType\s*=\s*[\"'](?!Note)\w+[\"']",
}


def count_features(
    package: Package,
    same: Container[str] = (),
    written: Mapping[str, Container[Address]] | None = None,
) -> Counter[str]:
    """
    Return how often each feature stands in a package.

    Args:
        package: The package.
        same: Parts to leave out.
        written: Sheet parts to cells to leave out.
    """
    found: Counter[str] = Counter()
    for part, data in package.parts.items():
        kind = package.content_type(part)
        found[f"part {kind}"] += 1
        if part.endswith(".rels"):
            owner = part.replace("_rels/", "").removesuffix(".rels")
            found.update(
                f"relationship {relation.type}" for relation in package.relationships(owner)
            )
        elif part not in same:
            found.update(_in_part(part, kind, data, (written or {}).get(part, ())))
    return found


def _in_part(part: str, kind: str, data: bytes, written: Container[Address]) -> Iterator[str]:
    if part.endswith(".vml"):
        for name, pattern in _VML.items():
            yield from [name] * len(re.findall(pattern, data))
    elif kind.endswith("xml"):
        try:
            root = parse(data)
        except (etree.XMLSyntaxError, HostileXmlError):
            return
        for where, cell in list(walk(root)) if written else ():
            if where in written:
                cell.clear()
        for element in root.iter(etree.Element):
            yield from _in_element(element)


def _in_element(element: Element) -> Iterator[str]:
    name = f"{_family(element)}:{local(element)}"
    if name in ELEMENTS:
        yield ELEMENTS[name]
    for key, nothing in _BY_ELEMENT.get(name, ()):
        value = attribute(element, key)
        if value is not None and value not in nothing:
            yield ATTRIBUTES[name, key, nothing]
    if name == "x:c":
        texts = {local(child): child.text for child in element}
        if "f" in texts and texts.get("v"):
            yield "cached values"
    elif name == "x:f" and attribute(element, "t") in FORMULA_KINDS:
        yield FORMULA_KINDS[attribute(element, "t") or ""]
    elif local(element) == "ext":
        yield f"extension {attribute(element, 'uri')}"


_BY_ELEMENT: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
for _name, _key, _nothing in ATTRIBUTES:
    _BY_ELEMENT.setdefault(_name, []).append((_key, _nothing))


def _family(element: Element) -> str:
    namespace = (etree.QName(element).namespace or "").removeprefix("http://")
    return _FAMILIES.get(namespace, "")
