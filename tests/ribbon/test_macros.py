"""The ribbon is said four times, in XML, VBA, Python and messages: always the same buttons."""

import ast
import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from xlfunnel.language import LANGUAGES
from xlfunnel.messages import MESSAGES
from xlfunnel.resources import folder
from xlfunnel.ribbon import BUTTONS, GROUPS

XML = folder("macros") / "customUI14.xml"
VBA = folder("macros") / "xlf_ribbon.bas"
NAMESPACE = "{http://schemas.microsoft.com/office/2009/07/customui}"


def elements(tag: str) -> Iterator[Element]:
    return ElementTree.parse(XML).iter(NAMESPACE + tag)


def vba() -> str:
    return VBA.read_bytes().decode("ascii")  # VBA knows no other characters everywhere


def test_the_xml_has_the_buttons_of_python_in_its_groups() -> None:
    groups = {
        group.get("id"): {button.get("id") for button in group.iter(NAMESPACE + "button")}
        for group in elements("group")
    }
    assert groups == {f"xlf_{name}": {f"xlf_{b}" for b in ids} for name, ids in GROUPS.items()}
    assert [tab.get("id") for tab in elements("tab")] == ["xlf_xlfunnel"]


def test_the_callbacks_of_vba_are_those_buttons_and_do_nothing_else() -> None:
    # on three lines: LibreOffice does not take in a Sub that stands on one
    whole = r'^Public Sub Xlf_(\w+)\(control As IRibbonControl\)\n    CallAction "(\w+)"\nEnd Sub$'
    callbacks = re.findall(whole, vba(), re.M)
    assert [name for name, _ in callbacks] == list(BUTTONS)
    assert all(name == action for name, action in callbacks)
    assert vba().count("Public ") == len(callbacks)


def test_vba_calls_python_with_a_line_that_is_python() -> None:
    (command,) = re.findall(r"RunPython (.+)", vba())
    for value, given in ((" & action & ", " 'refresh' "), (' & TextOf("language") & ', " 'en' ")):
        command = command.replace(value, given)
    said = ast.literal_eval(command)
    assert said == "import xlfunnel.ribbon; xlfunnel.ribbon.run('refresh', 'en')"
    assert '"' not in said  # xlwings puts the line between double quotes
    ast.parse(said)


def test_vba_is_plain() -> None:
    assert "Option Explicit" in vba()
    assert "\r" not in vba()
    for windows_only in ("CreateObject", "Declare", "Shell", "Environ"):
        assert windows_only not in vba()


def test_what_vba_says_itself_is_among_the_messages() -> None:
    keys = re.findall(r'(?:Tell|TextOf\()\s*"(\w+)"', vba())
    assert set(keys) == {"language", "no_workbook", "python_failed", "title", "unsafe_name"}
    assert all(f"ribbon.vba.{key}" in MESSAGES for key in keys)


@pytest.mark.parametrize("button", BUTTONS)
def test_every_button_has_its_words_in_three_languages(button: str) -> None:
    for part in ("label", "screentip", "supertip"):
        text = MESSAGES[f"ribbon.{button}.{part}"]
        assert all(text.to(language) for language in LANGUAGES)
    label = MESSAGES[f"ribbon.{button}.label"]
    assert len(label.zh_cn) <= 6
    assert len(label.en) <= 14


@pytest.mark.parametrize("part", ["xlfunnel", *GROUPS])
def test_tab_and_groups_have_a_label_alone(part: str) -> None:
    assert f"ribbon.{part}.label" in MESSAGES
    assert f"ribbon.{part}.screentip" not in MESSAGES


def test_what_is_pressed_all_day_is_large() -> None:
    large = {button.get("id") for button in elements("button") if button.get("size") == "large"}
    assert large >= {"xlf_log_follow_up", "xlf_remind", "xlf_refresh"}
