"""首页: the front page, which holds the switches among its figures."""

from xlfunnel.language import Text

HOME_SHEET = Text("首页", "首頁", "Home")
