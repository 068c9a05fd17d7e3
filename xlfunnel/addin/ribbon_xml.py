"""
The ribbon's XML in one language: the structure from macros/, the words from the messages.

`ribbon.<id>.label`, `.screentip` and `.supertip` belong to the element with id `xlf_<id>`.
A schema of 2009 in a part named customUI14.xml is what Excel 2010 and later reads.
"""

from lxml import etree

from xlfunnel.language import Language
from xlfunnel.messages import MESSAGES, say
from xlfunnel.resources import folder

NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
PREFIX = "xlf_"
_WORDS = ("label", "screentip", "supertip")


def ribbon_xml(language: Language) -> bytes:
    """Return customUI14.xml with its labels and tips in *language*."""
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True)
    root = etree.fromstring((folder("macros") / "customUI14.xml").read_bytes(), parser)
    for element in root.iter("{*}*"):
        name = (element.get("id") or "").removeprefix(PREFIX)
        for word in _WORDS:
            if (key := f"ribbon.{name}.{word}") in MESSAGES:
                element.set(word, say(key, language))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
