"""`python -m tests.lossless FOLDER...`: run the tool over the workbooks in folders."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.lossless.corpus import Figures, Outcome, run, workbooks


def main() -> int:
    """Print the figures; 1 when anything was lost or crashed."""
    parser = argparse.ArgumentParser(prog="python -m tests.lossless", description=__doc__)
    parser.add_argument("folder", nargs="+", type=Path)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, help="take every n-th file only")
    options = parser.parse_args()
    paths = workbooks(options.folder)[:: options.every]
    figures = Figures.of(_told(run(paths, options.processes)))
    _print(figures)
    return 1 if figures.offenders else 0


def _told(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Pass *outcomes* on, listing the offenders as they come."""
    for outcome in outcomes:
        if outcome.is_offence:
            print(f"{outcome.path} [{outcome.job}] {outcome.crash}", flush=True)
            for loss in outcome.losses[:4]:
                print(f"    {loss}", flush=True)
        yield outcome


def _print(figures: Figures) -> None:
    refused = sum(figures.refused.values())
    crashes = [outcome for outcome in figures.offenders if outcome.crash]
    print(f"files {figures.files}, saved {sum(figures.jobs.values())} times {dict(figures.jobs)}")
    print(f"cells written {figures.cells}")
    print(f"refused {refused} ({refused / max(figures.files, 1):.2%})")
    for key, number in figures.refused.most_common():
        print(f"  {number:5} {key}")
    print(f"crashes {len(crashes)}")
    print(f"saves with a loss {len(figures.offenders) - len(crashes)}")
    for kind, number in figures.losses.most_common():
        print(f"  {number:5} {kind}")
    print("notes")
    for note, number in figures.notes.most_common():
        print(f"  {number:5} {note}")


if __name__ == "__main__":
    sys.exit(main())
