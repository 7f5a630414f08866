"""Pictures that pages and exports name: they stand in the text as Markdown has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from indexer.support.pictures import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.model import Reading

    ReadText = Callable[..., Reading]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<p>庭。<img src="img/a.jpg" alt="椿"></p>', "庭。![椿](img/a.jpg)"),
        ("<p>庭。<IMG SRC=a.gif></p>", "庭。![](a.gif)"),
        ('<p><a href="big.jpg"><img src="a (1).jpg"></a>庭。</p>', "![](<a (1).jpg>)庭。"),
        ('<p><img data-src="b.jpg" src="data:image/gif;base64,R0lGOD" alt="椿">庭。</p>', "![椿](b.jpg)庭。"),
        ('<p>庭。<img src="data:image/gif;base64,R0lGOD" alt="椿"></p>', "庭。椿"),
        ('<p>庭。<img class="wp-smiley" src="https://example.org/1f600.png" alt="😀"></p>', "庭。😀"),
        ('<p>庭。<img src="https://example.org/count.gif" width="1" height="1"></p>', "庭。"),
        ('<p>庭。<img alt="椿"></p>', "庭。椿"),
        ('<p>庭。<img src="a.jpg" alt="椿[赤]\n大"></p>', "庭。![椿 赤 大](a.jpg)"),
    ],
)
def test_a_page_of_html(read_text: ReadText, html: str, text: str) -> None:
    (entry,) = read_text(f"<html><body>{html}</body></html>", "2024-05-03.html").entries
    assert entry.text == text


def test_a_picture_beside_a_date_is_what_it_says(read_text: ReadText) -> None:
    html = (
        '<html><title>日記</title><body><a href="./"><img src="banner.png" alt="日記"></a>'
        '<h3>2004/05/03<img src="hare.gif" alt="晴れ"></h3><p>庭。</p>'
        '<h3>2004/05/04 <img src="a.jpg" alt="椿">が咲く</h3><p>花。<img src="b.jpg"></p></body></html>'
    )
    reading = read_text(html, "a.html")
    assert [(f"{e.date}", e.title, names(e.text)) for e in reading.entries] == [
        ("2004-05-03", "", ()),
        ("2004-05-04", "椿が咲く", ("b.jpg",)),
    ]
    assert [notice.code for notice in reading.notices] == ["notice-navigation"]


@pytest.mark.parametrize(
    ("html", "days"),
    [
        ('<head><meta name="date" content="2024-05-03"></head><body><p>庭。</p></body>', ["2024-05-03"]),
        ('<meta property="article:published_time" content="2024-05-02T16:00:00Z"><p>庭。', ["2024-05-03"]),
        ('<article><time datetime="2024-05-03">5月3日</time><p>庭。</p></article>', ["2024-05-03"]),
        (
            '<h2><time datetime="2024-05-03">金曜日</time></h2><p>庭。</p><h2><time datetime="2024-05-04">土曜日</time></h2><p>花。',
            ["2024-05-03", "2024-05-04"],
        ),
        ('<p>それは<time datetime="2001-01-01">元日</time>のこと。</p>', ["None"]),
        ('<meta name="date" content="2024-06-01"><h2>2024-05-03</h2><p>庭。</p>', ["2024-05-03"]),
        ('<h2>2024-05-03</h2><p>それは<time datetime="2001-01-01">元日</time>のこと。</p>', ["2024-05-03"]),
    ],
)
def test_a_page_says_its_day(read_text: ReadText, html: str, days: list[str]) -> None:
    entries = read_text(f"<html>{html}</html>", "a.html").entries
    assert [f"{entry.date}" for entry in entries] == days
    assert "庭。" in entries[0].text or "のこと。" in entries[0].text
