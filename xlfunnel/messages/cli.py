"""What the command line says."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    # Import: the mapping file and the CSV
    "cli.unreadable": Text(
        "无法读取文件 {file}({detail})。请检查路径是否正确、文件是否被占用。",
        "無法讀取檔案 {file}（{detail}）。請檢查路徑是否正確、檔案是否被其他程式開啟。",
        "Cannot read {file} ({detail}). Check the path and whether another program holds it.",
    ),
    "cli.map_not_utf8": Text(
        "对照文件 {file} 不是 UTF-8 编码。请用记事本另存为 UTF-8。",
        "對照檔 {file} 不是 UTF-8 編碼。請用記事本另存為 UTF-8。",
        "The mapping file {file} is not UTF-8. Save it as UTF-8 in your editor.",
    ),
    "cli.map_not_toml": Text(
        "对照文件 {file} 写法有误:{detail}。请改正该行,写法见 docs/examples/import.toml。",
        "對照檔 {file} 寫法有誤：{detail}。請修正該行，寫法見 docs/examples/import.toml。",
        "The mapping file {file} is not valid TOML: {detail}. Mend that line; "
        "docs/examples/import.toml shows how it is written.",
    ),
    "cli.map_key_missing": Text(
        "对照文件 {file} 缺少 {key}。请补上,写法见 docs/examples/import.toml。",
        "對照檔 {file} 缺少 {key}。請補上，寫法見 docs/examples/import.toml。",
        "The mapping file {file} lacks {key}. Add it; docs/examples/import.toml shows how.",
    ),
    "cli.map_key_unknown": Text(
        "对照文件 {file} 中没有 {key} 这一项。请检查拼写,可用的项见 docs/examples/import.toml。",
        "對照檔 {file} 中沒有 {key} 這一項。請檢查拼字，可用的項目見 docs/examples/import.toml。",
        "The mapping file {file} has an unknown key {key}. Check its spelling; "
        "docs/examples/import.toml lists them all.",
    ),
    "cli.map_key_wrong": Text(
        "对照文件 {file} 中 {key} 的值不对。写法见 docs/examples/import.toml。",
        "對照檔 {file} 中 {key} 的值不對。寫法見 docs/examples/import.toml。",
        "In the mapping file {file} the value of {key} is of the wrong kind; "
        "docs/examples/import.toml shows how it is written.",
    ),
    "cli.map_column_unknown": Text(
        "对照文件 {file} 提到的“{column}”不是线索登记表的列。是不是“{hint}”?",
        "對照檔 {file} 提到的「{column}」不是線索登記表的欄位。是不是「{hint}」？",
        "The mapping file {file} names '{column}', which is no column of the lead table. "
        "Did you mean '{hint}'?",
    ),
    "cli.csv_empty": Text(
        "{file} 是空的,第一行应为列名。",
        "{file} 是空的，第一列應為欄位名稱。",
        "{file} is empty; its first line should hold the column names.",
    ),
    "cli.csv_header_twice": Text(
        "{file} 第 1 行有两列都叫“{column}”。请改名或删去一列后再导入。",
        "{file} 第 1 列有兩欄都叫「{column}」。請改名或刪去一欄後再匯入。",
        "{file}, line 1: two columns are called '{column}'. Rename or remove one of them.",
    ),
    "cli.csv_no_column": Text(
        "{file} 没有“{column}”这一列。现有的列:{known}。请改正对照文件。",
        "{file} 沒有「{column}」這一欄。現有的欄位：{known}。請修正對照檔。",
        "{file} has no column '{column}'. It has: {known}. Correct the mapping file.",
    ),
    "cli.csv_row_too_long": Text(
        "{file} 第 {line} 行有 {cells} 个值,而列名只有 {width} 个。"
        "含有逗号的内容请加双引号,或在对照文件中指定分隔符。",
        "{file} 第 {line} 列有 {cells} 個值，而欄位名稱只有 {width} 個。"
        "含有逗號的內容請加雙引號，或在對照檔中指定分隔符號。",
        "{file}, line {line}: {cells} values under {width} column names. Put quotation marks "
        "around text with commas, or name the delimiter in the mapping file.",
    ),
    "cli.csv_broken": Text(
        "{file} 从第 {line} 行起无法读取:引号没有成对。请补上或删去多余的双引号。",
        "{file} 從第 {line} 列起無法讀取：引號沒有成對。請補上或刪去多餘的雙引號。",
        "{file} cannot be read from line {line} on: a quotation mark is not closed. "
        "Close it or remove it.",
    ),
    "cli.csv_encoding_unknown": Text(
        "不认识编码“{encoding}”。请在对照文件中写 utf-8、gb18030 或 big5,或删去这一项。",
        "不認識編碼「{encoding}」。請在對照檔中寫 utf-8、gb18030 或 big5，或刪去這一項。",
        "The encoding '{encoding}' is not known. Write utf-8, gb18030 or big5 in the mapping "
        "file, or leave it out.",
    ),
    "cli.csv_not_decoded": Text(
        "{file} 的编码不是 {encodings}。请在对照文件 [file] 中写明 encoding,或另存为 UTF-8 的 CSV。",
        "{file} 的編碼不是 {encodings}。請在對照檔 [file] 中寫明 encoding，"
        "或另存為 UTF-8 的 CSV。",
        "{file} is not in {encodings}. Say its encoding under [file] in the mapping file, or "
        "save it as CSV UTF-8.",
    ),
    "cli.csv_text_too_long": Text(
        "{file} 第 {line} 行“{column}”超过 32767 个字符,Excel 单元格放不下。请缩短后再导入。",
        "{file} 第 {line} 列「{column}」超過 32767 個字元，Excel 儲存格放不下。請縮短後再匯入。",
        "{file}, line {line}: '{column}' is longer than the 32,767 characters an Excel cell "
        "holds. Shorten it.",
    ),
}
