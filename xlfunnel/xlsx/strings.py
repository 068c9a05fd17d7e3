"""The shared strings: existing ones are found, new ones are added at the end, none changes."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from xlfunnel.errors import FileRefusedError
from xlfunnel.tables.celltext import storable
from xlfunnel.xlsx.parts import parse
from xlfunnel.xlsx.structure import children
from xlfunnel.xlsx.text import decode, editable, element, unescaped

_ITEM = rb"<%ssi(?=[\s/>])[^>]*?(?:/>|>(.*?)</%ssi\s*>)"

# Nothing is ever taken out of the shared strings. What is long (the packed memory of a run)
# differs from run to run, so it is written into its cell; and so is a sentence that is new and
# that few cells say: tomorrow it counts one day more, and today's would stay for ever.
MOST_SHARED = 1_000  # characters
_SENTENCE = 20  # characters
_FEW_CELLS = 50
_WANTED, _OWN = -1, -2  # instead of an index: to be looked up, and written into its cell

_BYTES_AT_ONCE = 1 << 20


class SharedStrings:
    """
    Texts to their indexes in the shared-strings part.

    Texts are collected first (`want`) and looked up in one pass over the part, because a
    map of every text in a large workbook would cost more memory than the workbook itself.
    """

    def __init__(self, data: bytes) -> None:
        self._data = _plain(data)
        root = re.search(rb"<(?:([\w.\-]+):)?sst[\s/>]", self._data)
        self._prefix = root[1] + b":" if root is not None and root[1] else b""
        self._index: dict[str, int] = {}
        self._cells: Counter[str] = Counter()
        self._new = bytearray()  # the new items: an object for each would take twice as much
        self._new_count = 0

    def want(self, texts: list[str]) -> None:
        """Say that each of *texts*, none of them empty, will be written into a cell."""
        self._cells.update(texts)
        self._index.update(dict.fromkeys(texts, _WANTED))

    def look_up(self) -> None:
        """Give every wanted text its index, an existing one where there is one."""
        index, count = self._index, 0
        for count, text in enumerate(self._texts(), 1):
            if index.get(text) == _WANTED:
                index[text] = count - 1
        prefix = self._prefix
        for text, number in index.items():
            if number == _WANTED and len(text) > _SENTENCE and self._cells[text] <= _FEW_CELLS:
                index[text] = _OWN
            elif number == _WANTED:
                index[text] = count + self._new_count
                self._new += b"<%ssi>%s</%ssi>" % (prefix, self._item(text), prefix)
                self._new_count += 1

    def _texts(self) -> Iterator[str]:
        """Yield for every item the text that would be written just so, "" for others."""
        item = re.compile(_ITEM % (re.escape(self._prefix), re.escape(self._prefix)), re.S)
        at, end = 0, 0
        while end < len(self._data):
            end = self._data.find(b"</si>", at + _BYTES_AT_ONCE) + 5
            end = len(self._data) if end < 5 else end
            some = self._data[at:end]
            at = end
            if not self._prefix and some.count(b"<si>") == some.count(b"<si"):
                for piece in some.decode(errors="replace").split("<si>")[1:]:
                    text = piece[3 : piece.rfind("</t></si>")]
                    if _is_ordinary(text) and piece.startswith("<t>"):
                        yield text
                    else:
                        yield self._text_of(piece[: piece.rfind("</si>")].encode())
            else:
                for found in item.finditer(some):
                    yield self._text_of(found[1] or b"")

    def _text_of(self, item: bytes) -> str:
        start, end = item.find(b">") + 1, item.rfind(b"</")
        raw = item[start:end]
        text = "" if b"<" in raw else decode(unescaped(raw))
        return text if self._item(text) == item else ""

    def index(self, text: str) -> int | None:
        """Return the index of a wanted *text*, or of what a cell can hold; None for one inline."""
        found = self._index.get(text)
        found = self._index[storable(text)] if found is None else found
        return None if found == _OWN else found

    def changed(self) -> bytes | None:
        """Return the part with the new texts, or None when there are none."""
        if not self._new:
            return None
        p = self._prefix
        opening = re.search(rb"<%ssst\b[^>]*?(/?)>" % re.escape(p), self._data)
        end = self._data.rfind(b"</%ssst" % p)
        if opening is None or (end < 0 and not opening[1]):
            raise FileRefusedError("files.damaged_part", part="sharedStrings.xml")
        tag = self._counted(opening[0])
        if opening[1]:
            tag = tag[:-2] + b">"
            return b"".join([self._data[: opening.start()], tag, self._new, b"</%ssst>" % p])
        return b"".join(
            [self._data[: opening.start()], tag, self._data[opening.end() : end], self._new,
             self._data[end:]]
        )  # fmt: skip

    def _counted(self, tag: bytes) -> bytes:
        """Return the opening *tag* with its (optional) counts raised."""
        uses = sum(self._cells[text] for text, at in self._index.items() if at != _OWN)
        for name, more in ((b"uniqueCount", self._new_count), (b"count", uses)):
            tag = re.sub(
                rb"""(\s%s\s*=\s*["'])(\d+)""" % name,
                lambda m, more=more: m[1] + b"%d" % (int(m[2]) + more),  # type: ignore[misc]
                tag,
            )
        return tag

    def _item(self, text: str) -> bytes:
        """Return what an item of *text* contains."""
        if _is_ordinary(text) and not self._prefix:
            return b"<t>%s</t>" % text.encode()
        return element(f"{self._prefix.decode()}t", text).encode()


def _is_ordinary(text: str) -> bool:
    """Whether *text* is plain to see: words of letters and digits, one blank between them."""
    if text.isalnum():
        return True
    words = text.split(" ")
    return all(words) and "".join(words).isalnum()


def _plain(data: bytes) -> bytes:
    """Return the part with nothing in it that could look like a text and is none."""
    data = editable(data)
    if b"<!" not in data and data.count(b"<?") <= 1:
        return data
    root = parse(data)
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def shared_texts(data: bytes) -> Iterator[str]:
    """Yield the shared texts in order, rich runs joined, without phonetic guides."""
    for item in children(parse(data), "si"):
        yield decode("".join(text_runs(item)))


def text_runs(item: etree._Element) -> Iterator[str]:
    """Yield the pieces of text in an `<si>` or `<is>` element."""
    for text in children(item, "t"):
        yield text.text or ""
    for text in children(item, "r", "t"):
        yield text.text or ""
