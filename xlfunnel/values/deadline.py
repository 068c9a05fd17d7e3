"""Finding the deadline in a 下一步行动, which is prose: 3月5日前发送定制方案, 3天内回复."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from xlfunnel.values.cell import Cell, midnight, shown
from xlfunnel.values.clock import MIDNIGHT, time_at
from xlfunnel.values.dates import read_date
from xlfunnel.values.day_phrases import NOT_KNOWN, PHRASES
from xlfunnel.values.day_phrases_en import ENGLISH_PHRASES
from xlfunnel.values.digits import arabic
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.text import fold

# Numerals before these are read as digits: 三月五号, 下午三点; 周一日程 is no 1日.
_NUMERALS = re.compile(
    "(?<![周期拜])[〇零○一二三四五六七八九十廿卅]+(?=[年月日号点时])|两(?=[点时])"
)
_READ = 1000  # characters that are searched; a next step is a sentence or two
_BLANKS = re.compile(r"(?<=\d) (?=[年月日号天周个点时小季])|(?<=[年月]) (?=\d)")
_TO = re.compile(r" ?(?:[-~至到—–]+) ?")
# The weekday that some write behind a date says nothing new.
_WEEKDAY_REMARK = re.compile(
    r" ?\(?(?:(?:周|星期|礼拜)[一二三四五六日天]\)?|[一二三四五六日]\)) ?| "
)

# No phrase matches without one of these, which most prose does not have.
_MAY_BE_CHINESE = re.compile(r"[天日号周月年季午晚早前]|星期|礼拜|小时|钟头|\d[-/.]\d|\d{8}|q[1-4]")
_MAY_BE_ENGLISH = re.compile("[a-z]{3}")

# Two days so different that only a date with its year is the same seen from both.
ANY_DAYS = (date(2000, 1, 1), date(2011, 8, 17))


@dataclass(frozen=True, slots=True)
class _Mention:
    """A moment that the text names in the characters before `end`."""

    end: int
    moment: datetime | None


def read_deadline(cell: Cell, follow_up_date: date | None) -> Reading[datetime]:
    """
    Return the day by which *cell* promises something (SPEC §2, 下一步截止日).

    The earliest day named that is not before *follow_up_date*, at the time of day said
    with it, else at midnight. BLANK without any day; UNSURE when all have passed.

    Args:
        cell: 下一步行动.
        follow_up_date: 跟进日期, the day from which 3天内 and a date without year are seen.
    """
    text = shown(cell)
    if isinstance(cell, (datetime, float)):
        reading = read_date(cell, follow_up_date)
        return reading if reading.value else Reading(text, Status.BLANK)
    if not isinstance(cell, str):
        return Reading(text, Status.BLANK)
    prose = _NUMERALS.sub(lambda found: arabic(found[0]), _BLANKS.sub("", fold(cell[:_READ])))
    if follow_up_date is None:
        return _without_start(text, prose)
    start = date(follow_up_date.year, follow_up_date.month, follow_up_date.day)
    moments = [moment for moment in _moments(prose, start) if moment]
    coming = [moment for moment in moments if moment >= midnight(start)]
    if coming:
        return Reading(text, Status.READ, min(coming))
    if moments:
        last = max(moments)
        return Reading(text, Status.UNSURE, last, "deadline.past", f"{last:%Y-%m-%d}")
    return _without_date(text, prose)


def _without_start(text: str, prose: str) -> Reading[datetime]:
    """Read what can be read when it is not known when it was said: dates with their year."""
    seen = zip(*(_moments(prose, day) for day in ANY_DAYS), strict=True)
    views = [(one, other) for one, other in seen if one or other]
    certain = [one for one, other in views if one and one == other]
    if certain:
        return Reading(text, Status.READ, min(certain))
    if views:
        return Reading(text, Status.UNREADABLE, note="deadline.no_follow_up_date")
    return _without_date(text, prose)


def _without_date(text: str, prose: str) -> Reading[datetime]:
    not_known = NOT_KNOWN.search(prose)
    if not_known:
        return Reading(text, Status.UNREADABLE, note="deadline.not_known", hint=not_known[0])
    return Reading(text, Status.BLANK)


def _moments(prose: str, start: date) -> list[datetime | None]:
    """Return what each phrase means in the order of the text; a range means its end."""
    phrases = PHRASES if _MAY_BE_CHINESE.search(prose) else ()
    phrases += ENGLISH_PHRASES if _MAY_BE_ENGLISH.search(prose) else ()
    found = [(match, meaning) for pattern, meaning in phrases for match in pattern.finditer(prose)]
    found.sort(key=lambda phrase: (phrase[0].start(), -phrase[0].end()))
    mentions: list[_Mention] = []
    for match, meaning in found:
        last = mentions[-1] if mentions else _Mention(0, None)
        if match.start() < last.end:
            continue
        from_last = last.moment if _TO.fullmatch(prose, last.end, match.start()) else None
        day = meaning(match, from_last.date() if from_last else start)
        if from_last:
            mentions[-1] = _Mention(last.end, None)
        mentions.append(_mention(prose, match.end(), day))
    return [mention.moment for mention in mentions]


def _mention(prose: str, end: int, day: date | None) -> _Mention:
    """Take in what stands behind a day: its weekday and its time of day."""
    remark = _WEEKDAY_REMARK.match(prose, end)
    end = remark.end() if remark else end
    time, end = time_at(prose, end) or (MIDNIGHT, end)
    try:
        return _Mention(end, midnight(day) + time if day else None)
    except OverflowError:
        return _Mention(end, None)
