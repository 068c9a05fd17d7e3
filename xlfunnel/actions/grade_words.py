"""评级依据: why a lead has its grade, in words."""

from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.rules.grading import Graded
from xlfunnel.schema import terms


def grade_basis(
    graded: Graded, clarity: str | None, budget: str, cycle: str, language: Language, word: str = ""
) -> str:
    """
    Return what is known of clarity, budget and decision time.

    *budget* and *cycle* are as they were typed; *word* is the one of 需求描述 that suggests
    the clarity, when a person has said none.
    """
    of_clarity, of_budget, of_cycle = graded.because
    if word:
        of_clarity = "grade.clarity_from_word"
    name = terms.CLARITIES.label(clarity or "", language)
    return say(
        "grade.basis",
        language,
        clarity=say(of_clarity, language, clarity=name, word=word),
        budget=say(of_budget, language, budget=budget),
        cycle=say(of_cycle, language, cycle=cycle),
    )
