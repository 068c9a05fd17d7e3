"""What the actions say when they are done."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "action.check.title": Text("检查", "檢查", "Check"),
    "action.check.help": Text(
        "检查线索、跟进和规则设置，列出要改的地方和改法",
        "檢查線索、跟進和規則設定，列出要改的地方和改法",
        "check leads, follow-ups and rules; list what to fix and how",
    ),
    "action.grade.title": Text("评级", "評級", "Grade"),
    "action.grade.help": Text(
        "按分级规则给线索评级，写明依据；自己定的等级不动",
        "依分級規則給線索評級，寫明依據；自己定的等級不動",
        "grade the leads by the policy, with reasons; grades set by people stay",
    ),
    "action.remind.title": Text("待办提醒", "待辦提醒", "Remind"),
    "action.remind.help": Text(
        "重排待办提醒、沉睡线索和人员负荷；还没写回的视图改动先收回",
        "重排待辦提醒、沉睡線索和人員負荷；還沒寫回的檢視改動先收回",
        "list anew what is due, who sleeps and how much everybody has",
    ),
    "action.analyse.title": Text("转化分析", "轉化分析", "Analyse"),
    "action.analyse.help": Text(
        "重算转化分析表和分维度分析；写过的因素和建议保留",
        "重算轉化分析表和分維度分析；寫過的因素和建議保留",
        "rebuild the conversion tables; what people wrote there stays",
    ),
    "action.refresh.title": Text("一键更新", "一鍵更新", "Refresh"),
    "action.refresh.help": Text(
        "收回视图改动、编号、评级、筛选、排待办、检查、转化分析、诊断、更新视图一次做完，最后一起写入",
        "收回檢視改動、編號、評級、篩選、排待辦、檢查、轉化分析、診斷、更新檢視一次做完，最後一起寫入",
        "take back edits of the views, number, grade, screen, list what is due, check, analyse, "
        "diagnose and rebuild the views in one go, written together at the end",
    ),
    "action.undo.title": Text("撤回", "撤回", "Undo"),
    "action.undo.help": Text(
        "撤回最近一次更新写的内容（之后人改过的不动）",
        "撤回最近一次更新寫的內容（之後人改過的不動）",
        "take back what the last run wrote; what people changed since stays",
    ),
    "actions.checked": Text(
        "检查了 {leads} 条线索：{errors} 处错误，{warnings} 处警告。",
        "檢查了 {leads} 筆線索：{errors} 處錯誤，{warnings} 處警告。",
        "Leads checked: {leads}; errors: {errors}, warnings: {warnings}.",
    ),
    "actions.graded": Text(
        "{count} 条线索已评级。",
        "{count} 筆線索已評級。",
        "Leads graded: {count}.",
    ),
    "actions.regraded": Text(
        "{count} 条线索已评级，其中 {changed} 条等级有变化。",
        "{count} 筆線索已評級，其中 {changed} 筆等級有變化。",
        "Leads graded: {count}; the grade of {changed} changed.",
    ),
    "actions.not_graded": Text(
        "分级规则用不了，这次没有评级，等级都没动；请先改好“规则设置”的分级规则。",
        "分級規則無法使用，這次沒有評級，等級都沒動；請先改好「規則設定」的分級規則。",
        "The grade policy cannot be used: nothing was graded, no grade has changed. Fix it on "
        "the Rules sheet first.",
    ),
    "actions.analysed": Text(
        "成交 {won} / 线索 {leads}，转化率 {rate}。",
        "成交 {won} / 線索 {leads}，轉化率 {rate}。",
        "{won} of {leads} leads won: conversion {rate}.",
    ),
    "actions.no_leads": Text(
        "还没有线索，没有转化率可算。",
        "還沒有線索，沒有轉化率可算。",
        "There are no leads yet, so there is no conversion to tell.",
    ),
    "actions.source_blank": Text("未填写", "未填寫", "Not stated"),
    "actions.filled": Text("补填 {count} 条", "補填 {count} 筆", "{count} blanks filled"),
    "actions.added": Text("新增 {count} 条", "新增 {count} 筆", "{count} leads added"),
    "actions.system": Text("系统", "系統", "System"),
    "actions.system_run_by": Text("系统（{who}）", "系統（{who}）", "System ({who})"),
    "actions.imported": Text(
        "导入 {added} 条新线索，{known} 条已经有了，没有重复添加。",
        "匯入 {added} 筆新線索，{known} 筆已經有了，沒有重複新增。",
        "Imported {added} new leads; {known} were there already and not added again.",
    ),
    "actions.import_differs": Text(
        "已有线索里有 {count} 处与文件不同，没有覆盖，请看清单。",
        "已有線索裡有 {count} 處與檔案不同，沒有覆蓋，請看清單。",
        "{count} cells of known leads differ from the file; they were not overwritten. See below.",
    ),
    "actions.import_difference": Text(
        "文件第 {line} 行写的是“{said}”",
        "檔案第 {line} 列寫的是「{said}」",
        "The file says '{said}' on line {line}",
    ),
    "actions.import_difference_fix": Text(
        "文件对的话，请在表里改。",
        "檔案對的話，請在表裡改。",
        "If the file is right, change the cell.",
    ),
    "actions.sources_added": Text(
        "来源表新增：{names}。", "來源表新增：{names}。", "Added to Sources: {names}."
    ),
    "step.take_back": Text(
        "收回视图里的改动", "收回檢視裡的改動", "Taking back edits of the views"
    ),
    "step.fill": Text("补编号和日期", "補編號和日期", "Filling IDs and dates"),
    "step.fill_follow_ups": Text("整理跟进记录", "整理跟進記錄", "Filling follow-ups"),
    "step.follow_leads": Text("汇总跟进情况", "彙總跟進情況", "Following the leads"),
    "step.check_settings": Text("检查规则设置", "檢查規則設定", "Checking the rules"),
    "step.check_leads": Text("检查线索", "檢查線索", "Checking the leads"),
    "step.check_follow_ups": Text("检查跟进记录", "檢查跟進記錄", "Checking the follow-ups"),
    "step.check_memory": Text("核对消失的线索", "核對消失的線索", "Looking for vanished leads"),
    "step.list_problems": Text("列出问题", "列出問題", "Listing the issues"),
    "step.grade_leads": Text("评级", "評級", "Grading"),
    "step.analyse": Text("转化分析", "轉化分析", "Analysing"),
    "step.build_views": Text("更新跟踪表和记录表", "更新追蹤表和記錄表", "Rebuilding the views"),
    "step.record": Text("写修改记录", "寫修改記錄", "Logging"),
    "step.stamp": Text("记下时间", "記下時間", "Stamping"),
    "step.remember": Text("记住本次结果", "記住本次結果", "Remembering"),
    "step.undo_last_run": Text("撤回上次更新", "撤回上次更新", "Taking back the last run"),
    "step.add_new_sources": Text("补充来源", "補充來源", "Adding sources"),
    "step.add": Text("添加线索", "新增線索", "Adding leads"),
}
