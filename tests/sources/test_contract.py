"""What holds for every format: a small diary in each, and what must come out of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from indexer.sources import SOURCES
from indexer.support.digest import entry_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.model import Reading

    ReadText = Callable[..., Reading]


class Example(NamedTuple):
    """``expected``: day (or "-"), title and a phrase of each entry, in file order."""

    source: str
    name: str
    text: str
    expected: tuple[tuple[str, str, str], ...]
    tags: tuple[str, ...] = ()


OWN_PAGE = """<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="generator" content="nikki 0.1.0">
<title>日記</title>
</head>
<body>
<h2>2025年8月29日</h2>
<p>晴れ</p>
</body>
</html>
"""

HUGO = """---
title: "町を歩く"
date: "2025-08-29T21:35:06+09:00"
tags: [散歩, 町]
---

朝から晴れ。 #珈琲
"""

JEKYLL = """---
layout: post
---
朝から晴れ。
"""

TOML = """+++
title = "町を歩く"
date = 2025-08-28T20:00:00Z
categories = ["散歩"]
+++
朝から晴れ。
"""

JSON = """{
  "title": "町を歩く",
  "date": "2025-08-29"
}

朝から晴れ。
"""

OBSIDIAN = """---
created: 2025-08-30T00:26:35+09:00
aliases: [Fri Aug 29 2025]
---

tags:: [[日々]]

# 2025-08-29

- [ ] 牛乳を買う
"""

BLOGSYNC = """---
Title: ' 町を歩く'
Category:
- 散歩
Date: 2025-08-29T09:56:47+09:00
URL: https://example.hatenablog.com/entry/2025/08/29/095647
EditURL: https://blog.hatena.ne.jp/x/y/atom/entry/1
---
<p>朝から<b>晴れ</b>&amp;風。</p>
<p>昼は<a href="https://example.com/">蕎麦</a>。</p>
"""

LOGSEQ = """- 朝から晴れ。
\t- 町を歩く #散歩
"""

MOVABLE_TYPE = """AUTHOR: x
TITLE: 町を歩く
DATE: 08/29/2025 09:00:00 PM
CATEGORY: 散歩
-----
BODY:
<p>朝から晴れ。<br />風なし。</p>
-----
これは線ではない。
--------
これも。
-----
EXTENDED BODY:
続き。
-----
COMMENT:
AUTHOR: 友
EMAIL: a@example.com
DATE: 08/30/2025 01:00:00
よい一日。
-----
--------
AUTHOR: x
TITLE: 家にいる
DATE: 08/30/2025 00:00:00
-----
BODY:
雨。
-----
--------
"""

HATENA_XML = """<?xml version="1.0" encoding="UTF-8"?>
<diary>
<day date="2025-08-29" title="">
<body>
*1756425600*[散歩]町を歩く
朝から晴れ。&lt;b&gt;
*p2*家にいる
読書。
</body>
</day>
</diary>
"""

HATENA_TEXT = """*20250829*[散歩]町を歩く
朝から晴れ。
**小見出し
続き。

*20250830*家にいる
読書。
"""

TDIARY = """TDIARY2.01.00
Date: 20250829
Title: 町を歩く
Last-Modified: 0
Visible: true
Format: Wiki

! 朝
晴れ。
..点で始まる行
.
Date: 20250830
Title:
Visible: true

読書。
.
"""

JRNL = """[2025-08-29 21:00] 町を歩く。
朝から晴れ。 @散歩

[2025-08-30 09:00] 家にいる。 *
読書。
"""

CHANGELOG = """2025-08-30  Name  <name@example.jp>

\t* 家にいる: 読書。

2025-08-29  Name  <name@example.jp>

\t* 町を歩く[散歩]: 朝から
\t晴れ。
\t* ただの文
"""

HOWM = """= 町を歩く
[2025-08-29 20:08]
朝から晴れ。

= 家にいる
[2025-08-30 10:00] >>> other
読書。
"""

ORG_JOURNAL = """* 2025-08-29 (金曜日)
** 21:10 町を歩く
:PROPERTIES:
:CREATED: 20250829
:END:
朝から晴れ。
"""

ORG = """#+TITLE: 日々
#+FILETAGS: :記録:

* 町を歩く <2025-08-29 金> :散歩:
朝から晴れ。
** 昼
蕎麦。
* TODO 家にいる
:PROPERTIES:
:CREATED: [2025-08-30 Sat 10:00]
:END:
読書。
* 覚え書き
日付なし。
"""

ORG_TREE = """* 2025
** 2025-08 8月
*** 2025-08-29 金曜日
**** 町を歩く
朝から晴れ。
*** 2025-08-30 土曜日
読書。
** 2025-09 9月
*** 2025-09-01 月曜日
雨。
"""

ORG_HUGO = """#+hugo_base_dir: ../
#+STARTUP: fold

* 2025
** 町を歩く :散歩:
:PROPERTIES:
:EXPORT_FILE_NAME: machi
:EXPORT_DATE: 2025-08-29
:END:
朝から晴れ。
*** 蕎麦 :昼:
二枚。
** DONE 家にいる
CLOSED: [2025-08-30 土 10:00]
:PROPERTIES:
:EXPORT_FILE_NAME: ie
:END:
読書。
"""

ORG_CAPTURE = """#+title: 覚え書き

* 町を歩く :散歩:
[2025-08-29 金 21:30]
朝から晴れ。
* 家にいる
:PROPERTIES:
:ID: 1f2e
:END:

  <2025-08-30 Sat>
  読書。
"""

ORG_CAPTION = """#+title: 町を歩く
#+filetags: :散歩:

朝から晴れ。

#+caption: 橋から見た山
[[./yama.jpg]]
#+begin_src sh
#echo 猫
#+end_src
"""

ORG_JOURNAL_DEFAULT = """* Friday, 08/29/25
** 09:10 町を歩く :散歩:
:PROPERTIES:
:ID: 1f2e
:END:
朝から晴れ。
"""

HTML_TABLE = """<html><head><title>日記</title></head><body><table>
<tr><th>日</th><th>天気</th><th>こと</th></tr>
<tr><td>2025/8/29</td><td>晴れ</td><td>町を歩く。</td></tr>
<tr><td>2025/8/30</td><td>雨</td><td>読書。</td></tr>
<tr><td>2025/8/31</td><td>曇</td><td>家にいる。</td></tr>
</table></body></html>
"""

HTML_BLOG = """<html><head><title>日々の記録: 町を歩く</title></head><body>
<h1><a href="/">日々の記録</a></h1>
<div><a href="1.html">&laquo; 海</a> | <a href="/">Main</a> | <a href="3.html">山 &raquo;</a></div>
<h2>2025年08月29日</h2>
<h3>町を歩く</h3>
<p>朝から晴れ。</p>
<p>8月20日・21日の記録に書いた蕎麦屋の続き。また休みだった。</p>
</body></html>
"""

HTML_MONTH = """<html><head><title>2025年8月の記録</title></head><body>
<font color="red">29日(金)</font><br>
朝から晴れ。<hr>
<font color="red">30日(土)</font><br>
読書。<hr>
</body></html>
"""

HTML = """<!DOCTYPE html>
<html><head><title>日記</title><style>p { color: red }</style></head>
<body>
<h2>2025年8月29日（金）</h2>
<p>朝から晴れ&amp;風。<br>蕎麦。</p>
<h2>2025年8月30日（土）</h2>
<ul><li>読書</li></ul>
<script>alert(1)</script>
</body></html>
"""

DAY_ONE = """{"metadata": {"version": "1.0"}, "entries": [
 {"creationDate": "2025-08-28T20:00:00Z", "timeZone": "Asia\\/Tokyo",
  "text": "# 町を歩く\\n朝から晴れ\\\\.", "tags": ["散歩"]},
 {"creationDate": "2025-08-30T10:00:00Z", "timeZone": "America\\/New_York", "text": "読書。"}
]}
"""

RST = """町を歩く
========

:date: 2025-08-29 21:30
:tags: 散歩

朝から晴れ。

昼
--

蕎麦。
"""

RST_DAYS = """========
日々の記録
========

2025-08-29
----------

朝から晴れ。

2025-08-30
----------

読書。
"""

NIKOLA = """.. title: 町を歩く
.. slug: machi
.. date: 2025-08-29 01:30:00 UTC+09:00
.. tags: 散歩

朝から晴れ。
"""

ABLOG = """町を歩く
########

.. post:: 29 Aug, 2025
   :tags: 散歩
   :category: 日々

朝から晴れ。
"""

ASCIIDOC = """= 町を歩く
花子 <hanako@example.jp>
v1.0, 2025-08-29
:keywords: 散歩

朝から晴れ。

== 昼
蕎麦。
"""

ZIM = """Content-Type: text/x-zim-wiki
Wiki-Format: zim 0.6
Creation-Date: 2025-09-01T21:30:00+09:00

====== 金曜日 29 8月 2025 ======

朝から晴れ。
"""

PUKIWIKI = """*町を歩く [#f1e2d3c4]
朝から晴れ。
#comment
"""

COSENSE = """{"name": "p", "displayName": "日々", "exported": 1756800000, "pages": [
 {"title": "2025/08/29", "created": 1, "id": "a", "lines": ["2025/08/29", "朝から晴れ。", "[蕎麦] #散歩"]},
 {"title": "家にいる", "created": 1756512000, "id": "b", "lines": [{"text": "家にいる"}, {"text": "読書。"}]}
]}
"""

KEEP = """{"isTrashed": false, "title": "町を歩く", "labels": [{"name": "散歩"}], "textContent": "朝から晴れ。",
 "createdTimestampUsec": 1756400000000000, "userEditedTimestampUsec": 1756900000000000}
"""

JOURNEY = """{"text": "<p>朝から晴れ。</p><p>蕎麦。</p>", "date_modified": 1756900000000,
 "date_journal": 1756400000000, "timezone": "Asia/Tokyo", "tags": ["散歩"]}
"""

SIMPLENOTE = """{"activeNotes": [
 {"id": "a", "content": "2025年8月29日 町を歩く\\r\\n朝から晴れ。", "creationDate": "2025-09-01T00:00:00Z", "tags": ["散歩"]},
 {"id": "b", "content": "家にいる\\n読書。", "creationDate": "2025-08-29T15:30:00.000Z"}
], "trashedNotes": [{"id": "c", "content": "捨てた。", "creationDate": "2025-08-29T15:30:00.000Z"}]}
"""

MASTODON = """{"@context": "https://www.w3.org/ns/activitystreams", "orderedItems": [
 {"type": "Create", "object": {"type": "Note", "summary": "町を歩く", "published": "2025-08-28T20:00:00Z",
  "content": "<p>朝から晴れ。</p><p>蕎麦。</p>", "tag": [{"type": "Hashtag", "name": "#散歩"}]}},
 {"type": "Announce", "published": "2025-08-28T21:00:00Z", "object": "https://example.org/1"}
]}
"""

SLACK = """[
 {"type": "message", "user": "U1", "text": "朝から晴れ &amp; 風。 <https://example.org|頁>", "ts": "1756400000.000100"},
 {"type": "message", "subtype": "channel_join", "text": "<@U2> has joined", "ts": "1756400001.000100"},
 {"type": "message", "user": "U1", "text": "読書。", "ts": "1756490000.000100"}
]
"""

TWEETS = """window.YTD.tweets.part0 = [
 {"tweet": {"id": "1", "full_text": "朝から晴れ &amp; 風。 https://t.co/x", "created_at": "Thu Aug 28 20:00:00 +0000 2025",
  "entities": {"urls": [{"url": "https://t.co/x", "expanded_url": "https://example.org/"}]}}},
 {"tweet": {"id": "2", "full_text": "読書。 #本", "created_at": "Sat Aug 30 10:00:00 +0000 2025"}}
]
"""

EVERNOTE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">
<en-export export-date="20250901T000000Z">
<note><title>町を歩く</title><created>20250828T200000Z</created><tag>散歩</tag>
<content><![CDATA[<en-note><div>朝から晴れ。</div><div><en-todo checked="true"/>蕎麦&nbsp;</div></en-note>]]></content></note>
<note><title>2025年8月30日</title><created>20250910T000000Z</created>
<content><![CDATA[<en-note>読書。</en-note>]]></content></note>
</en-export>
"""

WORDPRESS = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>日々</title><wp:wxr_version>1.2</wp:wxr_version>
<item><title>町を歩く</title><pubDate>Thu, 28 Aug 2025 20:00:00 +0000</pubDate>
<content:encoded><![CDATA[<!-- wp:paragraph --><p>朝から晴れ。</p>]]></content:encoded>
<wp:post_date>2025-08-29 05:00:00</wp:post_date><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
<category domain="post_tag" nicename="a"><![CDATA[散歩]]></category></item>
<item><title>写真</title><wp:post_date>2025-08-29 05:00:00</wp:post_date><wp:post_type>attachment</wp:post_type></item>
<item><title>捨てた</title><wp:post_date>2025-08-29 05:00:00</wp:post_date><wp:post_type>post</wp:post_type><wp:status>trash</wp:status></item>
</channel></rss>
"""

DAYLIO = """full_date,date,weekday,time,mood,activities,note_title,note
2025-08-29,8月29日,金曜日,22:00,良い,"散歩 | 蕎麦",町を歩く,"朝から
晴れ。<br>風。"
"""

LINE = """[LINE] 日々のトーク履歴
保存日時：2025/09/01 12:00

2025/08/29(金)
21:30\t花子\t朝から晴れ。
21:31\t花子\t"蕎麦。
二枚。"

2025/08/30(土)
9:00\t花子\t読書。
"""

JOPLIN = """町を歩く

朝から晴れ。

id: 0123456789abcdef0123456789abcdef
created_time: 2025-09-01T00:00:00.000Z
user_created_time: 2025-08-28T20:00:00.000Z
type_: 1"""

NOTION = """# 町を歩く

日付: 2025年8月29日 21:30
タグ: 散歩, 町
気分: 良い

朝から晴れ。
"""

TABLE = """# 8月の記録

| 日付 | 天気 | 歩数 | 内容 |
|:--|---|--:|---|
| 29(金) | 晴れ | 8000 | 朝から町へ。 |
| 30(土) | 雨 | 20 | 読書。 |
"""

DATED = "20250830\n\n\n読書。\n\n20250829\n\n\n　朝から晴れ。\n\n・蕎麦 #散歩\n"

_TWO = (("20250829", "町を歩く", "晴れ"), ("20250830", "家にいる", "読書"))
_ONE = (("20250829", "町を歩く", "晴れ"),)

EXAMPLES = (
    Example(
        "dated-lines", "diary.txt", DATED, (("20250830", "", "読書"), ("20250829", "", "晴れ")), ("散歩",)
    ),
    Example("day-file", "2025/08/20250829.md", "# 日記\n\n　朝から晴れ。\n", (("20250829", "", "晴れ"),)),
    Example("day-file", "2025-08-29.md", "# 町を歩く\n\n朝から晴れ。\n", _ONE),
    Example("day-file", "2025-08-29.md", "晴れ。\n\n> 1:10 PM\n\n---\n\n曇。\n", (("20250829", "", "晴れ"),)),
    Example(
        "day-file",
        "2025-08-29.md",
        "晴れ。\n\n## 2025-08-30\n\n読書。\n",
        (("20250829", "", "晴れ"), ("20250830", "", "読書")),
    ),
    Example("day-file", "journals/2025_08_29.md", LOGSEQ, (("20250829", "", "町を歩く"),), ("散歩",)),
    Example("front-matter", "content/2025/0829/index.md", HUGO, _ONE, ("散歩", "町", "珈琲")),
    Example("front-matter", "memo.md", TOML, _ONE, ("散歩",)),
    Example("front-matter", "memo.md", JSON, _ONE),
    Example("front-matter", "_posts/2025-08-29-.md", JEKYLL, (("20250829", "", "晴れ"),)),
    Example("front-matter", "2025-08-29-Friday.md", OBSIDIAN, (("20250829", "", "牛乳"),), ("日々",)),
    Example("blogsync", "entry/2025/08/29/095647.md", BLOGSYNC, _ONE, ("散歩",)),
    Example("movable-type", "export.txt", MOVABLE_TYPE, (_ONE[0], ("20250830", "家にいる", "雨")), ("散歩",)),
    Example("hatena-xml", "hatena.xml", HATENA_XML, (_ONE[0], ("20250829", "家にいる", "読書")), ("散歩",)),
    Example("hatena-text", "2025.txt", HATENA_TEXT, _TWO, ("散歩",)),
    Example("tdiary", "2025/202508.td2", TDIARY, (_ONE[0], ("20250830", "", "読書"))),
    Example(
        "jrnl",
        "journal.txt",
        JRNL,
        (("20250829", "町を歩く。", "晴れ"), ("20250830", "家にいる。", "読書")),
        ("散歩",),
    ),
    Example("changelog", "ChangeLog", CHANGELOG, (*_TWO[::-1], ("20250829", "", "ただの文")), ("散歩",)),
    Example("howm", "2025-08-29-200803.txt", HOWM, _TWO),
    Example("org", "20250829.org", ORG_JOURNAL, (("20250829", "", "晴れ"),)),
    Example("org", "日々.org", ORG, (*_TWO, ("-", "覚え書き", "日付なし")), ("記録", "散歩")),
    Example(
        "org",
        "日々.org",
        ORG_TREE,
        (("20250829", "", "晴れ"), ("20250830", "", "読書"), ("20250901", "", "雨")),
    ),
    Example("org", "blog.org", ORG_HUGO, _TWO, ("散歩", "昼")),
    Example("org", "memo.org", ORG_CAPTURE, _TWO, ("散歩",)),
    Example("org", "20250829-machi.org", ORG_CAPTION, _ONE, ("散歩",)),
    Example("org", "journal/20250829", ORG_JOURNAL_DEFAULT, (("20250829", "", "町を歩く"),), ("散歩",)),
    Example(
        "org",
        "memo.org",
        "* 2025-08-29, 金\n晴れ。\n* 2025-08-30, 土\n読書。\n",
        (("20250829", "", "晴れ"), ("20250830", "", "読書")),
    ),
    Example(
        "html",
        "table.html",
        HTML_TABLE,
        (
            ("20250829", "", "晴れ\t町"),
            ("20250830", "", "読書"),
            ("20250831", "", "家"),
        ),
    ),
    Example("html", "000002.html", HTML_BLOG, _ONE),
    Example("html", "a.html", HTML_MONTH, (("20250829", "", "晴れ"), ("20250830", "", "読書"))),
    Example("own-page", "2025.html", OWN_PAGE, ()),
    Example("html", "index.html", HTML, (("20250829", "", "晴れ&風"), ("20250830", "", "読書"))),
    Example("day-one", "Journal.json", DAY_ONE, (_ONE[0], ("20250830", "", "読書")), ("散歩",)),
    Example("rtf", "日記.rtf", "{\\rtf1\\ansi{\\fonttbl}\n2025/8/29\\par\n\\'90\\b0\\par\n}", ()),
    Example("template", "ひな形/毎日.md", "# {{date:YYYY-MM-DD}}\n\n## したこと\n- \n", ()),
    Example("template", "Daily.md", "---\ntags: [毎日]\n---\n# <% tp.date.now() %>\n", ()),
    Example("rst", "machi.rst", RST, _ONE, ("散歩",)),
    Example("rst", "日々.rst", RST_DAYS, (("20250829", "", "晴れ"), ("20250830", "", "読書"))),
    Example("rst", "machi.rst", NIKOLA, _ONE, ("散歩",)),
    Example("rst", "machi.rst", ABLOG, _ONE, ("散歩", "日々")),
    Example("rst", "2025/08/29/machi.rst", "町を歩く\n####\n\n晴れ。\n\n.. tags:: 散歩\n", _ONE, ("散歩",)),
    Example("asciidoc", "machi.adoc", ASCIIDOC, _ONE, ("散歩",)),
    Example(
        "asciidoc",
        "日々.adoc",
        "= 日々\n\n== 2025-08-29\n\n晴れ。\n\n== 2025-08-30\n\n読書。\n",
        (("20250829", "", "晴れ"), ("20250830", "", "読書")),
    ),
    Example("zim", "Journal/2025/08/29.txt", ZIM, (("20250829", "", "晴れ"),)),
    Example("pukiwiki", "E697A5E8A8982F323032352D30382D3239.txt", PUKIWIKI, _ONE),
    Example(
        "cosense",
        "p_20250901_120000.json",
        COSENSE,
        (("20250829", "", "晴れ"), ("20250830", "家にいる", "読書")),
        ("散歩",),
    ),
    Example(
        "jrnl-json",
        "diary.json",
        '{"tags": {}, "entries": [{"title": "町を歩く", "body": "朝から晴れ。", "date": "2025-08-29", "tags": ["@散歩"]}]}',
        _ONE,
        ("散歩",),
    ),
    Example(
        "keep",
        "Keep/捨てた.json",
        '{"isTrashed": true, "textContent": "猫", "userEditedTimestampUsec": 1}',
        (),
    ),
    Example("keep", "Keep/町を歩く.json", KEEP, _ONE, ("散歩",)),
    Example("journey", "1756400000000-3fd1a2b3.json", JOURNEY, (("20250829", "", "晴れ"),), ("散歩",)),
    Example("simplenote", "notes.json", SIMPLENOTE, _TWO, ("散歩",)),
    Example("mastodon", "outbox.json", MASTODON, _ONE, ("散歩",)),
    Example(
        "slack",
        "times/2025-08-29.json",
        SLACK,
        (("20250829", "", "頁 (https://example.org)"), ("20250830", "", "読書")),
    ),
    Example(
        "x-archive",
        "data/tweets.js",
        TWEETS,
        (("20250829", "", "& 風。 https://example.org/"), ("20250830", "", "読書")),
        ("本",),
    ),
    Example(
        "x-archive", "data/account.js", 'window.YTD.account.part0 = [{"account": {"username": "hanako"}}]', ()
    ),
    Example("data", "data.json", '{"a": [1, 2, 3]}', ()),
    Example("evernote", "日々.enex", EVERNOTE, (_ONE[0], ("20250830", "", "読書")), ("散歩",)),
    Example("feed", "wordpress.2025-09-01.xml", WORDPRESS, _ONE, ("散歩",)),
    Example(
        "feed",
        "atom.xml",
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>町</title></entry></feed>',
        (),
    ),
    Example(
        "csv", "daylio_export_2025_09_01.csv", DAYLIO, (("20250829", "町を歩く", "良い"),), ("散歩", "蕎麦")
    ),
    Example(
        "csv",
        "日記.csv",
        "こと;日時\n朝から晴れ。;2025/8/29 9:00\n読書。;2025/8/30 9:00\n",
        (("20250829", "", "晴れ"), ("20250830", "", "読書")),
    ),
    Example("csv", "買い物日記.csv", "店,品\n八百屋,大根\n", ()),
    Example("line", "[LINE]日々.txt", LINE, (("20250829", "", "蕎麦。\n二枚。"), ("20250830", "", "読書"))),
    Example("joplin", "0123456789abcdef0123456789abcdef.md", JOPLIN, _ONE),
    Example("notion", "町を歩く 2a2b3c4d5e6f708192a3b4c5d6e7f809.md", NOTION, _ONE, ("散歩", "町")),
    Example(
        "markdown-table", "2025-08.md", TABLE, (("20250829", "", "歩数: 8000"), ("20250830", "", "読書"))
    ),
    Example("undated", "memo.txt", "\n\nただの文。\n", (("-", "", "ただの文"),)),
)

PLAIN = {source.name for source in SOURCES if not source.container}
"""Sources that give the text as it stands in the file."""

every_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.source}: {e.name}")


def test_every_source_has_an_example() -> None:
    elsewhere = {"pattern", "zip", "keep-html"}
    assert {example.source for example in EXAMPLES} | elsewhere == {source.name for source in SOURCES}


@every_example
def test_entries(read_text: ReadText, example: Example) -> None:
    reading = read_text(example.text, example.name)
    found = [(f"{e.date:%Y%m%d}" if e.date else "-", e.title) for e in reading.entries]
    assert reading.source == example.source
    assert found == [
        (day, title if title or day != "-" else found[at][1])
        for at, (day, title, _) in enumerate(example.expected)
    ]
    for entry, (_, _, phrase) in zip(reading.entries, example.expected, strict=True):
        assert phrase in entry.text
    assert {tag for entry in reading.entries for tag in entry.tags} == set(example.tags)
    assert reading.entries or reading.notices


@every_example
def test_contract(read_text: ReadText, example: Example) -> None:
    entries = read_text(example.text, example.name).entries
    lines = example.text.split("\n")
    assert len({entry.id for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.id == entry_id(entry.date, entry.title, entry.text, entry.tags, entry.properties)
        assert re.fullmatch(r"[0-9a-f]{12}", entry.id)
        assert entry.text == entry.text.strip("\n")
        assert 1 <= entry.line <= len(lines)
        assert lines[entry.line - 1].strip()


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.source in PLAIN], ids=lambda e: e.name)
def test_text_is_kept(read_text: ReadText, example: Example) -> None:
    entries = read_text(example.text, example.name).entries
    assert all(entry.text in example.text for entry in entries)


@every_example
def test_same_with_other_line_ends_and_a_mark(read_text: ReadText, example: Example) -> None:
    plain = read_text(example.text, example.name).entries
    windows = read_text(b"\xef\xbb\xbf" + example.text.replace("\n", "\r\n").encode(), example.name).entries
    assert windows == plain
