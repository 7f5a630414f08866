"""The rows of the lexicon (:mod:`indexer.index.lexicon.reader`): what the dictionary says of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.analysis.entries import (
    homographs,
    is_common_noun,
    is_five_step,
    is_name,
    is_pronoun,
    is_suffix,
    names_what,
    noun_readings,
    ordinary_readings,
    parts_in_katakana,
    readings_alike,
    readings_of,
)
from indexer.analysis.inflection import STEM_ENDS, is_partner, plain_form
from indexer.analysis.kana import (
    hiragana,
    is_hiragana,
    is_japanese,
    is_kana,
    is_katakana,
    kana_of,
    katakana,
    reading_key,
    unvoiced_variants,
    voiced,
)
from indexer.analysis.loanwords import consonants, consonants_of_latin
from indexer.analysis.lookup import look_up
from indexer.analysis.normalized import prepare
from indexer.analysis.quantities import quantities
from indexer.analysis.query_word import packed
from indexer.analysis.sounds import FORMAL_NOUNS
from indexer.index.lexicon.reader import Material

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.analysis.segmenter import Segmenter
    from indexer.analysis.vocabulary import Vocabulary
    from indexer.index.lexicon.reader import Lexicon

_SHORTEST_EDGE_KEY = 4
"""Letters of a reading that is looked for at the edges of nouns."""
_SHORTEST_STEM = 3
"""Kana of the stem of a verb that is looked for there by its sound, and of a word that is by its sound alone: かき is no 葉書."""
_HONORIFIC, _POLITE = frozenset("おご御"), frozenset("オゴ")
"""What goes before a word in politeness, and its reading: 供え in お供え."""
_ADVERBIAL = frozenset("にとなの")
"""Particles that the dictionary takes for the end of some words: 勝手に."""
_ALSO = "も"
"""Behind a pronoun it is cut off in 誰も and 何も, but not in いつも, which the dictionary takes for one word."""
_DO, _DO_READ = "する", "スル"
"""Behind a noun of one kanji the dictionary makes one verb of both: 損する."""
_HYPHEN = "‐"
"""Between the words of a name in katakana, as the dictionary writes it: セブン‐イレブン."""
_OF = "の"
"""Between two nouns of which the dictionary makes one, or a name: 柿の木."""
_DIRECTIONS = frozenset("上中下東西南北新本奥")
_HOUSE = "屋"
"""Behind the name of its owner."""
_NAMES, _NAMES_OF_ONE_WORD = frozenset({"人名", "地名"}), frozenset({"姓", "名"})
_LONGEST_SPELLING = 12
"""Characters of a word that is kept as it is typed; longer ones are looked up."""


def material(vocabulary: Vocabulary, known: Lexicon, segmenter: Segmenter) -> Material:
    """What is to be written of a vocabulary beside what is ``known``."""
    new, marks = vocabulary.new(known.knows)
    return Material(list(rows_of(new, segmenter)), marks)


def rows_of(vocabulary: Vocabulary, segmenter: Segmenter) -> Iterator[bytes]:
    """The rows of a vocabulary, in any order; some may come twice."""
    for line in _rows(vocabulary, segmenter):
        yield line.encode("utf-8", "replace")


def _rows(vocabulary: Vocabulary, segmenter: Segmenter) -> Iterator[str]:
    read: set[tuple[str, str]] = set()
    edged: set[tuple[str, str]] = set()
    typed: set[str] = set()
    # To look words up is to meet more of them.
    words, strangers = list(vocabulary.words.items()), list(vocabulary.strangers.items())
    for (spelling, term, reading), groups in words:
        readings = ordinary_readings(spelling, term, reading, segmenter.names)
        several = len(readings) > 1
        alike = readings_alike(spelling, term, reading, segmenter.names) if several else readings
        for kana in readings:
            if (term, kana) not in read:
                read.add((term, kana))
                yield from _reading_rows(term, kana)
            if kana in alike and (term, kana) not in edged and _key_of(term, kana):
                edged.add((term, kana))
                yield from _edge_rows(term, kana, segmenter, spelling or term)
                if term.endswith(_DO):
                    yield from _rows_before_do(term.removesuffix(_DO), kana, term)
        yield from _own_reading_rows(spelling, term, reading)
        yield from _rows_without_okurigana(spelling, term, segmenter)
        yield from _suffix_rows(spelling, term, reading)
        yield from _plain_form_rows(spelling, term, reading, segmenter)
        yield from _stem_noun_rows(spelling, term, segmenter)
        yield from _rows_before_kana(spelling, term, reading)
        for group in groups:
            yield f"s{group}\t\t{term}"
        yield from _sound_rows(term)
        if spelling not in typed:
            typed.add(spelling)
            yield from _typed_rows(spelling, segmenter)
    for term, reading in strangers:
        yield from _stranger_rows(term, reading, segmenter)


def _reading_rows(term: str, kana: str) -> Iterator[str]:
    if key := _key_of(term, kana):
        yield f"r{key}\t{kana}\t{term}"


def _own_reading_rows(spelling: str, term: str, reading: str) -> Iterator[str]:
    """The readings of a term that the diary has in a form of another sound: スゴイ of すげえ, トリカエル of 取りかへる, which is read as it is spelt.

    Of several those that begin alike: 寝る is no シズマル.
    """
    own = readings_of(term) if spelling != term else frozenset[str]()
    for kana in sorted(own - {reading}):
        if kana[0] == reading[:1] or len(own) == 1:
            yield from _reading_rows(term, kana)


def _rows_without_okurigana(spelling: str, term: str, segmenter: Segmenter) -> Iterator[str]:
    """The reading of the noun that is spelt so without its okurigana, where another was met: オチバ of 落葉, which is read ラクヨウ."""
    for found in homographs(spelling, segmenter.names) if is_kanji(spelling) else ():
        if found.term not in (term, spelling) and "".join(filter(_is_kanji, found.term)) == spelling:
            yield from _reading_rows(term, found.reading)


def _suffix_rows(spelling: str, term: str, reading: str) -> Iterator[str]:
    """The row of a suffix or noun that is read in one kana, and found by it behind others alone: 値 in 尿酸値."""
    if len(spelling) == len(reading) == 1 and is_suffix(spelling, reading):
        yield f"x{reading}\t\t{term}"


def _key_of(term: str, kana: str) -> str:
    """The key of a reading that is worth a row; "" for any other."""
    return reading_key(kana) if term and len(kana) > 1 and "\t" not in term and "\n" not in term else ""


def _stranger_rows(term: str, reading: str, segmenter: Segmenter) -> Iterator[str]:
    """Rows for a word that the dictionary does not have, in Latin letters also by what it may be in katakana."""
    if is_katakana(reading):
        yield from _reading_rows(term, reading)
        if _key_of(term, reading):
            yield from _edge_rows(term, reading, segmenter, term)
        yield from _sound_rows(term)
        return
    if kana := katakana(kana_of(reading)):
        yield f"r{reading_key(kana)}\t{kana}\t{term}"
    for key in consonants_of_latin(reading):
        yield f"k{key}\t\t{term}"


def _sound_rows(term: str) -> Iterator[str]:
    """A row for a word in katakana by its consonants, by which foreign words are found that may be written so."""
    if key := consonants(term):
        yield f"k{key}\t\t{term}"


def _edge_rows(term: str, kana: str, segmenter: Segmenter, spelling: str) -> Iterator[str]:
    """Rows for the words at the edges of a noun that the dictionary does not divide.

    Of two kanji or more, or of one in its Japanese reading; the reading keeps 人事 (ジンジ) out of 他人事 (ヒトゴト) and 本
    (ホン) out of 日本. A single kanji only where the word is spelt with it: 唐揚げ has the term 空揚げ. Of katakana, where what is
    left is a word too: タオル in バスタオル.
    """
    if is_katakana(term.replace(_HYPHEN, "")):
        for part in term.split(_HYPHEN) if _HYPHEN in term else parts_in_katakana(term):
            yield from _part_rows(part, part, term)
        return
    if term.endswith(_ALSO) and is_pronoun(term[:-1]):
        yield from _part_rows(term[:-1], kana[:-1], term)
        return
    if term[0] in _HONORIFIC and kana[0] in _POLITE and kana[1:] in readings_of(term[1:]):
        yield from _part_rows(term[1:], kana[1:], term)
    in_kana = is_hiragana(spelling) and is_common_noun(spelling)
    for part, at_end in _words_at_edges(term, spelling, in_kana=in_kana):
        of_part = readings_of(part)
        if len(part) == 1:
            beside = term[-2] if at_end else term[1]
            of_part = _of_single_kanji(term, of_part, segmenter, beside, in_kana=in_kana)
        ways = _ways(of_part, at_end=at_end)
        fitting = {r for way, r in ways.items() if (kana.endswith(way) if at_end else kana.startswith(way))}
        if fitting and kana not in of_part:
            yield f"p{part}\t\t{term}"
            yield from (f"p{hiragana(reading)}\t\t{term}" for reading in fitting if in_kana)
        divided = is_kanji(term) or (len(part) > 1 and (at_end or term.removeprefix(part) in _ADVERBIAL))
        for reading in fitting if divided else ():
            key = reading_key(reading)
            short = part[-1] in STEM_ENDS and len(reading) < _SHORTEST_STEM
            if len(key) >= _SHORTEST_EDGE_KEY and not short:
                yield f"e{key}\t{reading}\t{term}"


def _rows_before_do(noun: str, kana: str, term: str) -> Iterator[str]:
    """The rows of the noun of one kanji of which a verb is made: 損 of 損する; none of 対, which is other nouns, too (ツイ)."""
    if len(noun) == 1 and _is_kanji(noun) and is_common_noun(noun):
        read = kana.removesuffix(_DO_READ)
        if read in readings_of(noun) and unvoiced_variants(noun_readings(noun)) == (read,):
            yield from _part_rows(noun, read, term)


def _nouns_in_kana(readings: frozenset[str], segmenter: Segmenter) -> frozenset[str]:
    """Of the readings of a kanji those that the dictionary takes for one noun where they stand alone in hiragana: ごみ, but not から in からあげ."""

    def is_noun(reading: str) -> bool:
        kana = hiragana(reading)
        words = segmenter.words(kana) if len(kana) > 1 and kana not in FORMAL_NOUNS else []
        return len(words) == 1 and words[0].pos[:2] == ("名詞", "普通名詞")

    return frozenset(filter(is_noun, readings))


def _ways(readings: frozenset[str], *, at_end: bool) -> dict[str, str]:
    """How a part may be read at an edge, and which of its readings that is: at the end also voiced (連濁).

    Of ガキ that is a reading of 書 and カキ voiced, it is the former; of three kana or more, by which no other word is meant, the
    latter.
    """
    ways: dict[str, str] = {}
    for reading in sorted(readings):
        for way in (reading, voiced(reading)) if at_end else (reading,):
            if way not in ways or len(reading) < _SHORTEST_STEM:
                ways[way] = reading
    return ways


def _part_rows(part: str, kana: str, term: str) -> Iterator[str]:
    """The rows of a part that is found as it is written and as it is read."""
    yield f"p{part}\t\t{term}"
    yield f"e{reading_key(kana)}\t{kana}\t{term}"


def _of_single_kanji(
    term: str, readings: frozenset[str], segmenter: Segmenter, beside: str, *, in_kana: bool
) -> frozenset[str]:
    """Of the readings of a single kanji those by which it is a word inside ``term``: the Japanese ones.

    Any beside の, and of a noun in kana those that are nouns themselves there.
    None in a name, and in what is a common noun and a name in what the dictionary takes for one: 垣 in 石垣, but no 山 in 山田.
    """
    if in_kana:
        readings = _nouns_in_kana(readings, segmenter)
    if beside == _OF:
        return readings
    if is_name(term) and not (is_common_noun(term) and segmenter.words(term)[0].pos[1] != "固有名詞"):
        return frozenset()
    return frozenset(filter(is_japanese, readings))


def _words_at_edges(term: str, spelling: str, *, in_kana: bool) -> Iterator[tuple[str, bool]]:
    """Those of :func:`_edges` that may be words there, in a word that is spelt so, or is a noun in kana."""
    for part, at_end in _edges(term):
        is_written = len(part) > 1 or part in spelling or in_kana
        if is_written and not _is_piece_of_name(part, term, at_end=at_end):
            yield part, at_end


def _is_piece_of_name(part: str, term: str, *, at_end: bool) -> bool:
    """Whether a part of the name of a person or place is no word there: 明日 in 明日香, 長谷 in 長谷部.

    In a place name are words 湯田 and 温泉 of 湯田温泉, 隅田 of 隅田川 and 加茂 of 下加茂, which is the name of a family, too.
    """
    named = names_what(term) if len(part) > 1 else frozenset[str]()
    if named.isdisjoint(_NAMES) or _is_quantity(term):
        return False
    if named.isdisjoint(_NAMES_OF_ONE_WORD):
        return not is_name(part) and not (at_end and is_common_noun(part))
    is_place_within = "地名" in named and "地名" in names_what(part)
    is_behind = at_end and ("地名" in named or term.removesuffix(part) in _DIRECTIONS) and is_name(part)
    return term != part + _HOUSE and not (is_place_within or is_behind)


def _is_quantity(term: str) -> bool:
    """Whether what is somebody's name, too, is a number with its counter: 三丁目."""
    return any((one.start, one.end) == (0, len(term)) for one in quantities(term))


def _edges(term: str) -> Iterator[tuple[str, bool]]:
    """The runs of kanji at the beginning and at the end of a term, with okurigana behind other kanji or a noun in kana, and whether each is at the end."""
    for length in range(1, len(term)):
        if all(map(_is_kanji, term[:length])):
            yield term[:length], False
        if all(map(_is_kanji, term[-length:])) or (
            _is_kanji(term[-length]) and term[-1] in STEM_ENDS and _is_before_okurigana(term[:-length])
        ):
            yield term[-length:], True


def _is_before_okurigana(head: str) -> bool:
    """Whether a word with okurigana may stand behind ``head``: kanji, or a noun in kana as ねぶた before 祭り; 取り is none in 引き取り."""
    return all(map(_is_kanji, head)) or (len(head) > 1 and is_kana(head) and is_common_noun(head))


def _rows_before_kana(spelling: str, term: str, reading: str) -> Iterator[str]:
    """The row of the kanji before a noun in kana, of which the dictionary makes one word: 鯛 of 鯛めし, however it is read."""
    found = re.fullmatch("([一-龥々]+)([ぁ-ゖ]{2,}|[ァ-ヺー]{2,})", spelling)
    if not found or not is_common_noun(found[2]) or not is_common_noun(spelling):
        return
    kana = katakana(found[2])
    if any(reading in (head + kana, head + voiced(kana)) for head in readings_of(found[1])):
        yield f"p{found[1]}\t\t{term}"


def _is_kanji(char: str) -> bool:
    return "一" <= char <= "龥" or char == "々"


def is_kanji(text: str) -> bool:
    """Whether a word is of two kanji or more, and of nothing else."""
    return len(text) > 1 and all(map(_is_kanji, text))


def _typed_rows(spelling: str, segmenter: Segmenter) -> Iterator[str]:
    text = prepare(spelling)[1].text
    if not 0 < len(text) <= _LONGEST_SPELLING or not text.isalnum():
        return
    typed = look_up(text, segmenter)
    line = packed(text, typed)
    if "\t" in line or "\n" in line:
        return
    yield f"v{text}\t{line}"
    if len(typed.units) == 1 and typed.units[0].compound:
        unit = typed.units[0]
        yield f"n{unit.compound[1:]}\t\t{unit.terms[-1][0] + 1}"


def _plain_form_rows(spelling: str, term: str, reading: str, segmenter: Segmenter) -> Iterator[str]:
    """Readings of the verb of which this one may be a form: 買える is also found as かう, 飲ます as のむ; ならべる, which is 並べる, not as ならぶ."""
    plain = plain_form(spelling) if not is_partner(term) else ""
    for found in homographs(plain, segmenter.names) if plain else ():
        if found.reading[:-1] == reading[:-2] and is_five_step(found.pos_id):
            yield from _reading_rows(term, found.reading)


def _stem_noun_rows(spelling: str, term: str, segmenter: Segmenter) -> Iterator[str]:
    """Readings of the verb of which a noun is the stem: 推し is also found as おす, as 推す finds it."""
    if not _is_kanji(spelling[0]) or spelling[-1] not in STEM_ENDS or term[1:] != spelling[1:]:
        return
    for verb in {found.term for found in homographs(spelling, segmenter.names)} - {term}:
        for found in homographs(verb, segmenter.names):
            if (
                found.term == verb
                and verb[:-1] in (spelling[: len(verb) - 1], term[: len(verb) - 1])
                and is_katakana(found.reading)
            ):
                yield from _reading_rows(term, found.reading)
