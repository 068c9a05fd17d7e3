"""
The directory of a compound file, MS-CFB 2.6: one entry of 128 bytes per storage or stream.

The children of a storage form a binary search tree. It has to be a red-black tree; a tree
in which every node is black is one by the letter of 2.6.4, and a balanced one is quick.
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_STORAGE, _STREAM, _ROOT = 1, 2, 5
_BLACK = 1
_NONE = 0xFFFFFFFF
_END = 0xFFFFFFFE
_PER_SECTOR = 4


@dataclass
class Entry:
    """One directory entry; `start` and `size` of a storage are nought (2.6.3)."""

    name: str
    kind: int
    data: bytes = b""
    start: int = 0
    size: int = 0
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE


def entries_of(tree: Mapping[str, Any]) -> list[Entry]:
    """Return the entries of *tree*, the root first; nothing has its sectors yet."""
    root = Entry("Root Entry", _ROOT, start=_END)
    entries = [root]
    root.child = _add_children(tree, entries)
    return entries


def _add_children(tree: Mapping[str, Any], entries: list[Entry]) -> int:
    """Append the entries below one storage; return the number of the tree's top."""
    numbers = []
    for name in sorted(tree, key=_order):
        content = tree[name]
        numbers.append(len(entries))
        if isinstance(content, bytes):
            entries.append(Entry(name, _STREAM, content, start=_END, size=len(content)))
        else:
            storage = Entry(name, _STORAGE)
            entries.append(storage)
            storage.child = _add_children(content, entries)
    return _balance(numbers, entries)


def _order(name: str) -> tuple[int, str]:
    """Return what names are compared by: first their length, then upper case (2.6.4)."""
    return len(name), name.upper()


def _balance(numbers: Sequence[int], entries: list[Entry]) -> int:
    """Link sorted entries to a balanced tree; return the number of its top."""
    if not numbers:
        return _NONE
    middle = len(numbers) // 2
    top = entries[numbers[middle]]
    top.left = _balance(numbers[:middle], entries)
    top.right = _balance(numbers[middle + 1 :], entries)
    return numbers[middle]


def directory_bytes(entries: Sequence[Entry]) -> bytes:
    """Return the directory; whole sectors, filled up with unused entries (2.6.1)."""
    unused = struct.pack("<68x3I48x", _NONE, _NONE, _NONE)
    return b"".join(map(_entry_bytes, entries)) + unused * (-len(entries) % _PER_SECTOR)


def _entry_bytes(entry: Entry) -> bytes:
    name = (entry.name + "\0").encode("utf-16-le")
    return (
        struct.pack("<64sH2B", name, len(name), entry.kind, _BLACK)
        + struct.pack("<3I", entry.left, entry.right, entry.child)
        + bytes(36)  # class id, state bits and times: none, so that bytes repeat
        + struct.pack("<IQ", entry.start, entry.size)
    )
