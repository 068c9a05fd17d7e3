"""Links from cells that say a place, such as 线索登记表!F12, to that place."""

import re
from collections.abc import Iterable, Mapping

from xlfunnel.tables.areas import Area, cell_name
from xlfunnel.xlsx.newtable import own_extension
from xlfunnel.xlsx.text import encode

# what may stand behind the links of a worksheet, its own extLst apart
_AFTER = (
    "printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|customProperties|"
    "cellWatches|ignoredErrors|smartTags|drawing|legacyDrawing|legacyDrawingHF|drawingHF|"
    "picture|oleObjects|controls|webPublishItems|tableParts"
)
_PLACE = re.compile(r"(.+)!(\$?[A-Z]{1,3}\$?\d+)", re.S)
_REF = re.compile(rb"""\sref\s*=\s*["']([^"']*)["']""")


def with_place_links(tail: bytes, column: Area, places: Mapping[int, str]) -> bytes:
    """
    Return the end of a worksheet with the cells of *column* leading where they say.

    Args:
        tail: What follows the rows of the worksheet.
        column: The cells whose links within the workbook are replaced.
        places: Row to the text of its cell; one that says no place gets no link.
    """
    root = re.search(rb"</((?:[\w.\-]+:)?)worksheet\s*>", tail)
    prefix = root[1] if root else b""
    links = [
        b'<%shyperlink ref="%s" location="%s"/>'
        % (prefix, cell_name(row, column.left).encode(), _location(found).encode())
        for row, text in sorted(places.items())
        if (found := _PLACE.fullmatch(text))
    ]
    return _replaced(tail, prefix, column, links)


def _location(found: re.Match[str]) -> str:
    sheet = found[1].replace("'", "''")
    return encode(f"'{sheet}'!{found[2]}").replace('"', "&quot;")


def _replaced(tail: bytes, prefix: bytes, column: Area, links: Iterable[bytes]) -> bytes:
    p = re.escape(prefix)
    block = re.search(rb"<%shyperlinks(?:\s[^>]*)?>(.*?)</%shyperlinks\s*>" % (p, p), tail, re.S)
    single = re.compile(rb"<%shyperlink\s[^>]*?(?:/>|>.*?</%shyperlink\s*>)" % (p, p), re.S)
    old = single.findall(block[1]) if block else []
    items = b"".join([*(link for link in old if not _is_within(link, column)), *links])
    start, end = block.span() if block else 2 * (_place_of_block(tail, p),)
    new = b"<%shyperlinks>%s</%shyperlinks>" % (prefix, items, prefix) if items else b""
    return tail[:start] + new + tail[end:]


def _is_within(link: bytes, column: Area) -> bool:
    """Whether *link* leads from a cell of *column* to somewhere in the workbook."""
    ref = _REF.search(link)
    place = Area.parse(ref[1].decode()) if ref else None
    return place is not None and place.overlap(column) == place and not re.search(rb":id\s*=", link)


def _place_of_block(tail: bytes, prefix: bytes) -> int:
    """Return where links go that are the first of their worksheet."""
    views = re.search(rb"</%scustomSheetViews\s*>" % prefix, tail)  # has some of the same inside
    after = re.compile(rb"<%s(?:%s)(?=[\s/>])" % (prefix, _AFTER.encode()))
    found = after.search(tail, views.end() if views else 0)
    if found:
        return found.start()
    extension = own_extension(tail, prefix)
    root = re.search(rb"</%sworksheet\s*>" % prefix, tail)
    return extension if extension is not None else root.start() if root else len(tail)
