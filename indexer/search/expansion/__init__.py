"""Query expansion: the ways in which a word of the query may stand in the text.

``EXPANSIONS`` is the table: one function a way, each yielding expansions with their weights. All of them are matched,
and the best that a document offers counts: a way adds what it finds and takes nothing from another. A new way is a
function and a line.

==========  =================================================================================
word        what the functions are given
dictionary  the dictionary's words: inflections, spellings, quantities, parts
synonyms    other words for the same thing
homophones  a word in kanji where the dictionary makes another one of its kana; a verb in other kanji
readings    the sound of a word: kana, romaji, a kanji word in kana
spellings   the same word with more or fewer kanji, with or without okurigana
mixed       a word of several, one of which is in kana
loanwords   a word of another language in the other script
drawn_out   katakana with ー for a vowel, and with ヴ
sounds      words one after the other that make up a sound
forms       the forms of verbs and adjectives in kana
characters  what was typed, and the same in other characters
names       names without さん; the user's other words for the same
prefixes    the beginning of a word, with a table of its own
==========  =================================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.search.expansion import (
    characters,
    dictionary,
    drawn_out,
    forms,
    homophones,
    loanwords,
    mixed,
    names,
    readings,
    spellings,
    synonyms,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer.search.clauses import Expansion
    from indexer.search.expansion.word import Lookups, QueryWord

EXPANSIONS: tuple[Callable[[QueryWord, Lookups], Iterator[Expansion]], ...] = (
    dictionary.as_understood,
    dictionary.as_quantity,
    dictionary.without_helpers,
    dictionary.near_each_other,
    dictionary.base_forms,
    dictionary.related_forms,
    dictionary.adjectives,
    dictionary.inside_nouns,
    readings.by_kana,
    readings.in_other_kana,
    readings.as_mimetic,
    readings.by_romaji,
    readings.in_kana,
    homophones.in_kana_of_another,
    homophones.in_other_kanji,
    loanwords.in_other_script,
    drawn_out.written_by_ear,
    forms.inflected_kana,
    forms.by_form,
    forms.of_another_verb,
    forms.greeting,
    spellings.read_alike,
    spellings.piece_by_piece,
    spellings.without_okurigana,
    spellings.all_in_kana,
    spellings.partly_in_kana,
    mixed.one_in_kana,
    mixed.read_as_a_whole,
    mixed.end_in_kana,
    spellings.in_kanji_as_characters,
    characters.as_typed,
    characters.in_capitals,
    characters.in_other_characters,
    characters.drawn_out,
    characters.in_older_characters,
    characters.place_spellings,
    characters.clipped,
    names.without_title,
    synonyms.synonyms,
    names.by_alias,
)


def expand(word: QueryWord, lookups: Lookups) -> tuple[Expansion, ...]:
    """All expansions of a word, each once."""
    return tuple(dict.fromkeys(expansion for way in EXPANSIONS for expansion in way(word, lookups)))
