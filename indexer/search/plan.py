"""From the words and phrases of a query to clauses with all their expansions."""

from __future__ import annotations

import re
from itertools import islice, permutations
from typing import TYPE_CHECKING

from indexer.analysis.folding import fold
from indexer.analysis.kana import has_kanji, is_japanese, is_kana, is_katakana, katakana, reading_key
from indexer.analysis.line_breaks import LINKED, may_be_divided
from indexer.analysis.query_word import Typed
from indexer.query import And, Not, Or, Phrase, Prefix, Word
from indexer.search.calendar import as_calendar_day, calendar_day, named_day
from indexer.search.clauses import PIECE, Clause, Expansion, Slot
from indexer.search.edges import NONE
from indexer.search.expansion import expand
from indexer.search.expansion.dictionary import is_sign_word, placed, whole_quantities
from indexer.search.expansion.readings import by_kana
from indexer.search.expansion.synonyms import loose_synonyms
from indexer.search.expansion.word import HONORIFIC_PREFIXES, QueryWord, content_units, query_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer.analysis.quantities import Quantity
    from indexer.analysis.query_word import Unit
    from indexer.model import Span
    from indexer.query import Node
    from indexer.search.expansion.word import Lookups

_MOST_PARTS = 400
"""Words of one sentence that are looked for: a text of 10,000 characters has thousands."""
_MOST_WRITTEN_AS_ONE = 3
_MOST_LOOSE = 3
"""Words that may stand anywhere in an entry; in a long one, those of a sentence do so by chance."""
_KANA_RUN = "[ぁ-ゖー]{4,}"
_SHORTEST_KANA, _LONGEST_KANA, _MOST_JOINED = 3, 8, 40
"""Letters of a word in kana that is looked for in a sentence beside what it is cut into; words of a sentence in which that is done."""
_COUNTERS = frozenset({"助数詞可能", "助数詞"})
_BEHIND_COUNTERS = frozenset({"前", "後", "目", "間"})
_PARTICLES = frozenset("はがをにでとものへやかしす")
"""What follows a word in kana: the first letters of particles and of する."""
_HELPING = frozenset("のとにでがをはもかてただないよ")
"""Letters of particles and auxiliaries, with which a word makes no other: きた and の are no 北野, ない and と no ナイト."""
_NOUNS = frozenset({"名詞", "接頭辞", "接尾辞"})
_QUESTION_WORDS = frozenset({
    "何時", "何", "何処", "何故", "何れ", "何の", "何方", "誰", "幾ら", "幾つ", "如何", "どんな", "どう", "どの", "どれ", "どこ", "なぜ",
    "いつ", "いくら", "いくつ", "何と", "何んな", "何う", "どちら",
})  # fmt: skip
"""Terms that ask: what an answer need not hold."""


def clauses(query: And, lookups: Lookups) -> dict[Node, Clause]:
    """The clause of each word and phrase of a query, also of those to be excluded, in their order."""
    nodes = dict.fromkeys(leaves(query))
    found = {node: _clause(node, lookups) for node in nodes}
    for words in _written_as_one(query):
        text = "".join(fold(word.text).text for word in words)
        joined = Expansion("literal", text, 0.8, characters=text)
        for node in words:
            found[node] = found[node]._replace(expansions=(*found[node].expansions, joined))
    return found | _dated(query, found)


def _dated(query: And, found: dict[Node, Clause]) -> dict[Node, Clause]:
    """The clauses of days and months of the year that stand beside other words: 8月 in 8月 花火."""
    words = [node for node in query.items if isinstance(node, Word | Prefix | Phrase)]
    typed = ((node, as_calendar_day(found[node].folded)) for node in words if isinstance(node, Word))
    days = {node: day for node, day in typed if day}
    if days.keys() == set(words):
        return {}
    return {node: found[node]._replace(day=day) for node, day in days.items()}


def _written_as_one(query: And) -> Iterator[tuple[Word, ...]]:
    """Words of Latin letters or of katakana that may be written as one, in any order: MacBookAir for macbook air."""
    scripts: dict[str, list[Word]] = {}
    for node in query.items:
        if isinstance(node, Word) and (script := _running_script(node)):
            scripts.setdefault(script, []).append(node)
    for words in scripts.values():
        # More are no name of a thing.
        if len(words) <= _MOST_WRITTEN_AS_ONE:
            for count in range(2, len(words) + 1):
                yield from permutations(words, count)


def _running_script(node: Word) -> str:
    """In which script a word runs on into the next where no blank parts them; "" for any other."""
    text = fold(node.text).text
    return "latin" if text.isascii() and text.isalnum() else "katakana" if is_katakana(text) else ""


def _clause(leaf: Node, lookups: Lookups) -> Clause:
    if isinstance(leaf, Phrase):
        return phrase(leaf.text)
    return prefix(leaf.text, lookups) if isinstance(leaf, Prefix) else word(str(leaf[0]), lookups)


def leaves(node: Node, *, negated: bool = True) -> Iterator[Node]:
    """The words and phrases of a query in order, with or without those to be excluded."""
    if isinstance(node, Word | Prefix | Phrase):
        yield node
    elif isinstance(node, And | Or):
        for item in node.items:
            yield from leaves(item, negated=negated)
    elif isinstance(node, Not) and negated:
        yield from leaves(node.item)


def phrase(text: str) -> Clause:
    """A quoted phrase: its characters, folded, and nothing else but a line end in the middle of a word.

    Of characters that are not seen, nothing is left to be found.
    """
    folded = fold(text).text
    if not folded:
        return Clause(text, folded, (), (), quoted=True)
    exact = Expansion("literal", text, 1.0, characters=folded, edges=NONE)
    over_lines = Expansion("literal", text, 1.0, (Slot(0, (LINKED + folded,)),))
    expansions = (exact, over_lines) if may_be_divided(folded) else (exact,)
    return Clause(text, folded, (), expansions, quoted=True)


def word(text: str, lookups: Lookups) -> Clause:
    """An unquoted word: all that it may be in the text; what it may be in one sense of several is a part of it."""
    whole = query_word(text, lookups)
    clause = _of_word(whole, expand, lookups)
    if clause.parts or not (loose := tuple(loose_synonyms(whole, lookups))):
        return clause
    return clause._replace(parts=(Clause(whole.text, whole.folded, whole.units, loose),), loose=False)


def prefix(text: str, lookups: Lookups) -> Clause:
    """The beginning of a word: all that begins so."""
    from indexer.search.expansion.prefixes import complete

    clause = _of_word(query_word(text, lookups), complete, lookups)
    return clause._replace(half_typed=lookups.half_typed)


def _of_word(
    whole: QueryWord, expanded: Callable[[QueryWord, Lookups], tuple[Expansion, ...]], lookups: Lookups
) -> Clause:
    parts = _parts(whole, lookups)
    leaves_out = len(_asked_for(whole.units)) < len(whole.units)
    in_a_row = _is_compound(whole) or len({part.folded for part in parts}) < len(parts)
    loose = len(parts) <= _MOST_LOOSE and whole.is_cut_well and not leaves_out and not in_a_row
    expansions = expanded(whole, lookups)
    return Clause(
        whole.text, whole.folded, whole.units, expansions, parts, loose=loose, asks=_is_question(whole)
    )


def _is_question(whole: QueryWord) -> bool:
    """Whether a question word stands in it, or か or a question mark at its end: no か of 静か."""
    text = whole.folded.rstrip("。")
    last = whole.units[-1].surface if whole.units else text
    if text.endswith("?") or (text.endswith("か") and not text.endswith(last)):
        return True
    return any(term in _QUESTION_WORDS for unit in whole.units for _, term in unit.terms)


def _is_compound(whole: QueryWord) -> bool:
    """Whether a word is of nouns alone, of which the order says something: 監視社会 is no 社会の監視."""
    nouns = all(unit.pos[0] in _NOUNS for unit in whole.units)
    return nouns and "".join(unit.surface for unit in whole.units) == whole.prepared


def _parts(whole: QueryWord, lookups: Lookups) -> tuple[Clause, ...]:
    """The content words of a word of several, each with all its expansions; a number stays with its counter."""
    if len(whole.units) < 2 or is_sign_word(whole.folded):
        return ()
    quantities = whole_quantities(whole.prepared)
    if any((q.start, q.end) == (0, len(whole.prepared)) for q in quantities):
        return ()
    joined = tuple(dict.fromkeys(_joined_kana(whole, lookups)))
    words = tuple(word(kana, lookups) for kana in joined)
    if not whole.is_cut_well:
        return words
    units = _sample(_asked_for(content_units(whole.units, whole.prepared)))
    if joined:
        units = tuple(unit for unit in units if not _is_scrap(unit, joined))
    return (*_with_quantities(units, quantities, whole.prepared, lookups), *words)


def _joined_kana(whole: QueryWord, lookups: Lookups) -> Iterator[str]:
    """Words in kana that the dictionary cuts otherwise in a sentence: めいそう in めい|そう|は, しゅうでん in しゅう|でん|を.

    Those of which the diary has the reading, the longest at each place where a word or the kana begins; they end where the
    kana do or before a particle.
    """
    if len(whole.units) > _MOST_JOINED:
        return
    spans = [(at, at + len(unit.surface)) for unit, at in placed(whole.units, whole.prepared)]
    for run in re.finditer(_KANA_RUN, whole.prepared):
        starts = {run.start(), *(start for start, _ in spans if run.start() <= start < run.end())}
        for start in sorted(starts):
            unit_end = next((end for first, end in spans if first <= start < end), start)
            if not any(first < start < end for first, end in spans):
                readings = _readings_from(run, start, unit_end, lookups)
                yield from islice((kana for kana in readings if not _is_helped(kana, start, spans)), 1)


def _is_helped(kana: str, start: int, spans: list[Span]) -> bool:
    """Whether kana that begin at a place are one of the words at ``spans``, with particles or the like around it."""
    words = [span for span in spans if start <= span[0] and span[1] <= start + len(kana)]
    around = [kana[: first - start] + kana[last - start :] for first, last in words]
    return len(around) == 1 and _HELPING.issuperset(around[0])


def _is_scrap(unit: Unit, joined: tuple[str, ...]) -> bool:
    """Whether a word is two kana out of one of ``joined``: めい and そう are no words of めいそうはどこ."""
    surface = unit.surface
    return len(surface) < _SHORTEST_KANA and is_kana(surface) and any(surface in kana for kana in joined)


def _readings_from(run: re.Match[str], start: int, unit_end: int, lookups: Lookups) -> Iterator[str]:
    """The readings that begin at a place in a run of kana and go on behind ``unit_end``, the longest first."""
    for end in range(min(run.end(), start + _LONGEST_KANA), max(unit_end, start + _SHORTEST_KANA - 1), -1):
        kana = run.string[start:end]
        at_end = end == run.end() or run.string[end] in _PARTICLES
        if at_end and kana != run.string and _is_reading(kana, lookups):
            yield kana


def _is_reading(kana: str, lookups: Lookups) -> bool:
    reading = katakana(kana)
    return any(row.kana == reading for row in lookups.lexicon.by_reading(reading_key(reading)))


def _with_quantities(
    units: tuple[Unit, ...], quantities: list[Quantity], prepared: str, lookups: Lookups
) -> Iterator[Clause]:
    """A part for each word, and one for the words of a quantity: 30 and 人 of 30人はどこ are 30人."""
    last = None
    for unit, start in placed(units, prepared):
        at = start + len(unit.surface)
        within = next((q for q in quantities if q.start <= start and at <= q.end), None)
        if within is None:
            yield _part(unit, lookups, alone=len(units) == 1)._replace(day=named_day(prepared, start, at))
        elif within != last:
            quantity = word(prepared[within.start : within.end], lookups)
            yield quantity._replace(day=calendar_day(within, prepared))
        last = within


def _part(unit: Unit, lookups: Lookups, *, alone: bool) -> Clause:
    """A word of a sentence with all its expansions; beside others a synonym in one sense of several is as good as the word."""
    typed = lookups.look_up(unit.lemma or unit.surface)
    bases, nouns = (typed.bases, typed.nouns) if len(typed.units) == 1 else ((), ())
    as_word = QueryWord(unit.surface, unit.surface, unit.surface, Typed((unit,), bases, nouns))
    read = tuple(_by_reading(unit, typed, lookups))
    pieces = tuple(Expansion(PIECE, term, 0.5, (Slot(0, (term,)),)) for term in _pieces(unit, lookups))
    loose = tuple(one._replace(how=PIECE) if alone else one for one in loose_synonyms(as_word, lookups))
    return Clause(unit.surface, unit.surface, (unit,), expand(as_word, lookups) + read + pieces + loose)


def _by_reading(unit: Unit, typed: Typed, lookups: Lookups) -> Iterator[Expansion]:
    """The words that are read as an inflected verb in kana is in its dictionary form: 引く for ひいた."""
    kana = unit.lemma
    if unit.pos[:2] == ("動詞", "一般") and is_kana(kana) and kana != unit.surface:
        yield from by_kana(QueryWord(kana, kana, kana, typed), lookups)


def _pieces(unit: Unit, lookups: Lookups) -> tuple[str, ...]:
    """What an entry may have of a word of a sentence: the terms of one of several (no お), or the kanji by which a noun begins.

    The kanji as a word of its own, which is read as it is there: 髪 of 髪型.
    """
    if len(unit.terms) > 1:
        return tuple(term for _, term in unit.terms if term not in HONORIFIC_PREFIXES)
    first = unit.lemma[:1]
    if unit.pos[:2] != ("名詞", "普通名詞") or len(unit.lemma) != 2 or not all(map(has_kanji, unit.lemma)):
        return ()
    alone = lookups.lexicon.typed(first)
    readings = alone.units[0].readings if alone and len(alone.units) == 1 else ()
    japanese = tuple(filter(is_japanese, readings))
    return (first,) if any(whole.startswith(japanese) for whole in unit.readings) and japanese else ()


def _asked_for(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The words that an answer should hold: no question words and pronouns, unless there is nothing else."""
    kept: list[Unit] = []
    behind = -1
    for unit in units:
        first, last = unit.terms[0][0], unit.terms[-1][0]
        asks = _asks(unit)
        counts = first == behind and unit.pos[2] in _COUNTERS
        if asks or counts:
            behind = last + 1
        # 前 of 何年前 asks, too; an answer to 何年 has a 年.
        if not asks and (counts or first != behind or unit.surface not in _BEHIND_COUNTERS):
            kept.append(unit)
    return tuple(kept) or units


def _asks(unit: Unit) -> bool:
    return unit.pos[0] == "代名詞" or any(term in _QUESTION_WORDS for _, term in unit.terms)


def _sample(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The words of a sentence; of a pasted text some from everywhere, each once."""
    if len(units) <= _MOST_PARTS:
        return units
    distinct = tuple({tuple(term for _, term in unit.terms): unit for unit in units}.values())
    return distinct[:: -(-len(distinct) // _MOST_PARTS)]
