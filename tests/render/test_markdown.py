"""Markdown on the page: what it means, in elements of the page's own, with matches marked through all of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from justhtml import JustHTML

from indexer.render.markdown import blocks

if TYPE_CHECKING:
    from indexer.support.pictures import Reference

ELEMENTS = {
    "p", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "strong", "em",
    "s", "pre", "code", "hr", "br", "mark", "span", "img",
}  # fmt: skip
TEXTS = st.lists(
    st.sampled_from([*"あい*_`#>|-~![]()<&\"' \n=+:/", "\n\n", "- ", "1. ", "**", "[[", "]]", "](", "![", "```\n", "<img src=", "http://"]),
    max_size=40,
).map("".join)  # fmt: skip


def no_picture(_: Reference) -> str:
    return ""


def html(text: str, *marks: tuple[int, int]) -> str:
    return "\n".join(blocks(text, marks, no_picture))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一行\n二行\n\n次の段落", "<p>一行\n二行</p>\n<p>次の段落</p>"),
        ("# 題\n## 節\n##### 深い", "<h4>題</h4>\n<h5>節</h5>\n<h6>深い</h6>"),
        ("**太い**と*斜め*と~~消す~~", "<p><strong>太い</strong>と<em>斜め</em>と<s>消す</s></p>"),
        ("- [ ] 買う\n- [x] 出す", "<ul><li>☐ 買う</li><li>☑ 出す</li></ul>"),
        ("3. 三\n4. 四", '<ol start="3"><li>三</li><li>四</li></ol>'),
        ("> 引用", "<blockquote><p>引用</p></blockquote>"),
        (
            "|a|b|\n|-|-|\n|一|二|",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>一</td><td>二</td></tr></tbody></table>",
        ),
        ("```py\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
        ("[[日記|きのう]]と[[今日]]", "<p>きのうと今日</p>"),
        (
            "[地図](https://example.com/?a=1&b=2)",
            '<p>地図 <span class="address">(https://example.com/?a=1&amp;b=2)</span></p>',
        ),
        ("<https://example.com>", "<p>https://example.com</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ("    字下げ", "<p>字下げ</p>"),
        ("　字下げ", "<p>　字下げ</p>"),
        ("[a]: http://b", "<p>[a]: http://b</p>"),
        ("![海](umi.jpg)", '<p><span class="picture">海 (umi.jpg)</span></p>'),
        ("![](http://example.com/a.jpg)", '<p><span class="picture">http://example.com/a.jpg</span></p>'),
        ("- 一\n  - 二", "<ul><li>一<ul><li>二</li></ul></li></ul>"),
    ],
)
def test_what_is_written(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("**海**へ", [(2, 3)], "<p><strong><mark>海</mark></strong>へ</p>"),
        ("海**へ行く**。", [(0, 4)], "<p><mark>海</mark><strong><mark>へ</mark>行く</strong>。</p>"),
        ("- [ ] 海へ", [(6, 7)], "<ul><li>☐ <mark>海</mark>へ</li></ul>"),
        ("`海へ`", [(1, 2)], "<p><code><mark>海</mark>へ</code></p>"),
        ("[海](http://海)", [(1, 2), (11, 12)], '<p><mark>海</mark> <span class="address">(http://海)</span></p>'),
        ("![海](海.jpg) 海", [(2, 3), (5, 6), (12, 13)], '<p><span class="picture">海 (海.jpg)</span> <mark>海</mark></p>'),
    ],
)  # fmt: skip
def test_matches_are_marked(text: str, marks: list[tuple[int, int]], expected: str) -> None:
    assert html(text, *marks) == expected


def test_a_picture_is_what_the_album_makes_of_it() -> None:
    asked: list[Reference] = []

    def picture(reference: Reference) -> str:
        asked.append(reference)
        return "<img>"

    written = list(blocks("![海](<夕 方.jpg>)\n![[貝.png|200]] <img src='a.png' alt='山'>", [], picture))

    assert written == ["<p><img>\n<img> <img></p>"]
    assert [(reference.target, reference.description) for reference in asked] == [
        ("夕 方.jpg", "海"),
        ("貝.png", ""),
        ("a.png", "山"),
    ]


@given(TEXTS, st.lists(st.integers(0, 60), max_size=4, unique=True))
@example("\ufdd0海\ufdd1", [0, 1])
@example("- [ ] ", [])
def test_whatever_is_written_is_safe_and_valid(text: str, ends: list[int]) -> None:
    inside = sorted(end for end in ends if end <= len(text))
    written = html(text, *zip(inside[::2], inside[1::2], strict=False))

    page = JustHTML(f"<!DOCTYPE html><title>x</title><main>{written}</main>", strict=True, sanitize=False)
    found = page.query("main *")
    assert {str(node.name) for node in found} <= ELEMENTS
    assert {name for node in found for name in node.attrs or ()} <= {"class", "start"}


@given(st.text("あいう*_#>-~[]()!\n 1.+", max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    shown = re.sub("<[^<>]*>", "", html(text))

    assert sorted(re.findall("[あいう]", shown)) == sorted(re.findall("[あいう]", text))
