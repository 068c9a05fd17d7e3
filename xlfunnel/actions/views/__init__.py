"""线索跟踪表 and 客户跟进记录表: rebuilt on refresh, edits in them taken back first (SPEC §1)."""

from xlfunnel.actions.views.building import build_views
from xlfunnel.actions.views.taking_back import take_back

__all__ = ["build_views", "take_back"]
