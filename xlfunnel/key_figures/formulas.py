"""
The formulas of 首页: native ones over the tables, so that they live without the add-in.

Each has a name here; `values.py` computes by the same names what the formulas give. A word
counts in all three languages, and dates as Excel counts them: text that only looks like a
date is none.
"""

from collections.abc import Callable, Iterable, Iterator
from string import Formatter
from typing import TypeAlias

from xlfunnel.language import Language
from xlfunnel.messages import MESSAGES, say
from xlfunnel.schema import terms
from xlfunnel.schema.conversion import Conversion
from xlfunnel.schema.declare import Row
from xlfunnel.schema.issues import Issue
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.parameters import parameters
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.switches import Switch
from xlfunnel.schema.worklist import WorkItem
from xlfunnel.values.terms import Terms

# Table and field to how a formula says the column: `Leads[状态]`.
Ref: TypeAlias = Callable[[type[Row], str], str]

# Names of the two cells of 首页 that the other formulas count from.
AS_OF, MONTH = "home_as_of", "home_month"
TODAY_ROWS = 10
TODAY_FIELDS = ("customer_name", "action", "owner", "lateness")
NO_RATE = "–"

_SPECIAL = frozenset("\t\n\r,:.[]#'\"{}$^&*+=-></@()")
_ESCAPED = str.maketrans({char: f"'{char}" for char in "[]#'@"})
_MONTH_ENDS = f"DATE(YEAR({MONTH}),MONTH({MONTH})+1,1)"


def column_reference(table: str, header: str) -> str:
    """
    Return how a formula says a column of a table, as Excel writes it.

    >>> column_reference("Leads", "状态")
    'Leads[状态]'
    >>> column_reference("Leads", "预算(元)")
    'Leads[[预算(元)]]'
    """
    name = header.translate(_ESCAPED)
    return f"{table}[[{name}]]" if _SPECIAL & set(header) else f"{table}[{name}]"


def formulas(ref: Ref, language: Language) -> dict[str, str]:
    """
    Return every formula of 首页 by its name, without the leading `=`.

    Args:
        ref: How the workbook calls a column.
        language: Of the words in them.
    """
    return {
        "as_of": _as_of(ref, language),
        "month": _month(ref),
        "leads": _leads(ref),
        "leads_note": _sentence("home.leads_note", language, count=_in_month(ref, "registered_on")),
        "open": f"{_leads(ref)}-{_with_status(ref, *terms.CLOSED_STATUSES)}",
        "open_note": _sentence("home.open_note", language, count=_waiting(ref)),
        "won": _in_month(ref, "won_on"),
        "won_note": _sentence("home.won_note", language, amount=_won_amount(ref)),
        "rate": f'IFERROR({_sum(ref, "won")}/{_sum(ref, "leads")},"{NO_RATE}")',
        "rate_note": _unless_off(
            ref,
            terms.ANALYSIS,
            language,
            _rate_note(ref, language),
        ),
        "overdue": f"{_due(ref)}-{_due_today(ref)}",
        "overdue_note": _unless_off(
            ref,
            terms.REMINDERS,
            language,
            _sentence("home.overdue_note", language, count=_due(ref)),
        ),
        "problems": f"{_problems(ref, terms.ERROR)}+{_problems(ref, terms.WARNING)}",
        "problems_note": _sentence(
            "home.problems_note",
            language,
            errors=_problems(ref, terms.ERROR),
            warnings=_problems(ref, terms.WARNING),
        ),
        "today_note": _unless_off(
            ref, terms.REMINDERS, language, _quoted(say("home.today_more", language))
        ),
        "no_charts": f'IF({_leads(ref)}=0,{_quoted(say("home.no_charts", language))},"")',
        **dict(_today(ref, language)),
    }


def today_name(row: int, field: str) -> str:
    """Return the name of a cell of 今天要做: *row* counts from 1."""
    return f"today_{row}_{field}"


def _as_of(ref: Ref, language: Language) -> str:
    """Return the moment the workbook holds for: the stamp in the settings, 0 before any run."""
    key = next(parameter.names for parameter in parameters() if parameter.is_stamp)
    row = f"MATCH({_quoted(key.to(language))},{ref(Setting, 'key')},0)"
    return f"IFERROR(N(INDEX({ref(Setting, 'value')},{row})),0)"


def _month(ref: Ref) -> str:
    """Return the first day of the month that is this one; without a run, of the newest lead."""
    newest = f"IFERROR(MAX({ref(Lead, 'registered_on')}),0)"
    day = f"IF({AS_OF}>0,{AS_OF},{newest})"
    return f"IF({day}>0,DATE(YEAR({day}),MONTH({day}),1),0)"


def _leads(ref: Ref) -> str:
    """Return the number of rows with an id or a customer."""
    number, customer = ref(Lead, "lead_id"), ref(Lead, "customer_name")
    return f'(ROWS({number})-COUNTIFS({number},"",{customer},""))'


def _in_month(ref: Ref, field: str) -> str:
    return f"COUNTIFS({_lies_in_month(ref, field)})"


def _lies_in_month(ref: Ref, field: str) -> str:
    dates = ref(Lead, field)
    return f'{dates},">="&{MONTH},{dates},"<"&{_MONTH_ENDS}'


def _won_amount(ref: Ref) -> str:
    """Return the amount of the month's wins; a cell with an error is no number."""
    amounts = ref(Lead, "won_amount")
    numbers = f'{amounts},"<1E+300"'
    return f"IFERROR(SUMIFS({amounts},{_lies_in_month(ref, 'won_on')},{numbers}),0)"


def _sum(ref: Ref, field: str) -> str:
    return f"IFERROR(SUM({ref(Conversion, field)}),0)"


def _rate_note(ref: Ref, language: Language) -> str:
    """Say what the rate is made of; leads that were deleted still count and have to be told."""
    won, counted = _sum(ref, "won"), _sum(ref, "leads")
    gone = f"({counted}-{_leads(ref)})"
    parts = {"won": won, "leads": counted}
    told = _sentence("home.rate_note_deleted", language, **parts, deleted=gone)
    usual = _sentence("home.rate_note", language, **parts, open=_sum(ref, "open_leads"))
    return f"IF({gone}>0,{told},{usual})"


def _problems(ref: Ref, severity: str) -> str:
    words = _words(terms.SEVERITIES, severity)
    sums = f"SUMIFS({ref(Issue, 'count')},{ref(Issue, 'severity')},{words})"
    return f"IFERROR(SUM({sums}),0)"


def _waiting(ref: Ref) -> str:
    """Return how many leads nobody has begun with: a lead without a status is a new one."""
    status = f'{ref(Lead, "status")},""'
    no_lead = f'{ref(Lead, "lead_id")},"",{ref(Lead, "customer_name")},""'
    blank = f"COUNTIFS({status})-COUNTIFS({status},{no_lead})"
    return f"{_with_status(ref, terms.WAITING)}+{blank}"


def _unless_off(ref: Ref, part: str, language: Language, note: str) -> str:
    """Say instead of *note* that the figure is an old one, while its part is switched off."""
    parts = _array(spellings(terms.FEATURES, part))
    off = _array(spellings(terms.ON_OFF, terms.OFF), down=True)
    count = f"SUM(COUNTIFS({ref(Switch, 'feature')},{parts},{ref(Switch, 'state')},{off}))"
    return f"IF({count}>0,{_quoted(say('home.is_off', language))},{note})"


def _due(ref: Ref) -> str:
    """Return how much is overdue or due today: what is to come has nothing to say about it."""
    return f'COUNTIFS({ref(WorkItem, "lateness")},"?*")'


def _due_today(ref: Ref) -> str:
    return f"SUM(COUNTIFS({ref(WorkItem, 'lateness')},{_array(due_today_words())}))"


def due_today_words() -> list[str]:
    """Return what 待办提醒 says of a thing that is due today, in every language, each once."""
    return list(dict.fromkeys(MESSAGES["clocks.late_today"]))


def _today(ref: Ref, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the cells of 今天要做: the first rows of the list, if they are due."""
    late = ref(WorkItem, "lateness")
    for row in range(1, TODAY_ROWS + 1):
        for field in TODAY_FIELDS:
            item = f"INDEX({ref(WorkItem, field)},{row})"
            formula = f'IFERROR(IF(INDEX({late},{row})="","",{item}&""),"")'
            if (row, field) == (1, TODAY_FIELDS[0]):
                nothing = _quoted(say("home.nothing", language))
                formula = f"IF({_due(ref)}=0,{nothing},{formula})"
            if start := start_of(row, field, language):
                formula = f"IF({AS_OF}=0,{_quoted(start)},{formula})"
            yield today_name(row, field), formula


def start_of(row: int, field: str, language: Language) -> str:
    """Return what a cell of 今天要做 says before the first refresh: how to start, in three rows."""
    key = f"home.start_{row}_{field}"
    return say(key, language) if key in MESSAGES else ""


def _with_status(ref: Ref, *names: str) -> str:
    return f"SUM(COUNTIFS({ref(Lead, 'status')},{_words(terms.STATUSES, *names)}))"


def _words(dictionary: Terms, *names: str) -> str:
    """Return an array with all that the words called *names* are written as."""
    return _array(spellings(dictionary, *names))


def _array(words: Iterable[str], *, down: bool = False) -> str:
    """Return an array of one row, or of one column."""
    return "{" + (";" if down else ",").join(map(_quoted, words)) + "}"


def spellings(dictionary: Terms, *names: str) -> list[str]:
    """Return how the words called *names* are written: every language and synonym, once."""
    found = [term for term in dictionary.terms if term.name.zh_cn in names]
    words = [word for term in found for word in (*term.name, *term.synonyms)]
    return list({word.casefold(): word for word in words}.values())


def _sentence(key: str, language: Language, /, **numbers: str) -> str:
    """Return the message *key* as a formula that joins its words and its numbers."""
    pieces = []
    for words, name, _, _ in Formatter().parse(MESSAGES[key].to(language)):
        if words:
            pieces.append(_quoted(words))
        if name:
            pieces.append(f'TEXT({numbers[name]},"#,##0")')
    return "&".join(pieces)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
