"""What is asked of Excel past xlwings is in one module, which has an answer for macOS, too."""

import re

from tests.test_imports import PACKAGE


def test_only_native_goes_past_xlwings() -> None:
    doors = [path for name in ("excel", "ribbon") for path in (PACKAGE / name).glob("*.py")]
    talking = [*doors, PACKAGE / "functions.py"]
    past = re.compile(r"\.(?:api|impl)\b|\bimpl=")
    assert {path.name for path in talking if past.search(path.read_text("utf-8"))} == {"native.py"}
