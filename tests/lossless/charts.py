"""Charts: only ranges that follow a table, and the values kept for them, may change."""

import re
from itertools import product

from tests.lossless.cells import CellReader, SeenCell, canonical, unescaped
from tests.lossless.follow import Follow, split_reference
from tests.lossless.loss import Kind, Loss
from tests.lossless.package import Element, attribute, children, local, parse

CACHES = ("numCache", "strCache", "multiLvlStrCache", "lvl")
_LAST_ROW = re.compile(r"\d+$")


def chart_losses(part: str, follow: Follow, reader: CellReader) -> list[Loss]:
    """
    Return what is wrong with a chart part of a saved workbook.

    Args:
        part: The chart's part.
        follow: The tables before and after.
        reader: Reads the cells of the saved workbook.
    """
    old, new = parse(follow.before.parts[part]), parse(follow.after.parts[part])
    ranges = [[e.text or "" for e in root.iter() if local(e) == "f"] for root in (old, new)]
    losses = [
        Loss(Kind.FOLLOW, part, "range", before, after)
        for before, after in zip(*ranges, strict=False)
        if not follow.is_right_reference(before, after)
    ]
    for element in new.iter():
        if local(element) in ("numRef", "strRef"):
            losses += _cache_losses(part, element, follow, reader)
    if _without_ranges(old) != _without_ranges(new):
        losses.append(Loss(Kind.PART_CHANGED, part, "beside its ranges and their values"))
    return losses


def _without_ranges(root: Element) -> str:
    for element in list(root.iter()):
        if local(element) in CACHES:
            element[:] = [child for child in element if local(child) == "formatCode"]
        elif local(element) == "f":
            element.text = _LAST_ROW.sub("", element.text or "")
    return canonical(root)


def _cache_losses(part: str, range_: Element, follow: Follow, reader: CellReader) -> list[Loss]:
    """Require of a range in a table that was written that the values kept are the cells'."""
    formula = next((e.text or "" for e in children(range_, "f")), "")
    found = split_reference(formula)
    if found is None:
        return []
    sheet, area = found
    part_of = {s.name: s.part for s in follow.after.worksheets}
    written = follow.expected.cells.get(sheet, {})
    tables = [t.area for t in follow.after.tables.values() if t.sheet == sheet]
    is_ours = any(table.covers(area) for table in tables)
    if not is_ours or not any(cell in area for cell in written):
        return []
    cells = reader.cells(part_of[sheet])
    places = product(range(area.top, area.bottom + 1), range(area.left, area.right + 1))
    held = [cells.get(place) for place in places]
    wrong = []
    for cache in (*children(range_, "numCache"), *children(range_, "strCache")):
        counts = [attribute(count, "val") for count in children(cache, "ptCount")]
        if counts != [str(len(held))]:
            wrong.append(Loss(Kind.CACHE, part, formula, f"{len(held)} values", str(counts)))
        points = _points(cache)
        wrong += [
            Loss(Kind.CACHE, part, f"{formula} [{index}]", str(cell), str(points.get(index)))
            for index, cell in enumerate(held)
            if not _agrees(cell, points.get(index), is_number=local(cache) == "numCache")
        ]
    return wrong


def _points(cache: Element) -> dict[int, str]:
    return {
        int(attribute(point, "idx") or 0): "".join(v.text or "" for v in children(point, "v"))
        for point in children(cache, "pt")
    }


def _agrees(cell: SeenCell | None, kept: str | None, *, is_number: bool) -> bool:
    if cell is None or cell.value is None:
        return kept in (None, "", "0")
    if is_number:
        return cell.type != "n" or (kept is not None and float(cell.value) == float(kept))
    return cell.text is None or cell.text == unescaped(kept or "")
