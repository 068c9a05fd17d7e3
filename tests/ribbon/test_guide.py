"""docs/buttons.md tells of every button, and is what the program says now."""

import re
from pathlib import Path

import pytest

from xlfunnel.cli.arguments import parser_of
from xlfunnel.ribbon import BUTTONS
from xlfunnel.ribbon.guide import FACTS, buttons_page

PAGE = Path(__file__).parents[2] / "docs" / "buttons.md"


def test_the_page_is_current() -> None:
    # python -m xlfunnel.ribbon.guide > docs/buttons.md
    assert PAGE.read_text(encoding="utf-8") == buttons_page()


def test_every_button_is_described() -> None:
    assert list(FACTS) == list(BUTTONS)


@pytest.mark.parametrize("button", BUTTONS)
def test_the_commands_it_names_are_there(button: str) -> None:
    for command in re.findall(r"`xlfunnel ([a-z-]+) [^`]*`", FACTS[button].command):
        assert command in parser_of("en").commands


def test_closing_without_saving_is_no_way_back_where_excel_saves_by_itself() -> None:
    for facts in FACTS.values():
        assert ("without saving" in facts.back) == ("unless AutoSave is on" in facts.back)


def test_links_within_the_page_lead_to_a_button() -> None:
    page = buttons_page()
    assert set(re.findall(r"\]\(#(\w+)\)", page)) == set(re.findall(r'<a id="(\w+)">', page))
