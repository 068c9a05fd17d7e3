"""The ways in which English prose names a day: by March 5, within 3 days, next Wednesday, EOM."""

import re
from datetime import date

from xlfunnel.values.date_forms import ENGLISH_DAY, ENGLISH_MONTH, month_number
from xlfunnel.values.day_phrases import (
    Match,
    Phrase,
    after,
    end_of_month,
    month_day,
    next_weekday,
)
from xlfunnel.values.days import (
    SUNDAY,
    day_of,
    month_end,
    plus_days,
    plus_months,
    weekday_in_week,
)
