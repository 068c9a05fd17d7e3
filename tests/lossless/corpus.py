"""The tool over many files: what was done to each, what was refused, what was lost."""

import multiprocessing
import shutil
import tempfile
import traceback
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.lossless.compare import compare
from tests.lossless.jobs import TABLE_JOBS, Done, write_outside
from tests.lossless.loss import Kind, Loss
from tests.lossless.package import Package, plain_name
from tests.lossless.readback import read_back
from tests.lossless.reading import Scene
from xlfunnel.errors import XlfunnelError
from xlfunnel.xlsx.file import FileWorkbook
from xlfunnel.xlsx.save import Receipt

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
    """Try a file that this tool cannot read: it should be refused when it is written."""
    outcome = Outcome(path, "open")
    with tempfile.TemporaryDirectory() as folder:
        try:
            book = FileWorkbook.open(path)
            for sheet in book.structure.sheets:
                book.write_cells(sheet, {(1, 1): "text"})
            book.save(Path(folder, f"after{path.suffix.lower()}"))
            outcome.notes.append(f"saved, but not readable by this tool: {type(error).__name__}")
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
            receipt = book.save(after)
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
        outcome.losses += _check_receipt(receipt, Package.read(before), Package.read(after))
        losses, notes = read_back(before, after, expected)
        outcome.losses += losses
        outcome.notes += notes
    return outcome


def _check_receipt(receipt: Receipt, before: Package, after: Package) -> list[Loss]:
    """Require that the receipt names the parts that changed, and no others."""
    told = {plain_name(name) for name in receipt.parts_changed}
    changed = {part for part, data in before.parts.items() if after.parts.get(part, data) != data}
    if told == changed:
        return []
    return [Loss(Kind.PORT, "(receipt)", "", str(sorted(changed)), str(sorted(told)))]


def _last_lines() -> str:
    return " | ".join(traceback.format_exc(limit=-2).strip().splitlines()[-3:])
