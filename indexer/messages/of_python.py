"""What Python and its library say of what a user wrote, in Japanese: they speak English to every program."""

from __future__ import annotations

import re

_TEXTS = (
    # tomllib
    (r"Expected '=' after a key in a key/value pair", "キーのあとに「=」がありません"),
    (r"Expected '(\]\]?)' at the end of an? (?:table|array) declaration", "閉じる「{1}」がありません"),
    (r"Expected newline or end of document after a statement", "値のあとに余分な文字があります"),
    (r"Invalid statement", "設定の形になっていません"),
    (r"Invalid initial character for a key part", "キーに使えない文字があります"),
    (r"Invalid value", "値として読めません"),
    (r"Invalid (?:date or datetime|hex value)", "値の形が正しくありません"),
    (r"Unterminated string", "文字列が閉じていません"),
    (r"Unclosed (?:array|inline table)", "括弧が閉じていません"),
    (
        r"Unescaped '.+' in a string|Escaped character is not a Unicode scalar value",
        "文字列の「\\」の使い方が正しくありません",
    ),
    (r"Illegal character .+|Found invalid character .+", "使えない文字があります"),
    (
        r"Cannot (?:overwrite|declare|redefine|mutate) .+|Duplicate inline table key .+",
        "同じ名前が2度あります",
    ),
    (r"Expected '(.+)'", "「{1}」がありません"),
    (r"Nested too deeply", "入れ子が深すぎます"),
    # str.decode
    (
        r"'utf-8' codec can't decode bytes? .+ in position (\d+).*",
        "{1}バイト目が、UTF-8の文字ではありません",
    ),
    # re
    (
        r"(?:missing \), unterminated subpattern|unbalanced parenthesis) at position (\d+).*",
        "{1}文字目の括弧に、相手がありません",
    ),
    (r"unterminated character set at position (\d+).*", "{1}文字目の「[」が閉じていません"),
    (
        r"(?:nothing to|multiple) repeat at position (\d+).*",
        "{1}文字目の繰り返しの記号の前に、文字がありません",
    ),
    (r".+ at position (\d+)(?: .*)?", "{1}文字目が、正規表現として読めません"),
)
"""Patterns of whole texts, and what they say; ``{1}`` is the first group."""


def in_japanese(text: str) -> str:
    """The text in Japanese, or as it is.

    >>> in_japanese("Expected '=' after a key in a key/value pair"), in_japanese("a")
    ('キーのあとに「=」がありません', 'a')
    """
    for pattern, said in _TEXTS:
        if match := re.fullmatch(pattern, text, re.DOTALL):
            # Python counts from 0.
            return said.format("", *(int(g) + 1 if g.isdecimal() else g for g in match.groups()))
    return text
