"""A lead of the sample with what became of it, before it is said in a language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from xlfunnel.language import Text
from xlfunnel.values.cell import Cell

# A row before it is said in a language: a Text is to be said, a str may be a term's name.
Given: TypeAlias = dict[str, "Cell | Text"]


@dataclass(slots=True)
class Story:
    """A lead with the day it came in, the grade it should get, and its follow-ups."""

    registered: date
    lead: Given
    grade: str = ""
    touches: list[Given] = field(default_factory=list)


def said(pattern: Text, parts: Mapping[str, Text]) -> Text:
    """
    Fill *parts* into *pattern*, language by language; blanks left at the ends go.

    >>> said(Text("{x}，要报价", "{x}，要報價", "quote {x}"), {"x": Text("A", "B", "C")}).en
    'quote C'
    """
    texts = (
        text.format(**{name: part[n] for name, part in parts.items()}).strip()
        for n, text in enumerate(pattern)
    )
    return Text(*texts)


def same(text: str) -> Text:
    """Return *text* as it is in every language."""
    return Text(text, text, text)


def joined(texts: Iterable[Text]) -> Text:
    """Return *texts* as a cell that lists them."""
    zh_cn, zh_tw, en = zip(*texts, strict=True)
    return Text("、".join(zh_cn), "、".join(zh_tw), ", ".join(en))
