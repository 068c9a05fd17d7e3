"""
`python -m tests.lossless.libreoffice FOLDER...`: what LibreOffice reads of written cells.

Each workbook is written and grown, LibreOffice opens the result and saves it as a file of
its own, and the written cells are read from that. Slow (about a second a file), so it is
a command and not part of the test run.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tests.lossless.areas import place
from tests.lossless.cells import CellReader, SeenCell
from tests.lossless.corpus import workbooks
from tests.lossless.jobs import patch_and_grow, write_outside
from tests.lossless.loss import ExpectedChanges, Kind, Loss
from tests.lossless.package import Package
from tests.lossless.reading import Scene
from xlfunnel.errors import XlfunnelError
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.xlsx.file import FileWorkbook

BATCH = 40
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")


def written(
    paths: list[Path], folder: Path
) -> tuple[dict[Path, ExpectedChanges], dict[Path, Path]]:
    """Write and grow each workbook into *folder*; return what each holds and its original."""
    results, origins = {}, {}
    for number, path in enumerate(paths):
        target = folder / f"{number}{path.suffix.lower()}"
        try:
            scene = Scene(Package.read(path))
            book = FileWorkbook.open(path)
            job = patch_and_grow if scene.tables else write_outside
            expected, _, _ = job(scene, book)
            book.save(target)
        except (XlfunnelError, ValueError, KeyError, StopIteration, OSError):
            continue  # the other command counts these
        results[target] = expected
        origins[target] = path
    return results, origins


def converted(paths: list[Path], folder: Path) -> None:
    """Let LibreOffice open each workbook and save it under its name in *folder*."""
    program = shutil.which("soffice")
    if program is None:
        raise SystemExit("LibreOffice is not installed")
    for start in range(0, len(paths), BATCH):
        batch = [str(path) for path in paths[start : start + BATCH]]
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder)]
        subprocess.run([*command, *batch], capture_output=True, timeout=600, check=False)


def disagreements(result: Path, expected: ExpectedChanges) -> Iterator[Loss]:
    """Yield the written cells that LibreOffice reads otherwise."""
    package = Package.read(result)
    reader = CellReader(package)
    parts = {sheet.name: sheet.part for sheet in package.worksheets}
    for sheet, cells in expected.cells.items():
        seen = reader.cells(parts[sheet]) if sheet in parts else {}
        for cell, value in cells.items():
            if not agrees(reader, seen.get(cell), value):
                where = f"{sheet}!{place(cell)}"
                yield Loss(Kind.READER, "LibreOffice", where, repr(value), str(seen.get(cell)))


def agrees(reader: CellReader, seen: SeenCell | None, value: Cell) -> bool:
    """
    Say whether LibreOffice read *value*.

    It knows no control characters but tab and newline, and keeps truth values and errors
    as the formulas that give them.
    """
    found = reader.value(seen) if seen else None
    if isinstance(value, str):
        is_same = isinstance(found, str) and _CONTROL.sub("", found) == _CONTROL.sub("", value)
        return is_same and seen is not None and not seen.formula
    if isinstance(value, (bool, CellError)):
        said = f"{value}".upper() + ("()" if isinstance(value, bool) else "")
        return found == value or (seen is not None and f">{said}<" in seen.formula)
    if isinstance(value, datetime) and isinstance(found, datetime):
        return abs((found - value).total_seconds()) < 0.001
    return found in (None, "") if value is None else found == value


def is_readable(original: Path, folder: Path) -> bool:
    """Say whether LibreOffice finds any cell in the original, unchanged workbook."""
    copy = folder / f"original{original.suffix.lower()}"
    shutil.copyfile(original, copy)
    (folder / "back").mkdir(exist_ok=True)
    result = folder / "back" / "original.xlsx"
    result.unlink(missing_ok=True)
    converted([copy], result.parent)
    if not result.exists():
        return False
    package = Package.read(result)
    return any(CellReader(package).cells(sheet.part) for sheet in package.worksheets)


def main() -> int:
    """Print how many written cells LibreOffice reads as they are; 1 if not all."""
    parser = argparse.ArgumentParser(prog="python -m tests.lossless.libreoffice")
    parser.add_argument("folder", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take every n-th file only")
    options = parser.parse_args()
    paths = workbooks(options.folder)[:: options.every]
    losses: list[Loss] = []
    unreadable: list[Path] = []
    cells = 0
    with tempfile.TemporaryDirectory() as name:
        ours, theirs = Path(name, "ours"), Path(name, "theirs")
        ours.mkdir()
        theirs.mkdir()
        results, origins = written(paths, ours)
        converted(list(results), theirs)
        for path, expected in results.items():
            other = theirs / f"{path.stem}.xlsx"
            found = list(disagreements(other, expected)) if other.exists() else [_unopened(path)]
            if found and not is_readable(origins[path], Path(name)):
                unreadable.append(origins[path])
                continue
            cells += sum(map(len, expected.cells.values()))
            losses += [replace(loss, part=str(origins[path])) for loss in found]
    print(f"files {len(paths)}, written {len(results)}")
    print(f"originals that LibreOffice cannot read: {[path.name for path in unreadable]}")
    print(f"cells {cells}, read otherwise {len(losses)}")
    for loss in losses[:40]:
        print(f"    {loss}")
    return 1 if losses else 0


def _unopened(path: Path) -> Loss:
    return Loss(Kind.READER, str(path), "LibreOffice", "", "not opened")


if __name__ == "__main__":
    sys.exit(main())
