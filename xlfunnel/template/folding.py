"""Outline groups: which columns are folded away, and which one carries the button."""

from dataclasses import dataclass
from itertools import groupby

from xlfunnel.language import Language, Text
from xlfunnel.messages import say
from xlfunnel.schema.declare import Column, Row


@dataclass(frozen=True, slots=True)
class Fold:
    """
    A group of columns, folded at first.

    Attributes:
        group: What it is called.
        head: The column that stays in sight before it and carries its button.
        folded: The columns that are folded away.
    """

    group: Text
    head: Column
    folded: tuple[Column, ...]


def folds(row: type[Row]) -> list[Fold]:
    """
    Return the groups of a table.

    Excel joins neighbouring groups into one; so of a group that follows another the first
    column stays in sight between them. Any other group has its button over the column
    before it.
    """
    found: list[Fold] = []
    before: Column | None = None
    for group, members in groupby(row.columns(), key=lambda column: column.group):
        columns = tuple(members)
        if group is not None and before is not None:
            found.append(Fold(group, before, columns))
        elif group is not None:
            found.append(Fold(group, columns[0], columns[1:]))
        before = columns[-1] if group is None else None
    return found


def folded_note(row: type[Row], column: Column, language: Language) -> str:
    """Return what the button over *column* brings; "" when it carries none."""
    return "".join(
        say(
            "template.folded",
            language,
            group=fold.group.to(language),
            columns=_LISTED.to(language).join(one.header(language) for one in fold.folded),
        )
        for fold in folds(row)
        if fold.head is column
    )


_LISTED = Text("、", "、", ", ")
