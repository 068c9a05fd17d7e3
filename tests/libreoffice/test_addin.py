"""The add-in in LibreOffice: it opens, its modules are there, and its buttons call Python."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from tests.libreoffice.office import Office
from xlfunnel.addin.configuring import RIBBON_PART
from xlfunnel.addin.package import build_addin, module_sources, shown_texts
from xlfunnel.language import LANGUAGES, Language

LIBRARY = "xlfunnel"
COMMAND = ("read", "xlfunnel", "A1:A1")  # where the stand-in for xlwings writes what it is to run
# LibreOffice says first what a module is, and keeps no attributes.
MARK = "Rem Attribute VBA_ModuleType=VBA{}\nOption VBASupport 1\n"
MODULE, DOCUMENT = MARK.format("Module"), MARK.format("DocumentModule")
CLASS = MARK.format("ClassModule") + "Option ClassModule\n"


def addin(folder: Path, language: Language = "zh-CN", *, with_xlwings: bool = False) -> Path:
    path = folder / f"{language}.xlam"
    build_addin(path, language, {"INTERPRETER_WIN": "C:\\张三\\python.exe"}, with_xlwings)
    return path


def without_attributes(source: str) -> str:
    lines = source.splitlines()
    return "\n".join(line for line in lines if not line.startswith("Attribute ")).strip()


def buttons(path: Path) -> dict[str, str]:
    """Return the id of each button, without its prefix, and the procedure it calls."""
    with ZipFile(path) as package:
        ribbon = etree.fromstring(package.read(RIBBON_PART))
    found = ribbon.iter("{*}button")
    return {str(b.get("id")).removeprefix("xlf_"): str(b.get("onAction")) for b in found}


@pytest.mark.parametrize("with_xlwings", [True, False])
def test_all_modules_are_listed_with_their_text(
    with_xlwings: bool, office: Office, tmp_path: Path
) -> None:
    (libraries,) = office.ask(addin(tmp_path, with_xlwings=with_xlwings), ("libraries",))
    expected = module_sources(with_xlwings)
    assert set(libraries[LIBRARY]) == set(expected)
    for name, source in expected.items():
        text = libraries[LIBRARY][name]
        mark = MODULE if name.startswith("xl") else CLASS if name == "Dictionary" else DOCUMENT
        assert text.startswith(mark)
        assert text.removeprefix(mark).strip() == without_attributes(source)


def test_every_button_gives_python_its_own_command(office: Office, tmp_path: Path) -> None:
    path = addin(tmp_path)
    known = buttons(path)
    assert len(known) == 17  # those of the issue
    steps: list[tuple[Any, ...]] = []
    for procedure in known.values():
        steps += [("press", f"{LIBRARY}.{procedure}"), COMMAND]

    answers = office.ask(path, *steps)

    commands = [command for ((command,),) in answers[1::2]]
    call = "import xlfunnel.ribbon; xlfunnel.ribbon.run('{}', 'zh-CN')"
    assert commands == [call.format(name) for name in known]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hidden_sheets_hold_the_settings_and_the_texts(
    language: Language, office: Office, tmp_path: Path
) -> None:
    settings, texts = office.ask(
        addin(tmp_path, language),
        ("read", "xlfunnel.conf", "A1:B2"),
        ("read", "xlfunnel.text", "A1:B20"),
    )
    assert settings == [["INTERPRETER_WIN", "C:\\张三\\python.exe"], ["", ""]]
    assert {key: text for key, text in texts if key} == shown_texts(language)
