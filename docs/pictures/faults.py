"""What a reader would take for a fault on a page, as far as a machine can see it."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypeAlias

from docs.pictures.programs import run, text_of

# A value wider than its cell, and the words for an error.
_FAULT = re.compile(r"#{3,}|#(?:NAME\?|REF!|VALUE!|DIV/0!|NUM!|NULL!|N/A)|Err:5\d\d")
_WORD = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')

# Left, top, right and bottom of a word in points from the page's upper left corner.
_Box: TypeAlias = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Painted:
    """A page as it looks, in grey, one byte a point."""

    width: int
    pixels: bytes

    @classmethod
    def of(cls, pdf: Path, page: int) -> Self:
        one = ("-f", str(page), "-l", str(page))
        picture = run("pdftoppm", "-r", "72", "-gray", *one, pdf)
        _kind, size, _white, pixels = picture.split(b"\n", 3)
        return cls(int(size.split()[0]), pixels)

    def shows(self, box: _Box) -> bool:
        """
        Whether anything is painted within *box*.

        LibreOffice may write ### for a date in a hidden last column, just beyond the edge of
        what it lets show.
        """
        left, top, right, bottom = box
        starts = range(top * self.width, bottom * self.width, self.width)
        lines = (self.pixels[start + left : start + right] for start in starts)
        return len(set(b"".join(lines))) > 1


def faults_of(pdf: Path) -> Iterator[list[str]]:
    """Yield for each page of *pdf* the faulty words that are seen on it, each once."""
    pages = text_of("pdftotext", "-bbox", "-enc", "UTF-8", pdf, "-").split("<page ")[1:]
    for number, page in enumerate(pages, 1):
        suspects = list(_suspects(page))
        painted = _Painted.of(pdf, number) if suspects else None
        yield sorted({word for word, box in suspects if painted and painted.shows(box)})


def _suspects(page: str) -> Iterator[tuple[str, _Box]]:
    for *edges, word in _WORD.findall(page):
        left, top, right, bottom = (round(float(edge)) for edge in edges)
        for fault in _FAULT.findall(html.unescape(word)):
            yield fault, (left, top, right, bottom)
