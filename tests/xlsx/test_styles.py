from datetime import datetime
from typing import Any

import pytest
from lxml import etree
from openpyxl.styles.stylesheet import Stylesheet

from tests.xlsx.packages import HEAD, MAIN
from xlfunnel.xlsx.styles import Styles

DAY, MOMENT = datetime(2024, 3, 1), datetime(2024, 3, 1, 9, 30)


def styles(*formats: str, codes: str = "", prefix: str = "") -> bytes:
    p = f"{prefix}:" if prefix else ""
    name = f"xmlns:{prefix}" if prefix else "xmlns"
    lists = f'<{p}cellXfs count="{len(formats)}">{"".join(formats)}</{p}cellXfs>'
    dxfs = (
        f'<{p}dxfs count="1"><{p}dxf><{p}numFmt numFmtId="9" formatCode="0%"/></{p}dxf></{p}dxfs>'
    )
    return f'{HEAD}<{p}styleSheet {name}="{MAIN}">{codes}{lists}{dxfs}</{p}styleSheet>'.encode()


def stylesheet(data: bytes) -> Any:
    """Return the part as openpyxl understands it."""
    tree: Any = etree.fromstring(data)
    return Stylesheet.from_tree(tree)


def with_code(code: str) -> Styles:
    codes = f'<numFmts count="1"><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
    return Styles(styles('<xf numFmtId="170"/>', codes=codes))


@pytest.mark.parametrize(
    ("code", "is_moment", "is_day"),
    [
        ("yyyy-mm-dd", True, True),
        ("m&quot;月&quot;d&quot;日&quot;", True, True),
        ("[$-804]yyyy/m/d;@", True, True),
        ("[DBNum1]yyyy&quot;年&quot;", True, True),
        ("mmm", True, True),
        ("h:mm", True, False),
        ("mm:ss", True, False),
        ("[h]:mm", False, False),
        ("0.00", False, False),
        ("0&quot;day&quot;", False, False),
        ("[Red]0", False, False),
        ("@", False, False),
        ("General", False, False),
        ("General;yyyy", False, False),
    ],
)
def test_a_format_code_tells_dates_from_times_and_numbers(
    code: str, is_moment: bool, is_day: bool
) -> None:
    found = with_code(code)
    assert (found.shows_moment(0), found.shows_day(0)) == (is_moment, is_day)


@pytest.mark.parametrize(
    ("number", "is_day"), [(14, True), (22, True), (31, True), (58, True), (32, False), (20, False)]
)
def test_formats_known_by_number_alone_are_known(number: int, is_day: bool) -> None:
    found = Styles(styles(f'<xf numFmtId="{number}"/>'))
    assert (found.shows_moment(0), found.shows_day(0)) == (True, is_day)


def test_a_date_format_is_kept_whatever_it_looks_like() -> None:
    found = with_code("m&quot;月&quot;d&quot;日&quot;")
    assert found.for_moment(0, MOMENT) == 0
    assert found.changed() is None


def test_a_date_gets_a_format_like_the_one_of_its_cell() -> None:
    bold = '<xf numFmtId="3" fontId="2" xfId="0"><alignment horizontal="left"/></xf>'
    found = Styles(styles('<xf numFmtId="0"/>', bold))
    assert [found.for_moment(1, DAY), found.for_moment(1, MOMENT)] == [2, 3]
    assert found.for_moment(1, DAY) == 2  # made once
    changed = found.changed()
    assert changed is not None
    sheet = stylesheet(changed)
    formats = [(xf.fontId, xf.alignment.horizontal, xf.numFmtId) for xf in sheet.cellXfs.xf[1:]]
    codes = {one.numFmtId: one.formatCode for one in sheet.numFmts.numFmt}
    assert [(f, a, codes.get(n, n)) for f, a, n in formats] == [
        (2, "left", 3), (2, "left", "yyyy-mm-dd"), (2, "left", "yyyy-mm-dd hh:mm"),
    ]  # fmt: skip


def test_nothing_else_of_the_part_changes() -> None:
    before = styles('<xf numFmtId="0"/>')
    found = Styles(before)
    found.for_moment(None, DAY)
    changed = found.changed()
    assert changed is not None
    added = b'<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>'
    assert added in changed
    undone = changed.replace(added, b"")
    undone = undone.replace(b'<xf numFmtId="164" applyNumberFormat="1"/></cellXfs>', b"</cellXfs>")
    assert undone.replace(b'<cellXfs count="2">', b'<cellXfs count="1">') == before


def test_a_code_that_the_workbook_has_is_used_again() -> None:
    codes = '<numFmts count="1"><numFmt numFmtId="180" formatCode="yyyy-mm-dd"/></numFmts>'
    found = Styles(styles('<xf numFmtId="0"/>', codes=codes))
    found.for_moment(0, DAY)
    changed = found.changed()
    assert changed is not None
    assert b'numFmtId="180" applyNumberFormat="1"' in changed
    assert changed.count(b"<numFmt ") == 2  # the workbook's own and the one in dxfs


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_prefixed_part_grows_with_its_prefix_and_keeps_its_mark(mark: bytes) -> None:
    found = Styles(mark + styles('<x:xf numFmtId="0"/>', prefix="x"))
    assert found.for_moment(0, DAY) == 1
    changed = found.changed()
    assert changed is not None
    assert changed.startswith(mark + b"<?xml")
    root = etree.fromstring(changed)
    assert [xf.get("numFmtId") for xf in root.iterfind("{*}cellXfs/{*}xf")] == ["0", "164"]
    assert root.find("{*}numFmts/{*}numFmt") is not None


def test_a_utf16_part_grows_too() -> None:
    text = styles('<xf numFmtId="0"/>').decode().replace("UTF-8", "UTF-16")
    found = Styles(text.encode("utf-16"))
    found.for_moment(0, DAY)
    changed = found.changed()
    assert changed is not None
    assert len(etree.fromstring(changed).findall("{*}cellXfs/{*}xf")) == 2


@pytest.mark.parametrize("data", [None, f'<styleSheet xmlns="{MAIN}"/>'.encode()])
def test_a_workbook_without_formats_gets_the_usual_ones(data: bytes | None) -> None:
    found = Styles(data)
    assert found.changed() is None
    style = found.for_moment(None, DAY)
    changed = found.changed()
    assert changed is not None
    assert Styles(changed).shows_day(style)
    assert len(stylesheet(changed).cellXfs.xf) == 2
