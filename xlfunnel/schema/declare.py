"""
How a table is declared: one class per table, one field per column, everything said once.

A table is a pydantic model. Its fields are its columns in sheet order; the annotation
says how a cell is read (`schema/types.py`) and `column(...)` says the rest. Headers,
template, header recognition, the 使用说明 sheet and the docs are all made from it:

    class Lead(Row):
        table = Table("Leads", sheet=Text("线索登记表", ...), key=("lead_id",), tab=Tab.WORK)

        lead_id: types.Id = column(
            ("线索编号", "線索編號", "Lead ID"),
            Writer.SYSTEM, "S2", help=("留空,更新时自动编号", ..., ...), mandatory=True,
        )
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from xlfunnel.language import Language, Text
from xlfunnel.messages import say
from xlfunnel.values.cell import Cell
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.terms import Terms


class Writer(Enum):
    """Who writes a column; the header's colour tells it."""

    PERSON = "person"
    SYSTEM = "system"
    SHARED = "shared"  # a person's exactly when it differs from the system's last value


class Tab(Enum):
    """What kind of sheet it is; the tab's colour and place tell it."""

    WORK = "work"
    ANALYSIS = "analysis"
    CONFIGURATION = "configuration"
    LOG = "log"


class Visibility(Enum):
    """Whether people see the sheet."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "very_hidden"  # only through the VBA editor: the system's memory


@dataclass(frozen=True, slots=True)
class Table:
    """
    What is true of a whole table.

    Attributes:
        name: Stable ASCII name of the Excel table.
        sheet: Name of its sheet; several tables may share one.
        title: What it is called where a sheet holds several; the sheet's name by default.
        key: Fields that identify a row.
        tab: Kind of sheet.
        visibility: Whether the sheet is shown.
        module: What switches it on; "core" tables are always there.
        help: What the table is for, in a sentence.
        has_own_rows: Whether people type rows into it (else a run rebuilds them).
    """

    name: str
    sheet: Text
    key: tuple[str, ...]
    tab: Tab
    help: Text
    title: Text | None = None
    visibility: Visibility = Visibility.VISIBLE
    module: str = "core"
    has_own_rows: bool = True


@dataclass(frozen=True, slots=True)
class CellType:
    """
    How one kind of cell is read, stored and shown; used as `Annotated` metadata.

    Attributes:
        name: What it is called in the docs.
        read: Cell to Reading; total.
        number_format: Excel's format code; "@" keeps what is typed as text.
        width: Column width in characters (a Chinese one counts two).
        terms: The dictionary behind it, when it is one; its values make the drop-down list.
        is_place: Whether it says where a cell is, and leads there.
    """

    name: str
    read: Callable[[Cell], Reading[Any]] = field(repr=False)
    number_format: str = "General"
    width: float = 12
    terms: Terms | None = None
    is_right_aligned: bool = False
    is_wrapped: bool = False
    is_place: bool = False

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._value, handler(source))

    def _value(self, cell: Any) -> Any:
        reading = self.read(cell)
        if reading.status is Status.UNREADABLE:
            message = say(reading.note, value=reading.text, hint=reading.hint)
            raise PydanticCustomError("unreadable", "{message}", {"message": message})
        return reading.value


@dataclass(frozen=True, slots=True)
class Column:
    """One column as declared; `field` is its name in code."""

    field: str
    headers: Text
    writer: Writer
    source: str
    help: Text
    type: CellType
    unit: Text | None = None
    group: Text | None = None
    is_mandatory: bool = False
    width: float | None = None
    is_hidden: bool = False
    rules: str = ""

    def header(self, language: Language) -> str:
        """Return the header in *language*."""
        return self.headers.to(language)


def column(
    headers: tuple[str, str, str],
    writer: Writer,
    source: str,
    *,
    help: tuple[str, str, str],
    unit: tuple[str, str, str] | None = None,
    group: Text | None = None,
    mandatory: bool = False,
    width: float | None = None,
    hidden: bool = False,
    rules: str = "",
) -> Any:
    """
    Declare a column of a `Row` class.

    Args:
        headers: In zh-CN, zh-TW and en.
        writer: Who fills it.
        source: Clause it comes from, S0 to S4, or "ours".
        help: What belongs in it, for header notes and the 使用说明 sheet.
        unit: Unit of its numbers, where the header does not say it.
        group: Outline group it belongs to; collapsed at first.
        mandatory: Without it the table is not recognised as ours.
        width: Wider or narrower than its cell type asks for.
        hidden: Not shown in a new workbook: the system needs it, people do not.
        rules: Name of the rules table that decides what the system writes here.
    """
    said = {
        "headers": Text(*headers),
        "writer": writer,
        "source": source,
        "help": Text(*help),
        "unit": Text(*unit) if unit else None,
        "group": group,
        "is_mandatory": mandatory,
        "width": width,
        "is_hidden": hidden,
        "rules": rules,
    }
    return Field(default=None, json_schema_extra={"column": said})  # type: ignore[dict-item]


class Row(BaseModel):
    """One row of a table; every field is a column."""

    model_config = ConfigDict(frozen=True, extra="ignore", arbitrary_types_allowed=True)
    table: ClassVar[Table]

    @classmethod
    def columns(cls) -> tuple[Column, ...]:
        """Return the columns in sheet order."""
        return _columns(cls)

    @classmethod
    def column(cls, field: str) -> Column:
        """Return the column of *field*; KeyError when there is none."""
        return _columns_by_field(cls)[field]


@cache
def _columns(row: type[Row]) -> tuple[Column, ...]:
    return tuple(
        Column(
            field=name,
            type=next(item for item in info.metadata if isinstance(item, CellType)),
            **info.json_schema_extra["column"],  # type: ignore[index, arg-type]
        )
        for name, info in row.model_fields.items()
    )


@cache
def _columns_by_field(row: type[Row]) -> dict[str, Column]:
    return {column.field: column for column in _columns(row)}
