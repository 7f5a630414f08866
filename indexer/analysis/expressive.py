"""Expressive spelling written plainly: やばーーい is やばい, さむっ and さっむ are 寒い, つかれたぁぁ is つかれた.

Only what becomes a word of the dictionary is changed: らーめん and えーっと are words already.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from indexer.analysis.aligned import apart
from indexer.analysis.characters import CharacterClass
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    class Known(Protocol):
        """Whether the dictionary has exactly this word, as a part of speech if one is named."""

        def __call__(self, word: str, pos: str = "") -> bool:
            """Whether it has ``word``."""

        def __hash__(self) -> int:
            """As that of any function: what one says of a word may be kept."""

    from indexer.analysis.aligned import Edit

STRETCHES = CharacterClass("ーぁぃぅぇぉっ~")
"""What a text with expressive spelling holds."""
_LONGEST = 5
"""Characters of an adjective before what stretches it."""
_ADJECTIVE = "形容詞"
_STRETCHED = late("[ーぁぃぅぇぉ~](?<=[ぁ-ん一-龥].)[ーぁぃぅぇぉ~]*")
_SMALL_VOWELS = late("[ぁぃぅぇぉ](?<=([ぁ-ん]).)[ぁぃぅぇぉ]*(?![ぁ-んー])")
_CUT = late("っ(?<=[一-龥ぁ-ん]っ)(?=[^ぁ-んァ-ヺ一-龥a-z0-9]|$)")
_STEM = late("(?:[一-龥]|[一-龥]?[ぁ-ん]{1,4})$")
_LONGEST_STEM = 5
_DOUBLED = late("っ(?<=([ぁ-ん])っ)([ぁ-ん])(い|(?=[^ぁ-んァ-ヺ一-龥a-z0-9]|$))")
_ROWS = {
    "ぁ": "あかがさざただなはばぱまやらわゃ", "ぃ": "いきぎしじちぢにひびぴみり", "ぅ": "うくぐすずつづぬふぶぷむゆるゅ",
    "ぇ": "えけげせぜてでねへべぺめれ", "ぉ": "おこごそぞとどのほぼぽもよろをょ",
}  # fmt: skip


def plainly(text: str, known: Known) -> list[Edit]:
    """Write adjectives and the ends of words without what stretches or cuts them; ``known`` asks the dictionary."""
    ways = (_stretched(text, known), _doubled(text, known), _cut_short(text, known), _ends(text))
    return apart(chain.from_iterable(ways))


def _stretched(text: str, known: Known) -> Iterator[Edit]:
    """すごーーく → すごく, おいしーー → おいしい: adjectives, with the end that they have or with い."""
    for match in _STRETCHED.finditer(text):
        after = re.compile("[ぁ-ん]{0,2}").match(text, match.end())
        rest = after[0] if after else ""
        for start in range(max(0, match.start() - _LONGEST), match.start()):
            stem = text[start : match.start()]
            ends = [rest[:n] for n in range(len(rest), -1, -1)]
            plain = next((end for end in ends if len(stem + end) > 2 and known(stem + end, _ADJECTIVE)), None)
            if plain is not None and not known(stem + match[0] + plain):
                yield match.start(), match.end(), ""
                break
            if not rest and len(stem) > 1 < len(match[0]) and known(stem + "い", _ADJECTIVE):
                yield match.start(), match.end(), "い"
                break


def _cut_short(text: str, known: Known) -> Iterator[Edit]:
    """さむっ → さむい, 高っ → 高い: the stem of an adjective at the end of a sentence; not さくっ, which is さくっと."""
    for match in _CUT.finditer(text) if "っ" in text else ():
        run = "".join(_STEM.findall(text[max(0, match.start() - _LONGEST_STEM) : match.start()]))
        for start in range(len(run)):
            stem = run[start:]
            if known(stem + "っと"):
                break
            if (len(stem) > 1 or not "ぁ" <= stem <= "ん") and known(stem + "い", _ADJECTIVE):
                yield match.end() - 1, match.end(), "い"
                break


def _doubled(text: str, known: Known) -> Iterator[Edit]:
    """さっむ → さむい, なっがい → ながい."""
    for match in _DOUBLED.finditer(text):
        if known(match[1] + match[2] + "い", _ADJECTIVE) and not known(match[1] + "っ" + match[2] + "い"):
            yield match.start() - 1, match.end(), match[1] + match[2] + "い"


def _ends(text: str) -> Iterator[Edit]:
    """つかれたぁぁ → つかれた: small vowels that go on with the last one."""
    for match in _SMALL_VOWELS.finditer(text):
        if all(match[1] in _ROWS[vowel] for vowel in match[0]):
            yield match.start(), match.end(), ""
