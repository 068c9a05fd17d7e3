"""
Parts of a package: how they are named, linked and parsed.

Source: ECMA-376 part 2 (Open Packaging Conventions), clauses 6.2 to 6.5 and annex A.
"""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from xlfunnel.errors import FileRefusedError

CONTENT_TYPES = "[Content_Types].xml"

# Only white space, comments and processing instructions may come before a DOCTYPE. The
# groups are atomic so that a hostile file cannot make the search go back and forth.
_DOCTYPE = re.compile(rb"(?>\s+|<\?(?>.*?\?>)|<!--(?>.*?-->))*+<!DOCTYPE", re.DOTALL)
_DECLARED_ENCODING = re.compile(r"""^(<\?xml[^>]*encoding=["'])[^"']*""")


@dataclass(frozen=True, slots=True)
class Relation:
    """
    A link from one part (or the package itself) to another part or outside.

    Attributes:
        id: Relationship id such as `rId1`.
        type: Relationship type as the file has it, transitional or strict.
        target: Part name, or the text of the link when it is external.
    """

    id: str
    type: str
    target: str
    is_external: bool

    @property
    def kind(self) -> str:
        """
        Return the type without its namespace, the same for transitional and strict.

        >>> Relation("rId1", "http://purl.oclc.org/ooxml/…/worksheet", "x.xml", False).kind
        'worksheet'
        """
        return self.type.rstrip("/").rpartition("/")[2]


def part_name(stored: str) -> str:
    r"""
    Return the name of a part from the name that its zip member has.

    >>> part_name("/xl\\workbook.xml")
    'xl/workbook.xml'
    """
    return stored.replace("\\", "/").lstrip("/")


def part_key(name: str) -> str:
    """
    Return what equivalent part names share: case and percent-encoding do not count.

    >>> part_key("xl/Media/%E5%9B%BE1.PNG") == part_key("xl/media/图1.png")
    True
    """
    return unquote(name).casefold()


def relations_part(part: str) -> str:
    """
    Return the name of the part that holds the links of *part* ("" is the package).

    >>> relations_part("xl/workbook.xml"), relations_part("")
    ('xl/_rels/workbook.xml.rels', '_rels/.rels')
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolve(part: str, target: str) -> str:
    """
    Return the name of the part that *target*, written in a link of *part*, stands for.

    >>> resolve("xl/worksheets/sheet1.xml", "../tables/table1.xml")
    'xl/tables/table1.xml'
    >>> resolve("xl/workbook.xml", "/xl/styles.xml")
    'xl/styles.xml'
    """
    path = target.replace("\\", "/").partition("#")[0]
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), path)).lstrip("/")


def read_relations(root: etree._Element, part: str) -> list[Relation]:
    """Return the links of *part* in file order, read from *root* of its relations part."""
    found = []
    for element in root.iterfind("{*}Relationship"):
        target = element.get("Target", "")
        is_external = element.get("TargetMode") == "External"
        found.append(
            Relation(
                id=element.get("Id", ""),
                type=element.get("Type", ""),
                target=target if is_external else resolve(part, target),
                is_external=is_external,
            )
        )
    return found


def utf8(data: bytes, part: str = "") -> bytes:
    """
    Return an XML part as UTF-8 without a byte-order mark.

    A UTF-16 part is converted, its declaration too; any other part is already UTF-8 (the
    packaging standard allows nothing else).
    """
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:]
    encoding = _utf16(data)
    if not encoding:
        return data
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
        return _DECLARED_ENCODING.sub(r"\g<1>UTF-8", text).encode()
    except UnicodeError as error:
        raise FileRefusedError("files.damaged_part", part=part) from error


def _utf16(data: bytes) -> str:
    """Return the UTF-16 form of *data* by its mark or its first character, else ""."""
    if data.startswith((b"\xff\xfe", b"<\0")):
        return "utf-16-le"
    return "utf-16-be" if data.startswith((b"\xfe\xff", b"\0<")) else ""


def refuse_doctype(data: bytes, part: str = "") -> None:
    """
    Raise FileRefusedError when the XML *data* (or the beginning of it) has a DOCTYPE.

    No spreadsheet program writes one; it can name other files to read or make a short
    text unfold without end.
    """
    text = data.decode(encoding, "replace").encode() if (encoding := _utf16(data)) else data
    if _DOCTYPE.match(text.removeprefix(b"\xef\xbb\xbf")):
        raise FileRefusedError("files.doctype", part=part)


def parse(data: bytes, part: str = "") -> etree._Element:
    """
    Return the root of an XML part; nothing outside *data* is ever read.

    Raises:
        FileRefusedError: If it has a DOCTYPE, is not well-formed, or nests deeper or has
            longer texts than the parser's own limits (256 levels, 10 MB).
    """
    text = utf8(data, part)
    refuse_doctype(text, part)
    parser = etree.XMLParser(
        encoding="utf-8",  # whatever the declaration says, so that no DOCTYPE can hide
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    try:
        return etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        raise FileRefusedError("files.damaged_part", part=part) from error
