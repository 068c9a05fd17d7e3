"""
The `dir` stream, MS-OVBA 2.3.4.2: the project's facts, references and modules as records.

A record is its id (2 bytes), its size (4) and its data; the order is part of the format.
Sizes count bytes in the project's code page; all our names are ASCII.
"""

import struct
from collections.abc import Sequence

from xlfunnel.addin.vba_module import VbaModule

_WIN64 = 3
_ENGLISH = 0x409
_CODE_PAGE = 1252
_LIBRARIES = {  # the name in code, and where Excel looks for it (2.1.1.8)
    "stdole": (
        r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#"
        r"C:\Windows\System32\stdole2.tlb#OLE Automation"
    ),
    "Office": (
        r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#"
        r"C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL"
        r"#Microsoft Office 16.0 Object Library"
    ),
}


def dir_stream(name: str, modules: Sequence[VbaModule]) -> bytes:
    """Return the stream before compression (2.3.4.2)."""
    return b"".join(
        [
            _information(name),
            *(_reference(name, library) for name, library in _LIBRARIES.items()),
            _record(0x0F, struct.pack("<H", len(modules))),
            _record(0x13, b"\xff\xff"),  # PROJECTCOOKIE
            *map(_module, modules),
            _record(0x10),
        ]
    )


def _record(identifier: int, data: bytes = b"") -> bytes:
    return struct.pack("<HI", identifier, len(data)) + data


def _number(identifier: int, value: int) -> bytes:
    return _record(identifier, struct.pack("<I", value))


def _text(identifier: int, unicode_identifier: int, text: str = "") -> bytes:
    """Return a text twice, as most records of text are: in the code page and in UTF-16."""
    in_code_page = _record(identifier, text.encode("ascii"))
    return in_code_page + _record(unicode_identifier, text.encode("utf-16-le"))


def _information(name: str) -> bytes:
    """Return PROJECTINFORMATION (2.3.4.2.1)."""
    return b"".join(
        [
            _number(0x01, _WIN64),  # PROJECTSYSKIND
            _number(0x02, _ENGLISH),  # PROJECTLCID
            _number(0x14, _ENGLISH),  # PROJECTLCIDINVOKE
            _record(0x03, struct.pack("<H", _CODE_PAGE)),
            _record(0x04, name.encode("ascii")),
            _text(0x05, 0x40),  # PROJECTDOCSTRING
            _record(0x06) + _record(0x3D),  # PROJECTHELPFILEPATH
            _number(0x07, 0),  # PROJECTHELPCONTEXT
            _number(0x08, 0),  # PROJECTLIBFLAGS
            struct.pack("<HIIH", 0x09, 4, 1, 0),  # PROJECTVERSION: size 4, yet six bytes
            _text(0x0C, 0x3C),  # PROJECTCONSTANTS
        ]
    )


def _reference(name: str, library: str) -> bytes:
    """Return a REFERENCENAME and a REFERENCEREGISTERED (2.3.4.2.2.2, 2.3.4.2.2.5)."""
    libid = library.encode("ascii")
    registered = struct.pack("<I", len(libid)) + libid + bytes(6)
    return _text(0x16, 0x3E, name) + _record(0x0D, registered)


def _module(module: VbaModule) -> bytes:
    """Return a MODULE (2.3.4.2.3.2); its source starts its stream, so the offset is 0."""
    return b"".join(
        [
            _text(0x19, 0x47, module.name),
            _text(0x1A, 0x32, module.name),  # MODULESTREAMNAME
            _text(0x1C, 0x48),  # MODULEDOCSTRING
            _number(0x31, 0),  # MODULEOFFSET
            _number(0x1E, 0),  # MODULEHELPCONTEXT
            _record(0x2C, b"\xff\xff"),  # MODULECOOKIE
            _record(0x21 if module.kind == "procedural" else 0x22),  # MODULETYPE
            _record(0x2B),
        ]
    )
