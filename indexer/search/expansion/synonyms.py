"""Expansions by synonyms: words of the same group in the Sudachi synonym dictionary (its group ids stand in the core dictionary).

A group holds what may stand for each other in some sense: 修理 and 直す, 海 and シー. An entry with the one is a full answer to
the other only where both are surely the same thing; else it has a part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.kana import has_kanji, shares_kanji
from indexer.analysis.quantities import is_counter
from indexer.search.clauses import Expansion, Slot
from indexer.search.expansion.word import HONORIFICS, content_units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.analysis.query_word import Typed, Unit
    from indexer.search.expansion.word import Lookups, QueryWord

_MOST_SYNONYMS = 24
_MOST_MEANINGS = 2
"""Groups of synonyms of one word."""
_LONG_KANA = 4
"""Characters of a loanword that means one thing: キー and ロード mean several."""
_INITIALS, _SPELT_OUT = 4, 4
"""Letters at most of what may be short for so many kanji or more: AI for 人工知能."""
_ACTION = "サ変可能"
"""Of nouns: with する they are a verb, and mean as many things as verbs do."""


def synonyms(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """The words that are surely the same: バイト for アルバイト, 医師 for 医者."""
    yield from (expansion for expansion, sure in _related(word, lookups) if sure)


def loose_synonyms(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """The words that are the same in one sense of several: 直す for 修理, ロード for 道."""
    yield from (expansion for expansion, sure in _related(word, lookups) if not sure)


def _related(word: QueryWord, lookups: Lookups) -> Iterator[tuple[Expansion, bool]]:
    """The words of the same groups, and whether each is surely the same.

    Not of a word that stands in many groups, since it has many meanings (ライト is neither 右 nor 軽い), and no counters: 日
    is mostly no 日曜.
    """
    unit = _asked_for(word)
    if not lookups.synonyms or not unit or len(unit.groups) > _MOST_MEANINGS:
        return
    term = unit.whole
    if not term:
        return
    others = {row.term for group in unit.groups for row in lookups.lexicon.by_group(group)} - {term}
    for other in sorted(others)[:_MOST_SYNONYMS]:
        known = lookups.lexicon.typed(other)
        # An abbreviation in Latin letters (AI) stands for many things, and mostly for the one of the day.
        if is_counter(other) or (not other.isascii() and _has_many_meanings(known)):
            continue
        expansion = Expansion("synonym", other, 0.3, (Slot(0, (other, COMPOUND + other)),))
        yield expansion, _is_sure(unit, term, other, known)


def _asked_for(word: QueryWord) -> Unit | None:
    """The word of which synonyms are looked for: it alone, or between お and ちゃん or the like: ばあ in おばあちゃん."""
    if word.single or not word.units or word.units[-1].surface not in HONORIFICS:
        return word.single
    content = content_units(word.units, word.prepared)
    return content[0] if len(content) == 1 else None


def _has_many_meanings(known: Typed | None) -> bool:
    return bool(known and known.units and len(known.units[0].groups) > _MOST_MEANINGS)


def _is_sure(unit: Unit, term: str, other: str, known: Typed | None) -> bool:
    """Whether two words of a group are the same thing: an abbreviation in kana or Latin letters, read alike, or nouns that say as much."""
    its = known.units[0] if known and len(known.units) == 1 else None
    if not (has_kanji(term) or has_kanji(other)) or (its and not set(unit.readings).isdisjoint(its.readings)):
        return True
    short, long = sorted((term, other), key=len)
    if short.isascii() and len(short) <= _INITIALS and len(long) >= _SPELT_OUT:
        return True
    pos = (unit.pos, its.pos) if its else (unit.pos,)
    if len({fields[0] for fields in pos}) > 1 or unit.pos[0] == "動詞":
        # 提出 is no 出す, and 止まる no 止める.
        return False
    if shares_kanji(term, other):
        return True
    is_thing = unit.pos[0] == "名詞" and not any(_ACTION in fields for fields in pos)
    return is_thing and all(len(one) >= (2 if has_kanji(one) else _LONG_KANA) for one in (term, other))
