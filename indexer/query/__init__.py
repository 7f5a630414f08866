"""The query language: ``str → Node``. Knows nothing of the index.

::

    query  = or
    or     = and { ("OR" | "または" | "|" | "｜") and }      または without blanks, too: 猫または犬
    and    = { not }                                blank or full-width blank between
    not    = [ "-" | "－" | "−" | "NOT" ] atom
    atom   = "(" or ")" | phrase | filter | prefix | word
    filter = field ":" ( word | phrase | "(" or ")" )
    phrase = "…" | “…” | 「…」 | 『…』 | ｢…｣ | 〝…〟   exact characters
    prefix = word "*"                               words that begin so
    field  = "date" | "title" | "tag" | "path" | "has" | a key of the front matter in the diary

Signs and names may be full-width. A quote that is not closed reaches to the end. What looks like an operator inside a
word (C++, a-b, f(x), http://x) is part of it; so are brackets without twins, but beside operators they are errors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.errors import Mark, UsageError
from indexer.query.names import FIELDS, NAMES, may_name_a_key, name_at, name_before, names_of
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from indexer.query.names import Names

QUOTES = {'"': '"', "「": "」", "『": "』", "“": "”", "〝": "〟", "｢": "｣", "＂": "＂", "”": "”"}
_QUOTES = "".join(QUOTES)
_OPEN, _CLOSE = "(（", ")）"
_BARS = "|｜"
_OPERATORS = {
    **dict.fromkeys(("OR", "ＯＲ", "または"), "or"),
    **dict.fromkeys(("NOT", "ＮＯＴ"), "not"),
    **dict.fromkeys(("AND", "ＡＮＤ", "＆", "&", "&&"), "and"),
}
_OR_INSIDE = "または"
"""The operator that Japanese writes without blanks around it."""
_MINUS = "-－−"
_MINUS_OF_NUMBERS = "−"
"""Before a digit: −2℃ is a temperature."""
_LONG_VOWEL = "ー"
"""On the key of the minus, and behind a blank the beginning of no word."""
_STARS = "*＊"
_MOST_KEYS = 20
"""Keys that an error names."""
_MOST = 200
"""Words in one query; more (a pasted page) are refused rather than ignored."""
_DEEPEST = 20
"""Brackets within brackets: nobody means more, and each costs a call of the parser."""


class Word(NamedTuple):
    """A word as typed: any inflection and spelling of it."""

    text: str


class Prefix(NamedTuple):
    """The beginning of a word as typed: any word that begins so, as it is written or read."""

    text: str


class Phrase(NamedTuple):
    """Quoted: exact characters."""

    text: str


class Field(NamedTuple):
    """A filter: ``name`` is one of :data:`FIELDS`, or the key of a property, folded; a ``quoted`` value means its exact characters."""

    name: str
    value: str
    quoted: bool = False


class Not(NamedTuple):
    """Entries without ``item``."""

    item: Node


class And(NamedTuple):
    """Entries with all ``items``; with none, all entries."""

    items: tuple[Node, ...]


class Or(NamedTuple):
    """Entries with one of ``items`` at least."""

    items: tuple[Node, ...]


Node = Word | Prefix | Phrase | Field | Not | And | Or
_NOTHING = (And(()), Phrase(""))
"""What an empty pair of brackets or quotes is: it asks for nothing."""


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


def _no_keys() -> tuple[str, ...]:
    return ()


def parse(text: str, keys: Callable[[], Collection[str]] = _no_keys) -> And:
    """The query as a tree. ``keys`` gives those of the diary's properties, folded; it is called where they may be meant.

    Raises UsageError, which marks the place, for what cannot be a query.
    """
    known = keys() if may_name_a_key(text) else ()
    names = names_of((*FIELDS, *known)) if known else NAMES
    tokens = list(_tokens(text, names))
    if sum(token.kind in {"word", "phrase"} for token in tokens) > _MOST:
        raise UsageError("query-too-long", most=_MOST)
    parser = _Parser(text, tokens, known)
    node = parser.alternatives(0)
    if parser.at < len(tokens):
        raise parser.error("query-bracket", tokens[parser.at])
    return node if isinstance(node, And) else And((node,))


class _Signs:
    """What of a text is more than characters: phrases by where they begin and end, brackets that group.

    ``alone`` are brackets that should group but have no twin.
    """

    def __init__(self) -> None:
        self.phrases: dict[int, int] = {}
        self.brackets: set[int] = set()
        self.alone: set[int] = set()


def _tokens(text: str, names: Names) -> Iterator[_Token]:
    signs = _signs(text, names)
    operators = bool(signs.brackets)
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        token = _token(text, at, signs, names)
        operators = operators or token.kind not in {"word", "phrase"}
        if token.kind == "word" and not token.text.strip(_OPEN):
            # Before a phrase: its twin, if there is one, is a character of a word.
            signs.alone.add(at)
        yield token
        at = token.end
    if operators and signs.alone:
        raise _error("query-bracket", text, min(signs.alone), min(signs.alone) + 1)


def _token(text: str, at: int, signs: _Signs, names: Names) -> _Token:
    if at in signs.phrases:
        end = signs.phrases[at]
        return _Token("phrase", text[at + 1 : end - 1], at, end)
    if at in signs.brackets:
        return _Token("(" if text[at] in _OPEN else ")", text[at], at, at + 1)
    end = at + 1
    if text[at] in _MINUS + _LONG_VOWEL and _negates(text, at, signs):
        return _Token("not", text[at], at, end)
    if text[at] in _BARS:
        while end < len(text) and text[end] in _BARS:
            end += 1
        return _Token("or", text[at:end], at, end)
    if name := name_at(text, at, names):
        return _Token("field", names[name], at, at + len(name))
    inside = _is_or_inside(text, at)
    while end < len(text) and not (
        text[end].isspace()
        or text[end] in _BARS
        or end in signs.brackets
        or end in signs.phrases
        or _is_or_inside(text, end)
    ):
        end += 1
    word = _OR_INSIDE if inside else text[at:end]
    end = at + len(word)
    return _Token(_OPERATORS.get(word, "word"), word, at, end)


def _is_or_inside(text: str, at: int) -> bool:
    """Whether または stands between two words at ``at``, with a blank on one side at most.

    Before hiragana it may be また and は of another word (今日またはじめる), unless that is the お of お茶.
    """
    end = at + len(_OR_INSIDE)
    if not text.startswith(_OR_INSIDE, at) or not text[end:].strip():
        return False
    before = text[:at].rstrip()[-1:]
    if not before or before in _OPEN + _BARS + _MINUS + ":：":
        return False
    if text[end].isspace():
        return not text[at - 1].isspace()
    if text[end] in "おご":
        end += 1
    following = text[end : end + 1]
    return following in QUOTES or (following.isalnum() and not "ぁ" <= following <= "ゖ")


def _signs(text: str, names: Names) -> _Signs:
    """Phrases: a quote without its twin reaches to the end (one past it) where a word may begin, and is else a character.

    Brackets group where they open where a word may begin and close where one ends.
    """
    signs = _Signs()
    stack: list[tuple[int, bool]] = []
    at = after = 0
    while at < len(text):
        char, begins = text[at], _begins(text, at, names, after)
        close = text.find(QUOTES[char], at + 1) if char in QUOTES else -1
        if close >= 0 or (char in QUOTES and begins):
            signs.phrases[at] = after = at = (close if close >= 0 else len(text)) + 1
            continue
        if char in _OPEN:
            inside = at and text[at - 1] in _OPEN
            stack.append((at, begins and (not inside or (at - 1, True) in stack[-1:])))
        elif char in _CLOSE:
            ends = at + 1 == len(text) or text[at + 1].isspace() or text[at + 1] in _CLOSE + _BARS + _QUOTES
            opened, groups = stack.pop() if stack else (at, ends)
            if groups and ends:
                (signs.alone if opened == at else signs.brackets).update({opened, at})
                after = at + 1
        at += 1
    signs.alone.update(at for at, groups in stack if groups)
    return signs


def _begins(text: str, at: int, names: Names, after: int) -> bool:
    """Whether a word may begin at ``at``: after a blank, a sign or the name of a field, or ``after`` a phrase or a bracket."""
    if at and text[at - 1] in ":：":
        if not (name := name_before(text, at, names)):
            return False
        at -= len(name)
    return at in {0, after} or text[at - 1].isspace() or text[at - 1] in _MINUS + _OPEN + _BARS


def _negates(text: str, at: int, signs: _Signs) -> bool:
    """A minus excludes where a word begins and something follows it directly; a mathematical one no number."""
    before, after = text[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " "
    begins = before.isspace() or before in _OPEN + _BARS or at in signs.phrases.values()
    if text[at] == _MINUS_OF_NUMBERS and after.isdigit():
        return False
    if text[at] == _LONG_VOWEL and (not at or after == _LONG_VOWEL):
        return False
    return begins and not after.isspace() and after not in _MINUS + _CLOSE + _BARS


def _error(code: str, text: str, start: int, end: int, **details: object) -> UsageError:
    return UsageError(code, Mark(text, start, end), text=text[start:end], place=start + 1, **details)


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, text: str, tokens: list[_Token], keys: Collection[str]) -> None:
        self.text = text
        self.tokens = tokens
        self.keys = keys
        self.at = 0

    def error(self, code: str, token: _Token, **details: object) -> UsageError:
        """An error at a token."""
        return _error(code, self.text, token.start, token.end, **details)

    def _peek(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ""

    def alternatives(self, depth: int) -> Node:
        """One or more conjunctions between ORs."""
        items = [self._conjunction(depth)]
        while self._peek() == "or":
            operator = self.tokens[self.at]
            self.at += 1
            items.append(self._conjunction(depth))
            if And(()) in items[-2:]:
                code = "query-operator-first" if items[-2] == And(()) else "query-operator"
                raise self.error(code, operator)
        return items[0] if len(items) == 1 else Or(tuple(items))

    def _conjunction(self, depth: int) -> Node:
        items: list[Node] = []
        while self._peek() not in {"", "or", ")"}:
            if self._peek() == "and":
                self.at += 1
                continue
            item = self._negation(depth)
            if item not in _NOTHING:
                items.append(item)
        return items[0] if len(items) == 1 and not isinstance(items[0], Not) else And(tuple(items))

    def _negation(self, depth: int) -> Node:
        negated = False
        operator = self.tokens[self.at]
        while self._peek() == "not":
            negated = not negated
            self.at += 1
        if self._peek() in {"", "or", "and", ")"}:
            raise self.error("query-operator", operator)
        item = self._atom(depth)
        return item if not negated or item in _NOTHING else Not(item)

    def _atom(self, depth: int) -> Node:
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "phrase":
            return Phrase(token.text)
        if token.kind == "field":
            return self._field(token, depth)
        if token.kind == "(":
            return self._group(token, depth)
        if ":" in token.text or "：" in token.text:
            self._check_name(token)
        beginning = token.text.rstrip(_STARS)
        return Prefix(beginning) if beginning and beginning != token.text else Word(token.text)

    def _check_name(self, word: _Token) -> None:
        from indexer.query.suggestions import meant

        if found := meant(word.text, self.keys):
            name = word._replace(end=word.start + len(found.name))
            if not found.instead:
                raise self.error("query-key", name, known=", ".join(sorted(self.keys)[:_MOST_KEYS]))
            raise self.error("query-filter", name, near=found.instead)

    def _group(self, bracket: _Token, depth: int) -> Node:
        if depth == _DEEPEST:
            raise self.error("query-too-deep", bracket, most=_DEEPEST)
        node = self.alternatives(depth + 1)
        if self._peek() != ")":
            raise self.error("query-bracket", bracket)
        self.at += 1
        return node

    def _field(self, field: _Token, depth: int) -> Node:
        kind = self._peek()
        token = self.tokens[self.at] if kind in {"word", "phrase", "("} else None
        # A closing bracket whose twin stands inside a word is no value: f( tag:).
        if token is None or (kind == "word" and not token.text.strip(")）")):
            raise self.error("query-operator", field)
        self.at += 1
        if kind != "(":
            return Field(field.text, token.text, kind == "phrase")
        from indexer.query.groups import within

        node = within(field.text, self._group(token, depth))
        if node is None:
            raise self.error("query-filter-in-filter", field)
        return node
