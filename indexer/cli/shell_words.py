"""The words of a command line that is being typed, and how a candidate is put into it."""

from __future__ import annotations

from indexer.support.values import NamedTuple

SHELLS = ("bash", "zsh", "fish")
_PLAIN = frozenset("-_.,:/=+@%^~…、。・「」『』（）　")
"""Signs that a shell leaves alone; the full-width ones are letters to it."""
_IN_QUOTES = {
    "'": {"'": r"'\''"},
    # A backslash would not keep bash from looking for a ! in its history; other quotes do.
    '"': {**{char: f"\\{char}" for char in '"$`\\'}, "!": "\"'!'\""},
}


class Words(NamedTuple):
    """The words before the one that is being typed, that one as far as it is, and the quote that is open in it."""

    before: tuple[str, ...]
    current: str
    quote: str = ""


def split(line: str) -> Words:
    r"""The words of ``line``, quotes and backslashes taken away as a shell does.

    >>> split("nikki search 'a b' \"tag:旅")
    Words(before=('nikki', 'search', 'a b'), current='tag:旅', quote='"')
    """
    words: list[str] = []
    word: list[str] | None = None
    quote = ""
    chars = iter(line)
    for char in chars:
        if quote and char == quote:
            quote = ""
        elif quote == "'" or (quote and char != "\\"):
            word = [*(word or []), char]
        elif char == "\\":
            word = [*(word or []), next(chars, "")]
        elif char in "'\"":
            quote = char
            word = word or []
        elif char in " \t\n":
            words += ["".join(word)] if word is not None else []
            word = None
        else:
            word = [*(word or []), char]
    return Words(tuple(words), "".join(word or ()), quote)


def typed(value: str, words: Words, shell: str, breaks: str) -> str:
    r"""What a shell is to put in for a candidate.

    zsh and fish quote by themselves and replace the whole word. bash does neither: ``breaks`` are the characters at
    which it takes a new word to begin, though it is none. What is put in must not be run, in an open quote either.

    >>> print(typed("$(rm x)", Words((), "", '"'), "bash", ""), typed("it's", Words((), "", "'"), "bash", ""))
    \$(rm x) it'\''s
    """
    if shell != "bash":
        return value
    if words.quote:
        return "".join(_IN_QUOTES[words.quote].get(char, char) for char in value)
    begin = max((words.current.rfind(char) for char in breaks if char in ":="), default=-1) + 1
    rest = value[begin:] if value.startswith(words.current[:begin]) else value
    return "".join(char if char.isalnum() or char in _PLAIN else f"\\{char}" for char in rest)
