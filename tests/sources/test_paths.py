"""Dates and titles in the names of files and folders."""

from __future__ import annotations

import datetime as dt

import pytest

from indexer.sources.paths import read_path
from indexer.sources.years import Hint

DAY = dt.date(2025, 8, 29)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("20250829.md", ""),
        ("2025-08-29.md", ""),
        ("2025_08_29.md", ""),
        ("2025-08-29-Friday.md", ""),
        ("2025-08-29-.md", ""),
        ("2025-08-29-1-h.md", ""),
        ("2025-08-29-ruby-nes-emulator.md", "ruby nes emulator"),
        ("2025-08-29 散歩の話.md", "散歩の話"),
        ("2025-08-29 散歩の話 (conflicted copy 2026-05-01).md", "散歩の話"),
        ("20250829.sync-conflict-20260501-120000-ABCDEFG.md", ""),
        ("2025/0829.md", ""),
        ("2025/0829/index.md", ""),
        ("2025/08/29.md", ""),
        ("2025/08/29/095647.md", ""),
        ("2025-08/2025-08-29.md", ""),
        ("2025-08/29.txt", ""),
        ("2025年/8月/29日.txt", ""),
        ("entry/20250829/1237750634.md", ""),
        ("2025-08-29-135114/content.html", ""),
        ("20250829T0900--散歩の話__town.txt", "散歩の話"),
        ("20250829090000.txt", ""),
        ("日記_2025-08-29.txt", ""),
        ("令和7年8月29日（金）.txt", ""),
        ("R7.8.29.txt", ""),
        ("20250829.DAY", ""),
        ("250829.txt", ""),
        ("250829散歩の話.txt", "散歩の話"),
        ("25年8月29日.txt", ""),
        ("2025-0829.md", ""),
        ("2025_0829 散歩の話.md", "散歩の話"),
        ("令和7年/8月/29日.txt", ""),
        ("日記(2025-08-29).txt", ""),
        ("2025-08-29〜31 散歩の話.md", "散歩の話"),
        ("日記250829.txt", ""),
        ("journal_250829.md", ""),
        ("25-08-29.md", ""),
        ("25.08.29 散歩の話.txt", "散歩の話"),
        ("R070829.txt", ""),
        ("2025/08/0829.txt", ""),
        ("2025-08/0829 散歩の話.md", "散歩の話"),
        ("2025/0829日記.txt", ""),
        ("2025/0829散歩の話.txt", "散歩の話"),
        ("2025/08/29−30.md", ""),
        ("2025/08/29,30.md", ""),
        ("2025/08/29〜31 散歩の話.md", "散歩の話"),
        ("2025-08-29~30 散歩の話.md", "散歩の話"),
        ("20250829/写真/一覧/memo.md", ""),
        ("2025-08-29/files/memo.md", ""),
        ("2025年/8月29日.txt", ""),
        ("2025/8月29日（金）散歩の話.md", "散歩の話"),
        ("2025年の夏/山/8月29日.txt", ""),
        ("2025-08-29 (花子の競合コピー 2025-09-01).md", ""),
        ("2025-08-29 (Hanako's conflicted copy 2025-09-01).md", ""),
        ("2025-08-29.sync-conflict-20250901-101010-ABCDEFG.md", ""),
        ("2025-08-29 - コピー.md", ""),
    ],
)
def test_changes(path: str, title: str) -> None:
    found = read_path(f"/home/diary/{path}", "/home/diary")
    assert (found.date, found.title) == (DAY, title)


@pytest.mark.parametrize(
    "path",
    [
        "日記.txt",
        "日記 (conflicted copy 2026-05-01).txt",
        "日記 (太郎 の競合コピー 2026-05-01).txt",
        "diary.sync-conflict-20260501-120000-ABCDEFG.txt",
        "2025.md",
        "202508.md",
        "20251399.md",
        "2025/13/01.md",
        "12345678901.txt",
        "0829.md",
        "29.md",
        "v1.2.3.txt",
        "v25.08.29.txt",
        "2018-2019.md",
        "部品250829.txt",
        "250832.txt",
        "201108.txt",
        "192.25.08.29.txt",
        "2025/0899.txt",
        "2024/08/0929.txt",
        "8月29日.txt",
        "29日の金曜日.md",
        "R7/8/29.md",
        "電話 25-08-2912.txt",
    ],
)
def test_noop(path: str) -> None:
    assert read_path(f"/home/diary/{path}", "/home/diary").date is None


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("1923.md", Hint(1923)),
        ("192308.md", Hint(1923, 8)),
        ("1923-08.txt", Hint(1923, 8)),
        ("日記2025.txt", Hint(2025)),
        ("大正十二年.txt", Hint(1923)),
        ("2019/日記.txt", Hint(2019)),
        ("2019年/8月/日記.txt", Hint(2019, 8)),
        ("2019/08/diary.md", Hint(2019, 8)),
        ("令和元年/八月.txt", Hint(2019, 8)),
        ("R1/8月.txt", Hint(2019, 8)),
        ("S62.txt", Hint(1987)),
        ("H5/日記.txt", Hint(1993)),
        ("M5.txt", Hint()),
        ("S620.txt", Hint()),
        ("日記.txt", Hint()),
    ],
)
def test_hints(path: str, hint: Hint) -> None:
    assert read_path(f"/home/2001/diary/{path}", "/home/2001/diary").hint == hint


def test_tags_of_denote() -> None:
    assert read_path("/d/20250829T0900--walk__town_food.org").tags == ("town", "food")


def test_a_digest_is_no_title() -> None:
    for name in (
        "C6FCB5AD2F323030352D30312D3035.txt",
        "0f1e2d3c4b5a69788796a5b4c3d2e1f0.md",
        "散歩 0f1e2d3c4b5a69788796a5b4c3d2e1f0.md",
    ):
        assert read_path(f"/d/{name}").title in ("", "散歩")
