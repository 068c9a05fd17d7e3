"""The words a workbook knows: what we ship, with the team's own from its rule tables."""

from collections.abc import Iterable

from xlfunnel.actions.usable_rules import rule_rows
from xlfunnel.language import Language
from xlfunnel.records import Records
from xlfunnel.schema import terms
from xlfunnel.schema.dictionaries import listed, own_terms
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.reasons import LossReason, WinReason
from xlfunnel.schema.sources import Source
from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.terms import Terms


class Several(Terms):
    """A dictionary for cells that may name more than one of its words: 价格合适、方案匹配."""

    def read(self, cell: Cell) -> Reading[str]:
        """Return the names with 、 between them; UNREADABLE when one of the words is."""
        readings = [super(Several, self).read(word) for word in listed(shown(cell))]
        wrong = next((r for r in readings if r.status is Status.UNREADABLE), None)
        if wrong or not readings:
            return wrong or super().read(cell)
        names = dict.fromkeys(reading.value or "" for reading in readings)
        return Reading(shown(cell), Status.READ, "、".join(names))


def joined(words: Iterable[str], language: Language) -> str:
    """Return *words* as one cell or sentence names them; `listed` takes them apart again."""
    return (", " if language == "en" else "、").join(words)


def vocabulary(records: Records) -> dict[str, Terms]:
    """Return the dictionaries of the workbook behind *records*, by dictionary name."""
    words = own_terms(
        rule_rows(records, Source),
        records.rows(GradeRule).rows,
        rule_rows(records, LossReason),
        rule_rows(records, WinReason),
    )
    for several in (terms.LOSS_REASONS, terms.WIN_REASONS):
        words[several.name] = Several(several.name, words[several.name].terms)
    return words
