from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from indexer.analysis.headwords import Headwords

if TYPE_CHECKING:
    from indexer.app import Diary
    from indexer.model import Hit
    from tests.conftest import MakeDiary

DIARY = {
    "20240103": "新宿の喫茶店でヤマネさんとコーヒーを飲んだ。自家焙煎の豆がうまい。",
    "20240310": "ヤマネさんから焙煎した豆が届いた。挽いて飲む。",
    "20240512": "民主主義についての本を読んだ。",
    "20240801": "雨。本を読んだ。",
    "20250105": "庭の草をむしった。とても暑い。",
    "20250311": "一日寝ていた。三時に起きた。",
}


def days(hits: tuple[Hit, ...]) -> list[str]:
    return [f"{hit.entry.date:%Y%m%d}" for hit in hits]


def entry_of(diary: Diary, day: str) -> tuple[dt.date, dt.date]:
    date = dt.date.fromisoformat(day)
    return date, date


def like(diary: Diary, day: str, limit: int = 10) -> tuple[Hit, ...]:
    return diary.related(diary.entries(*entry_of(diary, day)), limit)


def shared(hit: Hit) -> list[str]:
    return [reason.word for reason in hit.reasons]


def test_what_shares_rare_words_comes_first_and_says_which(make_diary: MakeDiary) -> None:
    hits = like(make_diary(DIARY), "20240103")
    assert days(hits)[0] == "20240310"
    assert set(shared(hits[0])) == {"ヤマネ", "焙煎", "豆", "飲む"}
    snippet = hits[0].snippet
    marked = [snippet.text[start:end] for start, end in snippet.highlights]
    assert marked == ["ヤマネ", "焙煎", "豆", "飲む"]


def test_an_entry_is_not_like_itself(make_diary: MakeDiary) -> None:
    diary = make_diary(DIARY)
    for day in DIARY:
        assert day not in days(like(diary, day))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("とても三つのことをする。", "三つのことをとてもする。"),
        ("雨によって濡れた。", "母によって叱られる。"),
        ("Xで見かけた。", "月額が約2000x6。"),
    ],
)
def test_words_that_say_little_tie_nothing(make_diary: MakeDiary, one: str, other: str) -> None:
    diary = make_diary({"20240101": one, "20240102": other})
    assert like(diary, "20240101") == ()


def test_several_entries_are_taken_together(make_diary: MakeDiary) -> None:
    diary = make_diary(DIARY)
    both = [*diary.entries(*entry_of(diary, "20240103")), *diary.entries(*entry_of(diary, "20240512"))]
    assert set(days(diary.related(both))) == {"20240310", "20240801"}


def test_a_text_finds_what_was_written_about_it(make_diary: MakeDiary) -> None:
    diary = make_diary(DIARY)
    assert days(diary.related("コーヒー豆の焙煎をやってみたい"))[:2] == ["20240103", "20240310"]
    assert days(diary.related("コーヒー豆の焙煎", until=dt.date(2024, 1, 31))) == ["20240103"]
    assert days(diary.related("コーヒー豆の焙煎", since=dt.date(2024, 2, 1))) == ["20240310"]
    assert len(diary.related("コーヒー豆の焙煎", 1)) == 1
    assert diary.related("") == ()


def test_a_compound_is_marked_whole_and_named_once(make_diary: MakeDiary) -> None:
    (hit,) = make_diary({"20240101": "民主主義の本。", "20240102": "雨。"}).related("民主主義とは何か")
    start, end = hit.snippet.highlights[0]
    assert hit.snippet.text[start:end] == "民主主義"
    assert shared(hit) == ["民主主義"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pythonで書いた", ["Python", "書く"]),
        ("７１kgの荷物", ["荷物"]),
        ("民主主義\n", ["民主主義", "民主", "主義"]),
        ("**太字**と[名前](https://example.com/x)<b>猫</b>", ["太字", "名前", "猫"]),
    ],
)
def test_words_of_a_text_stand_as_it_has_them(text: str, words: list[str]) -> None:
    found = [
        (word.form, text[start:end]) for start, end, word in Headwords().of(text) if word.kind != "little"
    ]
    assert [form for form, _ in found] == words


def test_a_text_longer_than_sudachi_takes() -> None:
    text = "猫が寝ている。" * 3000 + "犬"
    found = list(Headwords().of(text))
    assert sum(word.form == "猫" for _, _, word in found) >= 2999
    assert (len(text) - 1, len(text)) == found[-1][:2]


def test_words_of_the_entry_alone_keep_no_others_out(make_diary: MakeDiary) -> None:
    alone = "".join(f"{animal}を見た。" for animal in (
        "麒麟", "河馬", "駱駝", "狸", "狐", "熊", "猪", "鹿", "猿", "鼬", "栗鼠", "土竜", "蝙蝠", "海豚", "鯨", "鯱", "海豹", "海驢",
        "蛙", "蛇", "亀", "鰐", "蜥蜴", "家守", "井守", "鮫", "鮪", "鰹", "鯖", "鰯", "秋刀魚", "鯛", "鱈", "鮭", "鱒", "鰻", "穴子", "鯉",
        "鮒", "鯰", "金魚", "目高", "蟹", "海老", "烏賊", "蛸", "海月", "雲丹", "海鼠", "帆立", "牡蠣", "蜆", "浅蜊", "蛤",
    ))  # fmt: skip
    diary = make_diary(
        {"20250501": alone + "図書館で借りた。", "20250502": "図書館に返した。", "20250503": "雨。"}
    )

    (entry,) = diary.find("2025-05-01", dt.date(2026, 1, 1))

    assert [hit.entry.date for hit in diary.related([entry])] == [dt.date(2025, 5, 2)]
