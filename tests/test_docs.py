"""The docs say what the program does: every command and option is described."""

import argparse
import re
from pathlib import Path

import pytest

from xlfunnel.cli import _parser

DOCS = Path(__file__).parents[1] / "docs"
README = DOCS.parent / "README.md"


def commands() -> dict[str, argparse.ArgumentParser]:
    parser = _parser("en")
    (action,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)


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
