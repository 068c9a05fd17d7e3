"""A save that is killed at any moment leaves the whole old or the whole new file."""

import hashlib
import multiprocessing
import os
import random
import signal
import statistics
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tests.xlsx.packages import sheet, workbook
from xlfunnel.xlsx.package import Package
from xlfunnel.xlsx.save import backup_path, save

SHEET = "xl/worksheets/sheet1.xml"
SMALL, LARGE = 50, 15_000  # rows; the larger has 1.6 MB of XML and takes about 0.06 s to save
KILLS = 100
OPERATIONS = ("open", "os.", "shutil.", "fcntl.")  # what Python reports of work on files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
# A server forks the processes: quicker than starting Python, safer than forking pytest.
if sys.platform != "win32":
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([__name__])


def save_and_tell(path: Path, rows: int, told: Connection) -> None:
    package, changes = Package.open(path), {SHEET: sheet(rows)}
    told.send("started")
    save(package, path, changes)
    told.send("done")


def save_until(path: Path, rows: int, operation: int) -> None:
    """Save, but die just before the file operation of that number."""
    package, changes, seen = Package.open(path), {SHEET: sheet(rows)}, -1

    def count(event: str, _: tuple[object, ...]) -> None:
        nonlocal seen
        seen += event.startswith(OPERATIONS)
        if seen == operation and event.startswith(OPERATIONS):
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    save(package, path, changes)


class Saves:
    """A workbook that is saved again and again from the same old state to the same new one."""

    def __init__(self, folder: Path, rows: int) -> None:
        self.path, self.rows = workbook(folder / "线索.xlsx"), rows
        self.old = self.path.read_bytes()
        self.duration = statistics.median(self.run() for _ in range(5))
        self.new = self.path.read_bytes()
        self.reset()

    def reset(self) -> None:
        self.path.write_bytes(self.old)

    def run(self, kill_after: float | None = None) -> float:
        """Save in a process of its own, killed after so many seconds; return the seconds."""
        self.reset()
        told, tells = processes.Pipe(duplex=False)
        process = processes.Process(target=save_and_tell, args=(self.path, self.rows, tells))
        process.start()
        tells.close()
        assert told.recv() == "started"
        start = time.perf_counter()
        if kill_after is None:
            assert told.recv() == "done"
        else:
            time.sleep(kill_after)
            process.kill()
        seconds = time.perf_counter() - start
        process.join()
        told.close()
        return seconds

    def outcome(self) -> str:
        """Return whether the old or the new file is there; fail when it is neither."""
        data = self.path.read_bytes()
        assert data in (self.old, self.new), hashlib.sha256(data).hexdigest()
        for name in (package := Package.open(self.path)).names():
            package.read(name)
        kept = backup_path(self.path)
        assert not kept.exists() or kept.read_bytes() == self.old
        return "old" if data == self.old else "new"

    def drafts(self) -> list[Path]:
        return [path for path in self.path.parent.iterdir() if path.suffix == ".tmp"]


def test_at_100_moments_spread_over_the_whole_save(tmp_path: Path) -> None:
    saves, chance = Saves(tmp_path, LARGE), random.Random(20260110)
    outcomes, left_behind = [], 0
    for n in range(KILLS):
        moment = (n + chance.random()) / KILLS * 1.3 * saves.duration  # past its end
        saves.run(kill_after=moment)
        outcomes.append(saves.outcome())
        drafts = saves.drafts()
        left_behind += bool(drafts)
        assert len(drafts) <= 2  # its own and the backup's; those of earlier runs are gone
        if n % 2:  # every other run finds what the last one left
            for draft in drafts:
                draft.unlink()

    # Otherwise the moments were badly chosen and the test has shown nothing.
    assert outcomes.count("old") >= KILLS / 4 and left_behind >= KILLS / 4
    saves.run()
    assert saves.outcome() == "new"
    assert saves.drafts() == []


def test_just_before_every_file_operation(tmp_path: Path) -> None:
    saves, outcomes = Saves(tmp_path, SMALL), ""
    exit_code: int | None = -signal.SIGKILL
    while exit_code == -signal.SIGKILL:
        saves.reset()
        process = processes.Process(target=save_until, args=(saves.path, SMALL, len(outcomes)))
        process.start()
        process.join()
        exit_code = process.exitcode
        outcomes += saves.outcome()[0]
    assert exit_code == 0 and saves.drafts() == []
    # Old as long as it was being written, new from one operation on and for good.
    assert outcomes.rstrip("n") == "o" * outcomes.index("n")
    assert len(outcomes) > 15
