"""How formulas are read: which are understood, what they say, and that nothing trips."""

from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from xlfunnel.tables.areas import Area
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.xlsx.evaluating.aggregates import AGGREGATES
from xlfunnel.xlsx.evaluating.operations import OPERATIONS
from xlfunnel.xlsx.evaluating.parsing import Names, parse_formula
from xlfunnel.xlsx.evaluating.places import CellPlaces, NamedPlaces, TablePlaces
from xlfunnel.xlsx.evaluating.problems import NotEvaluatedError, Reason
from xlfunnel.xlsx.evaluating.text import relative
from xlfunnel.xlsx.evaluating.tree import (
    Call,
    Constant,
    Grid,
    Node,
    Operation,
    Reference,
    called,
    references,
)

NAMES = Names(("GRADE", "TOTAL"), moments={"NOW": 45000.5, "TODAY": 45000.0})


def parsed(text: str, row: int = 5, column: int = 3) -> Node:
    return parse_formula(text, row, column, NAMES)


def argument(text: str) -> Node:
    """Return the only argument of a call as it is read."""
    tree = parsed(f"GRADE({text})")
    assert isinstance(tree, Call)
    (only,) = tree.arguments
    return only


def table(text: str) -> TablePlaces:
    found = argument(text)
    assert isinstance(found, Reference)
    assert isinstance(found.to, TablePlaces)
    return found.to


def cells(text: str) -> CellPlaces:
    found = argument(text)
    assert isinstance(found, Reference)
    assert isinstance(found.to, CellPlaces)
    return found.to


@pytest.mark.parametrize(
    "text",
    [
        "GRADE(1)",
        "grade(1)",
        "  GRADE( 1 ) ",
        "[1]!GRADE(1)",
        "[12]!Grade(1)",
        r"'C:\Users\张 三\AddIns\xlfunnel.xlam'!GRADE(1)",
        "'it''s.xlam'!GRADE(1)",
        "xlfunnel.xlam!GRADE(1)",
        "_xludf.GRADE(1)",
        "_xlfn.GRADE(1)",
        "_xlfn._xlws.GRADE(1)",
        "_xldudf_XLF_GRADE(1)",
        "(GRADE(1))",
        "+GRADE(1)",
    ],
)
def test_a_call_is_the_same_however_a_file_spells_the_name(text: str) -> None:
    assert parsed(text) == Call("GRADE", (Constant(1.0),))


def test_the_first_value_is_asked_for_by_an_at_sign_or_the_function_it_is_in_a_file() -> None:
    first = Call("GRADE", (Constant(1.0),), is_single=True)
    assert parsed("@GRADE(1)") == first
    assert parsed("_xlfn.SINGLE(GRADE(1))") == first
    assert argument("@A1:A9") == argument("_xlfn.SINGLE(A1:A9)")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.5", 1.5),
        ("-1", -1.0),
        ("--1", 1.0),
        ("1E3", 1000.0),
        ('"a""b,)("', 'a"b,)('),
        ('""', ""),
        ("TRUE", True),
        ("false", False),
        ("#N/A", CellError("#N/A")),
        ("(2)", 2.0),
    ],
)
def test_constants_are_the_values_they_say(text: str, value: Cell) -> None:
    found = argument(text)
    assert found == Constant(value)
    assert isinstance(found, Constant)
    assert type(found.value) is type(value)


@pytest.mark.parametrize(
    ("text", "count"), [("GRADE()", 0), ("GRADE(,)", 2), ("GRADE(1,,2)", 3), ("GRADE(1,)", 2)]
)
def test_an_argument_left_out_is_a_blank(text: str, count: int) -> None:
    tree = parsed(text)
    assert isinstance(tree, Call)
    assert len(tree.arguments) == count
    assert all(a == Constant(None) for a in tree.arguments if not _is_number(a))


def _is_number(node: Node) -> bool:
    return isinstance(node, Constant) and isinstance(node.value, float)


def test_an_array_of_constants_is_rows_of_them() -> None:
    assert argument('{1,-2.5;"a,b",TRUE;#N/A,""}') == Constant(
        [[1.0, -2.5], ["a,b", True], [CellError("#N/A"), ""]]
    )


def test_the_time_is_that_of_the_run_and_without_one_is_not_told() -> None:
    assert argument("NOW()") == Constant(45000.5)
    assert argument("_xlfn.today( )") == Constant(45000.0)
    with pytest.raises(NotEvaluatedError):
        parse_formula("GRADE(NOW())", 5, 3, Names(("GRADE",)))


def test_calls_of_ours_stand_inside_one_another() -> None:
    assert parsed("GRADE(TOTAL(A1),1)") == Call(
        "GRADE", (Call("TOTAL", (argument("A1"),)), Constant(1.0))
    )


THIS_ROW = frozenset({"#this row"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@值]", TablePlaces("", THIS_ROW, ("值", "值"))),
        ("[@[列 名]]", TablePlaces("", THIS_ROW, ("列 名", "列 名"))),
        ("T[@值]", TablePlaces("T", THIS_ROW, ("值", "值"))),
        ("T[[#This Row],[值]]", TablePlaces("T", THIS_ROW, ("值", "值"))),
        ("T[[#this row], [值]]", TablePlaces("T", THIS_ROW, ("值", "值"))),
        ("T[@[a]:[b]]", TablePlaces("T", THIS_ROW, ("a", "b"))),
        ("T[值]", TablePlaces("T", frozenset(), ("值", "值"))),
        ("T[[值]]", TablePlaces("T", frozenset(), ("值", "值"))),
        ("T[[a]:[b]]", TablePlaces("T", frozenset(), ("a", "b"))),
        ("T[#All]", TablePlaces("T", frozenset({"#all"}), None)),
        ("T[#Data]", TablePlaces("T", frozenset({"#data"}), None)),
        ("T[#Headers]", TablePlaces("T", frozenset({"#headers"}), None)),
        ("T[[#All],[值]]", TablePlaces("T", frozenset({"#all"}), ("值", "值"))),
        (
            "T[[#Headers],[#Data],[值]]",
            TablePlaces("T", frozenset({"#headers", "#data"}), ("值", "值")),
        ),
        ("T[]", TablePlaces("T", frozenset(), None)),
        ("线索[联系 (电话),号]", TablePlaces("线索", frozenset(), ("联系 (电话),号",) * 2)),
        ("T['#1]", TablePlaces("T", frozenset(), ("#1", "#1"))),
        ("T[a'[b'] ''c'@]", TablePlaces("T", frozenset(), ("a[b] 'c@",) * 2)),
        ("T[[#This Row],[a'[b'],'#]]", TablePlaces("T", THIS_ROW, ("a[b],#",) * 2)),
        ("T[a\nb]", TablePlaces("T", frozenset(), ("a\nb", "a\nb"))),
        ("T[A1]", TablePlaces("T", frozenset(), ("A1", "A1"))),
    ],
)
def test_structured_references_name_table_rows_and_columns(
    text: str, expected: TablePlaces
) -> None:
    assert table(text) == expected


def test_cells_are_meant_as_seen_from_the_formula() -> None:
    place = cells("B2")  # said in C5: three rows up, one column to the left
    assert place.area(5, 3) == Area(2, 2, 2, 2)
    assert place.area(9, 4) == Area(6, 3, 6, 3)
    assert cells("$B$2").area(9, 4) == Area(2, 2, 2, 2)
    assert cells("B$2").area(9, 4) == Area(2, 3, 2, 3)
    assert cells("$B2").area(9, 4) == Area(6, 2, 6, 2)
    assert cells("A1:$B$9").area(5, 3) == Area(1, 1, 9, 2)
    assert cells("A:$B").area(5, 4) == Area(1, 2, 1_048_576, 2)
    assert cells("$1:$3").area(5, 4) == Area(1, 1, 3, 16_384)
    assert cells("'我的 ''表'!A1").sheet == "我的 '表"
    assert cells("Other!A1").sheet == "Other"
    with pytest.raises(NotEvaluatedError):  # above the first row
        cells("B2").area(1, 3)


def test_a_name_is_a_name() -> None:
    found = argument("截止日")
    assert found == Reference(NamedPlaces("", "截止日"))


@pytest.mark.parametrize(
    "text",
    [
        "MEDIAN(GRADE(1))",
        "NOW(1)+GRADE(1)",
        "DATE(1,2)+GRADE(1)",
        "SUM()+GRADE(1)",
        "'PERSONAL.XLSB'!GRADE(1)",
        "Sheet1!GRADE(1)",
        "MY_GRADE(1)",
        "GRADE(1)(2)",
        "GRADE({1,2;3})",
        "GRADE({A1})",
        "GRADE({1,})",
        "GRADE({})",
        "GRADE({{1}})",
        "GRADE({1,2)",
        "GRADE((A1,B1))",
        "GRADE(A1 B1)",
        "GRADE(A1#)",
        "GRADE(1%)",
        "GRADE(1)^2",
        "A1:GRADE(1)",
        "GRADE(1",
        "GRADE(1))",
        "GRADE(1;2)",
        'GRADE("a',
        "GRADE(T[a)",
        "GRADE('a!A1)",
        "GRADE(-)",
        "GRADE(*1)",
        "",
        ")",
        "\ue000",
        "GRADE(" * 100 + "1" + ")" * 100,
        "GRADE(" + "-" * 5000 + "1)",
        "GRADE(1" + "+1" * 5000 + ")",
    ],
)
def test_what_is_none_of_ours_to_calculate_is_told_as_such(text: str) -> None:
    with pytest.raises(NotEvaluatedError) as problem:
        parsed(text)
    assert problem.value.reason is Reason.EXPRESSION


@pytest.mark.parametrize(
    "text",
    [
        "[2]Sheet1!A1",
        "'[book.xlsx]Sheet 1'!A1",
        "[1]!name",
        "Sheet1:Sheet3!A1",
        "T[[a],[b]]",
        "T[#Nothing]",
        "T[[a]:[b]:[c]]",
        "T[a][b]",
        "A1:T[a]",
        "T[a]]",
        "T[a]:T[b]",
        "!A1",
    ],
)
def test_a_reference_that_leads_nowhere_is_told_as_such(text: str) -> None:
    with pytest.raises(NotEvaluatedError) as problem:
        argument(text)
    assert problem.value.reason is Reason.REFERENCE


def test_operators_bind_as_in_excel() -> None:
    def said(node: Node) -> object:
        if isinstance(node, Operation):
            return (said(node.arguments[0]), node.name, said(node.arguments[1]))
        assert isinstance(node, Constant)
        return node.value

    assert said(parsed("1+2*3-4")) == ((1, "+", (2, "*", 3)), "-", 4)
    assert said(parsed('1&2=3&"x"')) == ((1, "&", 2), "=", (3, "&", "x"))
    assert said(parsed("(1+2)*-3")) == ((1, "+", 2), "*", -3)


VALUE = CellError("#VALUE!")


@pytest.mark.parametrize(
    ("name", "values", "result"),
    [
        ("+", (1.0, None), 1.0),
        ("-", (True, "2"), -1.0),
        ("/", (1.0, 0.0), CellError("#DIV/0!")),
        ("*", (1e200, 1e200), CellError("#NUM!")),
        ("+", (VALUE, 1.0), VALUE),
        ("&", (5.0, True), "5TRUE"),
        ("&", (0.1 + 0.2, None), "0.3"),
        ("=", (None, ""), True),
        ("=", (None, 0.0), True),
        ("=", (None, False), True),
        ("=", ("高", "低"), False),
        ("=", ("abc", "ABC"), True),
        ("=", (1.0, True), False),
        ("<>", ("1", 1.0), True),
        ("<", (9.0, "a"), True),  # a number comes before any text
        (">", (True, "z"), True),  # and TRUE after it
        ("IF", (True, "a", "b"), "a"),
        ("IF", (0.0, "a"), False),
        ("IF", (None, "a", "b"), "b"),
        ("IF", ("x", "a", "b"), VALUE),
        ("IF", (VALUE, "a", "b"), VALUE),
        ("IF", (True, "a", VALUE), "a"),
        ("IFERROR", (VALUE, "b"), "b"),
        ("IFERROR", ("a", "b"), "a"),
        ("ISBLANK", (None,), True),
        ("ISBLANK", ("",), False),
        # serial numbers: 45292 is 1 January 2024, 45322 the 31st, 45351 29 February
        ("DATE", (2024.0, 1.0, 1.0), 45292.0),
        ("DATE", (2024.0, 2.0, 0.0), 45322.0),
        ("DATE", (2024.0, 1.0, 60.0), 45351.0),
        ("DATE", (2023.0, 13.0, 1.0), 45292.0),
        ("DATE", (2025.0, -11.0, 1.0), 45292.0),
        ("DATE", (124.0, 1.0, None), 45291.0),  # a year below 1900 counts from there
        ("DATE", (10000.0, 1.0, 1.0), CellError("#NUM!")),
        ("DATE", (2024.0, 1.0, 1e300), CellError("#NUM!")),
        ("DATE", (2024.0, VALUE, 1.0), VALUE),
        ("TIME", (18.0, 0.0, 0.0), 0.75),
        ("TIME", (23.0, 60.0, 21600.0), 0.25),  # 30 hours
        ("TIME", (1.0, -61.0, 0.0), CellError("#NUM!")),
        ("TIME", (32768.0, 0.0, 0.0), CellError("#NUM!")),
        ("ROUND", (2.675, 2.0), 2.68),  # though the nearest double lies below
        ("ROUND", (-2.5, None), -3.0),
        ("ROUND", (1250.0, -2.0), 1300.0),
        ("ROUND", (1e300, 2.0), 1e300),
        ("ROUND", (1.25, 1e6), 1.25),
        ("ROUND", (4.0, -9.0), 0.0),
        (">", (datetime(2024, 1, 2), 45292.0), True),
        ("=", (datetime(2024, 1, 1), 45292.0), True),
    ],
)
def test_the_few_operations_give_what_excel_gives(
    name: str, values: tuple[Cell, ...], result: Cell
) -> None:
    found = OPERATIONS[name](values, is_1904=False)
    assert found == result
    assert type(found) is type(result)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("+", ("一", 1.0)),
        ("<", ("a", "b")),
        ("&", (1e20, "")),
        ("DATE", (1900.0, 1.0, 1.0)),
        ("TIME", (1.5, 0.0, 0.0)),
    ],
)
def test_what_depends_on_the_language_of_the_pc_is_left(
    name: str, values: tuple[Cell, ...]
) -> None:
    with pytest.raises(NotEvaluatedError):
        OPERATIONS[name](values, is_1904=False)


@pytest.mark.parametrize(
    ("name", "values", "result"),
    [
        ("SUM", ([[1.0, "2"], [True, None]], 4.0), 5.0),  # of a range only the numbers count
        ("SUM", ([[datetime(2024, 1, 1)]], 1.0), 45293.0),
        ("SUM", ([[1.0, VALUE]], CellError("#N/A")), VALUE),
        ("SUM", ([[1e308, 1e308]],), CellError("#NUM!")),
        ("AVERAGE", ([[1.0, None, 2.0]],), 1.5),
        ("AVERAGE", ([["a"]],), CellError("#DIV/0!")),
        ("MIN", ([[3.0, -1.0]], 0.5), -1.0),
        ("MAX", ([[None]],), 0.0),
        ("COUNT", ([[3.0, "1", True, VALUE, None]], 5.0, VALUE), 2.0),
    ],
)
def test_functions_over_ranges_give_what_excel_gives(
    name: str, values: tuple[Cell | Grid, ...], result: Cell
) -> None:
    found = AGGREGATES[name](values, is_1904=False)
    assert found == result
    assert type(found) is type(result)


@pytest.mark.parametrize("value", ["1", "", None, True])
def test_what_only_excel_can_tell_of_a_single_value_is_left(value: Cell) -> None:
    with pytest.raises(NotEvaluatedError):
        AGGREGATES["SUM"]((value, 1.0), is_1904=False)


def test_formulas_that_read_alike_down_a_column_are_told_from_those_that_do_not() -> None:
    alike = "GRADE(A{0},$B$1,B{0}:C{0},'A1 x'!D{0},T[A1],\"A1\",A:A)"
    assert relative(alike.format(5), 5, 7) == relative(alike.format(9), 9, 7)
    differing = [
        ("GRADE(A1)", "GRADE(A3)"),
        ("GRADE($A$1)", "GRADE($A$2)"),
        ('GRADE("A1")', 'GRADE("A2")'),
        ("GRADE(T[A1])", "GRADE(T[A2])"),
        ("GRADE('A1'!B1)", "GRADE('A2'!B2)"),
        ("GRADE(A1)", "GRADE(2:2)"),
    ]
    for first, second in differing:
        assert relative(first, 1, 7) != relative(second, 2, 7)


SIGNS = "@T[]#'\"!:,;(){}-+&=1 \n\\\ue000\ue001²٣列"
WORDS = [
    "GRADE(", "TOTAL(", "SUM(", "NOW()", "DATE(", "{", "}",
    "IF(", "IFERROR(", "_xlfn.SINGLE(", "_xlfn.", "[1]!",
    "[[", "]]", "#All", "#This Row", "#REF!", "<>", ".5", "TRUE",
    "A1", "$B$2", "A:A", "1:3", "XFE1", "A1048577", "A0",
]  # fmt: skip
PIECES = st.sampled_from([*SIGNS, *WORDS])


@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=30))
@example("GRADE(A0)")
@example("GRADE(²)")
@example("GRADE(ZZZ1)")
@example("GRADE(.)")
@example("GRADE(nan)")
@example("GRADE(1_0)")
def test_no_text_trips_the_reader_and_what_it_reads_it_can_take_apart(text: str) -> None:
    try:
        assert relative(text, 5, 3) == relative(text, 5, 3)
        tree = parsed(text)
    except NotEvaluatedError:
        return
    called(tree)
    for reference in references(tree):
        if isinstance(reference.to, CellPlaces):
            try:
                area = reference.to.area(5, 3)
            except NotEvaluatedError:
                continue
            assert 1 <= area.top <= area.bottom
            assert 1 <= area.left <= area.right
