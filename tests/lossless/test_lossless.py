"""Writing into a workbook, growing its tables: nothing else changes, and nothing is lost."""

from pathlib import Path

import pytest

from tests.lossless.corpus import run_file, workbooks
from tests.lossless.generated import GENERATED
from tests.lossless.injected import INJECTED
from tests.lossless.jobs import patch_and_grow
from tests.lossless.package import Package
from tests.lossless.reading import Scene
from xlfunnel.xlsx.file import FileWorkbook

MADE = GENERATED | INJECTED
SHARED = Path(__file__).parents[3] / "shared" / "data" / "workbooks"


def check(path: Path) -> None:
    """Every job on the workbook is saved, loses nothing, and has written something."""
    outcomes = run_file(path)
    for outcome in outcomes:
        assert not outcome.crash
        assert not outcome.refusal
        assert [str(loss) for loss in outcome.losses] == []
    assert sum(outcome.cells for outcome in outcomes) > 0


@pytest.mark.parametrize("name", MADE)
def test_nothing_is_lost_from_a_workbook_made_for_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    MADE[name](path)
    check(path)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real workbooks are not here")
def test_nothing_is_lost_from_real_trackers() -> None:
    for path in workbooks([SHARED]):
        check(path)


@pytest.mark.parametrize("name", ["drawings_charts_with_everything.xlsx", "utf_16.xlsx"])
def test_the_same_change_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    source = tmp_path / name
    MADE[name](source)
    results = []
    for number in range(2):
        book = FileWorkbook.open(source)
        patch_and_grow(Scene(Package.read(source)), book)
        book.save(tmp_path / f"{number}.xlsx")
        results.append((tmp_path / f"{number}.xlsx").read_bytes())
    assert results[0] == results[1] != source.read_bytes()


@pytest.mark.parametrize("name", MADE)
def test_a_save_without_a_change_is_a_copy(name: str, tmp_path: Path) -> None:
    source, target = tmp_path / name, tmp_path / f"copy_{name}"
    MADE[name](source)
    FileWorkbook.open(source).save(target)
    assert target.read_bytes() == source.read_bytes()
