"""
What is said in a follow-up, stage by stage: introduction, proposal, demo, price, contract.

In a next step {by} is where a date stands by which, and {on} one on which it happens; {x}
is what the customer wants.
"""

from dataclasses import dataclass

from xlfunnel.language import Text

# Each a channel's name; who does not use WeChat writes or calls.
PHONE, MAIL, MEETING, ONLINE = "电话", "邮件", "面谈", "线上会议"
SEMINAR, DEMO, PUSH = "研讨会邀请", "演示", "资讯推送"
CHAT = Text("微信", "電話", "E-mail")


@dataclass(frozen=True, slots=True)
class Talk:
    """
    A touch.

    Attributes:
        channel: A word of `terms.CHANNELS`, or its labels.
        content: What was talked about.
        feedback: What the customer said.
        next_step: What is to come.
        outcome: A word of `terms.OUTCOMES`.
    """

    channel: str | Text
    content: Text
    feedback: Text
    next_step: Text
    outcome: str


INTRO = (
    Talk(
        PHONE,
        Text(
            "电话介绍公司和产品，问了使用部门",
            "電話介紹公司和產品，詢問使用部門",
            "Introduced us, asked which departments will use it",
        ),
        Text("有兴趣，让先发资料", "有興趣，請先寄資料", "Interested, wants information first"),
        Text("{by}发产品资料", "{by}寄產品資料", "Send product information {by}"),
        "已接通",
    ),
    Talk(
        PHONE,
        Text(
            "首次致电，了解现在怎么管、卡在哪里",
            "首次致電，了解目前怎麼管、卡在哪裡",
            "First call: how they work today and where it hurts",
        ),
        Text(
            "现在用表格，月底对账要加班",
            "目前用試算表，月底對帳要加班",
            "Works with spreadsheets, overtime at month end",
        ),
        Text(
            "{by}整理需求清单给客户确认",
            "{by}整理需求清單給客戶確認",
            "Send the list of needs for confirmation {by}",
        ),
        "已接通",
    ),
    Talk(
        CHAT,
        Text(
            "加上好友，发了产品介绍和两个同行案例",
            "聯絡上窗口，傳了產品介紹和兩個同業案例",
            "Sent an introduction and two customer cases",
        ),
        Text("收到，这周看完回复", "收到，這週看完回覆", "Got it, will read it this week"),
        Text("{by}电话确认看法", "{by}電話確認看法", "Call for first impressions {by}"),
        "其他",
    ),
    Talk(
        PHONE,
        Text(
            "回电客户留言，确认了人数和大致时间",
            "回電客戶留言，確認人數和大致時間",
            "Called back, noted number of users and rough timing",
        ),
        Text(
            "老板也关注，想约个会",
            "老闆也關注，想約個會議",
            "The boss is interested, wants to meet",
        ),
        Text("{on}开线上会议", "{on}開線上會議", "Online meeting {on}"),
        "意向增强",
    ),
    Talk(
        CHAT,
        Text(
            "问了现有系统、人数和谁拍板",
            "詢問現有系統、人數和誰決定",
            "Asked about their current system, users and who decides",
        ),
        Text("二十多人用，老板拍板", "二十多人用，老闆決定", "Some twenty users, the boss decides"),
        Text("{by}约老板通话", "{by}約老闆通話", "Arrange a call with the boss {by}"),
        "已接通",
    ),
    Talk(
        MEETING,
        Text(
            "上门拜访，介绍做法，看了两份报表",
            "到府拜訪，介紹做法，看了兩份報表",
            "Visited them, explained how we work, saw two reports",
        ),
        Text(
            "报表靠手工，想自动出",
            "報表靠手工，想自動產生",
            "Reports are made by hand, wants them automated",
        ),
        Text("{by}发报表样例", "{by}寄報表範例", "Send sample reports {by}"),
        "意向增强",
    ),
    Talk(
        PHONE,
        Text(
            "电话确认需求来由，换人后没人会用旧系统",
            "電話確認需求緣由，換人後沒人會用舊系統",
            "Asked why now: nobody left who knows the old system",
        ),
        Text("希望上手快，有人教", "希望容易上手，有人教", "Wants it easy to learn, with training"),
        Text("{by}发培训和上线安排", "{by}寄教育訓練和上線安排", "Send the training plan {by}"),
        "已接通",
    ),
)

NEEDS = (
    Talk(
        ONLINE,
        Text(
            "线上会议梳理流程，记下七个痛点",
            "線上會議梳理流程，記下七個痛點",
            "Went through their process online, noted seven pain points",
        ),
        Text(
            "最急的是库存对不上", "最急的是庫存對不上", "Most urgent: the stock figures never agree"
        ),
        Text("{by}出方案初稿", "{by}提出方案初稿", "Draft the proposal {by}"),
        "意向增强",
    ),
    Talk(
        MEETING,
        Text(
            "上门调研，看了现场和现有系统",
            "到府訪談，看了現場和現有系統",
            "Visited them, saw the site and the current system",
        ),
        Text("希望和现有系统打通", "希望和現有系統串接", "Wants it linked to the current system"),
        Text("{by}发送定制方案", "{by}寄送客製方案", "Send the tailored proposal {by}"),
        "意向增强",
    ),
    Talk(
        PHONE,
        Text(
            "核对需求清单，确认预算和决策流程",
            "核對需求清單，確認預算和決策流程",
            "Checked the list of needs, asked for budget and who decides",
        ),
        Text(
            "要副总签字，财务也要看",
            "要副總簽核，財務也要看",
            "The VP signs, finance wants a look too",
        ),
        Text("{by}发方案和实施计划", "{by}寄方案和導入計畫", "Send proposal and schedule {by}"),
        "已接通",
    ),
    Talk(
        PHONE,
        Text(
            "电话补充需求，两个仓库要分开核算",
            "電話補充需求，兩個倉庫要分開核算",
            "More needs by phone: two warehouses, separate accounts",
        ),
        Text("分公司也想一起上", "分公司也想一起上線", "A branch wants to join"),
        Text("{by}把分公司加进方案", "{by}把分公司加進方案", "Add the branch to the proposal {by}"),
        "已接通",
    ),
)

PROPOSAL = (
    Talk(
        MAIL,
        Text(
            "发送方案及三个同行案例",
            "寄送方案及三個同業案例",
            "Sent the proposal with three customer cases",
        ),
        Text("方案收到，内部讨论中", "方案收到，內部討論中", "Proposal received, being discussed"),
        Text("{by}电话问意见", "{by}電話詢問意見", "Call for their opinion {by}"),
        "已发方案",
    ),
    Talk(
        MAIL,
        Text(
            "按调研结果发了方案第一版",
            "依訪談結果寄出方案第一版",
            "Sent the first version of the proposal",
        ),
        Text("要补充和竞品的对比", "要補充和競品的比較", "Wants a comparison with others"),
        Text("{by}补充对比表并回访", "{by}補充比較表並回訪", "Add the comparison and call {by}"),
        "已发方案",
    ),
    Talk(
        CHAT,
        Text(
            "方案发到项目群，说明了分期上线的做法",
            "方案寄給專案小組，說明分期上線的做法",
            "Sent the proposal to the team, explained a phased launch",
        ),
        Text(
            "分期可以接受，想先看演示",
            "分期可以接受，想先看展示",
            "Phases are fine, wants a demo first",
        ),
        Text("{by}约演示时间", "{by}約展示時間", "Fix a time for the demo {by}"),
        "已发方案",
    ),
)

OPINION = (
    Talk(
        PHONE,
        Text(
            "问方案意见，逐条答疑",
            "詢問方案意見，逐條答疑",
            "Asked for opinions on the proposal, answered questions",
        ),
        Text(
            "总体认可，担心实施周期",
            "大致認可，擔心導入時程",
            "Likes it, worries how long it takes",
        ),
        Text(
            "{on}给生产和财务一起演示",
            "{on}給生產和財務一起展示",
            "Demo for production and finance {on}",
        ),
        "约演示",
    ),
    Talk(
        PHONE,
        Text(
            "回访方案，客户正和另外两家比",
            "回訪方案，客戶正和另外兩家比較",
            "Called about the proposal, two others are in the race",
        ),
        Text(
            "功能差不多，要看服务",
            "功能差不多，要看服務",
            "Features are alike, service will decide",
        ),
        Text("{on}安排演示", "{on}安排展示", "Give a demo {on}"),
        "已接通",
    ),
    Talk(
        CHAT,
        Text(
            "发了修改后的方案和对比表的说明",
            "說明修改後的方案和比較表",
            "Explained what has changed in the proposal",
        ),
        Text(
            "比上一版清楚，转给领导了",
            "比上一版清楚，已轉給主管",
            "Clearer than before, passed on to the boss",
        ),
        Text("{by}确认演示名单", "{by}確認展示名單", "Confirm who joins the demo {by}"),
        "意向增强",
    ),
)

SHOWN = (
    Talk(
        DEMO,
        Text(
            "上门演示，仓库和财务都到了",
            "到府展示，倉庫和財務都到場",
            "Demo on site, warehouse and finance were there",
        ),
        Text(
            "对报表很满意，要正式报价",
            "對報表很滿意，要正式報價",
            "Likes the reports, asks for a quotation",
        ),
        Text("{by}发正式报价", "{by}寄正式報價", "Send the quotation {by}"),
        "意向增强",
    ),
    Talk(
        DEMO,
        Text(
            "远程演示一小时，现场答疑",
            "遠端展示一小時，現場答疑",
            "One-hour remote demo with questions",
        ),
        Text(
            "手机端好用，审批还要改",
            "手機版好用，簽核還要調整",
            "The phone version is fine, approvals need a change",
        ),
        Text("{by}确认改动后报价", "{by}確認調整後報價", "Settle the changes and quote {by}"),
        "意向增强",
    ),
    Talk(
        DEMO,
        Text(
            "请客户来公司看演示，参观了同行样板",
            "請客戶來公司看展示，參觀同業案例",
            "Demo at our office, visited a customer like them",
        ),
        Text(
            "样板客户讲得实在，想谈价格",
            "案例客戶講得實在，想談價格",
            "Impressed by the visit, wants to talk price",
        ),
        Text("{on}面谈价格", "{on}面談價格", "Meet about the price {on}"),
        "意向增强",
    ),
)

PRICE = (
    Talk(
        MAIL,
        Text(
            "发正式报价，附回报测算",
            "寄正式報價，附效益試算",
            "Sent the quotation with a return estimate",
        ),
        Text(
            "价格偏高，希望再让一点", "價格偏高，希望再優惠", "Finds it high, hopes for a discount"
        ),
        Text("{by}申请优惠后回复", "{by}申請優惠後回覆", "Ask for a discount and reply {by}"),
        "已报价",
    ),
    Talk(
        MEETING,
        Text(
            "面谈价格，谈到付款方式和质保",
            "面談價格，談到付款方式和保固",
            "Met about price, payment and warranty",
        ),
        Text("同意分三期付", "同意分三期付款", "Agrees to pay in three instalments"),
        Text("{by}发合同草稿", "{by}寄合約草稿", "Send the draft contract {by}"),
        "已报价",
    ),
    Talk(
        PHONE,
        Text(
            "电话谈价，送一年维护换不降价",
            "電話議價，加送一年維護換不降價",
            "Offered a year of maintenance instead of a discount",
        ),
        Text(
            "可以考虑，要走比价流程",
            "可以考慮，要跑比價流程",
            "Will consider it, has to compare offers",
        ),
        Text("{by}问比价结果", "{by}詢問比價結果", "Ask how the comparison went {by}"),
        "已报价",
    ),
    Talk(
        ONLINE,
        Text(
            "线上会议过报价清单，去掉两个用不到的模块",
            "線上會議討論報價清單，拿掉兩個用不到的模組",
            "Went through the quotation, dropped two modules",
        ),
        Text(
            "总价能接受，再压压实施费",
            "總價能接受，導入費再談談",
            "The total is fine, the set-up fee is not",
        ),
        Text("{by}发第二版报价", "{by}寄第二版報價", "Send the second quotation {by}"),
        "已报价",
    ),
)

CONTRACT = (
    Talk(
        MAIL,
        Text(
            "发合同草稿，标出要确认的条款",
            "寄合約草稿，標出要確認的條款",
            "Sent the draft contract, clauses to settle marked",
        ),
        Text("法务在看", "法務審閱中", "Legal is reviewing it"),
        Text("{by}问法务意见", "{by}詢問法務意見", "Ask for legal's comments {by}"),
        "其他",
    ),
    Talk(
        PHONE,
        Text(
            "逐条确认合同，验收标准写进附件",
            "逐條確認合約，驗收標準寫進附件",
            "Went through the contract, acceptance goes into an annex",
        ),
        Text("没大问题，等盖章", "沒大問題，等用印", "No big issues, waiting for signature"),
        Text("{on}上门签约", "{on}到府簽約", "Sign at their office {on}"),
        "意向增强",
    ),
)

SIGNED = (
    Talk(
        MEETING,
        Text(
            "上门签约，约好启动会",
            "到府簽約，約好啟動會議",
            "Signed at their office, kick-off agreed",
        ),
        Text("希望尽快上线", "希望儘快上線", "Hopes to go live soon"),
        Text(
            "移交实施，跟进首付款",
            "移交導入，追蹤首期款",
            "Hand over to delivery, watch the first payment",
        ),
        "其他",
    ),
    Talk(
        MAIL,
        Text(
            "收到盖章合同，回寄一份",
            "收到用印合約，回寄一份",
            "Got the signed contract, returned a copy",
        ),
        Text("首付款下周安排", "首期款下週安排", "First payment is being arranged"),
        Text("交给实施同事排期", "交給導入同事排程", "Delivery to plan the dates"),
        "其他",
    ),
)

INVITE = (
    Talk(
        SEMINAR,
        Text(
            "邀请参加月底的行业研讨会",
            "邀請參加月底的產業研討會",
            "Invited them to our seminar at the end of the month",
        ),
        Text("派两位同事来", "派兩位同事來", "Will send two colleagues"),
        Text("{by}确认参会名单", "{by}確認與會名單", "Confirm who comes {by}"),
        "已接通",
    ),
    Talk(
        SEMINAR,
        Text(
            "发线上研讨会邀请，讲同行怎么上线",
            "寄線上研討會邀請，談同業怎麼上線",
            "Invited them to a webinar on how others went live",
        ),
        Text("时间合适就参加", "時間合適就參加", "Will join if time permits"),
        Text("{by}电话提醒", "{by}電話提醒", "Remind them by phone {by}"),
        "其他",
    ),
    Talk(
        DEMO,
        Text(
            "约小范围演示，只看客户关心的两块",
            "約小範圍展示，只看客戶關心的兩塊",
            "Short demo of the two parts they care about",
        ),
        Text(
            "思路认可，等预算批下来", "思路認可，等預算核定", "Likes the idea, waits for the budget"
        ),
        Text("{by}问预算进度", "{by}詢問預算進度", "Ask about the budget {by}"),
        "意向增强",
    ),
    Talk(
        SEMINAR,
        Text(
            "邀请参观样板客户，报了两个日期",
            "邀請參觀案例客戶，提了兩個日期",
            "Invited them to visit a customer, offered two dates",
        ),
        Text("厂长也想去", "廠長也想去", "The plant manager wants to come too"),
        Text("{by}定参观日期", "{by}確定參觀日期", "Fix the date of the visit {by}"),
        "意向增强",
    ),
)

CHASE = (
    Talk(
        PHONE,
        Text(
            "回访进度，项目还在排期",
            "回訪進度，專案還在排程",
            "Asked for an update, the project is being scheduled",
        ),
        Text("领导出差，回来再定", "主管出差，回來再定", "The boss is away, decides when back"),
        Text("{by}再打电话", "{by}再打電話", "Call again {by}"),
        "已接通",
    ),
    Talk(
        CHAT,
        Text(
            "发新版功能说明，问内部讨论到哪了",
            "說明新版功能，詢問內部討論進度",
            "Sent news of the new version, asked where they are",
        ),
        Text("采购在走流程", "採購在跑流程", "Purchasing is working on it"),
        Text("{by}问流程进度", "{by}詢問流程進度", "Ask about the purchase {by}"),
        "其他",
    ),
    Talk(
        PHONE,
        Text(
            "电话沟通上线时间，提了人员培训",
            "電話溝通上線時間，談到教育訓練",
            "Talked about timing and training",
        ),
        Text("想把培训也算进报价", "想把教育訓練也算進報價", "Wants training in the quotation"),
        Text("{by}更新报价", "{by}更新報價", "Update the quotation {by}"),
        "意向增强",
    ),
    Talk(
        PHONE,
        Text(
            "电话问决策进展，财务要看三年总成本",
            "電話詢問決策進度，財務要看三年總成本",
            "Asked about the decision, finance wants three-year costs",
        ),
        Text("等财务算完再开会", "等財務算完再開會", "They meet when finance is done"),
        Text("{by}发三年成本对比", "{by}寄三年成本比較", "Send the three-year costs {by}"),
        "已接通",
    ),
    Talk(
        MAIL,
        Text(
            "发同行上线后的效果数据",
            "寄同業上線後的成效數據",
            "Sent results of a similar customer",
        ),
        Text(
            "数据有说服力，转给老板了",
            "數據有說服力，已轉給老闆",
            "Convincing, passed on to the boss",
        ),
        Text("{by}电话问老板看法", "{by}電話詢問老闆看法", "Ask what the boss thinks {by}"),
        "其他",
    ),
)

AWARE = (
    Talk(
        PHONE,
        Text(
            "电话了解，客户只是先看看",
            "電話了解，客戶只是先看看",
            "Called: they are only having a look",
        ),
        Text("今年没有计划", "今年沒有計畫", "Nothing planned this year"),
        Text("每月推送一次资讯", "每月推播一次資訊", "Send news once a month"),
        "已接通",
    ),
    Talk(
        CHAT,
        Text(
            "发了公司介绍，问了现在用什么系统",
            "傳了公司介紹，詢問目前用什麼系統",
            "Sent an introduction, asked what they use today",
        ),
        Text("用着还行，不急", "用著還行，不急", "It does the job, no hurry"),
        Text("有新案例再发", "有新案例再寄", "Send new cases as they come"),
        "其他",
    ),
    Talk(
        PHONE,
        Text(
            "回访登记信息，核对了行业和规模",
            "回訪登記資訊，核對產業和規模",
            "Checked their details: industry and size",
        ),
        Text("帮领导收集资料", "幫主管蒐集資料", "Gathering information for the boss"),
        Text("列入长期培育", "列入長期培育", "Nurture for the long term"),
        "已接通",
    ),
)

LIGHT = (
    Talk(
        PUSH,
        Text(
            "推送本月行业资讯和案例",
            "推播本月產業資訊和案例",
            "Sent this month's news and a customer case",
        ),
        Text("已读", "已讀", "Read it"),
        Text("下个月再推送", "下個月再推播", "More news next month"),
        "其他",
    ),
    Talk(
        PUSH,
        Text("群发产品更新和使用技巧", "發送產品更新和使用技巧", "Sent product news and tips"),
        Text("没有回复", "沒有回覆", "No reply"),
        Text("保持每月一次", "保持每月一次", "Keep to once a month"),
        "其他",
    ),
    Talk(
        CHAT,
        Text(
            "问候近况，顺带问有没有新计划",
            "問候近況，順帶詢問有沒有新計畫",
            "Said hello, asked for new plans",
        ),
        Text("今年没有立项", "今年沒有立案", "No project this year"),
        Text("有活动再邀请", "有活動再邀請", "Invite them to the next event"),
        "已接通",
    ),
    Talk(
        PUSH,
        Text(
            "推送展会回顾和优惠政策",
            "推播展會回顧和優惠方案",
            "Sent a review of the trade show and our offers",
        ),
        Text("点开看了", "點開看了", "Opened it"),
        Text("下个月再推送", "下個月再推播", "More news next month"),
        "其他",
    ),
)

SILENT = (
    Talk(
        PHONE,
        Text("致电两次，没人接", "致電兩次，沒人接", "Called twice, no answer"),
        Text("未接通", "未接通", "Not reached"),
        Text("{by}换时间再打", "{by}換時間再打", "Try at another hour {by}"),
        "无人接听",
    ),
    Talk(
        PHONE,
        Text(
            "接通后说在开会，匆匆挂断", "接通後說在開會，匆匆掛斷", "In a meeting, hung up quickly"
        ),
        Text("让晚点再打", "請晚點再打", "Asks to call later"),
        Text(
            "{by}再联系，问清需求", "{by}再聯絡，問清需求", "Call again and ask what they want {by}"
        ),
        "已接通",
    ),
    Talk(
        MAIL,
        Text(
            "电话不通，发邮件留了资料",
            "電話不通，寄信留了資料",
            "Not reached by phone, sent an e-mail",
        ),
        Text("没有回复", "沒有回覆", "No reply"),
        Text("{by}最后联系一次", "{by}最後聯絡一次", "Last try {by}"),
        "无人接听",
    ),
)

LOST: dict[str, Talk] = {
    "预算不足": Talk(
        PHONE,
        Text(
            "回访进度，客户今年预算砍了一半",
            "回訪進度，客戶今年預算砍了一半",
            "Asked for an update: their budget was halved",
        ),
        Text("明年有预算再说", "明年有預算再說", "Perhaps next year"),
        Text("转长期培育", "轉長期培育", "Nurture for the long term"),
        "客户拒绝",
    ),
    "响应慢": Talk(
        PHONE,
        Text(
            "回访时客户已经定了别家",
            "回訪時客戶已經定了別家",
            "They had chosen somebody else by the time we called",
        ),
        Text("嫌我们回得太晚", "嫌我們回覆太晚", "We answered too late"),
        Text("内部复盘响应时间", "內部檢討回應時間", "Look at our response time"),
        "客户拒绝",
    ),
    "价格高/竞品低价": Talk(
        PHONE,
        Text(
            "问比价结果，竞品低两成",
            "詢問比價結果，競品低兩成",
            "Asked for the result, a rival offer is 20% lower",
        ),
        Text("选了便宜的那家", "選了便宜的那家", "Took the cheaper one"),
        Text("半年后回访使用情况", "半年後回訪使用情況", "Ask how they like it in 6 months"),
        "客户拒绝",
    ),
    "需求不符": Talk(
        PHONE,
        Text(
            "确认需求，客户要的是硬件改造",
            "確認需求，客戶要的是硬體改造",
            "Checked the need: they want hardware upgrades",
        ),
        Text("我们做不了", "我們做不了", "Not what we do"),
        Text("反馈给市场部", "回饋給行銷部", "Tell marketing"),
        "客户拒绝",
    ),
    "服务不满": Talk(
        MEETING,
        Text(
            "上门沟通，客户对试用期的支持不满意",
            "到府溝通，客戶對試用期的支援不滿意",
            "Met about the trial, they were unhappy with our support",
        ),
        Text("不考虑合作了", "不考慮合作了", "Will not go on with us"),
        Text("主管一周后致歉回访", "主管一週後致歉回訪", "Manager to call and apologise"),
        "客户拒绝",
    ),
    "项目取消": Talk(
        PHONE,
        Text(
            "客户通知项目暂停，组织调整",
            "客戶通知專案暫停，組織調整",
            "Project on hold, they are reorganising",
        ),
        Text("重启时间不定", "重啟時間不定", "No date for a restart"),
        Text("下季度问一次", "下一季再問一次", "Ask again next quarter"),
        "客户拒绝",
    ),
    "联系不上": Talk(
        PHONE,
        Text(
            "第三次联系，号码停机",
            "第三次聯絡，號碼停用",
            "Third try, the number is out of service",
        ),
        Text("未接通", "未接通", "Not reached"),
        Text("按联系不上处理", "依聯絡不上處理", "Close as unreachable"),
        "无人接听",
    ),
}

# From the first touch to the signature; a lead goes through them in this order.
PATH = (INTRO, NEEDS, PROPOSAL, OPINION, SHOWN, PRICE, CONTRACT)

PLANS = (
    (PHONE, Text("电话回访方案意见", "電話回訪方案意見", "Call for their opinion on the proposal")),
    (
        MEETING,
        Text("上门拜访，见采购负责人", "到府拜訪，見採購主管", "Visit the head of purchasing"),
    ),
    (DEMO, Text("给使用部门演示", "給使用部門展示", "Demo for the users")),
    (ONLINE, Text("线上会议过合同条款", "線上會議討論合約條款", "Go through the contract online")),
    (PHONE, Text("问预算审批进度", "詢問預算簽核進度", "Ask how the budget stands")),
)
