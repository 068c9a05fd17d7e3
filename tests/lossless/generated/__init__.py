"""Workbooks with everything that XlsxWriter and openpyxl can write, nearly all with tables."""

from collections.abc import Callable
from pathlib import Path

from tests.lossless.generated import by_openpyxl, by_xlsxwriter, drawings

GENERATED: dict[str, Callable[[Path], None]] = {
    f"{module.__name__.rsplit('.', 1)[-1]}_{make.__name__}.{suffix}": make
    for module in (by_xlsxwriter, drawings, by_openpyxl)
    for make, suffix in module.MAKERS
}
