"""Phone numbers: which ones a run of digits holds, and what each of them is."""

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import NumberParseException, PhoneMetadata, PhoneNumber, PhoneNumberType

from xlfunnel.values.contact_kinds import Contact, ContactKind, Piece

# Valid mainland mobiles by the library's own pattern, without its price of 30 µs each.
_MAINLAND = PhoneMetadata.metadata_for_region("CN", None)
_PATTERN = _MAINLAND.mobile.national_number_pattern if _MAINLAND and _MAINLAND.mobile else None
_MAINLAND_MOBILE = re.compile(_PATTERN or "(?!)", re.ASCII)

_DIAL = re.compile(r"[^\d+*]")
_GROUP = re.compile(r"[^\s-]+")
_MOST_GROUPS = 7  # in one number
_SHORTEST = 7  # characters of a full number
_INDEX = re.compile(r"\(?\d{1,2}[).]")  # 1) 13800138000
_EXTENSION = re.compile(r"-\d{1,5}")
_DATE = re.compile(r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}")
_MAINLAND_PREFIX = re.compile(r"^(?:(?:\+|00)86|86(?=1\d{8})|0(?=1[3-9]\d{9}))")
_GREATER_CHINA = re.compile(r"(?:852|853|886)\d{8,9}")
_TAIWAN = re.compile(
    r"\(?0(?:9\d\d|800)\)?[- ]?\d{3}[- ]?\d{3}"
    r"|(?:0(?:[2-8]|37|49|82|826|836|89)[- ]|\(0(?:[2-8]|37|49|82|826|836|89)\)[- ]?)"
    r"\d{3,4}[- ]?\d{3,4}"
)
_FEWEST_DIGITS = 3  # fewer are house numbers and hours


def mainland_mobile(digits: str) -> Contact | None:
    """Return the contact of 11 plain digits that are a valid mainland mobile, else None."""
    if _MAINLAND_MOBILE.fullmatch(digits):
        return Contact(ContactKind.MOBILE, f"+86{digits}")
    return None


def phones(run: str, extension: str = "") -> list[Piece]:
    """
    Return the phone numbers in a *run* of digits, signs and blanks, such as 138 0013 8000.

    Blanks and hyphens part groups of one number as well as two numbers, so the longest
    groups that make a valid number are taken together. *extension* belongs to the last.
    """
    pieces: list[Piece] = []
    for piece in _cut(run.rstrip(" -.(")):
        before = pieces[-1].contact if pieces else None
        is_behind = before and before.is_complete and ";" not in before.value
        if before and is_behind and _EXTENSION.fullmatch(piece.text):
            pieces[-1] = Piece(pieces[-1].text + piece.text, _extended(before, piece.text[1:]))
        elif not _INDEX.fullmatch(piece.text):
            pieces.append(piece)
    if len(pieces) > 1:  # a digit beside a number may belong to it
        pieces = [
            piece if piece.contact or piece.note else Piece(piece.text, None, "contact.short")
            for piece in pieces
        ]
    if extension and pieces and (last := pieces[-1].contact) and last.is_complete:
        pieces[-1] = Piece(pieces[-1].text, _extended(last, extension), pieces[-1].note)
    return pieces


def _extended(contact: Contact, extension: str) -> Contact:
    return Contact(contact.kind, f"{contact.value};ext={extension}")


def _cut(run: str) -> Iterator[Piece]:
    """Cut *run* into numbers; neighbours that make no valid number stay together."""
    groups = [group.span() for group in _GROUP.finditer(run)]
    first = pending = 0
    while first < len(groups):
        length, piece = _longest(run, groups[first : first + _MOST_GROUPS])
        if piece is None:
            first += 1
            continue
        if pending < first:
            yield phone(run[groups[pending][0] : groups[first - 1][1]])
        yield piece
        first = pending = first + length
    if pending < len(groups):
        start = groups[pending][0]
        is_joined = pending > 0 and run[start - 1] == "-"  # 801 in 010-88881234-801
        yield phone(run[start - is_joined : groups[-1][1]])


def _longest(run: str, groups: list[tuple[int, int]]) -> tuple[int, Piece | None]:
    """Return how many of the *groups*, from the first on, make a valid number, and it."""
    for length in range(len(groups), 0, -1):
        text = run[groups[0][0] : groups[length - 1][1]]
        if len(text) >= _SHORTEST:
            piece = phone(text)
            if piece.contact and piece.contact.is_complete and not piece.note:
                return length, piece
    return 0, None


def phone(text: str) -> Piece:
    """Return what the single number *text* is; *text* holds only digits, signs and blanks."""
    dial = _DIAL.sub("", text)
    if "*" in dial:
        return Piece(text, _incomplete(dial), "contact.masked")
    if _DATE.fullmatch(text):
        return Piece(text, None, "contact.none")
    contact = mainland_mobile(dial) or _of_greater_china(dial)
    if contact is None and not dial.startswith(("0400", "0800")):
        contact = _valid(dial, "CN")
    if contact is None and _TAIWAN.fullmatch(text):
        contact = _valid(dial, "TW")
    if contact is None:
        return _not_valid(text, dial)
    has_zero = dial.startswith(("0", "+", "86", "400", "800")) or contact.kind is ContactKind.MOBILE
    if contact.kind is ContactKind.LANDLINE and not has_zero and _is_geographic(contact):
        return Piece(text, contact, "contact.no_zero")
    return Piece(text, contact)


def _valid(dial: str, region: str) -> Contact | None:
    number = _parsed(dial, region)
    if number is None or not phonenumbers.is_valid_number(number):
        return None
    value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if number.country_code != 86:
        return Contact(ContactKind.PHONE, value)
    is_mobile = phonenumbers.number_type(number) == PhoneNumberType.MOBILE
    return Contact(ContactKind.MOBILE if is_mobile else ContactKind.LANDLINE, value)


def _parsed(dial: str, region: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(dial, region)
    except NumberParseException:
        return None


def _is_geographic(contact: Contact) -> bool:
    number = _parsed(contact.value, "CN")
    return number is not None and (phonenumbers.number_type(number) == PhoneNumberType.FIXED_LINE)


def _of_greater_china(dial: str) -> Contact | None:
    """Read 852-2123 4567, a number of Hong Kong, Macau or Taiwan without its plus."""
    return _valid(f"+{dial}", "CN") if _GREATER_CHINA.fullmatch(dial) else None


def _not_valid(text: str, dial: str) -> Piece:
    if dial.startswith("+") and not dial.startswith("+86"):
        number = _parsed(dial, "CN")
        if number and phonenumbers.is_possible_number(number):
            value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            return Piece(text, Contact(ContactKind.PHONE, value), "contact.phone_doubtful")
    digits = _MAINLAND_PREFIX.sub("", dial)
    if len(digits) < _FEWEST_DIGITS:
        return Piece(text)
    if len(digits) <= 10:
        return Piece(text, _incomplete(dial), "contact.short")
    return Piece(text, None, "contact.phone_invalid")


def _incomplete(dial: str) -> Contact:
    """Keep what is left of a number: 138****5678 is a mobile, 12345678 lacks its area code."""
    if dial.startswith("1") and 7 <= len(dial) <= 11:
        kind = ContactKind.MOBILE
    elif dial.startswith("0") or (dial.isdigit() and len(dial) in (7, 8)):
        kind = ContactKind.LANDLINE
    else:
        kind = ContactKind.PHONE
    return Contact(kind, dial, is_complete=False)
