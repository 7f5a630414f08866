"""Iteration marks written out: いろ〳〵 is いろいろ, したゝる is したたる, かゞやき is かがやき."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from indexer.analysis.characters import CharacterClass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer.analysis.aligned import Edit

_MARK = r"[ゝゞヽヾ]|[〳〴]〵|/[\"″]?\\"
ITERATION_SIGNS = CharacterClass("ゝゞヽヾ〵\\")
"""What a text with iteration marks holds."""
_LONGEST, _LONGEST_WORD = 4, 6


def _voiced(kana: str) -> str:
    """か → が, は → ば; a kana without a voiced form stays."""
    composed = unicodedata.normalize("NFC", kana + "\u3099")
    return composed if len(composed) == 1 else kana


def iteration_marks(text: str, known: Callable[[str], bool]) -> Iterator[Edit]:
    """Write out ゝ ゞ (one kana) and 〳〵 〴〵 (two to four kana).

    ``known`` tells whether the dictionary has a word: how far 〳〵 reaches back is not written, so
    the longest repeated run that makes a word is taken (ところ〴〵 → ところどころ), else the longest word (うまい〳〵 →
    うまいうまい), else the kana since the last other character, if they are no more than a word has, else two kana.
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


def _repeat_one(mark: str, before: str) -> str:
    return _voiced(before[-1]) if mark in "ゞヾ" else before[-1]


def _repeat_run(mark: str, before: str, known: Callable[[str], bool]) -> str:
    voiced = mark[0] == "〴" or "″" in mark or '"' in mark
    for length in range(_LONGEST, 1, -1):
        run = before[-length:]
        if len(run) == length and all(map(_is_kana, run)):
            second = _voiced(run[0]) + run[1:] if voiced else run
            if known(run + second):
                return second
    word = re.search("[ぁ-ゖァ-ヺ]*$", before)
    run = word[0] if word and not voiced else ""
    words = (run[-length:] for length in range(min(len(run), _LONGEST_WORD), 2, -1))
    if repeated := next(filter(known, words), run if 2 < len(run) <= _LONGEST_WORD else ""):
        return repeated
    run = before[-2:]
    if len(run) == 2 and all(map(_is_kana, run)):
        return _voiced(run[0]) + run[1:] if voiced else run
    return before[-1]
