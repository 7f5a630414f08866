"""Diaries as people keep them: which days their files have, for as many habits of writing as could be thought of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from indexer.sources import read

if TYPE_CHECKING:
    from pathlib import Path

MAY = ["2024-05-03", "2024-05-04", "2024-05-06"]


def three(*heads: str) -> str:
    """Three days under these headings."""
    return "".join(
        f"{head}\n{text}\n\n" for head, text in zip(heads, ("朝の畑。", "昼の川。", "夜の山。"), strict=True)
    )


def days(folder: Path, name: str, text: str) -> list[str | None]:
    path = folder / "diary" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode("utf-8"))
    return [
        entry.date.isoformat() if entry.date else None for entry in read(path, root=folder / "diary").entries
    ]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param(
            "a.txt", three("令和6年5月3日(金)", "令和6年5月4日(土)", "令和6年5月6日(月)"), MAY, id="reiwa"
        ),
        pytest.param("a.txt", three("R6.5.3", "R6.5.4", "R6.5.6"), MAY, id="era-letter"),
        pytest.param("a.txt", three("■2024年5月3日", "■2024年5月4日", "■2024年5月6日"), MAY, id="square"),
        pytest.param(
            "a.txt", three("【2024/05/03】", "【2024/05/04】", "【2024/05/06】"), MAY, id="lenticular"
        ),
        pytest.param(
            "2024.txt", three("◇5月3日（金）", "◇5月4日（土）", "◇5月6日（月）"), MAY, id="diamond-in-year"
        ),
        pytest.param(
            "a.md",
            three("## 2024-05-03T21:10", "## 2024-05-04T07:00", "## 2024-05-06T08:00"),
            MAY,
            id="iso-time",
        ),
        pytest.param(
            "a.txt",
            three("=== 2024-05-03 ===", "=== 2024-05-04 ===", "=== 2024-05-06 ==="),
            MAY,
            id="equals-rules",
        ),
        pytest.param(
            "a.md",
            three("Friday, May 3, 2024", "Saturday, May 4, 2024", "Monday, May 6, 2024"),
            MAY,
            id="english-long",
        ),
        pytest.param(
            "a.md", three("# 3 May 2024", "# 4 May 2024", "# 6 May 2024"), MAY, id="english-day-first"
        ),
        pytest.param(
            "a.txt",
            three("２０２４年５月３日", "２０２４年５月４日", "２０２４年５月６日"),
            MAY,
            id="wide-digits",
        ),
        pytest.param(
            "a.txt",
            three("二〇二四年五月三日", "二〇二四年五月四日", "二〇二四年五月六日"),
            MAY,
            id="kanji-digits",
        ),
        pytest.param(
            "a.txt",
            three("2024/5/3 (金) 22:10 雨のち晴", "2024/5/4 (土) 21:00 晴", "2024/5/6 (月) 23:40 曇"),
            MAY,
            id="weather-and-time",
        ),
        pytest.param(
            "a.txt", three("[2024-05-03 Fri]", "[2024-05-04 Sat]", "[2024-05-06 Mon]"), MAY, id="org-inactive"
        ),
        pytest.param(
            "a.txt", three("20240503(金)", "20240504(土)", "20240506(月)"), MAY, id="compact-weekday"
        ),
        pytest.param("a.md", three("**2024-05-03**", "**2024-05-04**", "**2024-05-06**"), MAY, id="bold"),
        pytest.param(
            "a.md",
            three("**2024-05-03** 畑", "**2024-05-04** 川", "**2024-05-06** 山"),
            MAY,
            id="bold-titled",
        ),
        pytest.param(
            "a.txt", three("2024-05-03：畑", "2024-05-04：川", "2024-05-06：山"), MAY, id="colon-title"
        ),
        pytest.param(
            "a.md",
            three("## 2024-05-03 | 畑", "## 2024-05-04 | 川", "## 2024-05-06 | 山"),
            MAY,
            id="bar-title",
        ),
        pytest.param(
            "a.txt", three("・2024年5月3日", "・2024年5月4日", "・2024年5月6日"), MAY, id="middle-dot"
        ),
        pytest.param("a.txt", three("2024 05 03", "2024 05 04", "2024 05 06"), MAY, id="spaces"),
        pytest.param(
            "a.txt",
            three("平成三十年五月三日", "平成三十年五月四日", "平成三十年五月六日"),
            ["2018-05-03", "2018-05-04", "2018-05-06"],
            id="heisei-kanji",
        ),
        pytest.param("a.md", three("#2024-05-03", "#2024-05-04", "#2024-05-06"), MAY, id="hash-glued"),
        pytest.param("a.md", "# 2024年5月\n\n" + three("## 5/3", "## 5/4", "## 5/6"), MAY, id="month-header"),
        pytest.param(
            "日記.txt",
            "2024年5月\n\n" + three("3日（金）", "4日（土）", "6日（月）"),
            MAY,
            id="month-header-days",
        ),
        pytest.param(
            "2024/5月.txt",
            three("5月3日 憲法記念日", "5月4日 みどりの日", "5月6日 振替休日"),
            MAY,
            id="holiday-in-folder",
        ),
        pytest.param(
            "a.txt",
            three("2024年5月3日［金］", "2024年5月4日［土］", "2024年5月6日［月］"),
            MAY,
            id="weekday-in-square",
        ),
        pytest.param(
            "a.txt",
            three("2024/05/03 [晴れ]", "2024/05/04 [雨]", "2024/05/06 [曇]"),
            MAY,
            id="weather-brackets",
        ),
        pytest.param(
            "a.txt",
            three("2024/05/03（1日目）", "2024/05/04（2日目）", "2024/05/06（4日目）"),
            MAY,
            id="day-count",
        ),
        pytest.param(
            "日記2024.md", three("### 5/3 Fri", "### 5/4 Sat", "### 5/6 Mon"), MAY, id="no-year-weekdays"
        ),
        pytest.param(
            "a.txt",
            three("2024年5月3日（金）於京都", "2024年5月4日（土）於大阪", "2024年5月6日（月）自宅にて"),
            MAY,
            id="date-and-place",
        ),
        pytest.param(
            "a.txt",
            three("2024.05.06 (Mon.)", "2024.05.04 (Sat.)", "2024.05.03 (Fri.)"),
            MAY[::-1],
            id="newest-first",
        ),
        pytest.param(
            "a.md",
            three("# 2024-05-03 Fri. #散歩", "# 2024-05-04 Sat. #川", "# 2024-05-06 Mon. #山"),
            MAY,
            id="ampersand-dates",
        ),
        pytest.param(
            "a.txt",
            three("2024/5/3\n--------", "2024/5/4\n--------", "2024/5/6\n--------"),
            MAY,
            id="underlined",
        ),
        pytest.param(
            "a.md",
            three("2024-05-03 金曜日\n=======", "2024-05-04 土曜日\n=======", "2024-05-06 月曜日\n======="),
            MAY,
            id="setext",
        ),
        pytest.param("a.txt", three("24/5/3", "24/5/4", "24/5/6"), MAY, id="slash-two-digit"),
    ],
)
def test_headings(tmp_path: Path, name: str, text: str, expected: list[str | None]) -> None:
    assert days(tmp_path, name, text) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("diary_20240503.md", "朝。\n", MAY[:1], id="name-prefix"),
        pytest.param("2024-05-03 (金).md", "朝。\n", MAY[:1], id="name-weekday"),
        pytest.param("2024/0503.txt", "朝。\n", MAY[:1], id="name-mmdd"),
        pytest.param("2024年5月3日（金）.txt", "朝。\n", MAY[:1], id="name-japanese"),
        pytest.param("R060503.txt", "朝。\n", MAY[:1], id="name-era"),
        pytest.param("2024/05/03/index.md", "朝。\n", MAY[:1], id="name-index"),
        pytest.param("2024-05/03.md", "朝。\n", MAY[:1], id="name-folder-month"),
        pytest.param("journals/2024_05_03.md", "- 朝。\n", MAY[:1], id="name-logseq"),
        pytest.param("20240503_1.md", "朝。\n", MAY[:1], id="name-numbered"),
        pytest.param("2024-05-03_京都旅行.txt", "朝。\n", MAY[:1], id="name-titled"),
        pytest.param("日記（2024年5月）.txt", three("3日", "4日", "6日"), MAY, id="name-month"),
        pytest.param("2024-05-03T2110.md", "朝。\n", MAY[:1], id="name-time"),
        pytest.param("May 3, 2024.md", "朝。\n", MAY[:1], id="name-english"),
        pytest.param("202405032110 朝.md", "朝。\n", MAY[:1], id="name-note-stamp"),
    ],
)
def test_names_of_files(tmp_path: Path, name: str, text: str, expected: list[str | None]) -> None:
    assert days(tmp_path, name, text) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param(
            "a.md", "---\n日付: 2024年5月3日(金)\n天気: 晴れ\n---\n朝。\n", MAY[:1], id="fm-japanese"
        ),
        pytest.param("a.md", "---\ndate: 2024-05-02T15:30:00.000Z\n---\n朝。\n", MAY[:1], id="fm-utc"),
        pytest.param("a.md", "+++\ndate = 2024-05-03T08:00:00+09:00\n+++\n朝。\n", MAY[:1], id="fm-toml"),
        pytest.param("a.md", "---\ndate: 令和6年5月3日\n---\n朝。\n", MAY[:1], id="fm-era"),
        pytest.param("a.md", '---\ndate: "2024/05/03 21:10"\n---\n朝。\n', MAY[:1], id="fm-quoted"),
        pytest.param("a.md", "---\ndate: 20240503\n---\n朝。\n", MAY[:1], id="fm-compact"),
        pytest.param("a.md", '---\ndate: "[[2024-05-03]]"\n---\n朝。\n', MAY[:1], id="fm-wikilink"),
        pytest.param("20240503.org", "* Friday, 05/03/24\n** 21:10 畑\n朝。\n", MAY[:1], id="org-journal"),
        pytest.param(
            "a.org",
            "* 2024\n** 2024-05 May\n*** 2024-05-03 Friday\n朝。\n*** 2024-05-04 Saturday\n昼。\n",
            MAY[:2],
            id="org-datetree",
        ),
        pytest.param(
            "a.org", "* <2024-05-03 金> 畑\n朝。\n* <2024-05-04 土> 川\n昼。\n", MAY[:2], id="org-active"
        ),
        pytest.param(
            "a.html",
            "<html><title>2024年5月の日記</title><body><dl><dt>5月3日</dt><dd>朝。</dd><dt>5月4日</dt><dd>昼。</dd><dt>5月6日</dt><dd>夜。</dd></dl></body></html>",
            MAY,
            id="html-dl",
        ),
        pytest.param(
            "200405.html",
            "<html><body><h1>日記</h1><h3>2004/05/03</h3><p>朝。</p><h3>2004/05/04</h3><p>昼。</p></body></html>",
            ["2004-05-03", "2004-05-04"],
            id="html-h3",
        ),
        pytest.param("a.csv", "日付,本文\n2024/5/3,朝。\n2024/5/4,昼。\n", MAY[:2], id="csv"),
        pytest.param("a.tsv", "date\tentry\n2024-05-03\t朝。\n2024-05-04\t昼。\n", MAY[:2], id="tsv"),
        pytest.param(
            "a.md",
            "| 日付 | 内容 |\n|---|---|\n| 2024/5/3 | 朝。 |\n| 2024/5/4 | 昼。 |\n| 2024/5/6 | 夜。 |\n",
            MAY,
            id="md-table",
        ),
    ],
)
def test_front_matter_and_formats(tmp_path: Path, name: str, text: str, expected: list[str | None]) -> None:
    assert days(tmp_path, name, text) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param(
            "a.md", "# 更新\n\n## 1.2.3\n甲\n\n## 1.2.4\n乙\n\n## 1.3.0\n丙\n", [None], id="g-versions"
        ),
        pytest.param("a.txt", "電話帳\n\n03-1234-5678\n甲\n\n06-1234-5678\n乙\n", [None], id="g-phone"),
        pytest.param("a.txt", "買い物\n\n1,980円\n米\n\n2,480円\n酒\n\n3,300円\n肉\n", [None], id="g-prices"),
        pytest.param("a.txt", "試合\n\n3-2\n勝ち\n\n1-4\n負け\n\n2-2\n分け\n", [None], id="g-scores"),
        pytest.param(
            "2024-05-03.md", "10:30\n起きる。\n\n12:00\n食べる。\n\n23:10\n寝る。\n", MAY[:1], id="g-times"
        ),
        pytest.param(
            "2024-05-03.md",
            "朝。\n\n- 2024-06-01 引っ越し\n- 2024-07-10 旅行\n- 2024-08-15 帰省\n",
            MAY[:1],
            id="g-plan",
        ),
        pytest.param(
            "2024-05-03.md", "朝。\n\n> 2019-04-01\n> 昔の日記。\n\n今は違う。\n", MAY[:1], id="g-quote"
        ),
        pytest.param(
            "本.md",
            "# 読んだ本\n\n## 1984\n甲\n\n## 2001年宇宙の旅\n乙\n\n## 1Q84\n丙\n",
            [None],
            id="g-book",
        ),
        pytest.param(
            "小説.md", "# 小説\n\n## 第一章\n一日目。\n\n## 第二章\n二日目。\n", [None], id="g-chapters"
        ),
        pytest.param("a.md", "# 比率\n\n16:9\n甲\n\n4:3\n乙\n\n3:2\n丙\n", [None], id="g-ratio"),
        pytest.param(
            "2024-05-03.md",
            "# 今日\n\n- [ ] 提出 📅 2024-06-01\n- [ ] 電話 📅 2024-05-04\n- [x] 掃除 ✅ 2024-05-03\n\n雨だった。\n",
            MAY[:1],
            id="tasks-emoji",
        ),
        pytest.param(
            "2024-05-03.md", "due:: 2024-06-01\nweather:: 雨\n\n雨だった。\n", MAY[:1], id="dataview"
        ),
        pytest.param(
            "journals/2024_05_03.md",
            "- TODO 提出\n  SCHEDULED: <2024-06-01 Sat>\n- 雨だった。\n",
            MAY[:1],
            id="scheduled",
        ),
        pytest.param(
            "2024-05-03.md",
            "# 会議\n\n日時: 2024-05-02 10:00\n場所: 会議室\n\n話した。\n",
            MAY[:1],
            id="minutes",
        ),
        pytest.param(
            "2024-05-03.md", "拝啓　新緑の候。\n\n敬具\n\n2024年4月30日\n\n田中様\n", MAY[:1], id="letter"
        ),
        pytest.param(
            "2024-05-03.md",
            "届いたメール。\n\nDate: Fri, 26 Apr 2024 10:00:00 +0900\nFrom: a@example.com\n\n元気です。\n",
            MAY[:1],
            id="mail",
        ),
        pytest.param("年表.txt", "1603年 江戸幕府\n1868年 明治維新\n1945年 終戦\n", [None], id="chronology"),
        pytest.param("誕生日.txt", "母 1955/3/2\n父 1950/11/30\n妹 1985/7/7\n", [None], id="birthdays"),
        pytest.param(
            "2024-05-03.md",
            "## 07:10\n朝。\n\n## 12:30\n昼。\n\n## 21:00\n夜。\n",
            MAY[:1],
            id="time-of-day-heads",
        ),
        pytest.param(
            "2024-05-03.md",
            "# 2024-05-03\n\n## 今日やったこと\n畑。\n\n## 明日やること\n川。\n",
            MAY[:1],
            id="template-head",
        ),
        pytest.param(
            "2024-05-03.md",
            "祖父の日記から。\n\n> 昭和二十年八月十五日\n> 晴。終戦。\n\n静かだ。\n",
            MAY[:1],
            id="quoted-diary",
        ),
        pytest.param(
            "2024-05-03.md",
            "```\n2024-01-01 a\n2024-01-02 b\n2024-01-03 c\n```\n動いた。\n",
            MAY[:1],
            id="code-dates",
        ),
        pytest.param(
            "2024-05-03.md",
            "体重\n\n| 日付 | kg |\n|---|---|\n| 5/1 | 60 |\n| 5/2 | 61 |\n\n重い。\n",
            MAY[:1],
            id="table-in-day",
        ),
        pytest.param(
            "2024-05-03.md",
            "思い出:\n- 2001/8/1 海\n- 2005/3/3 山\n- 2010/1/1 雪\n\nどれも遠い。\n",
            MAY[:1],
            id="list-memory",
        ),
        pytest.param(
            "2024-05-03.md",
            "# 作業\n\n## v2024.05.01\n直した。\n\n## v2024.05.02\n出した。\n",
            MAY[:1],
            id="version-diary",
        ),
        pytest.param(
            "本.txt", "本の番号\n\n978-4-06-520808-9\n甲\n\n978-4-10-101001-3\n乙\n", [None], id="isbn"
        ),
        pytest.param("2024-05-03.txt", "10:05 東京発\n12:30 京都着\n\n寺へ。\n", MAY[:1], id="train"),
    ],
)
def test_what_is_no_day(tmp_path: Path, name: str, text: str, expected: list[str | None]) -> None:
    assert days(tmp_path, name, text) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param(
            "2024.md",
            "## 5/6〜5/12\n忙しい週。\n\n## 5/13〜5/19\n静かな週。\n",
            ["2024-05-06", "2024-05-13"],
            id="week-ranges",
        ),
        pytest.param(
            "2024-05-03.md", "朝。\n\n## 2024-05-04\n翌日も続く。\n", MAY[:2], id="two-days-one-file"
        ),
        pytest.param(
            "2024-W18.md",
            "## 2024-04-29 月\n月曜。\n\n## 2024-04-30 火\n火曜。\n\n## 2024-05-01 水\n水曜。\n",
            ["2024-04-29", "2024-04-30", "2024-05-01"],
            id="week-file",
        ),
        pytest.param(
            "2024-05-03-210000.txt",
            "= 畑\n[2024-05-03 21:00]\n朝。\n\n= 川\n[2024-05-04 07:00]\n昼。\n",
            MAY[:2],
            id="howm",
        ),
        pytest.param(
            "clmemo.txt",
            "2024-05-04  田中  <t@example.com>\n\n\t* 川: 泳いだ。\n\n2024-05-03  田中  <t@example.com>\n\n\t* 畑: 耕した。\n",
            ["2024-05-04", "2024-05-03"],
            id="changelog-memo",
        ),
        pytest.param(
            "journal.txt",
            "[2024-05-03 09:00] 畑に行く。\n耕した。\n\n[2024-05-04 10:00] 川へ。\n",
            MAY[:2],
            id="jrnl",
        ),
        pytest.param(
            "a.txt",
            "この日記は祖母のもの。\n写した人は私。\n\n" + three("2024/5/3", "2024/5/4", "2024/5/6"),
            [None, "2024-05-03", "2024-05-04", "2024-05-06"],
            id="day-and-undated-preface",
        ),
        pytest.param(
            "a.txt",
            "2024/5/3\n\n2024/5/4\n川。\n\n2024/5/5\n\n2024/5/6\n山。\n",
            ["2024-05-04", "2024-05-06"],
            id="blank-days",
        ),
        pytest.param(
            "a.txt",
            "2024/5/3\r\n\u671d\u306e\u7551\u3002\r\n\r\n2024/5/4\r\n\u663c\u306e\u5ddd\u3002\r\n\r\n2024/5/6\r\n\u591c\u306e\u5c71\u3002\r\n\r\n",
            MAY,
            id="crlf",
        ),
        pytest.param("a.txt", three("\ufeff2024/5/3", "2024/5/4", "2024/5/6"), MAY, id="bom"),
        pytest.param(
            "2024-05.md",
            "- 2024-05-03\n  - 畑\n  - 昼寝\n- 2024-05-04\n  - 川\n- 2024-05-06\n  - 山\n",
            MAY,
            id="nested-list-days",
        ),
        pytest.param(
            "日記2023-2024.txt",
            three("2023年12月31日 大晦日", "2024年1月1日 元日", "2024年1月2日"),
            ["2023-12-31", "2024-01-01", "2024-01-02"],
            id="new-year",
        ),
        pytest.param(
            "2023年12月〜.txt",
            three("12/31(日)", "1/1(月)", "1/2(火)"),
            ["2023-12-31", "2024-01-01", "2024-01-02"],
            id="no-year-crossing",
        ),
        pytest.param(
            "a.txt",
            three("2024/5/3 朝", "2024/5/3 夜", "2024/5/4"),
            ["2024-05-03", "2024-05-03", "2024-05-04"],
            id="same-day-twice",
        ),
        pytest.param(
            "a.md",
            "# 2024-05-03\n畑[^1]。\n\n[^1]: 2020-01-01 に買った鍬。\n\n# 2024-05-04\n川。\n",
            MAY[:2],
            id="footnote",
        ),
        pytest.param(
            "a.txt", "20240503\n! 畑\n耕した。\n\n20240504\n! 川\n泳いだ。\n", MAY[:2], id="tdiary-like"
        ),
        pytest.param(
            "a.md", three("## 2024-05-03 ☀️", "## 2024-05-04 ☔", "## 2024-05-06 ☁️"), MAY, id="emoji-weather"
        ),
        pytest.param(
            "a.txt", three("(2024/05/03)", "(2024/05/04)", "(2024/05/06)"), MAY, id="parenthesized-all"
        ),
        pytest.param(
            "a.txt",
            three(
                "2024年5月3日（旧暦3月25日）", "2024年5月4日（旧暦3月26日）", "2024年5月6日（旧暦3月28日）"
            ),
            MAY,
            id="lunar",
        ),
    ],
)
def test_files_of_several_days(tmp_path: Path, name: str, text: str, expected: list[str | None]) -> None:
    assert days(tmp_path, name, text) == expected
