"""What of a contact tells that two leads are of one customer, and what belongs to nobody."""

import re
from collections.abc import Iterable, Iterator

import phonenumbers

from xlfunnel.values.contact_kinds import Contact, ContactKind

_PHONES = (ContactKind.MOBILE, ContactKind.LANDLINE, ContactKind.PHONE)
_UP = "01234567890123456789"
_COUNTED = f"{_UP} {_UP[::-1]}"
_NOT_DIGITS = re.compile(r"\D")
_SUBSCRIBER = {ContactKind.MOBILE: 8, ContactKind.LANDLINE: 7, ContactKind.PHONE: 7}  # digits
_EXAMPLE_MOBILE = re.compile(r"(1\d\d)00(?:\1)000")  # 13800138000, as every form shows it
_FEWEST_COUNTED = 4  # digits in a row that are no coincidence

_INVENTED = re.compile(
    r"(?:test(?:er|ing)?|demo|fake|none|null|na|unknown|nobody|no[-_.]?reply|do[-_.]?not[-_.]?reply"
    r"|noe?mail|abc|asdf?|qwe(?:rty?)?|wxid_test|weixin|wechat)[-_.]?\d*"
    r"|(?P<letter>\w)(?P=letter){2,}"
)
_NO_DOMAIN = re.compile(
    r"(?:.*\.)?(?:(?:example|test)\.\w+|\w+\.(?:test|example|invalid|local\w*))"
)
# Mailboxes that anybody can open say nothing about who somebody works for.
_FREE_MAIL = re.compile(
    r"(?:vip\.)?(?:qq|163|126|188|139|189|wo|sina|sohu|sogou|tom|21cn|263|eyou|aliyun|foxmail|yeah"
    r"|gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|mail|inbox|zoho"
    r"|proton|protonmail|pm|yandex|qq\.vip|hinet|pchome|yam|seed|kimo|msa\.hinet|88|naver|daum)"
    r"\.(?:com|cn|net|me|org|ru|de|fr|hk|tw|jp|uk|co\.\w\w|com\.\w\w|net\.\w\w)"
)
_SECOND_LEVEL = frozenset({"com", "net", "org", "gov", "edu", "co", "ac", "idv"})
_WEBSITE = re.compile(r"(?:https?://|(?<![\w.@])www\.)(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)")
_QQ_MAIL = re.compile(r"([1-9]\d{4,10})@qq\.com")


def usable(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """
    Return what reaches one customer only, alike in every lead that has it.

    Masked and incomplete contacts are out, and those that were made up: 13800138000,
    13912345678, 11111111, test@…, …@example.com. A QQ mailbox is the QQ number too.
    """
    found = (contact for contact in contacts if contact.is_complete and not is_made_up(contact))
    return tuple(dict.fromkeys(account for contact in found for account in _accounts(contact)))


def is_made_up(contact: Contact) -> bool:
    """
    Return whether *contact* was typed to fill the cell: it is nobody's.

    >>> is_made_up(Contact(ContactKind.MOBILE, "+8613800138000"))
    True
    """
    value = contact.value.casefold()
    if contact.kind in _PHONES:
        digits = _NOT_DIGITS.sub("", value.partition(";")[0])
        end = digits[-_SUBSCRIBER[contact.kind] :]
        return _is_counted(end) or _EXAMPLE_MOBILE.fullmatch(digits[-11:]) is not None
    local, _, domain = value.rpartition("@")
    name = local if contact.kind is ContactKind.EMAIL else value
    if contact.kind is ContactKind.EMAIL and _NO_DOMAIN.fullmatch(domain):
        return True
    return _INVENTED.fullmatch(name) is not None or (
        len(name) >= _FEWEST_COUNTED and name.isdigit() and _is_counted(name)
    )


def domains(contacts: Iterable[Contact], text: str = "") -> tuple[str, ...]:
    """
    Return the companies' own domains among e-mail addresses and the websites in *text*.

    >>> domains([Contact(ContactKind.EMAIL, "a@mail.acme.com.cn")], "www.acme.cn")
    ('acme.com.cn', 'acme.cn')
    """
    mails = (c.value for c in contacts if c.kind is ContactKind.EMAIL and c.is_complete)
    hosts = [mail.rpartition("@")[2].casefold() for mail in mails]
    hosts += _WEBSITE.findall(text.casefold())
    return tuple(dict.fromkeys(map(_registered, filter(_is_own, hosts))))


def dialled(contact: Contact) -> str:
    """
    Return *contact* as people write it.

    >>> dialled(Contact(ContactKind.LANDLINE, "+861088881234;ext=801"))
    '010 8888 1234-801'
    """
    number, _, extension = contact.value.partition(";ext=")
    if not number.startswith("+"):
        return contact.value
    if contact.kind is ContactKind.MOBILE:
        return number.removeprefix("+86")
    forms = phonenumbers.PhoneNumberFormat
    form = forms.NATIONAL if contact.kind is ContactKind.LANDLINE else forms.INTERNATIONAL
    number = phonenumbers.format_number(phonenumbers.parse(number), form)
    return f"{number}-{extension}" if extension else number


def _accounts(contact: Contact) -> Iterator[Contact]:
    """Yield *contact* in the one way in which equal ones are equal, and what else it says."""
    value = contact.value.casefold()
    if contact.kind is not ContactKind.WECHAT or value[0] != "+":  # 微信同号 repeats the mobile
        yield Contact(contact.kind, value)
    if contact.kind is ContactKind.EMAIL and (account := _QQ_MAIL.fullmatch(value)):
        yield Contact(ContactKind.QQ, account[1])


def _is_counted(digits: str) -> bool:
    """Return whether *digits* are all the same, or count up or down: 12345678, 98765432."""
    return digits in _COUNTED or len(set(digits)) == 1


def _is_own(host: str) -> bool:
    return not _FREE_MAIL.fullmatch(host) and not _NO_DOMAIN.fullmatch(host)


def _registered(host: str) -> str:
    """Return the part of *host* that somebody has registered: acme.com.cn of mail.acme.com.cn."""
    labels = host.split(".")
    is_country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if is_country else -2 :])
