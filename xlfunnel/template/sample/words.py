"""What the people and companies of the sample are called and say, in three languages."""

from xlfunnel.language import Text
from xlfunnel.schema import terms

LI = Text("李销售", "李業務", "Li Na")
ZHAO = Text("赵销售", "趙業務", "Zhao Lei")
WANG = Text("王销售", "王業務", "Wang Min")
CHEN = Text("陈助理", "陳助理", "Chen Yu")

EAST = Text("华东", "北區", "East")
SOUTH = Text("华南", "南區", "South")
NORTH = Text("华北", "中區", "North")

OWNERS = {EAST: LI, SOUTH: ZHAO, NORTH: WANG}
# Region and town.
PLACES = (
    (EAST, Text("上海", "台北", "Shanghai")),
    (EAST, Text("苏州", "新竹", "Suzhou")),
    (SOUTH, Text("深圳", "高雄", "Shenzhen")),
    (SOUTH, Text("佛山", "台南", "Foshan")),
    (NORTH, Text("天津", "台中", "Tianjin")),
)
# Industry and how its companies are called.
TRADES = (
    (Text("制造业", "製造業", "Manufacturing"), Text("精密机械", "精密機械", "Machinery")),
    (Text("零售", "零售", "Retail"), Text("商贸", "商貿", "Trading")),
    (Text("物流", "物流", "Logistics"), Text("供应链", "供應鏈", "Logistics")),
    (Text("服务业", "服務業", "Services"), Text("咨询", "顧問", "Consulting")),
)
NAMES = (
    Text("恒越", "恆越", "Hengyue"),
    Text("嘉禾", "嘉禾", "Jiahe"),
    Text("启明", "啟明", "Qiming"),
    Text("远帆", "遠帆", "Yuanfan"),
    Text("瑞丰", "瑞豐", "Ruifeng"),
    Text("鼎新", "鼎新", "Dingxin"),
    Text("博远", "博遠", "Boyuan"),
    Text("海川", "海川", "Haichuan"),
    Text("金桥", "金橋", "Jinqiao"),
    Text("卓立", "卓立", "Zhuoli"),
    Text("天工", "天工", "Tiangong"),
)
COMPANY = Text(
    "{town}{name}{trade}有限公司", "{town}{name}{trade}有限公司", "{town} {name} {trade}"
)
PEOPLE = (
    Text("张经理", "張經理", "Ms Zhang"),
    Text("刘总", "劉總", "Mr Liu"),
    Text("孙主任", "孫主任", "Ms Sun"),
    Text("周工", "周工程師", "Mr Zhou"),
    Text("吴女士", "吳小姐", "Ms Wu"),
    Text("郑先生", "鄭先生", "Mr Zheng"),
)

# Need, budget and decision time as people write them.
WISHES = (
    (
        Text("需要CRM系统，年底前上线", "需要CRM系統，年底前上線", "Need a CRM, live this year"),
        Text("10-15万", "10-15萬", "100k-150k"),
        Text("1个月", "1個月", "1 month"),
    ),
    (
        Text("采购进销存系统，三家比价", "採購進銷存系統，三家比價", "Purchase of stock software"),
        Text("20万左右", "20萬左右", "about 200k"),
        Text("两周", "兩週", "2 weeks"),
    ),
    (
        Text("想了解ERP报价", "想了解ERP報價", "Would like to know ERP prices"),
        Text("待确认", "待確認", "to be confirmed"),
        Text("2-3个月", "2-3個月", "2-3 months"),
    ),
    (
        Text("对数字化工厂感兴趣", "對數位化工廠有興趣", "Interested in a digital factory"),
        Text("50万以上", "50萬以上", "500k+"),
        Text("半年", "半年", "6 months"),
    ),
    (
        Text("随便看看，收集资料", "隨便看看，蒐集資料", "Just looking, collecting information"),
        None,
        Text("3个月以上", "3個月以上", "over 3 months"),
    ),
    (
        Text("咨询售后服务外包", "諮詢售後服務外包", "Enquiry about after-sales service"),
        Text("5万以内", "5萬以內", "under 50k"),
        Text("不确定", "不確定", "not sure"),
    ),
)

# A touch: how, what was said, the customer's reply, the next step, the outcome.
TALKS = (
    (
        "电话",
        Text("介绍核心功能，问了预算", "介紹核心功能，詢問預算", "Showed the main features"),
        Text("要看详细方案", "要看詳細方案", "Wants details"),
        Text("3天内发方案", "3天內寄方案", "send the proposal within 3 days"),
        "已接通",
    ),
    (
        "邮件",
        Text("发送方案和同行案例", "寄送方案和同業案例", "Sent the proposal and a case"),
        Text("内部讨论中", "內部討論中", "Talking it over"),
        Text("一周内问意见", "一週內詢問意見", "ask for an opinion within 7 days"),
        "已发方案",
    ),
    (
        "面谈",
        Text("上门演示，现场答疑", "到府展示，現場答疑", "Demo on site with questions"),
        Text("对报表很满意", "對報表很滿意", "Likes the reports"),
        Text("下周三前报价", "下週三前報價", "quote within 7 days"),
        "意向增强",
    ),
    (
        "微信",
        Text("转发行业资讯，问近况", "轉發產業資訊，問近況", "Sent news, asked how it goes"),
        Text("暂时没空", "暫時沒空", "Busy at the moment"),
        Text("下个月再联系", "下個月再聯絡", "call again next month"),
        "其他",
    ),
)

UNKNOWN_SOURCE = Text("抖音直播", "抖音直播", "TikTok live")
MISSPELT_SOURCE = Text("官网表丹", "官網表丹", "Trade shw")
FORMULA = '=HYPERLINK("http://example.com","?")'
UNREAD_BUDGET = Text("见附件", "見附件", "see attachment")

WON_REASONS = ("需求明确", "方案匹配", "现场互动强", "转介绍信任")
LOST_REASONS = ("预算不足", "响应慢", "价格高/竞品低价", "联系不上")
SOURCES = terms.SOURCES.names
