"""Common misspellings in kana, as dictionaries of usage list them, written rightly: ふいんき is ふんいき, 気ずく is 気づく.

So are relatives whom the dictionary does not know as they are spelt: お祖母さん, which is おばあさん, and おかん, whom it does not know at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.analysis.aligned import apart
from indexer.analysis.characters import CharacterClass
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.analysis.aligned import Edit
    from indexer.analysis.expressive import Known

_RIGHT = {
    "ふいんき": "ふんいき", "こんにちわ": "こんにちは", "こんばんわ": "こんばんは", "やむおえ": "やむをえ", "やもうえな": "やむをえな", "ざるおえな": "ざるをえな",
    "ざる負えな": "ざるをえな", "ひとりづつ": "ひとりずつ", "少しづつ": "少しずつ", "すこしづつ": "すこしずつ", "つずき": "つづき", "つずく": "つづく", "つずけ": "つづけ",
    "うる覚え": "うろ覚え", "うるおぼえ": "うろおぼえ", "しゅみれーしょん": "しみゅれーしょん", "シュミレーション": "シミュレーション", "コミニュケーション": "コミュニケーション",
    "コミニケーション": "コミュニケーション", "アボガド": "アボカド", "ディスクトップ": "デスクトップ", "ギブス": "ギプス", "的を得": "的を射", "ちなみにに": "ちなみに",
    "いちおお": "いちおう", "せんたっき": "せんたくき", "たいくかん": "たいいくかん", "げーいん": "げんいん", "ぜーいん": "ぜんいん", "ほっぽうりょうど": "ほっぽうりょうど",
}  # fmt: skip
_TOORI = late("(?<=[のうくすつぬむるたい])とうり(?![ぁ-んー]{0,1}[えゃ])(?=[ぁ-ん、。にだで]|$)")
_ZU = late("ず(?<=([一-龥])ず)[かきくけこいっ]")
_GRANDPARENTS = {"お祖母": "おばあ", "お祖父": "おじい"}
_KIN = late("お祖[母父](?=さん|ちゃん|さま|様)")
_PARENTS = {"おとん": "父ちゃん", "おかん": "母ちゃん", "オトン": "父ちゃん", "オカン": "母ちゃん"}
_PARENT = late(
    "(?:(?<![ぁ-んァ-ヺー])|(?<=の))(?:おとん|おかん(?!が[すし走]))(?=[はがをにでとのもへやか]|[^ぁ-んァ-ヺー]|$)"
    "|(?<![ァ-ヺー])(?:オトン|オカン)(?![ァ-ヺー])"
)
"""Not what is felt before a fever: おかんがする."""
MISSPELT = CharacterClass("いわおづずるミニガブりスよえ祖オ")
"""What a text with one of them holds."""


def spelt_rightly(text: str, known: Known) -> list[Edit]:
    """The edits that put common misspellings right; ``known`` asks the dictionary."""
    return apart(_edits(text, known))


def _edits(text: str, known: Known) -> Iterator[Edit]:
    # To look for each is ten times as fast as one pattern of all.
    wrong = [word for word in _RIGHT if word in text]
    for match in re.finditer("|".join(sorted(wrong, key=len, reverse=True)), text) if wrong else ():
        yield match.start(), match.end(), _RIGHT[match[0]]
    for match in _TOORI.finditer(text) if "とうり" in text else ():
        yield match.start(), match.end(), "とおり"
    for match in _KIN.finditer(text) if "祖" in text else ():
        yield match.start(), match.end(), _GRANDPARENTS[match[0]]
    for match in _PARENT.finditer(text) if any(name in text for name in _PARENTS) else ():
        yield match.start(), match.end(), _PARENTS[match[0]]
    for match in _ZU.finditer(text) if "ず" in text else ():
        if any(known(match[1] + "づ" + end) and not known(match[1] + "ず" + end) for end in ("く", "ける")):
            yield match.start(), match.start() + 1, "づ"
