"""The tool over many files: what was done to each, what was refused, what was lost."""

import multiprocessing
import shutil
import tempfile
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.lossless.compare import compare
from tests.lossless.jobs import TABLE_JOBS, Done, Scene, write_outside
from tests.lossless.loss import Kind, Loss
from tests.lossless.package import Package
from tests.lossless.readback import read_back
from xlfunnel.errors import XlfunnelError
from xlfunnel.xlsx.file import FileWorkbook

SUFFIXES = (".xlsx", ".xlsm")


@dataclass(slots=True)
class Outcome:
    """
    One job on one file.

    Attributes:
        job: "patch", "grow", "patch_and_grow" or "write_outside".
        refusal: Key of the refusal, "" if it was saved.
        crash: What went wrong if neither saved nor refused: a bug.
        cells: How many cells were written.
        notes: What could not be tried and why.
        losses: What was lost.
    """

    path: Path
    job: str
    refusal: str = ""
    crash: str = ""
    cells: int = 0
    notes: list[str] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)

    @property
    def is_offence(self) -> bool:
        """Whether it shows a bug."""
        return bool(self.crash or self.losses)


def workbooks(folders: Iterable[Path]) -> list[Path]:
    """Return the .xlsx and .xlsm files in *folders*, sorted; a file stands for itself."""
    found = (
        path
        for folder in folders
        for path in ([folder] if folder.is_file() else sorted(folder.rglob("*")))
    )
    return [p for p in found if p.suffix.lower() in SUFFIXES and p.is_file()]


def run(paths: list[Path], processes: int = 1) -> Iterator[Outcome]:
    """Run every job that suits over every file."""
    if processes == 1:
        for path in paths:
            yield from run_file(path)
        return
    with multiprocessing.Pool(processes, maxtasksperchild=200) as pool:
        for outcomes in pool.imap(run_file, paths, chunksize=8):
            yield from outcomes


def run_file(path: Path) -> list[Outcome]:
    """Run the jobs that suit one file."""
    try:
        scene = Scene(Package.read(path))
        jobs = TABLE_JOBS if scene.tables else (write_outside,)
        for sheet in scene.parts:
            scene.cells(sheet)
    except Exception as error:
        return [_unreadable(path, error)]
    return [_job(path, job) for job in jobs]


def _unreadable(path: Path, error: Exception) -> Outcome:
    """A file this tool cannot read must be refused, or at least come through untouched."""
    outcome = Outcome(path, "open")
    try:
        FileWorkbook.open(path)
        outcome.notes.append(f"opened, but not by this tool: {type(error).__name__}")
    except XlfunnelError as refusal:
        outcome.refusal = refusal.key
    except Exception:
        outcome.crash = _last_lines()
    return outcome


def _job(path: Path, job: Callable[[Scene, FileWorkbook], Done]) -> Outcome:
    outcome = Outcome(path, job.__name__)
    scene = Scene(Package.read(path))
    with tempfile.TemporaryDirectory() as folder:
        # copied, because a lock file beside the original is not what is tried here
        before = Path(folder, f"before{path.suffix.lower()}")
        after = Path(folder, f"after{path.suffix.lower()}")
        shutil.copyfile(path, before)
        try:
            book = FileWorkbook.open(before)
            expected, outcome.losses, outcome.notes = job(scene, book)
            book.save(after)
        except XlfunnelError as refusal:
            outcome.refusal = refusal.key
            return outcome
        except Exception:
            outcome.crash = _last_lines()
            return outcome
        outcome.cells = sum(map(len, expected.cells.values()))
        try:
            outcome.losses += compare(before, after, expected)
        except (ValueError, KeyError, SyntaxError, zipfile.BadZipFile) as error:
            outcome.losses.append(Loss(Kind.PART_BROKEN, "(workbook)", "", "", repr(error)))
        losses, notes = read_back(before, after, expected)
        outcome.losses += losses
        outcome.notes += notes
    return outcome


def _last_lines() -> str:
    return " | ".join(traceback.format_exc(limit=-2).strip().splitlines()[-3:])


@dataclass(slots=True)
class Figures:
    """What a run found, counted."""

    files: int = 0
    jobs: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    losses: Counter[str] = field(default_factory=Counter)
    cells: int = 0
    offenders: list[Outcome] = field(default_factory=list)

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> "Figures":
        """Count *outcomes*."""
        figures = cls()
        seen: set[Path] = set()
        refused: set[Path] = set()
        for outcome in outcomes:
            seen.add(outcome.path)
            figures.jobs[outcome.job] += not outcome.refusal and not outcome.crash
            figures.cells += outcome.cells
            figures.notes.update(outcome.notes)
            figures.losses.update({str(loss.kind) for loss in outcome.losses})
            if outcome.refusal and outcome.path not in refused:
                refused.add(outcome.path)
                figures.refused[outcome.refusal] += 1
            if outcome.is_offence:
                figures.offenders.append(outcome)
        figures.files = len(seen)
        return figures
