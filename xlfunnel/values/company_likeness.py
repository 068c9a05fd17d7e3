"""Which names may be of one company, which never are, and by what alike ones are found."""

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from xlfunnel.values.company import SHORTEST_CORE, TRADES, Company

_SAME = 100.0
_SHORTEST_MISSPELT = 3  # characters of a stem that one slip leaves recognisable
_LONGEST_SPELLED = 40  # characters of a core whose misspellings are looked for


def are_different(one: Company, other: Company) -> bool:
    """
    Return whether two names are certainly of two companies, whatever else agrees.

    Their numbers differ (第一/第二, 2号店/三号店), or they are branches of two places.
    """
    return bool(
        (one.numbers and other.numbers and one.numbers != other.numbers)
        or (one.branch and other.branch and one.branch != other.branch)
    )


def similarity(one: Company, other: Company) -> float:
    """
    Return how alike two names are, 0 to 100; 0 where number or place says that they differ.

    100 with the same core, or where one is the short name of the other (鑫度 of 鑫度科技有限公司);
    else that of cores or stems, whichever is less. Legal form, region and trade make all
    names alike, so whole names are compared only where one slip tells the cores apart (海风岛
    and 海凤岛) and the stems have three letters: of two, 天成 and 天诚 are two companies.
    """
    if one.numbers != other.numbers or are_different(one, other) or _are_apart(one, other):
        return 0.0
    if one.core == other.core or _is_short_for(one, other) or _is_short_for(other, one):
        return _SAME
    alike = min(fuzz.ratio(one.core, other.core), fuzz.ratio(one.stem, other.stem))
    return max(alike, fuzz.ratio(one.name, other.name)) if _is_slip(one, other) else alike


def spellings(name: Company) -> frozenset[str]:
    """
    Return keys of which two similar names share one: core, short names, the core less a letter.

    A letter that is wrong, missing or too much, and two that changed places, leave such a
    key in common; two wrong letters do not.
    """
    core = name.core
    keys = {core[:length] for length in range(len(name.stem), len(core) + 1)}
    if len(core) <= _LONGEST_SPELLED:
        keys.update(core[:at] + core[at + 1 :] for at in range(len(core)))
    return frozenset(key for key in keys if len(key) >= SHORTEST_CORE)


def _is_slip(one: Company, other: Company) -> bool:
    """Return whether one letter is wrong, missing or too much, or two have changed places."""
    is_long = min(len(one.stem), len(other.stem)) >= _SHORTEST_MISSPELT
    return is_long and OSA.distance(one.core, other.core, score_cutoff=1) == 1


def _is_short_for(one: Company, other: Company) -> bool:
    """Return whether *one* is *other* without legal form and the end of its trade."""
    rest = other.core.removeprefix(one.core)
    return one.is_bare and rest != other.core and bool(TRADES.fullmatch(rest))


def _are_apart(one: Company, other: Company) -> bool:
    """Return whether the names say two different provinces, or cities of one."""
    return any(a and b and a != b for a, b in zip(one.place, other.place, strict=True))
