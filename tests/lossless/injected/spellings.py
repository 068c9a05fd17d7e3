"""The same workbook in other spellings: all legal, all seen in public workbooks."""

import re
from collections.abc import Callable
from pathlib import Path

from tests.lossless.injected.sample import SHEET, WORKBOOK, Sample

_BODY = re.compile(r"(<sheetData>)(.*)(</sheetData>)", re.DOTALL)


def _respell(path: Path, spell: Callable[[str], str], name: str = SHEET) -> None:
    sample = Sample()
    before = sample.text(name)
    after = spell(before)
    assert after != before, "nothing was spelled otherwise"
    sample.members[name] = after.encode()
    sample.save(path)


def _in_body(pattern: str, new: str) -> Callable[[str], str]:
    """Return a function that replaces *pattern* inside sheetData."""

    def spell(text: str) -> str:
        return _BODY.sub(lambda found: found[1] + re.sub(pattern, new, found[2]) + found[3], text)

    return spell


def byte_order_mark(path: Path) -> None:
    _respell(path, lambda text: "\ufeff" + text)


def utf_16(path: Path) -> None:
    sample = Sample()
    text = sample.text(SHEET).replace('encoding="UTF-8"', 'encoding="UTF-16"')
    sample.members[SHEET] = text.encode("utf-16")
    sample.save(path)


def prefixed(path: Path) -> None:
    sample = Sample()
    for name in (SHEET, WORKBOOK, "xl/tables/table1.xml", "xl/sharedStrings.xml", "xl/styles.xml"):
        sample.substitute(name, r"<(/?)(\w+)(?=[\s/>])", r"<\1x:\2")
        sample.substitute(name, r"\sxmlns=", " xmlns:x=")
    sample.save(path)


def strict(path: Path) -> None:
    sample = Sample()
    official = "http://schemas.openxmlformats.org/"
    for name, data in sample.members.items():
        for old, new in (
            ("spreadsheetml/2006/main", "spreadsheetml/main"),
            ("officeDocument/2006/relationships", "officeDocument/relationships"),
            ("drawingml/2006/", "drawingml/"),
        ):
            data = data.replace(
                f"{official}{old}".encode(), f"http://purl.oclc.org/ooxml/{new}".encode()
            )
        sample.members[name] = data
    sample.replace(WORKBOOK, "<workbook ", '<workbook conformance="strict" ')
    sample.save(path)


def no_cell_addresses(path: Path) -> None:
    _respell(path, _in_body(r'<c r="[A-Z]+\d+"', "<c"))


def no_addresses_at_all(path: Path) -> None:
    _respell(path, _in_body(r'<(c|row) r="\w+"', r"<\1"))


def address_not_first(path: Path) -> None:
    _respell(path, _in_body(r'<c (r="\w+") ((?:s|t)="\w+")', r"<c \2 \1"))


def single_quotes(path: Path) -> None:
    _respell(path, _in_body(r'="([^"]*)"', r"='\1'"))


def blanks_in_tags(path: Path) -> None:
    _respell(path, _in_body(r'<c r="(\w+)"([^>]*)>', r'<c  r = "\1"\2 >'))


def pretty_printed(path: Path) -> None:
    _respell(path, _in_body(r"(<row|<c |</row>)", r"\n    \1"))


def one_attribute_a_line(path: Path) -> None:
    _respell(path, _in_body(r" (s|t|spans)=", r"\n\1="))


def comments_among_the_cells(path: Path) -> None:
    _respell(path, _in_body(r"(<c |<row |<v>)", r"<!-- <c r='A1'> -->\1"))


def instructions_among_the_cells(path: Path) -> None:
    _respell(path, _in_body(r"(</row>)", r"<?keep me?>\1"))


def character_data(path: Path) -> None:
    _respell(path, _in_body(r"<v>([^<]*)</v>", r"<v><![CDATA[\1]]></v>"))


def strings_in_the_cells(path: Path) -> None:
    cell = r'<c r="(\w+)"((?: s="\d+")?) t="s"><v>\d+</v></c>'
    _respell(path, _in_body(cell, r'<c r="\1"\2 t="inlineStr"><is><t>\1 &lt;</t></is></c>'))


def formula_strings_without_formula(path: Path) -> None:
    cell = r'<c r="(C\d)" t="s"><v>\d+</v></c>'
    _respell(path, _in_body(cell, r'<c r="\1" t="str"><v>\1</v></c>'))


def shared_formula(path: Path) -> None:
    sample = Sample()
    master = '<c r="A2"><f t="shared" ref="A2:A4" si="0">A1*2</f><v>315</v></c>'
    sample.substitute("xl/worksheets/sheet2.xml", r'<c r="A2">.*?</c>', master)
    children = '<row r="4"><c r="A4"><f t="shared" si="0"/><v>0</v></c></row></sheetData>'
    sample.replace("xl/worksheets/sheet2.xml", "</sheetData>", children)
    sample.save(path)


def self_closed_rows(path: Path) -> None:
    sample = Sample()
    sample.replace(SHEET, "</sheetData>", '<row r="9" ht="33" customHeight="1"/></sheetData>')
    sample.replace(SHEET, "</sheetData>", '<row r="20" hidden="1"/></sheetData>')
    sample.save(path)


def no_rows(path: Path) -> None:
    _respell(path, lambda text: _BODY.sub("<sheetData/>", text), "xl/worksheets/sheet2.xml")


def no_dimension(path: Path) -> None:
    _respell(path, lambda text: re.sub(r"<dimension[^>]*/>", "", text))


def row_extension(path: Path) -> None:
    extension = '<extLst><ext uri="{00000000-0000-0000-0000-000000000001}"/></extLst></row>'
    _respell(path, _in_body("</row>", extension))


def no_shared_strings(path: Path) -> None:
    sample = Sample()
    del sample.members["xl/sharedStrings.xml"]
    sample.substitute("[Content_Types].xml", r"<Override[^>]*sharedStrings[^>]*/>", "")
    sample.substitute("xl/_rels/workbook.xml.rels", r"<Relationship [^>]*sharedStrings[^>]*/>", "")
    for sheet in (SHEET, "xl/worksheets/sheet2.xml"):
        cell = r' t="s"><v>\d+</v></c>'
        sample.substitute(sheet, cell, ' t="inlineStr"><is><t>text</t></is></c>')
    for number, header in enumerate(("Id", "Date", "Source", "Amount")):
        cell = rf'(<c r="{"ABCD"[number]}1"[^>]*><is><t>)text'
        sample.substitute(SHEET, cell, rf"\g<1>{header}")
    sample.save(path)


def strings_without_counts(path: Path) -> None:
    _respell(path, lambda t: re.sub(r' (uniqueC|c)ount="\d+"', "", t), "xl/sharedStrings.xml")


MAKERS: tuple[Callable[[Path], None], ...] = (
    byte_order_mark, utf_16, prefixed, strict, no_cell_addresses, no_addresses_at_all,
    address_not_first, single_quotes, blanks_in_tags, pretty_printed, one_attribute_a_line,
    comments_among_the_cells, instructions_among_the_cells, character_data,
    strings_in_the_cells, formula_strings_without_formula, shared_formula, self_closed_rows,
    no_rows, no_dimension, row_extension, no_shared_strings, strings_without_counts,
)  # fmt: skip
