"""Values to cells, as people read them: the other half of `reading.py`."""

from collections.abc import Mapping

from xlfunnel.language import Language, Text
from xlfunnel.schema import terms
from xlfunnel.schema.declare import CellType
from xlfunnel.values.cell import Cell
from xlfunnel.values.terms import Terms


def cell_of(
    kind: CellType,
    value: Cell | Text,
    language: Language,
    own_terms: Mapping[str, Terms] | None = None,
) -> Cell:
    """
    Return what is written for *value* in a cell of *kind*.

    A term is given by its zh-CN name and written in *language*; yes and no are words;
    a Text is said in *language*; everything else stays as it is.
    """
    if isinstance(value, Text):
        return value.to(language) or None
    if isinstance(value, bool):
        return terms.YES_NO.label(terms.YES if value else terms.NO, language)
    if isinstance(value, str) and kind.terms is not None:
        return (own_terms or {}).get(kind.terms.name, kind.terms).label(value, language)
    return value
