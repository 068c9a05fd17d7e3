"""Chinese numerals as the digits that dates and times are read from."""

import re

from xlfunnel.values.numerals import numeral

_DIGITS_OR_TENS = re.compile("[〇零○一二两三四五六七八九十廿卅]+")
_PLAIN = str.maketrans("〇零○一二两三四五六七八九", "0001223456789")


def arabic(text: str) -> str:
    """
    Return *text* with its Chinese numerals as digits.

    >>> arabic("二〇二四年十二月廿五日")
    '2024年12月25日'
    """
    return _DIGITS_OR_TENS.sub(_digits, text)


def _digits(found: re.Match[str]) -> str:
    if not re.search("[十廿卅]", found[0]):  # a year is spoken digit by digit
        return found[0].translate(_PLAIN)
    number = numeral(found[0].replace("卅", "三十"))
    return f"{number.low:.0f}" if number and number.is_point else found[0]
