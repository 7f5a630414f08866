"""How a verb typed in kana may stand in a text, for where the dictionary takes its kana for other words."""

from __future__ import annotations

_ROWS = {
    "カ": ("かきくけこ", "い"), "ガ": ("がぎぐげご", "い"), "サ": ("さしすせそ", "し"), "タ": ("たちつてと", "っ"), "ナ": ("なにぬねの", "ん"),
    "バ": ("ばびぶべぼ", "ん"), "マ": ("まみむめも", "ん"), "ラ": ("らりるれろ", "っ"), "ワア": ("わいうえお", "っ"),
}  # fmt: skip
"""The endings of the five-step verbs by row, and what their た-form has in place of the second (音便)."""
_VOICED_TA = ("ガ", "ナ", "バ", "マ")


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
