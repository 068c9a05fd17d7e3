"""规则设置: the sheet that holds the short rule tables beside each other."""

from xlfunnel.language import Text

RULES_SHEET = Text("规则设置", "規則設定", "Rules")
