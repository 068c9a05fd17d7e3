"""zh-CN texts are in Simplified script and zh-TW texts in Traditional, everywhere in the schema."""

from collections.abc import Iterator

from opencc import OpenCC

from xlfunnel.language import Text
from xlfunnel.messages import workbook
from xlfunnel.schema import (
    default_clocks,
    default_words,
    defaults,
    guide,
    leads,
    parameters,
    rules_sheet,
    terms,
)
from xlfunnel.schema.catalogue import MODULES, TABLES
from xlfunnel.values.terms import Terms

TO_SIMPLIFIED = OpenCC("t2s")
TO_TRADITIONAL = OpenCC("s2tw")


def texts_in(item: object) -> Iterator[Text]:
    """Yield every Text in *item*, however deep."""
    if isinstance(item, Text):
        yield item
    elif isinstance(item, Terms):
        yield from (term.name for term in item.terms)
    elif isinstance(item, dict):
        yield from (text for value in item.values() for text in texts_in(value))
    elif isinstance(item, list | tuple):
        yield from (text for value in item for text in texts_in(value))


MODULES_WITH_TEXT = (default_clocks, default_words, defaults, guide, leads, rules_sheet, terms)
TEXTS = set(texts_in([vars(module) for module in MODULES_WITH_TEXT]))
TEXTS |= set(texts_in([MODULES, workbook.MESSAGES]))
TEXTS |= set(texts_in([(row.table.sheet, row.table.title, row.table.help) for row in TABLES]))
TEXTS |= set(texts_in([(c.headers, c.help, c.unit) for row in TABLES for c in row.columns()]))
TEXTS |= set(texts_in([(p.names, p.help, p.unit) for p in parameters.parameters()]))


def test_there_is_something_to_look_at() -> None:
    assert len(TEXTS) > 500


def test_zh_cn_is_in_simplified_script() -> None:
    assert {text for text in TEXTS if TO_SIMPLIFIED.convert(text.zh_cn) != text.zh_cn} == set()


def test_zh_tw_is_in_traditional_script() -> None:
    # Both are right in Taiwan: 了解 as well as 瞭解, which is all that the converter writes.
    def is_traditional(text: str) -> bool:
        taiwan: str = TO_TRADITIONAL.convert(text)
        return taiwan.replace("瞭解", "了解") == text.replace("瞭解", "了解")

    assert {text for text in TEXTS if not is_traditional(text.zh_tw)} == set()
