"""Historical kana spelling brought to today's: 行つた, だらう, けふ, 買ふ, うたふ, フリイヂヤ.

The rules are those of 歴史的仮名遣い (as against 現代仮名遣い, Cabinet notice of 1986). None of them is certain by itself
(ふ is う in うたふ and ふ in とうふ), so they only say how a spelling may be read, and the dictionary chooses: of all readings
of a stretch the one whose path through its lattice costs least (Viterbi; Kudo, Yamamoto & Matsumoto 2004). A text that shows
that it is old is read so as a whole; in any other a reading must be much the better one.
"""

from __future__ import annotations

import functools
import re
from itertools import chain, islice, pairwise, product
from typing import TYPE_CHECKING

from indexer.analysis.aligned import apart
from indexer.analysis.characters import CharacterClass, Substitution
from indexer.analysis.kana import hiragana, katakana
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.analysis.aligned import Edit
    from indexer.analysis.expressive import Known

_OLD_TEXT = "[ゐゑヰヱ〳〴]|[一-龥]ふ(?![くけ])|[だた]らう|[ませでせ]せう|けふ|やうに?|[一-龥かがなたあもやよわ]つ[たて](?![えわい])|ヂ|[一-龥]ぢる|つ[ぱぴぷぺぽ]|[會圓學國來實經驗戰總聲澁變應當對畫數關鐵體點佛單擧歸氣]"
_HINTS = ("けふ", "らう", "せう", "やう", "つた", "つて", "ぢる", "つぱ", "つぴ", "つぷ", "つぺ", "つぽ")
_OLD_CHARACTERS = CharacterClass("ゐゑヰヱ〳〴ヂ會圓學國來實經驗戰總聲澁變應當對畫數關鐵體點佛單擧歸氣")
"""What a text in historical kana holds: one of these characters or of :data:`_HINTS`, or ふ after a kanji (思ふ)."""
_LONG = 300
"""A text longer than this (characters) must show two marks of its age, a shorter one a single mark."""
_VERB_IN_KANA = late("[ぁ-ん]ふ(?![ぁ-ん])")
"""うたふ at the end of a run of kana: no mark of an old text (とうふ), but worth asking the dictionary about."""

_CERTAIN = dict(zip("ゐゑヰヱ", "いえイエ", strict=True))
_WITH_CERTAIN = Substitution(_CERTAIN)
_OLD_LETTER = late("[ゐゑヰヱ]")
_VOWELS = {
    **dict(zip("あかさたなはまやらわがざだば", "おこそとのほもよろおごぞどぼ", strict=True)),
    **dict(zip("きしちにひみりぎじび", ("きゅ", "しゅ", "ちゅ", "にゅ", "ひゅ", "みゅ", "りゅ", "ぎゅ", "じゅ", "びゅ"), strict=True)),
    **dict(zip("えけせてねへめれげぜで", ("よ", "きょ", "しょ", "ちょ", "にょ", "ひょ", "みょ", "りょ", "ぎょ", "じょ", "じょ"), strict=True)),
}  # fmt: skip
"""A kana before う or ふ, and what the two of them sound like, without the う: だらう is だろう, けふ きょう."""
_ONE = dict(zip("はひふへほぢづをつやゆよ", "わいうえおじずおっゃゅょ", strict=True)) | {
    "くわ": "か",
    "ぐわ": "が",
}
_ROW_A = "あかさたなはまやらわがざだば"
_ROW_I = "きぎしじちぢにひびぴみり"
_SITE = (
    f"[くぐ]わ|[{''.join(_VOWELS)}][うふ]"
    "|は(?<=[ぁ-ん一-龥々]は)(?<![でてにのがを]は)(?=[なぬるれせざずすしっつ])|[ひふ](?<=[ぁ-ん一-龥々].)|ほ(?<=[ぁ-ん一-龥々]ほ)(?<![でてはがれ]ほ)|へ(?<=[ぁ-ん一-龥々]へ)(?=[ぁ-ん、。]|$)"
    f"|つ(?=[か-ぢつ-どぱぴぷぺぽ])(?!し(?:[、。]|$))|[やゆよ](?<=[{_ROW_I}].)|[ぢづ]|を(?<![ぁ-ん一-龥ァ-ヴー々a-z0-9」』\\])〕”]を)"
)
_SITES = late(_SITE)
"""What may be read otherwise today: no particles は and を, no ほ that begins a word behind one, and no つ of an adjective (あつし)."""
_SITES_IN_WORDS = late(f"{_SITE}|は(?<=[ぁ-ん]は)".replace("一-龥", "").replace("々", ""))
"""Of a word in kana alone: each range of kanji takes a third of a millisecond to compile, and there is none in it."""
_MOSTLY_OLD = frozenset({"やう", "さう", "かう", "たう", "だう", "らう"})
_DOUBLED_AFTER_KANJI = late("つ(?:(?<=[一-龥々]つ)(?<![一二三四五六七八九]つ)(?=[てた])|(?=[ぱぴぷぺぽ]))")
_OF_LOWER_TWO = late(
    "へ(?<=[一-龥]へ)(?<![一-龥々].へ)(?=[るたて、。]|れば|な[いかけくが]|ま[すし]|よう|られ|ず|ぬ|つつ|[切始終直])"
    "|[ふゆ](?<=[一-龥].)(?<![一-龥々]..)(?=る|れば)"
)
"""What is え today in a verb of a kanji and -える (下二段): 数へて, 数ふる, 見ゆれば; へ is also a particle, so the rest of an ending must follow."""
_OF_LOWER_TWO_IN_KANA = late("へ(?<=[ぁ-ん]{2}へ)(?=る|れば|た|て|ない|なかっ|ず)")
_BEFORE_WORDS = frozenset("はがをにでもとのへや")
"""Particles behind which a word may begin."""
_KANA_RUN = late("[ぁ-ん]*$")
_LONGEST_STEM = 4
"""Kana of such a verb in kana before へ: こたへる, うつたへる."""
_GROUP, _APART = 4, 1
"""Sites that are judged together, and how many characters may stand between two of them: いつしよ."""
_CONTEXT = 6
"""Characters on either side by which the dictionary judges."""
_STOP = late(r"[\s。、「」!?…—()・]")
_LIKELY, _UNLIKELY, _MARGIN = 3000, 2000, 4000
"""Costs: what a spelling that is nearly always an old one may cost more (行つて, だらう), what the second of two readings must cost less,
and what any must in a text that is not old. Words of the dictionary cost 5,000 to 15,000.
The choice is flat: 1,000 more or less of the first two, or 2,000 of the margin, change one development case of 321 at most."""

_KATAKANA = late("[ァ-ヺー][ァ-ヺー]*")
_MOST_SPELLINGS = 24
_SHORTEST_WORD = 3
"""Letters of a word in katakana that may be spelt in the old way without ヂ or ヅ."""
_KEPT_WORDS = 4096
"""Words in katakana of which today's spelling is kept."""
_SMALL = str.maketrans("ヤユヨツヂヅアイエオ", "ャュョッジズァィェォ")
_WRITTEN_LARGE = frozenset(
    ["ウイ", "ウエ", "ウオ", "フア", "フイ", "フエ", "フオ", "テイ", "デイ", "シエ", "チエ", "ジエ"]
)
"""What is written with a small vowel today: カフエ, フイルム, パーテイ, シエフ."""
_LARGE_LETTERS = CharacterClass("アイウエオツヤユヨヂヅ")
"""What a word in old katakana holds: nearly no query, which need not wait for a pattern then."""
_ROW_I_KATAKANA = "キギシジチヂニヒビピミリ"
_SURELY_OLD = late(f"(?<=[{_ROW_I_KATAKANA}])[ヤユヨ]|[ヂヅ]")
_OLD_BESIDE = late(f"(?<=[{_ROW_I_KATAKANA}])[ヤユヨ]|[ヂヅ]|(?<=[ァ-ヂヅ-ヺー])ツ(?=[カ-ドパ-ポ])")
"""What is read in today's way in a word that no spelling makes one of the dictionary: a sign of age, and what stands beside it."""
_VOWEL_OF = {
    sound: vowel
    for vowel, row in (
        ("ア", "アカサタナハマヤラワガザダバパャ"),
        ("イ", "イキシチニヒミリギジヂビピィ"),
        ("ウ", "ウクスツヌフムユルグズヅブプュ"),
        ("エ", "エケセテネヘメレゲゼデベペェ"),
        ("オ", "オコソトノホモヨロゴゾドボポョォ"),
    )
    for sound in row
}
"""The vowel of a katakana letter, by which a letter behind it makes it long: ビイル."""


class _Site(NamedTuple):
    """A place that may be read otherwise: its span, how, and what the text there may cost more than as it stands."""

    start: int
    end: int
    readings: tuple[str, ...]
    allowance: int


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


def margin_of(text: str) -> int | None:
    """By how much a reading in historical kana must be the better one in a text; None if nothing in it asks for one."""
    if is_old(text):
        return 0
    asks = _marks_at_least(text) or ("ふ" in text and _VERB_IN_KANA.search(text))
    return _MARGIN if asks or any(hint in text for hint in _HINTS) else None


def historical_kana(text: str, known: Known, margin: int | None) -> list[Edit]:
    """The edits that bring a text to today's spelling where that costs less by ``margin`` (:func:`margin_of`) or more.

    Without one, those in katakana alone that make words of the dictionary. ``known`` tells whether it has a word.
    """
    verbs = _verbs_in_e(text, known) if any(map(text.count, "へふゆ")) else ()
    if "へ" in text:
        verbs = chain(verbs, _verbs_in_kana(text, known))
    if margin is None:
        words = _katakana_words(text, known, old=False) if _LARGE_LETTERS.occurs_in(text) else ()
        return apart(chain(words, verbs))
    certain = _WITH_CERTAIN.applied_to(text)
    letters = ((m.start(), m.end(), _CERTAIN[m[0]]) for m in _OLD_LETTER.finditer(text))
    return apart(chain(_katakana_words(certain, known, old=True), verbs, _by_cost(certain, margin), letters))


def _verbs_in_e(text: str, known: Known) -> Iterator[Edit]:
    """数へた → 数えた, 覚ゆる → 覚える: verbs that the dictionary has in today's spelling alone, where its path costs less so."""
    for match in _OF_LOWER_TWO.finditer(text):
        at = match.start()
        kanji = text[at - 1]
        if not known(f"{kanji}える", "動詞") or known(f"{kanji}{text[at]}る"):
            continue
        if _costs_less_with_e(text, at):
            yield at, at + 1, "え"


def _verbs_in_kana(text: str, known: Known) -> Iterator[Edit]:
    """こたへる → こたえる: likewise in kana, of two or more before へ that begin behind other characters or a particle."""
    for match in _OF_LOWER_TWO_IN_KANA.finditer(text):
        at = match.start()
        run = "".join(_KANA_RUN.findall(text[max(0, at - _LONGEST_STEM - 1) : at]))
        stems = [run[start:] for start in range(1, len(run) - 1) if run[start - 1] in _BEFORE_WORDS]
        stems += [run] if len(run) <= _LONGEST_STEM else []
        is_verb = any(known(f"{stem}える", "動詞") and not known(f"{stem}へる") for stem in stems)
        if is_verb and _costs_less_with_e(text, at):
            yield at, at + 1, "え"


def _costs_less_with_e(text: str, at: int) -> bool:
    """Whether the dictionary's path through the text around a kana is the cheaper with え."""
    before, after = text[max(0, at - _CONTEXT) : at], text[at + 1 : at + 1 + _CONTEXT]
    before, after = _STOP.split(before)[-1], _STOP.split(after)[0]
    from indexer.analysis.lattice import path_cost

    return path_cost(f"{before}え{after}") < path_cost(before + text[at] + after)


def _by_cost(text: str, margin: int) -> Iterator[Edit]:
    """The edits that make the dictionary's path through a text the cheaper by at least ``margin``."""
    from indexer.analysis.lattice import path_cost

    for group in _groups(_sites(text)):
        first, last = group[0].start, group[-1].end
        before = _STOP.split(text[max(0, first - _CONTEXT) : first])[-1]
        after = _STOP.split(text[last : last + _CONTEXT])[0]
        ends = [text[one.end : other.start] for one, other in pairwise(group)] + [after]
        kept = tuple(text[site.start : site.end] for site in group)
        best, least = kept, path_cost(before + _joined(kept, ends)) - margin
        for choice in islice(product(*(site.readings for site in group)), 1, None):
            cost = path_cost(before + _joined(choice, ends)) + sum(map(_bias, group, choice))
            if cost <= least:
                best, least = choice, cost
        for site, old, new in zip(group, kept, best, strict=True):
            if new != old:
                yield site.start, site.end, new


def _bias(site: _Site, new: str) -> int:
    """What a reading of a site costs beside its path."""
    if new in site.readings[2:]:
        return _UNLIKELY
    return -site.allowance if new != site.readings[0] else 0


def _joined(pieces: Iterable[str], between: Iterable[str]) -> str:
    return "".join(piece + end for piece, end in zip(pieces, between, strict=True))


def _sites(text: str) -> Iterator[_Site]:
    likely = {match.start() for match in _DOUBLED_AFTER_KANJI.finditer(text)}
    for match in _SITES.finditer(text):
        old = match[0]
        is_likely = match.start() in likely or old in _MOSTLY_OLD
        # ほ begins more words than it ends (かほ, なほ).
        allowance = _LIKELY if is_likely else -_LIKELY if old == "ほ" else 0
        yield _Site(*match.span(), (old, *_readings(old)), allowance)


@functools.cache
def _readings(old: str) -> tuple[str, ...]:
    """How one of :data:`_SITES` may be read today, the likelier first: らう as ろう, たふ as たう (うたふ) or とう (たふとい)."""
    if old in _ONE:
        return (_ONE[old],)
    if old[0] == "は":
        return ("わう", "ほう", "おう") if old[1] == "ふ" else ("ほう", "おう")
    as_vowel, plain = _VOWELS[old[0]] + "う", old[0] + "う"
    if old[1] == "う":
        return (as_vowel,)
    return (plain, as_vowel) if old[0] in _ROW_A else (as_vowel, plain)


def _groups(sites: Iterable[_Site]) -> Iterator[list[_Site]]:
    """Sites that are judged together, for one changes what the other costs."""
    group: list[_Site] = []
    for site in sites:
        if group and (site.start - group[-1].end > _APART or len(group) == _GROUP):
            yield group
            group = []
        group.append(site)
    if group:
        yield group


def _katakana_words(text: str, known: Known, *, old: bool) -> Iterator[Edit]:
    """バツト → バット, ラヂオ → ラジオ, フリイヂヤ → フリージア; a word that the dictionary knows as it is stays."""
    for match in _KATAKANA.finditer(text):
        if new := _modern_katakana(match[0], known, old=old):
            yield match.start(), match.end(), new


@functools.lru_cache(maxsize=_KEPT_WORDS)
def _modern_katakana(word: str, known: Known, *, old: bool) -> str:
    """A word in katakana as it is spelt today; "" where that is as it stands. ``old``: the text is, so that it need be no word of the dictionary."""
    if len(word) < _SHORTEST_WORD and "ヂ" not in word and "ヅ" not in word:
        return ""
    choices = [(*_sounds(word[at - 1 : at], char), char) for at, char in enumerate(word)]
    if all(len(choice) == 1 for choice in choices) or (known(word) and "ヂ" not in word):
        return ""
    spellings = map("".join, islice(product(*choices), _MOST_SPELLINGS))
    # シヤツ is no シャッ.
    new = next((one for one in spellings if one != word and one[-1] != "ッ" and known(one)), "")
    if not new and old and _SURELY_OLD.search(word):
        new = _OLD_BESIDE.sub(lambda letter: letter[0].translate(_SMALL), word)
    return new


def _sounds(before: str, char: str) -> tuple[str, ...]:
    """How a katakana letter behind another may be written today."""
    if char in "ヂヅ":
        return (char.translate(_SMALL),)
    if not before:
        return ()
    if char in "ヤユヨ" and before in _ROW_I_KATAKANA:
        return (char.translate(_SMALL), "ア") if char == "ヤ" else (char.translate(_SMALL),)
    if char == "ツ" or before + char in _WRITTEN_LARGE:
        return (char.translate(_SMALL),)
    return ("ー",) if char in _VOWEL_OF.get(before, "") else ()


def modern_spellings(kana: str) -> Iterator[str]:
    """Katakana in historical spelling as it may be written today, all that is old in it brought up to date or a part.

    >>> next(modern_spellings("オモフ")), next(modern_spellings("イツピキ")), next(modern_spellings("テフテフ"))
    ('オモウ', 'イッピキ', 'チョウチョウ')
    """
    text = _WITH_CERTAIN.applied_to(hiragana(kana))
    pieces: list[tuple[str, ...]] = []
    at = 0
    for match in _SITES_IN_WORDS.finditer(text):
        pieces += (text[at : match.start()],), (*_readings(match[0]), match[0])
        at = match.end()
    for spelling in islice(product(*pieces, (text[at:],)), _MOST_SPELLINGS):
        if (modern := katakana("".join(spelling))) != kana:
            yield modern
