"""What a refresh does and leaves, as the team has switched it."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "step.explain_switches": Text("核对功能开关", "核對功能開關", "Looking at the switches"),
    "switches.left_out": Text(
        "已关闭，这次没做：{parts}。相关的表还是以前的结果；要做，请到“{sheet}”打开。",
        "已關閉，這次沒做：{parts}。相關的工作表還是以前的結果；要做，請到「{sheet}」打開。",
        "Switched off and left out: {parts}. Their sheets are as they were; "
        "to have them done, switch them on (sheet {sheet}).",
    ),
    "switches.as_of": Text(
        "已关闭，停在 {as_of}：{effect}",
        "已關閉，停在 {as_of}：{effect}",
        "Off, as of {as_of}: {effect}",
    ),
    "switches.not_new": Text(
        "已关闭，不是最新结果：{effect}",
        "已關閉，不是最新結果：{effect}",
        "Off, not up to date: {effect}",
    ),
    "rules.switch_unset.what": Text(
        "开关要填开或关，现在按开处理",
        "開關要填開或關，現在視為開",
        "A switch is either on or off; for now it counts as on",
    ),
    "rules.switch_unset.fix": Text(
        "在这一格选“开”或“关”。", "在這一格選「開」或「關」。", "Choose On or Off in this cell."
    ),
    "rules.switch_unknown.what": Text(
        "没有这项功能，这一行的开关不起作用",
        "沒有這項功能，這一列的開關不起作用",
        "There is no such feature, so this row switches nothing",
    ),
    "rules.switch_unknown.fix": Text(
        "功能名称被改过就改回来，用不着就删掉这一行。",
        "功能名稱被改過就改回來，用不著就刪掉這一列。",
        "If you renamed a feature, restore its name; else delete the row.",
    ),
}
