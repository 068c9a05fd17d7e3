"""
A workbook as LibreOffice prints it: one PDF, whose pages are whose, and what went wrong.

Only a copy is ever converted, in a folder of the caller's, so the file itself gets neither
a lock beside it nor a change.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from docs.pictures import fonts, page_setup
from docs.pictures.faults import faults_of
from docs.pictures.programs import CannotPrintError, run, text_of
from xlfunnel.xlsx.package import Package

_OUTLINE_ITEM = re.compile(r'<item page="(\d+)">(.*?)</item>')


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """
    A visible sheet of the workbook.

    Attributes:
        number: Its place among the visible sheets, from 1.
        pages: Its pages of the PDF, counted from 1; none if it prints nothing.
        faults: What a machine can see to be wrong, in English.
    """

    number: int
    name: str
    pages: range
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF and the sheets in it, in the order of the workbook."""

    pdf: Path
    sheets: tuple[PrintedSheet, ...]


def print_workbook(
    path: Path, folder: Path, *, names: Sequence[str] = (), on_screen: bool = False
) -> Printed:
    """
    Convert the workbook at *path*.

    Args:
        path: An .xlsx or .xlsm file.
        folder: Where all that is made on the way stays: best a temporary one.
        names: The sheets to print; all that can be seen if none are named.
        on_screen: Not as it prints, but each sheet's upper left part on one large page
            without margins.

    Raises:
        CannotPrintError: If a program or a sheet is not there, or LibreOffice fails.
        FileRefusedError: If *path* is no workbook.
    """
    package = Package.open(path)
    visible = page_setup.visible_sheets(package)
    if unknown := [name for name in names if name not in visible]:
        raise CannotPrintError(f"No sheet {', '.join(unknown)}. There are {', '.join(visible)}.")
    copies = _copies(package, names or visible, folder, on_screen)
    pdf, *wide_pdf = _converted(copies, folder)
    pages = _pages(pdf)
    uncut = {name: len(own) for made in wide_pdf for name, own in _pages(made).items()}
    words = list(faults_of(pdf))
    sheets = []
    for number, name in enumerate(visible, 1):
        if name in (names or visible):
            own = pages.get(name, range(0))[: 1 if on_screen else None]
            faults = _faults(own, uncut.get(name, len(own)), words)
            sheets.append(PrintedSheet(number, name, own, tuple(faults)))
    return Printed(pdf, tuple(sheets))


def _copies(package: Package, names: Sequence[str], folder: Path, on_screen: bool) -> list[Path]:
    """Write what is to be converted: the copy to look at, and one to measure if need be."""
    if on_screen:
        made = {"screen": page_setup.on_screen(package, names)}
    else:
        made = {
            "printed": page_setup.with_only(package, names),
            "wide": page_setup.on_wide_paper(package, names),
        }
    copies = {folder / f"{name}{package.path.suffix}": parts for name, parts in made.items()}
    for copy, parts in copies.items():
        if parts:
            package.write(copy, parts)
    return [copy for copy, parts in copies.items() if parts]


def _converted(copies: list[Path], folder: Path) -> list[Path]:
    """Return the PDF of each copy; starting LibreOffice takes longer than a small sheet."""
    profile = f"-env:UserInstallation={(folder / 'profile').absolute().as_uri()}"
    to_pdf = ("--headless", "--convert-to", "pdf", "--outdir", folder)
    run("soffice", profile, *to_pdf, *copies, env=fonts.environment(folder / "config"))
    made = [copy.with_suffix(".pdf") for copy in copies]
    if not all(pdf.exists() for pdf in made):
        raise CannotPrintError("LibreOffice could not open the workbook.")  # and exits with 0
    return made


def _pages(pdf: Path) -> dict[str, range]:
    """Return each sheet's pages: LibreOffice notes in the outline where a sheet begins."""
    outline = text_of("pdftohtml", "-xml", "-i", "-l", "1", "-stdout", pdf)
    found = re.search(r"^Pages: +(\d+)", text_of("pdfinfo", pdf), re.MULTILINE)
    ends = [("", int(found[1]) + 1)] if found else []
    starts = [(html.unescape(name), int(page)) for page, name in _OUTLINE_ITEM.findall(outline)]
    return {
        name: range(page, following) for (name, page), (_, following) in pairwise(starts + ends)
    }


def _faults(own: range, uncut: int, words: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield what is wrong with the pages *own*; *uncut* is how many wide paper would need."""
    if len(own) > uncut:
        yield "more than one page wide"
    for number, page in enumerate(own, 1):
        for word in words[page - 1]:
            yield f"page {number}: {word}"
