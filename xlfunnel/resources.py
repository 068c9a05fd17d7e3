"""Files that travel with the package: built templates and the add-in's macros."""

from pathlib import Path

from xlfunnel.language import Language

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """
    Return the folder *name* ("workbook" or "macros").

    An installed wheel carries it inside the package, a source checkout beside it.
    """
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def template_path(language: Language) -> Path:
    """Return where the built template in *language* is."""
    return folder("workbook") / f"template.{language}.xlsx"
