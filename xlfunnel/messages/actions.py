"""What the actions say when they are done."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "actions.checked": Text(
        "检查了 {leads} 条线索：{errors} 处错误，{warnings} 处警告。",
        "檢查了 {leads} 筆線索：{errors} 處錯誤，{warnings} 處警告。",
        "Checked {leads} leads: {errors} errors, {warnings} warnings.",
    ),
    "actions.graded": Text(
        "{count} 条线索已评级。",
        "{count} 筆線索已評級。",
        "Graded {count} leads.",
    ),
    "actions.regraded": Text(
        "{count} 条线索已评级，其中 {changed} 条等级有变化。",
        "{count} 筆線索已評級，其中 {changed} 筆等級有變化。",
        "Graded {count} leads; the grade of {changed} changed.",
    ),
    "actions.not_graded": Text(
        "分级规则用不了，这次没有评级，等级都没动；请先改好“规则设置”的分级规则。",
        "分級規則無法使用，這次沒有評級，等級都沒動；請先改好「規則設定」的分級規則。",
        "The grade policy cannot be used: nothing was graded, no grade has changed. Mend it on "
        "the Rules sheet first.",
    ),
    "actions.analysed": Text(
        "成交 {won} / 线索 {leads}，转化率 {rate}。",
        "成交 {won} / 線索 {leads}，轉化率 {rate}。",
        "{won} of {leads} leads won: conversion {rate}.",
    ),
    "actions.source_blank": Text("未填写", "未填寫", "Not stated"),
    "actions.filled": Text("补填 {count} 条", "補填 {count} 筆", "{count} blanks filled"),
    "actions.added": Text("新增 {count} 条", "新增 {count} 筆", "{count} leads added"),
    "actions.system": Text("系统", "系統", "System"),
    "actions.imported": Text(
        "导入 {added} 条新线索，{known} 条已经有了，没有重复添加。",
        "匯入 {added} 筆新線索，{known} 筆已經有了，沒有重複新增。",
        "Imported {added} new leads; {known} were there already and not added again.",
    ),
    "actions.import_differs": Text(
        "已有线索里有 {count} 处与文件不同，没有覆盖，请看下面的清单。",
        "已有線索裡有 {count} 處與檔案不同，沒有覆蓋，請看下面的清單。",
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
}
