"""DESIGN.md: who may import whom, read from the source itself."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "xlfunnel"

# From the ground up; a part may import the parts before it, and itself.
LAYERS = (
    ("language",),
    ("messages",),
    ("errors",),
    ("values",),
    ("schema", "workbook", "resources"),
    ("problem", "staging", "key_figures"),
    ("replacement",),
    ("tables",),
    ("checked", "xlsx", "template", "records"),
    ("rules", "analysis", "memory"),
    ("actions",),
    ("formulas",),
    ("importing",),
    ("excel", "functions"),
    ("ribbon",),
    ("addin",),
    ("cli",),
    ("__main__",),
)
# A library that only some parts may know: its top-level name to those parts.
ONLY_IN = {
    "openpyxl": {"xlsx", "template"},
    "python_calamine": {"xlsx", "template"},
    "lxml": {"xlsx", "template", "addin"},
    "zipfile": {"xlsx", "template", "addin"},
    "xlsxwriter": {"addin"},
    "pyperclip": {"ribbon"},
    "pandas": {"analysis", "actions"},
    "chinese_calendar": {"actions"},
    "xlwings": {"excel", "ribbon", "functions", "addin"},
}
# What pure parts never touch: the clock, the disk, the environment, random state.
PURE = {"values", "schema", "rules", "analysis", "formulas", "key_figures"}
IMPURE_MODULES = {"os", "time", "random", "secrets", "pathlib", "io", "shutil", "subprocess"}
IMPURE_CALLS = {"now", "today", "utcnow", "open"}
OUR_OWN_LIBRARY_FREE = {"workbook"}  # the port knows no library

MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    """Return the part a module belongs to: the first name below the package."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> Iterator[str]:
    """Yield every module imported anywhere in *path*, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "xlfunnel":
                yield from (f"xlfunnel.{name.name}" for name in node.names)


def layer_of(part: str) -> int:
    return next((n for n, parts in enumerate(LAYERS) if part in parts), -1)


def our_imports(path: Path) -> set[str]:
    names = (name.split(".") for name in imports_of(path) if name.startswith("xlfunnel."))
    return {name[1] for name in names if name[1] != "__version__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_lies_below_it(path: Path) -> None:
    part = part_of(path)
    if part == "__init__":
        return
    assert layer_of(part) >= 0, f"{part} has no layer: give it one in LAYERS"
    above = {
        other
        for other in our_imports(path) - {part}
        if layer_of(other) > layer_of(part) or layer_of(other) < 0
    }
    assert not above


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_is_known_only_where_it_belongs(path: Path) -> None:
    libraries = {name.split(".")[0] for name in imports_of(path)}
    wrong = {name for name in libraries & set(ONLY_IN) if part_of(path) not in ONLY_IN[name]}
    assert not wrong


@pytest.mark.parametrize(("adapter", "other"), [("excel", "xlsx"), ("xlsx", "excel")])
def test_the_adapters_do_not_know_each_other(adapter: str, other: str) -> None:
    for path in (PACKAGE / adapter).glob("*.py"):
        assert other not in our_imports(path), path.name


def test_the_port_knows_no_library() -> None:
    libraries = {name.split(".")[0] for name in imports_of(PACKAGE / "workbook.py")}
    assert libraries - {"xlfunnel"} <= sys.stdlib_module_names


@pytest.mark.parametrize("folder", ["rules", "analysis"])
def test_rules_and_analyses_never_import_each_other(folder: str) -> None:
    for path in (PACKAGE / folder).glob("*.py"):
        siblings = {
            name
            for name in imports_of(path)
            if name.startswith(("xlfunnel.rules", "xlfunnel.analysis"))
        }
        assert siblings <= ALLOWED_BETWEEN.get(path.name, set()), path.name


ALLOWED_BETWEEN: dict[str, set[str]] = {}


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if part_of(path) in PURE],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_pure_parts_never_touch_clock_disk_environment_or_chance(path: Path) -> None:
    assert not {name.split(".")[0] for name in imports_of(path)} & IMPURE_MODULES
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }
    assert not called & IMPURE_CALLS
