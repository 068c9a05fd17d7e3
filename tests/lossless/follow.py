"""What must follow a table that grew: its own areas, formats, validations, names."""

import re
from dataclasses import dataclass

from tests.lossless.areas import Area
from tests.lossless.loss import ExpectedChanges, Kind, Loss
from tests.lossless.package import Element, Package, TablePart, attribute, local, parse

_REFERENCE = re.compile(
    r"(?:'((?:[^']|'')+)'|([^'!(),\s]+))!(\$?[A-Za-z]+\$?\d+(?::\$?[A-Za-z]+\$?\d+)?)"
)

# What must cover new rows; a selection or an ignored error may, but need not
_RULES = ("conditionalFormatting", "dataValidation", "sqref")


@dataclass(frozen=True, slots=True)
class Growth:
    """A table before and after."""

    before: TablePart
    after: TablePart

    @property
    def is_real(self) -> bool:
        """Whether its last data row is another one."""
        return self.before.body.bottom != self.after.body.bottom

    def may_follow(self, area: Area) -> bool:
        """Say whether *area* ends with the table's data and stays within its columns."""
        return area.within_columns_of(self.before.area) and area.bottom == self.before.body.bottom

    def must_follow(self, area: Area) -> bool:
        """Say whether *area* covers columns of the table from its top to its last data row."""
        tops = range(self.before.area.top, self.before.body.top + 1)
        return self.may_follow(area) and area.top in tops

    def followed(self, area: Area) -> Area:
        """Return *area* ending with the table's data as they end now."""
        return Area(area.top, area.left, self.after.body.bottom, area.right)


class Follow:
    """The tables of a workbook before and after, and what they carry along."""

    def __init__(self, before: Package, after: Package, expected: ExpectedChanges) -> None:
        self.before, self.after, self.expected = before, after, expected
        self.growths = [
            Growth(table, after.tables[name])
            for name, table in before.tables.items()
            if name in after.tables
        ]

    def grown(self, sheet: str) -> list[Growth]:
        """Return the tables of *sheet* that grew."""
        return [g for g in self.growths if g.is_real and g.before.sheet == sheet]

    def is_right(self, sheet: str, before: Area, after: Area, *, must: bool = True) -> bool:
        """Say whether *after* is what *before* must (or else may) have become."""
        grown = self.grown(sheet)
        if must and any(growth.must_follow(before) for growth in grown):
            return any(after == growth.followed(before) for growth in grown)
        return after == before or any(
            growth.may_follow(before) and after == growth.followed(before) for growth in grown
        )

    def is_right_reference(self, before: str, after: str) -> bool:
        """Say whether a reference such as `Sheet1!$A$2:$A$9` became what it must."""
        old, new = split_reference(before), split_reference(after)
        if old is None or new is None or old[0] != new[0]:
            return before == after
        return self.is_right(old[0], old[1], new[1])

    def tables(self) -> list[Loss]:
        """Return tables that went, changed shape or do not hold their new rows."""
        losses = [
            Loss(Kind.TABLE, table.part, name, "there", "gone")
            for name, table in self.before.tables.items()
            if name not in self.after.tables
        ]
        for growth in self.growths:
            losses += self._shape(growth) + self._inner_areas(growth)
        return losses

    def _shape(self, growth: Growth) -> list[Loss]:
        old, new = growth.before, growth.after
        rows = self.expected.appended.get(old.name, set())
        outside = [row for row in rows if not new.body.top <= row <= new.body.bottom]
        is_same = (
            (old.sheet, old.headers, old.has_header, old.totals, old.calculated)
            == (new.sheet, new.headers, new.has_header, new.totals, new.calculated)
            and (old.area.top, old.area.left, old.area.right)
            == (new.area.top, new.area.left, new.area.right)
            and new.area.bottom >= old.area.bottom
        )
        if is_same and not outside:
            return []
        return [Loss(Kind.TABLE, old.part, f"{old.name} {outside or ''}", str(old), str(new))]

    def _inner_areas(self, growth: Growth) -> list[Loss]:
        """Compare the filter and sort areas inside a table part: they follow the table."""
        old, new = growth.before, growth.after
        one, other = (
            [(local(e), attribute(e, "ref")) for e in parse(data).iter() if attribute(e, "ref")]
            for data in (self.before.parts[old.part], self.after.parts[new.part])
        )
        by = new.area.bottom - old.area.bottom
        wanted = [(name, _moved_bottom(ref or "", old, by)) for name, ref in one]
        if wanted == [(name, str(Area.parse(ref or ""))) for name, ref in other]:
            return []
        return [Loss(Kind.FOLLOW, old.part, old.name, str(one), str(other))]

    def areas(self, sheet: str, part: str) -> list[Loss]:
        """Compare every list of areas (`sqref`) on a sheet."""
        one, other = (_area_lists(package.parts[part]) for package in (self.before, self.after))
        if [name for name, _ in one] != [name for name, _ in other]:
            return [Loss(Kind.FRAME, part, "sqref", str(one), str(other))]
        return [
            Loss(Kind.FOLLOW, part, name, text, now)
            for (name, text), (_, now) in zip(one, other, strict=True)
            if not self._is_right_list(sheet, name, text.split(), now.split())
        ]

    def _is_right_list(self, sheet: str, name: str, before: list[str], after: list[str]) -> bool:
        if len(before) != len(after):
            return False
        return all(
            one == other if not _is_area(one) or not _is_area(other)
            else self.is_right(sheet, Area.parse(one), Area.parse(other), must=name in _RULES)
            for one, other in zip(before, after, strict=True)
        )  # fmt: skip

    def names(self) -> list[Loss]:
        """Compare what the defined names refer to."""
        one, other = (
            [
                (attribute(element, "name") or "", element.text or "")
                for element in parse(package.parts[package.workbook]).iter()
                if local(element) == "definedName"
            ]
            for package in (self.before, self.after)
        )
        part = self.before.workbook
        if [name for name, _ in one] != [name for name, _ in other]:
            return [Loss(Kind.FOLLOW, part, "defined names", str(one), str(other))]
        return [
            Loss(Kind.FOLLOW, part, name, text, now)
            for (name, text), (_, now) in zip(one, other, strict=True)
            if not self.is_right_reference(text, now)
        ]


def split_reference(text: str) -> tuple[str, Area] | None:
    """Return (sheet, area) of one reference; None for anything else."""
    found = _REFERENCE.fullmatch(text.strip())
    if found is None:
        return None
    return (found[1] or found[2]).replace("''", "'"), Area.parse(found[3])


def _moved_bottom(ref: str, table: TablePart, by: int) -> str:
    area = Area.parse(ref)
    follows = area.bottom in (table.body.bottom, table.area.bottom)
    return str(Area(area.top, area.left, area.bottom + by * follows, area.right))


def _area_lists(data: bytes) -> list[tuple[str, str]]:
    return [found for element in parse(data).iter() for found in _area_list(element)]


def _area_list(element: Element) -> list[tuple[str, str]]:
    """Return what an element says about areas, as an attribute or as its text."""
    if local(element) == "sqref":
        return [("sqref", element.text or "")]
    said = attribute(element, "sqref") if local(element) else None
    return [] if said is None else [(local(element), said)]


def _is_area(text: str) -> bool:
    try:
        Area.parse(text)
    except ValueError:
        return False
    return True
