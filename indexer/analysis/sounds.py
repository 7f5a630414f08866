"""The sound of words in kana, as terms of their own: きいた is 効く to the dictionary, and who looks for 聞く finds it by its sound.

Which of several words is meant, kana do not say. So such a term says of which part of speech the dictionary takes the word
to be, and how its dictionary form is read.
"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from indexer.analysis.inflection import DICTIONARY_ENDS
from indexer.analysis.kana import is_kana, katakana
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SOUND = "\x08"
"""Marks the terms of sounds."""
NAME = "name"
"""What stands for the part of speech of a proper noun."""
BEFORE_TE = "te"
"""What stands for that of a word before て or た that is no verb: ない in 鳥がないた."""
KINDS = ("名詞", NAME, "代名詞", "動詞", "形容詞", "形状詞", "副詞", "感動詞")
"""Parts of speech of words that are met by their sound."""
FORMAL_NOUNS = frozenset({
    "こと", "もの", "ところ", "とき", "ため", "はず", "わけ", "まま", "ほう", "うち", "なし", "ほど", "よう", "つもり", "たび", "とおり", "ついで", "かぎり", "ふり",
})  # fmt: skip
"""Nouns in hiragana that help others and are no other noun that is read so (形式名詞): こと is no 琴."""
SHORTEST = 2
"""Kana that are more than a particle."""
VERB = "動詞"
_EVERYWHERE = frozenset({"為る", "言う", "行く"})
"""Verbs that are mostly written in kana, and not only where they help another: する is no 刷る."""
_BEHIND_OTHERS = frozenset({"居る", "有る", "成る", "来る", "切る"})
"""Likewise, but not with an object: 布をおる is 織る, and 浴衣をきる 着る, which きる of なりきる is not."""
_DENIED = late(f"[ぁ-ん]{{1,2}}[{''.join(DICTIONARY_ENDS)}](?=ない)")
_OBJECT, _LINKS, _PAST = "を", "てで", "てた"


def sound_term(kind: str, kana: str) -> str:
    """The term of a sound, given in katakana, as a word of some kind."""
    return f"{SOUND}{kind}{kana}"


def sound_kind(pos: Sequence[str]) -> str:
    """What a word of a part of speech is met as: one of :data:`KINDS`, or another one that is not met by its sound."""
    return NAME if pos[1] == "固有名詞" else pos[0]


def sound_of(surface: str, lemma: str, pos: Sequence[str], term: str) -> str:
    """The term of the sound of a word of a text, from its dictionary form; "" for what is not in kana or never another word.

    >>> sound_of("きい", "きく", ("動詞", "一般"), "効く").removeprefix(SOUND)
    '動詞キク'
    """
    kind = sound_kind(pos)
    if kind not in KINDS or pos[1] == "数詞" or term in _EVERYWHERE:
        return ""
    in_kana = len(lemma) >= SHORTEST and is_kana(surface) and is_kana(lemma)
    return sound_term(kind, katakana(lemma)) if in_kana else ""


def sounding(
    text: str, starts: Sequence[int], ends: Sequence[int], words: Sequence[str], sounds: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """The terms of the sounds of a text, each with its position, where the words do not help others there.

    The sequences have an element a position: where it begins and ends, its term, and its sound ("" for most).
    """
    for at in compress(range(len(sounds)), sounds):
        sound, start, end = sounds[at], starts[at], ends[at]
        is_verb = sound.startswith(VERB, 1)
        if is_verb:
            before = text[start - 1 : start]
            stands = before == _OBJECT if words[at] in _BEHIND_OTHERS else not before or before not in _LINKS
        else:
            stands = text[start:end] not in FORMAL_NOUNS
        if stands:
            yield at, sound
        if not is_verb and text[end : end + 1] in _PAST and end < len(text):
            yield at, sound_term(BEFORE_TE, katakana(text[start:end]))
        if not is_verb and text[start - 1 : start] == _OBJECT and (verb := _denied(text, start)):
            yield at, sound_term(VERB, katakana(verb))


def _denied(text: str, start: int) -> str:
    """The five-step verb in kana that ``text`` says no of, behind を, where the dictionary sees another word: まく in まかないで (賄い)."""
    found = _DENIED.match(text, start)
    return found[0][:-1] + DICTIONARY_ENDS[found[0][-1]] if found else ""
