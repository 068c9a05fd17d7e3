import pytest
from lxml import etree

from tests.xlsx.packages import HEAD, MAIN
from xlfunnel.errors import FileRefusedError
from xlfunnel.xlsx.strings import SharedStrings, shared_texts

ITEMS = (
    "<si><t>a</t></si><si/><si><t xml:space='preserve'> b</t></si>"
    "<si><r><rPr><b/></rPr><t>ri</t></r><r><t>ch</t></r></si>"
    "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr fontId='1'/></si>"
    "<si><t>&amp;_x005F_x0041_</t></si>"
)


def strings(items: str, counts: str = "", prefix: str = "") -> bytes:
    name = f"xmlns:{prefix}" if prefix else "xmlns"
    p = f"{prefix}:" if prefix else ""
    return f'{HEAD}<{p}sst {name}="{MAIN}"{counts}>{items}</{p}sst>'.encode()


def written(data: bytes, *texts: str) -> tuple[list[int], bytes | None]:
    """Return the indexes of *texts* and the changed part."""
    shared = SharedStrings(data)
    shared.want(list(texts))
    shared.look_up()
    indexes = [number for text in texts if (number := shared.index(text)) is not None]
    assert len(indexes) == len(texts)  # words all of them: none goes into its cell
    return indexes, shared.changed()


def test_runs_are_joined_and_phonetic_guides_are_not_read() -> None:
    assert list(shared_texts(strings(ITEMS))) == ["a", "", " b", "rich", "東京", "&_x0041_"]


def test_plain_texts_are_found_and_the_rest_comes_at_the_end() -> None:
    # rich and 東京 stand there with formats and guides: a plain text is another item
    indexes, changed = written(strings(ITEMS), "a", "rich", "&_x0041_", "新", "a", "東京")
    assert changed is not None
    assert indexes == [0, 6, 5, 7, 0, 8]
    assert [list(shared_texts(changed))[n] for n in indexes] == [
        "a", "rich", "&_x0041_", "新", "a", "東京",
    ]  # fmt: skip
    assert changed.startswith(strings(ITEMS).removesuffix(b"</sst>"))


def test_nothing_new_is_no_change() -> None:
    assert written(strings(ITEMS, ' count="9"'), "a") == ([0], None)


def test_counts_are_raised_where_they_are_given() -> None:
    _, changed = written(strings(ITEMS, ' count="20" uniqueCount="6"'), "a", "x", "x")
    assert changed is not None
    # three more uses, one more text
    assert b'count="23" uniqueCount="7"' in changed


@pytest.mark.parametrize("empty", ["<sst xmlns='{0}'/>", "<sst xmlns='{0}' count='0'></sst>"])
def test_an_empty_part_takes_its_first_text(empty: str) -> None:
    indexes, changed = written(empty.format(MAIN).encode(), "x")
    assert indexes == [0]
    assert changed is not None
    assert list(shared_texts(changed)) == ["x"]


def test_a_prefixed_part_takes_prefixed_texts() -> None:
    data = strings("<x:si><x:t>a</x:t></x:si>", prefix="x")
    indexes, changed = written(data, "b", "a")
    assert indexes == [1, 0]
    assert changed is not None
    assert list(shared_texts(changed)) == ["a", "b"]


@pytest.mark.parametrize(
    "items",
    [
        "<si><t><![CDATA[<si></si>]]></t></si><si><t>b</t></si>",
        "<!-- <si/> --><si/><si><t>b</t></si>",
    ],
)
def test_what_only_looks_like_a_text_is_not_counted(items: str) -> None:
    indexes, changed = written(strings(items), "b", "new")
    assert indexes == [1, 2]
    assert changed is not None
    assert list(shared_texts(changed))[1:] == ["b", "new"]


def test_a_utf16_part_takes_texts() -> None:
    data = strings("<si><t>線</t></si>").decode().replace("UTF-8", "UTF-16").encode("utf-16")
    indexes, changed = written(data, "線", "索")
    assert indexes == [0, 1]
    assert changed is not None
    assert list(shared_texts(changed)) == ["線", "索"]
    etree.fromstring(changed)


def test_a_part_that_is_something_else_is_refused() -> None:
    with pytest.raises(FileRefusedError):
        written(b"<other/>", "x")


class TestSentencesOfFewCells:
    """What is said of one cell today is said otherwise tomorrow, and nothing is ever taken out."""

    SENTENCE = "38天没跟进了，相当于5.4个跟进周期，建议再联系一次"

    def shared(self, *texts: str) -> SharedStrings:
        shared = SharedStrings(
            b"<sst><si><t>%s</t></si></sst>" % "本来就有的一句很长很长很长很长的话".encode()
        )
        shared.want([*texts])
        shared.look_up()
        return shared

    def test_a_new_one_is_written_into_its_cell(self) -> None:
        shared = self.shared(self.SENTENCE)
        assert shared.index(self.SENTENCE) is None
        assert shared.changed() is None

    def test_one_that_is_there_is_shared(self) -> None:
        assert (
            self.shared("本来就有的一句很长很长很长很长的话").index(
                "本来就有的一句很长很长很长很长的话"
            )
            == 0
        )

    def test_a_word_is_shared_and_so_is_what_many_cells_say(self) -> None:
        shared = self.shared("合格", *[self.SENTENCE] * 51)
        assert (shared.index("合格"), shared.index(self.SENTENCE)) == (1, 2)
