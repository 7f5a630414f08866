"""Exports as they are downloaded: zips, Word's and Excel's files; what is damaged, and what is no diary."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from indexer.sources import discover, read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from indexer.model import Reading

    ReadText = Callable[..., Reading]

TWEETS = 'window.YTD.tweets.part0 = [{"tweet": {"full_text": "晴れ。", "created_at": "Thu Aug 28 20:00:00 +0000 2025"}}]'
KEEP = json.dumps({"textContent": "晴れ。", "createdTimestampUsec": 1756400000000000})
KEEP_HTML = (
    '<html><body><div class="note"><div class="heading"><div class="meta-icons"></div>2025/08/29 21:30:00</div>'
    '<div class="content">晴れ。</div></div></body></html>'
)
NOTION = "# 町\n\n作成日: 2025年8月29日\n\n晴れ。\n"
DIGEST = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
DAY_ONE = json.dumps({"entries": [{"creationDate": "2025-08-28T20:00:00Z", "text": "晴れ。"}]})
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t">'
    "<dcterms:created>2025-08-29T01:00:00Z</dcterms:created></cp:coreProperties>"
)
RELATIONS = (
    '<Relationships><Relationship Id="r4" Type="http://schemas.example.org/image" Target="media/image1.png"/>'
    '<Relationship Id="r5" Type="http://schemas.example.org/styles" Target="styles.xml"/></Relationships>'
)
STRINGS = (
    '<sst xmlns="x"><si><t>日付</t></si><si><t>本文</t></si><si><r><t>晴</t></r><r><t>れ。</t></r></si></sst>'
)
SHEET = (
    '<worksheet xmlns="x"><sheetData>'
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>'
    '<row r="2"><c r="A2" s="1"><v>45898</v></c><c r="C2" t="s"><v>2</v></c></row>'
    '<row r="3"><c r="A3" s="1"><v>45899.5</v></c><c r="C3" t="inlineStr"><is><t>読書。</t></is></c></row>'
    "</sheetData></worksheet>"
)


def paragraph(text: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r><w:t>{text}</w:t></w:r></w:p>"


def zipped(path: Path, members: Mapping[str, str]) -> Reading:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return read(path, root=path.parent)


def days(reading: Reading) -> list[tuple[str, str]]:
    return [(f"{entry.date}", entry.text) for entry in reading.entries]


@pytest.mark.parametrize(
    "members",
    [
        pytest.param(
            {
                "data/tweets.js": TWEETS,
                "data/account.js": "window.YTD.account.part0 = []",
                "README.txt": "読め。",
            },
            id="X",
        ),
        pytest.param(
            {
                "Takeout/Keep/町.json": KEEP,
                "Takeout/Keep/町.html": KEEP_HTML,
                "Takeout/Keep/ラベル.txt": "日々",
            },
            id="Keep",
        ),
        pytest.param(
            {f"日々 {DIGEST}.csv": "名前,日付\n町,2025年8月29日\n", f"日々 {DIGEST}/町 {DIGEST}.md": NOTION},
            id="Notion",
        ),
        pytest.param({"Journal.json": DAY_ONE, "photos/a.jpeg": "x"}, id="Day One"),
        pytest.param(
            {"日記/2025-08-29.md": "晴れ。\n", "__MACOSX/日記/._2025-08-29.md": "x"}, id="a folder of days"
        ),
    ],
)
def test_zips_are_read_as_they_are_downloaded(tmp_path: Path, members: Mapping[str, str]) -> None:
    reading = zipped(tmp_path / "export.zip", members)
    assert days(reading) == [("2025-08-29", "晴れ。")]
    assert reading.entries[0].path == str(tmp_path / "export.zip")
    assert reading.notices == ()


def test_a_zip_without_dates_is_text(tmp_path: Path) -> None:
    assert days(zipped(tmp_path / "notes.zip", {"a.txt": "走り書き。"})) == [("None", "走り書き。")]


@pytest.mark.parametrize(
    ("name", "members", "expected"),
    [
        (
            "日記.docx",
            {"word/document.xml": WORD.format(paragraph("晴れ。")), "docProps/core.xml": CORE},
            [("2025-08-29", "晴れ。")],
        ),
        (
            "日記.docx",
            {
                "word/document.xml": WORD.format(
                    paragraph("2025年8月29日", "Heading1")
                    + paragraph("晴れ。")
                    + paragraph("2025年8月30日", "1")
                    + paragraph("読書。")
                )
            },
            [("2025-08-29", "晴れ。"), ("2025-08-30", "読書。")],
        ),
        (
            "2025-08-29.docx",
            {
                "word/document.xml": WORD.format(
                    "<w:p><w:r><w:t>晴</w:t><w:tab/><w:t>れ</w:t><w:br/><w:t>風</w:t></w:r></w:p>"
                )
            },
            [("2025-08-29", "晴\tれ\n風")],
        ),
        (
            "2025-08-29.docx",
            {
                "word/document.xml": WORD.format(
                    paragraph("晴れ。")
                    + '<w:p><w:r><w:drawing><a:blip r:embed="r4"/></w:drawing></w:r></w:p>'
                ),
                "word/_rels/document.xml.rels": RELATIONS,
            },
            [("2025-08-29", "晴れ。\n![](word/media/image1.png)")],
        ),
        (
            "日記.xlsx",
            {"xl/sharedStrings.xml": STRINGS, "xl/worksheets/sheet1.xml": SHEET},
            [("2025-08-29", "晴れ。"), ("2025-08-30", "読書。")],
        ),
    ],
)
def test_office(
    tmp_path: Path, name: str, members: Mapping[str, str], expected: list[tuple[str, str]]
) -> None:
    assert days(zipped(tmp_path / name, members)) == expected


def test_the_html_of_a_note_is_read_where_it_stands_alone(tmp_path: Path, read_text: ReadText) -> None:
    assert read_text(KEEP_HTML, "Keep/町.html").entries[0].text.endswith("晴れ。")
    (tmp_path / "町.json").write_text(KEEP, encoding="utf-8")
    (tmp_path / "町.html").write_text(KEEP_HTML, encoding="utf-8")
    reading = read(tmp_path / "町.html")
    assert (reading.source, reading.entries, [n.code for n in reading.notices]) == (
        "keep-html",
        (),
        ["notice-repeats"],
    )


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("notes.json", '{"activeNotes": [', "failed-damaged"),
        ("日記.enex", "<en-export><note><title>題</title>", "failed-damaged"),
        ("日記.enex", '<!DOCTYPE a [<!ENTITY b "晴晴晴晴">]><en-export>&b;</en-export>', "failed-damaged"),
        ("日記.enex", "<en-export>" + "<note>" * 300, "failed-damaged"),
        ("日記.json", '{"activeNotes": ' + "[" * 100_000, "failed-too-deep"),
        ("tweets.js", "window.YTD.tweets.part0 = {", "failed-damaged"),
        ("a.json", "{}", "notice-data"),
        ("日記.rtf", "{\\rtf1\\ansi 2025/8/29\\par 晴れ。}", "notice-rtf"),
        ("日記.csv", "店,品\n八百屋,大根\n", "notice-table"),
        ("index.xml", "<rss><channel><item><title>町</title></item></channel></rss>", "notice-feed"),
    ],
)
def test_what_is_not_read_is_named(read_text: ReadText, name: str, text: str, code: str) -> None:
    reading = read_text(text, name)
    assert [notice.code for notice in reading.notices] == [code]
    assert all("晴" not in notice.detail for notice in reading.notices)


def test_what_stands_before_a_fault_is_kept(read_text: ReadText) -> None:
    note = "<note><title>町</title><created>20250829T000000Z</created><content>晴れ。</content></note>"
    assert days(read_text(f"<en-export>{note}<note><title>", "日記.enex")) == [("2025-08-29", "晴れ。")]


def test_a_feed_that_is_named_is_read(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(
        "<rss><channel><item><title>町</title><pubDate>Thu, 28 Aug 2025 20:00:00 +0000</pubDate>"
        "<description>晴れ。</description></item></channel></rss>",
        encoding="utf-8",
    )
    assert days(read(path, root=path)) == [("2025-08-29", "晴れ。")]


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("日記.csv", True),
        ("kakeibo.csv", False),
        ("diary.xlsx", True),
        ("家計簿.xlsx", False),
        ("2025年8月.docx", True),
        ("2025-08-29.docx", True),
        ("契約書.docx", False),
        ("2023年度の契約書.docx", False),
        ("p_20250901_120000.json", True),
        ("1756400000000-3fd1a2b3c4d5e6f7.json", True),
        ("package.json", False),
        ("Takeout/Keep/町.json", True),
        ("data/tweets.js", True),
        ("data/app.js", False),
        ("nikki.js", False),
        ("times/2025-08-29.json", False),
        ("outbox.json", True),
        (f"日々 {DIGEST}.csv", True),
    ],
)
def test_names_of_exports_in_a_folder(tmp_path: Path, name: str, taken: bool) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")
    assert bool(discover([tmp_path]).files) == taken


def test_a_channel_of_slack_has_a_list_of_channels_above_it(tmp_path: Path) -> None:
    (tmp_path / "times").mkdir()
    (tmp_path / "times" / "2025-08-29.json").write_text("[]", encoding="utf-8")
    (tmp_path / "channels.json").write_text("[]", encoding="utf-8")
    assert [file.path for file in discover([tmp_path]).files] == [str(tmp_path / "times" / "2025-08-29.json")]
