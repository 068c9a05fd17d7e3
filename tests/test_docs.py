"""The docs say what the program does: every command and option is described."""

import re
import shlex
from pathlib import Path

import pytest

from xlfunnel.actions.states import STATE_FIELDS
from xlfunnel.cli.arguments import parser_of
from xlfunnel.cli.parser import Parser
from xlfunnel.schema.catalogue import MEMORY, TABLES
from xlfunnel.schema.declare import Row, Tab

DOCS = Path(__file__).parents[1] / "docs"
README = DOCS.parent / "README.md"


def commands() -> dict[str, Parser]:
    return parser_of("en").commands


def section(command: str) -> str:
    found = re.search(rf"^### `xlfunnel {command}.*?(?=^##)", text("cli.md"), re.M | re.S)
    assert found, f"docs/cli.md says nothing of {command}"
    return found[0]


def text(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", commands())
def test_every_command_is_described_with_all_its_options(command: str) -> None:
    described = section(command)
    for option in commands()[command]._actions:
        for name in option.option_strings:
            if name not in ("-h", "--help", "--lang"):
                assert f"`{name}" in described or f", `{name}" in described, name


@pytest.mark.parametrize("command", commands())
def test_the_readme_names_every_command(command: str) -> None:
    assert f"xlfunnel {command}" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [README, *sorted(DOCS.glob("*.md"))], ids=lambda p: p.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_every_hidden_sheet_is_explained_to_it() -> None:
    said = text("cli.md").partition("## How it remembers")[2]
    for row in MEMORY:
        assert f"| {row.table.name} |" in said, row.table.name


def test_nothing_is_remembered_of_a_lead_but_what_the_docs_say() -> None:
    # "no name, no contact" is a promise to whoever answers for personal data
    assert not {"customer_name", "contact_person", "contact", "need"} & set(STATE_FIELDS)


WORKED_WITH = [row for row in TABLES if row.table.tab in (Tab.WORK, Tab.ANALYSIS)]


@pytest.mark.parametrize("row", WORKED_WITH, ids=lambda row: row.table.name)
def test_of_every_sheet_is_said_what_a_refresh_fills(row: type[Row]) -> None:
    assert f"{row.table.sheet.to('zh-CN')} {row.table.sheet.to('en')}" in section("refresh")


def test_the_workflow_calls_commands_as_they_are() -> None:
    workflow = (DOCS / "examples" / "check-leads.yml").read_text(encoding="utf-8")
    calls = re.findall(r"- run: xlfunnel (.+)", workflow)
    assert calls
    for call in calls:
        assert parser_of("en").parse(shlex.split(call)).file == "sales.xlsx"
