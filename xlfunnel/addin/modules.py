"""
Which modules the add-in holds: our buttons and cell functions, and xlwings' VBA.

xlwings' part comes from the installed xlwings, because its file names and its DLL carry
the version: an add-in built on the user's PC always matches.
"""

from pathlib import Path

from xlfunnel.addin.vba_module import VbaModule, class_module, document_module, standard_module
from xlfunnel.addin.wrappers import functions_module
from xlfunnel.errors import AddinError
from xlfunnel.formulas import FUNCTIONS
from xlfunnel.resources import folder

PROJECT = "xlfunnel"
WORKBOOK = "ThisWorkbook"

_NAME_IN_XLWINGS = 'Public Const PROJECT_NAME As String = "myaddin"'
_FIRST_LINE = 'Attribute VB_Name = "xlwings"'
_NOT_HERE = "set NoDefaultCurrentDirectoryInExePath=1&"  # in the folder that Excel is in
CHANGES = (  # what stands in xlwings' module, what in ours, and how often
    (_NAME_IN_XLWINGS, _NAME_IN_XLWINGS.replace("myaddin", PROJECT), 1),
    # Private: else Excel would offer GetConfig, ReadFile and thirty others as cell functions.
    (_FIRST_LINE, f"{_FIRST_LINE}\nOption Private Module", 1),
    # A workbook from somebody else, or a file beside it, must not name the program to start:
    # one formula of ours in it would be enough, without a click. Our own sheet and file do.
    ('SheetExists(ActiveWorkbook, PROJECT_NAME & ".conf") = True', "False", 1),
    ('source = "" Or source = "directory"', 'source = "directory"', 1),
    # Nor must Python import what lies there: Excel's folder is often that of the workbook, and
    # an empty entry, which an empty setting makes, or -c without -P stands for that folder.
    (' & ";" & GetConfig("PYTHONPATH")', "", 4),
    ('" -B -c ""import', '" -B -P -c ""import', 2),
    # A caret in a workbook's name would free the ampersand behind it, and that starts a command.
    (
        'Replace(PYTHONPATH, "&", "^&")',
        'Replace(Replace(PYTHONPATH, "^", "^^"), "&", "^&")',
        2,
    ),
    # Windows looks for a program without a path there, too.
    ('"cmd.exe ', 'Environ("COMSPEC") & " ', 3),
    ("CondaCmd = CondaPath", f'CondaCmd = "{_NOT_HERE}" & CondaPath', 1),
    ("CondaCmd = Chr(34) & ", f'CondaCmd = Chr(34) & "{_NOT_HERE}" & ', 1),
    # xlwings starts a server for each different command, so that of a function names no workbook;
    # while one is being opened there may be none, and still its formulas are calculated.
    ('ActiveWorkbook.FullName & ";" & ThisWorkbook.FullName', '";"', 1),
    # A sheet called x.py would make it ask for a licence of xlwings; no sheet's name has a slash.
    ('Right$(sht.Name, 3) = ".py"', 'Right$(sht.Name, 3) = "/py"', 2),
    # xlf_ribbon tells it in the user's language.
    ('MsgBox "Could not find Interpreter!", vbCritical', "Err.Raise 53", 1),
)
# In place of xlwings, to see without Excel what a button would start.
_STAND_IN = """\
Attribute VB_Name = "xlwings"
Option Private Module
Public Function RunPython(PythonCommand As String)
    ThisWorkbook.Worksheets(1).Range("A1").Value = PythonCommand
End Function
Public Function XLPy() As Object
    Err.Raise 1000, Description:="xlwings is not in this add-in"
End Function
Public Function WScript() As Object
    Err.Raise 1000, Description:="xlwings is not in this add-in"
End Function
"""


def modules(sheets: int, xlwings: Path | None) -> list[VbaModule]:
    """
    Return the modules of an add-in with *sheets* sheets (Sheet1, Sheet2 …).

    Args:
        sheets: How many sheets it has; each has a document module by its code name.
        xlwings: The folder of the installed xlwings. None puts a stand-in for it in, whose
            RunPython writes the command to the first sheet's A1: LibreOffice cannot compile
            the real one.

    Raises:
        AddinError: If the installed xlwings lacks its macro files or they are others.
    """
    return [
        document_module(WORKBOOK, is_workbook=True),
        *(document_module(f"Sheet{number}") for number in range(1, sheets + 1)),
        *(standard_module(_text_of(path)) for path in sorted(folder("macros").glob("*.bas"))),
        standard_module(functions_module(FUNCTIONS.values())),
        *(_xlwings_modules(xlwings) if xlwings else [standard_module(_STAND_IN)]),
    ]


def _text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _xlwings_modules(xlwings: Path) -> list[VbaModule]:
    """Return xlwings' own module under our project's name, and the class it needs on macOS."""
    try:
        source = _text_of(xlwings / "xlwings_custom_addin.bas")
        dictionary = _text_of(xlwings / "addin" / "Dictionary.cls")
    except FileNotFoundError as error:
        raise AddinError("vba.no_xlwings", file=error.filename) from error
    for wanted, by, times in CHANGES:
        if (count := source.count(wanted)) != times:
            raise AddinError("vba.other_xlwings", wanted=wanted, times=times, count=count)
        source = source.replace(wanted, by)
    return [standard_module(source), class_module(dictionary)]
