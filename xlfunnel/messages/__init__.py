"""
Every sentence a user can read, in three languages, by key.

One table, kept in one module per area so that a reader finds a sentence beside
its neighbours. A key is `area.what`; `{name}` marks a fact filled in by `say`.
"""

from xlfunnel.language import DEFAULT_LANGUAGE, Language, Text
from xlfunnel.messages import (
    actions,
    addin,
    analysis,
    assignment,
    cli,
    clocks,
    diagnosis,
    duplicates,
    excel,
    files,
    following,
    forecast,
    functions,
    home,
    memory,
    ribbon,
    rules,
    screening,
    settings,
    sheets,
    switches,
    template,
    values,
    vba,
    views,
    workbook,
)

MESSAGES: dict[str, Text] = {
    **values.MESSAGES,
    **files.MESSAGES,
    **sheets.MESSAGES,
    **workbook.MESSAGES,
    **rules.MESSAGES,
    **following.MESSAGES,
    **clocks.MESSAGES,
    **duplicates.MESSAGES,
    **screening.MESSAGES,
    **assignment.MESSAGES,
    **diagnosis.MESSAGES,
    **forecast.MESSAGES,
    **switches.MESSAGES,
    **settings.MESSAGES,
    **views.MESSAGES,
    **memory.MESSAGES,
    **analysis.MESSAGES,
    **actions.MESSAGES,
    **cli.MESSAGES,
    **template.MESSAGES,
    **home.MESSAGES,
    **functions.MESSAGES,
    **excel.MESSAGES,
    **ribbon.MESSAGES,
    **addin.MESSAGES,
    **vba.MESSAGES,
}


def say(key: str, language: Language = DEFAULT_LANGUAGE, /, **facts: object) -> str:
    """
    Return the sentence *key* in *language* with its *facts* filled in.

    A fact that is a `Text`, as the name of a sheet is, is said in that language, too.
    """
    said = {name: f.to(language) if isinstance(f, Text) else f for name, f in facts.items()}
    return MESSAGES[key].to(language).format(**said)
