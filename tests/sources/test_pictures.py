"""Pictures that pages and exports name: they stand in the text as Markdown has them."""

from __future__ import annotations

import json
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


PHOTO = {"identifier": "AB12", "md5": "0f1e", "type": "jpeg"}
DAY_ONE = {
    "creationDate": "2024-05-02T20:00:00Z",
    "text": "# 庭\n椿。\n![](dayone-moment://AB12)",
    "photos": [PHOTO, {"identifier": "CD34", "md5": "2d3c", "type": "png"}],
    "location": {"placeName": "円覚寺", "localityName": "鎌倉市", "country": "日本", "latitude": 35.3},
    "weather": {"conditionsDescription": "晴れ", "temperatureCelsius": 21.5, "relativeHumidity": 40},
}
JOURNEY = {
    "text": "椿。",
    "date_journal": 1714676400000,
    "timezone": "Asia/Tokyo",
    "mood": 1.5,
    "address": "鎌倉市",
    "photos": ["1714676400000-a.jpg", "1714676400000-b.mp4"],
    "weather": {"description": "晴れ", "degree_c": 1.7976931348623157e308, "place": ""},
    "music_artist": "",
    "music_title": "",
}
TWEET = {
    "tweet": {
        "id_str": "17",
        "created_at": "Thu May 02 20:00:00 +0000 2024",
        "full_text": "椿。",
        "extended_entities": {
            "media": [
                {"type": "photo", "media_url_https": "https://pbs.example.org/media/Ab.jpg"},
                {"type": "video", "media_url_https": "https://pbs.example.org/media/Cd.jpg"},
            ]
        },
    }
}
TOOT = {
    "@context": "https://www.w3.org/ns/activitystreams",
    "orderedItems": [
        {
            "type": "Create",
            "object": {
                "type": "Note",
                "published": "2024-05-03T01:00:00Z",
                "content": "<p>椿。</p>",
                "attachment": [
                    {"mediaType": "image/png", "url": "/media_attachments/files/1/a.png", "name": "赤い椿"}
                ],
            },
        }
    ],
}
KEEP = {
    "createdTimestampUsec": 1714676400000000,
    "textContent": "椿。",
    "attachments": [
        {"filePath": "a.jpg", "mimetype": "image/jpeg"},
        {"filePath": "a.3gp", "mimetype": "audio/3gpp"},
    ],
}
ENEX = """<?xml version="1.0"?><en-export><note><title>庭</title><created>20240503T010000Z</created>
<content><![CDATA[<en-note><div>椿。<en-media type="image/png" hash="x"/></div></en-note>]]></content>
<resource><data encoding="base64">AAAA</data><mime>image/png</mime><resource-attributes><file-name>椿.png</file-name></resource-attributes></resource>
<resource><data encoding="base64">AAAA</data><mime>application/pdf</mime><resource-attributes><file-name>a.pdf</file-name></resource-attributes></resource>
<resource><data encoding="base64">AAAA</data><mime>image/jpeg</mime></resource></note></en-export>"""
DIGEST = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"


@pytest.mark.parametrize(
    ("name", "export", "text"),
    [
        ("Journal.json", {"entries": [DAY_ONE]}, "椿。\n![](photos/0f1e.jpeg)\n![](photos/2d3c.png)"),
        (
            "Journal.json",
            {"entries": [{"creationDate": "2024-05-02T20:00:00Z", "photos": [PHOTO]}]},
            "![](photos/0f1e.jpeg)",
        ),
        ("1714676400000-3fd1.json", JOURNEY, "椿。\n![](1714676400000-a.jpg)"),
        ("Keep/庭.json", KEEP, "椿。\n![](a.jpg)"),
        ("outbox.json", TOOT, "椿。\n![赤い椿](media_attachments/files/1/a.png)"),
        ("tweets.js", [TWEET], "椿。\n![](tweets_media/17-Ab.jpg)"),
        ("日記.enex", ENEX, "椿。\n![](椿.png)\n![](image.jpeg)"),
    ],
)
def test_an_export(read_text: ReadText, name: str, export: object, text: str) -> None:
    written = export if isinstance(export, str) else json.dumps(export, ensure_ascii=False)
    start = "window.YTD.tweets.part0 = " if name.endswith(".js") else ""
    (entry,) = read_text(start + written, name).entries
    assert (f"{entry.date}", entry.text) == ("2024-05-03", text)


@pytest.mark.parametrize(
    ("name", "export", "properties"),
    [
        (
            "Journal.json",
            {"entries": [DAY_ONE]},
            (
                ("location", "円覚寺"),
                ("location", "鎌倉市"),
                ("location", "日本"),
                ("weather", "晴れ"),
                ("temperature", "21.5"),
            ),
        ),
        ("1-3fd1.json", JOURNEY, (("mood", "1.5"), ("location", "鎌倉市"), ("weather", "晴れ"))),
        (
            "daylio.csv",
            "full_date,date,weekday,time,mood,activities,note_title,note\n2024-05-03,5月3日,金曜日,22:00,良い,散歩,,椿。\n",
            (("mood", "良い"),),
        ),
        ("日記.csv", "日付,天気,場所,本文\n2024/5/3,晴れ,鎌倉,椿。\n", (("天気", "晴れ"), ("場所", "鎌倉"))),
        (
            f"庭 {DIGEST}.md",
            "# 庭\n\n作成日: 2024年5月3日\n気分: 良い\nタグ: 散歩\nURL: https://example.org/\n\n椿。\n",
            (("気分", "良い"), ("URL", "https://example.org/")),
        ),
    ],
)
def test_what_an_export_says_beside_the_text(
    read_text: ReadText, name: str, export: object, properties: tuple[tuple[str, str], ...]
) -> None:
    (entry,) = read_text(export if isinstance(export, str) else json.dumps(export), name).entries
    assert entry.properties == properties
    assert "椿。" in entry.text
