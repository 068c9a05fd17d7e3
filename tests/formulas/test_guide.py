"""docs/functions.md and the list of the command tell of every function, and what it does give."""

import re
from pathlib import Path

import pytest

from tests.addin.vba_words import VBA_WORDS
from xlfunnel.formulas import FUNCTIONS
from xlfunnel.formulas.guide import description, formula, guide, listing
from xlfunnel.formulas.pages import ARGUMENTS, PAGES
from xlfunnel.language import LANGUAGES

GUIDE = Path(__file__).parents[2] / "docs" / "functions.md"


def test_the_guide_is_that_of_today_with_results_as_the_functions_give_them() -> None:
    told = "python -m xlfunnel.formulas.guide > docs/functions.md"
    assert GUIDE.read_text(encoding="utf-8") == guide(), f"run {told}"


def test_no_example_is_one_of_a_mistake() -> None:
    for name, page in PAGES.items():
        for arguments in page.examples:
            assert not str(FUNCTIONS[name](*arguments)).startswith("#"), (name, arguments)


def test_every_function_has_a_page_and_every_argument_an_explanation() -> None:
    assert set(PAGES) == set(FUNCTIONS)
    for name, function in FUNCTIONS.items():
        names = {parameter.name for parameter in function.parameters}
        assert names <= PAGES[name].arguments.keys() | ARGUMENTS.keys()
        assert PAGES[name].arguments.keys() <= names


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_says_how_each_is_called_and_what_it_does(language: str) -> None:
    lines = listing(language)  # type: ignore[arg-type]  # one of the languages
    assert [line.partition("(")[0] for line in lines[::2]] == list(FUNCTIONS)
    assert all(line.startswith("    ") for line in lines[1::2])


def test_names_and_descriptions_can_stand_in_vba() -> None:
    for function in FUNCTIONS.values():
        names = [parameter.name for parameter in function.parameters]
        assert all(re.fullmatch("[a-z][a-z_]*", name) for name in names)
        assert not VBA_WORDS & set(names)
        assert len(names) == len(set(names))
        optional = [parameter.is_optional for parameter in function.parameters]
        assert optional == sorted(optional)  # what can be left out stands last
        said = description(function, "en")
        assert said.isascii()
        assert len(said) <= 255


def test_an_argument_that_must_be_there_is_never_left_empty_in_a_formula() -> None:
    text = formula(FUNCTIONS["LEAD_GRADE"], ("仅了解", None, '"急"', None, None))
    assert text == '=LEAD_GRADE("仅了解","","""急""",,)'
