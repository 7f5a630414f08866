"""The query language."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.errors import UsageError
from indexer.query import And, Field, Node, Not, Or, Phrase, Prefix, Word, parse
from indexer.query.printing import unparse
from indexer.query.suggestions import meant


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param("猫 犬", (Word("猫"), Word("犬")), id="and"),
        pytest.param("猫　犬", (Word("猫"), Word("犬")), id="full-width blank"),
        pytest.param('"猫 犬"', (Phrase("猫 犬"),), id="quoted"),
        pytest.param("「チ。」を見た", (Phrase("チ。"), Word("を見た")), id="Japanese quotes"),
        pytest.param("“猫”", (Phrase("猫"),), id="typographic quotes"),
        pytest.param("猫 -犬", (Word("猫"), Not(Word("犬"))), id="minus"),
        pytest.param("猫 －犬", (Word("猫"), Not(Word("犬"))), id="full-width minus"),
        pytest.param("猫 ー犬", (Word("猫"), Not(Word("犬"))), id="the long vowel on the same key"),
        pytest.param("ー犬 スー", (Word("ー犬"), Word("スー")), id="a long vowel that excludes nothing"),
        pytest.param('-"犬 猫"', (Not(Phrase("犬 猫")),), id="minus phrase"),
        pytest.param("猫 NOT 犬", (Word("猫"), Not(Word("犬"))), id="not"),
        pytest.param("猫 OR 犬", (Or((Word("猫"), Word("犬"))),), id="or"),
        pytest.param(
            "猫 または 犬 鳥", (Or((Word("猫"), And((Word("犬"), Word("鳥"))))),), id="and binds closer"
        ),
        pytest.param("(猫 OR 犬) 散歩", (Or((Word("猫"), Word("犬"))), Word("散歩")), id="brackets"),
        pytest.param(
            "（猫 ｜ 犬） 散歩", (Or((Word("猫"), Word("犬"))), Word("散歩")), id="full-width brackets"
        ),
        pytest.param("-(猫 犬) 鳥", (Not(And((Word("猫"), Word("犬")))), Word("鳥")), id="not a group"),
        pytest.param("date:2025-05 title:夏", (Field("date", "2025-05"), Field("title", "夏")), id="fields"),
        pytest.param("tag：旅行", (Field("tag", "旅行"),), id="full-width colon"),
        pytest.param("1923年(大正12年)に", (Word("1923年(大正12年)に"),), id="brackets inside a word"),
        pytest.param("https://example.com/a?b=(c)", (Word("https://example.com/a?b=(c)"),), id="url"),
        pytest.param("C++ a-b", (Word("C++"), Word("a-b")), id="signs inside words"),
        pytest.param('24" の', (Word('24"'), Word("の")), id="a lone quote inside a word"),
        pytest.param("「開いたまま", (Phrase("開いたまま"),), id="a quote left open"),
        pytest.param("(((", (Word("((("),), id="brackets that group nothing"),
        pytest.param("- 猫", (Word("-"), Word("猫")), id="a lone minus"),
        pytest.param("読む* 東＊", (Prefix("読む"), Prefix("東")), id="beginnings"),
        pytest.param("* **", (Word("*"), Word("**")), id="nothing but stars"),
        pytest.param(
            "tag:(仕* OR 趣味)", (Or((Field("tag", "仕*"), Field("tag", "趣味"))),), id="a begun tag"
        ),
        pytest.param('"" 猫', (Word("猫"),), id="an empty phrase"),
        pytest.param('猫 -""', (Word("猫"),), id="minus an empty phrase"),
        pytest.param("｢チ｣ 〝猫〟 ＂犬＂", (Phrase("チ"), Phrase("猫"), Phrase("犬")), id="other quotes"),
        pytest.param("猫|犬｜鳥", (Or((Word("猫"), Word("犬"), Word("鳥"))),), id="bars need no blanks"),
        *(
            pytest.param(text, (Or((Word("猫"), Word("犬"))),), id=text)
            for text in ("猫または犬", "猫または 犬", "猫 または犬", "（猫または犬）")
        ),
        pytest.param("お酒またはお茶", (Or((Word("お酒"), Word("お茶"))),), id="または before an honorific"),
        pytest.param("猫または「犬」", (Or((Word("猫"), Phrase("犬"))),), id="または before a quote"),
        pytest.param("猫または-犬", (Word("猫または-犬"),), id="または before a sign"),
        *(
            pytest.param(text, (Word(text),), id=text)
            for text in (
                "また",
                "または犬",
                "猫または",
                "今日またはじめる",
                "明日また花見",
                "あしたまたはしる",
            )
        ),
        pytest.param("猫|または犬", (Or((Word("猫"), Word("または犬"))),), id="または behind a bar"),
        pytest.param("猫|-犬", (Or((Word("猫"), And((Not(Word("犬")),)))),), id="minus after a bar"),
        pytest.param("(-犬 猫)", (Not(Word("犬")), Word("猫")), id="minus after a bracket"),
        pytest.param("猫 −犬", (Word("猫"), Not(Word("犬"))), id="minus sign"),
        pytest.param("猫 −2℃", (Word("猫"), Word("−2℃")), id="minus sign of a number"),
        pytest.param("猫 -2℃", (Word("猫"), Not(Word("2℃"))), id="minus before a number"),
        pytest.param("猫 NOT NOT 犬", (Word("猫"), Word("犬")), id="twice not"),
        pytest.param("猫 AND 犬 & 鳥", (Word("猫"), Word("犬"), Word("鳥")), id="and said"),
        pytest.param("or not and", (Word("or"), Word("not"), Word("and")), id="small letters are words"),
        pytest.param(
            "ｄａｔｅ：２０２５ DATE:去年",
            (Field("date", "２０２５"), Field("date", "去年")),
            id="full-width name",
        ),
        pytest.param(
            '-tag:旅行 title:"夏 休み"',
            (Not(Field("tag", "旅行")), Field("title", "夏 休み", quoted=True)),
            id="filters",
        ),
        pytest.param(
            'title:"開いた まま',
            (Field("title", "開いた まま", quoted=True),),
            id="a quote left open in a filter",
        ),
        pytest.param(
            "tag:(旅行 OR 山) -title:(夏 休み)",
            (
                Or((Field("tag", "旅行"), Field("tag", "山"))),
                Not(And((Field("title", "夏"), Field("title", "休み")))),
            ),
            id="a filter of several values",
        ),
        pytest.param("((猫) OR ((犬)))", (Or((Word("猫"), Word("犬"))),), id="nested"),
        pytest.param("猫 (笑", (Word("猫"), Word("(笑")), id="a bracket alone, without operators"),
        pytest.param(":) :( 😀 (笑)猫", (Word(":)"), Word(":("), Word("😀"), Word("(笑)猫")), id="smileys"),
        pytest.param('"猫"(犬)"鳥" “', (Phrase("猫"), Word("犬"), Phrase("鳥")), id="no blanks needed"),
        pytest.param("title:since:2025", (Field("title", "since:2025"),), id="a colon in a filter"),
        pytest.param("時刻:12:30 重要：猫", (Word("時刻:12:30"), Word("重要：猫")), id="colons in words"),
        pytest.param("data:image/png C:\\a", (Word("data:image/png"), Word("C:\\a")), id="colons of others"),
        pytest.param('() （） ""', (), id="nothing in brackets"),
        pytest.param("猫\0犬 \ud800", (Word("猫\0犬"), Word("\ud800")), id="NUL and half a character"),
        pytest.param("", (), id="empty"),
    ],
)
def test_parse(text: str, items: tuple[Node, ...]) -> None:
    assert parse(text) == And(items)


@pytest.mark.parametrize(
    ("text", "code", "marked"),
    [
        ("猫 OR", "query-operator", "OR"),
        ("猫 または", "query-operator", "または"),
        ("犬 猫｜", "query-operator", "｜"),
        ("OR 猫", "query-operator-first", "OR"),
        ("(| 猫)", "query-operator-first", "|"),
        ("猫 OR OR 犬", "query-operator", "OR"),
        ("猫 NOT", "query-operator", "NOT"),
        ("猫 (犬 NOT)", "query-operator", "NOT"),
        ("猫 date:", "query-operator", "date:"),
        ("f( tag:)", "query-operator", "tag:"),
        ("title: 猫", None, ""),
        ("(猫 OR 犬", "query-bracket", "("),
        ("猫 OR 犬)", "query-bracket", ")"),
        ("（猫 ｜ 犬））", "query-bracket", "）"),
        ("((猫)", "query-bracket", "("),
        ("tag:山 (猫", "query-bracket", "("),
        ("(「」tag:())0", "query-bracket", "("),
        ("猫 titel:夏", "query-filter", "titel:"),
        ("-tags:山", "query-filter", "tags:"),
        ("since:2025 猫", "query-filter", "since:"),
        ("title:(夏 date:2025)", "query-filter-in-filter", "title:"),
    ],
)
def test_what_cannot_be_understood_is_marked(text: str, code: str | None, marked: str) -> None:
    if code is None:
        parse(text)
        return
    with pytest.raises(UsageError) as caught:
        parse(text)

    assert caught.value.code == code
    mark = caught.value.mark
    assert mark
    assert mark.text == text
    assert text[mark.start : mark.end] == marked
    for language in ("ja", "en"):
        assert f"{mark.start + 1}" in caught.value.text(language)


@pytest.mark.parametrize(
    ("word", "instead"),
    [
        ("titel:夏", "title:夏"),
        ("Tags：山", "tag:山"),
        ("dat:2025", "date:2025"),
        ("since:2025-05", "date:2025-05.."),
        ("before:去年", "date:..去年"),
        ("folder:2025", "path:2025"),
        *(
            (word, None)
            for word in ("http://a", "file:///a", "Re:返信", "note: 猫", "gate:開", "日付:今日", "tag:")
        ),
    ],
)
def test_what_was_meant_by_a_filter_that_there_is_not(word: str, instead: str | None) -> None:
    found = meant(word)
    assert (found and found.instead) == instead
    if found:
        parse(found.instead)


def test_a_pasted_page_is_refused() -> None:
    with pytest.raises(UsageError, match="too many"):
        parse("猫 " * 500)


def test_brackets_are_nested_as_deep_as_anybody_means_and_no_deeper() -> None:
    assert parse("(" * 20 + "猫" + ")" * 20) == And((Word("猫"),))
    for depth in (21, 1000, 100_000):
        with pytest.raises(UsageError, match="too deeply"):
            parse("(" * depth + "猫" + ")" * depth)


@pytest.mark.parametrize("text", ["猫", "(", "「", "a「", "猫(", "-", "NOT ", "title:", "()", ":(", "|"])
def test_ten_thousand_characters_are_read_at_once(text: str) -> None:
    began = time.process_time()
    with contextlib.suppress(UsageError):
        parse(text * (10_000 // len(text)))
    assert time.process_time() - began < 2


@given(st.text(max_size=100) | st.text(st.sampled_from('猫犬 　"「」()（）-－:date:OR NOT|｜'), max_size=40))
def test_any_text_is_a_query_or_a_usage_error(text: str) -> None:
    try:
        tree = parse(text)
    except UsageError as error:
        tree = And(())
        text = error.text("ja")

    assert isinstance(tree, And)


SIGNS = '猫犬 　"「」“”()（）-－:OR|｜ab'
QUERIES = (
    st.text(st.sampled_from(SIGNS), max_size=30)
    | st.text(max_size=30)
    | st.lists(
        st.sampled_from(
            [
                *'猫犬()（）-|"「」',
                " ",
                "　",
                " OR ",
                " または ",
                "NOT ",
                "tag:",
                "title：",
                "date:2025",
                "f(x)",
            ]
        ),
        max_size=14,
    ).map("".join)
)


@example('""TAG:"')
@given(QUERIES)
def test_a_query_can_be_written_down_again(text: str) -> None:
    try:
        tree = parse(text)
    except UsageError:
        return

    assert parse(unparse(tree)) == tree


@pytest.mark.parametrize(
    "node",
    [
        And((Not(And((Word("猫"), Word("犬")))), Field("tag", "赤 い", quoted=True), Phrase('"'))),
        And((Or((And((Word("猫"), Word("犬"))), Or((Phrase("「"), Word("鳥"))))),)),
        And((Field("tag", ")", quoted=True),)),
        And((Field("title", "猫", quoted=True),)),
        And((Word("猫"), Field("title", "a(b"))),
    ],
)
def test_any_tree_can_be_written_down(node: And) -> None:
    assert parse(unparse(node)) == node
