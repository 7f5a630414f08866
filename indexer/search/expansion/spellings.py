"""Expansions by spelling: a word with more or fewer of its kanji, with or without okurigana.

Two spellings are of one word if they are read alike, and each kanji of the one is in the other or stands there as its kana
(:func:`agree`): 親しらず and 親知らず, 年越し蕎麦 and 年越しそば, 御年玉 and お年玉.
"""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.kana import (
    has_kanji,
    hiragana,
    is_hiragana,
    is_kana,
    katakana,
    reading_key,
    unvoiced,
    voiced,
)
from indexer.search.clauses import Expansion, Slot
from indexer.search.edges import START
from indexer.search.expansion.dictionary import placed
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.analysis.query_word import Unit
    from indexer.index.lexicon.reader import Lexicon
    from indexer.search.expansion.word import Lookups, QueryWord

_MOST_UNITS, _MOST_READINGS, _MOST_TERMS = 4, 12, 12
"""Of a word; more units are a sentence."""
_LONGEST = 8
"""Characters of a word that may be written partly in kana."""
_SHORTEST_KANA = 2
"""Kana that stand for a kanji beside others."""
_SHORTEST_ALL = 4
"""Kana of a word of several that are no other word by chance."""
_KANJI = r"[^\W!-~ぁ-ヿ]"
"""In a folded word, what is neither kana nor ASCII: a range of thousands takes half a millisecond to compile."""
_KANA_END = late("[ぁ-ゖァ-ヺー]*$")
_HIRAGANA_END = late("[ぁ-ん]+$")
_OKURIGANA = late(f"(?<={_KANJI})[ぁ-ゖ]+")
_INSIDE = late(f"(?<={_KANJI})[ぁ-ゖ]+(?={_KANJI})")
_PARTICLES = frozenset("はがをにでとものへやかねよなだ")
"""Kana that are words: 山の中 is no 山中, and 人で no 人手."""
_NOT_ALONE = frozenset({"助詞", "助動詞", "接続詞", "接尾辞"})
_HELPING = frozenset(
    {"ない", "ある", "いる", "する", "なる", "こと", "もの", "とき", "ため", "ところ", "よう", "そう"}
)
"""Kana behind a kanji that are mostly a word of their own, whatever other word is read so."""


def read_alike(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """Words of the diary that are read as the whole of one in kanji, whatever the dictionary cuts it into: 鳥肌 for 鳥はだ, かき氷 for 掻き氷."""
    typed = word.prepared
    if not has_kanji(typed) or not 0 < len(word.units) <= _MOST_UNITS or len(typed) > 2 * _LONGEST:
        return
    own = {term for unit in word.units for term in (unit.compound[1:], *(term for _, term in unit.terms))}
    found: dict[str, None] = {}
    for kana, spelling in islice(whole_readings(word), _MOST_READINGS):
        rows = lookups.lexicon.by_reading(reading_key(kana)) if is_kana(kana) else []
        for term in (row.term for row in rows if row.kana == kana and row.term not in own):
            if has_kanji(term) and (agree(typed, term) or _is_spelled(spelling, term, lookups.lexicon)):
                found[term] = None
    for term in found:
        yield Expansion("variant", term, 0.8, (Slot(0, (term, COMPOUND + term)),))


def agree(one: str, other: str) -> bool:
    """Whether two spellings that are read alike are of one word: they share a kanji, and where one has another kanji, the other has kana.

    >>> agree("親しらず", "親知らず"), agree("御茶ノ水", "お茶の水"), agree("意思", "意志"), agree("人事", "他人事")
    (True, True, False, False)
    """
    at = behind = shared = 0
    for place, char in enumerate(other):
        if has_kanji(char) and (found := one.find(char, at)) >= 0:
            if not _are_alike(one[at:found], other[behind:place]):
                return False
            at, behind, shared = found + 1, place + 1, shared + 1
    return shared > 0 and _are_alike(one[at:], other[behind:])


def _are_alike(one: str, other: str) -> bool:
    """Whether what stands between two kanji may be read alike: kana, or kana for kanji, or none for okurigana."""
    return not ((has_kanji(one) and (has_kanji(other) or not other)) or (has_kanji(other) and not one))


def _is_spelled(spelling: str, term: str, lexicon: Lexicon) -> bool:
    """Whether the diary has a word in a spelling: かき氷, of which the term is 欠き氷."""
    known = lexicon.typed(spelling) if spelling else None
    return bool(known and len(known.units) == 1 and term == known.units[0].whole)


def whole_readings(word: QueryWord) -> Iterator[tuple[str, str]]:
    """How all of a word may be read, in katakana where it is of the kanji of its units and of kana.

    Each with the word as it is spelled with kana for its first unit, "" if that is in kana or all of it.
    """
    if word.single:
        yield from ((reading, "") for reading in word.single.readings)
    ways: list[tuple[str, ...]] = []
    end = 0
    for unit, start in placed(word.units, word.prepared):
        ways += [(word.prepared[end:start],), read_as_it_stands(unit, inside=start > 0)]
        end = start + len(unit.surface)
    ways.append((word.prepared[end:],))
    first = word.units[0].surface
    rest = word.prepared.removeprefix(first) if has_kanji(first) else ""
    for pieces in product(*ways):
        yield katakana("".join(pieces)), hiragana(pieces[1]) + rest if rest else ""


def read_as_it_stands(unit: Unit, *, inside: bool = False) -> tuple[str, ...]:
    """How a unit is read as it stands: 書き as カキ, for 書く is カク; ``inside`` a word also with its first sound voiced."""
    if not has_kanji(unit.surface):
        return (unit.surface,)
    ending, kept = (_KANA_END.findall(form)[0] for form in (unit.lemma, unit.surface))
    readings = tuple(
        reading.removesuffix(katakana(ending)) + kept
        for reading in unit.readings
        if reading.endswith(katakana(ending))
    )
    return (*readings, *map(voiced, readings)) if inside else readings


def piece_by_piece(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """The words of a word of several, each in another spelling: そば for 蕎麦 in 年越し蕎麦, 取り for とり in 場所とり."""
    typed = word.prepared
    is_mixed = has_kanji(typed) or word.is_compound_verb
    if not 1 < len(word.units) <= _MOST_UNITS or not is_mixed or len(typed) > 2 * _LONGEST:
        return
    if "".join(unit.surface for unit in word.units) == typed:
        places = [(position, term) for unit in word.units for position, term in unit.terms]
        slots: dict[int, tuple[str, ...]] = {position: (term,) for position, term in places}
        changed = False
        for unit in word.units:
            others = _otherwise(unit, lookups.lexicon) if len(unit.terms) == 1 else ()
            if unit is word.units[-1] and word.units[-2].pos[0] == "動詞":
                others += _behind_verb(unit, lookups.lexicon)
            slots[unit.terms[0][0]] += others
            changed = changed or bool(others)
        if changed:
            first = places[0][0]
            yield Expansion(
                "variant", typed, 0.7, tuple(Slot(at - first, terms) for at, terms in slots.items())
            )
    yield from _with_kana_behind(word, lookups.lexicon)


def _otherwise(unit: Unit, lexicon: Lexicon) -> tuple[str, ...]:
    """The terms of a unit in other spellings: for kanji the same word in kana, for kana any word that is read so."""
    own = unit.terms[0][1]
    if unit.pos[0] == "接頭辞" or unit.pos[1] == "数詞":
        return ()
    in_kana = not has_kanji(unit.surface)
    found: dict[str, None] = {}
    inflects = in_kana and unit.pos[0] in {"動詞", "形容詞"}
    for kana in unit.readings if inflects else map(katakana, read_as_it_stands(unit)):
        if len(kana) < _SHORTEST_KANA:
            continue
        for row in lexicon.by_reading(reading_key(kana)):
            fits = has_kanji(row.term) if in_kana else (is_kana(row.term) or agree(unit.surface, row.term))
            if row.kana == kana and row.term != own and fits:
                found[row.term] = None
    return tuple(islice(found, _MOST_TERMS))


def _behind_verb(unit: Unit, lexicon: Lexicon) -> tuple[str, ...]:
    """The verbs that are read as one behind the stem of another, and inflect so: 止める for 留める in 呼び留める."""
    rows = [
        row for kana in unit.readings for row in lexicon.by_reading(reading_key(kana)) if row.kana == kana
    ]
    known = ((row.term, lexicon.typed(row.term)) for row in rows if row.term != unit.terms[0][1])
    return tuple(term for term, typed in known if typed and typed.inflects_as(unit))


def _with_kana_behind(word: QueryWord, lexicon: Lexicon) -> Iterator[Expansion]:
    """A word in kanji, and kana behind it that the dictionary cuts otherwise, as the word that is read so: 世知 and がらい."""
    first = word.units[0]
    rest = word.prepared.removeprefix(first.surface)
    if (
        rest == word.prepared
        or not is_kana(rest)
        or len(rest) <= _SHORTEST_KANA
        or rest == word.units[-1].surface
    ):
        return
    kana = katakana(rest)
    readings = dict.fromkeys((kana, unvoiced(kana)))
    rows = [
        row for reading in readings for row in lexicon.by_reading(reading_key(reading)) if row.kana == reading
    ]
    if terms := tuple(dict.fromkeys(row.term for row in rows if has_kanji(row.term))):
        slots = tuple(Slot(position - first.terms[0][0], (term,)) for position, term in first.terms)
        yield Expansion("variant", word.prepared, 0.7, (*slots, Slot(slots[-1].offset + 1, terms)))


def without_okurigana(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """A noun without the kana between or behind its kanji, as characters: 落葉 for 落ち葉, 積読 for 積ん読.

    Not where that is another word, read otherwise: 切手 is no 切り手; but 墓参 is as good as 墓参り.
    """
    unit, typed = word.single, word.prepared
    if (
        not unit
        or unit.pos[0] != "名詞"
        or unit.surface != typed
        or not _has_several_kanji(typed)
        or is_kana(typed[0])
    ):
        return
    kana = _OKURIGANA.findall(typed)
    if not kana or any(_PARTICLES.issuperset(run) for run in kana[: len(kana) - is_hiragana(typed[-1])]):
        return
    for spelling in dict.fromkeys((_INSIDE.sub("", typed), _OKURIGANA.sub("", typed))):
        if spelling != typed and _is_same(spelling, unit, lookups.lexicon):
            yield Expansion("variant", spelling, 0.8, characters=spelling)


def _is_same(spelling: str, unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a spelling may be one of a noun: to the dictionary no other word, or the same action by another reading (ボサン)."""
    known = lexicon.typed(spelling)
    if known is None or len(known.units) != 1 or unit.whole in (*known.bases, known.units[0].whole):
        return True
    other = known.units[0]
    behind = _KANA_END.sub("", unit.surface) == spelling
    return not set(unit.readings).isdisjoint(other.readings) or (behind and other.pos[2] == "サ変可能")


def _has_several_kanji(text: str) -> bool:
    return sum(map(has_kanji, text)) > 1


def all_in_kana(word: QueryWord, _lookups: Lookups) -> Iterator[Expansion]:
    """A word of several in hiragana, as characters: おかえり for お帰り, which is one word in kana."""
    typed = word.prepared
    if not 1 < len(word.units) <= _MOST_UNITS or not has_kanji(typed) or len(typed) > _LONGEST:
        return
    if kana := next((kana for kana, _ in whole_readings(word) if is_kana(kana)), ""):
        spelling = hiragana(kana)
        if len(spelling) >= _SHORTEST_ALL and not any(unit.pos[1] == "数詞" for unit in word.units):
            yield Expansion("kana", spelling, 0.4, characters=spelling)


def partly_in_kana(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """A word of several kanji with its beginning or its end in kana, as characters: かき氷 for 掻き氷, 雑巾がけ for 雑巾掛け."""
    typed = word.prepared
    if not _has_several_kanji(typed) or len(typed) > _LONGEST:
        return
    if (unit := word.single) and unit.surface == typed and unit.pos[1] != "固有名詞":
        for spelling in with_part_in_kana(unit, lookups.lexicon):
            yield Expansion("variant", spelling, 0.6, characters=spelling, edges=START)


def with_part_in_kana(unit: Unit, lexicon: Lexicon) -> Iterator[str]:
    """The spellings of a word with the second of two parts in kana, the first being a word of the diary that is read so there."""
    if not _has_several_kanji(unit.surface) or len(unit.readings) != 1:
        return
    typed, reading = unit.surface, unit.readings[0]
    for at in range(1, len(typed)):
        one, other = typed[:at], typed[at:]
        if not has_kanji(other[0]):
            continue
        for head in (*_readings_alone(one, lexicon), *_read_before(one, other, reading)):
            rest = hiragana(reading.removeprefix(head))
            if reading.startswith(head) and len(rest) >= _SHORTEST_KANA and not is_grammar(rest, lexicon):
                yield one + rest


def _read_before(one: str, behind: str, reading: str) -> Iterator[str]:
    """How the first part of a word may be read, of which the diary does not say it, where either part has okurigana: 夜 of 夜泣き, 立ち of 立ち話."""
    kana = katakana(ending[0]) if (ending := _HIRAGANA_END.search(one)) else ""
    if kana or (len(behind) > 1 and has_kanji(behind[0]) and is_hiragana(behind[1:])):
        heads = (reading[:at] for at in range(1, len(reading)))
        yield from (head for head in heads if head.endswith(kana) and len(head) > len(kana))


def _readings_alone(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """How a word of the diary is read; none of any other."""
    known = lexicon.typed(word)
    return (
        known.units[0].readings if known and len(known.units) == 1 and known.units[0].surface == word else ()
    )


def is_grammar(kana: str, lexicon: Lexicon) -> bool:
    """Whether kana behind a kanji are mostly particles or another word that helps it."""
    if _PARTICLES.issuperset(kana) or kana in _HELPING:
        return True
    known = lexicon.typed(kana)
    return bool(known and known.units and known.units[0].pos[0] in _NOT_ALONE)


def in_kanji_as_characters(word: QueryWord, _lookups: Lookups) -> Iterator[Expansion]:
    """A word of several with the kanji of one that was typed in kana, as characters: 寝落ち for 寝おち."""
    typed = word.prepared
    if not 1 < len(word.units) <= _MOST_UNITS or not has_kanji(typed) or len(typed) > _LONGEST:
        return
    for unit, start in placed(word.units, typed):
        term = unit.whole
        if (
            is_hiragana(unit.surface)
            and len(unit.surface) >= _SHORTEST_KANA
            and has_kanji(term)
            and unit.lemma == unit.surface
        ):
            spelling = typed[:start] + term + typed[start + len(unit.surface) :]
            yield Expansion("variant", spelling, 0.7, characters=spelling)
