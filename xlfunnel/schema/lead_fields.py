"""The columns of Leads as a dictionary, for rule tables that name one of them."""

from typing import Annotated, TypeAlias

from xlfunnel.schema.declare import CellType
from xlfunnel.schema.leads import Lead
from xlfunnel.values.terms import Term, Terms

LEAD_FIELDS = Terms("lead_fields", [Term(column.headers) for column in Lead.columns()])

LeadField: TypeAlias = Annotated[
    str | None, CellType("lead_field", LEAD_FIELDS.read, "@", 14, LEAD_FIELDS)
]

_FIELDS = {column.headers.zh_cn: column.field for column in Lead.columns()}


def field_of(name: str) -> str:
    """Return the field behind the zh-CN header *name* that a `LeadField` reads as."""
    return _FIELDS[name]
