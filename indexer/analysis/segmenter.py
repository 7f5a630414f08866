"""The dictionary: text cut into words by SudachiPy. The only module that imports sudachipy.

SudachiPy 0.7.0: ``split("A")`` gives an empty list for a word without parts (sudachi.rs #300), a call takes at
most 49,149 bytes, and a broken input may raise a PanicException that is no Exception.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from indexer.analysis.installed import system_dictionary
from indexer.analysis.kana import is_katakana, katakana

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    import sudachipy

_MOST_CHARACTERS = 12_000
"""Characters handed over at once: at four bytes each, below SudachiPy's limit of 49,149 bytes."""
_STOP = "[。！？!?、,;；\u3000 ]"

WORD, SKIPPED, END, GAP = range(4)
"""Kinds of morphemes: indexed; only counted as a position; the end of a sentence (counted); punctuation (not counted)."""

PLAIN = ord("x")
"""The role of a word that is no part of an inflected one; the others are v, d, a and t (see :func:`_role`)."""
_LONGEST_LINK = 2
"""Characters of a て or ば that links a verb to the next; longer ones are words like けれども."""
_MOST_UNKNOWN = 50_000
"""Words that the dictionary does not have, kept in memory."""


class Part(NamedTuple):
    """A word of split unit A: its index term ("" if it is not indexed), length in characters, and kind."""

    term: str
    length: int
    kind: int


class Lexeme(NamedTuple):
    """A dictionary word as the index sees it.

    ``only`` is the term of a word that is one position ("" if that is only counted), None of any other; ``role`` is
    its part in an inflected word; ``parts`` are its A units, ``compound`` the term of the whole where it has several.
    """

    only: str | None
    role: int
    parts: tuple[Part, ...]
    compound: str = ""


class Word(NamedTuple):
    """A word in a query: its span, its lexeme, part of speech, whether the dictionary has it, its groups of synonyms."""

    start: int
    end: int
    lexeme: Lexeme
    pos: tuple[str, ...]
    known: bool
    groups: tuple[int, ...]


class Knowledge(NamedTuple):
    """What the dictionary says of a term: its katakana readings and its groups of synonyms."""

    readings: frozenset[str]
    groups: frozenset[int]


def dictionary(names: str = "") -> sudachipy.Dictionary:
    """The core dictionary, opened once (about 40 ms) and kept; ``names`` is the path of a user dictionary."""
    return _opened(names)


@functools.cache
def _opened(names: str) -> sudachipy.Dictionary:
    from sudachipy import Config, Dictionary

    return Dictionary(config=Config(user=[names])) if names else Dictionary()


def build_names(csv: str, output: Path) -> None:
    """Make a user dictionary of the rows of :func:`indexer.analysis.names.lexicon_csv`."""
    from pathlib import Path

    from sudachipy import sudachipy

    source = output.with_suffix(".csv")
    source.write_text(csv, encoding="utf-8")
    try:
        sudachipy.build_user_dic(  # type: ignore[attr-defined]
            system=Path(system_dictionary()), lex=[source], output=output, description="names"
        )
    finally:
        source.unlink()


def as_term(form: str) -> str:
    """A dictionary form as an index term: NFKC, case-folded."""
    return form.lower() if form.isascii() else unicodedata.normalize("NFKC", form).casefold()


@functools.cache
def known(word: str) -> bool:
    """Whether the dictionary has exactly this word."""
    return any(m.surface() == word for m in dictionary().lookup(word))


@functools.cache
def _kind(pos_id: int) -> int:
    first, second = (dictionary().pos_of(pos_id) or ("", ""))[:2]
    if first == "補助記号":
        return END if second == "句点" else GAP
    if first == "空白" or (first, second) == ("記号", "一般"):
        return GAP
    if first in {"助詞", "助動詞", "接続詞"} or second == "フィラー":
        return SKIPPED
    return WORD


@functools.cache
def _role(pos_id: int) -> int:
    """The part of a word in an inflected word (see :mod:`indexer.analysis.analyzer`), て aside."""
    first, second = (dictionary().pos_of(pos_id) or ("", ""))[:2]
    if first in {"助動詞", "接尾辞"}:
        return ord("a")
    if first in {"動詞", "形容詞", "形状詞"}:
        return ord("d") if second == "非自立可能" else ord("v")
    return ord("t") if (first, second) == ("助詞", "接続助詞") else PLAIN


class Segmenter:
    """Cuts text into words, remembers each dictionary word, and gathers what the dictionary says of the terms.

    ``names`` is the path of a user dictionary, if there is one. With every new word grow ``knowledge`` (term → readings
    and groups of synonyms) and ``spellings`` (the words of the text in their base form, as they would be typed).
    """

    def __init__(self, names: str = "") -> None:
        self._tokenizer = dictionary(names).tokenizer(mode="C")
        self._lexemes: dict[int, Lexeme] = {}
        self._unknown: dict[tuple[int, str], Lexeme] = {}
        self.knowledge: dict[str, Knowledge] = {}
        self.spellings: dict[str, None] = {}

    def scan(self, text: str) -> Iterator[tuple[int, Sequence[int], Sequence[Lexeme]]]:
        """The words of ``text`` by piece: where the piece begins; in it, where each word begins, and its end; the lexemes.

        Line ends come as pieces with one word, an ``END``.
        """
        at = 0
        known = self._lexemes.get
        for line in text.split("\n"):
            for piece in _pieces(line):
                morphemes = list(self._tokenize(piece))
                lexemes = [known(m.word_id()) or self._lexeme(m) for m in morphemes]
                # Each ends where the next begins; to ask for both is slow.
                edges = [m.begin() for m in morphemes]
                edges.append(len(piece))
                yield at, edges, lexemes
                at += len(piece)
            yield at, (0, 1), _LINE_END
            at += 1

    def words(self, text: str) -> list[Word]:
        """The words of a short text (a query), with what the fast path leaves out."""
        words = []
        at = 0
        for line in text.split("\n"):
            for piece in _pieces(line):
                words += [self._word(m, at) for m in self._tokenize(piece)]
                at += len(piece)
            at += 1
        return words

    def _word(self, m: sudachipy.Morpheme, at: int) -> Word:
        lexeme = self._lexemes.get(m.word_id()) or self._lexeme(m)
        groups = tuple(m.synonym_group_ids())
        return Word(at + m.begin(), at + m.end(), lexeme, m.part_of_speech(), not m.is_oov(), groups)

    def _tokenize(self, text: str) -> Iterable[sudachipy.Morpheme]:
        try:
            return self._tokenizer.tokenize(text)
        except (KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except BaseException:  # noqa: BLE001  (a PanicException is no Exception)
            # What the dictionary cannot take has no words; a quoted search still finds it.
            return []

    def _lexeme(self, morpheme: sudachipy.Morpheme) -> Lexeme:
        """The lexeme of a word that is new; one that the dictionary does not have is known again by its characters."""
        pos_id = morpheme.part_of_speech_id()
        if not morpheme.is_oov():
            self._lexemes[morpheme.word_id()] = lexeme = self._made(morpheme, pos_id)
            return lexeme
        found = self._unknown.get((pos_id, morpheme.surface()))
        if found is None:
            found = self._made(morpheme, pos_id)
            if len(self._unknown) < _MOST_UNKNOWN:
                self._unknown[pos_id, morpheme.surface()] = found
        return found

    def _made(self, morpheme: sudachipy.Morpheme, pos_id: int) -> Lexeme:
        units = list(morpheme.split("A", add_single=False)) or [morpheme]
        parts = tuple(self._part(unit) for unit in units)
        role = _role(pos_id)
        if role == ord("t") and morpheme.end() - morpheme.begin() > _LONGEST_LINK:
            role = PLAIN
        if len(parts) == 1:
            only = parts[0].term if parts[0].kind != GAP else None
            return Lexeme(only, role, parts)
        compound = as_term(morpheme.normalized_form())
        self._learn(compound, morpheme)
        if not morpheme.is_oov():
            self.spellings[morpheme.dictionary_form()] = None
        return Lexeme(None, role, parts, compound)

    def _part(self, unit: sudachipy.Morpheme) -> Part:
        kind = _kind(unit.part_of_speech_id())
        term = as_term(unit.normalized_form()) if kind == WORD else ""
        if term:
            if term not in self.knowledge:
                self._learn(term, unit)
            if not unit.is_oov():
                self.spellings[unit.dictionary_form()] = None
        return Part(term, unit.end() - unit.begin(), kind)

    def _learn(self, term: str, morpheme: sudachipy.Morpheme) -> None:
        """Gather the readings and groups of a term: its own, its base form's, and those of its homographs."""
        if morpheme.is_oov():
            surface = katakana(as_term(morpheme.surface()))
            readings = {surface} if is_katakana(surface) else set()
            self.knowledge[term] = Knowledge(frozenset(readings), frozenset())
            return
        if morpheme.part_of_speech()[1] == "数詞":
            return
        base = morpheme.dictionary_form_morpheme()
        readings = {base.reading_form(), morpheme.reading_form()}
        same = [
            m for m in dictionary().lookup(morpheme.dictionary_form()) if as_term(m.normalized_form()) == term
        ]
        readings.update(m.reading_form() for m in same)
        # Not the homographs' groups: 人事 read ひとごと is a synonym of 他人事, read じんじ it is none.
        groups = set(morpheme.synonym_group_ids())
        long_enough = frozenset(r for r in readings if len(r) > 1 and is_katakana(r))
        old = self.knowledge.get(term)
        if old:
            long_enough, groups = long_enough | old.readings, groups | old.groups
        self.knowledge[term] = Knowledge(long_enough, frozenset(groups))


_LINE_END = (Lexeme("", PLAIN, (Part("", 1, END),)),)


def base_terms(surface: str) -> dict[str, tuple[str, ...]]:
    """The terms of all dictionary words written ``surface``, with their parts of speech: 考え is 考える and 考え."""
    found: dict[str, tuple[str, ...]] = {}
    for m in dictionary().lookup(surface):
        if _kind(m.part_of_speech_id()) == WORD and m.surface() == surface:
            found.setdefault(as_term(m.normalized_form()), m.part_of_speech())
    return found


def _pieces(line: str) -> Iterator[str]:
    """``line`` in pieces that SudachiPy takes, cut at punctuation where there is any."""
    while len(line) > _MOST_CHARACTERS:
        stops = list(re.finditer(_STOP, line[:_MOST_CHARACTERS]))
        cut = stops[-1].end() if stops else _MOST_CHARACTERS
        yield line[:cut]
        line = line[cut:]
    if line:
        yield line


@functools.cache
def readings_of(surface: str) -> frozenset[str]:
    """The katakana readings of the dictionary words written ``surface``."""
    return frozenset(m.reading_form() for m in dictionary().lookup(surface) if is_katakana(m.reading_form()))
