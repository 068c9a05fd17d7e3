"""
The add-in's file: an empty workbook with sheets of settings and texts, VBA and a ribbon.

XlsxWriter writes the workbook. What it does not know is changed in the zip afterwards: the
content type that makes a macro workbook an add-in, the ribbon and its relationship.
"""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from xlsxwriter import Workbook

from xlfunnel.addin.configuring import RIBBON_PART, SHEET, TEXT_SHEET
from xlfunnel.addin.machine import this_machine
from xlfunnel.addin.modules import PROJECT, WORKBOOK, modules
from xlfunnel.addin.ribbon_xml import ribbon_xml
from xlfunnel.addin.vba_project import vba_project
from xlfunnel.addin.wrappers import NOT_ON_MAC
from xlfunnel.errors import AddinError
from xlfunnel.language import Language
from xlfunnel.messages import MESSAGES, say

RIBBON_RELATION = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
ADDIN_TYPE = "application/vnd.ms-excel.addin.macroEnabled.main+xml"

_WORKBOOK_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_ONE_DAY = datetime(2025, 1, 1)  # for all parts, so that equal input gives equal bytes
_SHOWN_BY_VBA = "ribbon.vba."
_SHEETS = 3


def addin_bytes(
    language: Language, configuration: Mapping[str, str], xlwings: Path | None
) -> bytes:
    """
    Return the add-in's file; the same arguments give the same bytes.

    Args:
        language: Of the ribbon and of what the add-in shows by itself.
        configuration: The rows of the hidden sheet that xlwings reads its settings from.
        xlwings: The folder of the installed xlwings; None for a look without Excel
            (see `modules`).

    Raises:
        AddinError: If a part of ours is missing or the installed xlwings is not as expected.
    """
    sheets = {
        PROJECT: [(say("vba.title", language), say("vba.comments", language))],
        SHEET: list(configuration.items()),
        TEXT_SHEET: list(shown_texts(language).items()),
    }
    try:
        project = vba_project(PROJECT, modules(_SHEETS, xlwings))
        ribbon = ribbon_xml(language)
    except FileNotFoundError as error:
        raise AddinError("addin.part_missing", part=error.filename) from error
    return _as_addin(_workbook(sheets, project, language), ribbon)


def build_addin(
    target: Path,
    language: Language,
    configuration: Mapping[str, str],
    with_xlwings: bool = True,
) -> None:
    """Write the add-in to *target* as it is, for a look at it (see `addin_bytes`)."""
    target.write_bytes(addin_bytes(language, configuration, _xlwings(with_xlwings)))


def module_sources(with_xlwings: bool = True) -> dict[str, str]:
    """Return the text of every module by name; it is the same in every language."""
    return {module.name: module.text for module in modules(_SHEETS, _xlwings(with_xlwings))}


def _xlwings(is_wanted: bool) -> Path | None:
    return this_machine().xlwings if is_wanted else None


def shown_texts(language: Language) -> dict[str, str]:
    """Return what the add-in says before Python runs, by the key its VBA looks up."""
    texts = {
        key.removeprefix(_SHOWN_BY_VBA): say(key, language)
        for key in MESSAGES
        if key.startswith(_SHOWN_BY_VBA)
    }
    return {**texts, NOT_ON_MAC: say(f"vba.{NOT_ON_MAC}", language)}


def _workbook(
    sheets: Mapping[str, list[tuple[str, str]]], project: bytes, language: Language
) -> bytes:
    """Return a macro workbook of rows of two texts; only its first sheet can be seen."""
    stream = BytesIO()
    workbook = Workbook(stream, {"in_memory": True})
    workbook.set_properties(
        {
            "title": say("vba.title", language),  # the name in Excel's list of add-ins
            "comments": say("vba.comments", language),
            "author": PROJECT,
            "created": _ONE_DAY,
        }
    )
    workbook.add_vba_project(BytesIO(project), is_stream=True)
    workbook.set_vba_name(WORKBOOK)
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        sheet = workbook.add_worksheet(name)
        sheet.set_vba_name(f"Sheet{number}")
        if number > 1:  # Excel wants one sheet visible; of an add-in it shows none
            sheet.hide()
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                sheet.write_string(row, column, text)
    workbook.close()
    return stream.getvalue()


def _as_addin(workbook: bytes, ribbon: bytes) -> bytes:
    """Return the workbook's package as an add-in with a ribbon."""
    stream = BytesIO()
    with ZipFile(BytesIO(workbook)) as source, ZipFile(stream, "w") as package:
        parts = {name: source.read(name) for name in source.namelist()}
        parts["[Content_Types].xml"] = _with_addin_type(parts["[Content_Types].xml"])
        parts["_rels/.rels"] = _with_ribbon(parts["_rels/.rels"])
        parts[RIBBON_PART] = ribbon
        for name, content in parts.items():
            entry = ZipInfo(name, _ONE_DAY.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, content)
    return stream.getvalue()


def _with_addin_type(content_types: bytes) -> bytes:
    """Say that the main part is an add-in; the file's ending .xlam alone does not make it one."""
    return content_types.replace(_WORKBOOK_TYPE.encode(), ADDIN_TYPE.encode())


def _with_ribbon(relationships: bytes) -> bytes:
    root = etree.fromstring(relationships)
    ribbon = {"Id": "rIdRibbon", "Type": RIBBON_RELATION, "Target": RIBBON_PART}
    etree.SubElement(root, root[0].tag, ribbon)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
