"""Formulas that call our functions hold, in a closed file, what Excel would show."""

import shutil
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tests.xlsx.books import by_openpyxl, held, part, parts, replacing, rewritten, worksheet
from xlfunnel.language import LANGUAGES
from xlfunnel.messages import say
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.xlsx.evaluating import Calculated
from xlfunnel.xlsx.evaluating.problems import Reason
from xlfunnel.xlsx.file import FileWorkbook
from xlfunnel.xlsx.render import serial

SHEET, OTHER, WORKBOOK = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml"
Argument = Any
DAY = datetime(2025, 3, 1)
NOON = datetime(2025, 3, 9, 12)
TODAY = 45725.0  # serial number of 9 March 2025


class Functions(dict[str, Callable[..., Any]]):
    """Small functions by name, and how often each was called."""

    def __init__(self) -> None:
        super().__init__(JOIN=self.join, TOTAL=self.total, ECHO=self.echo, GIVE=self.give)
        self.calls: list[str] = []

    def join(self, *arguments: Argument) -> Argument:
        """Put the arguments of each row into one text: a function that works row by row."""
        self.calls.append("JOIN")
        height = max((len(a) for a in arguments if isinstance(a, list)), default=0)
        if not height:
            return "+".join(map(str, arguments))
        columns = [
            [row[0] for row in a] if isinstance(a, list) else [a] * height for a in arguments
        ]
        return [["+".join(map(str, row))] for row in zip(*columns, strict=True)]

    def total(self, *arguments: Argument) -> Argument:
        """Add up all numbers: one result, however many cells."""
        self.calls.append("TOTAL")
        grids = [a if isinstance(a, list) else [[a]] for a in arguments]
        cells = [cell for grid in grids for row in grid for cell in row]
        error = next((cell for cell in cells if isinstance(cell, CellError)), None)
        return error or sum(cell for cell in cells if isinstance(cell, float))

    def echo(self, argument: Argument) -> Argument:
        return argument

    def give(self, what: Argument) -> Argument:
        """Return a value of the kind asked for."""
        return {
            "text": "高 <意向> & ",
            "blank": None,
            "number": 1.5,
            "whole": 7,
            "flag": True,
            "date": datetime(2025, 3, 1, 12),
            "error": CellError("#N/A"),
            "infinite": float("inf"),
            "odd": object(),
        }[what]


def book(
    path: Path,
    formula: str = "",
    decorate: Callable[[xlsxwriter.Workbook, Worksheet, Worksheet], None] | None = None,
    *,
    rows: int = 4,
    **options: Any,
) -> Path:
    """
    Write 数据 with its table T (键, 值, 日, 果) from B3, and a sheet Other.

    Row n is kn, n.0 and the n-th day of March 2025; 果 holds *formula*, {} in it the row.
    """
    with xlsxwriter.Workbook(str(path), options) as made:
        sheet, other = made.add_worksheet("数据"), made.add_worksheet("Other")
        date = made.add_format({"num_format": "yyyy-mm-dd"})
        headers = [{"header": header} for header in ("键", "值", "日", "果")]
        sheet.add_table(2, 1, 2 + rows, 4, {"name": "T", "columns": headers})
        for number in range(1, rows + 1):
            sheet.write(number + 2, 1, f"k{number}")
            sheet.write(number + 2, 2, number)
            sheet.write_datetime(number + 2, 3, datetime(2025, 3, number % 28 or 28), date)
            if formula:
                text = formula.replace("{}", str(number + 3))
                sheet.write_formula(number + 2, 4, text, None, "old")
        if decorate:
            decorate(made, sheet, other)
    return rewritten(path, {WORKBOOK: replacing(' fullCalcOnLoad="1"', "")})


def on_other(formulas: Mapping[str, str]) -> Callable[..., None]:
    """Return what writes *formulas* to cells of the second sheet."""

    def write(made: xlsxwriter.Workbook, sheet: Worksheet, other: Worksheet) -> None:
        for place, formula in formulas.items():
            other.write_formula(place, formula, None, "old")

    return write


def calculated(
    path: Path, functions: Functions | None = None, as_of: datetime | None = NOON
) -> Calculated:
    """Calculate and save the workbook; what that came to."""
    workbook = FileWorkbook.open(path)
    result = workbook.calculate(functions or Functions(), as_of)
    workbook.save(backup=False)
    return result


def column(workbook: FileWorkbook, header: str = "果") -> list[Cell]:
    return workbook.read("T", [header]).columns[header]


def other(path: Path, *formulas: str, **options: Any) -> list[Cell]:
    """Return what *formulas* give below one another in Other, from A1."""
    places = {f"A{number}": text for number, text in enumerate(formulas, 1)}
    result = calculated(book(path, "", on_other(places), **options))
    assert result == Calculated(len(formulas))
    cells = held(path, "Other")
    return [cells.get(place) for place in places]


def reasons(result: Calculated) -> dict[str, Reason]:
    return {left.place: left.reason for left in result.left}


# --- columns of a table ---


@pytest.mark.parametrize(
    "formula",
    [
        "=JOIN(T[[#This Row],[键]],T[[#This Row],[值]])",
        "=JOIN([@键],[@值])",
        "=join(T[@键],T[@[值]])",
        "=[1]!JOIN(B{},$C{})",
        "=JOIN('数据'!B{},C{})",
        "=_xlfn.SINGLE(JOIN(_xlfn.SINGLE($B$4:$B$7),C{}))",  # an array formula of one cell
    ],
)
def test_a_column_of_formulas_is_two_values_and_one_call(tmp_path: Path, formula: str) -> None:
    path, functions = book(tmp_path / "a.xlsx", formula), Functions()
    workbook = FileWorkbook.open(path)
    assert workbook.calculate(functions) == Calculated(4)
    expected = ["k1+1.0", "k2+2.0", "k3+3.0", "k4+4.0"]
    assert column(workbook) == expected  # an action sees it before anything is saved
    # the whole column once; the first and the last row alone, to be sure that it is row by row
    assert functions.calls == ["JOIN"] * 3
    workbook.save(backup=False)
    cells = held(path)
    assert [cells[f"E{row}"] for row in range(4, 8)] == expected


def test_only_the_results_change_and_no_other_byte(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", "=JOIN([@键],[@值])", on_other({"B2": "=1+1"}))
    before = parts(path)
    calculated(path)
    after = parts(path)
    changed = [name for name in before if before[name] != after[name]]
    assert changed == [SHEET, WORKBOOK]  # which asks to calculate 1+1
    expected = before[SHEET].decode()
    for number in range(1, 5):
        expected = expected.replace("<v>old</v>", f"<v>k{number}+{number}.0</v>", 1)
    assert after[SHEET].decode() == expected


def test_what_is_right_already_is_no_change_and_calculating_twice_gives_the_same(
    tmp_path: Path,
) -> None:
    path = book(tmp_path / "a.xlsx", "=JOIN([@键],[@值])")
    calculated(path)
    before = path.read_bytes()
    workbook = FileWorkbook.open(path)
    assert workbook.calculate(Functions()) == workbook.calculate(Functions()) == Calculated(4)
    assert not workbook.is_changed
    workbook.save(backup=False)
    assert path.read_bytes() == before


def test_a_workbook_without_our_functions_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    formulas = {"A1": "=SUM(T[值])", "A2": '="JOIN("&"TOTAL("', "A3": "=MY_JOIN(1)"}
    path = book(tmp_path / "a.xlsx", "=[@值]*2", on_other(formulas))
    workbook, functions = FileWorkbook.open(path), Functions()
    read: list[str] = []
    monkeypatch.setattr(workbook.loader, "load", lambda table: read.append(table.name))
    assert workbook.calculate(functions) == Calculated()
    assert not read
    assert not functions.calls
    assert not workbook.is_changed
    assert not workbook.messages


def test_a_function_that_counts_over_a_column_is_called_for_each_row(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", "=TOTAL([@值],1)")
    calculated(path)
    assert column(FileWorkbook.open(path)) == [2.0, 3.0, 4.0, 5.0]


def test_a_shared_formula_is_followed_to_every_cell_of_its_group(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">'
    rows += 'TOTAL(A1,$A$1)</f><v>0</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2">'
    rows += '<f t="shared" si="0"/><v>0</v></c></row><row r="3"><c r="A3"><v>3</v></c>'
    rows += '<c r="B3"><f t="shared" si="0"/><v>0</v></c></row>'
    path = rewritten(book(tmp_path / "a.xlsx"), {OTHER: worksheet(rows)})
    assert calculated(path) == Calculated(3)
    assert [held(path, "Other")[f"B{n}"] for n in (1, 2, 3)] == [2.0, 3.0, 4.0]


def linked(path: Path, target: str) -> Path:
    """Make *path* a workbook whose column calls JOIN of the file *target*."""
    book(path, "=[1]!JOIN([@键],[@值])")
    link = "xl/externalLinks/externalLink1.xml"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    changes: dict[str, Callable[[bytes], bytes] | bytes] = {
        link: (
            f'<externalLink xmlns="{main}"><externalBook xmlns:r="{relations}" r:id="rId1">'
            '<definedNames><definedName name="JOIN"/></definedNames></externalBook></externalLink>'
        ).encode(),
        "xl/externalLinks/_rels/externalLink1.xml.rels": (
            f'<Relationships xmlns="{package}"><Relationship Id="rId1" TargetMode="External"'
            f' Type="{relations}/externalLinkPath" Target="{target}"/>'
            "</Relationships>"
        ).encode(),
        "[Content_Types].xml": replacing(
            "</Types>",
            f'<Override PartName="/{link}" ContentType="application/vnd.openxmlformats-'
            'officedocument.spreadsheetml.externalLink+xml"/></Types>',
        ),
        "xl/_rels/workbook.xml.rels": replacing(
            "</Relationships>",
            f'<Relationship Id="rId99" Type="{relations}/externalLink"'
            ' Target="externalLinks/externalLink1.xml"/></Relationships>',
        ),
        WORKBOOK: replacing(
            "</sheets>",
            '</sheets><externalReferences><externalReference r:id="rId99"/></externalReferences>',
        ),
    }
    return rewritten(path, changes)


def test_a_link_to_the_add_in_is_followed_and_stays_as_it_is(tmp_path: Path) -> None:
    path = linked(tmp_path / "a.xlsx", "file:///C:/AddIns/xlfunnel.xlam")
    before = parts(path)
    assert calculated(path) == Calculated(4)
    assert column(FileWorkbook.open(path))[3] == "k4+4.0"
    after = parts(path)
    assert [name for name in before if before[name] != after[name]] == [SHEET]


def test_a_function_of_the_same_name_in_another_workbook_is_none_of_ours(tmp_path: Path) -> None:
    path = linked(tmp_path / "a.xlsx", "file:///C:/XLSTART/PERSONAL.XLSB")
    assert {left.reason for left in calculated(path).left} == {Reason.EXPRESSION}
    assert column(FileWorkbook.open(path)) == ["old"] * 4


def test_a_function_that_the_workbook_defines_itself_is_none_of_ours(tmp_path: Path) -> None:
    def own(made: xlsxwriter.Workbook, sheet: Worksheet, other: Worksheet) -> None:
        made.define_name("Total", "=_xlfn.LAMBDA(_xlpm.a,_xlpm.a*2)")

    path = book(tmp_path / "a.xlsx", "=TOTAL([@值])", own)
    assert calculated(path) == Calculated()
    assert column(FileWorkbook.open(path)) == ["old"] * 4


# --- references ---


def test_references_lead_where_they_say(tmp_path: Path) -> None:
    def more(made: xlsxwriter.Workbook, sheet: Worksheet, other: Worksheet) -> None:
        on_other({f"A{n}": text for n, text in enumerate(formulas, 1)})(made, sheet, other)
        mine = made.add_worksheet("我的 '表")
        mine.write_row("A1", [10, 20, 30])
        mine.write_row("A2", [40, 50, 60])
        made.define_name("单价", "='我的 ''表'!$C$1")
        made.define_name("Other!局部", "='我的 ''表'!$A$2")
        made.define_name("整列", "=T[值]")

    formulas = {
        "=TOTAL('我的 ''表'!B1)": 20.0,
        "=TOTAL('我的 ''表'!$A$1:B2)": 120.0,
        "=TOTAL('我的 ''表'!A:A)": 50.0,
        "=TOTAL('我的 ''表'!2:2)": 150.0,
        "=TOTAL('数据'!C:C)": 10.0,
        "=TOTAL(T[值])": 10.0,
        "=TOTAL(T[[#All],[值]])": 10.0,
        "=TOTAL(t[[#Headers],[#Data],[键]:[值]])": 10.0,
        "=TOTAL(T)": 10.0,
        "=TOTAL(单价)": 30.0,
        "=TOTAL(局部,整列)": 50.0,
        "=JOIN(单价)": "30.0",
        '=JOIN("a",-1.5,TRUE,)': "a+-1.5+True+None",
        "=TOTAL(Z99)": 0.0,
        "=TOTAL(TOTAL(T[值]),TOTAL(1,2))": 13.0,
        "=TOTAL(#N/A)": CellError("#N/A"),
    }
    path = book(tmp_path / "a.xlsx", "", more)
    assert calculated(path) == Calculated(len(formulas))
    cells = held(path, "Other")
    for number, (formula, result) in enumerate(formulas.items(), 1):
        found = cells[f"A{number}"]
        expected = result.code if isinstance(result, CellError) else result
        assert str(found) == expected or found == expected, formula


def test_headers_with_any_sign_in_them_are_found(tmp_path: Path) -> None:
    headers = ["#", "a[b]", "it's", "x@y", "联系 (电话),号", "两\n行", "A1"]
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheet, result = made.add_worksheet("S"), made.add_worksheet("R")
        columns = [{"header": header} for header in headers]
        sheet.add_table(0, 0, 1, len(headers) - 1, {"name": "表", "columns": columns})
        for number in range(len(headers)):
            sheet.write(1, number, number + 1)
        for number, header in enumerate(headers):
            escaped = "".join("'" + sign if sign in "'[]#@" else sign for sign in header)
            result.write_formula(number, 0, f"=TOTAL(表[[#All],[{escaped}]])", None, 0)
            result.write_formula(number, 1, f"=TOTAL(表[{escaped}])", None, 0)
    assert calculated(path) == Calculated(2 * len(headers))
    cells = held(path, "R")
    for number in range(1, len(headers) + 1):
        assert (cells[f"A{number}"], cells[f"B{number}"]) == (number, number)


def test_a_single_cell_is_a_cell_and_a_range_is_rows(tmp_path: Path) -> None:
    seen: list[Argument] = []
    path = book(
        tmp_path / "a.xlsx",
        "",
        on_other({"A1": "=SEE('数据'!C4,'数据'!C4:C5,T[[#All],[键]],'数据'!B4:C4)"}),
    )
    FileWorkbook.open(path).calculate({"SEE": lambda *given: seen.append(given)})
    assert seen == [
        (1.0, [[1.0], [2.0]], [["键"], ["k1"], ["k2"], ["k3"], ["k4"]], [["k1", 1.0]]),
    ]


def test_dates_come_as_dates_and_error_values_as_such(tmp_path: Path) -> None:
    def more(made: xlsxwriter.Workbook, sheet: Worksheet, other: Worksheet) -> None:
        other.write_formula("B1", "=1/0", None, "#DIV/0!")
        other.write_formula("A1", "=SEE(B1,'数据'!D4,'数据'!B1)", None, 0)

    seen: list[Argument] = []
    path = book(tmp_path / "a.xlsx", "", more)
    FileWorkbook.open(path).calculate({"SEE": lambda *given: seen.append(given)})
    assert seen == [(CellError("#DIV/0!"), DAY, None)]


# --- what is stored ---


@pytest.mark.parametrize("is_1904", [False, True])
def test_a_result_is_stored_as_the_kind_that_it_is(tmp_path: Path, is_1904: bool) -> None:
    kinds = ["text", "blank", "number", "whole", "flag", "date", "error", "infinite"]
    formulas = {f"A{n}": f'=GIVE("{kind}")' for n, kind in enumerate(kinds, 1)}
    path = book(tmp_path / "a.xlsx", "", on_other(formulas), date_1904=is_1904)
    assert calculated(path) == Calculated(len(kinds))
    text = part(path, OTHER)
    day = serial(datetime(2025, 3, 1, 12), is_1904=is_1904)
    assert day == (45717.5 if not is_1904 else 45717.5 - 1462)
    for said in [
        ' t="str"><f>GIVE("text")</f><v xml:space="preserve">高 &lt;意向&gt; &amp; </v>',
        ' t="str"><f>GIVE("blank")</f><v></v>',
        '><f>GIVE("number")</f><v>1.5</v>',
        '><f>GIVE("whole")</f><v>7</v>',
        ' t="b"><f>GIVE("flag")</f><v>1</v>',
        f'><f>GIVE("date")</f><v>{day}</v>',
        ' t="e"><f>GIVE("error")</f><v>#N/A</v>',
        ' t="e"><f>GIVE("infinite")</f><v>#NUM!</v>',
    ]:
        assert said.replace('"text"', "&quot;text&quot;") in text or said in text


def test_a_date_is_a_date_in_a_cell_that_shows_dates_and_a_number_elsewhere(tmp_path: Path) -> None:
    def more(made: xlsxwriter.Workbook, sheet: Worksheet, other: Worksheet) -> None:
        date = made.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_formula("E4", "=ECHO([@日])", date, 0)
        sheet.write_formula("E5", "=ECHO([@日])", None, 0)

    path = book(tmp_path / "a.xlsx", "", more)
    workbook = FileWorkbook.open(path)
    workbook.calculate(Functions())
    assert column(workbook)[:2] == [DAY, 45718.0]
    workbook.save(backup=False)
    assert column(FileWorkbook.open(path))[:2] == [DAY, 45718.0]  # as a new reader finds it


def test_a_result_no_cell_can_hold_leaves_the_cell_as_it_was(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", "", on_other({"A1": '=GIVE("odd")'}))
    before = path.read_bytes()
    assert reasons(calculated(path)) == {"Other!A1": Reason.RESULT}
    assert path.read_bytes() == before


# --- formulas that fill several cells ---


def spilled(path: Path, formula: str, area: str, *, is_dynamic: bool) -> Path:
    def more(made: xlsxwriter.Workbook, sheet: Worksheet, other: Worksheet) -> None:
        if is_dynamic:
            other.write_dynamic_array_formula(area, formula, None, "old")
        else:
            other.write_array_formula(area, formula, None, "old")
        other.write("B2", "mine")

    return book(path, "", more)


@pytest.mark.parametrize("is_dynamic", [False, True])
def test_a_column_goes_to_the_master_and_to_the_cells_it_fills(
    tmp_path: Path, is_dynamic: bool
) -> None:
    path = spilled(tmp_path / "a.xlsx", "=JOIN(T[键],T[值])", "A1:A4", is_dynamic=is_dynamic)
    before = part(path, OTHER)
    assert calculated(path) == Calculated(1)
    expected = {"A1": "k1+1.0", "A2": "k2+2.0", "A3": "k3+3.0", "A4": "k4+4.0", "B2": "mine"}
    assert held(path, "Other") == expected
    text = part(path, OTHER)
    assert text.count("<f") == before.count("<f") == 1
    assert text[text.index("<f") : text.index("</f>")] in before
    assert ("cm=" in text) == is_dynamic
    unchanged = path.read_bytes()
    assert calculated(path) == Calculated(1)
    assert path.read_bytes() == unchanged


def test_an_array_formula_that_claims_the_whole_sheet_is_left(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><f t="array" ref="A1:XFD1048576">TOTAL(1)</f><v>0</v></c></row>'
    path = rewritten(book(tmp_path / "a.xlsx"), {OTHER: worksheet(rows)})
    assert reasons(calculated(path)) == {"Other!A1": Reason.TOO_MANY}


@pytest.mark.parametrize("area", ["A1:A3", "A1:A5", "A1:B4"])
def test_a_result_of_another_size_is_for_excel_to_place(tmp_path: Path, area: str) -> None:
    path = spilled(tmp_path / "a.xlsx", "=JOIN(T[键],T[值])", area, is_dynamic=True)
    before = path.read_bytes()
    assert reasons(calculated(path)) == {"Other!A1": Reason.SIZE}
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "row",
    [
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>',
        '<row r="3"><c r="A3"><f t="array" ref="A3:A5">1+1</f><v>2</v></c></row>',
        '<row r="4"><c r="A4"><f t="shared" ref="A4:A5" si="0">1+1</f><v>2</v></c></row>',
    ],
    ids=["a formula", "another array", "a shared one"],
)
def test_no_formula_is_overwritten_by_one_that_fills_its_cell(tmp_path: Path, row: str) -> None:
    array = '<f t="array" ref="A1:A4">JOIN(T[键],T[值])</f>'
    rows = f'<row r="1"><c r="A1">{array}<v>0</v></c></row>{row}'
    path = rewritten(book(tmp_path / "a.xlsx"), {OTHER: worksheet(rows)})
    before = path.read_bytes()
    assert reasons(calculated(path))["Other!A1"] == Reason.SIZE
    assert path.read_bytes() == before


def test_no_table_is_overwritten_by_a_formula_that_fills_its_cells(tmp_path: Path) -> None:
    # from A4 on: over 键 of T, which nobody has read
    def decorate(made: xlsxwriter.Workbook, sheet: Worksheet, other: Worksheet) -> None:
        sheet.write_array_formula("A4:B7", "=JOIN(1,2)", None, 0)
        for row in range(4):
            sheet.write(row + 3, 1, f"k{row + 1}")

    path = book(tmp_path / "a.xlsx", "", decorate)
    before = path.read_bytes()
    assert reasons(calculated(path)) == {"数据!A4": Reason.SIZE}
    assert path.read_bytes() == before


def test_a_column_in_a_formula_of_one_cell_is_for_excel_to_cut(tmp_path: Path) -> None:
    places = {"A1": "=JOIN(T[键],T[值])", "A2": "=_xlfn.SINGLE(JOIN(T[键],T[值]))"}
    path = book(tmp_path / "a.xlsx", "", on_other(places))
    assert reasons(calculated(path)) == {"Other!A1": Reason.SIZE}
    assert held(path, "Other") == {"A1": "old", "A2": "k1+1.0"}  # with `@` it is the first


# --- one after the other ---


def test_formulas_of_ours_follow_one_another_wherever_they_stand(tmp_path: Path) -> None:
    formulas = {
        "A1": "=TOTAL(A2,1)",
        "A2": "=TOTAL(A3:A4)",
        "A3": "=TOTAL(T[果])",
        "A4": "=TOTAL(5)",
        "A5": "=TOTAL('数据'!E:E)",
    }
    path = book(tmp_path / "a.xlsx", "=TOTAL([@值],Other!$A$4)", on_other(formulas))
    assert calculated(path) == Calculated(9)
    # 果 is 6, 7, 8, 9: 30 together; with the 5 of A4 that is 35, and 1 more 36
    expected = {"A1": 36.0, "A2": 35.0, "A3": 30.0, "A4": 5.0, "A5": 30.0}
    assert held(path, "Other") == expected


def test_each_cell_of_a_column_may_build_on_the_one_above_it(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", "=TOTAL(E{},C{})")
    text = part(path, SHEET)
    for row in range(4, 8):  # what stands in E4 refers to E3, the header, which is no number
        text = text.replace(f"TOTAL(E{row},", f"TOTAL(E{row - 1},")
    assert calculated(rewritten(path, {SHEET: text.encode()})) == Calculated(4)
    assert column(FileWorkbook.open(path)) == [1.0, 3.0, 6.0, 10.0]


def test_formulas_that_go_in_circles_are_left_and_the_others_are_not(tmp_path: Path) -> None:
    formulas = {"A1": "=TOTAL(A2)", "A2": "=TOTAL(A3)", "A3": "=TOTAL(A1)", "A4": "=TOTAL(A4)"}
    formulas |= {"A5": "=TOTAL(1)"}
    path = book(tmp_path / "a.xlsx", "", on_other(formulas))
    result = calculated(path)
    assert reasons(result) == dict.fromkeys(
        ["Other!A1", "Other!A2", "Other!A3", "Other!A4"], Reason.CIRCULAR
    )
    assert held(path, "Other") == {"A1": "old", "A2": "old", "A3": "old", "A4": "old", "A5": 1.0}


def test_other_peoples_formulas_count_with_the_value_they_have(tmp_path: Path) -> None:
    def more(made: xlsxwriter.Workbook, sheet: Worksheet, other: Worksheet) -> None:
        other.write_formula("A1", "=2*3", None, 6)
        other.write_formula("A2", "=TOTAL(A1,1)", None, 0)

    path = book(tmp_path / "a.xlsx", "", more)
    calculated(path)
    assert held(path, "Other") == {"A1": 6.0, "A2": 7.0}


# --- operations around them ---


def test_the_few_operations_around_our_functions_are_calculated_too(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", '=IF([@值]=2,"",JOIN([@键])&"!")')
    assert calculated(path) == Calculated(4)
    assert column(FileWorkbook.open(path)) == ["k1!", None, "k3!", "k4!"]
    found = other(
        tmp_path / "b.xlsx",
        "=TOTAL(T[值])/4",
        "=IFERROR(TOTAL(#N/A),-1)",
        '=IFERROR(ROUND(GIVE("infinite"),2)+MAX(GIVE("infinite")),-2)',
        "=-TOTAL(1,2)*2+1",
        '=IF(ISBLANK(Z9),GIVE("blank"),1)&"x"',
        "=IF(TOTAL(1)=1,Z9,2)",
    )
    assert found == [2.5, -1.0, -2.0, -5.0, "x", 0.0]


def test_functions_over_ranges_add_up_what_ours_give_and_what_cells_hold(tmp_path: Path) -> None:
    found = other(
        tmp_path / "a.xlsx",
        "=SUM(TOTAL(T[值]),T[值],'数据'!C4,T[键],1,TRUE)",  # 10 + 10 + 1 + nothing + 1 + 1
        "=ROUND(AVERAGE(T[值],TOTAL(3))/3,2)",  # 13 / 5 / 3
        "=MAX(T[日])-MIN(T[日])+TOTAL(0)",
        "=COUNT(T,TOTAL(1))",  # four figures, four dates, and one
        "=TOTAL(SUM(T[值]),{1,2;3,4})",
        "=TOTAL(1)>DATE(2025,3,1)",
        "=IF(DATE(2025,3,4)='数据'!D7,JOIN(2),0)",
    )
    assert found == [23.0, 0.87, 3.0, 9.0, 20.0, False, "2.0"]


def test_in_a_column_a_cell_in_a_function_over_ranges_is_that_of_the_row(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", "=SUM([@值],[@键],TOTAL(T[值]))")  # a text adds nothing
    assert calculated(path) == Calculated(4)
    assert column(FileWorkbook.open(path)) == [11.0, 12.0, 13.0, 14.0]


# --- the time ---


def test_the_time_is_that_of_the_run_in_our_formulas(tmp_path: Path) -> None:
    places = {"A1": "=TOTAL(NOW(),1)", "A2": "=TOTAL(TODAY())", "A3": "=IF(TODAY()>T[日],TOTAL(1))"}
    path = book(tmp_path / "a.xlsx", "=IF([@日]<TODAY()-6,TOTAL([@值]),0)", on_other(places))
    assert reasons(calculated(path)) == {"Other!A3": Reason.EXPRESSION}  # TRUE for each of several
    cells = held(path, "Other")
    assert (cells["A1"], cells["A2"]) == (TODAY + 1.5, TODAY)
    assert column(FileWorkbook.open(path)) == [1.0, 2.0, 0.0, 0.0]  # before 3 March


def test_without_a_moment_no_time_is_invented(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", "", on_other({"A1": "=TOTAL(NOW())", "A2": "=TODAY()"}))
    assert reasons(calculated(path, as_of=None)) == {"Other!A1": Reason.EXPRESSION}
    assert held(path, "Other") == {"A1": "old", "A2": "old"}


def test_a_time_stored_beside_anothers_formula_is_brought_up_to_date_where_ours_looks_at_it(
    tmp_path: Path,
) -> None:
    def more(made: xlsxwriter.Workbook, sheet: Worksheet, other: Worksheet) -> None:
        date = made.add_format({"num_format": "yyyy-mm-dd"})
        other.write_formula("A1", "=TODAY()", date, 1)
        other.write_formula("A2", "=A1-1", date, 61)  # tells no time itself: as it is stored
        other.write_formula("A3", "=A5+TODAY()", None, 1)
        other.write_formula("A4", "=TODAY()+7", None, 1)  # nobody asks for it
        other.write_formula("A5", "=TOTAL(2)", None, 0)
        other.write_formula("A6", "=EDATE(TODAY(),1)", None, 1)
        other.write_formula("B1", "=JOIN(A1,A2,A3,A6)", None, "old")

    path = book(tmp_path / "a.xlsx", "", more)
    assert calculated(path) == Calculated(4)
    cells = held(path, "Other")
    assert cells["B1"] == f"2025-03-09 00:00:00+1900-03-01 00:00:00+{TODAY + 2}+1.0"
    assert cells["A1"] == datetime(2025, 3, 9)
    assert cells["A4"] == 1.0
    before = path.read_bytes()
    calculated(path)
    assert path.read_bytes() == before


def test_a_workbook_that_only_tells_the_time_is_not_touched(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", "=TODAY()-[@日]", on_other({"A1": "=NOW()"}))
    before = path.read_bytes()
    assert calculated(path) == Calculated()
    assert path.read_bytes() == before


def test_one_row_that_cannot_be_calculated_costs_the_others_nothing(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", "=[@键]+TOTAL([@值])")
    path = rewritten(path, {"xl/sharedStrings.xml": replacing("k2", "2")})
    result = calculated(path)
    assert reasons(result) == dict.fromkeys(["数据!E4", "数据!E6", "数据!E7"], Reason.EXPRESSION)
    assert column(FileWorkbook.open(path)) == ["old", 4.0, "old", "old"]  # the text 2 is a 2


# --- what is left ---


def test_a_range_that_grows_with_each_of_thousands_of_rows_is_left(tmp_path: Path) -> None:
    # 2,000 rows read 2,001,000 cells, and ten times the rows a hundred times as many
    path, functions = book(tmp_path / "a.xlsx", "=TOTAL($C$4:C{})", rows=2000), Functions()
    assert list(reasons(calculated(path, functions)).values()) == [Reason.TOO_MANY] * 2000
    assert functions.calls == []
    path = book(tmp_path / "b.xlsx", "=TOTAL($C$4:C{})", rows=20)
    assert calculated(path) == Calculated(20)


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("=MEDIAN(TOTAL(1),2)", Reason.EXPRESSION),
        ("=TOTAL({1,Z1})", Reason.EXPRESSION),
        ("=SUM(ECHO(T[键]),ECHO(Z9))", Reason.EXPRESSION),
        ("=TOTAL(Nowhere[值])", Reason.REFERENCE),
        ("=TOTAL(T[没有])", Reason.REFERENCE),
        ("=TOTAL([@值])", Reason.REFERENCE),
        ("=TOTAL(T[[#This Row],[值]])", Reason.REFERENCE),
        ("=TOTAL(T[[#Totals],[值]])", Reason.REFERENCE),
        ("=TOTAL(没有的名称)", Reason.REFERENCE),
        ("=TOTAL('没有的表'!A1)", Reason.REFERENCE),
        ("=TOTAL([2]Sheet1!A1)", Reason.REFERENCE),
        ("=TOTAL(公式名)", Reason.REFERENCE),
        ("=TOTAL(A1:XFC1048575)", Reason.TOO_MANY),  # 17,000 million cells
        ("=ECHO(1,2)", Reason.ARGUMENTS),
    ],
)
def test_what_cannot_be_calculated_keeps_its_value_to_the_byte_and_is_listed(
    tmp_path: Path, formula: str, reason: Reason
) -> None:
    def more(made: xlsxwriter.Workbook, sheet: Worksheet, other: Worksheet) -> None:
        other.write_formula("A3", formula, None, "old")
        made.define_name("公式名", "=1+1")

    path = book(tmp_path / "a.xlsx", "", more)
    before = path.read_bytes()
    workbook = FileWorkbook.open(path)
    (left,) = workbook.calculate(Functions()).left
    assert (left.place, left.reason) == ("Other!A3", reason)
    assert left.formula in part(path, OTHER)
    workbook.save(backup=False)
    assert path.read_bytes() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_each_reason_the_first_place_and_the_count_are_told_once(
    tmp_path: Path, language: Any
) -> None:
    path = book(tmp_path / "a.xlsx", "=MEDIAN(TOTAL(1),[@值])", on_other({"A1": "=ECHO(1,2)"}))
    workbook = FileWorkbook.open(path, language)
    workbook.calculate(Functions())
    workbook.calculate(Functions())
    unknown, arguments = workbook.messages
    assert "数据!E4" in unknown
    assert "MEDIAN(TOTAL(1)" in unknown
    assert say("sheet.left.expression", language) in unknown
    assert "4" in unknown.replace("E4", "")
    assert "Other!A1" in arguments
    assert say("sheet.left.arguments", language) in arguments
    assert "1" in arguments.replace("A1", "").replace("ECHO(1,2)", "")


def test_a_column_beside_a_whole_one_in_a_function_over_ranges_is_left_when_it_is_long(
    tmp_path: Path,
) -> None:
    formula = "=SUM(TOTAL([@值]),$C$4:$C$1003)"  # 1,001 rows of 1,000 cells
    path = book(tmp_path / "a.xlsx", formula, rows=1001)
    assert set(reasons(calculated(path)).values()) == {Reason.TOO_MANY}
    assert calculated(book(tmp_path / "b.xlsx", formula, rows=4)) == Calculated(4)


def test_a_cell_in_a_row_of_another_number_is_left(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><f>TOTAL(1)</f><v>0</v></c></row>'
    rows += '<row r="2"><c r="A7"><f>TOTAL(2)</f><v>0</v></c></row>'
    path = rewritten(book(tmp_path / "a.xlsx"), {OTHER: worksheet(rows)})
    assert reasons(calculated(path)) == {"Other!A7": Reason.REFERENCE}
    assert '<row r="2"><c r="A7"><f>TOTAL(2)</f><v>0</v></c></row>' in part(path, OTHER)


# --- with what a run writes ---


def test_a_result_follows_what_is_written_in_the_same_run(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", "=JOIN([@键],[@值])", on_other({"A1": "=TOTAL(T[值])"}))
    workbook = FileWorkbook.open(path)
    workbook.calculate(Functions())
    workbook.write("T", {"值": {1: 20.0}})
    workbook.calculate(Functions())
    assert column(workbook)[1] == "k2+20.0"
    workbook.save(backup=False)
    assert column(FileWorkbook.open(path)) == ["k1+1.0", "k2+20.0", "k3+3.0", "k4+4.0"]
    assert held(path, "Other") == {"A1": 28.0}


def test_a_new_row_takes_the_formula_over_with_its_result(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", "=JOIN([@键],C{})", on_other({"A1": "=TOTAL(T[值])"}))
    workbook = FileWorkbook.open(path)
    workbook.calculate(Functions())
    workbook.append("T", [{"键": "k5", "值": 5.0}, {"键": "k6", "值": 6.0}])
    assert workbook.calculate(Functions()) == Calculated(7)
    workbook.save(backup=False)
    assert column(FileWorkbook.open(path)) == [f"k{n}+{n}.0" for n in range(1, 7)]
    assert by_openpyxl(path)["E9"].value == "=JOIN([@键],C9)"
    assert held(path, "Other") == {"A1": 21.0}
    before = path.read_bytes()
    calculated(path)
    assert path.read_bytes() == before


def test_results_go_with_rows_that_change_places(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", "=JOIN([@键],C{})")
    workbook = FileWorkbook.open(path)
    workbook.calculate(Functions())
    workbook.replace("T", ["键"], {"键": ["k3", "k1"], "值": [30.0, 10.0]}, keep=["日"])
    workbook.calculate(Functions())
    workbook.save(backup=False)
    rows = FileWorkbook.open(path).read("T", ["键", "果"]).columns
    told = dict(zip(rows["键"], rows["果"], strict=True))
    assert (told["k3"], told["k1"]) == ("k3+30.0", "k1+10.0")
    before = path.read_bytes()
    calculated(path)
    assert path.read_bytes() == before


def test_looking_at_a_table_takes_no_rows_in(tmp_path: Path) -> None:
    def more(made: xlsxwriter.Workbook, sheet: Worksheet, other: Worksheet) -> None:
        sheet.write("B8", "k5")
        sheet.write("C8", 5)
        other.write_formula("A1", "=TOTAL(T[值])", None, 10)

    path = book(tmp_path / "a.xlsx", "", more)
    workbook = FileWorkbook.open(path)
    workbook.calculate(Functions())
    assert not workbook.is_changed
    assert not workbook.messages
    assert len(workbook.read("T", ["键"]).ordinals) == 5  # reading does, and then it counts
    workbook.calculate(Functions())
    workbook.save(backup=False)
    assert held(path, "Other") == {"A1": 15.0}


# --- recalculation in Excel ---


def asks(path: Path) -> bool:
    return b'fullCalcOnLoad="1"' in parts(path)[WORKBOOK]


def test_excel_is_asked_to_calculate_only_for_formulas_that_are_not_ours(tmp_path: Path) -> None:
    ours = book(tmp_path / "a.xlsx", "=JOIN([@键],[@值])")
    theirs = book(tmp_path / "b.xlsx", "=JOIN([@键],[@值])", on_other({"A1": "=SUM(T[值])"}))
    left = book(tmp_path / "c.xlsx", "=JOIN([@键],[@值])", on_other({"A1": "=MEDIAN(TOTAL(1))"}))
    for path in (ours, theirs, left):
        calculated(path)
    assert [asks(path) for path in (ours, theirs, left)] == [False, True, True]


def test_an_odd_sheet_is_calculated_as_a_plain_one_is(tmp_path: Path) -> None:
    plain = book(tmp_path / "a.xlsx", "=JOIN([@键],[@值])")
    odd = Path(shutil.copy(plain, tmp_path / "b.xlsx"))
    rewritten(odd, {SHEET: replacing("</row>", "</row><!-- odd -->")})
    for path in (plain, odd):
        assert calculated(path) == Calculated(4)
    assert column(FileWorkbook.open(plain)) == column(FileWorkbook.open(odd))
