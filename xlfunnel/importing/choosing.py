"""Which map a CSV is read by when nobody names one."""

from pathlib import Path

from xlfunnel.importing.headers import map_by_headers
from xlfunnel.importing.mapping import ImportMap, read_map
from xlfunnel.importing.table import read_csv


def choose_map(path: Path) -> tuple[ImportMap, list[str]]:
    """
    Return the map for the CSV at *path*, and the columns it has that nobody takes.

    It is the TOML of the same name beside it, which leaves out what it means to; else what
    the headers say.

    Raises:
        UsageError: The file or the TOML cannot be read, or the headers do not say whose leads
            they are.
    """
    beside = path.with_suffix(".toml")
    if beside.is_file():
        return read_map(beside), []
    found = map_by_headers(path, read_csv(path, ImportMap(columns={}).file).columns)
    return ImportMap(columns=found.columns), found.left_out
