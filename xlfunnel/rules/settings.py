"""What makes no sense in 参数 and in 功能开关, one named function per rule (SPEC §1)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from xlfunnel.problem import Problem
from xlfunnel.schema import terms
from xlfunnel.schema.parameters import Parameters
from xlfunnel.schema.switches import Switch
from xlfunnel.values.cell import shown


class Contradiction(NamedTuple):
    """Settings that do not go together: where to tell it, the message key and its facts."""

    field: str
    note: str
    facts: Mapping[str, str]


def weights_that_make_no_hundred(parameters: Parameters) -> Iterator[Contradiction]:
    """Tell weights of the score that do not add up; the score is out of 100 all the same."""
    total = sum(
        part or 0.0
        for part in (parameters.clarity_points, parameters.budget_points, parameters.cycle_points)
    )
    if total == 0:
        yield Contradiction("clarity_points", "settings.weights_zero", {})
    elif total != 100:
        yield Contradiction("clarity_points", "settings.weights", {"total": shown(total)})


def presets_without_clocks(
    parameters: Parameters, presets: Collection[str | None]
) -> Iterator[Contradiction]:
    """Tell a chosen preset that no row of 时限规则 belongs to; *presets* are the rows'."""
    chosen = parameters.clock_preset
    if not presets:  # the team wants no clocks
        return
    wanted = {terms.STANDARD, terms.RELAXED} if chosen == terms.STRICTEST else {chosen}
    if wanted.isdisjoint(presets):
        yield Contradiction("clock_preset", "settings.preset_empty", {})


def pool_before_dormant(parameters: Parameters) -> Iterator[Contradiction]:
    """Tell leads that go back to the pool before they are dormant."""
    dormant, pool = parameters.dormant_rhythms, parameters.pool_rhythms
    if pool < dormant:
        facts = {"pool": shown(pool), "dormant": shown(dormant), "other": "dormant_rhythms"}
        yield Contradiction("pool_rhythms", "settings.pool_before_dormant", facts)


def switches_neither_on_nor_off(switches: Sequence[Switch]) -> Iterator[Problem]:
    """Tell a switch that is blank or cannot be read; its part runs."""
    for n, switch in enumerate(switches):
        if switch.feature and switch.state is None:
            yield Problem("switch_unset", terms.WARNING, Switch, n, "state")


def switches_of_nothing(switches: Sequence[Switch]) -> Iterator[Problem]:
    """Tell a row about a part that a refresh does not have; it switches nothing."""
    for n, switch in enumerate(switches):
        if switch.feature is None:
            yield Problem("switch_unknown", terms.INFO, Switch, n, "feature")


def repeated_switches(switches: Sequence[Switch]) -> Iterator[Problem]:
    """Tell a second row about the same part; the first counts."""
    first: dict[str, int] = {}
    for n, switch in enumerate(switches):
        if switch.feature and (before := first.setdefault(switch.feature, n)) != n:
            yield Problem("row_twice", terms.WARNING, Switch, n, "feature", other=before)
