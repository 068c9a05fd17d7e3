"""Where the leads of the sample come from, and how differently they turn out (S2 table 3)."""

from dataclasses import dataclass

from xlfunnel.schema import terms

# Days before the day of the sample on which there was a trade show, the oldest first.
SHOWS = (118, 62, 27)


@dataclass(frozen=True, slots=True)
class Origin:
    """
    A source.

    Attributes:
        name: As in `terms.SOURCES`.
        leads: How many came.
        won: How many of them are won.
        lost: How many of them are lost.
        cycle: Fewest and most days to a win; most wins are near the fewest.
        grades: How many of a hundred are high, medium, low, ungraded.
        won_reasons: What mostly decides, the first oftenest.
        lost_reasons: Likewise.
    """

    name: str
    leads: int
    won: int
    lost: int
    cycle: tuple[int, int]
    grades: tuple[int, int, int, int]
    won_reasons: tuple[str, ...]
    lost_reasons: tuple[str, ...]


ORIGINS = (
    Origin(
        "展会", 57, 18, 12, (9, 58), (36, 46, 13, 5),
        ("现场互动强", "需求明确", "方案匹配"), ("预算不足", "价格高/竞品低价", "项目取消"),
    ),
    Origin(
        terms.WEBSITE_FORM, 112, 10, 42, (20, 95), (17, 46, 25, 12),
        ("需求明确", "方案匹配", "价格合适"), ("响应慢", "联系不上", "需求不符", "预算不足"),
    ),
    Origin(
        "线上推广", 58, 4, 24, (18, 90), (13, 44, 29, 14),
        ("价格合适", "需求明确"), ("需求不符", "联系不上", "预算不足"),
    ),
    Origin(
        "客户转介绍", 44, 18, 6, (7, 52), (46, 42, 8, 4),
        ("转介绍信任", "方案匹配", "需求明确"), ("项目取消", "价格高/竞品低价"),
    ),
    Origin(
        "搜索引擎", 40, 7, 11, (16, 80), (22, 48, 20, 10),
        ("需求明确", "价格合适", "方案匹配"), ("价格高/竞品低价", "需求不符", "响应慢"),
    ),
    Origin(
        "社交媒体", 33, 5, 11, (18, 80), (18, 46, 24, 12),
        ("方案匹配", "其他"), ("需求不符", "联系不上", "预算不足"),
    ),
    Origin(
        "合作伙伴推荐", 32, 9, 7, (10, 62), (36, 48, 12, 4),
        ("转介绍信任", "方案匹配", "价格合适"), ("价格高/竞品低价", "服务不满", "项目取消"),
    ),
    Origin(
        "渠道", 22, 5, 5, (14, 70), (28, 50, 16, 6),
        ("价格合适", "方案匹配"), ("价格高/竞品低价", "项目取消", "预算不足"),
    ),
)  # fmt: skip
