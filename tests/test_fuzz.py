"""Any bytes, given to everything that reads what others wrote: no crash, no hang, every promise kept.

The same functions are run for hours by coverage-guided fuzzing (reliability/fuzz.py); ``NIKKI_FUZZ_EXAMPLES`` makes
this one longer.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reliability.targets import TARGETS

EXAMPLES = int(os.environ.get("NIKKI_FUZZ_EXAMPLES", "60"))
PIECES = st.sampled_from(
    [
        "猫",
        "犬",
        "\u3000",
        '"',
        "「",
        "」",
        "(",
        ")",
        "-",
        "OR",
        "NOT",
        "date:",
        "tag:",
        "2025-05",
        "去年の夏",
        "令和",
        "..",
        "から",
        "先週の",
        "金曜日",
        "20250829\n",
        "## 2025/08/29\n",
        "---\n",
        "title: ",
        '{"entries": [{"creationDate": "',
        "2025-08-28T20:00:00Z",
        "\\ud83d",
        '"}]}',
        "<html><body>",
        "<td>",
        "<img src='a.png' alt=''>",
        "![](a.png)",
        "<time datetime='2025-08-29'>",
        "1/2 カップ\n",
        "→2025/8/29\n",
        "「2025年8月29日」\n",
        "</td>",
        "<a href='a'>",
        ".. post:: 2025-08-29\n",
        ":date: 2025-08-29\n",
        "=====\n",
        "#+CAPTION: ",
        "CLOSED: [2025-08-29]\n",
        "Content-Type: text/x-zim-wiki\n\n",
        '{"displayName": "p", "exported": 1, "pages": [{"title": "2025/08/29", "lines": ["',
        '{"activeNotes": [{"content": "',
        '{"textContent": "猫", "createdTimestampUsec": 1756400000000000',
        '{"text": "猫", "date_journal": 1756400000000',
        '{"@context": "activitystreams", "orderedItems": [{"type": "Create", "object": {"content": "',
        '[{"type": "message", "ts": "1756400000.1", "text": "',
        'window.YTD.tweets.part0 = [{"tweet": {"full_text": "',
        '", "created_at": "Thu Aug 28 20:00:00 +0000 2025"}}]',
        "<en-export><note><title>",
        "</title></note>",
        '<rss xmlns:wp="http://wordpress.org/export/1.2/"><item>',
        "<wp:post_date>2025-08-29 00:00:00</wp:post_date></item>",
        "<!ENTITY a 'b'>",
        "日付,本文\n",
        "| 日付 | 本文 |\n|---|---|\n| 8/29 | ",
        "[LINE] 日々\n",
        "21:30\t花子\t",
        "日付：",
        "📅 ",
        "250829\n",
        "[[2025-08-29]]",
        "type_: 1",
        "\x01",
        "<w:document xmlns:w='w'><w:p><w:t>",
        "</w:t></w:p></w:document>",
        "<worksheet><row><c r='A1' s='1'><v>45898</v></c>",
        "</row></worksheet>",
        "<h2>2025年8月29日</h2>",
        '<day date="',
        "TDIARY2.01.00\n",
        "Date: ",
        "Author: ",
        "-----\nBODY:\n",
        "* 2025-08-29 ",
        ":PROPERTIES:\n",
        "[diaries.",
        "]\n",
        "limit = ",
        'sort = "',
        "names = ",
        "\x1b[31m",
        "\x9b",
        "\u202e",
        "\u200f",
        "\ufeff",
        "�",
        "\x00",
        "\r\n",
        "\t",
        "PK\x03\x04",
        "PK\x01\x02",
        "a.b.c = ",
        "[[a.b]]\n",
        "{a = [",
        '"""',
        "+++\n",
        "**/",
        "*a",
        "[!a-",
        "[:alpha:]",
        "\\",
        "らふぁう ラファウ\n",
        "㌔",
        "ﾊﾞ",
        "が",
        "ㄱㅏ",
        "ß",
        "〳〵",
        "64,000円",
        "六万四千",
        "#タグ ",
        "```\n",
    ]
)
INPUT = st.builds(
    lambda first, pieces: first + "".join(pieces).encode("utf-8", "surrogateescape"),
    st.binary(max_size=1),
    st.lists(PIECES | st.text(max_size=5), max_size=14),
) | st.binary(max_size=200)


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes(name: str) -> None:
    @settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
    @given(INPUT)
    def holds(data: bytes) -> None:
        TARGETS[name](data)

    holds()
