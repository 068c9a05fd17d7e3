"""
A workbook before and after a save: every part, every cell, every feature.

A part that no expected change can reach must be the same bytes. One that can must be the
same bytes beside what follows from the change, which is then checked for being right.
"""

import posixpath
import re
from collections.abc import Callable
from pathlib import Path

from tests.lossless.cells import CellReader, canonical
from tests.lossless.charts import chart_losses
from tests.lossless.features import count_features
from tests.lossless.follow import Follow
from tests.lossless.loss import ExpectedChanges, Kind, Loss
from tests.lossless.package import Element, Package, children, local, parse
from tests.lossless.pieces import as_utf8, element_name, tokens
from tests.lossless.sheets import SheetCheck

_COUNTS = re.compile(rb"""\s(?:count|uniqueCount)\s*=\s*(?:"[^"]*"|'[^']*')""")
_TAG_END = re.compile(rb"\s*/?>$")
_REFERENCE = re.compile(rb"""(\sref\s*=\s*)(?:"[^"]*"|'[^']*')""")
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def compare(before: Path, after: Path, expected: ExpectedChanges) -> list[Loss]:
    """Return every way in which *after* is not *before* with the *expected* changes."""
    return compare_packages(Package.read(before), Package.read(after), expected)


def compare_packages(before: Package, after: Package, expected: ExpectedChanges) -> list[Loss]:
    """Return what `compare` returns, for packages already read."""
    losses = _inventory(before, after)
    if before.workbook not in after.parts:
        return sorted(losses)
    follow = Follow(before, after, expected)
    losses += follow.tables() + follow.names()
    losses += _PartCheck(follow).losses()
    losses += _features(before, after, expected)
    return sorted(set(losses))


def _inventory(before: Package, after: Package) -> list[Loss]:
    losses = [
        Loss(Kind.PART_LOST, name, "", before.content_type(name))
        for name in before.parts.keys() - after.parts.keys()
    ]
    losses += [
        Loss(Kind.PART_ADDED, name, "", "", after.content_type(name))
        for name in after.parts.keys() - before.parts.keys() - {_new_styles(before, after)}
    ]
    both = before.parts.keys() & after.parts.keys()
    losses += [
        Loss(Kind.TYPE, name, "", before.content_type(name), after.content_type(name))
        for name in both
        if before.content_type(name) != after.content_type(name)
    ]
    if len(after.names) != len(set(after.names)) and len(before.names) == len(set(before.names)):
        losses.append(Loss(Kind.PART_ADDED, "(zip)", "a name stands twice"))
    return losses


def _new_styles(before: Package, after: Package) -> str | None:
    """Return the part of the formats if the workbook had none: a date needs one."""
    had_none = before.workbook_part("styles") not in before.parts
    return after.workbook_part("styles") if had_none else None


def _features(before: Package, after: Package, expected: ExpectedChanges) -> list[Loss]:
    """Return features that became fewer outside the written cells."""
    same = {part for part, data in before.parts.items() if after.parts.get(part) == data}
    written = {sheet.part: set(expected.cells.get(sheet.name, ())) for sheet in before.worksheets}
    old, new = count_features(before, same, written), count_features(after, same, written)
    return [
        Loss(Kind.FEATURE, "(workbook)", name, str(count), str(new[name]))
        for name, count in old.items()
        if new[name] < count
    ]


class _PartCheck:
    """Compares the parts that both packages have."""

    def __init__(self, follow: Follow) -> None:
        self.follow = follow
        self.old, self.new = follow.before, follow.after
        self.readers = CellReader(self.old), CellReader(self.new)
        self.sheets = {sheet.part: sheet for sheet in self.old.worksheets}
        tables = follow.before.tables.values()
        # which parts a change can reach, and how each is then compared
        self.reachable: dict[str, Callable[[str], list[Loss]]] = {}
        if follow.expected.cells:
            self.reachable = {
                part: self._chart
                for part in self.old.parts
                if "chart" in self.old.content_type(part)
                and "style" not in self.old.content_type(part)
            }
            self.reachable |= {table.part: self._table for table in tables}
            self.reachable |= {self.old.workbook: self._workbook}
            for kind, check in (("sharedStrings", self._strings), ("styles", self._styles)):
                self.reachable |= {self.old.workbook_part(kind) or "": check}
        if _new_styles(self.old, self.new):
            folder, name = posixpath.split(self.old.workbook)
            self.reachable["[content_types].xml"] = self._registered
            self.reachable[posixpath.join(folder, "_rels", f"{name}.rels")] = self._registered
        self.touched = {
            sheet.part for sheet in self.sheets.values() if sheet.name in follow.expected.cells
        }

    def losses(self) -> list[Loss]:
        return [
            loss
            for part in sorted(self.old.parts.keys() & self.new.parts.keys())
            for loss in self._part(part)
        ]

    def _part(self, part: str) -> list[Loss]:
        is_same = self.old.parts[part] == self.new.parts[part]
        if part in self.touched or (part in self.sheets and not is_same):
            check = SheetCheck(self.sheets[part], self.follow, *self.readers)
            found = check.losses()
            return found or ([] if part in self.touched else [self._changed(part)])
        if part in self.reachable:
            return self.reachable[part](part)
        if is_same:
            return []
        if part.endswith(".rels"):
            return self._relations(part) or [self._changed(part)]
        return [self._changed(part)]

    def _changed(self, part: str, where: str = "") -> Loss:
        return Loss(Kind.PART_CHANGED, part, where)

    def _relations(self, part: str) -> list[Loss]:
        one, other = (
            {canonical(item) for item in parse(package.parts[part])}
            for package in (self.old, self.new)
        )
        return [Loss(Kind.RELATION, part, "", item) for item in one - other] + [
            Loss(Kind.RELATION, part, "", "", item) for item in other - one
        ]

    def _both(self, part: str) -> tuple[list[bytes], list[bytes]]:
        one, other = (tokens(as_utf8(p.parts[part])) for p in (self.old, self.new))
        return one, other

    def _chart(self, part: str) -> list[Loss]:
        return chart_losses(part, self.follow, self.readers[1])

    def _table(self, part: str) -> list[Loss]:
        one, other = ([_REFERENCE.sub(rb"\1", t) for t in ts] for ts in self._both(part))
        return [] if one == other else [self._changed(part, "beside its areas")]

    def _workbook(self, part: str) -> list[Loss]:
        """Only the wish for a full calculation may come, and defined names may follow."""
        one, other = (_without_names_and_calculation(ts) for ts in self._both(part))
        losses = [] if one == other else [self._changed(part, "beside calcPr and names")]
        before, after = (
            [_calculation(t) for t in ts if element_name(t) == "calcPr"] for ts in self._both(part)
        )
        if before != after and (before or after != [{}]):
            losses.append(self._changed(part, "calcPr"))
        return losses

    def _strings(self, part: str) -> list[Loss]:
        """New strings may come at the end."""
        old, new = (
            [canonical(item) for item in children(parse(package.parts[part]), "si")]
            for package in (self.old, self.new)
        )
        if new[: len(old)] != old:
            return [self._changed(part, "a string that was there")]
        if not _only_inserted(*self._both(part), {"si", "t"}):
            return [self._changed(part, "beside new strings")]
        return []

    def _registered(self, part: str) -> list[Loss]:
        """One part may be registered."""
        one, other = self._both(part)
        is_right = _only_inserted(one, other, {"Override", "Relationship"})
        return [] if is_right and len(other) == len(one) + 1 else [self._changed(part)]

    def _styles(self, part: str) -> list[Loss]:
        """New cell formats and number formats may come at the end of their lists."""
        if not self.readers[0].formats:
            return []  # a list of formats that was not there must be made
        one, other = (_style_lists(parse(package.parts[part])) for package in (self.old, self.new))
        losses = [
            self._changed(part, name)
            for name, items in one.items()
            if other.get(name, [])[: len(items)] != items
            or (name not in ("cellXfs", "numFmts") and other[name] != items)
        ]
        # a new format is a copy of an old one, whatever that holds
        formats = parse(self.old.parts[part]).iterfind("{*}cellXfs/{*}xf//*")
        inserted = {"xf", "numFmts", "numFmt", *map(local, formats)}
        if not losses and not _only_inserted(*self._both(part), inserted):
            losses.append(self._changed(part, "beside new formats"))
        return losses


def _style_lists(root: Element) -> dict[str, list[str]]:
    return {local(group): [canonical(item) for item in group] for group in root if local(group)}


def _without_names_and_calculation(parts: list[bytes]) -> list[bytes]:
    kept: list[bytes] = []
    is_in_name = False
    for token in parts:
        name = element_name(token)
        if name != "calcPr":
            kept.append(b"" if is_in_name and not name else token)
        is_in_name = name == "definedName" and not token.startswith(b"</")
    return kept


def _calculation(tag: bytes) -> dict[bytes, bytes]:
    """Return what a calcPr tag says beside the wish for a full calculation."""
    said = {found[1]: found[2] or found[3] for found in _ATTRIBUTE.finditer(tag)}
    return {name: value for name, value in said.items() if name != b"fullCalcOnLoad"}


def _only_inserted(old: list[bytes], new: list[bytes], allowed: set[str]) -> bool:
    """Say whether *new* is *old* with elements of the *allowed* names and texts put in."""
    # an odd part may be written anew: its declaration and comments then do not matter
    left = [_without_count(t) for t in reversed(old) if not t.startswith((b"<?", b"<!--"))]
    opened = {element_name(token) for token in old if token.endswith(b"/>")}
    for token in new:
        if left and _without_count(token) == left[-1]:
            left.pop()
            continue
        is_end_of_opened = token.startswith(b"</") and element_name(token) in opened
        if element_name(token) not in {*allowed, ""} and not is_end_of_opened:
            return False
    return not left


def _without_count(token: bytes) -> bytes:
    """Return a tag without counts, and the same whether it closes itself or not."""
    return _TAG_END.sub(b">", _COUNTS.sub(b"", token))
