"""How a word must be written in a text, where its term leaves open which word it is: 聞く for きく, of which the dictionary makes 効く."""

from __future__ import annotations

from indexer.analysis.kana import is_kana, is_katakana

ANY, KANA, KATAKANA, MAIN_VERB, TRANSITIVE = "any", "kana", "katakana", "main verb", "transitive"
"""In any script; in kana; in katakana; as a verb in kana that does not help another; as one that has an object."""
_LINKS = "てで"
_OBJECT = "を"


def is_written(text: str, start: int, script: str) -> bool:
    """Whether the word that begins at ``text[start]`` is written as ``script`` says.

    >>> is_written("布をおる", 2, TRANSITIVE), is_written("寝ておる", 2, MAIN_VERB), is_written("モノ", 0, KATAKANA)
    (True, False, True)
    """
    if script == ANY:
        return True
    first, before = text[start : start + 1], text[max(0, start - 1) : start]
    if script == KATAKANA:
        return is_katakana(first)
    if script == MAIN_VERB and before and before in _LINKS:
        return False
    return is_kana(first) and (script != TRANSITIVE or before == _OBJECT)
