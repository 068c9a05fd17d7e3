"""A time limit in words, where 提示语 has none: 高意向48小时内首次响应."""

from collections.abc import Mapping

from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.schema import terms
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.values.cell import shown
from xlfunnel.values.terms import Terms


def limit_in_words(rule: ClockRule, words: Mapping[str, Terms], language: Language) -> str:
    """Return what *rule* asks for; *words* are the workbook's dictionaries, by name."""

    def label(known: Terms, name: str | None) -> str:
        return words.get(known.name, known).label(name, language) if name else ""

    who = label(terms.GRADES, rule.grade) + label(terms.SOURCES, rule.source)
    is_before = rule.clause == terms.VISIT_CONFIRMATION
    return say(
        "clocks.why_before" if is_before else "clocks.why",
        language,
        who=say("clocks.who", language, who=who) if who else "",
        time=shown(rule.duration),
        unit=label(terms.TIME_UNITS, rule.time_unit),
        clause=label(terms.CLOCK_CLAUSES, rule.clause),
    )
