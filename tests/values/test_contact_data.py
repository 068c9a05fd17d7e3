"""
The contact reader over strings collected by others; docs/readers.md holds the counts.

A cell is right when the reader says what the source says, wrong when it says something
else, unsure when it gives a warning instead. Run this file as a module to print the table:
`python -m tests.values.test_contact_data`.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import phonenumbers
import pytest

from xlfunnel.values.contact import ContactKind, read_contact
from xlfunnel.values.reading import Status

PROJECT = Path(__file__).parents[2]
DATA = PROJECT.parent / "shared" / "data" / "contacts"
DOC = PROJECT / "docs" / "readers.md"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the collected strings are not here")

# A cell, the values it may be read as, and whether "not understood" is right as well.
Expected: TypeAlias = tuple[str, set[str], bool]

ANY_EMAIL = "any e-mail"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def isemail() -> Iterator[Expected]:
    """The addresses that pyIsEmail calls valid or wrong, not those it calls unusual."""
    for row in rows("emails_isemail.csv"):
        if row["category"] == "ISEMAIL_VALID_CATEGORY":
            yield row["email"], {ANY_EMAIL}, False
        elif row["category"] == "ISEMAIL_ERR":
            yield row["email"], set(), True


def email_validator() -> Iterator[Expected]:
    for row in rows("emails_python-email-validator.csv"):
        verdict = row["expected_by_that_library_default"]
        if verdict == "valid" or verdict == "invalid in strict mode only":
            yield row["email"], {ANY_EMAIL}, False
        elif verdict.startswith("invalid"):
            yield row["email"], set(), True


def phones(form: set[str], *, in_mainland: bool) -> Iterator[Expected]:
    """Numbers in the given forms; without its country a foreign one need not be understood."""
    examples = rows("phones_examples_by_region.csv")
    values = {
        (row["region"], row["type"]): row["text"] for row in examples if row["format"] == "E164"
    }
    for row in examples:
        if row["format"] in form and (row["region"] == "CN") is in_mainland:
            is_bare = row["format"] == "NATIONAL" and not in_mainland
            yield row["text"], {values[row["region"], row["type"]]}, is_bare


def library_strings() -> Iterator[Expected]:
    """The strings of libphonenumber's own tests, as the library reads them in the mainland."""
    for row in rows("phones_libphonenumber_test_strings.csv"):
        value = valid_number(row["text"])
        yield row["text"], {value} if value else set(), not value


def valid_number(text: str) -> str | None:
    try:
        number = phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{value};ext={number.extension}" if number.extension else value


def companies() -> Iterator[Expected]:
    text = (DATA / "zh_company_short_names_sample5000.txt").read_text("utf-8")
    return ((name, set(), True) for name in text.splitlines())


SOURCES: dict[str, Callable[[], Iterable[Expected]]] = {
    "E-mail strings of pyIsEmail": isemail,
    "E-mail strings of python-email-validator": email_validator,
    "Phones of every region, with their country code": lambda: (
        *phones({"E164", "INTERNATIONAL", "RFC3966"}, in_mainland=True),
        *phones({"E164", "INTERNATIONAL", "RFC3966"}, in_mainland=False),
    ),
    "Phones of the mainland, without it": lambda: phones({"NATIONAL"}, in_mainland=True),
    "Phones of other regions, without it": lambda: phones({"NATIONAL"}, in_mainland=False),
    "Test strings of libphonenumber": library_strings,
    "Company short names": companies,
}


def judged(cell: str, expected: set[str], may_be_refused: bool) -> str:
    reading = read_contact(cell)
    if reading.status is Status.UNSURE:
        return "unsure"
    contacts = reading.value or ()
    found = {contact.value for contact in contacts}
    if expected == {ANY_EMAIL} and {contact.kind for contact in contacts} == {ContactKind.EMAIL}:
        return "right"
    is_right = found == expected or (may_be_refused and not found)
    return "right" if is_right else "wrong"


def table_row(source: str) -> str:
    counts = Counter(judged(*expected) for expected in SOURCES[source]())
    cells = [counts.total(), *(counts[verdict] for verdict in ("right", "wrong", "unsure"))]
    return f"| {source} | {' | '.join(f'{count:,}' for count in cells)} |"


@pytest.mark.parametrize("source", SOURCES)
def test_the_counts_in_the_docs_are_those_measured(source: str) -> None:
    assert table_row(source) in DOC.read_text("utf-8")


def test_no_company_name_is_taken_for_a_contact() -> None:
    statuses = Counter(read_contact(name).status for name, _, _ in companies())

    assert statuses == {Status.UNREADABLE: 5000}


def test_a_number_with_its_country_code_is_always_read() -> None:
    forms = {"E164", "INTERNATIONAL", "RFC3966"}
    judgements = {judged(*expected) for expected in phones(forms, in_mainland=False)}

    assert judgements == {"right"}


if __name__ == "__main__":
    print("\n".join(map(table_row, SOURCES)))
