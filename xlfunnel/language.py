"""The three languages a workbook may be in, and a text in all of them."""

from typing import Literal, NamedTuple, TypeAlias

Language: TypeAlias = Literal["zh-CN", "zh-TW", "en"]
LANGUAGES: tuple[Language, ...] = ("zh-CN", "zh-TW", "en")
DEFAULT_LANGUAGE: Language = "zh-CN"


class Text(NamedTuple):
    """One text in the three languages; Chinese (mainland) is the original."""

    zh_cn: str
    zh_tw: str
    en: str

    def to(self, language: Language) -> str:
        """Return the text in *language*."""
        return self[LANGUAGES.index(language)]
