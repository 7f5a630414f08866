"""How a verb typed in kana may stand in a text, for where the dictionary takes its kana for other words."""

from __future__ import annotations

_ROWS = {
    "カ": ("かきくけこ", "い"), "ガ": ("がぎぐげご", "い"), "サ": ("さしすせそ", "し"), "タ": ("たちつてと", "っ"), "ナ": ("なにぬねの", "ん"),
    "バ": ("ばびぶべぼ", "ん"), "マ": ("まみむめも", "ん"), "ラ": ("らりるれろ", "っ"), "ワア": ("わいうえお", "っ"),
}  # fmt: skip
"""The endings of the five-step verbs by row, and what their た-form has in place of the second (音便)."""
_TO_ROW_HA = str.maketrans("わいうえお", "はひふへほ")
_VOICED_TA = ("ガ", "ナ", "バ", "マ")
DICTIONARY_ENDS = {row[0]: row[2] for row, _ in _ROWS.values()}
"""The end of the dictionary form of a five-step verb by that before ない: 巻く of 巻か."""
VERB_ENDS = ("う", "く", "ぐ", "す", "つ", "ぬ", "ぶ", "む", "る")
"""Of the dictionary form."""
STEM_ENDS = frozenset("いきぎしじちぢにひびぴみりえけげせぜてでねへべめれ")
"""What a noun made of the stem of a verb ends in (連用形): 引越し, 答え."""
_TO_E = dict(zip(VERB_ENDS, "えけげせてねべめれ", strict=True))
_FROM_E = {e: u for u, e in _TO_E.items()}
_FROM_I = dict(zip("いきぎしちにびみり", VERB_ENDS, strict=True))
_TO_A = dict(zip("うくぐつぬぶむる", "わかがたなばまら", strict=True))
_FROM_A = {a: u for u, a in _TO_A.items()}
_PARTNERS = frozenset({
    "開ける", "空ける", "明ける", "届ける", "続ける", "着ける", "就ける", "向ける", "傾ける", "背ける", "退ける", "広げる", "和らげる", "繋げる",
    "育てる", "建てる", "浮かべる", "入れる", "違える", "整える", "揃える", "従える", "叶える", "適える", "構える", "添える", "伝える",
    "進める", "沈める", "縮める", "痛める", "傷める", "緩める", "弛める", "苦しめる", "慰める", "歪める", "窄める", "屈める", "凹める", "込める", "潜める", "止める",
    "染める", "詰める", "絡める", "赤らめる",
    "受ける", "負ける", "助ける", "上げる", "下げる", "曲げる", "逃げる",
    "焼ける", "解ける", "溶ける", "抜ける", "欠ける", "裂ける", "砕ける", "裏切れる", "割れる", "破れる", "折れる", "知れる", "離れる", "現れる", "生まれる", "見える", "聞こえる",
})  # fmt: skip
"""Verbs that look like a potential form and mostly are another verb, the partner of the five-step one: of an intransitive verb
the transitive one (届く, 届ける), which is a closed class, and of some transitive verbs what happens by itself (割る, 割れる)."""
_A_TO_O = dict(zip("あかがさざただなはばまやらわ", "おこごそぞとどのほぼもよろお", strict=True))
_NEGATIVE = ("ない", "なか", "なく", "なけ", "ず", "ぬ", "ませ")
_NO_POTENTIAL = "知る"
"""かも知れない says no such thing."""
_PARTNER_ENDS = ("付ける", "づける", "立てる", "並べる")
"""The ends of more of them: 名付ける, 役立てる, 立ち並べる."""
_CAUSING = frozenset({
    "動かす", "乾かす", "沸かす", "明かす", "空かす", "驚かす", "輝かす", "散らかす", "浮かす", "抜かす", "透かす", "生かす", "活かす", "脅かす", "溶かす", "解かす",
    "減らす", "鳴らす", "散らす", "照らす", "荒らす", "揺らす", "漏らす", "降らす", "反らす", "滑らす", "切らす", "知らす", "垂らす", "暮らす", "濡らす", "腫らす",
    "済ます", "膨らます", "悩ます", "励ます", "澄ます", "覚ます", "冷ます", "飛ばす", "遊ばす", "及ばす", "交わす", "合わす", "表わす", "現わす", "果たす", "満たす",
    "立たす", "経たす",
})  # fmt: skip
"""Verbs that look like the short causative of a five-step verb and mostly are another verb, too."""

_TOO = ("すぎ", "すぎる", "すぎた", "すぎて")
_GOOD_ITSELF = 2
"""Characters of いい, which the dictionary knows in all its forms."""


def potential(verb: str) -> str:
    """The potential form of a five-step verb; "" where that is another verb.

    >>> potential("休む"), potential("買う"), potential("続く")
    ('休める', '買える', '')
    """
    form = verb[:-1] + _TO_E.get(verb[-1:], "") + "る"
    return form if verb[-1:] in _TO_E and not is_partner(form) else ""


def impotential(verb: str) -> tuple[str, tuple[str, ...]]:
    """The stem and the endings in which another verb mostly is the potential form of a five-step one: where it says no.

    >>> impotential("立つ")[0], impotential("立つ")[1][:2], impotential("飲む")
    ('立て', ('ない', 'なか'), ('', ()))
    """
    stem = verb[:-1] + _TO_E.get(verb[-1:], "")
    return (stem, _NEGATIVE) if is_partner(f"{stem}る") and verb != _NO_POTENTIAL else ("", ())


def is_partner(verb: str) -> bool:
    """Whether a verb with the shape of a potential form mostly is another verb than that, in kanji.

    >>> is_partner("立てる"), is_partner("片付ける"), is_partner("飲める")
    (True, True, False)
    """
    return verb in _PARTNERS or verb.endswith(_PARTNER_ENDS)


def verbs_with_stem(noun: str) -> tuple[str, ...]:
    """The verbs of whose stem (連用形) a noun may be made.

    >>> verbs_with_stem("貸し出し"), verbs_with_stem("乗り換え")
    (('貸し出す', '貸し出しる'), ('乗り換える',))
    """
    ends = (_FROM_I[noun[-1]],) if noun[-1:] in _FROM_I else ()
    return (*(noun[:-1] + end for end in ends), noun + "る")


def short_causative(verb: str) -> str:
    """The short causative of a five-step verb, of which its passive is made (飲まされた); "" where that is another verb.

    >>> short_causative("飲む"), short_causative("歌う"), short_causative("減る"), short_causative("話す")
    ('飲ます', '歌わす', '', '')
    """
    form = verb[:-1] + _TO_A.get(verb[-1:], "") + "す"
    return form if verb[-1:] in _TO_A and form not in _CAUSING else ""


def causing(verb: str) -> str:
    """The stem before る, ば and と of a verb that looks like a short causative, of which the dictionary mostly makes the causative of another: 減ら|せ of 減らす; "" for any other.

    >>> causing("減らす"), causing("話す")
    ('減らせ', '')
    """
    return f"{verb[:-1]}せ" if verb in _CAUSING else ""


def plain_form(verb: str) -> str:
    """The five-step verb of which ``verb`` has the shape of a potential form or of a short causative; "" for none.

    >>> plain_form("休める"), plain_form("飲ます"), plain_form("続ける"), plain_form("寝る")
    ('休む', '飲む', '', '')
    """
    if len(verb) < 3 or is_partner(verb) or verb in _CAUSING:
        return ""
    ends = {"る": _FROM_E, "す": _FROM_A}.get(verb[-1], {})
    return verb[:-2] + ends[verb[-2]] if verb[-2] in ends else ""


def adjective_forms(adjective: str) -> tuple[str, ...]:
    """The beginnings of the inflected forms of an adjective in い; one that ends in いい (good) has よ in most.

    >>> adjective_forms("こわい")[:3], adjective_forms("かっこいい")[11:14]
    (('こわい', 'こわく', 'こわかっ'), ('かっこよく', 'かっこよかっ', 'かっこよけれ'))
    """
    forms = tuple(adjective[:-1] + end for end in ("い", "く", "かっ", "けれ", "さ", "そう", *_TOO, "っ"))
    if not adjective.endswith("いい") or len(adjective) <= _GOOD_ITSELF:
        return forms
    return forms + tuple(f"{adjective[:-2]}よ{end}" for end in ("く", "かっ", "けれ", "さ", "そう", *_TOO))


def polite_form(adjective: str) -> str:
    """The form of an adjective in い, in hiragana, before ございます (ウ音便).

    >>> polite_form("めでたい"), polite_form("うれしい"), polite_form("さむい")
    ('めでとう', 'うれしゅう', 'さむう')
    """
    stem = adjective[:-1]
    if stem.endswith("し"):
        return f"{stem}ゅう"
    return stem[:-1] + _A_TO_O.get(stem[-1:], stem[-1:]) + "う"


def inflections(verb: str, conjugation: str) -> tuple[str, ...]:
    """The beginnings of the inflected forms of ``verb``, a base form; () for a conjugation that is not regular.

    ``conjugation`` is Sudachi's, such as ``下一段-カ行`` or ``五段-ラ行``.

    >>> inflections("わける", "下一段-カ行")[:3], inflections("よむ", "五段-マ行")[-2:]
    (('わけて', 'わけた', 'わけない'), ('よんで', 'よんだ'))
    """
    kind, _, row = conjugation.partition("-")
    if kind.endswith("一段"):
        return tuple(
            verb[:-1] + end for end in ("て", "た", "ない", "なかっ", "ます", "まし", "れば", "よう", "られ")
        )
    if kind != "五段" or row.removesuffix("行") not in _ROWS:
        return ()
    endings, sound = _ROWS[row.removesuffix("行")]
    stem = verb[:-1]
    te, ta = ("で", "だ") if row.removesuffix("行") in _VOICED_TA else ("て", "た")
    plain = (endings[0] + "な", endings[1] + "ま", endings[3] + "ば", endings[4] + "う", endings[0] + "れ")
    return (*(stem + end for end in plain), stem + sound + te, stem + sound + ta)


def sound_before_te(verb: str, conjugation: str) -> str:
    """The form of a five-step verb before て and た, where it ends in い (イ音便); "" for any other.

    >>> sound_before_te("なく", "五段-カ行"), sound_before_te("よむ", "五段-マ行")
    ('ない', '')
    """
    return verb[:-1] + "い" if conjugation == "五段-カ行" else ""


def stem_form(verb: str, conjugation: str) -> str:
    """The stem of a five-step verb that makes a noun (連用形); "" for another conjugation.

    >>> stem_form("はりきる", "五段-ラ行"), stem_form("わける", "下一段-カ行")
    ('はりきり', '')
    """
    kind, _, row = conjugation.partition("-")
    endings, _ = _ROWS.get(row.removesuffix("行"), ("", ""))
    return verb[:-1] + endings[1] if kind == "五段" and endings else ""


def historical_inflections(verb: str, conjugation: str) -> tuple[str, ...]:
    """The same as :func:`inflections` in historical kana, where that is other: of the verbs in う, which were of the row of は.

    >>> historical_inflections("ただよう", "五段-ワア行")[:3], historical_inflections("よむ", "五段-マ行")
    (('ただよふ', 'ただよはな', 'ただよひま'), ())
    """
    if conjugation != "五段-ワア行":
        return ()
    at = len(verb) - 1
    forms = (form for form in (verb, *inflections(verb, conjugation)) if form[at] in _ROWS["ワア"][0])
    return tuple(form[:at] + form[at].translate(_TO_ROW_HA) + form[at + 1 :] for form in forms)
