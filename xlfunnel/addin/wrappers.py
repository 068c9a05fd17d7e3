"""
The VBA module of the cell functions, generated from their names and parameters.

Excel learns a function only from VBA: each wrapper hands its arguments to the function of
the same name in `xlfunnel.functions`, in the form that xlwings itself generates; what fails
on the way stands in the cell as our other texts of what is wrong do, behind a "#". On macOS VBA
cannot call Python and wait for it, so there a function returns a sentence that says so.
The description that Excel's function dialog shows is part of the source, hence English.
"""

from collections.abc import Iterable

from xlfunnel.addin.configuring import TEXT_SHEET
from xlfunnel.formulas import Function
from xlfunnel.messages import say

NAME = "xlf_functions"
NOT_ON_MAC = "functions_not_on_mac"  # key in the add-in's sheet of texts

_HEAD = f"""\
Attribute VB_Name = "{NAME}"
Option Explicit

Private Function NotOnMac() As String
    NotOnMac = Application.WorksheetFunction.VLookup( _
        "{NOT_ON_MAC}", ThisWorkbook.Worksheets("{TEXT_SHEET}").Range("A:B"), 2, False)
End Function
"""
_WRAPPER = """
Function {name}({parameters})
Attribute {name}.VB_Description = "{description}"
    #If Mac Then
        {name} = NotOnMac()
    #Else
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        {name} = XLPy.CallUDF("xlfunnel.functions", "{python_name}", _
            Array({arguments}), ActiveWorkbook, Application.Caller)
    #End If
    Exit Function
failed:
    {name} = "#" & Err.Description
End Function
"""


def functions_module(functions: Iterable[Function]) -> str:
    """Return the module's text; one public function for each of *functions*."""
    return _HEAD + "".join(map(_wrapper, functions))


def _wrapper(function: Function) -> str:
    names = [parameter.name for parameter in function.parameters]
    declared = (
        f"Optional {name}" if parameter.is_optional else name
        for name, parameter in zip(names, function.parameters, strict=True)
    )
    return _WRAPPER.format(
        name=function.name,
        python_name=function.python_name,
        parameters=", ".join(declared),
        arguments=", ".join(names),
        description=say(f"functions.{function.python_name}", "en").replace('"', '""'),
    )
