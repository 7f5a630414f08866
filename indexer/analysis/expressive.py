"""Expressive spelling written plainly: やばーーい is やばい, さむっ, さっむ and さっっむ are 寒い, つかれたぁぁ is つかれた.

So are ふつー and さいこー, which are ふつう and さいこう, and やべー and ねみー, which are やばい and ねむい.
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

STRETCHES = CharacterClass("ーぁぃぅぇぉっ~。")
"""What a text with expressive spelling holds."""
_LONGEST = 5
"""Characters of an adjective before what stretches it."""
_ADJECTIVE, _ADVERB = "形容詞", "副詞"
_TO = "と"
"""Behind っ, which ends an adverb there: ぐさっと."""
_STRETCHED = late("[ーぁぃぅぇぉ~](?<=[ぁ-ん一-龥].)[ーぁぃぅぇぉ~]*")
_SMALL_VOWELS = late("[ぁぃぅぇぉ](?<=([ぁ-ん]).)[ぁぃぅぇぉ]*(?![ぁ-んー])")
_CUT = late("っ(?<=[一-龥ぁ-ん]っ)(?=[^ぁ-んァ-ヺ一-龥a-z0-9]|$)")
_STEM = late("(?:[一-龥]|[一-龥]?[ぁ-ん]{1,4})$")
_LONGEST_STEM = 5
_DOUBLED = late("っ(?<=([ぁ-ん])っ)([ぁ-ん])(い|(?=[^ぁ-んァ-ヺ一-龥a-z0-9]|$))")
_CUT_TWICE = late("っっ+|ッッ+")
_REPEATED = late("ーー(?<=[ぁ-んァ-ヺ]ーー)ー*")
_LONG = late("ー(?<=[ぁ-ん]ー)ー*")
_WORD = late("[ぁ-ん一-龥々][ぁ-ん一-龥々]*$")
_PARTICLES = frozenset("はがをにでもとのへや")
_SHORTEST_WORD, _LONGEST_BEFORE, _LONGEST_BEHIND = 3, 5, 3
"""Characters of a word with ー for a vowel, and how many of them are looked at on either side of it."""
_CONTRACTED = {
    **{e: (a, o) for e, a, o in zip("けせてねへべめれげぜで", "かさたなはばまらがざだ", "こそとのほぼもろごぞど", strict=True)},
    **{i: (u,) for i, u in zip("きしちにひみりぎじび", "くすつぬふむるぐずぶ", strict=True)},
    "え": ("わ",), "ぺ": ("ぱ",),
}  # fmt: skip
"""The kana before ー in a contracted adjective, and those that may stand there before い: やべー is やばい, すげー すごい, ねみー ねむい."""
_BARE = late("[。!?…「\n]([ぁ-ん一-龥][ぁ-ん]{1,3})(?=[。、!?…」\n])")
_NO_STEM = ("名詞", "代名詞", "動詞", "助動詞", "副詞", "感動詞", "形状詞", "接続詞")
"""Parts of speech of what is a word without い, too: あま, また, はい."""
_ROWS = {
    "ぁ": "あかがさざただなはばぱまやらわゃ", "ぃ": "いきぎしじちぢにひびぴみり", "ぅ": "うくぐすずつづぬふぶぷむゆるゅ",
    "ぇ": "えけげせぜてでねへべぺめれ", "ぉ": "おこごそぞとどのほぼぽもよろをょ",
}  # fmt: skip


def plainly(text: str, known: Known) -> list[Edit]:
    """Write adjectives and the ends of words without what stretches or cuts them; ``known`` asks the dictionary."""
    ways = (_contracted, _stretched, _long_vowels, _doubled, _cut_short, _bare)
    return apart(chain(chain.from_iterable(way(text, known) for way in ways), _ends(text), _repeated(text)))


def cut_once(text: str) -> Iterator[Edit]:
    """さっっむ → さっむ, メッッチャ → メッチャ."""
    if "っっ" in text or "ッッ" in text:
        yield from ((match.start() + 1, match.end(), "") for match in _CUT_TWICE.finditer(text))


def _repeated(text: str) -> Iterator[Edit]:
    """しーーんと → しーんと."""
    if "ーー" in text:
        yield from ((match.start() + 1, match.end(), "") for match in _REPEATED.finditer(text))


def _contracted(text: str, known: Known) -> Iterator[Edit]:
    """やべー → やばい, ねみー → ねむい: adjectives."""
    for match in _LONG.finditer(text):
        at = match.start() - 1
        for stem in _stems(text[max(0, at - _LONGEST_BEFORE) : at]):
            vowel = next((v for v in _CONTRACTED.get(text[at], ()) if known(f"{stem}{v}い", _ADJECTIVE)), "")
            if vowel and len(stem) + 2 >= _SHORTEST_WORD and not known(f"{stem}{text[at]}ー"):
                yield at, match.end(), f"{vowel}い"
                break
            if known(f"{stem}{text[at]}い", _ADJECTIVE):
                # くやしー is くやしい, which is stretched, and no くやすい.
                break


def _long_vowels(text: str, known: Known) -> Iterator[Edit]:
    """ふつー → ふつう, おねーさん → おねえさん: the longest word of the dictionary that a vowel for ー makes, or nothing for several: ごめーーん."""
    for match in _LONG.finditer(text):
        at, end = match.span()
        behind = re.compile(f"[ぁ-ん]{{0,{_LONGEST_BEHIND}}}").match(text, end)
        rests = [behind[0][:length] for length in range(len(behind[0]), -1, -1)] if behind else [""]
        words = (
            (stem, rest) for stem in _beginnings(text[max(0, at - _LONGEST_BEFORE) : at]) for rest in rests
        )
        for stem, rest in words:
            if len(stem) + 1 + len(rest) < _SHORTEST_WORD:
                continue
            if known(f"{stem}ー{rest}"):
                break
            vowel = next((v for v in _vowels_of(text[at - 1]) if known(f"{stem}{v}{rest}")), None)
            if vowel is None and end - at > 1 and _is_stretched(stem, rest, known):
                vowel = ""
            if vowel is not None:
                yield at, end, vowel
                break


def _is_stretched(stem: str, rest: str, known: Known) -> bool:
    """Whether a word of the dictionary is stretched between these two or behind them; ぼーーっと is ぼーっと, and no ぼっと."""
    whole = stem + rest
    return not rest.startswith("っ") and len(whole) >= (_SHORTEST_WORD if rest else 2) and known(whole)


def _stems(text: str) -> list[str]:
    """What a text ends with of kana and kanji, the longest first."""
    run = "".join(_WORD.findall(text))
    return [run[start:] for start in range(len(run))]


def _beginnings(text: str) -> Iterator[str]:
    """Those of :func:`_stems` with which a word may begin: in kana, behind other characters or a particle."""
    before = ""
    for stem in _stems(text):
        if not "ぁ" <= before <= "ん" or before in _PARTICLES:
            yield stem
        before = stem[0]


def _vowels_of(kana: str) -> str:
    """How a kana is made longer, the likelier vowel first: こう and こお, せい and せえ."""
    row = next((small for small, row in _ROWS.items() if kana in row), "")
    return {"ぁ": "あ", "ぃ": "い", "ぅ": "う", "ぇ": "えい", "ぉ": "うお"}.get(row, "")


def _stretched(text: str, known: Known) -> Iterator[Edit]:
    """すごーーく → すごく, おいしーー → おいしい: adjectives, with the end that they have or with い."""
    for match in _STRETCHED.finditer(text):
        after = re.compile("[ぁ-ん]{0,2}").match(text, match.end())
        rest = after[0] if after else ""
        for start in range(max(0, match.start() - _LONGEST), match.start()):
            stem = text[start : match.start()]
            if not rest and len(stem) > 1 and known(stem + "い", _ADJECTIVE) and not known(stem, "名詞"):
                yield match.start(), match.end(), "い"
                break
            ends = [rest[:n] for n in range(len(rest), -1, -1)]
            # A kanji is a stem where it is no end of a word: not in 最高~いつも.
            shortest = 2 if stem >= "一" > text[start - 1 : start] else _SHORTEST_WORD
            plain = next((e for e in ends if len(stem + e) >= shortest and known(stem + e, _ADJECTIVE)), None)
            if plain is not None and not known(stem + match[0] + plain):
                yield match.start(), match.end(), ""
                break


def _cut_short(text: str, known: Known) -> Iterator[Edit]:
    """さむっ → さむい, 高っ → 高い: the stem of an adjective at the end of a sentence; not さくっ, which is さくっと."""
    for match in _CUT.finditer(text) if "っ" in text else ():
        run = "".join(_STEM.findall(text[max(0, match.start() - _LONGEST_STEM) : match.start()]))
        for start in range(len(run)):
            stem = run[start:]
            if known(stem + "っと") or (len(stem) > 1 and known(stem + "っ", _ADVERB)):
                break
            if (len(stem) > 1 or not "ぁ" <= stem <= "ん") and known(stem + "い", _ADJECTIVE):
                yield match.end() - 1, match.end(), "い"
                break


def _bare(text: str, known: Known) -> Iterator[Edit]:
    """しんど。 → しんどい。: the stem of an adjective, and no other word, that is a sentence or begins one."""
    for match in _BARE.finditer("\n" + text + "\n"):
        stem, end = match[1], match.end() - 1
        if (
            known(stem, _ADJECTIVE)
            and known(stem + "い", _ADJECTIVE)
            and not any(known(stem, pos) for pos in _NO_STEM)
        ):
            yield end - 1, end, stem[-1] + "い"


def _doubled(text: str, known: Known) -> Iterator[Edit]:
    """さっむ → さむい, なっがい → ながい."""
    for match in _DOUBLED.finditer(text):
        doubled = f"{match[1]}っ{match[2]}"
        if match[2] == _TO:
            continue
        if known(match[1] + match[2] + "い", _ADJECTIVE) and not (known(f"{doubled}い") or known(doubled)):
            yield match.start() - 1, match.end(), match[1] + match[2] + "い"


def _ends(text: str) -> Iterator[Edit]:
    """つかれたぁぁ → つかれた: small vowels that go on with the last one."""
    for match in _SMALL_VOWELS.finditer(text):
        if all(match[1] in _ROWS[vowel] for vowel in match[0]):
            yield match.start(), match.end(), ""
