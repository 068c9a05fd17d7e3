"""What a run found, counted by where the workbooks come from, as text and for the docs."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.lossless.corpus import Outcome
from tests.lossless.loss import Kind

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"

# Columns of the table: heading to the kinds of loss it counts (saves that show any of them)
COLUMNS: dict[str, frozenset[Kind]] = {
    "part lost or added": frozenset({Kind.PART_LOST, Kind.PART_ADDED, Kind.TYPE, Kind.RELATION}),
    "feature lost": frozenset({Kind.FEATURE}),
    "other cell changed": frozenset({Kind.CELL, Kind.ORDER, Kind.ROW}),
    "written cell wrong": frozenset({Kind.VALUE, Kind.STYLE, Kind.PORT, Kind.READER}),
    "did not follow": frozenset({Kind.TABLE, Kind.FOLLOW, Kind.CACHE, Kind.DIMENSION}),
    "other bytes": frozenset({Kind.BYTES, Kind.FRAME, Kind.PART_CHANGED, Kind.PART_BROKEN}),
}


@dataclass(slots=True)
class Figures:
    """What a run over workbooks of one origin found."""

    files: set[Path] = field(default_factory=set)
    saves: int = 0
    cells: int = 0
    refused: dict[Path, str] = field(default_factory=dict)
    crashes: int = 0
    losses: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        self.files.add(outcome.path)
        self.cells += outcome.cells
        self.notes.update(outcome.notes)
        if outcome.refusal:
            self.refused.setdefault(outcome.path, outcome.refusal)
        elif outcome.crash:
            self.crashes += 1
        else:
            self.saves += outcome.job != "open"
        kinds = {loss.kind for loss in outcome.losses}
        self.losses.update(heading for heading, some in COLUMNS.items() if some & kinds)

    @property
    def is_clean(self) -> bool:
        """Whether nothing crashed and nothing was lost."""
        return not self.crashes and not self.losses


def by_origin(outcomes: Iterable[Outcome], folders: list[Path]) -> dict[str, Figures]:
    """Count *outcomes* by the folder, below one of *folders*, that the file lies in."""
    figures: dict[str, Figures] = {}
    for outcome in outcomes:
        figures.setdefault(_origin(outcome.path, folders), Figures()).add(outcome)
    return figures


def _origin(path: Path, folders: list[Path]) -> str:
    home = next(folder for folder in folders if path.is_relative_to(folder))
    inner = path.relative_to(home).parts
    return (inner[0] if len(inner) > 1 else home.name).replace("+", "/")


def as_text(figures: dict[str, Figures]) -> str:
    """Return the figures as a Markdown table with refusals and notes under it."""
    headings = ["from", "files", "refused", "crashed", "saves", "cells written", *COLUMNS]
    lines = [" | ".join(["", *headings, ""]).strip(), "|" + " --- |" * len(headings)]
    rows = {name: _row(one) for name, one in figures.items()}
    rows["**all**"] = [sum(column) for column in zip(*rows.values(), strict=True)]
    lines += ["| " + " | ".join([name, *map(str, row)]) + " |" for name, row in rows.items()]
    refused = Counter(key for one in figures.values() for key in one.refused.values())
    notes = sum((one.notes for one in figures.values()), Counter())
    files = sum(len(one.files) for one in figures.values())
    share = sum(refused.values()) / max(files, 1)
    lines += ["", f"Files refused, by reason ({share:.2%} of all):", ""]
    lines += [f"- {number} × `{key}`" for key, number in refused.most_common()] or ["- none"]
    lines += ["", "Not tried, and why:", ""]
    lines += [f"- {number} × {note}" for note, number in notes.most_common()] or ["- none"]
    return "\n".join(lines)


def _row(one: Figures) -> list[int]:
    counts = [len(one.files), len(one.refused), one.crashes, one.saves, one.cells]
    return counts + [one.losses[heading] for heading in COLUMNS]


def put_into(document: Path, text: str) -> None:
    """Replace the figures in a Markdown document."""
    old = document.read_text(encoding="utf-8")
    pattern = re.compile(f"{BEGIN}.*?{END}", re.DOTALL)
    new = pattern.sub(lambda _: f"{BEGIN}\n\n{text}\n\n{END}", old)
    document.write_text(new, encoding="utf-8")
