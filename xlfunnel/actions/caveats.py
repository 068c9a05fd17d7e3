"""What a reader must know before using a figure, in words beside it (SPEC §6)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from xlfunnel.actions.run import Job

# One group of leads: the columns of `conversion_by`, its `name`, and `won_within`, the share
# won within the horizon, None where nobody can know it yet.
Figure: TypeAlias = Mapping[str, Any]
Figures: TypeAlias = Sequence[Figure]

_NAMED_HORIZON = 90  # the days that the column is called by


def caveats_of(job: Job, figure: Figure) -> Iterator[str]:
    """Yield what is to be minded of one group by itself."""
    limits, days = job.parameters, int(job.parameters.win_horizon_days)
    leads, won, still_open = figure["leads"], figure["won"], figure["open"]
    has_rate = figure["won_within"] is not None
    if leads < limits.enough_leads:
        yield job.say("analysis.few_leads", leads=leads, won=won)
    elif not won:
        yield job.say("analysis.no_win")
    elif won < limits.enough_wins:
        yield job.say("analysis.few_wins", won=won)
    if still_open and 100 * still_open >= limits.many_open * leads:
        yield job.say("analysis.still_open", open=still_open, share=f"{still_open / leads:.0%}")
    if has_rate and figure["old"] < limits.enough_leads <= leads:
        yield job.say("analysis.few_old", days=days, count=figure["old"])
    if figure["left_out"]:
        yield job.say("analysis.left_out", count=figure["left_out"], days=days)
    if has_rate and figure["undated_wins"]:
        yield job.say("analysis.undated_wins", count=figure["undated_wins"], days=days)
    if has_rate and days != _NAMED_HORIZON:
        yield job.say("analysis.other_horizon", days=days)
    if figure["vanished"]:
        yield job.say("analysis.with_vanished", count=figure["vanished"])


def late_filling(job: Job, figures: Figures, column: str, blank: str) -> dict[str, str]:
    """
    Return a caveat per group where *column* is mostly filled in after the win.

    When won leads name their industry and the others do not, each industry seems to win
    nearly all of its leads. The group called *blank* tells: with it left out, the rate of all
    the others rises by more than 漏填偏差提示线. Nothing is said while that group is small.
    """
    unsaid = next((figure for figure in figures if figure["name"] == blank), None)
    leads, won = (sum(figure[name] for figure in figures) for name in ("leads", "won"))
    if unsaid is None or unsaid["leads"] < job.parameters.enough_leads or not won:
        return {}
    said_leads, said_won = leads - unsaid["leads"], won - unsaid["won"]
    rise = 1 + job.parameters.fill_bias / 100
    if not said_leads or said_won / said_leads < rise * won / leads:
        return {}
    facts = {"column": column, "leads": unsaid["leads"], "won": unsaid["won"]}
    high, low = job.say("analysis.filled_late", **facts), job.say("analysis.unfilled", **facts)
    return {figure["name"]: low if figure is unsaid else high for figure in figures}
