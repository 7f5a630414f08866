"""Each normalizer: what it changes, and what it must leave alone."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import historic
from indexer.analysis.characters import CharacterClass
from indexer.analysis.historic import historical_kana, is_old
from indexer.analysis.kana import reading_key, romaji_key
from indexer.analysis.normalized import known, prepare
from indexer.analysis.normalizers import NORMALIZERS

_PIECES = (
    "お祖母さん", "少しづつ", "気ずく", "そのとうり", "さむっ。", "さっむい", "すごーーい", "つかれたぁぁ", "こゝろ", "いろ〳〵", "けふ",
    "思ふ", "家へ行つた", "ちよつと", "ラヂオ", "うたふ", "貳百九拾圓", "三億四千万", "會社", "猫", "。", "\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=12))
def test_edits_go_forward(pieces: list[str]) -> None:
    text = "".join(pieces)

    found = {normalizer.name: list(normalizer.edits(text, known)) for normalizer in NORMALIZERS}
    found["historical kana"] = historical_kana(text, known, 0)
    for name, edits in found.items():
        assert all(one[1] <= other[0] for one, other in pairwise(edits)), name


@pytest.mark.parametrize(
    ("text", "prepared"),
    [
        pytest.param("さいこーーー", "さいこう", id="a vowel drawn out"),
        pytest.param("ごめーーん", "ごめん", id="a word drawn out"),
        pytest.param("ぼーーっとした", "ぼーっとした", id="a sound drawn out"),
        pytest.param("會社の龜と櫻", "会社の亀と桜", id="old kanji"),
        pytest.param("いろ〳〵な", "いろいろな", id="two kana repeated"),
        pytest.param("ところ〴〵", "ところどころ", id="three kana repeated, voiced"),
        pytest.param("暑い〳〵日、重ね〳〵", "暑い暑い日、重ね重ね", id="a kanji and a kana repeated"),
        pytest.param(
            "思ふに少々あつし。", "思うに少々あつし。", id="no small tsu at the end of an adjective"
        ),
        pytest.param("こゝろ", "こころ", id="one kana repeated"),
        pytest.param("かゞやき", "かがやき", id="one kana repeated, voiced"),
        pytest.param("貳百九拾圓", "290円", id="formal numerals"),
        pytest.param("壱万円札", "一万円札", id="a formal one in a sum"),
        pytest.param("さうだらう。", "そうだろう。", id="darau"),
        pytest.param("家へ行つたと思ふ。", "家へ行ったと思う。", id="tsu and fu"),
        pytest.param("Crème brûlée", "creme brulee", id="accents"),
        pytest.param("T-シャツとe-メール", "tシャツとeメール", id="letters before katakana"),
        pytest.param("けふも笑ふ", "きょうも笑う", id="kefu"),
        pytest.param("出かけませう、けふは", "出かけましょう、きょうは", id="masho"),
        pytest.param("けふラヂオでバツトの話", "きょうラジオでバットの話", id="katakana"),
        pytest.param("恥ぢるべきだらう。", "恥じるべきだろう。", id="di"),
        pytest.param("ただよふ", "ただよう", id="a verb in kana alone"),
        pytest.param("秋風にまよふ。", "秋風にまよう。", id="a verb in kana at the end of a modern text"),
        pytest.param("子犬がいつぴきゐた。", "子犬がいっぴきいた。", id="tsu before pi"),
        pytest.param(
            "スカアトとフリイヂヤを買ふ。", "スカートとフリージアを買う。", id="long vowels of katakana"
        ),
        pytest.param("かういふ人にならうと思ふ。", "こういう人になろうと思う。", id="au"),
        pytest.param("てふてふを追ふ。", "ちょうちょうを追う。", id="eu"),
        pytest.param("しづかに笑ふ。", "しずかに笑う。", id="du"),
        pytest.param("をかしな話だらう。", "おかしな話だろう。", id="wo at the beginning"),
        pytest.param("「本」を買つただらう。", "「本」を買っただろう。", id="wo behind a bracket"),
        pytest.param("これではなかつた。", "これではなかった。", id="ha behind a particle"),
        pytest.param("何も言はなかつた。", "何も言わなかった。", id="ha in a verb"),
        pytest.param("5000円×2", "5000円x2", id="times"),
        pytest.param("一万二千歩", "12000歩", id="a long number"),
        pytest.param("三億四千万年", "340000000年", id="a very long number"),
        pytest.param("貳百九拾五圓", "295円", id="a long formal number"),
        pytest.param(
            "お祖母さんの気ずくことを少しづつ",
            "おばあさんの気づくことを少しずつ",
            id="misspellings in any order",
        ),
        pytest.param("さむっ。道も高っ!", "さむい。道も高い!", id="cut short"),
        pytest.param("まっっずい。狭ーーい", "まずい。狭い", id="several marks"),
        pytest.param("ふつーの、さいこーの日", "ふつうの、さいこうの日", id="a long vowel"),
        pytest.param("ねみーし、やべー", "ねむいし、やばい", id="contracted"),
        pytest.param("たのしー。", "たのしい。", id="the end of an adjective"),
        pytest.param("コツプとカフエの絵", "コップとカフェの絵", id="katakana in a text of today"),
        pytest.param("煖爐を慾しがる", "暖炉を欲しがる", id="other forms of kanji"),
        pytest.param("同居人(ムギ)", "同居人[ムギ]", id="brackets that would hide kana"),
    ],
)
def test_changes(text: str, prepared: str) -> None:
    assert prepare(text)[1].text == prepared


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("一二三四", id="digits in a row are no number"),
        pytest.param("五十音と八百屋と三十三間堂", id="numerals in words"),
        pytest.param("参考にする", id="a formal numeral in a word"),
        pytest.param("財布を拾う", id="hirou is no ten"),
        pytest.param("気持ちがつたわる", id="tsu in a modern text"),
        pytest.param("縮んで、続く", id="di and du that are right today"),
        pytest.param("三つたべた", id="a counter before ta"),
        pytest.param("人々と時々", id="the kanji mark is left to the dictionary"),
        pytest.param("それによって知った", id="modern spelling"),
        pytest.param("らーめんを、うーんと、いいよーって", id="a long vowel that is right, or makes no word"),
        pytest.param(
            "また。うん、はい。そこ。あま、うま。", id="words that are no stems of adjectives alone"
        ),
        pytest.param("ミイラとオオカミとフイリピノ", id="katakana that is right, or makes no word"),
        pytest.param("とうふと、きなこ。さいふ。", id="nouns in fu"),
        pytest.param("へたな字。そこへたまたま。すりへる。", id="he that is no e"),
        pytest.param("行った店では、かつてひどいそばがつきた。", id="particles beside words"),
    ],
)
def test_noop(text: str) -> None:
    assert prepare(text)[1].text == text


@pytest.mark.parametrize("length", [1, 20_000])
def test_characters_are_found_by_set_and_by_pattern(length: int) -> None:
    brackets = CharacterClass("[]^-\\")
    plain = "あいう" * length

    assert not brackets.occurs_in(plain)
    assert brackets.found_in(plain) == set()
    assert brackets.occurs_in(plain + "^")
    assert brackets.found_in(plain + "^-[]\\") == set("[]^-\\")


@pytest.mark.parametrize("length", [1, 20_000])
def test_characters_of_a_range_are_found_beside_others(length: int) -> None:
    some = CharacterClass("[", "k", "n")
    plain = "あjいo]" * length

    assert not some.occurs_in(plain)
    assert some.found_in(plain) == set()
    for char in "[klmn":
        assert some.occurs_in(plain + char)
    assert some.found_in(plain + "m[n") == set("m[n")


@pytest.mark.parametrize(
    ("old", "stays"),
    [
        ("愛想がつきると思ふ。", "がつきる"),
        ("かつて会つた人。", "かつて"),
        ("悪い人ではないと思ふ。", "ではない"),
        ("こつちへ来ると言ふ。", "へ来る"),
        ("すきやきを食ふ。", "すきやき"),
        ("三つたべたと思ふ。", "三つたべた"),
    ],
)
def test_what_is_right_today_stays_in_an_old_text(old: str, stays: str) -> None:
    assert stays in prepare(old)[1].text


def test_modern_prose_is_not_old() -> None:
    text = "会社のあと、友だちとご飯を食べに行った。つたの絡まる店だった。やはり美味しい。"

    assert not is_old(text)


@given(
    text=st.text("会思圓ゐヂけふくまでせうだらやにかつたてえぢる、", max_size=8),
    padding=st.sampled_from([0, 400]),
)
def test_a_text_is_old_that_has_marks_of_its_age(text: str, padding: int) -> None:
    whole = text + "。" * padding

    assert is_old(whole) == (len(re.findall(historic._OLD_TEXT, whole)) >= (2 if len(whole) > 300 else 1))


@pytest.mark.parametrize(
    ("kana", "romaji"),
    [
        ("トウキョウ", ["tokyo", "toukyou", "tōkyō", "Tokyo", "tokyou"]),
        ("シンブン", ["shinbun", "shimbun", "sinbun"]),
        ("キッサテン", ["kissaten", "kissatenn"]),
        ("マッチャ", ["matcha", "maccha", "mattya"]),
        ("ジショ", ["jisho", "zisyo"]),
        ("ツヅキ", ["tsuzuki", "tuduki"]),
        ("コンニチワ", ["konnichiwa", "konnitiwa"]),
        ("オオサカ", ["osaka", "oosaka", "ōsaka"]),
        ("フジサン", ["fujisan", "huzisan"]),
        ("チョコ", ["choko", "tyoko"]),
        ("ファイル", ["fairu"]),
        ("ヲタク", ["wotaku", "otaku"]),
        ("ウォッカ", ["wokka", "okka"]),
    ],
)
def test_kana_and_romaji_meet(kana: str, romaji: list[str]) -> None:
    assert {romaji_key(word.lower()) for word in romaji} == {reading_key(kana)}


@pytest.mark.parametrize("text", ["漢字", "abc", "、"])
def test_what_is_no_kana_has_no_key(text: str) -> None:
    assert reading_key(text) == ""
