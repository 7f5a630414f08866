"""The dictionary: text cut into words by SudachiPy. The only module that imports sudachipy.

SudachiPy 0.7.0: ``split("A")`` gives an empty list for a word without parts (sudachi.rs #300), a call takes at
most 49,149 bytes, and a broken input may raise a PanicException that is no Exception. The id of a word that is in no
dictionary says its part of speech and nothing else; it is above 0xF0000000, and that of a user's word above 0x10000000.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from itertools import compress
from operator import not_
from typing import TYPE_CHECKING, cast

from indexer.analysis.installed import system_dictionary
from indexer.analysis.kana import is_katakana, katakana
from indexer.analysis.lexemes import (
    END,
    ENDING,
    GAP,
    LINE_END,
    NO_WORDS,
    NOMINAL,
    NOWHERE,
    PLAIN,
    SKIPPED,
    WORD,
    Lexeme,
    Part,
)
from indexer.analysis.loanwords import is_loanword
from indexer.analysis.sounds import sound_of
from indexer.analysis.vocabulary import Met, Vocabulary
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import sudachipy

_MOST_CHARACTERS = 12_000
"""Characters handed over at once: at four bytes each, below SudachiPy's limit of 49,149 bytes."""
_STOP = "[。！？!?、,;；\u3000 ]"

_ENDINGS, _INFLECTED = frozenset({"助動詞", "接尾辞"}), frozenset({"動詞", "形容詞", "形状詞"})
_SEEMS, _STEM_OF_AUXILIARY = "そう", "助動詞語幹"
"""An ending of verbs and adjectives that is a word of its own kind: こわれそう."""

_LONGEST_LINK = 2
"""Characters of a て or ば that links a verb to the next; longer ones are words like けれども."""
_KIN = {"親父": "父", "御袋": "母", "爺": "祖父", "婆": "祖母"}
"""Relatives in everyday speech, of whom the dictionary does not say that they are the same, and who they are."""
_POLITE = "御"
_MOST_UNKNOWN = 50_000
"""Words that the dictionary does not have, kept in memory."""


class Word(NamedTuple):
    """A word in a query: its span, its lexeme, part of speech, whether the dictionary has it, its groups of synonyms.

    ``lemma`` is its dictionary form, ``reading`` how that is read, in katakana.
    """

    start: int
    end: int
    lexeme: Lexeme
    pos: tuple[str, ...]
    known: bool
    groups: tuple[int, ...]
    lemma: str
    reading: str


class Token(NamedTuple):
    """A word as SudachiPy finds it in a text: its span there, and what the dictionary says of it.

    ``term`` is its index term, ``lemma`` its dictionary form; ``parts`` are its A units where it has several.
    """

    start: int
    end: int
    surface: str
    term: str
    lemma: str
    pos: tuple[str, ...]
    known: bool
    parts: tuple[Token, ...] = ()


def dictionary(names: str = "") -> sudachipy.Dictionary:
    """The core dictionary, opened once (about 40 ms) and kept; ``names`` is the path of a user dictionary."""
    return _opened(names)


@functools.cache
def _opened(names: str) -> sudachipy.Dictionary:
    from sudachipy import Config, Dictionary

    return Dictionary(config=Config(user=[names])) if names else Dictionary()


@functools.cache
def core_tokenizer() -> sudachipy.Tokenizer:
    """A tokenizer of the core dictionary, whatever names the user has."""
    return dictionary().tokenizer(mode="C")


def written(surface: str, names: str = "") -> Iterable[sudachipy.Morpheme]:
    """What the dictionary has written so; nothing for a half of a character, with which it cannot be asked."""
    try:
        return dictionary(names).lookup(surface)
    except UnicodeEncodeError:
        return ()


@functools.cache
def groups_written(surface: str) -> tuple[int, ...]:
    """The groups of synonyms of what the dictionary has written so."""
    return tuple(dict.fromkeys(group for m in written(surface) for group in m.synonym_group_ids()))


def build_names(source: Path, output: Path) -> None:
    """Make a user dictionary of a file with the rows of :func:`indexer.analysis.names.lexicon_csv`."""
    from pathlib import Path

    from sudachipy import sudachipy

    sudachipy.build_user_dic(  # type: ignore[attr-defined]
        system=Path(system_dictionary()), lex=[source], output=output, description="names"
    )


def as_term(form: str) -> str:
    """A dictionary form as an index term: NFKC, case-folded."""
    return form.lower() if form.isascii() else unicodedata.normalize("NFKC", form).casefold()


@functools.cache
def pos_of(pos_id: int) -> tuple[str, ...]:
    """The part of speech with a number, in Sudachi's six fields."""
    return dictionary().pos_of(pos_id) or ("", "")


@functools.cache
def kind_of(pos_id: int) -> int:
    """What a part of speech is to the index: a kind of :mod:`indexer.analysis.lexemes`."""
    first, second = pos_of(pos_id)[:2]
    if first == "補助記号":
        return END if second == "句点" else GAP
    if first == "空白" or (first, second) == ("記号", "一般"):
        return GAP
    if first in {"助詞", "助動詞", "接続詞"} or second == "フィラー":
        return SKIPPED
    return WORD


@functools.cache
def role_of(pos_id: int) -> int:
    """The part of a word in an inflected word (see :mod:`indexer.analysis.analyzer`), て aside."""
    first, second = pos_of(pos_id)[:2]
    if first in _ENDINGS:
        return ENDING
    if first in _INFLECTED:
        return ord("d") if second == "非自立可能" else ord("v")
    return ord("t") if (first, second) == ("助詞", "接続助詞") else PLAIN


class Segmenter:
    """Cuts text into words, remembers each dictionary word, and gathers their vocabulary.

    ``names`` is the path of a user dictionary, "" if there is none.
    """

    def __init__(self, names: str = "") -> None:
        self.names = names
        self._tokenizer = dictionary(names).tokenizer(mode="C")
        self._lexemes: dict[int, Lexeme] = {}
        self._unknown: dict[tuple[int, str], Lexeme] = {}
        self.vocabulary = Vocabulary()

    def scan(self, text: str) -> tuple[list[Lexeme], list[int]]:
        """The words of ``text``, and where each begins; there is one offset more, the end of the text.

        Each word ends where the next begins. Line ends are words, too (an ``END``), also the one that the text does not have.
        """
        from sudachipy import Morpheme

        lexemes: list[Lexeme] = []
        begins: list[int] = []
        word_id, begin, known = Morpheme.word_id, Morpheme.begin, self._lexemes.get
        at = 0
        for line in text.split("\n"):
            for piece in _pieces(line):
                morphemes = list(self._tokenize(piece))
                found = list(map(known, map(word_id, morphemes)))
                for rank in compress(range(len(found)), map(not_, found)):
                    found[rank] = self.lexeme(morphemes[rank])
                # Columns are taken over as a whole, which is five times as fast as word by word.
                lexemes += cast("list[Lexeme]", found) or [NO_WORDS]
                begins += map(at.__add__, map(begin, morphemes)) if morphemes else [at]
                at += len(piece)
            lexemes.append(LINE_END)
            begins.append(at)
            at += 1
        begins.append(at)
        return lexemes, begins

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
        lexeme = self.lexeme(m)
        groups = tuple(_groups_of(m))
        pos = pos_of(m.part_of_speech_id())
        reading = m.dictionary_form_morpheme().reading_form()
        span = at + m.begin(), at + m.end()
        return Word(*span, lexeme, pos, not m.is_oov(), groups, m.dictionary_form(), reading)

    def tokens(self, text: str) -> Iterator[Token]:
        """The words of ``text`` in its order, each with its parts."""
        at = 0
        for line in text.split("\n"):
            for piece in _pieces(line):
                for morpheme in self._tokenize(piece):
                    units = list(morpheme.split("A", add_single=False))
                    parts = tuple(_token(unit, at) for unit in units) if len(units) > 1 else ()
                    yield _token(morpheme, at)._replace(parts=parts)
                at += len(piece)
            at += 1

    def entries(self, surface: str) -> list[Token]:
        """All words of the dictionary that are written ``surface``."""
        return [_token(morpheme, 0) for morpheme in written(surface, self.names)]

    def _tokenize(self, text: str) -> Iterable[sudachipy.Morpheme]:
        try:
            return self._tokenizer.tokenize(text)
        except (KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except BaseException:  # noqa: BLE001  (a PanicException is no Exception)
            # What the dictionary cannot take has no words; a quoted search still finds it.
            return []

    def lexeme(self, morpheme: sudachipy.Morpheme) -> Lexeme:
        """The lexeme of a word; one that the dictionary does not have is known again by its characters."""
        word_id = morpheme.word_id()
        # Words that the dictionary does not have share a number, one for each part of speech.
        found = self._lexemes.get(word_id) or self._unknown.get((word_id, morpheme.surface()))
        if found:
            return found
        found = self._made(morpheme)
        if not morpheme.is_oov():
            self._lexemes[word_id] = found
        elif len(self._unknown) < _MOST_UNKNOWN:
            self._unknown[word_id, morpheme.surface()] = found
        return found

    def _made(self, morpheme: sudachipy.Morpheme) -> Lexeme:
        units = list(morpheme.split("A", add_single=False)) or [morpheme]
        parts = tuple(map(self._part, units))
        role = role_of(morpheme.part_of_speech_id())
        if role == ord("t") and morpheme.end() - morpheme.begin() > _LONGEST_LINK:
            role = PLAIN
        if morpheme.surface() == _SEEMS and morpheme.part_of_speech()[1] == _STEM_OF_AUXILIARY:
            role = ENDING
        if len(parts) == 1:
            only = parts[0]
            return Lexeme(only.term, role if only.kind != GAP else NOWHERE, parts, sound=only.sound)
        compound = as_term(morpheme.normalized_form())
        self._meet(morpheme, compound)
        if _ends_in_suffix(units):
            role = NOMINAL
        return Lexeme(None, role, parts, compound)

    def _part(self, unit: sudachipy.Morpheme) -> Part:
        kind = kind_of(unit.part_of_speech_id())
        if kind != WORD:
            return Part("", unit.end() - unit.begin(), kind)
        term = as_term(unit.normalized_form())
        self._meet(unit, term)
        return Part(term, unit.end() - unit.begin(), kind, _sound(unit, term))

    def meet(self, word: str) -> None:
        """Add the reading of a word of the dictionary that stands in pieces, over two lines, to the vocabulary."""
        reading = next((m.reading_form() for m in written(word, self.names)), "")
        if is_katakana(reading):
            self.vocabulary.strangers[word] = reading

    def _meet(self, morpheme: sudachipy.Morpheme, term: str) -> None:
        if morpheme.is_oov():
            reading = katakana(as_term(morpheme.surface()))
            if is_katakana(reading) or is_loanword(reading):
                self.vocabulary.strangers[term] = reading
            return
        if pos_of(morpheme.part_of_speech_id())[1] == "数詞":
            self.vocabulary.add(Met(morpheme.dictionary_form(), "", ""), ())
            return
        # Asked of the word itself: a part of others that does not stand alone (三日 in 三日坊主) cannot be looked up.
        reading = morpheme.dictionary_form_morpheme().reading_form()
        # Not the homographs' groups: 人事 read ひとごと is a synonym of 他人事, read じんじ it is none.
        self.vocabulary.add(Met(morpheme.dictionary_form(), term, reading), _groups_of(morpheme))


def _sound(unit: sudachipy.Morpheme, term: str) -> str:
    pos = pos_of(unit.part_of_speech_id())
    return "" if unit.is_oov() else sound_of(unit.surface(), unit.dictionary_form(), pos, term)


def _groups_of(word: sudachipy.Morpheme) -> list[int]:
    """The groups of synonyms of a word: of one said politely those of the word behind お (お父さん), and of relatives those of who they are."""
    units = list(word.split("A", add_single=False))
    if len(units) > 1 and units[0].normalized_form() == _POLITE:
        return units[-1].synonym_group_ids()
    return [*word.synonym_group_ids(), *groups_written(_KIN.get(word.normalized_form(), ""))]


def _ends_in_suffix(units: list[sudachipy.Morpheme]) -> bool:
    """Whether the last of the parts of a word is an ending of a verb or adjective before it: さ in 寒さ."""
    before, last = units[-2:]
    return last.part_of_speech()[0] == "接尾辞" and before.part_of_speech()[0] in _INFLECTED


def _token(morpheme: sudachipy.Morpheme, at: int) -> Token:
    return Token(
        at + morpheme.begin(),
        at + morpheme.end(),
        morpheme.surface(),
        as_term(morpheme.normalized_form()),
        morpheme.dictionary_form(),
        pos_of(morpheme.part_of_speech_id()),
        not morpheme.is_oov(),
    )


def _pieces(line: str) -> Iterator[str]:
    """``line`` in pieces that SudachiPy takes, cut at punctuation where there is any."""
    while len(line) > _MOST_CHARACTERS:
        stops = list(re.finditer(_STOP, line[:_MOST_CHARACTERS]))
        cut = stops[-1].end() if stops else _MOST_CHARACTERS
        yield line[:cut]
        line = line[cut:]
    if line:
        yield line
