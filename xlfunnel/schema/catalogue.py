"""Every table of the workbook, in workbook order, and what switches it on."""

from xlfunnel.language import Text
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.schema.change_log import Change
from xlfunnel.schema.chart_data import ChartPoint
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.conversion import Conversion, ConversionBy
from xlfunnel.schema.declare import Row
from xlfunnel.schema.dormant import DormantLead
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.improvements import Improvement
from xlfunnel.schema.issues import Issue
from xlfunnel.schema.keywords import Keyword
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.memory import AssignmentCredit, IdCounter, Memo, Run
from xlfunnel.schema.reasons import LossReason, WinReason
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.required_fields import RequiredField
from xlfunnel.schema.screening import ScreeningRule
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.sources import Source
from xlfunnel.schema.switches import Switch
from xlfunnel.schema.views import ContactLog, LeadTracking
from xlfunnel.schema.worklist import WorkItem
from xlfunnel.schema.workload import RepLoad

RULES: tuple[type[Row], ...] = (
    Setting,
    Rep,
    Source,
    GradeRule,
    ClockRule,
    RequiredField,
    ScreeningRule,
    Keyword,
    LossReason,
    WinReason,
    WeekHours,
    CalendarDay,
)
MEMORY: tuple[type[Row], ...] = (IdCounter, Run, AssignmentCredit, Memo)

TABLES: tuple[type[Row], ...] = (
    Switch,
    Lead,
    FollowUp,
    LeadTracking,
    ContactLog,
    WorkItem,
    DormantLead,
    Conversion,
    ConversionBy,
    Improvement,
    RepLoad,
    ChartPoint,
    Issue,
    *RULES,
    Change,
    *MEMORY,
)
BY_NAME: dict[str, type[Row]] = {row.table.name: row for row in TABLES}

CORE = "core"

# Name of each module, for `--with` and the ribbon, and what it brings.
MODULES: dict[str, Text] = {
    CORE: Text("核心", "核心", "core"),
    "views": Text("跟踪表与跟进记录表", "追蹤表與跟進記錄表", "tracking and contact log"),
}
DEFAULT_MODULES: tuple[str, ...] = (CORE, "views")


def tables_of(modules: tuple[str, ...] = DEFAULT_MODULES) -> tuple[type[Row], ...]:
    """Return the tables that *modules* switch on, in workbook order; core is always on."""
    return tuple(row for row in TABLES if row.table.module in {CORE, *modules})
