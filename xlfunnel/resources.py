"""Files that travel with the package: built templates, the add-in's macros and examples."""

from pathlib import Path

from xlfunnel.language import Language

_PACKAGE = Path(__file__).parent
_IN_CHECKOUT = {"examples": Path("docs") / "examples"}  # where it is not at the top


def folder(name: str) -> Path:
    """
    Return the folder *name* ("workbook", "macros" or "examples").

    An installed wheel carries it inside the package, a source checkout beside it.
    """
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / _IN_CHECKOUT.get(name, name)


def template_path(language: Language) -> Path:
    """Return where the built template in *language* is."""
    return folder("workbook") / f"template.{language}.xlsx"


def example_map() -> Path:
    """Return where the example of an import's mapping file is."""
    return folder("examples") / "import.toml"
