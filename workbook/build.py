"""`python -m workbook.build` makes the files of this folder: templates and samples."""

from pathlib import Path
from tempfile import TemporaryDirectory

from xlfunnel.actions import Run, perform
from xlfunnel.actions.filling_calendar import holidays_around
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.template import build
from xlfunnel.template.sample import SAMPLE_DAY, evening_of, sample_rows
from xlfunnel.xlsx.file import FileWorkbook

FOLDER = Path(__file__).parent


def build_template(path: Path, language: Language) -> None:
    """Write the empty workbook in *language* to *path*."""
    build(path, language=language)


def build_sample(path: Path, language: Language) -> None:
    """Write the sample in *language*, refreshed on the evening of its day, to *path*."""
    with TemporaryDirectory() as folder:
        raw = Path(folder) / path.name
        build(
            raw,
            language=language,
            rows=sample_rows(language) | holidays_around(SAMPLE_DAY, language),
        )
        workbook = FileWorkbook.open(raw, language)
        perform("refresh", workbook, Run(evening_of(SAMPLE_DAY), language=language))
        workbook.save(path, backup=False)


# Start of the file's name to what makes it; the language follows.
BUILDERS = {"template": build_template, "sample": build_sample}


def main() -> None:
    """Build every file and say where it is."""
    for name, make in BUILDERS.items():
        for language in LANGUAGES:
            path = FOLDER / f"{name}.{language}.xlsx"
            path.unlink(missing_ok=True)
            make(path, language)
            print(path.name)


if __name__ == "__main__":
    main()
