"""Built workbooks for the tests of the template, each built once."""

import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from xlfunnel.language import LANGUAGES, Language
from xlfunnel.template import build


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Path]:
    """A new workbook in each language."""
    place = tmp_path_factory.mktemp("templates")
    paths = {language: place / f"{language}.xlsx" for language in LANGUAGES}
    for language, path in paths.items():
        build(path, language=language)
    return paths


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Each language in turn."""
    found: Language = request.param
    return found


@pytest.fixture(scope="session")
def template(templates: dict[Language, Path]) -> Path:
    """A new workbook in zh-CN; tests write copies only."""
    return templates["zh-CN"]


@pytest.fixture(scope="session")
def book(template: Path) -> openpyxl.Workbook:
    """The same, as openpyxl reads it."""
    return openpyxl.load_workbook(template)


@pytest.fixture(scope="session")
def converted(templates: dict[Language, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder where LibreOffice has saved each workbook as a file of its own."""
    program = shutil.which("soffice")
    if program is None and not os.environ.get("CI"):
        pytest.skip("LibreOffice is not installed")
    place = tmp_path_factory.mktemp("libreoffice")
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    command = [str(program), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(place)]
    subprocess.run(
        [*command, *map(str, templates.values())], check=True, capture_output=True, timeout=300
    )
    return place
