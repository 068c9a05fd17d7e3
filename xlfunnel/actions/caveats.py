"""What a reader must know before using a figure, in words beside it (SPEC §6)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from xlfunnel.actions.run import Job
from xlfunnel.actions.usable_rules import rule_rows
from xlfunnel.actions.vocabulary import joined
from xlfunnel.records import Records
from xlfunnel.schema import terms
from xlfunnel.schema.lead_fields import field_of
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.screening import ScreeningRule

# One group of leads, as `figures_by` returns it.
Figure: TypeAlias = Mapping[str, Any]
Figures: TypeAlias = Sequence[Figure]
Range: TypeAlias = tuple[float, float]  # shares of 0-1

_NAMED_HORIZON = 90  # the days that the column is called by
# What a lead says only once it is closed.
_OF_CLOSED = (
    "status",
    "won_on",
    "won_amount",
    "won_reason",
    "lost_on",
    "lost_reason",
    "return_reason",
)


def verdict_on(job: Job, figure: Figure) -> str:
    """
    Return whether the data of a group carry a conclusion.

    They do when enough leads are as old as the horizon, enough of them were won, and the
    range is no wider than the rate is high: then the rate is right to about half of itself.
    """
    limits, ends = job.parameters, figure["won_range"]
    dated_wins = figure["won"] - figure["undated_wins"] - figure["future_wins"]
    is_enough = (
        ends is not None
        and figure["old"] >= limits.enough_leads
        and dated_wins >= limits.enough_wins
        and ends[1] - ends[0] <= figure["won_within"]
    )
    word = terms.ENOUGH_DATA if is_enough else terms.LITTLE_DATA
    return terms.VERDICTS.label(word, job.run.language)


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
    if not figure["old"] and limits.enough_leads <= leads - figure["left_out"]:
        yield job.say("analysis.none_old", days=days)
    if has_rate and figure["old"] < limits.enough_leads <= leads:
        yield job.say("analysis.few_old", days=days, count=figure["old"])
    if figure["left_out"]:
        yield job.say("analysis.left_out", count=figure["left_out"], days=days)
    if has_rate and figure["undated_wins"]:
        yield job.say("analysis.undated_wins", count=figure["undated_wins"], days=days)
    if has_rate and figure["entered_late"]:
        yield job.say("analysis.entered_late", count=figure["entered_late"], days=days)
    if figure["future_wins"]:
        yield job.say("analysis.future_wins", count=figure["future_wins"], days=days)
    if late := _screened_too_late(job, figure):
        yield job.say("analysis.screened_late", columns=late)
    if has_rate and days != _NAMED_HORIZON:
        yield job.say("analysis.other_horizon", days=days)
    if figure["vanished"]:
        yield job.say("analysis.with_vanished", count=figure["vanished"])


def _screened_too_late(job: Job, figure: Figure) -> str:
    """
    Return the columns, filled at the end, by which rules reject leads; "" when that is no harm.

    Such a rule takes lost leads out from under the qualified rate, and only those. Said when
    that can raise the rate by 漏填偏差提示线.
    """
    lost, qualified = figure["lost_unqualified"], figure["qualified"]
    if not qualified or not lost or 100 * lost < job.parameters.fill_bias * qualified:
        return ""
    language = job.run.language
    late = job.records.derived(_screened_when_closed)
    return joined((Lead.column(name).header(language) for name in late), language)


def _screened_when_closed(records: Records) -> list[str]:
    looked_at = {
        field_of(rule.lead_field)
        for rule in rule_rows(records, ScreeningRule)
        if rule.lead_field and rule.conclusion == terms.NOT_QUALIFIED
    }
    return [name for name in _OF_CLOSED if name in looked_at]


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
