"""For any text: no crash, and no character lost."""

from __future__ import annotations

import contextlib
import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.model import Notice
from indexer.sources import html_page, notes, org, undated
from indexer.sources.headings import parse_heading
from indexer.sources.model import Post, SourceText
from indexer.sources.periods import parse_period
from indexer.sources.registry import SOURCES, Source
from indexer.sources.remarks import is_file_title, is_rule
from indexer.support.bounded import RefusedError

_DAYS = st.dates(dt.date(2024, 12, 1), dt.date(2025, 2, 28))
_FORMATS = (
    "%Y%m%d",
    "## %Y-%m-%d",
    "%Y/%m/%d（気温25℃）",
    "%m/%d(金)",
    "%Y年%m月%d日 散歩",
    "[%Y-%m-%d 09:00] 題",
    "*%Y%m%d*[日記]題",
    "%y/%m/%d 題",
    "@%Y-%m-%d",
    "日付: %Y年%m月%d日（水）",
    "### %Y.%m.%d 追記",
    "%Y年%m月%d日の日記",
    "- %m/%d 祭り",
    "%Y/%m/%d 晴れ",
    "☀ %Y-%m-%d 21:30 題",
    "〜〜 %Y/%m/%d 題 〜〜",
)
_HEADS = st.builds(lambda day, form: f"{day:{form}}", _DAYS, st.sampled_from(_FORMATS))
_MARKS = st.sampled_from(
    [
        "",
        "",
        "---",
        "20251399",
        "202060706",
        "```",
        "# 日記",
        "2025年",
        "五月",
        "- 2025/01/05 予定",
        "+++",
        "title: 題",
        "= 題",
        "* 見出し",
        "<p>",
        "TDIARY2.01.00",
        ".",
        "{",
        "\t* 項目: 文",
        "2025-01-05  N  <a@b>",
        "-----",
        "BODY:",
        ":END:",
        ":PROPERTIES:",
        "AUTHOR: x",
        '<diary><day date="2025-01-01">',
        "二日",
        "#tag tags:: a",
    ]
)
_WORDS = st.text("あ漢ｶ字a1 　。、\t#>-*|[]", max_size=12)
_TEXTS = st.lists(st.one_of(_HEADS, _MARKS, _WORDS), max_size=25).map("\n".join)
_ANY = st.one_of(_TEXTS, st.text(max_size=200).map(lambda text: text.replace("\r", "\n")))
_NAMES = st.sampled_from(
    ["日記.txt", "2025.md", "202501.md", "2025-01-05.md", "2025/01/05.txt", "index.html", "日々.org"]
)

PLAIN = ("dated-lines", "day-file", "undated")
"""Front matter is no text, and so is left out of these."""


def lost(text: str, items: list[Post | Notice]) -> list[str]:
    """The lines of which a character is in no title, text, tag, heading of an entry or notice.

    A rule, a year or a month, the title of the file on top, and a date with nothing below it say nothing more.
    """
    posts = [item for item in items if isinstance(item, Post)]
    kept = "\n".join(f"{post.title}\n{post.text}" for post in posts)
    told = [item.detail for item in items if isinstance(item, Notice)]
    heads = {post.line for post in posts}
    missing = []
    on_top = True
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        heading = parse_heading(line)
        structure = is_rule(line) or parse_period(line) or (heading and heading.plain)
        said = line in kept or number in heads or bare in told or structure
        if bare and not said and not (on_top and is_file_title(line)):
            missing.append(line)
        on_top = on_top and (not bare or is_rule(line) or is_file_title(line))
    return missing


@pytest.mark.parametrize(
    "source", [source for source in SOURCES if source.name in PLAIN], ids=lambda s: s.name
)
@settings(max_examples=250, deadline=None)
@given(text=_ANY, name=_NAMES)
def test_no_line_is_lost(source: Source, text: str, name: str) -> None:
    given_text = SourceText(f"/d/{name}", text, "/d")
    if source.recognise(given_text):
        assert lost(text, list(source.read(given_text))) == []


_ORG_LINES = st.sampled_from(
    [
        "#+TITLE: 題",
        "#+FILETAGS: :札:",
        "#+STARTUP: fold",
        "#+CAPTION: 図の題",
        "#+begin_quote",
        "#+end_quote",
        "* 見出し :印:",
        "** 小見出し",
        "* 2025-01-05 (日) 題二",
        "* TODO 用事 <2025-01-06 月>",
        "[2025-01-07 火 10:00]",
        "CLOSED: [2025-01-08 水]",
        ":PROPERTIES:",
        ":CREATED: [2025-01-09]",
        ":END:",
        "文。",
        "",
    ]
)
_SAYS_NO_MORE = ("#+STARTUP", "#+TITLE", ":", "CLOSED:", "[2025")


@settings(max_examples=300, deadline=None)
@given(lines=st.lists(_ORG_LINES, max_size=14), name=st.sampled_from(["a.org", "2025-01-05.org"]))
def test_no_line_of_org_is_lost(lines: list[str], name: str) -> None:
    given_text = SourceText(f"/d/{name}", "\n".join(lines), "/d")
    posts = [item for item in org.read(given_text) if isinstance(item, Post)]
    kept = "\n".join(f"{post.title}\n{post.text}\n{' '.join(post.tags)}" for post in posts)
    for line in lines:
        says = re.sub(
            r"^\*+ (?:TODO )?(?:2025-01-05 \(日\) )?|<.*>|:印:|^#\+(?:TITLE|FILETAGS): |:$|^:", "", line
        )
        if says.strip(" :") and not line.startswith(_SAYS_NO_MORE):
            assert says.strip(" :") in kept or (not posts and line.startswith("#+"))


_HTML_LINES = st.sampled_from(
    [
        "<h2>2025年1月5日 題</h2>",
        "<h3>2025-01-06</h3>",
        "<p>文。</p>",
        "<p>別の<b>文</b>。<br>続き</p>",
        "<table><tr><th>日</th><th>天気</th></tr><tr><td>1/5</td><td>雪</td></tr></table>",
        "<nav><a href='a.html'>目次</a></nav>",
        "<a href='b.html'>前の月</a>",
        "<dl><dt>2025/1/7</dt><dd>昼寝</dd></dl>",
        "<ul><li>一</li><li>二</li></ul>",
        "<footer>終わり</footer>",
    ]
)


@settings(max_examples=300, deadline=None)
@given(lines=st.lists(_HTML_LINES, max_size=10), name=st.sampled_from(["a.html", "2025-01-05.html"]))
def test_no_text_of_html_is_lost_but_what_is_said(lines: list[str], name: str) -> None:
    items = list(html_page.read(SourceText(f"/d/{name}", "\n".join(lines), "/d")))
    posts = [item for item in items if isinstance(item, Post)]
    kept = "\n".join(f"{post.date}\n{post.title}\n{post.text}" for post in posts)
    said = any(isinstance(item, Notice) and item.code == "notice-navigation" for item in items)

    for text in re.findall(r"[^<>]+(?=<)", "\n".join(lines)):
        heading = parse_heading(text.strip())
        rest = heading.rest if heading else text.strip()
        assert text.strip() in kept or rest in kept or said


_SETTINGS = st.dictionaries(
    st.sampled_from(
        ["title", "date", "tags", "mood", "場所", "created", "aliases", "件名", "updated", "place.name"]
    ),
    st.sampled_from(["題", "2025-01-05", "[甲, 乙]", "丙 丁", "- 戊", '"己: 庚"', "{x: 辛}", "", "true"]),
    max_size=6,
)


@settings(max_examples=300, deadline=None)
@given(block=_SETTINGS, text=st.sampled_from(["", "文。", "# 見出し\n文。"]), name=_NAMES)
def test_no_value_of_front_matter_is_lost(block: dict[str, str], text: str, name: str) -> None:
    front = "".join(f"{key}: {value}\n" for key, value in block.items())
    source = SourceText(f"/d/{name.removesuffix('.html')}", f"---\n{front}---\n{text}", "/d")
    items = list(notes.read(source)) if notes.recognise(source) else list(undated.read(source))
    posts = [item for item in items if isinstance(item, Post)]
    kept = "\n".join(
        " ".join((str(post.date), post.title, post.text, *post.tags, *map(": ".join, post.properties)))
        for post in posts
    )

    for key, value in block.items():
        for said in re.findall(r"[^\W_]+", value):
            assert said in kept or not posts or (key in ("date", "created") and re.match("2025|0[15]", said))


@pytest.mark.parametrize(
    "source", [source for source in SOURCES if source.name not in ("pattern", "zip")], ids=lambda s: s.name
)
@settings(max_examples=60, deadline=None)
@given(text=_ANY, name=_NAMES)
def test_no_crash(source: Source, text: str, name: str) -> None:
    given_text = SourceText(f"/d/{name}", text, "/d")
    source.recognise(given_text)
    count = text.count("\n") + 1
    with contextlib.suppress(RefusedError):
        for item in source.read(given_text):
            assert 0 <= item.line <= count
            if isinstance(item, Post):
                assert item.text or item.title


@settings(max_examples=100, deadline=None)
@given(line=st.text(max_size=80))
def test_any_line_is_read(line: str) -> None:
    parse_period(line)
    heading = parse_heading(line)
    assert heading is None or heading.rest.strip() in line
