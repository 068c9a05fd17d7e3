"""How a package speaks of its parts: links and content types, with one more or one less."""

import re
from collections.abc import Mapping

from lxml import etree

from xlfunnel.xlsx.package import Package
from xlfunnel.xlsx.parts import CONTENT_TYPES, part_key, part_name, relations_part
from xlfunnel.xlsx.structure import NAMESPACES
from xlfunnel.xlsx.text import editable

_PACKAGE_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"
_ITEM = rb"<(?:[\w.\-]+:)?%s\s[^>]*?(?:/>|>\s*</(?:[\w.\-]+:)?%s\s*>)"
_RELATIONSHIP = re.compile(_ITEM % (b"Relationship", b"Relationship"))
_OVERRIDE = re.compile(_ITEM % (b"Override", b"Override"))


def namespaces(package: Package) -> tuple[str, str]:
    """Return the namespaces of the workbook's elements and of its links."""
    main = etree.QName(package.xml(package.workbook_part)).namespace or ""
    return main, NAMESPACES[main]


def with_part(
    package: Package,
    changes: Mapping[str, bytes],
    owner: str,
    part: str,
    kind: str,
) -> tuple[dict[str, bytes], str]:
    """
    Return the parts that speak of the new *part*, and the id of its link.

    Args:
        package: Where it will go.
        changes: Parts already changed, which are built upon.
        owner: The part that links to it.
        part: Its name.
        kind: What it is, such as `table` or `styles`: the end of its types.
    """
    links = package.actual(relations_part(owner))
    old = _current(package, changes, links)
    relation = _free_id(old)
    _, link = namespaces(package)
    relationship = f'Relationship Id="{relation}" Type="{link}/{kind}" Target="/{part}"/>'
    override = f'Override PartName="/{part}" ContentType="{_CONTENT_TYPE.format(kind)}"/>'
    types = package.actual(CONTENT_TYPES)
    return {
        links: _with_child(old, "Relationships", relationship.encode()),
        types: _with_child(_current(package, changes, types), "Types", override.encode()),
    }, relation


def without_part(
    package: Package, changes: Mapping[str, bytes], owner: str, part: str
) -> dict[str, bytes]:
    """Return the parts that speak of *part*, linked to by *owner*, as they are without it."""
    links = package.actual(relations_part(owner))
    ids = {r.id.encode() for r in package.relations(owner) if r.target == part}
    types = package.actual(CONTENT_TYPES)

    def unlinked(found: re.Match[bytes]) -> bytes:
        return b"" if _said(found[0], b"Id") in ids else found[0]

    def untyped(found: re.Match[bytes]) -> bytes:
        name = part_name(_said(found[0], b"PartName").decode())
        return b"" if part_key(name) == part_key(part) else found[0]

    return {
        links: _RELATIONSHIP.sub(unlinked, _current(package, changes, links)),
        types: _OVERRIDE.sub(untyped, _current(package, changes, types)),
    }


def _current(package: Package, changes: Mapping[str, bytes], name: str) -> bytes:
    if name in changes:
        return changes[name]
    if package.has(name):
        return editable(package.read(name))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Relationships xmlns="{_PACKAGE_LINKS}"/>'.encode()


def _said(tag: bytes, attribute: bytes) -> bytes:
    found = re.search(rb"""\s%s\s*=\s*["']([^"']*)["']""" % attribute, tag)
    return found[1] if found else b""


def _free_id(links: bytes) -> str:
    taken = set(re.findall(rb"""\sId\s*=\s*["']([^"']*)["']""", links))
    return next(f"rId{n}" for n in range(1, 100_000) if f"rId{n}".encode() not in taken)


def _with_child(data: bytes, root: str, element: bytes) -> bytes:
    """Return *data* with *element* (without its `<`) as the last child of its *root*."""
    name = root.encode()
    end = re.search(rb"</((?:[\w.\-]+:)?)%s\s*>" % name, data)
    if end is not None:
        return data[: end.start()] + b"<" + end[1] + element + data[end.start() :]
    opened = re.sub(
        rb"<((?:[\w.\-]+:)?)%s(\s[^>]*)?/>" % name, rb"<\1%s\2></\1%s>" % (name, name), data
    )
    return _with_child(opened, root, element)
