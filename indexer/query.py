"""The query language: ``str → Node``. Knows nothing of the index.

::

    query  = or
    or     = and { ("OR" | "または" | "|" | "｜") and }
    and    = { not }                                blank or full-width blank between
    not    = [ "-" | "－" | "NOT" ] atom
    atom   = "(" or ")" | phrase | field ":" ( phrase | word ) | word
    phrase = "…" | “…” | 「…」 | 『…』               exact characters
    field  = "date" | "title" | "tag" | "path"

A quote that is not closed reaches to the end. What looks like an operator inside a word (C++, a-b, f(x), http://x)
is part of the word.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from indexer.errors import UsageError

FIELDS = ("date", "title", "tag", "path")
_QUOTES = {'"': '"', "“": "”", "「": "」", "『": "』", "＂": "＂", "”": "”"}
_OPEN, _CLOSE = "(（", ")）"
_OR = {"OR", "ＯＲ", "または", "|", "｜", "||"}
_NOT = {"NOT", "ＮＯＴ"}
_AND = {"AND", "ＡＮＤ", "＆", "&", "&&"}
_MINUS = "-－−"
_BLANK = re.compile(r"\s+")
_FIELD = re.compile(f"({'|'.join(FIELDS)})[:：]", re.IGNORECASE)
_MOST = 200
"""Words in one query; more (a pasted page) are refused rather than ignored."""
_DEEPEST = 20


class Word(NamedTuple):
    """A word as typed: any inflection and spelling of it."""

    text: str


class Phrase(NamedTuple):
    """Quoted: exact characters."""

    text: str


class Field(NamedTuple):
    """A filter: ``name`` is one of :data:`FIELDS`."""

    name: str
    value: str


class Not(NamedTuple):
    """Entries without ``item``."""

    item: Node


class And(NamedTuple):
    """Entries with all ``items``; with none, all entries."""

    items: tuple[Node, ...]


class Or(NamedTuple):
    """Entries with one of ``items`` at least."""

    items: tuple[Node, ...]


Node = Word | Phrase | Field | Not | And | Or


class _Token(NamedTuple):
    kind: str
    text: str
    place: int


def parse(text: str) -> And:
    """The query as a tree. Raises UsageError, which names the place (in characters, from 1), for what cannot be one."""
    tokens = _tokens(text)
    if len(tokens) > _MOST:
        raise UsageError("query-too-long", most=_MOST)
    parser = _Parser(tokens)
    node = parser.alternatives(0)
    if parser.at < len(tokens):
        raise UsageError("query-bracket", text=tokens[parser.at].text, place=tokens[parser.at].place + 1)
    return node if isinstance(node, And) else And((node,))


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    brackets = _grouping(text)
    at = 0
    while at < len(text):
        if blank := _BLANK.match(text, at):
            at = blank.end()
        elif (end := _quoted(text, at)) > at:
            tokens.append(
                _Token("phrase", text[at + 1 : end - 1] if end <= len(text) else text[at + 1 :], at)
            )
            at = end
        elif at in brackets:
            tokens.append(_Token("(" if text[at] in _OPEN else ")", text[at], at))
            at += 1
        elif text[at] in _MINUS and _negates(text, at):
            tokens.append(_Token("not", text[at], at))
            at += 1
        elif field := _FIELD.match(text, at):
            tokens.append(_Token("field", field.group(1).lower(), at))
            at = field.end()
        else:
            end = at + 1
            while end < len(text) and not (
                text[end].isspace() or end in brackets or _quoted(text, end) > end
            ):
                end += 1
            tokens.append(_word(text[at:end], at))
            at = end
    return tokens


def _quoted(text: str, at: int) -> int:
    """Where the phrase that opens at ``at`` ends, its quote included; ``at`` itself if none opens there.

    Where a word would begin, a quote without its twin reaches to the end (one past it); inside a word it is a character.
    """
    if text[at] not in _QUOTES:
        return at
    close = text.find(_QUOTES[text[at]], at + 1)
    if close >= 0:
        return close + 1
    return len(text) + 1 if at == 0 or text[at - 1].isspace() or text[at - 1] in _MINUS + _OPEN else at


def _grouping(text: str) -> set[int]:
    """The brackets that group: they open where a word would begin and close where one ends. Others are characters."""
    found: set[int] = set()
    stack: list[tuple[int, bool]] = []
    at = 0
    while at < len(text):
        char = text[at]
        if (end := _quoted(text, at)) > at:
            at = end
            continue
        if char in _OPEN:
            before = text[at - 1] if at else " "
            groups = before.isspace() or before in _MINUS or (at - 1, True) in stack[-1:]
            stack.append((at, groups))
        elif char in _CLOSE and stack:
            after = text[at + 1] if at + 1 < len(text) else " "
            opened, groups = stack.pop()
            if groups and (after.isspace() or after in _CLOSE):
                found |= {opened, at}
        at += 1
    return found


def _negates(text: str, at: int) -> bool:
    """A minus excludes where a word begins and something follows it directly."""
    begins = at == 0 or text[at - 1].isspace() or text[at - 1] in _OPEN
    return (
        begins and at + 1 < len(text) and not text[at + 1].isspace() and text[at + 1] not in _MINUS + _CLOSE
    )


def _word(word: str, place: int) -> _Token:
    for kind, words in (("or", _OR), ("not", _NOT), ("and", _AND)):
        if word in words:
            return _Token(kind, word, place)
    return _Token("word", word, place)


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def _peek(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ""

    def alternatives(self, depth: int) -> Node:
        """One or more conjunctions between ORs."""
        if depth > _DEEPEST:
            raise UsageError("query-bracket", text="(", place=self.tokens[self.at - 1].place + 1)
        items = [self._conjunction(depth)]
        while self._peek() == "or":
            operator = self.tokens[self.at]
            self.at += 1
            items.append(self._conjunction(depth))
            if And(()) in items[-2:]:
                raise UsageError("query-operator", text=operator.text, place=operator.place + 1)
        return items[0] if len(items) == 1 else Or(tuple(items))

    def _conjunction(self, depth: int) -> Node:
        items: list[Node] = []
        while self._peek() not in {"", "or", ")"}:
            if self._peek() == "and":
                self.at += 1
                continue
            item = self._negation(depth)
            if item != And(()) and item != Phrase(""):
                items.append(item)
        return items[0] if len(items) == 1 and not isinstance(items[0], Not) else And(tuple(items))

    def _negation(self, depth: int) -> Node:
        negated = False
        operator = self.tokens[self.at]
        while self._peek() == "not":
            negated = not negated
            self.at += 1
        if self._peek() in {"", "or", "and", ")"}:
            raise UsageError("query-operator", text=operator.text, place=operator.place + 1)
        item = self._atom(depth)
        return item if not negated or item in (And(()), Phrase("")) else Not(item)

    def _atom(self, depth: int) -> Node:
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "phrase":
            return Phrase(token.text)
        if token.kind == "field":
            return self._field(token)
        if token.kind == "(":
            node = self.alternatives(depth + 1)
            if self._peek() != ")":
                raise UsageError("query-bracket", text=token.text, place=token.place + 1)
            self.at += 1
            return node
        return Word(token.text)

    def _field(self, token: _Token) -> Node:
        if self._peek() not in {"word", "phrase"}:
            raise UsageError("query-operator", text=token.text + ":", place=token.place + 1)
        value = self.tokens[self.at].text
        self.at += 1
        return Field(token.text, value)


def unparse(node: Node) -> str:
    """A query that :func:`parse` understands as ``node``.

    >>> unparse(parse("猫　(犬 ｜ 鳥) －「赤 い」 tag：旅行"))
    '猫 (犬 OR 鳥) -"赤 い" tag:旅行'
    """
    if isinstance(node, And):
        return " ".join(
            f"({unparse(item)})" if isinstance(item, And) else unparse(item) for item in node.items
        )
    if isinstance(node, Or):
        parts = (f"({unparse(item)})" if isinstance(item, Or) else unparse(item) for item in node.items)
        return f"({' OR '.join(parts)})"
    if isinstance(node, Not):
        text = unparse(node.item)
        return f"-({text})" if isinstance(node.item, And | Not) else f"-{text}"
    if isinstance(node, Field):
        plain = parse(node.value) == And((Word(node.value),))
        return f"{node.name}:{node.value if plain else _in_quotes(node.value)}"
    return node.text if isinstance(node, Word) else _in_quotes(node.text)


def _in_quotes(text: str) -> str:
    """The text as a phrase, in quotes that it does not hold itself."""
    begin, end = next(((a, b) for a, b in _QUOTES.items() if b not in text), ('"', ""))
    return f"{begin}{text}{end}"
