"""The text of an entry, cut into terms with their positions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import compress, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.entries import known
from indexer.analysis.folding import fold
from indexer.analysis.kana import has_kanji
from indexer.analysis.lexemes import ENDING, INFLECTED, NOMINAL, NOWHERE, PLAIN
from indexer.analysis.line_breaks import LINKED, kana_in_pieces, latin_in_pieces, words_over_lines
from indexer.analysis.markup import ruby, without_markup
from indexer.analysis.normalizers import normalize
from indexer.analysis.numerals import inside_numbers
from indexer.analysis.quantities import QUANTITY, quantities
from indexer.analysis.sounds import sounding
from indexer.analysis.verbs_in_nouns import verbs_in_nouns
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from indexer.analysis.aligned import Aligned
    from indexer.analysis.lexemes import Lexeme
    from indexer.analysis.segmenter import Segmenter

AN_ENDING = rb"(?=((?:a|td*)+))"
"""What a reader sees as the ending of a verb or adjective: auxiliaries and suffixes, て and the verbs that follow it."""
_ENDING = re.compile(rb"[vd]" + AN_ENDING)
LONGEST_ENDING = 8
"""Characters."""
_ONLY, _ROLE, _SOUND = itemgetter(0), itemgetter(1), itemgetter(4)
"""Of a lexeme; by number they are got in half the time."""
_PLAIN, _NOWHERE, _WITH_SUFFIX = bytes((PLAIN,)), bytes((NOWHERE,)), bytes((INFLECTED, ENDING))


class Analysis(NamedTuple):
    """What the index keeps of a text.

    ``starts`` and ``ends`` give the span of each position in characters of the text, ``words`` the term that stands
    there ("" where none does: particles, ends of sentences; punctuation has no position at all). ``compounds`` are the
    terms of the words of several parts, each with the position of its first part, those of quantities likewise, and those of sounds.
    ``tails`` are pairs: the position of
    an inflected word, and how many positions its ending has (読ん|で|い|た: 3).
    """

    folded: Aligned
    starts: list[int]
    ends: list[int]
    words: list[str]
    compounds: list[tuple[int, str]]
    tails: list[tuple[int, int]]

    @property
    def size(self) -> int:
        """How many words stand in the text, a word of several and its parts each counted; not what stands beside them."""
        compounds = sum(term.startswith(COMPOUND) for _, term in self.compounds)
        return len(self.words) - self.words.count("") + compounds


def analyze(text: str, segmenter: Segmenter) -> Analysis:
    """Cut the text of an entry into terms with their positions, leaving its markup out."""
    return analyze_all((text,), segmenter)[0]


def analyze_all(texts: Iterable[str], segmenter: Segmenter) -> list[Analysis]:
    """As :func:`analyze`, of many texts.

    Step by step for all of them, not text by text: a step runs faster when the one before it does not drive its code and
    tables out of the caches of the processor.
    """
    prepared = [prepared_entry(text) for text in texts]
    scanned = [segmenter.scan(plain.text) for _, plain in prepared]
    analyses = [_analysis(*pair, *words) for pair, words in zip(prepared, scanned, strict=True)]
    for analysis in analyses:
        for _, term in analysis.compounds:
            if term[0] == LINKED and has_kanji(term):
                segmenter.meet(term[1:])
    return analyses


def _analysis(folded: Aligned, prepared: Aligned, lexemes: list[Lexeme], begins: list[int]) -> Analysis:
    placed = _without_parts_of_numbers(_placed(lexemes, begins), prepared.text)
    starts, ends = placed.starts, placed.ends
    if starts and ends[-1] > len(prepared.text):
        ends[-1] = starts[-1]
    tails = list(_tails(placed.roles, starts, ends))
    heard = sounding(prepared.text, starts, ends, placed.words, placed.sounds)
    ended = verbs_in_nouns(prepared.text, starts, ends, placed.roles)
    compounds = [*placed.compounds, *heard, *ended, *terms_beside(prepared.text, starts)]
    starts, ends = prepared.spans(starts, ends)
    return Analysis(folded, starts, ends, placed.words, compounds, tails)


def terms_beside(text: str, starts: Sequence[int]) -> list[tuple[int, str]]:
    """What stands in a prepared text beside its words: quantities, and words in pieces.

    Each with the position in which it begins; ``starts`` are those of all positions.
    """
    found = {(quantity.start, QUANTITY + key) for quantity in quantities(text) for key in quantity.keys}
    found.update((start, LINKED + word) for start, word in words_over_lines(text, known))
    found.update((start, LINKED + word) for start, word in latin_in_pieces(text))
    found.update((start, LINKED + word) for start, word in kana_in_pieces(text))
    return sorted((max(0, bisect_right(starts, start) - 1), term) for start, term in found) if starts else []


def prepared_entry(text: str) -> tuple[Aligned, Aligned]:
    """The text of an entry folded, and that as the dictionary should see it: as a query (``prepare``), but without its markup."""
    folded = fold(text)
    plain = folded.rewritten(ruby(folded.text))
    return folded, normalize(plain._replace(text=without_markup(plain.text)), known)


class _Placed(NamedTuple):
    """The positions of a text: start, end, term, sound and role of each, and the compounds that begin there."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    sounds: list[str]
    roles: bytes
    compounds: list[tuple[int, str]]


def _placed(lexemes: list[Lexeme], begins: list[int]) -> _Placed:
    roles = bytes(map(_ROLE, lexemes))
    # Columns are taken over as a whole, which is five times as fast as word by word; what has no position falls out.
    starts, ends = list(compress(begins, roles)), list(compress(islice(begins, 1, None), roles))
    words = list(compress(map(_ONLY, lexemes), roles))
    sounds = list(compress(map(_SOUND, lexemes), roles))
    placed = _Placed(starts, ends, words, sounds, roles.translate(None, _NOWHERE), [])
    several = [at for at, word in enumerate(words) if word is None]
    return _divided(placed, several, list(compress(lexemes, roles))) if several else placed


def _without_parts_of_numbers(placed: _Placed, text: str) -> _Placed:
    """The positions without the terms of words that begin inside a number."""
    starts = placed.starts
    inside: set[int] = set()
    for offset in inside_numbers(text):
        at = bisect_left(starts, offset)
        if at < len(starts) and starts[at] == offset:
            placed.words[at] = ""
            inside.add(at)
    if not inside:
        return placed
    return placed._replace(compounds=[one for one in placed.compounds if one[0] not in inside])


def _divided(placed: _Placed, several: list[int], lexemes: list[Lexeme]) -> _Placed:
    """The positions with those divided that are ``several``."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    sounds: list[str] = []
    pieces: list[bytes] = []
    compounds: list[tuple[int, str]] = []
    done = 0
    for at in (*several, len(lexemes)):
        starts += placed.starts[done:at]
        ends += placed.ends[done:at]
        words += placed.words[done:at]
        sounds += placed.sounds[done:at]
        pieces.append(placed.roles[done:at])
        if at == len(lexemes):
            break
        lexeme, begin, end = lexemes[at], placed.starts[at], placed.ends[at]
        compounds.append((len(starts), COMPOUND + lexeme.compound))
        for term, length, _, sound in lexeme.parts:
            starts.append(begin)
            begin = min(begin + length, end)
            ends.append(begin)
            words.append(term)
            sounds.append(sound)
        ends[-1] = end
        own = _WITH_SUFFIX if lexeme.role == NOMINAL else placed.roles[at : at + 1]
        pieces += _PLAIN * (len(lexeme.parts) - len(own)), own
        done = at + 1
    return _Placed(starts, ends, words, sounds, b"".join(pieces), compounds)


def _tails(roles: bytes, starts: Sequence[int], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The endings of the inflected words; no ending goes on after a gap or beyond :data:`LONGEST_ENDING`."""
    for found in _ENDING.finditer(roles):
        stem = last = found.start()
        limit = ends[stem] + LONGEST_ENDING
        for position in range(stem + 1, found.end(1)):
            if ends[position] > limit or starts[position] != ends[last]:
                break
            last = position
        if last > stem:
            yield stem, last - stem
