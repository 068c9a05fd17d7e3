"""
A VBA project of source text only, MS-OVBA 2.2-2.3: what becomes xl/vbaProject.bin.

Nothing compiled is in it: the version FFFF in `_VBA_PROJECT` tells Excel to compile the
sources when it opens the file (2.3.4.1). Equal sources give equal bytes: the project's id
is made of them, and so are the seeds of its three "encrypted" values.
"""

import struct
import uuid
from collections import Counter
from collections.abc import Sequence

from xlfunnel.addin.cfb import compound_file
from xlfunnel.addin.compression import compress
from xlfunnel.addin.dir_stream import dir_stream
from xlfunnel.addin.encryption import encrypt
from xlfunnel.addin.vba_module import VbaModule
from xlfunnel.errors import AddinError

_NO_CACHE = struct.pack("<HHBH", 0x61CC, 0xFFFF, 0, 0)  # 2.3.4.1
_ID_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "xlfunnel/vba-project")
_LINE_OF = {"document": "Document={}/&H00000000", "procedural": "Module={}", "class": "Class={}"}


def vba_project(name: str, modules: Sequence[VbaModule]) -> bytes:
    """
    Return the project *name* with *modules*; the document modules first, by custom.

    Raises:
        AddinError: If two modules, or a module and the project, have the same name.
    """
    _check_names(name, modules)
    storage = {module.name: compress(module.text.encode("ascii")) for module in modules}
    storage["dir"] = compress(dir_stream(name, modules))
    storage["_VBA_PROJECT"] = _NO_CACHE
    return compound_file(
        {
            "VBA": storage,
            "PROJECT": _project_stream(name, modules),
            "PROJECTwm": _project_wm_stream(modules),
        }
    )


def _check_names(name: str, modules: Sequence[VbaModule]) -> None:
    """VBA compares without case, and a project named as one of its modules does not compile."""
    names = Counter([name.lower(), *(module.name.lower() for module in modules)])
    twice = [name for name, count in names.items() if count > 1]
    if twice:
        raise AddinError("vba.name_twice", name=twice[0])


def _project_stream(name: str, modules: Sequence[VbaModule]) -> bytes:
    """Return PROJECT (2.3.1): the project as lines of text."""
    identity = uuid.uuid5(_ID_SPACE, "\0".join(module.text for module in modules))
    project_id = f"{{{identity}}}".upper()
    protection, password, visibility = (
        encrypt(data, project_id, seed)
        for data, seed in zip((bytes(4), b"\0", b"\xff"), identity.bytes, strict=False)
    )
    lines = [
        f'ID="{project_id}"',
        *(_LINE_OF[module.kind].format(module.name) for module in modules),
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{protection}"',  # not protected
        f'DPB="{password}"',  # no password
        f'GC="{visibility}"',  # visible in the editor
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
    ]
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def _project_wm_stream(modules: Sequence[VbaModule]) -> bytes:
    """Return PROJECTwm (2.3.3): every module's name in the code page and in UTF-16."""
    names = (f"{module.name}\0" for module in modules)
    return b"".join(name.encode("ascii") + name.encode("utf-16-le") for name in names) + bytes(2)
