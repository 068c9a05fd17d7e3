"""The parts of a table that the file does not have yet: its own, and what points to it."""

import re
from collections.abc import Mapping

from xlfunnel.tables.areas import Area
from xlfunnel.tables.table import TABLE_STYLE, TablePart
from xlfunnel.xlsx.links import namespaces, with_part
from xlfunnel.xlsx.package import Package
from xlfunnel.xlsx.text import encode

_SHEET_FILTER = re.compile(
    rb"<((?:[\w.\-]+:)?)autoFilter\s[^>]*?\bref\s*=\s*[\"']([^\"']*)[\"'][^>]*?"
    rb"(?:/>|>(.*?)</\1autoFilter\s*>)",
    re.S,
)


def add_table(
    package: Package,
    table: TablePart,
    area: Area,
    changes: Mapping[str, bytes],
    tail: bytes,
    number: int,
) -> tuple[dict[str, bytes], bytes]:
    """
    Return the parts that make *table* on *area*, and the sheet's *tail* pointing to it.

    Args:
        package: Where it will go.
        table: The table to make.
        area: Where it stands, header included.
        changes: Parts already changed, which are built upon.
        tail: What follows the rows of its sheet.
        number: An id that no table of the workbook has.
    """
    main, link = namespaces(package)
    parts = (f"xl/tables/table{n}.xml" for n in range(1, 10_000))
    part = next(name for name in parts if not (package.has(name) or name in changes))
    made, relation = with_part(package, changes, table.sheet.part, part, "table")
    tail, filtered = _without_filter(tail, area)
    made[part] = _table_xml(table, area, number, main, filtered)
    return made, _pointing(tail, relation, link)


def _without_filter(tail: bytes, area: Area) -> tuple[bytes, bytes]:
    """
    Return the end of the sheet without a filter over *area*, and what that filters by.

    A worksheet's own filter would overlap the table's, which Excel calls damaged.
    """
    found = _SHEET_FILTER.search(tail)
    place = Area.parse(found[2].decode()) if found else None
    if found is None or place is None or not place.meets(area):
        return tail, b""
    fits = (place.top, place.left) == (area.top, area.left) and place.right <= area.right
    # elements with a prefix would need their namespaces in the table's part
    criteria = found[3] or b"" if fits and not re.search(rb"<[\w.\-]+:", found[0]) else b""
    return tail[: found.start()] + tail[found.end() :], criteria


def _table_xml(table: TablePart, area: Area, number: int, namespace: str, criteria: bytes) -> bytes:
    columns = "".join(
        f'<tableColumn id="{n}" name="{_attribute(header)}"/>'
        for n, header in enumerate(table.headers, 1)
    )
    name = _attribute(table.name)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<table xmlns="{namespace}" id="{number}" name="{name}" displayName="{name}" '
        f'ref="{area}" totalsRowShown="0">'
        f'<autoFilter ref="{area}">{criteria.decode()}</autoFilter>'
        f'<tableColumns count="{len(table.headers)}">{columns}</tableColumns>'
        f'<tableStyleInfo name="{TABLE_STYLE}" showFirstColumn="0" showLastColumn="0" '
        'showRowStripes="0" showColumnStripes="0"/></table>'
    ).encode()


def _attribute(text: str) -> str:
    escaped = encode(text).replace('"', "&quot;")
    return escaped.replace("\n", "_x000a_").replace("\t", "_x0009_")


def _pointing(tail: bytes, relation: str, link: str) -> bytes:
    """Return the end of the worksheet with a `<tablePart>` for *relation*."""
    root = re.search(rb"</((?:[\w.\-]+:)?)worksheet\s*>", tail)
    prefix = root[1] if root else b""
    item = b'<%stablePart xmlns:r="%s" r:id="%s"/>' % (prefix, link.encode(), relation.encode())
    parts = re.search(rb"<%stableParts(\s[^>]*?)?(/?)>" % re.escape(prefix), tail)
    if parts is not None and not parts[2]:
        count = re.sub(
            rb"""(\scount\s*=\s*["'])(\d+)""",
            lambda m: m[1] + b"%d" % (int(m[2]) + 1),
            parts[0],
        )
        return tail[: parts.start()] + count + item + tail[parts.end() :]
    block = b'<%stableParts count="1">%s</%stableParts>' % (prefix, item, prefix)
    if parts is not None:
        return tail[: parts.start()] + block + tail[parts.end() :]
    at = own_extension(tail, re.escape(prefix))  # only extLst may follow
    if at is None:
        at = root.start() if root else len(tail)
    return tail[:at] + block + tail[at:]


def own_extension(tail: bytes, prefix: bytes) -> int | None:
    """Return where the worksheet's own `<extLst>` starts, None; *prefix* as a pattern."""
    depth, start, last = 0, 0, None
    tags = rb"<(/?)%sextLst(?=[\s/>])[^>]*?(/?)>" % prefix
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
