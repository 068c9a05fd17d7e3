"""The generated VBA of the cell functions."""

import re

import pytest
from pyopenvba.interpreter import Interpreter
from pyvbaanalysis import AnalyzeModuleOptions, DiagnosticSeverity, analyze_module

from tests.addin.vba_words import VBA_WORDS
from xlfunnel.addin.wrappers import functions_module
from xlfunnel.formulas import FUNCTIONS

MODULE = functions_module(FUNCTIONS.values())
DECLARED = {
    name: parameters.split(", ")
    for name, parameters in re.findall(r"^Function (\w+)\((.*)\)$", MODULE, re.MULTILINE)
}
# In place of xlwings: tell what a call to Python would get, or fail as one may.
RECORDER = """
Public Function CallUDF(module, name, arguments, book, caller)
    Dim text, i
    For i = LBound(arguments) To UBound(arguments)
        text = text & "|" & IIf(IsMissing(arguments(i)), "-", arguments(i))
    Next
    CallUDF = module & "." & name & text
End Function
"""
FAILING = """
Public Function CallUDF(module, name, arguments, book, caller)
    Err.Raise 1000, , "Could not load it"
End Function
"""


def test_every_function_is_declared_with_its_parameters_in_order() -> None:
    assert list(DECLARED) == list(FUNCTIONS)
    for name, function in FUNCTIONS.items():
        expected = [
            ("Optional " if parameter.is_optional else "") + parameter.name
            for parameter in function.parameters
        ]
        assert DECLARED[name] == expected


@pytest.mark.parametrize("name", FUNCTIONS)
def test_no_parameter_is_a_word_of_vba_and_none_comes_twice(name: str) -> None:
    names = [part.removeprefix("Optional ").lower() for part in DECLARED[name]]
    assert not VBA_WORDS & set(names)
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]\w*", part, re.ASCII) for part in names)


def is_refused(word: str) -> bool:
    """Say whether a static analysis refuses a function with a parameter *word*."""
    source = f'Attribute VB_Name = "Words"\nFunction Asked({word})\nEnd Function\n'
    problems = analyze_module(source, AnalyzeModuleOptions())
    return any(problem.severity is DiagnosticSeverity.ERROR for problem in problems)


def test_a_static_analysis_refuses_every_word_of_vba_as_a_parameter() -> None:
    # All but the three that may stand before a parameter.
    assert {word for word in VBA_WORDS if not is_refused(word)} == {"byref", "byval", "optional"}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_no_function_has_the_form_of_a_cell_address(name: str) -> None:
    assert not re.fullmatch(r"[A-Z]{1,3}\d+|R\d*C\d*", name)
    assert name.lower() not in VBA_WORDS


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_description_fits_into_what_excel_shows(name: str) -> None:
    found = re.search(rf'^Attribute {name}\.VB_Description = "(.+)"$', MODULE, re.MULTILINE)
    assert found is not None
    assert len(found[1]) <= 255 and found[1].isascii()


def run(call: str, *arguments: object, by: str = RECORDER) -> object:
    """Run a wrapper by an interpreter that knows neither Excel nor procedures' attributes."""
    text = re.sub(r"^Attribute \w+\.VB_Description.*$", "", MODULE, flags=re.MULTILINE)
    text = text.replace("If TypeOf Application.Caller Is Range Then ", "")
    text = text.replace("Application.Caller", "0").replace("ActiveWorkbook", "0")
    vba = Interpreter()
    vba.add_module(text.replace("XLPy.CallUDF", "CallUDF"), name="xlf_functions")
    vba.add_module(by, name="Xlwings")
    return vba.run(call, list(arguments))


def test_a_wrapper_hands_its_arguments_over_in_order() -> None:
    assert run("RATE_LOW", "3", "15") == "xlfunnel.functions.rate_low|3|15"


def test_an_argument_left_out_is_handed_over_as_missing() -> None:
    assert run("CYCLE_DAYS", "3个月") == "xlfunnel.functions.cycle_days|3个月|-"


def test_an_error_comes_back_as_its_text_behind_a_hash() -> None:
    assert run("RATE_LOW", "3", "15", by=FAILING) == "#Could not load it"
