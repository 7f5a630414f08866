"""Historical kana spelling brought to today's: 行つた, だらう, けふ, 買ふ, ミユツセ.

The rules are those of 歴史的仮名遣い (as against 現代仮名遣い, Cabinet notice of 1986). Each would do harm in a
modern text (によつて is no にょって), so they work only on texts that show that they are old, and where a rule
is not certain in itself, only if the dictionary has the new form and not the old.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from indexer.analysis.aligned import apart
from indexer.analysis.characters import CharacterClass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer.analysis.aligned import Edit

_OLD_TEXT = "[ゐゑヰヱ〳〴]|[一-龥]ふ(?![くけ])|[だた]らう|[ませでせ]せう|けふ|やうに?|[一-龥かがなたあもやよわ]つ[たて](?![えわい])|ヂ|[一-龥]ぢる|つ[ぱぴぷぺぽ]|[會圓學國來實經驛戰總聲澁變應當對畫數關鐵體點佛單擧歸氣]"
_HINTS = ("けふ", "らう", "せう", "やう", "つた", "つて", "ぢる", "つぱ", "つぴ", "つぷ", "つぺ", "つぽ")
_OLD_CHARACTERS = CharacterClass("ゐゑヰヱ〳〴ヂ會圓學國來實經驛戰總聲澁變應當對畫數關鐵體點佛單擧歸氣")
"""What a text in historical kana holds: one of these characters or of :data:`_HINTS`, or ふ after a kanji (思ふ)."""
HISTORICAL_KANA = CharacterClass(map(chr, range(ord("ぁ"), ord("ー"))))
"""What a text must hold to be rewritten: kana."""
_LONG = 300
"""A text longer than this (characters) must show two marks of its age, a shorter one a single mark."""

_WORDS = {
    "けふ": "きょう", "きのふ": "きのう", "ませう": "ましょう", "でせう": "でしょう", "ほんたう": "ほんとう", "たうとう": "とうとう",
    "ありがたう": "ありがとう", "おめでたう": "おめでとう", "おはやう": "おはよう", "まづ": "まず", "いづれ": "いずれ",
    "いつしよ": "いっしょ", "どぜう": "どじょう", "ゆふべ": "ゆうべ", "ちやう": "ちょう", "きやう": "きょう", "しやう": "しょう", "ぢやう": "じょう",
    "くわん": "かん", "ぐわ": "が", "くわ": "か", "へうたん": "ひょうたん", "めづらし": "めずらし", "あはれ": "あわれ",
}  # fmt: skip
# Patterns stay strings: compiling them takes 5 ms, and most searches are of today.
_CERTAIN = (
    ("らう", "(?<=[だたなかよ])らう(?=[。、とがけしかねよなさ」』)!?\n]|$)", "ろう"),
    (
        "つ",
        "(?<=[一-龥々かがきぎさしちなにはばまもやよらりわあおいうくぐすずぬへみけ])(?<![一二三四五六七八九])つ(?=[たてち])",
        "っ",
    ),
    ("ぢ", "(?<=[一-龥])ぢ(?=[るらりれたてよ])", "じ"),
    ("つ", "つ(?=[ぱぴぷぺぽ])", "っ"),
    ("ゐ", "ゐ", "い"),
    ("ゑ", "ゑ", "え"),
    ("ヰ", "ヰ", "イ"),
    ("ヱ", "ヱ", "エ"),
)
"""What a text must hold, a pattern, and what is put in its place."""
_VERB = "([一-龥]+[か-わ]?)([ふひへは])(?=(.?))"
_SMALL_KATAKANA = (
    "(?<=[キギシジチヂニヒビピミリ])[ヤユヨ]|(?<=[ァ-ヺー])ツ(?=[カ-ドパ-ポ])|ヂ|ヅ|(?<=ウ)[イエオ]"
)
_SMALL = str.maketrans("ヤユヨツヂヅイエオ", "ャュョッジズィェォ")
_KATAKANA = "[ァ-ヺー]{3,}|[ァ-ヺー]*[ヂヅ][ァ-ヺー]*"
_SHORTEST_WINDOW, _LONGEST_WINDOW = 3, 5
"""Characters of a word in which small kana are looked for."""
_KANA_WINDOW = "[きぎしじちぢにひびぴみり][やゆよ]|つ"


def is_old(text: str) -> bool:
    """Whether a text is written in historical kana, by kana and kanji that today's spelling does not have."""
    needed = 1 if len(text) <= _LONG else 2
    # Most texts, and nearly all queries, need no pattern to be told apart: compiling this one takes 3 ms.
    marks = _marks_at_least(text)
    if marks >= needed:
        return True
    if not marks and not any(hint in text for hint in _HINTS):
        return False
    return any(rank >= needed for rank, _ in enumerate(re.finditer(_OLD_TEXT, text), start=1))


def _marks_at_least(text: str) -> int:
    """How many marks of its age a text has at least, as far as can be seen without the pattern."""
    characters = sum(map(text.count, _OLD_CHARACTERS.found_in(text)))
    around = pairwise(text.split("ふ"))
    verbs = sum("一" <= before[-1:] <= "龥" and after[:1] not in ("く", "け") for before, after in around)
    # Not the sum of both: 會ふ is one mark.
    return max(characters, verbs)


def historical_kana(text: str, known: Callable[[str], bool]) -> list[Edit]:
    """The edits that bring a text that :func:`is_old` to today's spelling.

    ``known`` tells whether the dictionary has a word.
    """
    return apart(edit for edit in _candidates(text, known) if text[edit[0] : edit[1]] != edit[2])


def _candidates(text: str, known: Callable[[str], bool]) -> Iterator[Edit]:
    """All edits, the surest rules first."""
    for match in re.finditer("|".join(sorted(_WORDS, key=len, reverse=True)), text):
        yield match.start(), match.end(), _WORDS[match.group()]
    for sign, pattern, new in _CERTAIN:
        for match in re.finditer(pattern, text) if sign in text else ():
            yield match.start(), match.end(), new
    yield from _katakana_words(text, known)
    yield from _verbs(text, known)
    yield from _kana_verbs(text, known)
    yield from _small_kana(text, known)


def _kana_verbs(text: str, known: Callable[[str], bool]) -> Iterator[Edit]:
    """うたふ → うたう, ただよひ → ただよい: where only the new spelling is a word, and of the longest that is."""
    for match in re.finditer("(?<=[ぁ-ん])[ふひへ]", text):
        for start in range(max(0, match.start() - _LONGEST_WINDOW), match.start() - 1):
            old = text[start : match.end()]
            new = old[:-1] + {"ふ": "う", "ひ": "い", "へ": "え"}[old[-1]]
            if re.fullmatch("[ぁ-ん]+", old) and known(new) and not known(old):
                yield match.start(), match.end(), new[-1]
                break


def _katakana_words(text: str, known: Callable[[str], bool]) -> Iterator[Edit]:
    """バツト → バット, ラヂオ → ラジオ; a word that the dictionary knows as it is stays."""
    for match in re.finditer(_KATAKANA, text):
        old = match.group()
        new = re.sub(_SMALL_KATAKANA, lambda m: m.group().translate(_SMALL), old)
        if new != old and (known(new) or not known(old)):
            yield match.start(), match.end(), new


def _verbs(text: str, known: Callable[[str], bool]) -> Iterator[Edit]:
    """買ふ → 買う, 笑ひ → 笑い, 思へば → 思えば, 会はない → 会わない: は行四段, if the わ行 verb exists."""
    for match in re.finditer(_VERB, text):
        stem, kana, after = match.groups()
        if kana == "は" and after not in "なずぬるれせざす":
            continue
        if known(stem[-2:] + "う") or known(stem[-1:] + "う"):
            yield match.start(2), match.end(2), {"ふ": "う", "ひ": "い", "へ": "え", "は": "わ"}[kana]


def _small_kana(text: str, known: Callable[[str], bool]) -> Iterator[Edit]:
    """ちよつと → ちょっと, しつかり → しっかり: where only the new spelling is a word."""
    small = _with_small(text)
    for match in re.finditer(_KANA_WINDOW, text):
        first, last = max(0, match.end() - _LONGEST_WINDOW), match.start() + _LONGEST_WINDOW
        if small[first:last] == text[first:last]:
            continue
        for length in range(_LONGEST_WINDOW, _SHORTEST_WINDOW - 1, -1):
            for start in range(max(0, match.end() - length), match.start() + 1):
                old = text[start : start + length]
                new = _within(old, small[start : start + length])
                if len(old) == length and new != old and known(new) and not known(old):
                    yield start, start + length, new


def _with_small(text: str) -> str:
    text = re.sub("(?<=[きぎしじちぢにひびぴみり])[やゆよ]", lambda match: chr(ord(match.group()) - 1), text)
    return re.sub("(?<=[ぁ-ゖ])つ(?=[か-ぽ])", "っ", text)


def _within(old: str, small: str) -> str:
    """``small`` as far as it follows from ``old`` alone: what stands before it or after it may be another word."""
    if len(old) < 2:
        return old
    return old[0] + small[1:-1] + ("つ" if old[-1] == "つ" else small[-1])
