"""
One module of a VBA project as its stream holds it: text with attributes, MS-OVBA 2.3.4.3.

What an exported .cls file carries in front (VERSION … BEGIN … END) is no part of a stream;
a class has three attributes there that the file lacks, and without VB_Base `New` fails.
"""

import re
from dataclasses import dataclass
from typing import Literal

from xlfunnel.errors import AddinError

Kind = Literal["document", "procedural", "class"]

_LONGEST_NAME = 31  # of a stream in a compound file, MS-CFB 2.6.1
_WORKBOOK_BASE = "0{00020819-0000-0000-C000-000000000046}"
_SHEET_BASE = "0{00020820-0000-0000-C000-000000000046}"
_CLASS_BASE = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"
_PREAMBLE = re.compile(r"\AVERSION .*?^END\n", re.DOTALL | re.MULTILINE)
_NAME_LINE = re.compile(r"\AAttribute VB_Name = \"([^\"]+)\"\n")
_EXPOSED_LINE = re.compile(r"^Attribute VB_Exposed = \w+\n", re.MULTILINE)
_CLASS_IS_PLAIN = "Attribute VB_TemplateDerived = False\nAttribute VB_Customizable = False\n"


@dataclass(frozen=True)
class VbaModule:
    """A module: its name, what it is, and its text with CRLF line ends."""

    name: str
    kind: Kind
    text: str

    def __post_init__(self) -> None:
        if not re.fullmatch(rf"[A-Za-z]\w{{0,{_LONGEST_NAME - 1}}}", self.name, re.ASCII):
            raise AddinError("vba.module_name", name=self.name)
        for number, line in enumerate(self.text.splitlines(), start=1):
            if not line.isascii():
                raise AddinError("vba.not_ascii", name=self.name, line=number)


def standard_module(source: str) -> VbaModule:
    """Return the module of a .bas file's text; its first line names it."""
    text = _plain_line_ends(source)
    return VbaModule(_name_in(text), "procedural", _with_crlf(text))


def class_module(source: str) -> VbaModule:
    """Return the module of a .cls file's text in the form that Excel gives its stream."""
    text = _PREAMBLE.sub("", _plain_line_ends(source))
    name = _name_in(text)
    text = _NAME_LINE.sub(rf'\g<0>Attribute VB_Base = "{_CLASS_BASE}"\n', text)
    text = _EXPOSED_LINE.sub(rf"\g<0>{_CLASS_IS_PLAIN}", text, count=1)
    return VbaModule(name, "class", _with_crlf(text))


def document_module(name: str, *, is_workbook: bool = False) -> VbaModule:
    """Return the empty module of a sheet, or of the workbook; *name* is its code name."""
    attributes = {
        "VB_Name": f'"{name}"',
        "VB_Base": f'"{_WORKBOOK_BASE if is_workbook else _SHEET_BASE}"',
        "VB_GlobalNameSpace": False,
        "VB_Creatable": False,
        "VB_PredeclaredId": True,
        "VB_Exposed": True,
        "VB_TemplateDerived": False,
        "VB_Customizable": True,
    }
    lines = (f"Attribute {key} = {value}\n" for key, value in attributes.items())
    return VbaModule(name, "document", _with_crlf("".join(lines)))


def _name_in(text: str) -> str:
    found = _NAME_LINE.match(text)
    if found is None:
        raise AddinError("vba.no_name", line=text.partition("\n")[0])
    return found[1]


def _plain_line_ends(source: str) -> str:
    """Return the text with LF ends and one at its end: what VBA takes as a last line."""
    return source.replace("\r\n", "\n").rstrip("\n") + "\n"


def _with_crlf(text: str) -> str:
    return text.replace("\n", "\r\n")
