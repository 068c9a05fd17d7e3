"""The group 数据: what comes in, and what is wrong with it."""

from xlfunnel.actions import ACTIONS, Run
from xlfunnel.actions.checking_duplicates import RULE
from xlfunnel.actions.follow_ups import cells
from xlfunnel.actions.vocabulary import joined
from xlfunnel.importing.adding import import_leads as add_leads
from xlfunnel.importing.choosing import choose_map
from xlfunnel.importing.leads import read_leads
from xlfunnel.ribbon.desk import Desk
from xlfunnel.ribbon.doing import changes, places
from xlfunnel.ribbon.told import Told
from xlfunnel.schema.issues import Issue
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import excerpt

_LONGEST_LIST = 120  # characters of a list of columns: a CSV may have a hundred


def import_leads(desk: Desk) -> Told:
    """Add the leads of a CSV that the user chooses."""
    button = "import_leads"
    desk.records().binding(Lead)  # before a file is asked for
    desk.check_writable()
    path = desk.user.csv_file(desk.told(button).title)
    if path is None:
        return desk.told(button)
    warnings: list[str] = []
    mapping, left_out = choose_map(path)
    leads = read_leads(
        path, mapping, tell=lambda key, **facts: warnings.append(desk.say(key, **facts))
    )
    run = Run(desk.as_of, language=desk.language)
    outcome = add_leads(desk.workbook, leads, run, add_sources=mapping.add_sources)
    desk.commit()
    if left_out:
        names = excerpt(joined(left_out, desk.language), _LONGEST_LIST)
        facts = {"count": len(left_out), "names": names, "file": f"{path.stem}.toml"}
        warnings.append(desk.say("ribbon.not_taken", **facts))
    said = [*outcome.summary, *places(desk, outcome.findings), *warnings, changes(desk, outcome)]
    return desk.told(button, said)


def check(desk: Desk) -> Told:
    """Check everything, and show what to mend."""
    outcome = desk.act(ACTIONS["check"])
    desk.show(Issue, "cell")
    unlisted = () if Issue in desk.bindings else outcome.findings
    return desk.told("check", [*outcome.summary, *places(desk, unlisted)])


def duplicates(desk: Desk) -> Told:
    """Check everything, and show the first two leads that may be one customer."""
    outcome = desk.act(ACTIONS["check"])
    count = int(outcome.counts["duplicates"])
    if not count:
        return desk.told("duplicates", [desk.say("ribbon.no_duplicates")])
    if Issue not in desk.bindings:
        pairs = places(desk, (one for one in outcome.findings if one.rule == RULE))
        return desk.told(
            "duplicates", [desk.say("ribbon.duplicates_unlisted", count=count), *pairs]
        )
    rules = cells(desk.records(), Issue, "rule_id")
    first = next((row for row, rule in enumerate(rules) if rule == RULE), None)
    if first is not None:
        desk.show(Issue, "cell", first)
    return desk.told("duplicates", [desk.say("ribbon.duplicates", count=count)])
