"""What a company's name says, and which names are alike (SPEC §3 查重)."""

from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlfunnel.values.company import company
from xlfunnel.values.company_likeness import are_different, similarity, spellings

CONTACTS = Path(__file__).parents[3] / "shared" / "data" / "contacts"
SHORT_NAMES = CONTACTS / "zh_company_short_names_sample5000.txt"
LETTERS = st.text("天成华信鑫恒一二2科技有限公司北京上海市第号店分()（） aB", max_size=14)


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("鑫度科技有限公司", "鑫度科技"),
        ("鑫度科技股份有限公司", "鑫度科技"),
        ("上海鑫度科技（集团）有限公司", "鑫度科技"),
        ("上海市鑫度科技有限责任公司", "鑫度科技"),
        ("鑫度科技（上海）有限公司", "鑫度科技"),
        ("广东省深圳市南山区鑫度科技有限公司", "鑫度科技"),
        ("【展会】鑫度科技有限公司（老客户）", "鑫度科技"),
        ("鑫度科技有限公司北京分公司", "鑫度科技"),
        ("臺北鑫度科技股份有限公司", "鑫度科技"),
        ("  鑫 度 科 技 ", "鑫度科技"),
        ("Acme Tools Co., Ltd.", "acmetools"),
        ("ACME TOOLS INC", "acmetools"),
        ("北京银行", "北京银行"),  # without its place only the trade would be left
        ("三亚天成科技", "天成科技"),  # the 三 of a city is no number
        ("A公司", "a"),
        ("深圳", ""),
    ],
)
def test_the_core_is_what_is_left_without_form_brackets_region_and_branch(
    name: str, core: str
) -> None:
    assert company(name).core == core


@pytest.mark.parametrize(
    "name", ["A公司", "某公司", "深圳", "上海分公司", "个人", "未知", "测试", "", "n/a"]
)
def test_a_core_under_two_characters_is_never_a_key(name: str) -> None:
    assert not company(name).is_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("北京第一中学", "北京第二中学"),
        ("阳光超市1号店", "阳光超市2号店"),
        ("阳光超市1号店", "阳光超市二号店"),
        ("阳光超市(1号店)", "阳光超市(2号店)"),
        ("天成公司一分公司", "天成公司第二分公司"),
        ("中铁三局集团有限公司", "中铁十二局集团有限公司"),
        ("天成2厂", "天成３厂"),
        ("天成科技北京分公司", "天成科技上海分公司"),
        ("海底捞北京店", "海底捞上海店"),
    ],
)
def test_names_that_differ_in_a_number_or_a_branch_are_of_two_companies(
    one: str, other: str
) -> None:
    a, b = company(one), company(other)
    assert are_different(a, b)
    assert are_different(b, a)
    assert similarity(a, b) == similarity(b, a) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("阳光超市2号店", "阳光超市二号店"),
        ("中铁十二局集团有限公司", "中铁12局"),
        ("第02中学", "第二中学"),
        ("三一重工股份有限公司", "三一重工"),
        ("天成公司二分公司", "天成公司第2分公司"),
        ("天成科技上海分公司", "天成科技有限公司上海市分公司"),
    ],
)
def test_the_same_number_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert not are_different(company(one), company(other))
    assert similarity(company(one), company(other)) == 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("鑫度科技有限公司", "上海鑫度科技股份有限公司"),
        ("华为", "华为技术有限公司"),
        ("鑫度", "上海鑫度科技有限公司"),
        ("广东天成科技", "深圳天成科技有限公司"),  # the city is in the province
        ("天成科技有限公司", "天成科技有限公司北京分公司"),
    ],
)
def test_one_name_in_two_spellings_is_alike(one: str, other: str) -> None:
    a, b = company(one), company(other)
    assert similarity(a, b) == similarity(b, a) == 100
    assert spellings(a) & spellings(b)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        # a letter of 13 is wrong: 2 · 12 of 26 letters agree
        ("上海海风岛信息技术有限公司", "上海海凤岛信息技术有限公司", 2 * 12 / 26),
        # one is missing: 2 · 12 of 25
        ("上海海风岛信息技术有限公司", "上海海岛风信息技术公司", None),
        ("上海海风岛信息技术有限公司", "上海海风信息技术有限公司", None),  # a stem of two letters
    ],
)
def test_a_slip_in_a_longer_name_leaves_it_alike(one: str, other: str, alike: float | None) -> None:
    a, b = company(one), company(other)
    assert spellings(a) & spellings(b)
    if alike is None:
        assert similarity(a, b) < 90
    else:
        assert similarity(a, b) == pytest.approx(100 * alike)
        assert similarity(a, b) >= 90


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("上海天成信息技术有限公司", "上海天诚信息技术有限公司"),  # two letters: another company
        ("天成科技有限公司", "天成贸易有限公司"),
        ("海尔集团", "海尔电器有限公司"),  # parent and subsidiary
        ("北京天成科技", "上海天成科技"),
        ("深圳天成科技", "广州天成科技"),
        ("腾讯科技(深圳)有限公司", "腾讯科技(北京)有限公司"),
        ("工商银行", "建设银行"),
    ],
)
def test_names_of_two_companies_are_not_alike(one: str, other: str) -> None:
    assert similarity(company(one), company(other)) < 90
    assert similarity(company(other), company(one)) < 90


@given(LETTERS, LETTERS)
def test_likeness_has_no_direction_and_a_name_is_like_itself(one: str, other: str) -> None:
    a, b = company(one), company(other)
    assert similarity(a, b) == similarity(b, a)
    assert 0 <= similarity(a, b) <= 100
    assert similarity(a, a) == 100
    assert are_different(a, b) == are_different(b, a)


@given(st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    assert company(text) == company(f" {text} ")


@given(st.text("天地玄黄宇宙洪荒日月盈昃", min_size=3, max_size=8), st.data())
def test_one_slip_leaves_a_spelling_in_common(core: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(core) - 1))
    slips = [
        core[:at] + core[at + 1 :],  # missing
        core[:at] + "辰" + core[at + 1 :],  # wrong
        core[:at] + "辰" + core[at:],  # too much
        core[:at] + core[at : at + 2][::-1] + core[at + 2 :],  # changed places
    ]
    for slip in slips:
        assert spellings(company(core)) & spellings(company(slip)), slip


@pytest.mark.skipif(not SHORT_NAMES.exists(), reason="the list of real short names is not here")
@pytest.mark.parametrize(
    ("form", "most"),
    [("{}", 10), ("{}科技有限公司", 70), ("上海{}信息技术股份有限公司", 600)],
)
def test_few_of_5000_real_names_are_alike(form: str, most: int) -> None:
    """12.5 million pairs of different companies: at most 5 in 100,000 are alike by name alone."""
    names = SHORT_NAMES.read_text(encoding="utf-8").split()
    blocks = defaultdict(set)
    for name in dict.fromkeys(names):
        said = company(form.format(name))
        for spelling in spellings(said):
            blocks[spelling, said.numbers].add(said)
    pairs = {
        frozenset((a.name, b.name))
        for block in blocks.values()
        for a, b in combinations(block, 2)
        if similarity(a, b) >= 90
    }
    assert len(pairs) <= most
