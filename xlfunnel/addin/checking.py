"""Whether a built add-in still fits what is installed on this PC, and what to do where not."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from xlfunnel import __version__
from xlfunnel.addin import configuring, excel_folders
from xlfunnel.addin.machine import Machine
from xlfunnel.addin.reading import Contents, contents_of, read_addin
from xlfunnel.addin.report import Line, ok, problem, warning
from xlfunnel.errors import AddinError, FileRefusedError
from xlfunnel.language import LANGUAGES, Language

Rows = Mapping[str, str]

_BITS = (64, 32)  # of Excel, which need not be those of Python


def check_installed(machine: Machine) -> list[Line]:
    """Return what there is to say of the installed add-in; AddinError where none can be."""
    path = excel_folders.installed_addin(machine)
    if not path.is_file():
        return [problem("addin.file.none", file=path)]
    others = [warning("addin.copies.more", file=stray) for stray in excel_folders.strays(machine)]
    try:
        return [*check_file(path, machine), *others]
    except FileRefusedError:  # whatever is wrong with it, it is made anew
        return [problem("addin.file.unreadable", file=path), *others]


def check_file(path: Path, machine: Machine) -> list[Line]:
    """
    Return what there is to say of the add-in at *path*.

    Raises:
        FileRefusedError: If it cannot be read or was not built by xlfunnel.
    """
    addin = read_addin(path)
    rows = addin.settings
    return [
        ok("addin.file.there", file=path),
        _xlfunnel(rows),
        _xlwings(rows, machine),
        *_contents(addin, machine),
        *_interpreter(rows, machine),
        *hindrances(machine),
        *_script(machine),
        _folder_kept_out(rows),
        _language(rows),
    ]


def hindrances(machine: Machine) -> Iterator[Line]:
    """Yield what keeps Excel from starting this Python and finding xlfunnel in it."""
    path = str(machine.python)
    if machine.system != "other" and not machine.has_xlfunnel:
        yield problem("addin.package.loose", version=__version__, python=path)
    if machine.system == "macos" and " " in path:
        yield problem("addin.interpreter.space", path=path)
    if machine.system != "windows":
        return
    if "WindowsApps" in machine.python.parts:
        yield problem("addin.interpreter.store", path=path)
    if not _is_in(path, machine.code_page):
        yield problem("addin.interpreter.letters", path=path, code_page=machine.code_page)
    for bits in _BITS if machine.xlwings_version else ():
        name = f"xlwings{bits}-{machine.xlwings_version}.dll"
        if not any((folder / name).is_file() for folder in _library_folders(machine)):
            yield problem("addin.library.missing", name=name, folder=machine.python.parent)


def _is_in(text: str, code_page: str) -> bool:
    """Return whether VBA, which asks for files in the PC's code page, can name *text*."""
    try:
        text.encode(code_page)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _library_folders(machine: Machine) -> tuple[Path, Path]:
    """Return where xlwings' VBA looks: beside the interpreter, and above a Scripts folder."""
    return machine.python.parent, machine.python.parent.parent


def _xlfunnel(rows: Rows) -> Line:
    built = rows.get(configuring.XLFUNNEL, "")
    if built == __version__:
        return ok("addin.xlfunnel.same", version=built)
    return problem("addin.xlfunnel.other", built=built or "?", installed=__version__)


def _xlwings(rows: Rows, machine: Machine) -> Line:
    built = rows.get(configuring.XLWINGS, "")
    if not machine.xlwings_version:
        return problem("addin.xlwings.missing", python=machine.python)
    if built == machine.xlwings_version:
        return ok("addin.xlwings.same", version=built)
    return problem("addin.xlwings.other", built=built or "?", installed=machine.xlwings_version)


def _contents(addin: Contents, machine: Machine) -> Iterator[Line]:
    """Yield whether a build today gives the same; of other releases enough is said already."""
    from xlfunnel.addin.package import addin_bytes  # with all formulas, which take a second

    known = (language for language in LANGUAGES if _is_of_now(addin.settings, machine, language))
    language = next(known, None)
    if language is None or machine.xlwings is None:
        return
    try:
        made = addin_bytes(language, addin.settings, machine.xlwings)
    except AddinError as error:
        yield problem(error.key, **error.facts)
        return
    is_same = contents_of(Path("xlfunnel.xlam"), made) == addin
    yield ok("addin.contents.same") if is_same else problem("addin.contents.other")


def _is_of_now(rows: Rows, machine: Machine, language: Language) -> bool:
    return configuring.facts(machine, language).items() <= rows.items()


def _interpreter(rows: Rows, machine: Machine) -> Iterator[Line]:
    wanted = configuring.interpreter(machine)
    named = [rows[key] for key in configuring.INTERPRETERS.values() if rows.get(key)]
    if not named:
        yield warning("addin.interpreter.none")
    elif not wanted:
        yield ok("addin.interpreter.elsewhere", path=named[0])
    elif wanted.items() <= rows.items():
        yield ok("addin.interpreter.same", path=machine.python)
    else:
        yield _other_interpreter(rows.get(next(iter(wanted)), ""), named[0], machine)


def _other_interpreter(here: str, named: str, machine: Machine) -> Line:
    """Return what to say of a Python that is not this one; *here* is for this system."""
    if not here:
        return problem("addin.interpreter.system", path=named)
    if here == "python" or Path(here).is_file():
        return problem("addin.interpreter.other", path=here, python=machine.python)
    return problem("addin.interpreter.gone", path=here, python=machine.python)


def _script(machine: Machine) -> Iterator[Line]:
    if machine.system == "macos" and machine.xlwings_version:
        path = excel_folders.script(machine)
        if path.is_file():
            yield ok("addin.script.there", file=path.name)
        else:
            yield problem("addin.script.missing", file=path)


def _folder_kept_out(rows: Rows) -> Line:
    if rows.get(configuring.ADD_FOLDER, "true").lower() == "false":
        return ok("addin.folder.out")
    return problem("addin.folder.in", key=configuring.ADD_FOLDER)


def _language(rows: Rows) -> Line:
    language = rows.get(configuring.LANGUAGE, "")
    if language in LANGUAGES:
        return ok("addin.language.known", language=language)
    return problem("addin.language.unknown", language=language or "?")
