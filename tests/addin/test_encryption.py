"""MS-OVBA 2.4.3: what we encrypt decrypts as what Excel itself encrypted does."""

import re
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.addin.reading_back import streams
from xlfunnel.addin.encryption import encrypt

VALUES = {"CMG": bytes(4), "DPB": b"\0", "GC": b"\xff"}  # no protection, no password, visible
PROJECT_ID = "{01234567-89AB-CDEF-0123-456789ABCDEF}"


def decrypt(text: str) -> tuple[int, bytes]:
    """Return key and data; written after 2.4.3.3, from the other end than the writer."""
    seed, version, key, *rest = bytes.fromhex(text)
    assert seed ^ version == 2
    plain, encrypted = [seed ^ key], [version, key]
    for byte in rest:
        plain.append(byte ^ ((encrypted[-2] + plain[-1]) & 0xFF))
        encrypted.append(byte)
    ignored = (seed & 6) // 2
    length = int.from_bytes(bytes(plain[1 + ignored : 5 + ignored]), "little")
    data = bytes(plain[5 + ignored :])
    assert len(data) == length
    return plain[0], data


def excels_own_project() -> str:
    """Return the PROJECT stream of a workbook that Excel wrote; xlwings ships it."""
    spec = find_spec("xlwings")
    assert spec is not None and spec.origin is not None
    with ZipFile(Path(spec.origin).parent / "quickstart.xlsm") as book:
        return streams(book.read("xl/vbaProject.bin"))["PROJECT"].decode("cp1252")


def key_of(project_id: str) -> int:
    return sum(map(ord, project_id)) % 256


@pytest.mark.parametrize("name", VALUES)
def test_the_reading_used_here_understands_what_excel_wrote(name: str) -> None:
    project = excels_own_project()
    said = dict(re.findall(r'^(\w+)="([^"]*)"', project, re.MULTILINE))
    assert decrypt(said[name]) == (key_of(said["ID"]), VALUES[name])


@pytest.mark.parametrize("name", VALUES)
def test_every_seed_gives_back_key_and_value(name: str) -> None:
    for seed in range(256):
        encrypted = encrypt(VALUES[name], PROJECT_ID, seed)
        assert decrypt(encrypted) == (key_of(PROJECT_ID), VALUES[name])


@pytest.mark.parametrize(("name", "shortest", "longest"), [("CMG", 22, 28), ("DPB", 16, 22)])
def test_the_lengths_are_those_the_grammar_allows(name: str, shortest: int, longest: int) -> None:
    # 2.3.1.15: 22*28HEXDIG, 2.3.1.17: 16*22HEXDIG; the seed decides by adding 0 to 3 bytes.
    lengths = {len(encrypt(VALUES[name], PROJECT_ID, seed)) for seed in range(256)}
    assert lengths == set(range(shortest, longest + 1, 2))
