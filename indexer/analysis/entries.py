"""What the dictionary has of a spelling: its entries, by :func:`indexer.analysis.segmenter.written`."""

from __future__ import annotations

import functools

from indexer.analysis.kana import UNVOICED, hiragana, is_katakana, unvoiced_variants
from indexer.analysis.lexemes import WORD
from indexer.analysis.segmenter import as_term, kind_of, pos_of, written
from indexer.support.values import NamedTuple

_KEPT_HOMOGRAPHS, _KEPT_READINGS = 64, 20_000
"""Spellings of which the answer of the dictionary is kept: one word is asked for several times in a row, a part of nouns and what may be a word again and again."""
_DICTIONARY_FORMS = frozenset({"*", "終止形-一般", "連体形-一般"})
_BOUND_FORMS = ("未然形", "仮定形", "意志推量形")
"""Forms of five-step verbs that do not stand by themselves."""
_BEFORE_OTHERS = "撥音便"
"""The end of the forms of all verbs that だ, で or の follows: とん of とんだ, or どん, which is 取る voiced."""


class Homograph(NamedTuple):
    """A dictionary word of some spelling: its term, its reading in katakana, the number of its part of speech."""

    term: str
    reading: str
    pos_id: int


@functools.lru_cache(maxsize=_KEPT_READINGS)
def known(word: str, pos: str = "") -> bool:
    """Whether the dictionary has exactly this word, as a part of speech (名詞, 形容詞 …) if one is named."""
    found = (m for m in written(word) if m.surface() == word)
    return any(not pos or pos_of(m.part_of_speech_id())[0] == pos for m in found)


@functools.lru_cache(maxsize=_KEPT_HOMOGRAPHS)
def homographs(surface: str, names: str) -> tuple[Homograph, ...]:
    """All dictionary words written ``surface``, also of the user dictionary ``names``; Latin letters are looked up as small ones."""
    return tuple(
        Homograph(as_term(m.normalized_form()), m.reading_form(), m.part_of_speech_id())
        for m in written(surface, names)
    )


@functools.lru_cache(maxsize=_KEPT_HOMOGRAPHS)
def ordinary_readings(spelling: str, term: str, met: str, names: str) -> tuple[str, ...]:
    """How a word that was met with a reading may be read: so, and as those of its homographs that are ordinary words.

    These are of its part of speech and of the modern language, and no other word has their kana: 明日 is also あす, but 朝 no
    あした (that is 明日), 種 no くさ (草) and 上 no かみ, as in names.
    """
    same = [found for found in homographs(spelling, names) if found.term == term]
    kinds = {pos_of(found.pos_id) for found in same if found.reading == met}
    readings = {found.reading for found in same if not kinds or _is_ordinary(found, spelling, kinds)}
    if plain := UNVOICED.get(met[:1], ""):
        plain += met[1:]
        if _has(plain, term):
            # 切れ is met as ギレ in 期限切れ.
            readings |= {plain} & {found.reading for found in same}
        elif _has(met, term):
            # Who is read だれ is no たれ.
            readings.discard(plain)
    return unvoiced_variants(filter(is_katakana, (met, *sorted(readings - {met}))))


def readings_alike(spelling: str, term: str, met: str, names: str) -> frozenset[str]:
    """The readings of a word of the very part of speech in which it was met with one: not シモテ of 下手, where it is ヘタ."""
    same = [found for found in homographs(spelling, names) if found.term == term]
    kinds = {pos_of(found.pos_id)[:3] for found in same if found.reading == met}
    return frozenset(found.reading for found in same if pos_of(found.pos_id)[:3] in kinds) | {met}


def _has(kana: str, term: str) -> bool:
    """Whether the dictionary has a term for a reading in hiragana."""
    return any(found.term == term for found in homographs(hiragana(kana), ""))


def _is_ordinary(found: Homograph, spelling: str, kinds: set[tuple[str, ...]]) -> bool:
    """Whether a homograph of a word that may be of some parts of speech is read as a modern word of one of them is."""
    pos = pos_of(found.pos_id)
    if pos[5] not in _DICTIONARY_FORMS:
        # 買う is read コウ where it is 買うた.
        return False
    if is_classical(pos):
        return any(map(is_classical, kinds))
    if not any(pos[:2] == kind[:2] for kind in kinds):
        return False
    alike = any(pos[:3] == kind[:3] for kind in kinds)
    if pos[1] == "固有名詞":
        return all(kind[1] == pos[1] for kind in kinds)
    kana = hiragana(found.reading)
    others = {one.term for one in homographs(kana, "") if pos_of(one.pos_id)[:2] == pos[:2]}
    # Of kana for several words the dictionary does not say which of them it is.
    if not others:
        # The Chinese reading of a kanji is a word only where it is met: 上 is うえ.
        return alike or len(spelling) > 1
    return found.term in others or (kana in others and alike)


def is_classical(pos: tuple[str, ...]) -> bool:
    """Whether a part of speech is one of the classical language (文語): 寝ぬ, 得."""
    return pos[4].startswith("文語")


def is_five_step(pos_id: int) -> bool:
    """Whether the part of speech with this number is a five-step verb (五段), which has a potential form of its own."""
    pos = pos_of(pos_id)
    return pos[0] == "動詞" and pos[4].startswith("五段")


@functools.lru_cache(maxsize=_KEPT_READINGS)
def is_pronoun(word: str) -> bool:
    """Whether the dictionary has a word as a pronoun, as those that ask are."""
    return any(pos_of(found.pos_id)[0] == "代名詞" for found in homographs(word, ""))


def is_suffix(word: str, reading: str) -> bool:
    """Whether the dictionary has a word that is read so as what may stand behind nouns: a suffix or a noun (課, 時)."""
    kinds = (pos_of(found.pos_id)[:2] for found in homographs(word, "") if found.reading == reading)
    return any(kind[0] == "接尾辞" or kind == ("名詞", "普通名詞") for kind in kinds)


@functools.lru_cache(maxsize=_KEPT_READINGS)
def is_name(word: str) -> bool:
    """Whether the dictionary has a word as a proper noun (of a person or place or any other)."""
    return any(pos_of(found.pos_id)[1] == "固有名詞" for found in homographs(word, ""))


def parts_in_katakana(word: str) -> tuple[str, ...]:
    """The nouns at the edges of a katakana word that the dictionary does not divide, where it has the rest, too.

    Of three letters or more if it has the word itself, where chance is the greater; no units (グラム in プログラム), and no
    parts of the names of people and places.
    """
    if any(pos_of(found.pos_id)[2] in {"人名", "地名"} for found in homographs(word, "")):
        return ()
    least = 3 if known(word) else 2
    cuts = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    pairs = [pair for pair in cuts if all(map(is_common_noun, pair))]
    return tuple(dict.fromkeys(part for pair in pairs for part in pair if len(part) >= least))


@functools.lru_cache(maxsize=_KEPT_READINGS)
def is_common_noun(word: str) -> bool:
    """Whether the dictionary has a word as a common noun, other than as a counter."""
    kinds = [pos_of(found.pos_id)[:3] for found in homographs(word, "")]
    nouns = (
        kind[:2] == ("名詞", "普通名詞") or kind[0] == "形状詞" for kind in kinds if kind[2] != "助数詞可能"
    )
    return any(nouns)


def noun_readings(word: str) -> set[str]:
    """How a word is read as a common noun, other than as a counter."""
    return {
        found.reading
        for found in homographs(word, "")
        if pos_of(found.pos_id)[:2] == ("名詞", "普通名詞") and pos_of(found.pos_id)[2] != "助数詞可能"
    }


def base_terms(surface: str) -> dict[str, tuple[str, ...]]:
    """The terms of all dictionary words written ``surface``, with their parts of speech: 考え is 考える and 考え.

    None of what is no word by itself: forms of verbs of the classical language (寝ぬ), and those that something follows (張ら).
    """
    found: dict[str, tuple[str, ...]] = {}
    for homograph in homographs(surface, ""):
        pos = pos_of(homograph.pos_id)
        is_part = pos[0] == "動詞" and (
            is_classical(pos)
            or pos[5].endswith(_BEFORE_OTHERS)
            or (pos[4].startswith("五段") and pos[5].startswith(_BOUND_FORMS))
        )
        if kind_of(homograph.pos_id) == WORD and not is_part:
            known_as = found.get(homograph.term, pos)
            found[homograph.term] = pos if known_as[1] == "固有名詞" else known_as
    return found


@functools.lru_cache(maxsize=_KEPT_READINGS)
def names_what(word: str) -> frozenset[str]:
    """What a word is the name of, in the dictionary's fields (地名, 人名, 姓, 名 …); nothing for one that is a common noun, too."""
    kinds = {pos_of(found.pos_id)[1:4] for found in homographs(word, "")}
    is_common = any(kind[0] == "普通名詞" for kind in kinds)
    return frozenset() if is_common else frozenset(field for kind in kinds for field in kind[1:])


@functools.lru_cache(maxsize=_KEPT_READINGS)
def readings_of(surface: str) -> frozenset[str]:
    """The katakana readings of the dictionary words written ``surface``; of a single kanji not those with another term: 書 as かき, which is 書き."""
    return frozenset(
        m.reading_form()
        for m in written(surface)
        if is_katakana(m.reading_form()) and (len(surface) > 1 or as_term(m.normalized_form()) == surface)
    )
