"""What Excel on Windows is answered, through xlwings' own decorators, converters and server."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from xlfunnel import functions
from xlfunnel.formulas import FUNCTIONS

MISSING = {"missing": True}
NOT_AVAILABLE = {"error": -2146826246}
SPILL = {"error": -2146826243}  # 2045 above the first code: xlwings has no text for it
POLICY = [
    ["等级", "别名", "顺序", "需求明确度", "预算条件", "周期下限天", "周期上限天", "其余归此"],
    ["热", None, 1.0, "明确需求", None, None, None, "否"],
    ["冷", None, 2.0, None, None, None, None, "是"],
]
CALLS: dict[str, tuple[str, list[Any]]] = {
    "scalars": ("lead_grade", ["明确需求", "10-15万", "1个月", MISSING, MISSING, MISSING]),
    "column": (
        "lead_grade",
        [
            [["明确需求"], ["仅了解"], [None]],
            [["10-15万"], [None], [None]],
            "1个月",
            *[MISSING] * 3,
        ],
    ),
    "table": ("lead_grade", ["明确需求", None, None, POLICY, MISSING, MISSING]),
    "blank rows": ("budget_low", [[["10-15万"], [None]]]),
    "errors": ("budget_low", [[[NOT_AVAILABLE], [SPILL], ["12万"]]]),
    "dates": (
        "followup_overdue",
        ["高意向", "展会", {"date": "2024-03-04T09:00:00"}, None, {"date": "2024-03-09T09:00:00"}]
        + [MISSING] * 4,
    ),
    "dates out": ("parse_date", [[["2024-03-01 10:30"], [None]], MISSING]),
    "a blank cell": ("lead_grade", [None, "待确认", None, "标准", MISSING, None]),
    "wrong": ("rate_low", [5.0, 3.0]),
    "truth": ("contact_ok", ["13800138000"]),
}


@pytest.fixture(scope="module")
def answers() -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.formulas.excel_on_windows"],
        input=json.dumps(list(CALLS.values())),
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(CALLS, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        ("scalars", [["高意向"]]),
        # clear, fits, a month | only aware, a month: neither high nor low | a month alone
        ("column", [["高意向"], ["中意向"], ["中意向"]]),
        ("table", [["热"]]),
        ("blank rows", [[100_000.0], [""]]),
        ("errors", [["#N/A"], ["#SPILL!"], [120_000.0]]),
        ("dates", [[3.0]]),  # due on the 6th at 9:00, three days before
        ("dates out", [["2024-03-01 10:30:00+00:00"], [""]]),  # COM wants a zone and drops it
        ("a blank cell", [["待评级"]]),
        ("wrong", [["#won 和 total 要填条数（整数），won 不大于 total"]]),
        ("truth", [[True]]),
    ],
)
def test_excel_is_answered(answers: dict[str, Any], call: str, answer: Any) -> None:
    assert answers[call] == answer


def test_every_function_can_be_called_by_its_python_name() -> None:
    for function in FUNCTIONS.values():
        assert callable(getattr(functions, function.python_name))
