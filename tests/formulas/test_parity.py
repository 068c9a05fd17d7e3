"""
LEAD_GRADE, LEAD_SCORE and LEAD_REASON give what the refresh writes, over the whole sample.

Also in English; that the clocks do, and through every door: `tests/test_three_doors.py`.
"""

import pytest

from tests.formulas.grids import all_of, cells_of, upright
from tests.support import column, workbook_with
from xlfunnel.actions import Run, perform
from xlfunnel.formulas import FUNCTIONS
from xlfunnel.language import Language
from xlfunnel.schema import terms
from xlfunnel.schema.leads import Lead
from xlfunnel.template.sample import SAMPLE_DAY, evening_of, sample_rows
from xlfunnel.values.cell import Cell

CLARITIES = (None, *terms.CLARITIES.names)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_grade_score_and_reason_are_those_that_the_refresh_writes(language: Language) -> None:
    leads = sample_rows(language)[Lead]
    for n, lead in enumerate(leads):  # no need in words: a cell function is given none
        clarity = CLARITIES[n % len(CLARITIES)]
        label = terms.CLARITIES.label(clarity or "", language) or None
        lead |= {"need": None, "clarity": label, "grade": None}
    lines = [{Lead.column(f).header(language): cell for f, cell in x.items()} for x in leads]
    workbook = workbook_with(*lines, language=language)
    perform("refresh", workbook, Run(evening_of(SAMPLE_DAY), language=language))

    def written(field: str) -> list[Cell]:
        return column(workbook, "Leads", Lead.column(field).header(language))

    needs = [upright(written(name)) for name in ("clarity", "budget", "cycle")]
    registered = upright(written("registered_on"))
    policy, settings = all_of(workbook, "GradePolicy"), all_of(workbook, "Settings")
    grades = FUNCTIONS["LEAD_GRADE"](*needs, policy, registered, settings)
    scores = FUNCTIONS["LEAD_SCORE"](*needs, settings, policy, registered)
    reasons = FUNCTIONS["LEAD_REASON"](*needs, policy, registered, settings)
    assert cells_of(grades) == written("suggested_grade")
    assert cells_of(scores) == written("score")
    assert cells_of(reasons) == written("grade_basis")
    assert len(set(cells_of(grades))) >= 3  # the sample tells something
