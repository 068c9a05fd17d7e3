"""Template and refreshed sample as LibreOffice prints them, in each language."""

import os
import re
import shutil
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path

import pytest

from docs.pictures.printing import Printed, print_workbook
from docs.pictures.programs import text_of
from xlfunnel.actions import Run, perform
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.template import build
from xlfunnel.template.sample import SAMPLE_DAY, sample_rows
from xlfunnel.xlsx.file import FileWorkbook

_A4 = {"595 x 842", "842 x 595"}  # points: 210 x 297 mm


def a_template(path: Path, language: Language) -> None:
    """Make what `xlfunnel new` makes."""
    build(path, language=language)


def a_refreshed_sample(path: Path, language: Language) -> None:
    """Make what `xlfunnel demo` makes, as it is on the sample's own evening."""
    build(path, language=language, rows=sample_rows(language))
    workbook = FileWorkbook.open(path, language)
    perform("refresh", workbook, Run(datetime.combine(SAMPLE_DAY, time(18)), language=language))
    workbook.save(path, backup=False)


def a_single_lead(path: Path, language: Language) -> None:
    """Make the workbook of somebody who has just begun: one lead with one follow-up."""
    given = sample_rows(language)
    first = given[Lead][0]
    touches = [row for row in given[FollowUp] if row.get("lead_id") == first["lead_id"]]
    build(path, language=language, rows={Lead: [first], FollowUp: touches[:1]})
    workbook = FileWorkbook.open(path, language)
    perform("refresh", workbook, Run(datetime.combine(SAMPLE_DAY, time(18)), language=language))
    workbook.save(path, backup=False)


@pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("CI"), reason="LibreOffice is missing"
)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [a_template, a_single_lead, a_refreshed_sample])
def test_every_sheet_prints_on_a4_one_page_wide_without_a_fault(
    make: Callable[[Path, Language], None], language: Language, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    make(path, language)

    printed = print_workbook(path, tmp_path)

    assert {sheet.name: sheet.faults for sheet in printed.sheets if sheet.faults} == {}
    assert [sheet.name for sheet in printed.sheets if not sheet.pages] == []
    assert paper_of(printed) <= _A4


def paper_of(printed: Printed) -> set[str]:
    """Return the sizes of the pages in whole points."""
    told = text_of("pdfinfo", "-f", "1", "-l", str(printed.sheets[-1].pages[-1]), printed.pdf)
    sizes = re.findall(r"size: +([\d.]+) x ([\d.]+) pts", told)
    return {f"{float(width):.0f} x {float(height):.0f}" for width, height in sizes}
