"""
A lint of the ribbon: what Excel would reject or silently leave out.

Excel shows no error for most mistakes in a ribbon: the tab or a button is simply not there.
The schema's own rules that matter for a tab of plain buttons are written out here.
"""

import re

import pytest
from lxml import etree

from xlfunnel.addin.package import module_sources
from xlfunnel.addin.ribbon_xml import ribbon_xml
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.messages import MESSAGES
from xlfunnel.resources import folder

NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
INSIDE = {"customUI": "ribbon", "ribbon": "tabs", "tabs": "tab", "tab": "group", "group": "button"}
ATTRIBUTES = {  # of those the schema allows, the ones that a tab of buttons needs
    "customUI": set[str](),
    "ribbon": set[str](),
    "tabs": set[str](),
    "tab": {"id", "label", "insertAfterMso", "insertBeforeMso", "keytip"},
    "group": {"id", "label", "screentip", "supertip"},
    "button": {"id", "label", "screentip", "supertip", "imageMso", "size", "onAction"},
}
NEEDED = {"tab": {"id", "label"}, "group": {"id", "label"}, "button": ATTRIBUTES["button"]}
LONGEST = 1024  # of a label, screentip or supertip
# Controls of Excel's own since 2010 or before, as Microsoft lists them for 2013 to 365.
IMAGES = {
    "ChartInsert",
    "ConditionalFormattingIconSetsGallery",
    "ControlProperties",
    "Copy",
    "ErrorChecking",
    "FileProperties",
    "FilePrintPreview",
    "FunctionsDateTimeInsertGallery",
    "GetExternalDataFromText",
    "Help",
    "RefreshAll",
    "RemoveDuplicates",
    "ReviewAllowUsersToEditRanges",
    "ReviewNewComment",
    "ReviewShareWorkbook",
    "TableRowsInsertBelowExcel",
    "Undo",
}
CALLBACK = re.compile(r"^Public Sub (\w+)\(control As IRibbonControl\)", re.MULTILINE)
BUTTONS = (
    "import_leads check duplicates log_follow_up log_follow_ups remind copy_todo grade "
    "preview_assign assign hand_over refresh analyse undo settings manual about"
)


def elements(language: Language = "zh-CN") -> list[etree._Element]:
    return list(etree.fromstring(ribbon_xml(language)).iter())


def kind(element: etree._Element) -> str:
    return etree.QName(element).localname


def all_of(name: str) -> list[str]:
    return [str(element.get(name)) for element in elements() if element.get(name) is not None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_one_tab_of_groups_of_buttons_and_nothing_else(language: Language) -> None:
    root, *others = elements(language)
    assert root.tag == f"{{{NAMESPACE}}}customUI"
    for element in others:
        parent = element.getparent()
        assert parent is not None
        assert element.tag == f"{{{NAMESPACE}}}{INSIDE[kind(parent)]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_element_has_the_attributes_it_needs_and_none_it_may_not_have(
    language: Language,
) -> None:
    for element in elements(language):
        present = set(map(str, element.attrib))
        assert NEEDED.get(kind(element), set()) <= present <= ATTRIBUTES[kind(element)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_not_empty_and_not_longer_than_office_takes(language: Language) -> None:
    for element in elements(language):
        for word in ("label", "screentip", "supertip"):
            text = element.get(word)
            assert text is None or 0 < len(str(text).strip()) <= LONGEST
    assert {element.get("size") for element in elements(language)} <= {None, "large", "normal"}


def test_every_id_is_there_once_and_is_a_name() -> None:
    ids = all_of("id")
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"xlf_[a-z_]+", one) for one in ids)


def test_the_buttons_are_those_of_the_design() -> None:
    ids = [element.get("id") for element in elements() if kind(element) == "button"]
    assert {str(one).removeprefix("xlf_") for one in ids} == set(BUTTONS.split())


def test_every_button_has_a_callback_and_every_callback_a_button() -> None:
    callbacks = CALLBACK.findall(module_sources(with_xlwings=False)["xlf_ribbon"])
    assert sorted(all_of("onAction")) == sorted(f"xlf_ribbon.{name}" for name in callbacks)


def test_a_button_calls_the_callback_of_its_own_id() -> None:
    for element in elements():
        if kind(element) == "button":
            name = str(element.get("id")).removeprefix("xlf_")
            assert element.get("onAction") == f"xlf_ribbon.Xlf_{name}"


def test_every_image_is_known_to_exist_and_no_two_are_alike() -> None:
    assert sorted(all_of("imageMso")) == sorted(IMAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_those_of_the_messages_in_the_language(language: Language) -> None:
    for element in elements(language):
        name = str(element.get("id")).removeprefix("xlf_")
        for word in ("label", "screentip", "supertip"):
            if element.get(word) is not None:
                assert element.get(word) == MESSAGES[f"ribbon.{name}.{word}"].to(language)


def test_the_file_itself_holds_no_words() -> None:
    text = (folder("macros") / "customUI14.xml").read_text(encoding="utf-8")
    assert not re.search(r"\b(label|screentip|supertip)=", text)
