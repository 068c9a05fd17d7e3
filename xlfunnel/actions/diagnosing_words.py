"""What a row of 改进行动表 says: the problem, a measure, and the figure before and after."""

from math import exp, expm1

import numpy as np

from xlfunnel.actions.diagnosing_findings import SLOW, TARGET, Figure, Found, gap_of
from xlfunnel.actions.diagnosing_questions import STEP, WON
from xlfunnel.actions.group_names import shown_name
from xlfunnel.actions.run import Job
from xlfunnel.actions.vocabulary import joined
from xlfunnel.analysis.diagnosis import Excess
from xlfunnel.analysis.diagnosis_target import Shortfall
from xlfunnel.analysis.proportions import wilson

_PARTS = 3  # sources named as parts of the gap to the target
_95 = 1.96
_KINDS = {TARGET: "of_target", **dict.fromkeys(SLOW, "days"), STEP + WON: "won"}


def problem(job: Job, found: Found) -> str:
    """Return the problem in a sentence with its numbers."""
    return job.say(f"{_key(found.rule)}.problem", **_facts(job, found))


def measure(job: Job, found: Found) -> str:
    """Return what the sources advise against it."""
    return job.say(f"{_key(found.rule)}.measure", **_facts(job, found))


def figure(job: Job, rule: str, told: Figure, *, with_range: bool = False) -> str:
    """Return the figure in few words; the range is where 95 of 100 such ranges hold the truth."""
    kind = _KINDS.get(rule, "rate" if rule.startswith(STEP) else "won")
    facts = _numbers(job, told) | (_range(told) if with_range else {})
    return job.say(f"diagnosis.{kind}_range" if with_range else f"diagnosis.{kind}", **facts)


def _key(rule: str) -> str:
    return "diagnosis.step" if rule.startswith(STEP) else f"diagnosis.{rule}"


def _facts(job: Job, found: Found) -> dict[str, object]:
    facts = _numbers(job, found.figure) | {
        "group": found.group,
        "months": int(job.parameters.diagnosis_months),
    }
    if found.rule.startswith(STEP):
        facts["step"] = job.say(f"diagnosis.step.{found.rule.removeprefix(STEP)}")
    return facts


def _numbers(job: Job, told: Figure) -> dict[str, object]:
    if isinstance(told, Shortfall):
        return _of_target(job, told)
    return _days(told) if told.question.rule in SLOW else _rate(told)


def _rate(told: Excess) -> dict[str, object]:
    rate = 1 - told.told
    return {
        "leads": told.leads,
        "done": _done(told),
        "rate": _percent(rate),
        "rest": _percent(min(1.0, max(0.0, rate + told.gap))),
        "gap": _points(gap_of(told)),
    }


def _days(told: Excess) -> dict[str, object]:
    days = told.told
    return {
        "leads": told.leads,
        "days": f"{days:.0f}",
        "rest": f"{max(0.0, (days + 1) / exp(told.gap) - 1):.0f}",
        "gap": f"{(days + 1) * -expm1(-told.estimate):.0f}",
        "longer": f"{gap_of(told):.0%}",
    }


def _of_target(job: Job, short: Shortfall) -> dict[str, object]:
    target = short.rate + short.gap
    return {
        "leads": short.leads,
        "done": short.won,
        "rate": _percent(short.rate),
        "target": f"{100 * target:g}%",
        "gap": _points(short.gap),
        "relative": f"{short.relative:.0%}" if target else "",
        "days": int(job.parameters.win_horizon_days),
        "parts": _parts(job, short),
    }


def _parts(job: Job, short: Shortfall) -> str:
    """Return which sources lack most, and the rest, which may be above the target."""
    named = [(name, part) for name, part in short.parts.items() if part > 0][:_PARTS]
    said = [
        job.say("diagnosis.target.part", group=shown_name(job, name), points=_points(part))
        for name, part in named
    ]
    if len(named) < len(short.parts):
        rest = short.gap - sum(part for _, part in named)
        said.append(job.say("diagnosis.target.rest", points=_points(rest)))
    return joined(said, job.run.language)


def _range(told: Figure) -> dict[str, object]:
    if isinstance(told, Excess) and told.question.rule in SLOW:
        code = told.question.names.index(told.name)
        days = told.question.told[told.question.groups == code]
        days = days[np.isfinite(days)]
        reach = _95 * float(days.std(ddof=1)) / len(days) ** 0.5
        ends = (max(0.0, told.told - reach), told.told + reach)
        return {"low": f"{ends[0]:.0f}", "high": f"{ends[1]:.0f}"}
    won = told.won if isinstance(told, Shortfall) else _done(told)
    low, high = wilson(won, told.leads)
    return {"low": _percent(low), "high": _percent(high)}


def _done(told: Excess) -> int:
    return round(told.leads * (1 - told.told))


def _percent(share: float) -> str:
    return f"{share:.1%}"


def _points(share: float) -> str:
    return f"{100 * share:.1f}"
