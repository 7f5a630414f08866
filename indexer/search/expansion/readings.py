"""Expansions by sound: kana and romaji for any word that is read so, a kanji word for its own kana."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.historic import modern_spellings
from indexer.analysis.inflection import VERB_ENDS
from indexer.analysis.kana import (
    has_kanji,
    hiragana,
    is_foreign,
    is_hiragana,
    is_japanese,
    is_kana,
    is_katakana,
    is_romaji,
    kana_of,
    katakana,
    reading_key,
    romaji_key,
)
from indexer.analysis.quantities import QUANTITY
from indexer.analysis.sounds import FORMAL_NOUNS
from indexer.search.clauses import Expansion, Slot
from indexer.search.expansion import dictionary
from indexer.search.expansion.forms import by_form, greeting, inflected, inflected_kana, of_another_verb
from indexer.search.expansion.sounds import (
    MOST_TERMS,
    PARTICLES,
    after,
    before_suffix,
    sequences,
    terms_read,
    with_number,
)
from indexer.search.expansion.synonyms import synonyms
from indexer.search.expansion.word import QueryWord
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.analysis.query_word import Unit
    from indexer.index.lexicon.reader import Lexicon
    from indexer.search.expansion.word import Lookups


_SHORT_NAME = 2
_OTHER_KANA = 0.5
"""Of the weight of a word, what it has in the kana that it was not typed in."""
_INFLECTED_ENDS = (*VERB_ENDS, "い")
"""Of verbs and adjectives."""
_DAY_SLACK = 2
"""Positions: how many more a number with its counter has than one."""
_POLITE = frozenset("オゴ")
"""The readings of 御, which the dictionary parts from the word behind it."""
_FUNCTION_WORDS = frozenset({"助詞", "助動詞", "接続詞"})
_NOT = "ない"
"""What says no of the word before it. The dictionary need not be opened to say so."""
_TO = "と"
_DRAWN_OUT, _LONG = late("ー[んンっッ]"), late("ーー*")


def by_kana(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """Kana for any word with that reading: めいそう for 瞑想, かんししゃかい for 監視 and 社会, たたらをふむ for たたらを踏む."""
    for typed in dict.fromkeys((word.prepared, word.folded)):
        if len(typed) > 1 and is_kana(typed):
            # Who types katakana mostly means a word that is written so.
            weight = (0.8 if len(typed) > 2 else 0.5) * (0.5 if is_katakana(typed) else 1.0)
            yield from _read_as(katakana(typed), weight, typed, lookups)
    if terms := _before_particle(word, lookups.lexicon):
        yield Expansion(
            "reading", word.folded, 0.6, (Slot(0, (*terms, *(COMPOUND + term for term in terms))),)
        )


def _before_particle(word: QueryWord, lexicon: Lexicon) -> tuple[str, ...]:
    """The words that are read as a noun in kana before a particle: 独り for ひとりで, of which the dictionary makes 一人."""
    unit = word.units[0] if len(word.units) == 1 else None
    if not unit or unit.pos[0] != "名詞" or not is_hiragana(unit.surface) or not word.is_cut_well:
        return ()
    particle = katakana(word.prepared.removeprefix(unit.surface))
    known = particle in PARTICLES and len(unit.surface) > _SHORT_NAME
    return terms_read(katakana(unit.surface), lexicon)[:MOST_TERMS] if known else ()


def in_other_kana(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """Katakana for what the dictionary knows in hiragana, and the other way round: テガミ and ヨロコぶ for 手紙 and 喜ぶ, といれ for トイレ."""
    typed = word.prepared
    if len(typed) <= _SHORT_NAME or not is_kana(typed):
        return
    other = katakana(typed) if is_hiragana(typed) else hiragana(typed)
    # The dictionary need not be opened for a word in katakana that the diary does not have.
    known = lookups.lexicon.typed(other) if is_hiragana(typed) else lookups.look_up(other)
    if known is None or len(known.units) != 1 or known.units[0].surface != other or other == typed:
        return
    for way in _BY_DICTIONARY:
        for expansion in way(QueryWord(other, other, other, known), lookups):
            yield expansion._replace(how="reading", weight=_OTHER_KANA * expansion.weight)


def as_mimetic(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """A drawn-out sound in other kana or without its と: しーん, シーン and シーンとした for しーんと."""
    if not _DRAWN_OUT.search(word.folded) or not is_kana(word.folded):
        return
    kana = _LONG.sub("ー", hiragana(word.folded))
    for form in (kana, kana + _TO):
        unit = next(iter(lookups.look_up(form).units), None)
        if unit and unit.pos[0] == "副詞" and form.startswith(unit.surface) and unit.surface.endswith(_TO):
            yield Expansion("reading", form, 0.5, (Slot(0, (unit.terms[0][1],)),))


def _read_as(kana: str, weight: float, typed: str, lookups: Lookups) -> Iterator[Expansion]:
    if len(typed) == _SHORT_NAME and is_katakana(typed) and not is_japanese(kana):
        # Two letters in katakana are a name (タイ), or a native word (ネコ).
        return

    @cache
    def look_up(piece: str) -> tuple[str, ...]:
        terms = terms_read(piece, lookups.lexicon)
        return tuple(_in_katakana(terms, piece, lookups.lexicon)) if is_katakana(typed) else terms

    for slots in sequences(kana, look_up, PARTICLES):
        slack = _DAY_SLACK if any(term[0] == QUANTITY for slot in slots for term in slot.terms) else 0
        yield Expansion("reading", typed, weight, slots, slack=slack)
    for slots in sequences(kana[1:], look_up, PARTICLES) if _is_polite(kana) else ():
        yield Expansion("reading", typed, weight, after(Slot(0, ("御",)), slots))
    for other in (kana, hiragana(kana)):
        if other != typed and not (is_katakana(typed) and _are_helpers(other, lookups.lexicon)):
            yield Expansion("reading", other, 0.5, characters=other)
    yield from _read_otherwise(kana, weight, typed, lookups.lexicon)
    if typed not in FORMAL_NOUNS:
        yield from _at_edges(reading_key(kana), weight, "reading", lookups, kana)
    if is_katakana(typed) or "ー" in kana:
        yield from _alike(kana, weight, typed, lookups)


def _read_otherwise(kana: str, weight: float, typed: str, lexicon: Lexicon) -> Iterator[Expansion]:
    """A sound in old spelling, with a suffix of one kana, and with a number in it."""
    for slots in before_suffix(kana, lexicon):
        yield Expansion("reading", typed, weight, slots, slack=1)
    for modern in modern_spellings(kana) if len(kana) > _SHORT_NAME else ():
        for slots in sequences(modern, lambda piece: terms_read(piece, lexicon), PARTICLES):
            yield Expansion("reading", typed, 0.5 * weight, slots)
    for slots in with_number(kana, lexicon):
        yield Expansion("reading", typed, weight, slots, slack=_DAY_SLACK)


def _is_polite(kana: str) -> bool:
    return kana[0] in _POLITE and len(kana) > _SHORT_NAME


def _in_katakana(terms: Iterable[str], kana: str, lexicon: Lexicon) -> Iterator[str]:
    """Those of some terms that may be meant by katakana: no particles (シカ, デモ), and no verbs if it is as short as a name (ハム)."""
    for term in terms:
        if is_kana(term) and not is_katakana(term) and _is_function_word(term, lexicon):
            continue
        if len(kana) != _SHORT_NAME or _part_of_speech(term, lexicon) != "動詞":
            yield term


def _is_function_word(kana: str, lexicon: Lexicon) -> bool:
    """Whether hiragana is a particle or the like; two letters of which the diary has no other word are one."""
    pos = _part_of_speech(kana, lexicon)
    return pos in _FUNCTION_WORDS or (not pos and len(kana) <= _SHORT_NAME)


def _are_helpers(kana: str, lexicon: Lexicon) -> bool:
    """Whether hiragana is made of words that help others: ないと is no ナイト."""
    return kana.startswith(_NOT) or _is_function_word(kana, lexicon)


def _part_of_speech(word: str, lexicon: Lexicon) -> str:
    """What the dictionary takes a word for, or its first one; "" for none of the diary."""
    known = lexicon.typed(word)
    return known.units[0].pos[0] if known and known.units else ""


def _alike(kana: str, weight: float, typed: str, lookups: Lookups) -> Iterator[Expansion]:
    """Katakana that sounds alike: ユウゴー for ユーゴー, ルミナスノバ for ルミナス・ノヴァ."""
    key = reading_key(kana)
    if len(kana) > 3 and key:
        for slots in sequences(key, lambda piece: _katakana_with_key(piece, lookups.lexicon)):
            yield Expansion("reading", typed, weight, slots)


def _katakana_with_key(key: str, lexicon: Lexicon) -> tuple[str, ...]:
    rows = lexicon.by_reading(key) if len(key) > 3 else []
    return tuple(dict.fromkeys(row.term for row in rows if not has_kanji(row.term)))


def by_romaji(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """Latin letters for any word that is romanized so: tokyo, toukyou and tōkyō for 東京."""
    if is_romaji(word.folded):
        key = romaji_key(word.folded)
        look_up = _katakana_with_key if is_foreign(word.folded) else _with_key
        for slots in sequences(key, lambda piece: look_up(piece, lookups.lexicon)):
            yield Expansion("romaji", word.folded, 0.6, slots)
        yield from _at_edges(key, 0.6, "romaji", lookups)
        yield from _romaji_in_kana(word, lookups)
    elif len(word.text) == 2 and word.text.isascii() and word.text.islower() and word.text.isalpha():
        # Two letters are a word only if it is all of what was typed: ou, iu.
        terms = tuple(dict.fromkeys(row.term for row in lookups.lexicon.by_reading(romaji_key(word.folded))))
        if terms:
            yield Expansion("romaji", word.folded, 0.3, (Slot(0, terms[:MOST_TERMS]),))


def _romaji_in_kana(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """Kana as they are typed in Latin letters, whatever word the dictionary takes them for."""
    kana = kana_of(word.folded)
    if len(kana) < 2:
        return
    for other in (kana, katakana(kana)):
        yield Expansion("romaji", other, 0.4, characters=other)
    for slots in before_suffix(katakana(kana), lookups.lexicon):
        yield Expansion("romaji", word.folded, 0.4, slots, slack=1)
    for slots in with_number(katakana(kana), lookups.lexicon):
        yield Expansion("romaji", word.folded, 0.4, slots, slack=_DAY_SLACK)
    for modern in modern_spellings(katakana(kana)):
        for slots in sequences(modern, lambda piece: terms_read(piece, lookups.lexicon)):
            yield Expansion("romaji", word.folded, 0.3, slots)
    if stems := tuple(_adjectives_with_stem(katakana(kana), lookups.lexicon)):
        yield Expansion("romaji", word.folded, 0.3, (Slot(0, stems),))
    if kana.endswith(_INFLECTED_ENDS):
        as_kana = QueryWord(kana, kana, kana, lookups.look_up(kana))
        yield from inflected_kana(as_kana, lookups)
        yield from greeting(as_kana, lookups)


def _adjectives_with_stem(kana: str, lexicon: Lexicon) -> Iterator[str]:
    """うまい for uma: of a word in kana, the dictionary itself says so."""
    whole = kana + "イ"
    for term in (row.term for row in lexicon.by_reading(reading_key(whole)) if row.kana == whole):
        known = lexicon.typed(term) or lexicon.typed(hiragana(whole))
        if known and "形容詞" in known.units[0].pos:
            yield term


def _at_edges(key: str, weight: float, how: str, lookups: Lookups, kana: str = "") -> Iterator[Expansion]:
    """Nouns that the dictionary does not divide there, by a word at their edge: おんせん finds 湯田温泉 as 温泉 does."""
    rows = [row for row in lookups.lexicon.read_at_edge(key) if not kana or row.kana == kana]
    for row in dict.fromkeys(rows):
        for term in (row.term, dictionary.divided_elsewhere(row.term, row.kana, lookups.lexicon)):
            if term:
                yield Expansion(how, row.term, 0.5 * weight, (Slot(0, (term,)),))


def _with_key(key: str, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.term for row in lexicon.by_reading(key))) if len(key) > 1 else ()


def in_kana(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """A word typed in kanji where the text has it in kana: 仕事 for しごと, 開ける for あけて.

    As the dictionary's word, where that leaves open which word it is; as characters, but not where it takes them for
    another word of the same sound.
    """
    unit = word.at_head
    if not unit or not has_kanji(unit.lemma) or unit.pos[1] == "数詞":
        return
    own = {unit.compound[1:], *(term for _, term in unit.terms)}
    readings = [reading for reading in unit.readings if len(reading) > 1]
    if len(unit.lemma) == 1:
        # 山 is no さん, though it is read so in names.
        readings = list(filter(is_japanese, readings)) or readings
    for reading in readings:
        kana = hiragana(reading)
        if not _is_other_kind(kana, unit, lookups.lexicon) and (
            len(reading) > _SHORT_NAME or reading == readings[0]
        ):
            yield Expansion("kana", kana, 0.5, (Slot(0, (kana, reading)),))
        if len(reading) > 2:
            same = terms_read(reading, lookups.lexicon)
            barred = tuple(term for term in same if has_kanji(term) and term not in own)
            if kana in FORMAL_NOUNS or _part_of_speech(kana, lookups.lexicon) in _FUNCTION_WORDS:
                barred += (kana,)
            for spelling in _spellings(kana):
                yield from inflected("kana", spelling, unit, lookups.lexicon, barred)
            if unit.pos[0] == "名詞":
                yield Expansion("kana", reading, 0.4, characters=reading, barred=barred)


def _is_other_kind(kana: str, unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a word in kana is another than ``unit``: to the dictionary another part of speech (こう, though 買う is read so in places), or one that has lost its own meaning."""
    if kana in FORMAL_NOUNS:
        return True
    typed = lexicon.typed(kana)
    return bool(typed and len(typed.units) == 1 and typed.units[0].pos[0] != unit.pos[0])


def _spellings(kana: str) -> tuple[str, ...]:
    """Kana, how they are misspelt, and in historical kana: きずく for きづく, こはす for こわす."""
    others = (kana.replace("づ", "ず"), kana.replace("ぢ", "じ"), kana[0] + kana[1:].replace("わ", "は"))
    return tuple(dict.fromkeys((kana, *others)))


_BY_DICTIONARY = (
    dictionary.as_understood,
    dictionary.base_forms,
    dictionary.related_forms,
    dictionary.inside_nouns,
    synonyms,
    inflected_kana,
    by_form,
    of_another_verb,
)
