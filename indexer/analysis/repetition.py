"""Iteration marks written out: いろ〳〵 is いろいろ, したゝる is したたる, かゞやき is かがやき."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from indexer.analysis.characters import CharacterClass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.analysis.aligned import Edit
    from indexer.analysis.expressive import Known

_MARK = r"[ゝゞヽヾ]|[〳〴]〵|/[\"″]?\\"
ITERATION_SIGNS = CharacterClass("ゝゞヽヾ〵\\")
"""What a text with iteration marks holds."""
_SHORTEST, _LONGEST, _LONGEST_WORD = 2, 4, 6
_STOP = r"[\s。、「」!?…—()]"


def _voiced(kana: str) -> str:
    """か → が, は → ば; a kana without a voiced form stays."""
    composed = unicodedata.normalize("NFC", kana + "\u3099")
    return composed if len(composed) == 1 else kana


def iteration_marks(text: str, known: Known) -> Iterator[Edit]:
    """Write out ゝ ゞ (one kana) and 〳〵 〴〵 (two to four kana).

    ``known`` tells whether the dictionary has a word: how far 〳〵 reaches back is not written, so
    the verb or adjective before it is taken with its ending (うまい〳〵, いけない〳〵, 落ちつけ〳〵), else the longest run that makes a word
    when it is repeated (ところ〴〵 → ところどころ), else the longest word, else the kana since the last other character, if
    they are no more than a word has, else two kana, or one and the character before it (重ね〳〵).
    """
    at, before = 0, ""
    for match in re.finditer(_MARK, text):
        before = (before + text[at : match.start()])[-_LONGEST_WORD - 1 :]
        at = match.end()
        if before and _is_kana(before[-1]):
            mark = match.group()
            new = _repeat_one(mark, before) if len(mark) == 1 else _repeat_run(mark, before, known)
            yield match.start(), match.end(), new
            before += new
        else:
            before += match.group()


def _is_kana(char: str) -> bool:
    return "ぁ" <= char <= "ゖ" or "ァ" <= char <= "ヺ"


def _predicate(before: str) -> str:
    from indexer.analysis.lattice import last_predicate

    return last_predicate(re.split(_STOP, before)[-1])


def _repeat_one(mark: str, before: str) -> str:
    return _voiced(before[-1]) if mark in "ゞヾ" else before[-1]


def _repeat_run(mark: str, before: str, known: Known) -> str:
    voiced = mark[0] == "〴" or "″" in mark or '"' in mark
    match = re.search("[ぁ-ゖァ-ヺ]*$", before)
    kana = match[0] if match else ""
    runs = [kana[-length:] for length in range(min(len(kana), _LONGEST_WORD), 1, -1)]
    words = [] if voiced else [run for run in runs if len(run) > 2]
    if not voiced and len(predicate := _predicate(before)) > 2:
        return predicate
    for run in runs:
        second = _voiced(run[0]) + run[1:] if voiced else run
        if len(run) <= _LONGEST and known(run + second):
            return second
    run = next(filter(known, words), "") or (kana if kana in words else kana[-2:])
    if len(run) < _SHORTEST:
        return before[-_SHORTEST:]
    return _voiced(run[0]) + run[1:] if voiced else run


def with_marks(kana: str) -> str:
    """Kana with a mark for each that stands there a second time.

    >>> with_marks("こころ"), with_marks("ただよ"), with_marks("はなす")
    ('こゝろ', 'たゞよ', 'はなす')
    """
    pairs = pairwise(kana)
    return kana[:1] + "".join("ゝ" if b == a else "ゞ" if b == _voiced(a) else b for a, b in pairs)
