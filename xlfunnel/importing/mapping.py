"""The mapping file: which column of a CSV is which of ours (docs/examples/import.toml)."""

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from rapidfuzz import process

from xlfunnel.errors import UsageError
from xlfunnel.importing.files import read_file
from xlfunnel.resources import example_map
from xlfunnel.schema.declare import Writer
from xlfunnel.schema.leads import Lead
from xlfunnel.values.text import fold

T = TypeVar("T")


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid")


class FileOptions(_Section):
    """How the CSV is written; both are found out unless said."""

    encoding: str | None = None
    delimiter: str | None = Field(default=None, min_length=1, max_length=1)


class Join(_Section):
    """A second CSV with more about some of the leads, matched by a key column."""

    file: str
    on: str
    their: str | None = None  # the key column there, when it has another name
    columns: dict[str, str] = {}
    constants: dict[str, str] = {}


class ImportMap(_Section):
    """
    The mapping, with our columns as fields of `Lead`.

    Attributes:
        columns: Ours to the CSV's.
        constants: Ours to the text every lead gets.
        values: Ours to what replaces a text of the CSV; other texts stay as they are.
        dates: Ours to a strptime format, for dates that are not understood without.
        join: The second CSV.
        add_sources: Whether sources not in the workbook's table are added to it.
    """

    file: FileOptions = FileOptions()
    columns: dict[str, str]
    constants: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    dates: dict[str, str] = {}
    join: Join | None = None
    add_sources: bool = False


def read_map(path: Path) -> ImportMap:
    """Return the mapping in *path*; UsageError names the line or the key that is wrong."""
    try:
        text = read_file(path).decode("utf-8-sig")
        mapping = ImportMap.model_validate(tomllib.loads(text))
    except UnicodeDecodeError as error:
        raise UsageError("cli.map_not_utf8", file=path) from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            "cli.map_not_toml", file=path, detail=error, example=example_map()
        ) from error
    except ValidationError as error:
        raise _wrong_key(path, error) from error
    for name, code in mapping.dates.items():
        if not _is_date_format(code):
            raise _wrong(path, "cli.map_key_wrong", f"dates.{name}")
    return _with_fields(mapping, path)


def _wrong_key(path: Path, error: ValidationError) -> UsageError:
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    message = {"missing": "cli.map_key_missing", "extra_forbidden": "cli.map_key_unknown"}
    return _wrong(path, message.get(first["type"], "cli.map_key_wrong"), key)


def _wrong(path: Path, message: str, key: str) -> UsageError:
    return UsageError(message, file=path, key=key, example=example_map())


def _is_date_format(code: str) -> bool:
    """Return whether strptime understands *code*, and finds at least the year by it."""
    day = datetime(2024, 1, 1, tzinfo=UTC)
    try:
        return datetime.strptime(day.strftime(code), code).date() == day.date()
    except (ValueError, re.error):  # re.error: the same directive twice
        return False


def _with_fields(mapping: ImportMap, path: Path) -> ImportMap:
    """Return *mapping* with our columns, however they are named, as fields of `Lead`."""

    def fields(section: Mapping[str, T]) -> dict[str, T]:
        return {_field(name, path): said for name, said in section.items()}

    join = mapping.join and mapping.join.model_copy(
        update={
            "columns": fields(mapping.join.columns),
            "constants": fields(mapping.join.constants),
        }
    )
    return mapping.model_copy(
        update={
            "columns": fields(mapping.columns),
            "constants": fields(mapping.constants),
            "values": fields(mapping.values),
            "dates": fields(mapping.dates),
            "join": join,
        }
    )


@cache
def _fields() -> dict[str, str]:
    return {fold(name): column.field for column in Lead.columns() for name in column.headers} | {
        column.field: column.field for column in Lead.columns()
    }


def _field(name: str, path: Path) -> str:
    """Return the field of `Lead` that *name* means: a header in any language, or a field."""
    found = _fields().get(fold(name))
    if found and Lead.column(found).writer is Writer.SYSTEM:
        raise UsageError("cli.map_column_system", file=path, column=name)
    if found:
        return found
    near = process.extractOne(fold(name), _fields().keys())
    hint = Lead.column(_fields()[near[0]]).headers.zh_cn
    raise UsageError("cli.map_column_unknown", file=path, column=name, hint=hint)
