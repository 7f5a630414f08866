"""Quantities: one key for all ways to write one, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.folding import fold
from indexer.analysis.quantities import quantities, value


def keys(text: str) -> set[str]:
    return {key for quantity in quantities(fold(text).text) for key in quantity.keys}


@pytest.mark.parametrize(
    ("key", "spellings"),
    [
        ("12人", ["12人", "１２人", "十二人", "第12人"]),
        ("30歳", ["30歳", "三十才", "30才"]),
        ("7巻", ["第七巻", "7巻", "七巻", "第7巻"]),
        ("3回目", ["三回目", "3回目"]),
        ("10km", ["10km", "10キロ", "十キロメートル", "10㎞"]),
        ("10kg", ["10kg", "10キロ", "10㌔", "十キログラム"]),
        ("250g", ["250g", "250グラム", "二百五十グラム"]),
        ("80cm", ["80cm", "80センチ", "八十センチメートル", "80㎝"]),
        ("500ml", ["500ml", "500ミリリットル", "500cc"]),
        ("25%", ["25%", "２５％", "25パーセント"]),
        ("36.8°c", ["36.8℃", "36.8度"]),
        ("1500円", ["1,500円", "¥1500", "￥1,500", "千五百円", "1500円"]),
        ("35000円", ["3万5千円", "三万五千円", "35,000円", "3.5万円"]),
        ("6ヶ月", ["6ヶ月", "六か月", "6カ月", "6ヵ月", "六箇月"]),
        ("3つ", ["3つ", "三つ", "みっつ"]),
        ("2人", ["2人", "二人", "ふたり"]),
        ("8時15分", ["8:15", "8時15分", "八時十五分"]),
        ("6時30分", ["6時半", "6:30", "六時三十分"]),
        ("11月3日", ["11/3", "11月3日", "十一月三日", "2024/11/3"]),
        ("2024年", ["2024年", "二〇二四年"]),
        ("3年", ["3年", "三年目", "3年間"]),
        ("80分", ["80分", "1時間20分", "一時間二十分間"]),
        ("90分", ["90分間", "一時間半", "1時間30分"]),
        ("16時0分", ["16:00", "16時", "午後4時", "午後4:00", "十六時頃"]),
        ("16時", ["16:00", "16時", "16時5分", "午後4時5分"]),
        ("13時20分", ["13:20", "午後1時20分"]),
        ("37.8度", ["37.8度", "37度8分", "三十七度八分"]),
        ("37.8°c", ["37.8℃", "37.8度", "37度8分", "三十七度八分"]),
        ("-5°c", ["−5℃", "気温が−5℃", "-5℃", "マイナス5度", "マイナス五度", "氷点下5度"]),
        ("3階", ["3階", "3F", "３Ｆ", "三階"]),
        ("地下2階", ["地下2階", "B2F", "地下二階"]),
        ("30%引", ["三割引", "3割引き", "30%引き", "30%OFF", "30パーセントオフ"]),
        ("3割", ["三割引", "3割"]),
        ("小学6年生", ["小6", "小六", "小学6年", "小学校六年生", "小学六年生"]),
        ("中学1年生", ["中1", "中一", "中学1年", "中学校の1年生", "中1生"]),
        ("高学2年生", ["高2", "高二", "高校2年", "高校二年生", "高等学校2年"]),
    ],
)
def test_one_key_for_all_spellings(key: str, spellings: list[str]) -> None:
    assert [spelling for spelling in spellings if key not in keys(spelling)] == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("41度", "1度"),
        ("三十五人", "5人"),
        ("16時5分", "16時0分"),
        ("16時半", "16時0分"),
        ("16時間", "16時0分"),
        ("16時間", "16時"),
        ("三丁目", "3丁"),
        ("1時5分", "65分"),
        ("午前4時", "16時0分"),
        ("午後16時", "28時0分"),
        ("24,000円", "4000円"),
        ("97位", "7位"),
        ("数十人", "10人"),
        ("何百回", "100回"),
        ("二三日", "23日"),
        ("やっつけた", "8つ"),
        ("21:75", "21時75分"),
        ("13/45", "13月45日"),
        ("1.2.3", "2"),
        ("5kmh", "5km"),
        ("37度15分", "37.15度"),
        ("3-5度", "-5度"),
        ("a-5度", "-5度"),
        ("三-五度", "-5度"),
        ("中3日", "中学3年生"),
        ("最高3", "高学3年生"),
        ("小一時間", "小学1年生"),
        ("高校3年間", "高学3年生"),
        ("小学7年", "小学7年生"),
        ("中5", "中学5年生"),
        ("高三郎", "高学3年生"),
        ("3fa", "3階"),
    ],
)
def test_noop(text: str, key: str) -> None:
    assert key not in keys(text)


@given(number=st.integers(1, 99_999_999))
def test_a_number_is_the_same_in_kanji_and_with_commas(number: int) -> None:
    assert value(_in_kanji(number)) == value(f"{number:,}") == str(number)


def _in_kanji(number: int) -> str:
    out = ""
    for size, unit in ((10_000, "万"), (1, "")):
        part, number = divmod(number, size)
        for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, part = divmod(part, power)
            if digit:
                out += ("" if digit == 1 and sign else "一二三四五六七八九"[digit - 1]) + sign
        out += unit if out and number >= 0 and not out.endswith(unit) and size > 1 else ""
    return out
