"""What an action is given, what it is, and what it gives back; the same for every door."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from xlfunnel.language import DEFAULT_LANGUAGE, Language, Text
from xlfunnel.memory import Memory
from xlfunnel.messages import say
from xlfunnel.problem import Problem
from xlfunnel.records import Records
from xlfunnel.schema.configuration import Configuration
from xlfunnel.schema.declare import Row
from xlfunnel.schema.parameters import Parameters
from xlfunnel.values.cell import Cell
from xlfunnel.values.terms import Terms


@dataclass(frozen=True, slots=True)
class Run:
    """
    How an action is run.

    Attributes:
        as_of: The moment that counts as now.
        who: Who runs it, for the change log; "" is the system.
        language: Of what is written to the workbook, and of the outcome.
        writes: Whether the changes reach the workbook; else they are only counted.
    """

    as_of: datetime
    who: str = ""
    language: Language = DEFAULT_LANGUAGE
    writes: bool = True

    @property
    def minute(self) -> datetime:
        """`as_of` as it is written beside what this run decides: to the minute."""
        return self.as_of.replace(second=0, microsecond=0)


@dataclass(frozen=True, slots=True)
class Finding:
    """
    A problem as the user reads it; `count` identical ones are folded into the first.

    `row_key` is the id of the row, by which it is known wherever it moves; "" for none.
    """

    severity: str
    rule: str
    sheet: str
    place: str
    column: str
    value: str
    problem: str
    fix: str
    count: int = 1
    row_key: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    What an action did.

    Attributes:
        summary: Sentences for the user.
        counts: Figures by name, for programs.
        findings: Problems, the worst first.
        changes: How many cells and rows were written, or would be.
    """

    summary: tuple[str, ...]
    counts: Mapping[str, float]
    findings: tuple[Finding, ...]
    changes: int


@dataclass(slots=True)
class Job:
    """
    One run under way: what the steps share and leave for each other.

    Attributes:
        records: The workbook's tables, with what earlier steps have set.
        configuration: The workbook's settings.
        memory: What the workbook remembers of earlier runs.
        off: Words of `terms.FEATURES`: the parts that are switched off on 首页.
        problems: What the checks have found.
        findings: The same as the user reads it.
        by_people: Table and field to the cells, by row, that people typed elsewhere and that
            this run has only carried there.
        summary: What the steps have to say.
        counts: Figures the steps have counted.
    """

    action: "Action"
    run: Run
    records: Records
    configuration: Configuration
    memory: Memory
    off: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()
    by_people: dict[tuple[type[Row], str], Mapping[int, Cell]] = field(default_factory=dict)
    summary: list[str] = field(default_factory=list)
    counts: dict[str, float] = field(default_factory=dict)

    @property
    def parameters(self) -> Parameters:
        """The workbook's settings."""
        return self.configuration.parameters

    @property
    def words(self) -> Mapping[str, Terms]:
        """The workbook's dictionaries by name."""
        return self.records.words

    def is_on(self, part: str) -> bool:
        """Return whether this run does *part*: it is switched on, or the action is for it."""
        return part not in self.off or part in self.action.asks_for

    def say(self, key: str, /, **facts: object) -> str:
        """Return a message in the language of the run."""
        return say(key, self.run.language, **facts)


CHECK = "check"  # the name of the action that tells only what is wrong

Step: TypeAlias = Callable[[Job], None]


@dataclass(frozen=True, slots=True)
class Action:
    """
    Something a user can ask for; ribbon, command line and docs are made from it.

    Attributes:
        name: By which programs ask for it.
        title: What it is called.
        help: What it does, in a sentence.
        steps: In their order; those of parts that are switched off on 首页 are left out.
        asks_for: The parts that it is for, and does even when they are switched off.
    """

    name: str
    title: Text
    help: Text
    steps: tuple[Step, ...]
    asks_for: frozenset[str] = frozenset()
