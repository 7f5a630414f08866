"""Expansions by the dictionary: what was typed as it is understood, and related words."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.inflection import (
    STEM_ENDS,
    plain_form,
    potential,
    short_causative,
    verbs_with_stem,
)
from indexer.analysis.kana import has_kanji, is_kana, shares_kanji
from indexer.analysis.line_breaks import linked
from indexer.analysis.quantities import QUANTITY, is_counter, quantities, value
from indexer.search.clauses import Expansion, Slot
from indexer.search.expansion.sounds import terms_read
from indexer.search.expansion.word import HONORIFIC_PREFIXES, HONORIFICS, LIGHT_VERBS, content_units
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from indexer.analysis.quantities import Quantity
    from indexer.analysis.query_word import Unit
    from indexer.index.lexicon.reader import Lexicon
    from indexer.model import Span
    from indexer.search.expansion.word import Lookups, QueryWord

_SIGN_AT_EDGE = late(r"^[^\w\s]|[^\w\s]$")
_NOUN_ENDS = ("さ", "み")
"""Of adjectives: what makes nouns of them."""
_NUMERALS = {str(number): numeral for number, numeral in enumerate("一二三四五六七八九十", start=1)}
_MOST_NEAR = 3
"""Content words of a word of several that may stand a little apart; more are a sentence."""
_LONG_POLITE = 2
"""Characters."""
_SLACK, _QUANTITY_SLACK = 4, 3
"""Positions."""
_CAUSATIVE = "五段-サ行"
"""The inflection of short causatives: who types 飲まされた means what the text may have as 飲ませられた."""


def as_understood(word: QueryWord, _lookups: Lookups) -> Iterator[Expansion]:
    """The dictionary's words, adjacent as in the query: any inflection, any spelling that it knows; and what the text has in pieces."""
    if term := linked(word.prepared):
        yield Expansion("word", word.prepared, 0.9, (Slot(0, (term, term[1:])),))
    if not word.units or not word.is_cut_well or is_sign_word(word.folded):
        return
    slots = sequence(word.units, word.prepared)
    if slots:
        yield Expansion("word", _form(word.units), 1.0, slots, slack=_slack_of(slots))
    if len(word.units) == 1 and has_kanji(whole := word.units[0].whole):
        # In another spelling it may have parts, or none: 苦み and 苦味.
        yield Expansion("word", whole, 1.0, (Slot(0, (COMPOUND + whole, whole)),))


def _form(units: tuple[Unit, ...]) -> str:
    return " ".join(term for unit in units for _, term in unit.terms)


def sequence(units: tuple[Unit, ...], prepared: str) -> tuple[Slot, ...]:
    """Some words one after the other, a number with its counter as one quantity."""
    places = [(position, term) for unit in units for position, term in unit.terms]
    first = places[0][0]
    slots: dict[int, tuple[str, ...]] = {position - first: (term,) for position, term in places}
    if len(units) > 1:
        at = [*placed(units, prepared)]
        for quantity in whole_quantities(prepared):
            taken = [position - first for position in _positions_of(quantity, at)]
            for position in taken:
                slots.pop(position, None)
            if taken:
                slots[min(taken)] = tuple(QUANTITY + key for key in quantity.keys)
    slots = _closed_up(slots)
    ordered = tuple(Slot(offset, terms) for offset, terms in sorted(slots.items()))
    begin = ordered[0].offset
    return tuple(Slot(slot.offset - begin, slot.terms) for slot in ordered)


def _positions_of(quantity: Quantity, units: Sequence[tuple[Unit, int]]) -> list[int]:
    """The positions that a quantity has: none if one of its words goes on behind it, 回忌 in 13回忌 behind 13回; 3 and 人 of 3人|組.

    ``units`` are the words with where each begins.
    """
    taken: list[int] = []
    begin, stop = (bisect_left(units, edge, key=itemgetter(1)) for edge in quantity[:2])
    for unit, at in units[begin:stop]:
        ends = [at + end for end in accumulate(len(term) for _, term in unit.terms)]
        goes_on = at + len(unit.surface) > quantity.end
        if goes_on and quantity.end not in ends[:-1]:
            return []
        taken += [
            place
            for (place, _), end in zip(unit.terms, ends, strict=True)
            if not goes_on or end <= quantity.end
        ]
    return taken


def _closed_up(slots: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """Slots with a quantity at one position, whatever number of them the query has for it: 50 is one, 五十 are two."""
    closed: dict[int, tuple[str, ...]] = {}
    taken = 0
    before = None
    for offset, terms in sorted(slots.items()):
        if before is not None and slots[before][0][0] == QUANTITY:
            taken += offset - before - 1
        closed[offset - taken] = terms
        before = offset
    return closed


def _slack_of(slots: tuple[Slot, ...]) -> int:
    """How many positions more than one the quantities may have that stand before something else."""
    return _QUANTITY_SLACK * sum(slot.terms[0][0] == QUANTITY for slot in slots[:-1])


def placed(units: Iterable[Unit], prepared: str) -> Iterator[tuple[Unit, int]]:
    """Words with where each begins in the text that they are of."""
    at = 0
    for unit in units:
        at = max(at, prepared.find(unit.surface, at))
        yield unit, at
        at += len(unit.surface)


def whole_quantities(text: str) -> list[Quantity]:
    """The quantities of a text that are no part of another one there."""
    by_span: dict[Span, set[Quantity]] = {}
    found = [q for q in quantities(text) if q.keys]
    for one in found:
        by_span.setdefault((one.start, one.end), set()).add(one)
    whole: set[Span] = set()
    reached = 0
    # Of those that begin together the longest first: what is part of another ends before one of the earlier ones does.
    for start, end in sorted(by_span, key=lambda span: (span[0], -span[1])):
        if end > reached and len(by_span[start, end]) == 1:
            whole.add((start, end))
        reached = max(reached, end)
    return [one for one in found if (one.start, one.end) in whole]


def as_quantity(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """A number with its counter or unit, a clock time, a day of the year, however it is written."""
    yield from _typed_in_kana(word, lookups)
    for quantity in whole_quantities(word.prepared):
        if (quantity.start, quantity.end) == (0, len(word.prepared)):
            terms = tuple(QUANTITY + key for key in quantity.keys)
            yield Expansion("word", word.folded, 1.0, (Slot(0, terms),))
            yield from _in_kana(word)
        elif quantity.start == 0 and (rest := tuple(_behind(quantity, word))):
            slots = (Slot(0, tuple(QUANTITY + key for key in quantity.keys)), *rest)
            yield Expansion("word", word.folded, 0.9, slots, slack=_slack_of(slots))


def _behind(quantity: Quantity, word: QueryWord) -> Iterator[Slot]:
    """What follows a quantity within one word of the dictionary: 玉 in 五百円玉, which the text may have as 500円玉."""
    terms = [term for _, term in word.single.terms] if word.single else []
    ends = list(accumulate(map(len, terms)))
    if quantity.end in ends[:-1] and "".join(terms) == word.prepared:
        yield from (
            Slot(at, (term,)) for at, term in enumerate(terms[ends.index(quantity.end) + 1 :], start=1)
        )


def _in_kana(word: QueryWord) -> Iterator[Expansion]:
    """A number up to ten with its counter in kana: いっぴき, of which the dictionary makes 一 and 匹, and of 1匹 1 and 匹."""
    if len(word.units) == 2 and (numeral := _NUMERALS.get(value(word.units[0].surface))):
        counter = tuple(term for _, term in word.units[1].terms)
        if len(counter) == 1:
            yield Expansion("reading", word.folded, 0.6, (Slot(0, (numeral,)), Slot(1, counter)))


def _typed_in_kana(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """What was typed as the kana of a number and a counter: ひとふくろ for 一袋."""
    if len(word.units) != 2 or word.units[0].pos[1] != "数詞" or not is_kana(word.prepared):
        return
    number, counter = word.units
    said = (
        counter.terms[0][1],
        *(term for kana in counter.readings for term in terms_read(kana, lookups.lexicon)),
    )
    counted = value(number.terms[0][1])
    if keys := tuple(
        dict.fromkeys(QUANTITY + counted + term for term in said if counted and is_counter(term))
    ):
        yield Expansion("reading", word.folded, 0.6, (Slot(0, keys),))


def without_helpers(word: QueryWord, _lookups: Lookups) -> Iterator[Expansion]:
    """Without the words that need not stand there: 待っている for 待ってた, お風呂 for 風呂, 応援する for 応援; お客さん for お客様."""
    if not word.is_cut_well or is_sign_word(word.folded) or not word.units:
        return
    content = content_units(word.units, word.prepared)
    if len(content) < len(word.units) and len(content) <= _MOST_NEAR:
        yield Expansion("word", _form(content), 0.8, sequence(content, word.prepared), slack=len(content) - 1)
    unit = word.units[0]
    if len(word.units) == 1 and len(unit.terms) > 1 and unit.terms[0][1] in HONORIFIC_PREFIXES:
        rest = tuple(Slot(position - 1, (term,)) for position, term in unit.terms[1:])
        yield Expansion("word", " ".join(slot.terms[0] for slot in rest), 0.6, rest)
    if len(word.units) == 1 and len(unit.terms) > 1 and unit.terms[-1][1] in HONORIFICS:
        name = tuple(Slot(position, (term,)) for position, term in unit.terms[:-1])
        title = Slot(unit.terms[-1][0], tuple(sorted(HONORIFICS)))
        yield Expansion("word", word.folded, 0.8, (*name, title))
        if len(name) > 1:
            yield Expansion("word", " ".join(slot.terms[0] for slot in name), 0.6, name)


def near_each_other(word: QueryWord, _lookups: Lookups) -> Iterator[Expansion]:
    """The words of a word of several, in their order with a little between them: 監視社会 for 監視される社会; 新宿西口 for 新宿駅西口."""
    unit = word.single
    if (
        unit
        and unit.pos[2] == "地名"
        and all(len(term) > 1 for _, term in unit.terms)
        and len(unit.terms) > 1
    ):
        yield Expansion("word", _form(word.units), 0.4, sequence(word.units, word.prepared), slack=1)
    content = content_units(word.units, word.prepared)
    if word.is_cut_well and 1 < len(content) <= _MOST_NEAR and not whole_quantities(word.prepared):
        yield Expansion("word", _form(content), 0.5, sequence(content, word.prepared), slack=_SLACK)


def is_sign_word(folded: str) -> bool:
    """C++, +4000円, @name: a sign at the edge is part of what is looked for; mere punctuation (？ or 。) is not."""
    return bool(_SIGN_AT_EDGE.search(folded)) and not _only_punctuation(folded)


def _only_punctuation(text: str) -> bool:
    signs = [c for c in (text[0], text[-1]) if not c.isalnum()]
    return all(
        c in "。、.,?!？！…・~ー:;「」()" or unicodedata.category(c) in {"Pe", "Ps", "Pi", "Pf"}
        for c in signs
    )


def base_forms(word: QueryWord, _lookups: Lookups) -> Iterator[Expansion]:
    """Other dictionary words with the same spelling: 考え typed alone is a noun, in the text mostly 考える.

    One that shares no kanji with what was typed is another word: 今日 is no こんにちは, 快い no 良い.
    """
    own = {term for unit in word.units for _, term in unit.terms}
    for term in word.typed.bases:
        if term not in own | LIGHT_VERBS and (
            not has_kanji(word.prepared) or shares_kanji(word.prepared, term)
        ):
            yield Expansion("base", term, 0.7, (Slot(0, (term, COMPOUND + term)),))


def adjectives(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """The adjective of which the dictionary has a noun of its own: 高い for 高さ, 悲しい for 悲しみ."""
    unit = word.single
    noun = (unit.compound[1:] or unit.terms[0][1]) if unit and unit.pos[0] == "名詞" else ""
    if noun.endswith(_NOUN_ENDS) and has_kanji(noun[:1]):
        adjective = f"{noun[:-1]}い"
        known = lookups.lexicon.typed(adjective)
        # Where the diary has it in kana alone, the lexicon says nothing of it, and its term is this one.
        if known is None or known.units[0].pos[0] == "形容詞":
            term = known.units[0].terms[0][1] if known else adjective
            yield Expansion("base", adjective, 0.4, (Slot(0, (term,)),))


def related_forms(word: QueryWord, _lookups: Lookups) -> Iterator[Expansion]:
    """The noun of a verb or adjective (思う: 思い, 寒い: 寒さ) or the adjective of a noun, if there is one, and the forms that the dictionary takes for verbs of their own (休む: 休める, 飲む: 飲ます)."""
    for term in word.typed.nouns:
        yield Expansion("base", term, 0.5, (Slot(0, (term, COMPOUND + term)),))
    unit = word.single
    if not unit or not has_kanji(unit.lemma):
        return
    if unit.pos[0] == "名詞" and (verbs := tuple(_verbs_of(unit, word.prepared))):
        yield Expansion("base", verbs[0], 0.5, (Slot(0, (*verbs, *(COMPOUND + verb for verb in verbs))),))
    if unit.pos[0] == "形容詞" and unit.lemma.endswith("い"):
        nouns = tuple(unit.lemma[:-1] + end for end in _NOUN_ENDS)
        yield Expansion("base", nouns[0], 0.4, (Slot(0, nouns),))
    if unit.pos[0] == "動詞" and unit.pos[4].startswith("五段"):
        for form in filter(None, (potential(unit.lemma), short_causative(unit.lemma))):
            yield Expansion("base", form, 0.4, (Slot(0, (form,)),))
        if unit.pos[4] == _CAUSATIVE and (plain := plain_form(unit.lemma)):
            yield Expansion("base", plain, 0.4, (Slot(0, (plain,)),))


def _verbs_of(unit: Unit, typed: str) -> Iterator[str]:
    """The verbs of whose stem a noun is made, though it was typed without the kana that say so: 貸し出す of 貸出, which is 貸し出し."""
    noun = unit.whole
    if noun[-1:] in STEM_ENDS and has_kanji(noun[:1]) and has_kanji(typed[-1]):
        yield from verbs_with_stem(noun)


def inside_nouns(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """A word at the edge of a noun that the dictionary does not divide there, read alike: 温泉 in 湯田温泉, タオル in バスタオル."""
    surface = _without_prefix(word.single) if word.single else ""
    nouns = [row.term for row in lookups.lexicon.at_edge(surface)] if surface else []
    if nouns:
        parted = (divided_elsewhere(noun, surface, lookups.lexicon) for noun in nouns)
        yield Expansion("part", word.folded, 0.5, (Slot(0, (*nouns, *filter(None, parted))),))


def _without_prefix(unit: Unit) -> str:
    """A word as it was typed, without お if two characters or more are left: 祭り of お祭り, but お金 is no 針金."""
    polite = (
        len(unit.terms) > 1 and unit.terms[0][1] in HONORIFIC_PREFIXES and len(unit.surface) > _LONG_POLITE
    )
    return unit.surface[1:] if polite else unit.surface


def divided_elsewhere(noun: str, head: str, lexicon: Lexicon) -> str:
    """The term of a noun of several parts that begins with ``head``, if none of its parts ends there; else "".

    下士 in 下|士官; not 民主 in 民主|主義, which is found by its own term, nor 京都 in 東京|都. ``head`` is a spelling, or a
    reading in katakana.
    """
    typed = lexicon.typed(noun)
    unit = typed.units[0] if typed and len(typed.units) == 1 else None
    if unit is None or not unit.compound or not any(one.startswith(head) for one in (noun, *unit.readings)):
        return ""
    for part in accumulate(term for _, term in unit.terms):
        known = lexicon.typed(part)
        if head == part or (known and len(known.units) == 1 and head in known.units[0].readings):
            return ""
    return unit.compound
