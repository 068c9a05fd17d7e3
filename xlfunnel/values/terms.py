"""Dictionaries: the words a column may hold, in three languages, with their synonyms."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from xlfunnel.language import Language, Text
from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.text import fold, typed, unread

# Share of agreeing characters (0-100) from which a word is worth suggesting: one wrong
# character in three (跟近中) is, one right in three (已成交 for 已转化) is not.
NEAR = 60


@dataclass(frozen=True, slots=True)
class Term:
    """One word; its zh-CN name is what the code calls it."""

    name: Text
    synonyms: tuple[str, ...] = ()


class Terms:
    """
    A closed dictionary such as 状态 or 意向等级 (SPEC §2).

    Attributes:
        name: ASCII name; the validation list in the workbook is named after it.
        terms: The words in order.
        names: The zh-CN names in order.
    """

    def __init__(self, name: str, terms: Iterable[Term]) -> None:
        self.name = name
        self.terms = tuple(terms)
        self.names = tuple(term.name.zh_cn for term in self.terms)
        self._by_name = {term.name.zh_cn: term for term in self.terms}
        self._names = _folded((name, term) for term in self.terms for name in term.name)
        synonyms = _folded((word, term) for term in self.terms for word in term.synonyms)
        self._words = synonyms | self._names  # a name is never taken by another's synonym

    def read(self, cell: Cell) -> Reading[str]:
        """
        Return the zh-CN name of the term in *cell* (any language, any synonym).

        A word that is not in the dictionary is UNREADABLE; the hint is then the zh-CN name
        of the most similar term, or "" when none is similar.
        """
        missing = unread(cell)
        if missing:
            return missing
        word = fold(typed(cell))
        name = self._words.get(word)
        if name is not None:
            return Reading(shown(cell), Status.READ, name)
        near = self._nearest(word)
        note = "term.unknown" if near else "term.unlike_any"
        return Reading(shown(cell), Status.UNREADABLE, note=note, hint=near)

    def label(self, name: str, language: Language) -> str:
        """Return how the term called *name* is written in *language*; *name* if unknown."""
        term = self._by_name.get(name)
        return term.name.to(language) if term else name

    def labels(self, language: Language) -> tuple[str, ...]:
        """Return all terms in order as they are written in *language*."""
        return tuple(term.name.to(language) for term in self.terms)

    def extended(self, synonyms: Mapping[str, Sequence[str]]) -> "Terms":
        """
        Return the dictionary with the workbook's own words (SPEC §1, table 来源).

        Args:
            synonyms: Term to its further synonyms. A term is given by its name in any
                language; a name that is new becomes a term of its own, at the end.
                A word the workbook claims is taken away from the term it was shipped with.
        """
        claimed = {fold(word) for name, words in synonyms.items() for word in (name, *words)}
        terms = {
            term.name.zh_cn: [word for word in term.synonyms if fold(word) not in claimed]
            for term in self.terms
        }
        for name, words in synonyms.items():
            if fold(name):
                terms.setdefault(self._names.get(fold(name), name.strip()), []).extend(words)
        return Terms(
            self.name,
            (Term(self._name(name), tuple(words)) for name, words in terms.items()),
        )

    def _name(self, name: str) -> Text:
        term = self._by_name.get(name)
        return term.name if term else Text(name, name, name)

    def _nearest(self, word: str) -> str:
        found = process.extractOne(word, self._words.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
        return self._words[found[0]] if found else ""


def _folded(words: Iterable[tuple[str, Term]]) -> dict[str, str]:
    """Map each word, folded, to the zh-CN name of the first term that has it."""
    names: dict[str, str] = {}
    for word, term in words:
        if fold(word):
            names.setdefault(fold(word), term.name.zh_cn)
    return names
