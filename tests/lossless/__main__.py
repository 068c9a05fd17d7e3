"""`python -m tests.lossless FOLDER...`: run the tool over the workbooks in folders."""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.lossless.corpus import Outcome, run, workbooks
from tests.lossless.generated import GENERATED
from tests.lossless.injected import INJECTED
from tests.lossless.report import as_text, by_origin, put_into


def main() -> int:
    """Print offenders and figures; 1 when anything was lost or crashed."""
    parser = argparse.ArgumentParser(prog="python -m tests.lossless", description=__doc__)
    parser.add_argument("folder", nargs="*", type=Path)
    parser.add_argument("--made", action="store_true", help="also the workbooks made for tests")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, help="take every n-th file only")
    parser.add_argument("--doc", type=Path, help="put the figures into this document")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folders = list(options.folder)
        if options.made:
            _make(Path(name))
            folders.append(Path(name))
        paths = workbooks(folders)[:: options.every]
        figures = by_origin(_told(run(paths, options.processes)), folders)
    text = as_text(figures)
    print(text)
    if options.doc:
        put_into(options.doc, text)
    return 0 if all(one.is_clean for one in figures.values()) else 1


def _make(folder: Path) -> None:
    for name, makers in (("generated", GENERATED), ("injected", INJECTED)):
        (folder / name).mkdir()
        for file, make in makers.items():
            make(folder / name / file)


def _told(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Pass *outcomes* on, listing the offenders as they come."""
    for outcome in outcomes:
        if outcome.crash or outcome.losses:
            print(f"{outcome.path} [{outcome.job}] {outcome.crash}", flush=True)
            for loss in outcome.losses[:4]:
                print(f"    {loss}", flush=True)
        yield outcome


if __name__ == "__main__":
    sys.exit(main())
