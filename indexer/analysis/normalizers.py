"""What analysis changes in a text before the dictionary sees it: an ordered table of named rewritings.

They apply to entries and to queries alike, and only to analysis: a quoted search knows nothing of them.
Order is meaning: 〳〵 repeats kana as they stand, so it goes before the spelling of kana is brought up to date, which comes last.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from indexer.analysis.characters import CharacterClass, Substitution
from indexer.analysis.expressive import STRETCHES, cut_once, plainly
from indexer.analysis.historic import historical_kana, margin_of
from indexer.analysis.kyujitai import NEW, OLD, OTHER_FORMS
from indexer.analysis.misspellings import MISSPELT, spelt_rightly
from indexer.analysis.numerals import FORMAL_DIGITS, POWERS, decimals, formal_numerals, long_numerals
from indexer.analysis.repetition import ITERATION_SIGNS, iteration_marks
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from indexer.analysis.aligned import Aligned, Edit
    from indexer.analysis.expressive import Known


class Normalizer(NamedTuple):
    """A rewriting: its name, the characters of which a text must hold one, and the edits that it makes in a folded text."""

    name: str
    signs: CharacterClass
    edits: Callable[[str, Known], Iterable[Edit]]


_SIGNS = {"×": "x", "✕": "x", "(": "[", ")": "]"}
"""× is typed as x; round brackets after kanji make Sudachi take the kana in them for a reading, and hide it."""
_ACCENTED = {
    char: plain
    for char in map(chr, range(0xE0, 0x180))
    if (plain := unicodedata.normalize("NFD", char)[0]).isascii() and char.islower()
}
"""The dictionary has cafe, as most people type it."""
_PLAIN = Substitution(_ACCENTED | OTHER_FORMS | dict(zip(OLD, NEW, strict=True)) | _SIGNS)

NORMALIZERS: tuple[Normalizer, ...] = (
    Normalizer("iteration-marks", ITERATION_SIGNS, iteration_marks),
    Normalizer("formal-numerals", FORMAL_DIGITS, lambda text, _known: formal_numerals(text)),
    Normalizer("decimals", CharacterClass("・"), lambda text, _known: decimals(text)),
    Normalizer("long-numerals", POWERS, lambda text, _known: long_numerals(text)),
    Normalizer("cut-twice", CharacterClass("っッ"), lambda text, _known: cut_once(text)),
    Normalizer("expressive", STRETCHES, plainly),
    Normalizer("misspellings", MISSPELT, spelt_rightly),
    Normalizer("letters", CharacterClass("-"), lambda text, _known: _letters_with_katakana(text)),
)


def _letters_with_katakana(text: str) -> Iterable[Edit]:
    """T-シャツ is Tシャツ, which the dictionary knows."""
    return ((match.start() + 1, match.end(), "") for match in re.finditer("[a-z]-(?=[ァ-ヺ])", text))


def normalize(folded: Aligned, known: Known) -> Aligned:
    """A folded text as the dictionary should see it; ``known`` tells whether the dictionary has a word."""
    text = folded._replace(text=_PLAIN.applied_to(folded.text))
    for normalizer in NORMALIZERS:
        if normalizer.signs.occurs_in(text.text):
            text = text.rewritten(normalizer.edits(text.text, known))
    # Of the text as it was written: old kanji show its age, too.
    return text.rewritten(historical_kana(text.text, known, margin_of(folded.text)))
