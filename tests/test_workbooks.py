"""The files in workbook/ are what their command builds."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from workbook.build import BUILDERS, FOLDER
from xlfunnel.language import LANGUAGES, Language


def members(path: Path) -> dict[str, bytes]:
    """Return what the archive holds: another zlib packs the same into other bytes."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BUILDERS)
def test_the_file_in_the_repository_equals_a_rebuild(
    name: str, language: Language, tmp_path: Path
) -> None:
    rebuilt = tmp_path / "rebuilt.xlsx"
    BUILDERS[name](rebuilt, language)
    there, new = members(FOLDER / f"{name}.{language}.xlsx"), members(rebuilt)
    assert there.keys() == new.keys()
    assert [part for part, data in new.items() if there[part] != data] == []


def test_nothing_else_is_there() -> None:
    built = {f"{name}.{language}.xlsx" for name in BUILDERS for language in LANGUAGES}
    assert {path.name for path in FOLDER.glob("*.xlsx")} == built
