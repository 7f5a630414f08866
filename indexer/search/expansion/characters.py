"""Expansions by characters: what was typed, and other ways to write the same, whatever the dictionary makes of it in the text."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

from indexer.analysis.kana import has_kanji, hiragana, is_hiragana, is_kana, is_katakana
from indexer.analysis.kyujitai import older_forms, variants
from indexer.search.clauses import Expansion, Slot
from indexer.search.edges import BOTH, CAPITAL, CUT, NONE, ONE, START, WHOLE
from indexer.search.expansion.word import content_units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer.search.expansion.word import Lookups, QueryWord

_MOST_SPELLINGS = 16
_SHORT = 2
"""Kana of a word that chance may put together of the end of one and the beginning of another."""
_SAME_FORM = 1.1
"""What the very form that was typed weighs, where others do not say the same: 忘れた is no 忘れない."""
_SAME_MEANING = 1.05
_CONTRACTED = (
    ("てしまっ", "ちゃっ"), ("でしまっ", "じゃっ"), ("てしまう", "ちゃう"), ("でしまう", "じゃう"), ("ている", "てる"), ("ていた", "てた"), ("でいる", "でる"),
    ("でいた", "でた"), ("ておく", "とく"), ("ておい", "とい"), ("なければ", "なきゃ"), ("なくては", "なくちゃ"), ("なかった", "んかった"),
)  # fmt: skip
"""Endings in full, and as they are contracted."""
_NO_OR_WISH = ("かった", "けれ", "い", "く")
"""Endings of what says no or a wish: 眠れない, 行きたかった."""
_LONG_ENOUGH = 3
"""Characters of an inflected word in kana of which the form is heeded."""
_SHORTEST_CAPITAL = 3
"""Letters of a word that begins with a capital inside another."""
_ROW_HA = str.maketrans("いうえわ", "ひふへは")
"""Kana within a word, and what they mostly were in historical kana."""
_LONG_NAME = 4
"""Kanji from which a word is found wherever it stands: chance does not put so many in a row."""
_CONNECTING = (frozenset("ヶケがガヵ"), frozenset("のノ之"), frozenset("ツつッ"))
"""Kana that may stand between two kanji of a place name, or be left out: 霞ヶ関, 霞が関; 御茶ノ水, お茶の水; 四ツ谷, 四谷."""

_NUMERALS = frozenset("〇一二三四五六七八九十百千万億")
"""A number is no part of a name: 五十 of 五十嵐."""
_SMALL = frozenset("ァィゥェォャュョ")
_MOSTLY = "ヶケがのノツ"


def as_typed(word: QueryWord, _lookups: Lookups) -> Iterator[Expansion]:
    """The characters themselves, from word edge to word edge."""
    folded = word.folded
    if not folded.strip() or (len(folded) == 1 and word.single and word.single.known and has_kanji(folded)):
        # A single kanji at word edges is a word, found by the terms of the words that are written so.
        return
    inflected = _is_inflected(word)
    yield Expansion(
        "literal", folded, _SAME_FORM if inflected else 0.9, characters=folded, edges=_edges(word)
    )
    for form in _contractions(folded) if inflected else ():
        yield Expansion("literal", form, _SAME_MEANING, characters=form, edges=_edges(word))
    if inflected and (stem := _of_no_or_wish(folded)):
        yield Expansion("literal", folded, _SAME_MEANING, (), stem, _NO_OR_WISH, edges=START)
    plain = folded.replace("・", "")
    if plain and plain != folded:
        yield Expansion("literal", plain, 0.8, characters=plain)


def in_capitals(word: QueryWord, _lookups: Lookups) -> Iterator[Expansion]:
    """Latin letters as a word of a name that marks its words by capitals: GPT in ChatGPT, Mac in MacBook."""
    folded = word.folded
    if len(folded) >= _SHORTEST_CAPITAL and folded.isascii() and folded.isalpha():
        yield Expansion("part", folded, 0.5, characters=folded, edges=CAPITAL)


def _contractions(form: str) -> Iterator[str]:
    """The form as it is contracted in speech, or in full: 着いちゃった and 着いてしまった."""
    for pair in _CONTRACTED:
        for one, other in (pair, pair[::-1]):
            if one in form[1:]:
                yield form[0] + form[1:].replace(one, other)


def _of_no_or_wish(form: str) -> str:
    """What a form that says no or a wish has in common with its other tenses: 眠れな of 眠れない, with 眠れなかった; "" for any other."""
    stem = next((form.removesuffix(end) for end in _NO_OR_WISH if form.endswith(end)), "")
    return stem if len(stem) > 1 and stem[-1] in "なた" else ""


def _is_inflected(word: QueryWord) -> bool:
    """Whether a verb or adjective was typed with what says more of it: 忘れない, 着いてしまった."""
    content = content_units(word.units, word.prepared)
    if len(content) != 1 or content[0].pos[0] not in {"動詞", "形容詞"}:
        return False
    surface = content[0].surface
    telling = has_kanji(surface) or (content[0].known and len(word.prepared) >= _LONG_ENOUGH)
    return telling and word.prepared.startswith(surface) and word.prepared != surface


def _edges(word: QueryWord) -> str:
    """How much the dictionary's cut of the text is believed: less of names that it does not know."""
    unit = word.single
    if len(word.folded) == _SHORT and is_hiragana(word.folded):
        return WHOLE
    if _NUMERALS.issuperset(word.folded):
        return BOTH
    kanji = len(word.folded) > 1 and all("一" <= char <= "龥" or char in "々〆ヶ" for char in word.folded)
    if not kanji or (unit and unit.known and len(unit.terms) == 1):
        return CUT if kanji and unit and unit.pos[2] == "人名" else BOTH
    return NONE if len(word.folded) >= _LONG_NAME else ONE


def in_other_characters(word: QueryWord, _lookups: Lookups) -> Iterator[Expansion]:
    """The same word in old kanji, or in the variants that names are written in: 高橋 for 髙橋, 斎藤 for 齋藤 and 斉藤."""
    unit = word.single
    if unit and unit.known and unit.pos[1] != "固有名詞":
        return
    for spelling in _spellings(word.folded, variants):
        yield Expansion("variant", spelling, 0.8, (Slot(0, (spelling,)),))
        yield Expansion("variant", spelling, 0.8, characters=spelling, edges=_edges(word))


def drawn_out(word: QueryWord, _lookups: Lookups) -> Iterator[Expansion]:
    """Kana with ~ for the ー that makes a sound long, in either kana, and the other way round: ちゅ〜る for ちゅーる and チュール."""
    for one, other in ("ー~", "~ー"):
        if one in word.folded[1:] and is_kana(word.folded.replace("~", "ー")):
            for kana in dict.fromkeys((word.folded, hiragana(word.folded))):
                spelling = kana[0] + kana[1:].replace(one, other)
                yield Expansion("variant", spelling, 0.7, characters=spelling)


def in_older_characters(word: QueryWord, _lookups: Lookups) -> Iterator[Expansion]:
    """A word as older print has it, for where the dictionary cuts that otherwise: 驛前 in 八幡驛前, which is no 駅前 there; 教へ子."""
    if len(word.folded) < _SHORT:
        return
    in_old_kana = _with_old_kana(word.folded)
    others = (in_old_kana, *_spellings(in_old_kana, older_forms)) if in_old_kana != word.folded else ()
    for spelling in (*_spellings(word.folded, older_forms), *others):
        yield Expansion("variant", spelling, 0.8, characters=spelling, edges=_edges(word))


def _with_old_kana(text: str) -> str:
    """A text with the okurigana between two kanji in historical kana: 教へ子, 買ひ物."""
    between = range(1, len(text) - 1)
    inside = {at for at in between if _is_kanji(text[at - 1]) and _is_kanji(text[at + 1])}
    return "".join(char.translate(_ROW_HA) if at in inside else char for at, char in enumerate(text))


def _spellings(text: str, others: Callable[[str], tuple[str, ...]]) -> Iterator[str]:
    """A text with some or all of its characters replaced by others; the first way to choose, which is the text itself, left out."""
    choices = [(char, *others(char)) for char in text]
    return map("".join, islice(product(*choices), 1, _MOST_SPELLINGS))


def place_spellings(word: QueryWord, _lookups: Lookups) -> Iterator[Expansion]:
    """A place name with another kana between its kanji, or none: 霞が関, 霞ヶ関, 霞ケ関."""
    folded = word.folded
    for at in range(1, len(folded) - 1):
        if not (_is_kanji(folded[at - 1]) and _is_kanji(folded[at + 1])):
            continue
        for signs in _CONNECTING:
            if folded[at] in signs:
                for sign in (*sorted(signs - {folded[at]}), ""):
                    spelling = folded[:at] + sign + folded[at + 1 :]
                    yield Expansion("variant", spelling, 0.7, characters=spelling)
    unit = word.single
    if unit and unit.pos[2] == "地名" and all(map(_is_kanji, folded)):
        for at in range(1, len(folded)):
            for sign in _MOSTLY:
                spelling = folded[:at] + sign + folded[at:]
                yield Expansion("variant", spelling, 0.6, characters=spelling)


def clipped(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """Two katakana words as they are clipped to one: アクスタ for アクリルスタンド (略語: two morae of each)."""
    parts = [unit.surface for unit in word.units]
    if (
        lookups.synonyms
        and len(parts) == 2
        and "".join(parts) == word.prepared
        and all(map(is_katakana, parts))
    ):
        heads = [_two_morae(part) for part in parts]
        if all(len(head) < len(part) for head, part in zip(heads, parts, strict=True)):
            yield Expansion("synonym", "".join(heads), 0.3, characters="".join(heads))


def _two_morae(katakana: str) -> str:
    end = next((at for at in range(2, len(katakana)) if katakana[at] not in _SMALL), len(katakana))
    return katakana[:end]


def _is_kanji(char: str) -> bool:
    return "一" <= char <= "龥" or char == "々"
