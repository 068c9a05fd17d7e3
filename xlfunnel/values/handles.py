"""E-mail addresses, WeChat ids and QQ numbers inside a cell's text."""

import re

from email_validator import EmailNotValidError, validate_email

from xlfunnel.values.contact_kinds import Contact, ContactKind, Piece

_OUT = r"\s,;、|<>()\"“”@"
_EMAIL = re.compile(rf"(?P<local>[^{_OUT}]*)@(?P<domain>[^{_OUT}/]*)")
_BEFORE_EMAIL = re.compile(
    r".*:"  # a label and its colon: 邮箱:
    r"|.*[\u3400-\u9fff]/?(?=[A-Za-z0-9])"  # a label or name: 邮箱zhang@, 张三/zhang@
    r"|(?:[\d+*-]{7,})?/"  # a phone: 13800138000/zhang@
)
_AFTER_DOMAIN = re.compile(r"(?<=[A-Za-z])(?:[\u3400-\u9fff。].*)$|。$")
_MASK = re.compile(r"\*{2,}|•{2,}|●{2,}|\.{3}")

WECHAT = r"(?:微信|薇信|威信|weixin|wechat|(?<![a-z])(?:wx|vx|v信|v))(?:号码?|账号|帐号| ?id)?"
_LABELS = rf"(?:{WECHAT}[ /&()]*)+"
_OTHER_LABEL = r"(?:wechat|weixin|wx|vx|qq|tel|phone|mobile|mob|e?mail)(?![a-z])"
_WECHAT_ID = re.compile(
    rf"{_LABELS}(?:(?:[:=]|是|为) ?|(?<=[^a-z])|(?<= ))"
    rf"(?P<id>(?!{_OTHER_LABEL})[a-z][-_a-z0-9*]*)(?!@)"
    r"|(?<![-_a-z0-9])(?P<wxid>wxid_[a-z0-9]+)"
)
_QQ = re.compile(r"(?:qq|扣扣|企鹅|(?<![a-z])q)(?:号码?)?[/和微信]* ?[:=]? ?(?P<id>\d{3,})")
_VALID_WECHAT_ID = re.compile(r"[a-z][-_a-z0-9]{5,19}|wxid_[a-z0-9]+")
_VALID_QQ = re.compile(r"[1-9]\d{4,10}")

# 微信同号, 同微信, 手机/微信: the mobile number finds the WeChat account too.
SAME_NUMBER = re.compile(
    rf"{WECHAT}(?:也|和|与|跟)?(?:同号|同步|同手机|同电话|一致|一样|同)|(?:同|即|也是|兼){WECHAT}"
    rf"|(?:手机|电话|tel|phone|mobile)号?码? ?[/、&+和(|,] ?{WECHAT}(?![:=]? ?[a-z])"
    rf"|{WECHAT} ?[/、&+和(|,] ?(?:手机|电话|tel|phone|mobile)"
)
WECHAT_LABEL = re.compile(rf"{WECHAT}(?:[:= ]|是|为)*$")


def emails(text: str) -> tuple[list[Piece], str]:
    """Return the e-mail addresses in *text* (NFKC), and the text without them."""
    pieces: list[Piece] = []
    rest, end = "", 0
    for found in _EMAIL.finditer(text):
        before = _BEFORE_EMAIL.match(found["local"])
        start = found.start() + (before.end() if before else 0)
        behind = _AFTER_DOMAIN.search(found["domain"])
        stop = found.start("domain") + behind.start() if behind else found.end()
        pieces.append(_email(text[start:stop]))
        rest, end = rest + text[end:start] + ";", stop
    return pieces, rest + text[end:]


def _email(address: str) -> Piece:
    local, _, domain = address.rpartition("@")
    if _MASK.search(address) and local:
        value = f"{_MASK.sub('**', local)}@{domain.lower()}"
        return Piece(address, Contact(ContactKind.EMAIL, value, False), "contact.masked")
    try:
        valid = validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return Piece(address, None, "contact.email_invalid")
    return Piece(address, Contact(ContactKind.EMAIL, valid.normalized))


def accounts(text: str) -> tuple[list[Piece], str]:
    """Return the labelled WeChat ids and QQ numbers in folded *text*, and what is left of it."""
    pieces: list[Piece] = []

    def wechat(found: re.Match[str]) -> str:
        pieces.append(wechat_id(found["id"] or found["wxid"]))
        return ";"

    def qq(found: re.Match[str]) -> str:
        pieces.append(_qq(found["id"]))
        return ";"

    return pieces, _QQ.sub(qq, _WECHAT_ID.sub(wechat, text))


def wechat_id(text: str) -> Piece:
    """Return what a WeChat id is; one that was made from a QQ number is digits."""
    if "*" in text:
        return Piece(text, Contact(ContactKind.WECHAT, text, False), "contact.masked")
    if _VALID_WECHAT_ID.fullmatch(text) or _VALID_QQ.fullmatch(text):
        return Piece(text, Contact(ContactKind.WECHAT, text))
    return Piece(text, None, "contact.wechat_invalid")


def _qq(digits: str) -> Piece:
    if _VALID_QQ.fullmatch(digits):
        return Piece(digits, Contact(ContactKind.QQ, digits))
    return Piece(digits, None, "contact.qq_invalid")
