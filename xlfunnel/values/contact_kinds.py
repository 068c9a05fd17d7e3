"""What a way to reach somebody is."""

from dataclasses import dataclass
from enum import Enum


class ContactKind(Enum):
    """Ways to reach a person, in the order in which a reading lists them."""

    MOBILE = "mobile"  # of mainland China
    LANDLINE = "landline"  # of mainland China, 400 and 800 numbers too
    PHONE = "phone"  # of any other country or region, or too short to tell
    EMAIL = "email"
    WECHAT = "wechat"
    QQ = "qq"


@dataclass(frozen=True, slots=True)
class Contact:
    """
    One way to reach a person, written in one way only, so that equal ones compare equal.

    Attributes:
        kind: What it is.
        value: A phone as E.164 (`+861088881234;ext=801`), an e-mail with its domain in
            lower case, a WeChat id in lower case, a QQ number; what is left of it when it
            is not complete (`138****5678`).
        is_complete: Whether it can be used as it stands.
    """

    kind: ContactKind
    value: str
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """
    A piece of a cell taken for a contact.

    Attributes:
        text: The piece as typed.
        contact: What it is; None when it is not understood.
        note: Message key of what is wrong with it, else "".
    """

    text: str
    contact: Contact | None = None
    note: str = ""
