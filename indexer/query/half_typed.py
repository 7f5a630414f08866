"""The query of a text that is still being typed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from indexer.errors import UsageError
from indexer.query import _CLOSE, _MINUS, _OPEN, _STARS, QUOTES, _error, _signs, _tokens, parse
from indexer.query.names import FIELDS, NAMES, may_name_a_key, names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from indexer.query import And
    from indexer.query.names import Names

_SIGNS = _OPEN + _MINUS
_QUOTES = frozenset(QUOTES) | frozenset(QUOTES.values())
_PAIRS = _QUOTES | frozenset(_OPEN + _CLOSE)
_COMPLETED = frozenset({"tag"})
"""Filters of which a half-typed value is completed; the others take any part of a value as it is."""


def parse_half_typed(text: str, keys: Callable[[], Collection[str]], *, whole: bool = False) -> And:
    """The query that ``text`` may become: its last word is the beginning of one unless it is ``whole``, open brackets are closed.

    What ends in a blank is whole, and so is a word that is excluded, or all but nothing would be left while it is typed.
    Raises UsageError for what is no query yet, such as an OR with nothing behind it, or the second of a pair of quotation
    marks or brackets without the first.
    """
    if not ends_in_quotation(text):
        text = text.rstrip(_SIGNS)  # before a word that is still to come
    known = keys() if may_name_a_key(text) else ()
    names = names_of((*FIELDS, *known)) if known else NAMES
    closing = _closing(text, names)
    if not whole and _is_half_typed(text, names):
        with suppress(UsageError):  # raised again of what was typed, without a star in it
            return parse(f"{text}*{closing}", lambda: known)
    return parse(text + closing, lambda: known)


def _closing(text: str, names: Names) -> str:
    """What closes the quotation and the brackets that are open. Raises UsageError for what has no beginning."""
    if _PAIRS.isdisjoint(text):
        return ""
    signs = _signs(text, names)
    quoted = {at for start, end in signs.phrases.items() for at in range(start, end)}
    for at, char in enumerate(text):
        if char in _QUOTES and at not in quoted:
            raise _error("query-quote", text, at, at + 1)
        if char in _CLOSE and at in signs.alone:
            raise _error("query-bracket-first", text, at, at + 1)
    quotation = "".join(QUOTES[text[start]] for start, end in signs.phrases.items() if end > len(text))
    return quotation + ")" * len(signs.alone)


def ends_in_quotation(text: str) -> bool:
    """Whether a quotation is open at the end of a text.

    >>> ends_in_quotation('猫 "何'), ends_in_quotation("「何？」 “犬”"), ends_in_quotation("猫")
    (True, False, False)
    """
    close = ""
    for char in text:
        close = ("" if char == close else close) if close else QUOTES.get(char, "")
    return bool(close)


def _is_half_typed(text: str, names: Names) -> bool:
    try:
        *before, last = _tokens(text, names)
    except (UsageError, ValueError):  # brackets without twins; no token at all
        return bool(text) and not text[-1].isspace() and text[-1] not in _OPEN + _CLOSE
    if last.end != len(text) or last.kind != "word" or last.text[-1:] in _STARS:
        return False
    kind, name = (before[-1].kind, before[-1].text) if before else ("", "")
    return kind != "not" and (kind != "field" or name in _COMPLETED)
