"""More habits of writing: marks, brackets and signs around the dates of headings, names of files, and fractions, which are no days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from indexer.sources import read

if TYPE_CHECKING:
    from pathlib import Path

MAY = ["2024-05-03", "2024-05-04", "2024-05-06"]
TEXTS = ("朝の畑。", "昼の川。", "夜の山。")


def days(folder: Path, name: str, text: str) -> list[str]:
    path = folder / "diary" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return [f"{entry.date}" for entry in read(path, root=folder / "diary").entries]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("「2024年5月{d}日」", "a.txt"),
        ("「2024年5月{d}日」 題", "a.txt"),
        ("「5月{d}日」", "2024.txt"),
        ("『2024.5.{d}』", "a.txt"),
        ("“2024/5/{d}”", "a.txt"),
        ("〈2024年5月{d}日〉", "a.txt"),
        ("≪2024/5/{d}≫", "a.txt"),
        ("〖2024年5月{d}日（{w}）〗", "a.txt"),
        ("{{2024/05/0{d}}}", "a.txt"),
        ("｛2024年5月{d}日｝", "a.txt"),
        ("＜5月{d}日（{w}）＞", "2024.txt"),
        ("→2024/5/{d}", "a.txt"),
        ("⇒ 2024/05/0{d}", "a.txt"),
        ("➡ 2024-05-0{d}", "a.txt"),
        ("▶2024/5/{d}", "a.txt"),
        ("▷ 5月{d}日", "2024.txt"),
        ("※2024年5月{d}日（{w}）", "a.txt"),
        ("§ 2024/5/{d}", "a.txt"),
        ("- - - 2024/5/{d} - - -", "a.txt"),
        ("## **2024年5月{d}日（{w}）**", "a.md"),
        ("### 1日目 2024/5/{d}", "a.md"),
        ("第3号　2024年5月{d}日", "a.txt"),
        ("## Day 2: 2024-05-0{d}", "a.md"),
        ("2024.05.0{d}.{e}", "a.txt"),
        ("2024年 5/{d} ({w})", "a.txt"),
        ("2024　5月{d}日", "a.txt"),
        ("2024年  5月  {d}日 {w}曜日 21:10:00 JST", "a.txt"),
        ("{e} May  {d} 21:10:00 JST 2024", "a.txt"),
        ("May {d}", "2024.md"),
        ("## May {d} ({e})", "2024.md"),
        ("{d} May", "2024.md"),
        ("■{d}日", "日記/2024/05.txt"),
        ("【{d}】", "2024-05.txt"),
        ("{d}. {w}曜日", "2024-05.txt"),
    ],
)
def test_what_stands_around_a_date(tmp_path: Path, form: str, name: str) -> None:
    heads = [form.format(d=d, w=w, e=e) for d, w, e in ((3, "金", "Fri"), (4, "土", "Sat"), (6, "月", "Mon"))]
    text = "".join(f"{head}\n{said}\n\n" for head, said in zip(heads, TEXTS, strict=True))
    assert days(tmp_path, name, text) == MAY


@pytest.mark.parametrize(
    "name",
    [
        "2024/May/03.md",
        "「2024年5月3日」.txt",
        "【2024年5月3日】.txt",
        "Journal/2024/05-May/2024-05-03-Friday.md",
        f"{'日記　2024年5月3日'.encode().hex().upper()}.txt",  # a page of PukiWiki
    ],
)
def test_names_of_files(tmp_path: Path, name: str) -> None:
    assert days(tmp_path, name, "朝。\n") == MAY[:1]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.md", "# プリン\n\n1/2 カップ 牛乳\n\n1/4 カップ 砂糖\n\n3/4 カップ 卵\n", id="cups"),
        pytest.param("a.txt", "プリン\n\n1/2 カップ\n牛乳\n\n1/4 カップ\n砂糖\n", id="amounts above names"),
        pytest.param("a.txt", "1/2カップ\n牛乳\n\n2/3カップ\n砂糖\n", id="glued"),
        pytest.param("a.txt", "1/2 tsp salt\n\n1/4 cup sugar\n\n3/4 cup milk\n", id="English"),
        pytest.param("a.md", "# プリン\n\n1/2\n牛乳（カップ）\n\n1/4\n砂糖（カップ）\n", id="amounts beside"),
        pytest.param("a.md", "# 練習\n\n## 3/4 拍子\nワルツ\n\n## 4/4 拍子\n行進曲\n", id="time of music"),
        pytest.param(
            "連載.md", "# 旅の話\n\n## 1/3\n出発。\n\n## 2/3\n到着。\n\n## 3/3\n帰宅。\n", id="parts"
        ),
        pytest.param("a.md", "# 旅の話\n\n(1/2)\n出発。\n\n(2/2)\n到着。\n", id="parts in brackets"),
        pytest.param("映画.txt", "7/10 退屈\nA\n\n9/10 面白い\nB\n\n5/10 ふつう\nC\n", id="points"),
        pytest.param("a.md", "# 議事\n\n「平成30年4月1日」\nという日付の印。\n", id="one date in quotes"),
    ],
)
def test_fractions_and_quotes_are_no_days(tmp_path: Path, name: str, text: str) -> None:
    assert days(tmp_path, name, text) == ["None"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("2024-05-03.md", "プリンを作った。\n\n1/2 カップ\n牛乳\n\n1/4 カップ\n砂糖\n\n3/4 本\n人参\n"),
        ("2024-05-03.md", "映画を三本。\n\n7/10 退屈\nA\n\n9/10 面白い\nB\n\n5/10 ふつう\nC\n"),
        ("2024-05-03.md", "会議は延期。\n\n→2024/5/10\n\n部屋も替わる。\n"),
        ("2024-05-03.md", "→2024/6/1 までに返事。\n\n「2024年5月10日」と書いてあった。\n"),
        ("2024-05-03.md", "手紙の日付。\n\n「2024年5月10日」\n\n先の日付だ。\n"),
    ],
)
def test_the_file_of_a_day_keeps_fractions_and_plans(tmp_path: Path, name: str, text: str) -> None:
    assert days(tmp_path, name, text) == MAY[:1]


def test_days_of_january_are_no_fractions(tmp_path: Path) -> None:
    text = "1/2\n初詣。\n\n1/3\n卵を3個買った。\n\n1/4\n仕事始め。\n"
    assert days(tmp_path, "2024.txt", text) == ["2024-01-02", "2024-01-03", "2024-01-04"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(
            "a.csv",
            "年,月,日,天気,本文\n2024,5,3,晴,朝。\n2024,5,4,雨,昼。\n2024,5,6,晴,夜。\n",
            id="three columns",
        ),
        pytest.param("2024.csv", "月,日,本文\n5,3,朝。\n5,4,昼。\n5,6,夜。\n", id="two columns in a year"),
        pytest.param(
            "2024年5月.csv", "日,曜日,内容\n3,金,朝。\n4,土,昼。\n6,月,夜。\n", id="one column in a month"
        ),
        pytest.param(
            "2024-05.md",
            "| 日 | 内容 |\n|---|---|\n| 3日 | 朝。 |\n| 4日 | 昼。 |\n| 6日 | 夜。 |\n",
            id="Markdown",
        ),
        pytest.param(
            "a.tsv",
            "year\tmonth\tday\tnote\n2024\t05\t03\t朝。\n2024\t05\t04\t昼。\n2024\t05\t06\t夜。\n",
            id="English",
        ),
    ],
)
def test_tables_with_a_column_for_each_part_of_a_day(tmp_path: Path, name: str, text: str) -> None:
    assert days(tmp_path, name, text) == MAY


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.txt", "題名：畑\n日時：2024年5月3日\n\n朝。\n", id="wide colons on top"),
        pytest.param("a.md", "---\ndate:\n  - 2024-05-03\n---\n朝。\n", id="a list of one day"),
        pytest.param(
            "a.org",
            ":PROPERTIES:\n:CREATED: [2024-05-03 Fri]\n:END:\n#+title: 畑\n朝。\n",
            id="a drawer on top",
        ),
    ],
)
def test_the_head_of_a_file_says_its_day(tmp_path: Path, name: str, text: str) -> None:
    assert days(tmp_path, name, text) == MAY[:1]


def test_lines_of_json_are_data(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"date":"2024-05-03","text":"朝。"}\n{"date":"2024-05-04","text":"昼。"}\n', encoding="utf-8"
    )
    reading = read(path)
    assert not reading.entries
    assert [notice.code for notice in reading.notices] == ["notice-data"]
