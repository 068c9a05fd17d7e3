"""The parts of a table that the file does not have yet: its own, and what points to it."""

import re
from collections.abc import Mapping

from xlfunnel.xlsx.areas import Area
from xlfunnel.xlsx.package import Package
from xlfunnel.xlsx.parts import CONTENT_TYPES, relations_part
from xlfunnel.xlsx.structure import TablePart
from xlfunnel.xlsx.text import encode

_TRANSITIONAL = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
_STRICT = (
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_PACKAGE_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TABLE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"
# a worksheet's own filter would overlap the table's: Excel calls that damaged
_SHEET_FILTER = re.compile(
    rb"<((?:[\w.\-]+:)?)autoFilter\s[^>]*?(?:/>|>.*?</\1autoFilter\s*>)", re.S
)


def add_table(
    package: Package, table: TablePart, area: Area, changes: Mapping[str, bytes], tail: bytes
) -> tuple[dict[str, bytes], bytes]:
    """
    Return the parts that make *table* on *area*, and the sheet's *tail* pointing to it.

    *changes* are the parts already changed, which are built upon.
    """

    def current(name: str) -> bytes:
        return changes[name] if name in changes else package.read(name)

    names = {*package.names(), *changes}
    number = next(n for n in range(1, 10_000) if f"xl/tables/table{n}.xml" not in names)
    part = f"xl/tables/table{number}.xml"
    links = relations_part(table.sheet.part)
    old_links = current(links) if links in names else None
    relation = _free_id(old_links or b"")
    is_strict = _STRICT[0].encode() in package.read(package.workbook_part)
    main, link = _STRICT if is_strict else _TRANSITIONAL
    made = {
        part: _table_xml(table, area, _free_table_number(package, changes), main),
        links: _linked(old_links, relation, f"/{part}", f"{link}/table"),
        CONTENT_TYPES: _typed(current(CONTENT_TYPES), part),
    }
    return made, _pointing(_SHEET_FILTER.sub(b"", tail), relation, link)


def _table_xml(table: TablePart, area: Area, number: int, namespace: str) -> bytes:
    columns = "".join(
        f'<tableColumn id="{n}" name="{_attribute(header)}"/>'
        for n, header in enumerate(table.headers, 1)
    )
    name = _attribute(table.name)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<table xmlns="{namespace}" id="{number}" name="{name}" displayName="{name}" '
        f'ref="{area}" totalsRowShown="0"><autoFilter ref="{area}"/>'
        f'<tableColumns count="{len(table.headers)}">{columns}</tableColumns>'
        '<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" '
        'showRowStripes="0" showColumnStripes="0"/></table>'
    ).encode()


def _attribute(text: str) -> str:
    escaped = encode(text).replace('"', "&quot;")
    return escaped.replace("\n", "_x000a_").replace("\t", "_x0009_")


def _free_table_number(package: Package, changes: Mapping[str, bytes]) -> int:
    """Return a table id that no table of the workbook has."""
    taken = [0]
    for name in {*package.names(), *changes}:
        if re.fullmatch(r"xl/tables/[^/]+\.xml", name):
            data = changes[name] if name in changes else package.read(name)
            found = re.search(rb"<(?:[\w.\-]+:)?table\s[^>]*?\sid=\"(\d+)\"", data)
            taken.append(int(found[1]) if found else 0)
    return max(taken) + 1


def _free_id(links: bytes) -> str:
    taken = set(re.findall(rb'\sId="([^"]*)"', links))
    return next(f"rId{n}" for n in range(1, 100_000) if f"rId{n}".encode() not in taken)


def _linked(links: bytes | None, relation: str, target: str, kind: str) -> bytes:
    element = f'Relationship Id="{relation}" Type="{kind}" Target="{target}"/>'.encode()
    if links is None:
        head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        root = b'<Relationships xmlns="%s">' % _PACKAGE_LINKS.encode()
        return head + root + b"<" + element + b"</Relationships>"
    return _with_child(links, "Relationships", element)


def _typed(types: bytes, part: str) -> bytes:
    element = f'Override PartName="/{part}" ContentType="{_TABLE_TYPE}"/>'.encode()
    return _with_child(types, "Types", element)


def _with_child(data: bytes, root: str, element: bytes) -> bytes:
    """Return *data* with *element* (without its `<`) as the last child of its root."""
    end = re.search(rb"</((?:[\w.\-]+:)?)%s\s*>\s*$" % root.encode(), data)
    if end is not None:
        return data[: end.start()] + b"<" + end[1] + element + data[end.start() :]
    empty = re.search(rb"<((?:[\w.\-]+:)?)%s(?:\s[^>]*)?/>\s*$" % root.encode(), data)
    if empty is None:
        raise ValueError(f"no {root} element")
    closing = b"</" + empty[1] + root.encode() + b">"
    opening = empty[0].rstrip()[:-2] + b">"
    return data[: empty.start()] + opening + b"<" + empty[1] + element + closing


def _pointing(tail: bytes, relation: str, link: str) -> bytes:
    """Return the end of the worksheet with a `<tablePart>` for *relation*."""
    root = re.search(rb"</((?:[\w.\-]+:)?)worksheet\s*>\s*$", tail)
    prefix = root[1] if root else b""
    item = b'<%stablePart xmlns:r="%s" r:id="%s"/>' % (prefix, link.encode(), relation.encode())
    parts = re.search(rb"<%stableParts(\s[^>]*?)?(/?)>" % re.escape(prefix), tail)
    if parts is not None and not parts[2]:
        count = re.sub(
            rb'count="(\d+)"', lambda m: b'count="%d"' % (int(m[1]) + 1), parts[0]
        )
        return tail[: parts.start()] + count + item + tail[parts.end() :]
    block = b'<%stableParts count="1">%s</%stableParts>' % (prefix, item, prefix)
    if parts is not None:
        return tail[: parts.start()] + block + tail[parts.end() :]
    at = _last_extension(tail, prefix)  # only extLst may follow
    if at is None:
        at = root.start() if root else len(tail)
    return tail[:at] + block + tail[at:]


def _last_extension(tail: bytes, prefix: bytes) -> int | None:
    """Return where the worksheet's own `<extLst>` starts, None when it has none."""
    depth, start, last = 0, 0, None
    tags = rb"<(/?)%sextLst(?=[\s/>])[^>]*?(/?)>" % re.escape(prefix)
    for found in re.finditer(tags, tail):
        if found[2]:
            continue
        if found[1]:
            depth -= 1
            if depth == 0 and not tail[found.end() :].strip().partition(b">")[2].strip():
                last = start
        else:
            start = found.start() if depth == 0 else start
            depth += 1
    return last
