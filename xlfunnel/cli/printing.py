"""What a command prints: text for people, JSON for programs, annotations for GitHub."""

import codecs
import io
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from xlfunnel.actions import Finding, Outcome
from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.schema import terms

FINDINGS_SHOWN = 30  # in text; the list in the workbook and the other formats have all

_GITHUB = {terms.ERROR: "error", terms.WARNING: "warning", terms.INFO: "notice"}
_ENGLISH = {terms.ERROR: "error", terms.WARNING: "warning", terms.INFO: "info"}


class Printer:
    """
    Prints in one language and one format.

    Attributes:
        language: Of what is said; the workbook's, once it is known, unless fixed.
    """

    def __init__(self, language: Language, form: str, *, is_fixed: bool) -> None:
        self.language = language
        self.form = form
        self._is_fixed = is_fixed

    def adopt(self, language: Language) -> None:
        """Speak the workbook's language, unless the user has named one."""
        if not self._is_fixed:
            self.language = language

    def say(self, key: str, /, **facts: object) -> None:
        """Print a sentence for people; other formats are for programs and stay clean."""
        if self.form == "text":
            print(say(key, self.language, **facts))

    def tell(self, messages: Sequence[str]) -> None:
        """Print what the adapter reported, apart from the result."""
        for message in messages:
            print(message, file=sys.stderr)

    def warn(self, key: str, /, **facts: object) -> None:
        """Print a sentence beside the result, in every format."""
        self.tell([say(key, self.language, **facts)])

    def json(self, said: Mapping[str, object]) -> None:
        """Print *said* as one object, in the characters that standard output has."""
        print(json.dumps(said, ensure_ascii=not _is_utf_8(), indent=2))

    def outcome(self, outcome: Outcome, file: Path, facts: Mapping[str, object]) -> None:
        """Print *outcome*; *facts* are further entries of the JSON object."""
        if self.form == "json":
            self.json(_as_object(outcome, file, facts))
        elif self.form == "github":
            _speak_utf_8()
            for finding in outcome.findings:
                print(_as_annotation(finding, file))
        else:
            self._text(outcome)

    def _text(self, outcome: Outcome) -> None:
        """Print tables on a terminal, lines into a file or a pipe."""
        folded = _folded(outcome.findings)
        shown, rest = folded[:FINDINGS_SHOWN], folded[FINDINGS_SHOWN:]
        more = sum(finding.count for finding in rest)
        if sys.stdout.isatty():
            from xlfunnel.cli.tables import print_findings, print_kinds, print_summary

            print_findings(shown, self.language)
            if rest:
                print(say("cli.more_findings", self.language, count=more))
                print_kinds(outcome.findings, self.language)
            print_summary(outcome, self.language)
            return
        for finding in shown:
            print(_as_line(finding, self.language))
        if rest:
            print(say("cli.more_findings", self.language, count=more))
        for sentence in outcome.summary:
            print(sentence)


def _is_utf_8() -> bool:
    return codecs.lookup(sys.stdout.encoding or "ascii").name == "utf-8"


def _speak_utf_8() -> None:
    """Let standard output be UTF-8, which GitHub reads whatever the machine's own is."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not _is_utf_8():
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")


def _folded(findings: Sequence[Finding]) -> list[Finding]:
    """Return one finding for all that say the same, at the first place, with their count."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        said = (finding.severity, finding.sheet, finding.column, finding.problem)
        groups.setdefault(said, []).append(finding)
    return [replace(group[0], count=sum(f.count for f in group)) for group in groups.values()]


def _as_line(finding: Finding, language: Language) -> str:
    severity = terms.SEVERITIES.label(finding.severity, language)
    times = f" ×{finding.count}" if finding.count > 1 else ""
    return f"{severity} {finding.place}{times} [{finding.column}] {_said(finding)}"


def _said(finding: Finding) -> str:
    return f"{finding.problem} → {finding.fix}" if finding.fix else finding.problem


def _as_object(outcome: Outcome, file: Path, facts: Mapping[str, object]) -> dict[str, object]:
    return {
        "file": str(file),
        "summary": outcome.summary,
        "counts": outcome.counts,
        "changes": outcome.changes,
        **facts,
        "findings": [
            asdict(finding) | {"severity": _ENGLISH[finding.severity]}
            for finding in outcome.findings
        ],
    }


def _as_annotation(finding: Finding, file: Path) -> str:
    """Return a line that GitHub shows beside the file in a pull request."""
    title = _escaped(f"{finding.rule} {finding.place}", also=":,")
    message = _escaped(f"{finding.column}: {_said(finding)}")
    where = _escaped(str(file), also=":,")
    return f"::{_GITHUB[finding.severity]} file={where},title={title}::{message}"


def _escaped(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
