"""Finding the deadline in a 下一步行动, which is prose: 3月5日前发送定制方案, 3天内回复."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache

from xlfunnel.values.cell import Cell, CellError, midnight, shown
from xlfunnel.values.clock import MIDNIGHT, time_at
from xlfunnel.values.date_forms import arabic
from xlfunnel.values.dates import read_date
from xlfunnel.values.day_phrases import NOT_KNOWN, PHRASES, Match, Meaning
from xlfunnel.values.day_phrases_en import ENGLISH_PHRASES
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.text import fold, typed
