"""What is copied."""

from __future__ import annotations

import datetime as dt

from indexer.live.clipboard import copy_of
from indexer.model import Entry, Hit, Snippet


def entry(text: str, title: str = "") -> Entry:
    return Entry("00", dt.date(2025, 5, 1), title, text, "/diary.txt", 1)


def test_an_entry_under_its_day_and_title() -> None:
    found = copy_of(Hit(entry("\n猫が来た。\n", "庭"), 0.0, Snippet("", ())))
    assert found == ("2025-05-01 庭\n\n猫が来た。", "live-copied")


def test_of_a_long_entry_the_passage() -> None:
    found = copy_of(Hit(entry("猫" * 40_000), 0.0, Snippet("猫が来た。", ())))
    assert found == ("2025-05-01\n\n猫が来た。", "live-copied-passage")


def test_nothing_that_drives_a_terminal_is_pasted_later() -> None:
    assert "\x1b" not in copy_of(Hit(entry("猫\x1b[31m"), 0.0, Snippet("", ()))).text
