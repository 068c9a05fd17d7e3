"""docs/readers.md shows only what the case tables prove."""

import re
from pathlib import Path

import pytest

from tests.values import budget_cases, contact_cases, cycle_cases, date_cases, deadline_cases

DOC = (Path(__file__).parents[2] / "docs" / "readers.md").read_text("utf-8")
PROVED: dict[str, set[object]] = {
    "Contact": {cell for cell, _ in contact_cases.CASES},
    "Dates": {cell for cell, _ in date_cases.CASES},
    "Deadlines": {cell for cell, _ in deadline_cases.CASES},
    "Budgets": {cell for cell, _ in budget_cases.BUDGETS},
    "Decision cycles": {cell for cell, _ in cycle_cases.CYCLES},
}


def examples(heading: str) -> set[str]:
    """What stands in backquotes in the first column of the section's tables."""
    section = re.split(r"^#+ ", DOC.partition(f"\n## {heading}")[2], flags=re.MULTILINE)[0]
    firsts = re.findall(r"^\| (.*?) \|", section, flags=re.MULTILINE)
    return set(re.findall("`(.+?)`", " ".join(firsts)))


@pytest.mark.parametrize("heading", PROVED)
def test_every_example_is_a_tested_case(heading: str) -> None:
    assert examples(heading)
    assert examples(heading) - PROVED[heading] == set()
