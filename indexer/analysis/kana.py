"""Readings: kana and Latin letters brought to one key."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)} | {
    ord("ゝ"): "ヽ",
    ord("ゞ"): "ヾ",
}
KATAKANA = frozenset(map(chr, range(ord("ァ"), ord("ヺ") + 1))) | {"ー"}
UNVOICED = dict(
    zip(
        "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポ",
        "カキクケコサシスセソタチツテトハヒフヘホハヒフヘホ",
        strict=True,
    )
)
_VOICED = {plain: sound for sound, plain in UNVOICED.items() if sound not in "パピプペポ"}
_ROMAJI = frozenset("abcdefghijklmnopqrstuvwxyzāīūēōâîûêô'-")

_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ", "z": "ザジズゼゾ", "t": "タチツテト",
    "d": "ダ__デド", "n": "ナニヌネノ", "h": "ハヒフヘホ", "b": "バビブベボ", "p": "パピプペポ", "m": "マミムメモ",
    "y": "ヤ_ユ_ヨ", "r": "ラリルレロ", "w": "ワ____",
}  # fmt: skip
_KANA = {kana: row + vowel for row, line in _ROWS.items() for kana, vowel in zip(line, "aiueo", strict=True)}
_KANA |= {
    "ヲ": "o",
    "ン": "n",
    "ヂ": "zi",
    "ヅ": "zu",
    "ヴ": "bu",
    "ヰ": "i",
    "ヱ": "e",
    "ヵ": "ka",
    "ヶ": "ke",
    "ー": "",
}
_SMALL = {
    "ァ": "a",
    "ィ": "i",
    "ゥ": "u",
    "ェ": "e",
    "ォ": "o",
    "ャ": "ya",
    "ュ": "yu",
    "ョ": "yo",
    "ヮ": "wa",
}

_HEPBURN = (
    ("tchi", "tti"), ("cchi", "tti"), ("sshi", "ssi"), ("tch", "tty"), ("cch", "tty"), ("ssh", "ssy"), ("shi", "si"), ("sh", "sy"), ("chi", "ti"), ("ch", "ty"),
    ("tsu", "tu"), ("fu", "hu"), ("ji", "zi"), ("jy", "zy"), ("j", "zy"), ("dzu", "zu"), ("dz", "z"), ("du", "zu"),
    ("di", "zi"), ("wo", "o"), ("v", "b"), ("l", "r"), ("c", "k"), ("q", "k"), ("x", "kus"), ("-", ""),
)  # fmt: skip
_AFTER = (
    (("mb", "mp", "mm"), "m(?=[bpm])", "n"),
    (("nn", "n'"), "n+'?", "n"),
    (("ou", "oo"), "ou|oo", "o"),
    (("aa", "ii", "uu", "ee", "oo"), "([aiueo])\\1+", r"\1"),
)
"""Letters of which one must be there, a pattern, and what is put in its place."""


def katakana(text: str) -> str:
    """Hiragana as katakana, everything else as it is.

    >>> katakana("うぉーりー")
    'ウォーリー'
    """
    return text.translate(_TO_KATAKANA)


def hiragana(text: str) -> str:
    """Katakana as hiragana, everything else as it is.

    >>> hiragana("タタラ")
    'たたら'
    """
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in text)


def is_kana(text: str) -> bool:
    """Whether a word is written in hiragana and katakana alone."""
    return bool(text) and all("ぁ" <= char <= "ゖ" or "ァ" <= char <= "ヺ" or char == "ー" for char in text)


def has_kanji(text: str) -> bool:
    """Whether a text holds a kanji of the basic block."""
    return any("一" <= char <= "龥" or char == "々" for char in text)


def shares_kanji(one: str, other: str) -> bool:
    """Whether two words have a kanji in common."""
    return any(char in other for char in one if has_kanji(char))


def voiced(kana: str) -> str:
    """A katakana reading as it sounds at the end of a compound (連濁): サオ is ザオ in 釣竿.

    >>> voiced("サオ"), voiced("ムギ")
    ('ザオ', 'ムギ')
    """
    return _VOICED.get(kana[:1], kana[:1]) + kana[1:]


def unvoiced(kana: str) -> str:
    """A katakana reading as it sounds at the beginning of a word: the other way round.

    >>> unvoiced("ガライ"), unvoiced("ムギ")
    ('カライ', 'ムギ')
    """
    return UNVOICED.get(kana[:1], kana[:1]) + kana[1:]


_CHINESE = "[ァ-ヺ][ャュョ]?[イウンク]?|[イシチニヒキリミギジビピ]?[ャュョ]?ッ?|[エケセテネヘメレゲゼベイシチニヒキリギジ][キ]|.[ャュョ]?ツ|[イシチニヒキリハラサ]チ"


_NATIVE = frozenset({"ユキ", "ツキ", "アキ", "サキ", "カキ", "トキ", "タキ", "マキ", "ミチ", "マチ", "ウチ", "クチ", "ツチ", "ナツ", "クツ", "マツ"})  # fmt: skip
"""Japanese readings that have the shape of a Chinese one."""


def is_japanese(kana: str) -> bool:
    """Whether the katakana reading of a single kanji has the shape of a Japanese (訓) and no Chinese one (音).

    >>> is_japanese("ムギ"), is_japanese("カサ"), is_japanese("ホン"), is_japanese("ヒン"), is_japanese("エキ")
    (True, True, False, False, False)
    """
    return kana in _NATIVE or (len(kana) > 1 and not re.fullmatch(_CHINESE, kana))


def unvoiced_variants(readings: Iterable[str]) -> tuple[str, ...]:
    """Katakana readings without those that are another one voiced at its beginning.

    The dictionary has 墓 also as バカ, as it sounds at the end of a compound (連濁); alone nobody reads it so.

    >>> unvoiced_variants(["ハカ", "バカ"]), unvoiced_variants(["バカ"])
    (('ハカ',), ('バカ',))
    """
    found = dict.fromkeys(readings)
    return tuple(
        kana
        for kana in found
        if not (kana and (plain := UNVOICED.get(kana[0])) and plain + kana[1:] in found)
    )


def is_hiragana(text: str) -> bool:
    """Whether a word is written in hiragana alone."""
    return bool(text) and all("ぁ" <= char <= "ゖ" or char == "ー" for char in text)


def is_katakana(text: str) -> bool:
    """Whether a word is written in katakana alone."""
    return bool(text) and KATAKANA.issuperset(text)


def is_romaji(text: str) -> bool:
    """Whether a folded word of three letters or more could be Japanese in Latin letters."""
    return len(text) > 2 and _ROMAJI.issuperset(text)


def is_foreign(latin: str) -> bool:
    """Whether Latin letters are spelt as no Japanese word is, and may be one from abroad: coffee, icu; not ocha or matcha.

    >>> is_foreign("icu"), is_foreign("cafe"), is_foreign("matcha"), is_foreign("ocya")
    (True, True, False, False)
    """
    return bool(re.search("[lqvx]|c(?!h|y|ch)", latin))


def _key(latin: str) -> str:
    for signs, pattern, new in _AFTER:
        for sign in signs:
            if sign in latin:
                latin = re.sub(pattern, new, latin)
                break
    return latin


def reading_key(kana: str) -> str:
    """The key of a katakana reading: Kunrei romanization without long vowels, or "" if it is not all kana.

    >>> reading_key("トウキョウ"), reading_key("シンブン"), reading_key("キッテ"), reading_key("メイソウ")
    ('tokyo', 'sinbun', 'kitte', 'meiso')
    """
    return _key(latin_of(kana))


def latin_of(kana: str) -> str:
    """A katakana reading in Kunrei romanization, as kana are typed, or "" if it is not all kana.

    >>> latin_of("トウキョウ"), latin_of("ラーメン")
    ('toukyou', 'ramen')
    """
    out: list[str] = []
    double = False
    for char in kana:
        if char == "ッ":
            double = True
            continue
        if char in _SMALL and out:
            out[-1] = _glide(out[-1], _SMALL[char])
            continue
        latin = _KANA.get(char) or _SMALL.get(char)
        if latin is None and char != "ー":
            return ""
        latin = latin or ""
        out.append(latin[:1] + latin if double else latin)
        double = False
    return "".join(out)


def _glide(before: str, small: str) -> str:
    """フ and ァ are fa, キ and ャ kya, ウ and ィ wi, テ and ィ ti."""
    if small[0] == "y":
        return before[:-1] + small
    consonant = {"hu": "f", "u": "w", "bu": "b", "tu": "t"}.get(before, before[:-1])
    return (consonant + small).replace("wo", "o")


def romaji_key(latin: str) -> str:
    """The key of a word in any romanization (Hepburn, Kunrei, macrons), to be met with :func:`reading_key`.

    >>> romaji_key("tōkyō"), romaji_key("Shimbun"), romaji_key("matcha"), romaji_key("konnichiwa")
    ('tokyo', 'sinbun', 'mattya', 'konitiwa')
    """
    return _key(_kunrei(latin))


def _kunrei(latin: str) -> str:
    latin = "".join(c for c in unicodedata.normalize("NFD", latin.lower()) if not unicodedata.combining(c))
    for old, new in _HEPBURN:
        latin = latin.replace(old, new)
    return re.sub("zyy", "zy", latin)


_BEGUN = (("tch", ("tti", "tty")), ("cch", ("tti", "tty")), ("tc", ("tti", "tty")), ("ssh", ("ssi", "ssy")), ("sh", ("si", "sy")), ("ch", ("ti", "ty")), ("ts", ("tu",)),
          ("c", ("ti", "ty")), ("j", ("zi", "zy")), ("f", ("hu", "f")))  # fmt: skip
"""Consonants at the end of what is typed, and what may become of them in Kunrei."""


def begun_readings(latin: str) -> dict[str, str]:
    """What the readings begin with that are typed so, in any romanization, the last letters a half-typed syllable.

    As they are typed (:func:`latin_of`), and the key of each (:func:`reading_key`).

    >>> begun_readings("touk"), begun_readings("onsh")
    ({'touk': 'tok'}, {'onsi': 'onsi', 'onsy': 'onsy'})
    """
    latin = latin.lower()
    last, ends = next(((last, ends) for last, ends in _BEGUN if latin.endswith(last)), ("", ("",)))
    typed = [_kunrei(latin.removesuffix(last)) + end for end in ends]
    return {letters: _key(letters) for letters in typed if letters}


_SYLLABLES = {
    "": "あいうえお", "k": "かきくけこ", "g": "がぎぐげご", "s": "さしすせそ", "z": "ざじずぜぞ", "t": "たちつてと", "d": "だぢづでど",
    "n": "なにぬねの", "h": "はひふへほ", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ", "m": "まみむめも", "r": "らりるれろ",
}  # fmt: skip
_AS_KANA = {
    consonant + vowel: kana
    for consonant, row in _SYLLABLES.items()
    for vowel, kana in zip("aiueo", row, strict=True)
} | {"ya": "や", "yu": "ゆ", "yo": "よ", "wa": "わ", "wo": "を", "n": "ん", "n'": "ん", "-": "ー"}
_AS_KANA |= {"shi": "し", "chi": "ち", "tsu": "つ", "fu": "ふ", "ji": "じ", "dzu": "づ"}
_AS_KANA |= {
    latin + end: kana + small
    for latins, kana in ((("ky",), "き"), (("gy",), "ぎ"), (("sh", "sy"), "し"), (("j", "zy", "jy"), "じ"), (("ch", "ty", "cy"), "ち"),
                         (("ny",), "に"), (("hy",), "ひ"), (("by",), "び"), (("py",), "ぴ"), (("my",), "み"), (("ry",), "り"))
    for latin in latins
    for end, small in zip("auo", "ゃゅょ", strict=True)
}  # fmt: skip


def kana_of(latin: str) -> str:
    """Romaji as hiragana, letter by letter; "" for what is no romaji.

    >>> kana_of("shatsu"), kana_of("kitte"), kana_of("zasshi"), kana_of("hon'ya"), kana_of("matcha"), kana_of("nat")
    ('しゃつ', 'きって', 'ざっし', 'ほんや', 'まっちゃ', '')
    """
    out = []
    at = 0
    while at < len(latin):
        double = latin[at : at + 2]
        if double == "tc" or (len(double) == 2 and double[0] == double[1] and double[0] not in "aiueon-'"):
            out.append("っ")
            at += 1
            continue
        syllable = next((s for n in (3, 2, 1) if (s := latin[at : at + n]) in _AS_KANA and len(s) == n), "")
        if not syllable:
            return ""
        out.append(_AS_KANA[syllable])
        at += len(syllable)
    return "".join(out)
