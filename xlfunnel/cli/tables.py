"""Tables for a terminal; rich is loaded only here and for the bar, and honours NO_COLOR."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from xlfunnel.actions import Finding, Outcome
from xlfunnel.cli.layout import width, wrapped
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.messages import MESSAGES, say
from xlfunnel.schema import terms

KINDS_SHOWN = 5  # columns with the most problems, where the list itself was cut short

_COLOURS = {terms.ERROR: "red", terms.WARNING: "yellow", terms.INFO: "blue"}

# Figures of an outcome in the order they are read, with the colour of one that is not zero.
_FIGURES = {
    "leads": "",
    "new_leads": "",
    "added": "",
    "known": "",
    "errors": "red",
    "warnings": "yellow",
    "infos": "",
    "taken_back": "",
    "new_follow_ups": "",
    "graded": "",
    "grades_changed": "cyan",
    "won": "",
    "conversion_rate": "bold",
    "cycle_days": "",
}
_ONLY_IF_ANY = {"new_leads", "infos", "taken_back", "new_follow_ups"}
# Sentences that say nothing but figures of the table, and which ones.
_SAID_BY_TABLE = {
    "actions.checked": ("leads", "errors", "warnings"),
    "views.taken_back": ("taken_back",),
    "actions.graded": ("graded",),
    "actions.regraded": ("graded", "grades_changed"),
    "actions.analysed": ("leads", "won", "conversion_rate"),
    "actions.imported": ("added", "known"),
}
_BETWEEN = 2  # spaces between columns
_NARROWEST = 16  # a column of text in a window too small for the table


def print_findings(findings: Sequence[Finding], language: Language) -> None:
    """Print where what is wrong, and how to mend it."""
    if not findings:
        return
    console = Console()
    severities = [terms.SEVERITIES.label(found.severity, language) for found in findings]
    places = [f"{_where(found)}\n[{found.column}]" for found in findings]
    taken = sum(max(map(_widest, column)) + _BETWEEN for column in (severities, places))
    columns = max((console.width - taken - _BETWEEN) // 2, _NARROWEST)
    table = Table(box=None, pad_edge=False, padding=(0, _BETWEEN, 0, 0))
    for key in ("severity", "place", "problem", "fix"):
        table.add_column(say(f"cli.table.{key}", language), overflow="fold")
    for found, severity, place in zip(findings, severities, places, strict=True):
        said = ("\n".join(wrapped(text, columns)) for text in (found.problem, found.fix))
        table.add_row(Text(severity, _COLOURS[found.severity]), Text(place), *map(Text, said))
    console.print(table)


def _where(finding: Finding) -> str:
    times = f" ×{finding.count}" if finding.count > 1 else ""
    return finding.place + times


def _widest(text: str) -> int:
    return max(map(width, text.split("\n")))


def print_kinds(findings: Sequence[Finding], language: Language) -> None:
    """Print which columns have the most problems, for a list too long to be shown whole."""
    kinds = Counter[tuple[str, str]]()
    for finding in findings:
        kinds[finding.sheet, finding.column] += finding.count
    table = _table(say("cli.table.kinds", language))
    for (sheet, column), count in kinds.most_common(KINDS_SHOWN):
        table.add_row(Text(f"{sheet} [{column}]"), f"{count:,}")
    Console().print(table)


def print_summary(outcome: Outcome, language: Language) -> None:
    """Print the figures of *outcome* as a table, and what cannot be said in figures below."""
    counts = outcome.counts
    told = {name: counts[name] for name in _FIGURES if name in counts} if _is_whole(counts) else {}
    if told:
        table = _table(say("cli.table.summary", language))
        for name, figure in told.items():
            if not figure and name in _ONLY_IF_ANY:
                continue
            colour = _FIGURES[name] if figure else ""
            table.add_row(say(f"cli.figure.{name}", language), Text(_shown(name, figure), colour))
        Console().print(table)
    for sentence in outcome.summary:
        if not _is_in_table(sentence, told):
            print(sentence)


def _is_whole(counts: Mapping[str, float]) -> bool:
    """Return whether a table is worth its lines: one step alone is said in a sentence."""
    return "leads" in counts or "added" in counts


def _table(title: str) -> Table:
    table = Table(title=Text(title, "bold"), title_justify="left", box=None, show_header=False)
    table.add_column()
    table.add_column(justify="right")
    return table


def _shown(name: str, figure: float) -> str:
    if name == "conversion_rate":
        return f"{figure:.1%}"
    return f"{figure:,.1f}" if name == "cycle_days" else f"{figure:,.0f}"


def _is_in_table(sentence: str, told: Mapping[str, float]) -> bool:
    """Return whether *sentence* would only repeat the table; the workbook may speak its own."""
    for key, names in _SAID_BY_TABLE.items():
        if told.keys() >= set(names):
            for language in LANGUAGES:
                shape = re.sub(r"\\\{\w+\\\}", ".*", re.escape(MESSAGES[key].to(language)))
                if re.fullmatch(shape, sentence):
                    return True
    return False
