"""What the monthly diagnosis says."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "step.diagnose": Text("诊断上个月", "診斷上個月", "Diagnosing last month"),
    "diagnosis.found": Text(
        "上月（{month}）诊断：新发现 {count} 个问题，写在“{sheet}”，请定责任人和截止日。",
        "上月（{month}）診斷：新發現 {count} 個問題，寫在「{sheet}」，請定責任人和截止日。",
        "Diagnosis of {month}: new problems: {count}, listed in {sheet}; say who acts and by when.",
    ),
    "diagnosis.still": Text(
        "上月（{month}）诊断：没有新问题，之前的 {count} 个还在，进展看“{sheet}”的改后。",
        "上月（{month}）診斷：沒有新問題，之前的 {count} 個還在，進展看「{sheet}」的改後。",
        "Diagnosis of {month}: nothing new; problems still there: {count}, see After in {sheet}.",
    ),
    "diagnosis.nothing": Text(
        "上月（{month}）诊断：没有站得住脚的问题。",
        "上月（{month}）診斷：沒有站得住腳的問題。",
        "Diagnosis of {month}: no problem that holds up.",
    ),
    "diagnosis.too_early": Text(
        "上月（{month}）诊断：线索还太少，下不了结论。",
        "上月（{month}）診斷：線索還太少，下不了結論。",
        "Diagnosis of {month}: too few leads to conclude anything.",
    ),
    "diagnosis.high_grade.problem": Text(
        "登记时评为“{group}”的线索转化偏低：近{months}个月{leads}条成交{done}条（{rate}），"
        "同期登记的其他等级为{rest}；扣除偶然因素，估计低{gap}个百分点。",
        "登記時評為「{group}」的線索轉化偏低：近{months}個月{leads}筆成交{done}筆（{rate}），"
        "同期登記的其他等級為{rest}；扣除偶然因素，估計低{gap}個百分點。",
        "Leads graded {group} convert low: {done} of {leads} won in {months} months ({rate}), "
        "other grades registered at the same time {rest}; allowing for chance, about {gap} "
        "points lower.",
    ),
    "diagnosis.high_grade.measure": Text(
        "查“{group}”线索的首次响应够不够快、方案是否对得上需求；挑几条没成的复盘，再看评级标准是否太松。",
        "查「{group}」線索的首次回應夠不夠快、方案是否對得上需求；挑幾筆沒成的檢討，再看評級標準是否太鬆。",
        "Check how fast {group} leads get a first response and whether proposals fit the need; "
        "review some that failed, and whether the grade is given too easily.",
    ),
    "diagnosis.source.problem": Text(
        "来源“{group}”线索多、转化低：近{months}个月{leads}条成交{done}条（{rate}），"
        "同期登记的其他来源为{rest}；扣除偶然因素，估计低{gap}个百分点。",
        "來源「{group}」線索多、轉化低：近{months}個月{leads}筆成交{done}筆（{rate}），"
        "同期登記的其他來源為{rest}；扣除偶然因素，估計低{gap}個百分點。",
        "{group} brings many leads and few wins: {done} of {leads} won in {months} months "
        "({rate}), other sources at the same time {rest}; allowing for chance, about {gap} "
        "points lower.",
    ),
    "diagnosis.source.measure": Text(
        "收紧“{group}”的线索筛选标准：先核实需求和预算再转给销售，并把退回原因和流失原因反馈给市场。",
        "收緊「{group}」的線索篩選標準：先核實需求和預算再轉給業務，並把退回原因和流失原因回饋給行銷。",
        "Screen leads from {group} more strictly: confirm need and budget before sales gets them, "
        "and tell marketing why leads were returned or lost.",
    ),
    "diagnosis.slow_source.problem": Text(
        "来源“{group}”成交慢：近{months}个月登记的成交{leads}条，平均{days}天，"
        "同期登记的其他来源约{rest}天；扣除偶然因素，估计慢{gap}天（{longer}）。",
        "來源「{group}」成交慢：近{months}個月登記的成交{leads}筆，平均{days}天，"
        "同期登記的其他來源約{rest}天；扣除偶然因素，估計慢{gap}天（{longer}）。",
        "Leads from {group} take long to win: {leads} won in {months} months, {days} days on "
        "average, other sources at the same time about {rest}; allowing for chance, about {gap} "
        "days longer ({longer}).",
    ),
    "diagnosis.slow_source.measure": Text(
        "看“{group}”的线索卡在哪个阶段；缩短跟进间隔，尽早找到拍板的人，简化报价和决策流程。",
        "看「{group}」的線索卡在哪個階段；縮短跟進間隔，儘早找到拍板的人，簡化報價和決策流程。",
        "See at which stage leads from {group} wait; follow up at shorter intervals, reach the "
        "one who decides early, make quoting and deciding simpler.",
    ),
    "diagnosis.slow_owner.problem": Text(
        "{group}成交慢：近{months}个月登记的成交{leads}条，平均{days}天，"
        "来源、等级相近的同期线索别人约{rest}天；扣除偶然因素，估计慢{gap}天（{longer}）。",
        "{group}成交慢：近{months}個月登記的成交{leads}筆，平均{days}天，"
        "來源、等級相近的同期線索別人約{rest}天；扣除偶然因素，估計慢{gap}天（{longer}）。",
        "{group} takes long to win: {leads} won in {months} months, {days} days on average, "
        "others about {rest} with leads of like source, grade and time; allowing for chance, "
        "about {gap} days longer ({longer}).",
    ),
    "diagnosis.slow_owner.measure": Text(
        "和{group}一起看在跟的线索卡在哪个阶段；缩短跟进间隔，尽早约到客户方拍板的人。",
        "和{group}一起看進行中的線索卡在哪個階段；縮短跟進間隔，儘早約到客戶方拍板的人。",
        "See with {group} at which stage open leads wait; follow up at shorter intervals and "
        "meet the customer's decision maker early.",
    ),
    "diagnosis.step.problem": Text(
        "{group}的“{step}”环节偏弱：近{months}个月走到这一步的{leads}条里完成{done}条（{rate}），"
        "来源、等级相近的同期线索别人为{rest}；扣除偶然因素，估计低{gap}个百分点。",
        "{group}的「{step}」環節偏弱：近{months}個月走到這一步的{leads}筆裡完成{done}筆（{rate}），"
        "來源、等級相近的同期線索別人為{rest}；扣除偶然因素，估計低{gap}個百分點。",
        "{group} is weak at the step '{step}': {done} of {leads} leads that came to it in "
        "{months} months ({rate}), others {rest} with leads of like source, grade and time; "
        "allowing for chance, about {gap} points lower.",
    ),
    "diagnosis.step.measure": Text(
        "给{group}安排“{step}”环节的培训：跟做得好的同事一起跟几条线索，对照话术、频次和材料。",
        "給{group}安排「{step}」環節的訓練：跟做得好的同事一起跟幾筆線索，對照話術、頻率和資料。",
        "Train {group} on the step '{step}': work some leads together with a colleague who does "
        "well, and compare wording, frequency and material.",
    ),
    "diagnosis.step.first_follow_up": Text("首次跟进", "首次跟進", "first follow-up"),
    "diagnosis.step.intent_signed_on": Text("签意向单", "簽意向單", "letter of intent"),
    "diagnosis.step.opportunity_on": Text("转商机", "轉商機", "opportunity"),
    "diagnosis.step.won_on": Text("成交", "成交", "win"),
    "diagnosis.target.problem": Text(
        "登记{days}天内成交率低于目标：近{months}个月登记、已满{days}天的{leads}条，成交{done}条"
        "（{rate}），目标{target}，差{gap}个百分点，即比目标低{relative}。其中{parts}。",
        "登記{days}天內成交率低於目標：近{months}個月登記、已滿{days}天的{leads}筆，成交{done}筆"
        "（{rate}），目標{target}，差{gap}個百分點，即比目標低{relative}。其中{parts}。",
        "Won within {days} days is below target: {done} of {leads} leads registered in {months} "
        "months and old enough ({rate}), target {target}, {gap} points or {relative} short. Of "
        "these points: {parts}.",
    ),
    "diagnosis.target.part": Text(
        "{group}占{points}个百分点", "{group}占{points}個百分點", "{group} {points}"
    ),
    "diagnosis.target.rest": Text(
        "其余来源合计{points}个百分点", "其餘來源合計{points}個百分點", "all other sources {points}"
    ),
    "diagnosis.target.measure": Text(
        "先从差得最多的来源入手，看线索质量、响应速度和跟进；目标定得不合适，就在规则设置里调整。",
        "先從差得最多的來源著手，看線索品質、回應速度和跟進；目標定得不合適，就在規則設定裡調整。",
        "Start with the source that lacks most: lead quality, response, follow-up; a target that "
        "does not fit is changed in Rules.",
    ),
    "diagnosis.won": Text(
        "{leads}条成交{done}条，{rate}；同期其余{rest}",
        "{leads}筆成交{done}筆，{rate}；同期其餘{rest}",
        "{done} of {leads} won, {rate}; others {rest}",
    ),
    "diagnosis.won_range": Text(
        "{leads}条成交{done}条，{rate}（{low}～{high}）；同期其余{rest}",
        "{leads}筆成交{done}筆，{rate}（{low}～{high}）；同期其餘{rest}",
        "{done} of {leads} won, {rate} ({low} to {high}); others {rest}",
    ),
    "diagnosis.rate": Text(
        "{leads}条完成{done}条，{rate}；同期其余{rest}",
        "{leads}筆完成{done}筆，{rate}；同期其餘{rest}",
        "{done} of {leads}, {rate}; others {rest}",
    ),
    "diagnosis.rate_range": Text(
        "{leads}条完成{done}条，{rate}（{low}～{high}）；同期其余{rest}",
        "{leads}筆完成{done}筆，{rate}（{low}～{high}）；同期其餘{rest}",
        "{done} of {leads}, {rate} ({low} to {high}); others {rest}",
    ),
    "diagnosis.days": Text(
        "成交{leads}条，平均{days}天；同期其余约{rest}天",
        "成交{leads}筆，平均{days}天；同期其餘約{rest}天",
        "{leads} won, {days} days on average; others about {rest}",
    ),
    "diagnosis.days_range": Text(
        "成交{leads}条，平均{days}天（{low}～{high}天）；同期其余约{rest}天",
        "成交{leads}筆，平均{days}天（{low}～{high}天）；同期其餘約{rest}天",
        "{leads} won, {days} days on average ({low} to {high}); others about {rest}",
    ),
    "diagnosis.of_target": Text(
        "{leads}条成交{done}条，{rate}；目标{target}",
        "{leads}筆成交{done}筆，{rate}；目標{target}",
        "{done} of {leads} won, {rate}; target {target}",
    ),
    "diagnosis.of_target_range": Text(
        "{leads}条成交{done}条，{rate}（{low}～{high}）；目标{target}",
        "{leads}筆成交{done}筆，{rate}（{low}～{high}）；目標{target}",
        "{done} of {leads} won, {rate} ({low} to {high}); target {target}",
    ),
    "diagnosis.too_few": Text(
        "样本不足（{leads}条）", "樣本不足（{leads}筆）", "too few yet ({leads})"
    ),
    "diagnosis.after": Text(
        "{since}之后登记、截至{month}月底：{figure}",
        "{since}之後登記、截至{month}月底：{figure}",
        "Registered after {since}, by the end of {month}: {figure}",
    ),
}
