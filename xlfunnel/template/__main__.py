"""`python -m xlfunnel.template` rebuilds the templates in workbook/ of a source checkout."""

from xlfunnel.language import LANGUAGES
from xlfunnel.resources import template_path
from xlfunnel.template import build


def main() -> None:
    """Build a template for each language and say where it is."""
    for language in LANGUAGES:
        path = template_path(language)
        build(path, language=language)
        print(path)


if __name__ == "__main__":
    main()
