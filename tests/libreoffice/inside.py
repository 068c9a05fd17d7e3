"""
Do one job in a running LibreOffice; see `office.Office.ask`, which runs this.

It is run by the Python that LibreOffice's own module `uno` belongs to, which is seldom the one
that runs the tests: it knows the standard library and `uno` only. The job is JSON on standard
input, `{"pipe": name, "path": file, "steps": [[step, *arguments], ...]}`; the answers of the
steps are a JSON list on standard output. Without a file the job is to end LibreOffice.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import uno

WITH_MACROS = "Calc MS Excel 2007 VBA XML"
ALWAYS_RUN_MACROS = 4
PATIENCE = 60.0  # seconds until LibreOffice listens


def main() -> None:
    job = json.load(sys.stdin)
    office = desktop(job["pipe"])
    if "path" not in job:
        office.terminate()
        return
    document = opened(office, job["path"])
    try:
        answers = [STEPS[name](document, *arguments) for name, *arguments in job["steps"]]
    finally:
        document.close(True)
    json.dump(answers, sys.stdout)


def desktop(pipe: str) -> Any:
    """Return the desktop of the LibreOffice that listens, or soon will, at *pipe*."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    unheard = uno.getClass("com.sun.star.connection.NoConnectException")
    until = time.monotonic() + PATIENCE
    while True:
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except unheard:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return there.ServiceManager.createInstance("com.sun.star.frame.Desktop")


def opened(desktop: Any, path: str) -> Any:
    """Open a workbook without a window; an .xlam is recognised only by the filter's name."""
    settings = {
        "Hidden": True,
        "FilterName": WITH_MACROS,
        "MacroExecutionMode": ALWAYS_RUN_MACROS,
    }
    named = tuple(_setting(name, value) for name, value in settings.items())
    document = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, named)
    if document is None:
        raise SystemExit(f"LibreOffice does not open {path}")
    return document


def libraries(document: Any) -> dict[str, dict[str, str]]:
    """Return the text of each macro module, by library and module."""
    found = {}
    for name in document.BasicLibraries.ElementNames:
        library = document.BasicLibraries.getByName(name)
        found[name] = {module: library.getByName(module) for module in library.ElementNames}
    return found


def run(document: Any, name: str, *arguments: Any) -> Any:
    """Run the macro *name*, `library.module.procedure`, and return what it returns."""
    place = f"vnd.sun.star.script:{name}?language=Basic&location=document"
    result, _, _ = document.ScriptProvider.getScript(place).invoke(arguments, (), ())
    return result


def press(document: Any, name: str) -> None:
    """Run the macro of a button; the document stands in for the button, which it is given."""
    run(document, name, document)


def read(document: Any, sheet: str, area: str) -> Any:
    """Return the rows of *area*: numbers (dates are serials), texts ("" is blank), None errors."""
    return document.Sheets.getByName(sheet).getCellRangeByName(area).DataArray


def calculate(document: Any) -> None:
    """Calculate every formula anew, whatever value is stored beside it."""
    document.calculateAll()


def _setting(name: str, value: Any) -> Any:
    setting = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    setting.Name, setting.Value = name, value
    return setting


STEPS = {step.__name__: step for step in (libraries, run, press, read, calculate)}

if __name__ == "__main__":
    main()
