"""
Every sheet of a workbook as pictures, for the docs and for looking.

    python -m docs.pictures FILE FOLDER [--screen] [--dpi N] [--sheet NAME]... [--grey]

FOLDER gets one picture a page, named by sheet: `03-线索跟进计划表-p1.png`. With --screen it
gets what a screen of 1366 x 768 shows of each sheet at 100 %: `03-线索跟进计划表-screen.png`.
What a machine can see to be wrong is listed: ### and words for errors, and sheets that are
more than one page wide. Exit code 1 when there is any, 2 when there are no pictures.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from docs.pictures.printing import Printed, PrintedSheet, print_workbook
from docs.pictures.programs import CannotPrintError, run
from xlfunnel.errors import XlfunnelError

_SCREEN_DPI, _PAGE_DPI = 96, 100
_SCREEN = (1366, 768)
_NOT_IN_FILE_NAMES = re.compile(r'[<>"|\s]')  # what a sheet may be called but a file may not


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the pictures that *arguments* ask for, and return the exit code."""
    args = _parser().parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory() as scratch:
            printed = print_workbook(
                args.file, Path(scratch), names=args.sheet, on_screen=args.screen
            )
            args.folder.mkdir(parents=True, exist_ok=True)
            pictures = list(_pictures(printed, args))
    except (CannotPrintError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    except XlfunnelError as error:
        print(error.text("en"), file=sys.stderr)
        return 2
    for sheet in printed.sheets:
        print("\n    ".join((_described(sheet), *sheet.faults)))
    print(f"{len(pictures)} pictures in {args.folder}")
    return int(any(sheet.faults for sheet in printed.sheets))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m docs.pictures", description="Every sheet of a workbook as pictures."
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="an .xlsx or .xlsm file")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="where the pictures go")
    parser.add_argument("--screen", action="store_true", help="what a screen of 1366 x 768 shows")
    parser.add_argument("--dpi", type=int, help="96 is 100 %% on a screen")
    parser.add_argument("--sheet", action="append", default=[], metavar="NAME", help="only this")
    parser.add_argument("--grey", action="store_true", help="without colours")
    return parser


def _pictures(printed: Printed, args: argparse.Namespace) -> Iterator[Path]:
    """Make the picture of each page."""
    dpi = args.dpi or (_SCREEN_DPI if args.screen else _PAGE_DPI)
    options = ["-png", "-r", str(dpi), *(["-gray"] if args.grey else [])]
    if args.screen:
        width, height = (str(pixels * dpi // _SCREEN_DPI) for pixels in _SCREEN)
        options += ["-x", "0", "-y", "0", "-W", width, "-H", height]
    for sheet in printed.sheets:
        for number, page in enumerate(sheet.pages, 1):
            picture = args.folder / _file_name(sheet, "screen" if args.screen else f"p{number}")
            one = ["-f", str(page), "-l", str(page), "-singlefile"]
            run("pdftoppm", *options, *one, printed.pdf, picture.with_suffix(""))
            yield picture


def _file_name(sheet: PrintedSheet, ending: str) -> str:
    return f"{sheet.number:02}-{_NOT_IN_FILE_NAMES.sub('_', sheet.name)}-{ending}.png"


def _described(sheet: PrintedSheet) -> str:
    count = len(sheet.pages)
    return f"{sheet.number:02} {sheet.name}: {count} page{'' if count == 1 else 's'}"


if __name__ == "__main__":
    sys.exit(main())
