"""From a form in kana back to the dictionary forms that it may be of: ないた to なく, よんだ to よむ, よぶ and よぬ.

The dictionary takes most forms in kana for other words (ない and た). The endings are those of the modern language, with the
auxiliaries that follow them (ないていた, ないちゃった, なきたくない); which of the verbs there are is for the reader to look up.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ADJECTIVE, ONE_STEP, KA_IRREGULAR, WITH_SURU = "形容詞", "一段", "カ行変格", "サ変可能"
"""What a dictionary form is, beside the five-step verbs by row (``五段-カ行``), in words of Sudachi's parts of speech."""
_SHORTEST, _SHORTEST_BEGUN = 3, 2
"""Characters of a form, and of the beginning of one: いた and みて are too many words."""

_ROWS = {
    "カ行": "かきくけこいて", "ガ行": "がぎぐげごいで", "サ行": "さしすせそして", "タ行": "たちつてとって", "ナ行": "なにぬねのんで",
    "バ行": "ばびぶべぼんで", "マ行": "まみむめもんで", "ラ行": "らりるれろって", "ワア行": "わいうえおって",
}  # fmt: skip
"""Of each row of five-step verbs the five endings, what て follows (音便), and て or で."""

_PAST = "", "ら", "り", "の", "ん", "よ", "ね", "な", "から", "けど", "っけ", "とき", "らしい"
_ONE_STEP_SHORT = "る", "た", "て", "ない", "なかった", "ます", "ました", "ません", "たい", "たかった"
_AFTER_TE = (
    "", "は", "も", "から", "よかった", "ほしい", "ほしかった", "ください", "くださった", "ばかり",
    *("い" + end for end in (*_ONE_STEP_SHORT, "く", "った", "って", "なければ")),
    *_ONE_STEP_SHORT[:-2],
    *(stem + end for stem in ("み", "くれ", "あげ") for end in _ONE_STEP_SHORT),
    *(stem + end for stem in ("しま", "もら") for end in ("う", "った", "って", "います", "いました", "いたい", "えば", "わない", "わなかった")),
    *(stem + end for stem in ("お", "いただ") for end in ("く", "いた", "いて", "きます", "きました", "きたい", "かない")),
    "くる", "きた", "きて", "きます", "きました", "こない", "こなかった",
)  # fmt: skip
_AFTER_NEGATIVE = (
    "ない", "なかった", "なかったら", "なかったの", "ないと", "ないで", "ないの", "なくて", "なく", "なくなる", "なくなった", "なければ", "なきゃ", "なくちゃ", "ず", "ずに", "ぬ",
)  # fmt: skip
_AFTER_CONTINUATIVE = (
    "ます", "ました", "まして", "ません", "ませんでした", "ましょう", "たい", "たかった", "たくて", "たく", "たくない", "たくなかった", "たくなる", "たくなった", "たがる", "ながら", "つつ",
    "すぎ", "すぎる", "すぎた", "すぎて", "すぎない", "そう", "そうだった", "やすい", "にくい", "に", "なさい", "はじめる", "はじめた", "おわる", "おわった", "つづける", "つづけた",
)  # fmt: skip
_PASSIVE_ENDS = "る", "た", "て", "ない", "なかった", "ていた", "ている", "てる", "ます", "ました"


def _te(te: str, ta: str) -> tuple[str, ...]:
    """What follows the stem before て and た: these, and what they are contracted with."""
    ja, do = ("じゃ", "ど") if te == "で" else ("ちゃ", "と")
    contracted = (ja + "う", ja + "った", ja + "って", ja + "いました", do + "く", do + "いた", do + "いて")
    return (*(te + end for end in _AFTER_TE), *(ta + end for end in _PAST), *contracted)


_ONE_STEP = (
    *_te("て", "た"), *_AFTER_NEGATIVE, *_AFTER_CONTINUATIVE, "れば", "よう", "ろ",
    *(voice + end for voice in ("られ", "させ", "させられ", "れ") for end in _PASSIVE_ENDS),
)  # fmt: skip
_ADJECTIVE = (
    "かった", "かったら", "かったの", "かったな", "かったです", "かったけど", "く", "くて", "くない", "くなかった", "くなる", "くなった", "くなって", "ければ", "さ",
    "すぎ", "すぎる", "すぎた", "すぎて", "そう", "そうな", "そうだった", "がる", "がった", "がって",
)  # fmt: skip
_OF_CHANGE = ("くなる", "くなっ")
"""Behind one kana they are a verb of their own: なくなる is no ない."""
_SURU = (
    "する", "すると", "すれば", "しよう", *("し" + end for end in (*_te("て", "た"), *_AFTER_NEGATIVE, *_AFTER_CONTINUATIVE)),
    *(voice + end for voice in ("され", "させ", "させられ") for end in _PASSIVE_ENDS),
)  # fmt: skip


_TE = {te: frozenset(_te(te, ta)) for te, ta in ("てた", "でだ")}
_NEGATIVE = frozenset(_AFTER_NEGATIVE)
_PASSIVE = frozenset(voice + end for voice in ("れ", "せ", "され", "せられ") for end in _PASSIVE_ENDS)
_CONTINUATIVE = frozenset(_AFTER_CONTINUATIVE)
_CONDITIONAL, _VOLITIONAL = frozenset(("ば", *_PASSIVE_ENDS)), frozenset(("う",))
_KURU = ("き", _TE["て"]), ("き", _CONTINUATIVE), ("こ", _NEGATIVE)
_LIKE_IKU, _STEMS_OF_IKU = "五段-ワア行", "いゆ"
"""行く alone of its row has いった for いいた."""


class _Behind(NamedTuple):
    """What may stand behind a stem, what does in the dictionary form, and what kind of word it is."""

    ends: frozenset[str]
    dictionary: str
    kind: str


class DictionaryForm(NamedTuple):
    """A dictionary form in hiragana, and what kind of word it is (see :data:`ADJECTIVE`)."""

    kana: str
    kind: str


def dictionary_forms(kana: str, *, begun: bool = False) -> Iterator[DictionaryForm]:
    """The dictionary forms of which hiragana may be another form, or if it is ``begun``, the beginning of one; those with the longest stem first.

    >>> [form.kana for form in dictionary_forms("よんだ")], [form.kana for form in dictionary_forms("おもしろかっ", begun=True)][-1]
    (['よぬ', 'よぶ', 'よむ'], 'おもしろい')
    """
    if len(kana) < (_SHORTEST_BEGUN if begun else _SHORTEST):
        return
    for at in range(len(kana) - 1, 0, -1):
        stem, rest = kana[:at], kana[at:]
        for _, end, kind in _behind(rest, begun=begun):
            if at == 1 and kind == ADJECTIVE and rest.startswith(_OF_CHANGE):
                continue
            yield DictionaryForm(stem + end, kind)
            if kind == _LIKE_IKU and stem[-1] in _STEMS_OF_IKU:
                yield DictionaryForm(f"{stem}く", "五段-カ行")
    if any(kana[0] == stem and kana[1:] in ends for stem, ends in _KURU):
        yield DictionaryForm("くる", KA_IRREGULAR)


def _behind(rest: str, *, begun: bool) -> Iterator[_Behind]:
    shared, by_sound = _tables(begun=begun)
    yield from (one for one in shared if rest in one.ends)
    yield from (one for one in by_sound.get(rest[0], ()) if rest[1:] in one.ends)


@cache
def _tables(*, begun: bool) -> tuple[list[_Behind], dict[str, list[_Behind]]]:
    """What may stand behind a stem that all forms share, and behind each sound in which the forms of a five-step verb differ."""

    def made(ends: frozenset[str], dictionary: str, kind: str) -> _Behind:
        whole = frozenset(end[:at] for end in ends for at in range(len(end) + 1)) if begun else ends
        return _Behind(whole, dictionary, kind)

    shared = [
        made(frozenset(_ONE_STEP), "る", ONE_STEP),
        made(frozenset(_ADJECTIVE), "い", ADJECTIVE),
        made(frozenset(_SURU), "", WITH_SURU),
    ]
    by_sound: dict[str, list[_Behind]] = defaultdict(list)
    for row, kana in _ROWS.items():
        a, i, u, e, o, sound, te = tuple(kana)
        forms = (
            (a, _NEGATIVE | _PASSIVE),
            (i, _CONTINUATIVE),
            (e, _CONDITIONAL),
            (o, _VOLITIONAL),
            (sound, _TE[te]),
        )
        for first, ends in forms:
            by_sound[first].append(made(ends, u, f"五段-{row}"))
    return shared, by_sound
