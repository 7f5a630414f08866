"""The query of a text that is still being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.errors import UsageError
from indexer.query import _CLOSE, _MINUS, _OPEN, _STARS, QUOTES, _tokens, parse
from indexer.query.names import FIELDS, NAMES, may_name_a_key, names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from indexer.query import And

_SIGNS = _OPEN + _MINUS
_COMPLETED = frozenset({"tag"})
"""Filters of which a half-typed value is completed; the others take any part of a value as it is."""


def parse_half_typed(text: str, keys: Callable[[], Collection[str]], *, whole: bool = False) -> And:
    """The query that ``text`` may become: its last word is the beginning of one unless it is ``whole``, open brackets are closed.

    What ends in a blank is whole, and so is a word that is excluded, or all but nothing would be left while it is typed.
    Raises UsageError for what is no query yet, such as an OR with nothing behind it.
    """
    bare = text.rstrip(_SIGNS)
    if not bare or bare[-1].isspace():
        text = bare  # a sign before a word that is still to come
    known = keys() if may_name_a_key(text) else ()
    completed = f"{text}*" if not whole and _is_half_typed(text, known) else text
    try:
        return parse(completed, lambda: known)
    except UsageError as error:
        missing = _unclosed(text)
        if error.code != "query-bracket" or not missing:
            raise
        return parse(completed + ")" * missing, lambda: known)


def ends_in_quotation(text: str) -> bool:
    """Whether a quotation is open at the end of a text.

    >>> ends_in_quotation('猫 "何'), ends_in_quotation("「何？」 “犬”"), ends_in_quotation("猫")
    (True, False, False)
    """
    close = ""
    for char in text:
        close = ("" if char == close else close) if close else QUOTES.get(char, "")
    return bool(close)


def _is_half_typed(text: str, keys: Collection[str]) -> bool:
    names = names_of((*FIELDS, *keys)) if keys else NAMES
    try:
        *before, last = _tokens(text, names)
    except (UsageError, ValueError):  # brackets without twins; no token at all
        return bool(text) and not text[-1].isspace() and text[-1] not in _OPEN + _CLOSE
    if last.end != len(text) or last.kind != "word" or last.text[-1:] in _STARS:
        return False
    kind, name = (before[-1].kind, before[-1].text) if before else ("", "")
    return kind != "not" and (kind != "field" or name in _COMPLETED)


def _unclosed(text: str) -> int:
    return sum(char in _OPEN for char in text) - sum(char in _CLOSE for char in text)
