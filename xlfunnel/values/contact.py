"""Reading a 联系方式: phones, e-mail, WeChat and QQ, several in one cell (SPEC §2)."""

import re
import unicodedata

from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.contact_kinds import Contact, ContactKind, Piece
from xlfunnel.values.handles import SAME_NUMBER, WECHAT_LABEL, accounts, emails, wechat_id
from xlfunnel.values.phone import mainland_mobile, phones
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.text import INVISIBLE, fold, typed, unread

__all__ = ["Contact", "ContactKind", "read_contact"]

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－ー", "-"))
_UNKNOWN = re.compile(
    r"无|暂无|没有|没留|未留|未提供|不详|未知|保密|待补充?|待确认|待定|n/?a|none|null|[-/—–]+"
)
_LONGEST = 500  # characters; a longer text is no contact but costs much to search
_SHOWN = 40  # characters of a piece in a message
_DIGITS_LOST = re.compile(r"(?<!\w)\d(?:\.\d+)?[Ee]\+\d{1,2}(?!\w)")
_NOT_A_CONTACT = re.compile(
    r"https?://\S+|www\.\S+"
    r"|(?<!\d)\d{1,2}:\d{2}(?!\d)(?: ?[-~至到] ?\d{1,2}:\d{2}(?!\d))?"  # hours: 9:00-18:00
    r"|(?<=\d{7})\.0(?!\d)"  # 13800138000.0 is a number that became text
)
_MASK = re.compile(r"(?<![a-z])[x×●○•·#?_*]{2,}(?![a-z])|(?<=\d)(?:\.{3,}|-{3,})(?=\d)")
_RUN = re.compile(
    r"(?P<run>\+?(?:[\d(]|\*(?=[\d*]))[\d*()\-. ~]*)"
    r"(?:(?:;ext=|[;,]? ?(?:转接?|分机号?|ext(?:ension|n)?|x|#)[.:]? ?)"
    r"(?P<extension>\d{1,8}(?!\d))#?)?"
)
_LABELS = re.compile(r"(?:tel|phone|mobile|mob|cell|fax|hp|ph|wx|vx|whatsapp|line|[mtphvq])")
_WORD = re.compile(r"(?P<is_inside>\d?)(?P<letters>[a-z]+)$")


def read_contact(cell: Cell) -> Reading[tuple[Contact, ...]]:
    """
    Return the ways to reach somebody in *cell*, in the order of `ContactKind`.

    Names, labels and notes around them are passed over. UNSURE when something is masked,
    too short or not understood beside what is; the hint names it.
    """
    text, content = shown(cell), typed(cell)
    mobile = mainland_mobile(content)
    if mobile:
        return Reading(text, Status.READ, (mobile,))
    missing = unread(cell)
    if missing:
        return missing
    if not isinstance(cell, (str, float)) or len(content) > _LONGEST:
        return Reading(text, Status.UNREADABLE, note="contact.none", hint=content[:_SHOWN])
    if _UNKNOWN.fullmatch(fold(content)):
        return Reading(text, Status.UNKNOWN)
    return _judged(text, _pieces(content))


def _pieces(content: str) -> list[Piece]:
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", content))
    mails, rest = emails(plain)
    folded = fold(rest.replace("\n", ";")).translate(_DASHES)
    lost = [
        Piece(number, Contact(ContactKind.PHONE, number, False), "contact.digits_lost")
        for number in _DIGITS_LOST.findall(folded.upper())
    ]
    handles, rest = accounts(_NOT_A_CONTACT.sub(";", _DIGITS_LOST.sub(";", folded)))
    numbers = _numbers(_MASK.sub(lambda mask: "*" * len(mask[0]), rest))
    return [*numbers, *lost, *_same_number(folded, numbers), *mails, *handles]


def _numbers(text: str) -> list[Piece]:
    pieces: list[Piece] = []
    for found in _RUN.finditer(text):
        if not any(map(str.isdigit, found["run"])):
            continue
        before = text[: found.start()]
        numbers = phones(found["run"], found["extension"] or "")
        first, others = numbers[:1], numbers[1:]
        if first and WECHAT_LABEL.search(before):
            first = _labelled_wechat(first[0])
        pieces += [*(_if_apart(piece, before) for piece in first), *others]
    return pieces


def _labelled_wechat(piece: Piece) -> list[Piece]:
    """Read 微信13800138000 as both, and 微信12345678 as an id that was a QQ number."""
    contact = piece.contact
    if contact and contact.is_complete and contact.kind is ContactKind.MOBILE:
        return [piece, Piece(piece.text, Contact(ContactKind.WECHAT, contact.value))]
    if contact and not contact.is_complete and contact.value.isdigit():
        return [wechat_id(contact.value)]
    return [piece]


def _if_apart(piece: Piece, before: str) -> Piece:
    """Refuse what is no full number and stands in a word, as in LX20240301 or 600A5."""
    word = _WORD.search(before)
    if word is None or _LABELS.fullmatch(word["letters"]):
        return piece
    contact = piece.contact
    is_remark = contact is None and not word["is_inside"]  # the 5 of "Room 5"
    if is_remark or (contact and contact.is_complete):
        return piece
    return Piece(word["letters"] + piece.text, None, "contact.none")


def _same_number(text: str, numbers: list[Piece]) -> list[Piece]:
    """Return the WeChat account of the mobile of which *text* says 微信同号."""
    if not SAME_NUMBER.search(text):
        return []
    contacts = [piece.contact for piece in numbers if piece.contact and not piece.note]
    mobile = next((one for one in contacts if one.kind is ContactKind.MOBILE), None)
    return [Piece(text, Contact(ContactKind.WECHAT, mobile.value))] if mobile else []


def _judged(text: str, pieces: list[Piece]) -> Reading[tuple[Contact, ...]]:
    kinds = list(ContactKind)
    found = dict.fromkeys(piece.contact for piece in pieces if piece.contact)
    contacts = tuple(sorted(found, key=lambda contact: kinds.index(contact.kind)))
    bad = next((piece for piece in pieces if piece.contact is None and piece.note), None)
    if not contacts:
        problem = bad or Piece(text, None, "contact.none")
        return Reading(text, Status.UNREADABLE, note=problem.note, hint=problem.text[:_SHOWN])
    if bad:
        return Reading(text, Status.UNSURE, contacts, "contact.partly", bad.text[:_SHOWN])
    doubtful = next((piece for piece in pieces if piece.note), None)
    if doubtful:
        return Reading(text, Status.UNSURE, contacts, doubtful.note, doubtful.text[:_SHOWN])
    return Reading(text, Status.READ, contacts)
