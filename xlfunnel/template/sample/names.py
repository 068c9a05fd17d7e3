"""What the companies of the sample and the people there are called, in three languages."""

from typing import TypeAlias

from xlfunnel.language import Text
from xlfunnel.template.sample import people

# A name in three languages and in e-mail addresses; a town with how its phones begin, in
# Chinese and in Taiwan's.
Name: TypeAlias = tuple[str, str, str, str]
Town: TypeAlias = tuple[str, str, str, str]

# Region, how many of the customers are there, and its towns with how their phones begin.
REGIONS = (
    (
        people.EAST,
        38,
        (
            ("上海", "021-5000", "台北", "02-2000-"),
            ("苏州", "0512-5000", "新北", "02-2200-"),
            ("杭州", "0571-5000", "基隆", "02-2400-"),
        ),
    ),
    (
        people.SOUTH,
        28,
        (
            ("深圳", "0755-5000", "高雄", "07-300-"),
            ("佛山", "0757-5000", "台南", "06-200-"),
            ("东莞", "0769-5000", "嘉義", "05-200-"),
        ),
    ),
    (
        people.NORTH,
        21,
        (
            ("天津", "022-5000", "台中", "04-2200-"),
            ("青岛", "0532-5000", "彰化", "04-720-"),
            ("济南", "0531-5000", "南投", "049-220-"),
        ),
    ),
    (
        people.WEST,
        13,
        (("成都", "028-5000", "新竹", "03-500-"), ("重庆", "023-5000", "桃園", "03-300-")),
    ),
)
# Industry, how many of the customers are in it, and how its companies are called.
INDUSTRIES = (
    (
        people.MANUFACTURING,
        24,
        (
            Text("精密机械", "精密機械", "Machinery"),
            Text("自动化设备", "自動化設備", "Automation"),
            Text("模具", "模具", "Tooling"),
            Text("五金制品", "五金製品", "Metalworks"),
        ),
    ),
    (
        people.ELECTRONICS,
        13,
        (
            Text("电子科技", "電子科技", "Electronics"),
            Text("光电", "光電", "Optics"),
            Text("仪器", "儀器", "Instruments"),
        ),
    ),
    (
        people.RETAIL,
        15,
        (
            Text("商贸", "貿易", "Trading"),
            Text("连锁超市", "連鎖超市", "Stores"),
            Text("家居", "家居", "Home"),
        ),
    ),
    (
        people.FOOD,
        11,
        (
            Text("食品", "食品", "Foods"),
            Text("餐饮管理", "餐飲管理", "Kitchens"),
            Text("农产品", "農產品", "Farms"),
        ),
    ),
    (
        people.LOGISTICS,
        13,
        (
            Text("供应链", "供應鏈", "Supply Chain"),
            Text("物流", "物流", "Logistics"),
            Text("冷链", "冷鏈", "Cold Storage"),
        ),
    ),
    (
        people.HEALTH,
        8,
        (Text("医疗器械", "醫療器材", "Medical"), Text("生物科技", "生物科技", "Biotech")),
    ),
    (
        people.SERVICES,
        9,
        (Text("企业咨询", "企業顧問", "Consulting"), Text("文化传媒", "文化事業", "Media")),
    ),
    (
        people.BUILDING,
        7,
        (Text("建筑工程", "營造工程", "Builders"), Text("装饰工程", "裝潢工程", "Interiors")),
    ),
)
# What sets a company apart; the last is its name in e-mail addresses.
NAMES = (
    ("恒越", "恆越", "Northmere", "hengyue"),
    ("嘉禾源", "嘉禾源", "Calderwood", "jiaheyuan"),
    ("启岳", "啟岳", "Brackenfield", "qiyue"),
    ("远帆", "遠帆", "Tallowby", "yuanfan"),
    ("瑞澜", "瑞瀾", "Ashbourne Vale", "ruilan"),
    ("鼎砺", "鼎礪", "Harrowgate Mill", "dingli"),
    ("博砚", "博硯", "Penhallow", "boyan"),
    ("海瑭", "海瑭", "Seaton Cross", "haitang"),
    ("金棹", "金棹", "Goldersby", "jinzhao"),
    ("卓峤", "卓嶠", "Wexcombe", "zhuoqiao"),
    ("天枢", "天樞", "Larkfield", "tianshu"),
    ("合泽", "合澤", "Millbeck", "heze"),
    ("云屿", "雲嶼", "Cloudesley", "yunyu"),
    ("朗川", "朗川", "Langthwaite", "langchuan"),
    ("正霖", "正霖", "Fairhurst", "zhenglin"),
    ("宏芷", "宏芷", "Bramholt", "hongzhi"),
    ("润和堂", "潤和堂", "Riverhythe", "runhetang"),
    ("百穗", "百穗", "Harvestone", "baisui"),
    ("力扬", "力揚", "Strongholm", "liyang"),
    ("森屹", "森屹", "Oakhanger", "senyi"),
    ("信烨", "信燁", "Truworthy", "xinye"),
    ("明堃", "明堃", "Brightside Row", "mingkun"),
    ("晟达", "晟達", "Sunnerton", "shengda"),
    ("汇岚", "匯嵐", "Mistlehill", "huilan"),
    ("安捷顺", "安捷順", "Swiftlock", "anjieshun"),
    ("奥珩", "奧珩", "Orrisdale", "aoheng"),
    ("东篱", "東籬", "Eastheath", "dongli"),
    ("新禹", "新禹", "Newbury Locks", "xinyu"),
    ("泰沃", "泰沃", "Talworth", "taiwo"),
    ("华砾", "華礫", "Flintham", "huali"),
    ("优贝禾", "優貝禾", "Appletreewick", "youbeihe"),
    ("诚朴", "誠樸", "Plainfield", "chengpu"),
    ("赛昂", "賽昂", "Saxonby", "saiang"),
    ("科迈斯", "科邁斯", "Kelmsworth", "kemaisi"),
    ("德珞", "德珞", "Delamere Ford", "deluo"),
    ("迅驰达", "迅馳達", "Quickthorn", "xunchida"),
    ("蓝汐", "藍汐", "Bluetide", "lanxi"),
    ("万枢", "萬樞", "Wanstrow", "wanshu"),
    ("三棱", "三稜", "Tripplewood", "sanleng"),
    ("乐橙邦", "樂橙邦", "Orangefold", "lechengbang"),
)
FORMS = (
    (Text("有限公司", "股份有限公司", " Ltd"), 70),
    (Text("股份有限公司", "有限公司", " Inc"), 14),
    (Text("", "", ""), 12),  # as people say it
    (Text("集团", "集團", " Group"), 4),
)
COMPANY = Text("{town}{name}{trade}{form}", "{town}{name}{trade}{form}", "{name} {trade}{form}")

SURNAMES = (
    *(Text("王", "王", "Harris"), Text("刘", "劉", "Cole"), Text("孙", "孫", "Young")),
    *(Text("周", "周", "Hughes"), Text("吴", "吳", "Patel"), Text("郑", "鄭", "Grant")),
    *(Text("冯", "馮", "Lloyd"), Text("蒋", "蔣", "Marsh"), Text("沈", "沈", "Novak")),
    *(Text("韩", "韓", "Owens"), Text("杨", "楊", "Price"), Text("朱", "朱", "Quinn")),
    *(Text("许", "許", "Rossi"), Text("曹", "曹", "Stone"), Text("魏", "魏", "Todd")),
    *(Text("罗", "羅", "Vance"), Text("谢", "謝", "Webb"), Text("宋", "宋", "Abbott")),
)
TITLES = (
    *(Text("{s}经理", "{s}經理", "Mr {s}"), Text("{s}总", "{s}總", "Ms {s}")),
    *(Text("{s}主任", "{s}主任", "{s} (IT)"), Text("{s}工", "{s}工程師", "Mr {s}")),
    *(Text("{s}女士", "{s}小姐", "Ms {s}"), Text("{s}先生", "{s}先生", "Mr {s}")),
    *(Text("{s}厂长", "{s}廠長", "Mr {s}"), Text("采购{s}姐", "採購{s}小姐", "{s} (buyer)")),
    *(Text("{s}海涛", "{s}志明", "Tom {s}"), Text("{s}丽娟", "{s}美玲", "Jane {s}")),
)
