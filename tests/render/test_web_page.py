"""The page of ``nikki export``: valid whatever the diary says, needing nothing else, all links within it."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from justhtml import JustHTML

from indexer.model import Entry, Hit, Snippet
from indexer.render.page import Page
from indexer.render.web_page import About, web_page
from indexer.render.web_text import body_of, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = dt.date(2026, 5, 23)
ALL = About("", "", None, None, "old")
HOSTILE = (
    "<script>alert(1)</script>",
    "</p></article></main><img src=http://example.com/x onerror=alert(1)>",
    "\"><b onmouseover='x'>",
    "&amp; &#x3c; &lt;",
    "]]><!-- --> <!DOCTYPE html>",
    "</title></style><style>*{display:none}</style>",
    "\x00\x1b[31m\x9b\ud83d\ufffe\U0001ffff",
    "abc\u202egnp.exe\u202c\u2066\u200f",
    "{{ 7 * 7 }} ${x} `x`",
    "javascript:alert(1)",
)
TEXTS = st.text(max_size=60) | st.text(alphabet="<>&\"'!-/ap\n \u3000\x0b\u202e", max_size=40)


def hit(
    text: str,
    date: str | None = "2025-05-23",
    title: str = "",
    tags: Sequence[str] = (),
    *marks: tuple[int, int],
) -> Hit:
    day = dt.date.fromisoformat(date) if date else None
    entry = Entry("0" * 12, day, title, text, "/home/me/日記.txt", 1, tuple(tags))
    return Hit(entry, 0.0, Snippet("", ()), highlights=marks)


def html_of(hits: Sequence[Hit], about: About = ALL, language: str = "ja") -> str:
    return "\n".join(web_page(hits, about, Page(TODAY, language=language)))


def parsed(html: str) -> JustHTML:
    """The page as a browser understands it. Raises an error for anything that the standard calls one."""
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]", html)
    return JustHTML(html.encode("utf-8"), strict=True, sanitize=False)


def texts_of(page: JustHTML, selector: str) -> list[str]:
    return ["".join(_strings(node)) for node in page.query(selector)]


def attributes(page: JustHTML, selector: str, name: str) -> list[str]:
    """The values that an attribute has, "" where an element lacks it."""
    return [(node.attrs or {}).get(name) or "" for node in page.query(selector)]


def _strings(node: object) -> list[str]:
    if getattr(node, "name", "") == "#text":
        return [str(getattr(node, "data", ""))]
    return [text for child in getattr(node, "children", None) or () for text in _strings(child)]


def seen(text: str) -> str:
    """What is to be read of ``text``: as it is, but for characters that HTML has not, and marks that turn text around."""
    for pattern, sign in (
        (r"[\x00-\x08\x0b-\x1f]", lambda m: chr(0x2400 + ord(m[0]))),
        (r"\x7f", lambda _: "␡"),
        (r"[\x80-\x9f\ud800-\udfff\ufdd0-\ufdef]", lambda _: "\ufffd"),
        (
            "[" + "".join(chr((p << 16) + x) for p in range(17) for x in (0xFFFE, 0xFFFF)) + "]",
            lambda _: "\ufffd",
        ),
        ("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", lambda _: "\u2060"),
    ):
        text = re.sub(pattern, sign, text)
    return text


@given(TEXTS)
@example(HOSTILE[0])
@example("".join(HOSTILE))
@example("一\n\n\n二\n \n\u3000三  四\n")
def test_what_was_written_is_what_is_read(text: str) -> None:
    page = parsed(html_of([hit(text), hit("a")]))
    shown = texts_of(page, "article:first-of-type > p:not(.up)")
    blocks = re.split(r"\n(?:[ \t\u3000]*\n)+", f"\n\n{seen(text)}\n\n")
    assert shown == [block for block in blocks if block.strip(" \t\u3000\n")]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_that_is_written_becomes_markup(text: str, language: str) -> None:
    about = About(text, text, None, None, "relevance", "partial")
    hits = [hit(f"猫。{text}", title=text, tags=[text, "旅"]), hit("猫", None, tags=[text])]
    page = parsed(html_of(hits, about, language))
    plain = parsed(
        html_of(
            [hit("a", title="b", tags=["c", "旅"]), hit("猫", None, tags=["c"])],
            About("d", "e", None, None, "relevance", "partial"),
            language,
        )
    )
    assert [node.name for node in page.query("*")] == [node.name for node in plain.query("*")]
    assert texts_of(page, ".tags li")[0] == seen(text).replace("\n", " ")
    assert seen(text) in texts_of(page, "h1")[0]
    attributes = {name for node in page.query("*") for name in node.attrs or ()}
    assert attributes <= {
        "lang", "charset", "http-equiv", "content", "name", "id", "class", "aria-labelledby", "href", "datetime",
    }  # fmt: skip


def test_the_page_needs_nothing_and_may_load_nothing() -> None:
    html = html_of([hit("猫"), hit("犬", "2024-02-29")])
    page = parsed(html)
    style = texts_of(page, "style")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = attributes(page, 'meta[http-equiv="Content-Security-Policy"]', "content")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not page.query("script, link, img, iframe, object, [style], [src]")
    assert not re.search(r"url\(|@import|https?:", html)
    assert attributes(page, "html", "lang") == ["ja"]
    assert "/home/me" not in html


@pytest.mark.parametrize("order", ["old", "new", "relevance"])
@pytest.mark.parametrize("count", [1, 3, 150])
def test_every_link_leads_to_a_place_of_its_own(order: str, count: int) -> None:
    first = dt.date(2024, 12, 1)
    hits = [hit("晴。", str(first + dt.timedelta(i // 2))) for i in range(count)] + [
        hit("日付なし", None),
        hit("も", None),
    ]
    page = parsed(html_of(hits, ALL._replace(order=order)))
    ids = attributes(page, "[id]", "id")
    links = attributes(page, "a", "href")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in links} <= set(ids)
    days = set(attributes(page, "article", "id"))
    listed = {link[1:] for link in attributes(page, "nav a", "href")}
    if order == "relevance" or count < 100:
        assert days <= listed
    else:
        assert {day for day in days if re.fullmatch(r"d\d{4}-\d\d-\d\d", day)} <= listed


def test_years_are_headings_in_the_order_of_time() -> None:
    hits = [hit("一", "2024-02-29"), hit("二", "2024-03-01"), hit("三", "2025-01-01"), hit("四", None)]
    page = parsed(html_of(hits))
    assert texts_of(page, "main > h2") == ["2024年", "2025年", "日付なし"]
    assert texts_of(page, "article time") == [
        "2024年2月29日（木）",
        "2024年3月1日（金）",
        "2025年1月1日（水）",
    ]
    assert attributes(page, "article time", "datetime")[0] == "2024-02-29"
    assert texts_of(parsed(html_of(hits, ALL._replace(order="relevance"))), "main > h2") == []


def test_matches_are_marked() -> None:
    text = "猫と犬。\n\n一行\n猫 & 猫"
    page = parsed(html_of([hit(text, "2025-05-23", "", (), (0, 1), (9, 10), (13, 14)), hit("a")]))
    assert texts_of(page, "mark") == ["猫", "猫", "猫"]
    assert texts_of(page, "article:first-of-type > p:not(.up)") == ["猫と犬。", "一行\n猫 & 猫"]


def test_a_match_over_paragraphs_is_marked_in_each() -> None:
    assert list(paragraphs("前半\n\n後半", [(1, 5)])) == [
        "<p>前<mark>半</mark></p>",
        "<p><mark>後</mark>半</p>",
    ]


@pytest.mark.parametrize(
    ("title", "text", "marks", "expected"),
    [
        ("散歩", "## 散歩\n\n町を歩く", ((3, 5), (7, 8)), ("散歩", ((0, 2),), "\n町を歩く", ((1, 2),))),
        ("散歩", "散歩\n町", ((0, 1),), ("散歩", ((0, 1),), "町", ())),
        ("散歩", "散歩", (), ("散歩", (), "", ())),
        ("散歩", "散歩した", ((0, 2),), ("散歩", (), "散歩した", ((0, 2),))),
        ("", "町を歩く", ((0, 1),), ("", (), "町を歩く", ((0, 1),))),
        ("散歩", "# 散歩\n町", ((0, 5),), ("散歩", ((0, 2),), "町", ((0, 0),))),
    ],
)
def test_a_title_is_not_said_twice(
    title: str,
    text: str,
    marks: tuple[tuple[int, int], ...],
    expected: tuple[str, tuple[tuple[int, int], ...], str, tuple[tuple[int, int], ...]],
) -> None:
    body = body_of(hit(text, "2025-05-23", title, (), *marks))
    assert (body.title, body.title_marks, body.text) == expected[:3]
    assert [span for span in body.marks if span[0] < span[1]] == [s for s in expected[3] if s[0] < s[1]]


@pytest.mark.parametrize(
    ("about", "language", "title", "said"),
    [
        (ALL, "ja", "日記", "2件・2025年5月23日（金）・古い順"),
        (
            ALL._replace(query="猫 庭", order="relevance"),
            "ja",
            "「猫 庭」の日記",
            "2件・2025年5月23日（金）・関連度順",
        ),
        (
            ALL._replace(query="猫", title="ムギ"),
            "ja",
            "ムギ",
            "検索語「猫」・2件・2025年5月23日（金）・古い順",
        ),
        (
            ALL._replace(since=dt.date(2025, 1, 1), until=dt.date(2025, 12, 31), order="new"),
            "ja",
            "2025年の日記",
            "2件・2025年5月23日（金）・新しい順",
        ),
        (
            ALL._replace(query="猫", relaxation="partial"),
            "ja",
            "「猫」の日記",
            "2件・2025年5月23日（金）・古い順・一部の語に合う記事",
        ),
        (ALL, "en", "Diary", "Entries: 2 · 2025-05-23 (Fri) · oldest first"),
    ],
)
def test_the_head_says_what_the_page_is(about: About, language: str, title: str, said: str) -> None:
    page = parsed(html_of([hit("猫"), hit("犬")], about, language))
    assert texts_of(page, "h1") == texts_of(page, "title") == [title]
    assert texts_of(page, "header p") == [said]
    made = {"ja": "2026年5月23日（土）、nikki で作成", "en": "Made with nikki on 2026-05-23 (Sat)"}
    assert texts_of(page, "footer") == [made[language]]
    assert set(attributes(page, "header, nav, footer", "lang")) == {"" if language == "ja" else "en"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("「チ。」を読んだ。面白かった。", "「チ。」を読んだ。"),
        ("晴。\n朝から庭の草をむしる。昼は素麺。", "晴。 朝から庭の草をむしる。"),
        ("## 朝の散歩\n町を歩く。", "朝の散歩 町を歩く。"),
        ("晴", "晴"),
    ],
)
def test_the_contents_say_how_an_entry_begins(text: str, words: str) -> None:
    assert texts_of(parsed(html_of([hit(text), hit("a")])), "nav li span")[0] == words
