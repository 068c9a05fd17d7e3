"""A CSV as other programs write it: encoding, delimiter and broken lines."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from xlfunnel.errors import UsageError
from xlfunnel.importing.files import read_file
from xlfunnel.importing.mapping import FileOptions

ENCODINGS = ("utf-8-sig", "gb18030")  # tried in this order, unless a UTF-16 BOM says more
DELIMITERS = ",;\t|"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# What Big5 looks like when it is taken for GB18030: private characters and kana.
MISTAKEN = re.compile("[\ue000-\uf8ffぁ-ゖァ-ヺ]")
LONGEST_FIELD = 2**31 - 1  # the csv module's own limit would be told as an open quotation mark


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The columns of a CSV by header; `lines` says where each row begins in the file."""

    path: Path
    lines: list[int]
    columns: dict[str, list[str]]

    def column(self, header: str) -> list[str]:
        """Return a column; UsageError with the headers there are when it is missing."""
        if header not in self.columns:
            known = "、".join(self.columns)
            raise UsageError("cli.csv_no_column", file=self.path, column=header, known=known)
        return self.columns[header]


def read_csv(path: Path, options: FileOptions) -> CsvTable:
    """
    Return the CSV at *path*; blank lines are no rows, short rows are filled with blanks.

    Raises:
        UsageError: The file cannot be read or decoded, has no header, a header twice, a
            row with more cells than the header, or an open quotation mark.
    """
    text = _decoded(path, options.encoding)
    delimiter = options.delimiter or _likely_delimiter(text)
    rows = _rows(path, text, delimiter)
    _, headers = next(rows, (0, []))
    headers = [header.strip() for header in headers]
    if not any(headers):
        raise UsageError("cli.csv_empty", file=path)
    twice = next((h for n, h in enumerate(headers) if h and h in headers[:n]), None)
    if twice:
        raise UsageError("cli.csv_header_twice", file=path, column=twice)
    lines, table = [], []
    for line, row in rows:
        if any(row[len(headers) :]):
            raise UsageError(
                "cli.csv_row_too_long", file=path, line=line, cells=len(row), width=len(headers)
            )
        lines.append(line)
        table.append(row[: len(headers)] + [""] * (len(headers) - len(row)))
    columns = dict(zip(headers, map(list, zip(*table, strict=True)), strict=True)) if table else {}
    return CsvTable(path, lines, columns or {header: [] for header in headers})


def _decoded(path: Path, encoding: str | None) -> str:
    raw = read_file(path)
    if encoding:
        text = _named(path, raw, encoding)
    else:
        text = _guessed(path, raw, ("utf-16",) if raw.startswith(UTF_16_MARKS) else ENCODINGS)
    if "\0" in text:  # UTF-16 without its mark
        raise UsageError("cli.csv_encoding_doubtful", file=path)
    return text


def _named(path: Path, raw: bytes, encoding: str) -> str:
    try:
        is_utf_8 = codecs.lookup(encoding).name == "utf-8"
        return raw.decode("utf-8-sig" if is_utf_8 else encoding)  # Excel begins with a mark
    except UnicodeError as error:
        raise UsageError("cli.csv_not_decoded", file=path, encodings=encoding) from error
    except (LookupError, ValueError) as error:
        raise UsageError("cli.csv_encoding_unknown", file=path, encoding=encoding) from error


def _guessed(path: Path, raw: bytes, candidates: tuple[str, ...]) -> str:
    for candidate in candidates:
        try:
            text = raw.decode(candidate)
        except UnicodeDecodeError:
            continue
        if candidate == "gb18030" and MISTAKEN.search(text):
            raise UsageError("cli.csv_encoding_doubtful", file=path)
        return text
    raise UsageError("cli.csv_not_decoded", file=path, encodings=", ".join(candidates))


def _likely_delimiter(text: str) -> str:
    """Return the delimiter that stands most often in the header line; a comma if none does."""
    header = text.split("\n", 1)[0]
    return max(DELIMITERS, key=header.count)


def _rows(path: Path, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield every row that is not blank, with the line it begins on."""
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for _ in count():
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise UsageError("cli.csv_broken", file=path, line=line) from error
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield line, row
