"""Common misspellings in kana, as dictionaries of usage list them, written rightly: ふいんき is ふんいき."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.characters import CharacterClass
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.analysis.aligned import Edit

_RIGHT = {
    "ふいんき": "ふんいき", "こんにちわ": "こんにちは", "こんばんわ": "こんばんは", "やむおえ": "やむをえ", "やもうえな": "やむをえな", "ざるおえな": "ざるをえな",
    "ざる負えな": "ざるをえな", "ひとりづつ": "ひとりずつ", "少しづつ": "少しずつ", "すこしづつ": "すこしずつ", "つずき": "つづき", "つずく": "つづく", "つずけ": "つづけ",
    "うる覚え": "うろ覚え", "うるおぼえ": "うろおぼえ", "しゅみれーしょん": "しみゅれーしょん", "シュミレーション": "シミュレーション", "コミニュケーション": "コミュニケーション",
    "コミニケーション": "コミュニケーション", "アボガド": "アボカド", "ディスクトップ": "デスクトップ", "ギブス": "ギプス", "的を得": "的を射", "ちなみにに": "ちなみに",
    "いちおお": "いちおう", "せんたっき": "せんたくき", "たいくかん": "たいいくかん", "げーいん": "げんいん", "ぜーいん": "ぜんいん", "ほっぽうりょうど": "ほっぽうりょうど",
}  # fmt: skip
_AS_TOORI = "(?<=[のうくすつぬむるたい])とうり(?![ぁ-んー]{0,1}[えゃ])(?=[ぁ-ん、。にだで]|$)"
_WRONG = late("|".join(sorted(_RIGHT, key=len, reverse=True)) + "|" + _AS_TOORI)
MISSPELT = CharacterClass("いわおづずるミニガブりスよえ")
"""What a text with one of them holds."""


def spelt_rightly(text: str) -> Iterator[Edit]:
    """The edits that put common misspellings right."""
    for match in _WRONG.finditer(text):
        right = _RIGHT.get(match[0], "とおり")
        if right != match[0]:
            yield match.start(), match.end(), right
