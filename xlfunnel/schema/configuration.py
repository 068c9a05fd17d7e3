"""The rows of 参数 read back: settings, and what the user calls our tables and columns."""

import dataclasses
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from xlfunnel.errors import SettingsError
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.schema import terms
from xlfunnel.schema.catalogue import TABLES
from xlfunnel.schema.declare import Row
from xlfunnel.schema.parameters import SCHEMA_VERSION, Parameter, Parameters, parameters
from xlfunnel.schema.recognise import header_key
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.writing import cell_of
from xlfunnel.values.cell import shown
from xlfunnel.values.reading import Status

# A folded key: 表:线索登记表, or 列:线索登记表.客户名称 (table and column in any language).
_TABLE = re.compile(r"(?:表|表名|表格|资料表|table):(?P<table>.+)")
_COLUMN = re.compile(r"(?:列|列名|栏|栏位|栏名|字段|column):(?P<table>[^.。]+)[.。](?P<column>.+)")

# A message key with the facts it needs beside the row's own key.
_Complaint: TypeAlias = tuple[str, dict[str, str]]

_OF_LANGUAGE: dict[Language, str] = dict(zip(LANGUAGES, terms.LANGUAGE_NAMES.names, strict=True))


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """
    A row of 参数 that makes no sense.

    Attributes:
        index: Its position.
        note: The message key.
        facts: What the message needs.
        declared: The setting whose default applies instead, if one does.
    """

    index: int
    note: str
    facts: dict[str, str]
    declared: Parameter | None = None

    def facts_in(self, language: Language) -> dict[str, str]:
        """Return the facts with the default as a person would type it in *language*."""
        if self.declared is None:
            return self.facts
        return {**self.facts, "default": shown_default(self.declared, language)}


@dataclass(frozen=True, slots=True)
class Configuration:
    """
    What 参数 says.

    Attributes:
        parameters: The settings; the default where a row is missing or impossible.
        names: Our table name to the user's.
        headers: Our table name and field to the user's header.
        rows: Key of `names` or `headers` to the position of the row that says so.
        places: Field of a setting to the position of its row.
        problems: Rows that could not be used.
    """

    parameters: Parameters = dataclasses.field(default_factory=Parameters)
    names: dict[str, str] = dataclasses.field(default_factory=dict)
    headers: dict[tuple[str, str], str] = dataclasses.field(default_factory=dict)
    rows: dict[str | tuple[str, str], int] = dataclasses.field(default_factory=dict)
    places: dict[str, int] = dataclasses.field(default_factory=dict)
    problems: list[SettingProblem] = dataclasses.field(default_factory=list)

    @property
    def language(self) -> Language:
        """The language that the system writes in."""
        name = self.parameters.language
        return next(code for code, called in _OF_LANGUAGE.items() if called == name)


def language_name(language: Language) -> str:
    """Return the zh-CN name of *language* in the dictionary of languages."""
    return _OF_LANGUAGE[language]


def read_settings(rows: Sequence[Setting]) -> Configuration:
    """Return what *rows* say; SettingsError when the workbook is newer than this program."""
    values: dict[str, Any] = {}
    names: dict[str, str] = {}
    headers: dict[tuple[str, str], str] = {}
    said_in: dict[str | tuple[str, str], int] = {}
    places: dict[str, int] = {}
    problems: list[SettingProblem] = []
    for index, row in enumerate(rows):
        key = header_key(row.key or "")
        declared = _parameters_by_name().get(key)
        complaint: _Complaint | None = None
        if declared is not None:
            places.setdefault(declared.field, index)
            complaint = _take_value(row, declared, values)
        elif match := _COLUMN.fullmatch(key):
            complaint = _take_header(row, match, headers)
        elif match := _TABLE.fullmatch(key):
            complaint = _take_name(row, match, names)
        elif key:
            complaint = ("settings.unknown", {})
        said_in |= dict.fromkeys((names.keys() | headers.keys()) - said_in.keys(), index)
        if complaint is not None:
            note, facts = complaint
            facts = {"key": row.key or "", **facts}
            problems.append(SettingProblem(index, note, facts, declared))
    _refuse_newer(values.get("schema_version", 1))
    read = Parameters.model_construct(**values)
    return Configuration(read, names, headers, said_in, places, problems)


def shown_default(declared: Parameter, language: Language) -> str:
    """Return the default of a setting as a person would type it in *language*."""
    return shown(cell_of(declared.type, declared.default, language))


def _take_value(row: Setting, declared: Parameter, values: dict[str, Any]) -> _Complaint | None:
    facts = {"value": shown(row.value)}
    if declared.field in values:
        return ("settings.repeated", facts)
    reading = declared.type.read(row.value)
    values[declared.field] = declared.default
    if reading.status is Status.UNREADABLE:
        if declared.is_stamp:  # the next refresh writes it anew
            return None
        return ("settings.not_understood", facts)
    if reading.value is None:
        return None
    if not _is_in_range(declared, reading.value):
        return _out_of_range(declared, facts)
    values[declared.field] = reading.value
    if reading.status is Status.UNSURE:
        return ("settings.unsure", facts | {"taken": shown(reading.value)})
    return None


def _is_in_range(declared: Parameter, value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, float):
        return True
    least = -math.inf if declared.least is None else declared.least
    most = math.inf if declared.most is None else declared.most
    return least <= value <= most


def _out_of_range(declared: Parameter, facts: dict[str, str]) -> _Complaint:
    """Return the complaint with the limits there are; no setting has an upper one alone."""
    limits = {"least": declared.least, "most": declared.most}
    facts |= {name: shown(float(n)) for name, n in limits.items() if n is not None}
    return ("settings.too_small" if declared.most is None else "settings.out_of_range", facts)


def _take_name(row: Setting, match: re.Match[str], names: dict[str, str]) -> _Complaint | None:
    table = _tables_by_name().get(match["table"])
    if table is None:
        return ("settings.unknown_table", {})
    if row.value is not None and table.table.name in names:
        return ("settings.repeated", {})
    if row.value is not None:
        names[table.table.name] = shown(row.value).strip()
    return None


def _take_header(
    row: Setting, match: re.Match[str], headers: dict[tuple[str, str], str]
) -> _Complaint | None:
    table = _tables_by_name().get(match["table"])
    field = _fields_by_header(table).get(match["column"]) if table else None
    if table is None or field is None:
        return ("settings.unknown_column", {})
    if row.value is not None and (table.table.name, field) in headers:
        return ("settings.repeated", {})
    if row.value is not None:
        headers[table.table.name, field] = shown(row.value).strip()
    return None


def _refuse_newer(version: float) -> None:
    if version > SCHEMA_VERSION:
        raise SettingsError("settings.too_new", found=shown(version), known=SCHEMA_VERSION)


@cache
def _parameters_by_name() -> dict[str, Parameter]:
    return {
        header_key(name): declared
        for declared in parameters()
        for name in (*declared.names, declared.field)
    }


@cache
def _tables_by_name() -> dict[str, type[Row]]:
    return {
        header_key(name): row
        for row in TABLES
        for name in (row.table.name, *(row.table.title or row.table.sheet))
    }


@cache
def _fields_by_header(row: type[Row]) -> dict[str, str]:
    return {
        header_key(name): column.field
        for column in row.columns()
        for name in (column.field, *column.headers)
    }
