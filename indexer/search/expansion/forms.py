"""Expansions by the forms of a verb or adjective in kana: the dictionary takes many of them for other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.inflection import (
    adjective_forms,
    causing,
    historical_inflections,
    impotential,
    inflections,
    polite_form,
    stem_form,
)
from indexer.analysis.kana import (
    has_kanji,
    hiragana,
    is_kana,
    is_katakana,
    is_romaji,
    kana_of,
    katakana,
    reading_key,
)
from indexer.analysis.repetition import with_marks
from indexer.search.clauses import Expansion, Slot
from indexer.search.edges import START
from indexer.search.expansion.sounds import terms_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.analysis.dictionary_forms import DictionaryForm
    from indexer.analysis.query_word import Unit
    from indexer.index.lexicon.reader import Lexicon
    from indexer.search.expansion.word import Lookups, QueryWord


_NOUN_END = "さ"
"""Of adjectives: what makes a noun of them."""
_PARTICLES = frozenset({"くらい"})
"""Forms in kana that are particles, too: which of them are 暗い, the dictionary says."""
_SHORT_STEM = 2
"""Kana."""
_SHORT_ADJECTIVE = 3
"""Kana: what became of 早い, おはよう, says nothing of it."""
CONSONANTS = "bcdfghjkmprstwyz"
"""With which a syllable in Latin letters begins; n may end one."""


def inflected(
    how: str, kana: str, unit: Unit, lexicon: Lexicon, barred: tuple[str, ...] = ()
) -> Iterator[Expansion]:
    """A word in kana as characters, with the endings of its forms; not with those that make another word: かわいそう."""
    forms: tuple[str, ...] = (kana,)
    if unit.pos[0] == "動詞":
        forms += inflections(kana, unit.pos[4]) + historical_inflections(kana, unit.pos[4])
    elif unit.pos[0] == "形容詞" and kana.endswith("い"):
        forms += tuple(form for form in adjective_forms(kana) if not _is_other_word(form, unit, lexicon))
    forms = tuple(form for form in forms if len(form) > 2 and form not in _PARTICLES)
    stem = kana[:-1]
    endings = [form[len(stem) :] for form in forms if form.startswith(stem) and form != stem]
    if len(stem) > 1 and len(endings) == len(forms) > 1:
        endings.sort(key=len, reverse=True)
        if noun := next((end for end in endings if end == _NOUN_END), ""):
            # ふるさ is no 古さ in ふるさと.
            endings.remove(noun)
            yield Expansion(how, kana, 0.4, characters=stem + noun, barred=barred)
        for written in dict.fromkeys((stem, katakana(stem), with_marks(stem))):
            yield Expansion(how, kana, 0.4, (), written, tuple(endings), edges=START, barred=barred)
        if noun := stem_form(kana, unit.pos[4]):
            # In hiragana it is mostly a word of its own (あたり, つもり), which the dictionary knows.
            yield Expansion(how, kana, 0.4, characters=katakana(noun))
        return
    for form in forms:
        yield Expansion(how, form, 0.4, characters=form, barred=barred)


def _is_other_word(form: str, unit: Unit, lexicon: Lexicon) -> bool:
    """Whether what looks like a form of a word is another one of the diary."""
    typed = lexicon.typed(form)
    return bool(typed and len(typed.units) == 1 and typed.units[0].lemma == form != unit.lemma)


def inflected_kana(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """A verb or adjective in kana in its other forms, as characters: in にわけて the dictionary sees 訳, not 分ける."""
    unit = word.single
    if unit is None or unit.pos[0] not in {"動詞", "形容詞"}:
        return
    if unit.surface == word.prepared and is_kana(word.prepared) and len(word.prepared) > 1:
        yield from inflected("literal", word.prepared, unit, lookups.lexicon)


def by_form(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """A form in kana or in Latin letters for the word of the diary that has it: ないた and naita for 泣く, そうじした for 掃除.

    Not what is a dictionary form itself: つまらない is no form of 詰まる.
    """
    yield from _of_forms(word, lookups, begun=False)


def by_begun_form(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """The same for what may be the beginning of a form: おもしろかっ and omosirokatt for 面白い."""
    yield from _of_forms(word, lookups, begun=True)


def _of_forms(word: QueryWord, lookups: Lookups, *, begun: bool) -> Iterator[Expansion]:
    typed = word.prepared
    if is_kana(typed) and not is_katakana(typed):
        how, weight, kana = "reading", 0.6, typed
    elif is_romaji(word.folded):
        # Of a syllable that is begun there is no kana yet.
        letters = word.folded.rstrip(CONSONANTS) if begun else word.folded
        how, weight, kana = "romaji", 0.5, kana_of(letters)
    else:
        return
    known = lookups.lexicon.typed(kana)
    if known and len(known.units) == 1 and known.units[0].lemma == kana:
        return
    from indexer.analysis.dictionary_forms import WITH_SURU, dictionary_forms

    for form in dictionary_forms(kana, begun=begun):
        terms = tuple(dict.fromkeys(_with_form(form, lookups.lexicon, exactly=how == "reading")))
        if terms:
            slots = (Slot(0, (*terms, *(COMPOUND + term for term in terms))),)
            yield Expansion(how, form.kana, weight, slots)
            if nouns := tuple(_nouns_of(terms, lookups.lexicon)):
                yield Expansion("base", nouns[0], weight - 0.1, (Slot(0, nouns),))
            if form.kind == WITH_SURU:
                yield Expansion(how, f"{form.kana}する", weight + 0.1, (*slots, Slot(1, ("為る",))))


def of_another_verb(word: QueryWord, _lookups: Lookups) -> Iterator[Expansion]:
    """Forms of a five-step verb that are to the dictionary those of another: 立てない of 立つ and つなげない of つなぐ, where it says no, and 減らせ of 減らす.

    Not in two kana, which are more words (あけ).
    """
    unit = word.single
    if not unit or unit.pos[0] != "動詞" or not unit.pos[4].startswith("五段"):
        return
    verb = unit.lemma if has_kanji(unit.lemma) else unit.terms[0][1]
    stem, endings = impotential(verb)
    stem = stem or causing(verb)
    if stem:
        in_kana = [hiragana(reading)[:-1] + stem[-1] for reading in unit.readings]
        in_kana = [kana for kana in in_kana if len(kana) > _SHORT_STEM]
        for written in (stem, *in_kana) if in_kana or has_kanji(unit.lemma) else ():
            yield Expansion("base", f"{written}る", 0.4, (), written, endings, edges=START)


def greeting(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """What has become a greeting of the polite form of an adjective: おめでとう for めでたい, ありがとう for ありがたい; but not of two kana (おはよう)."""
    unit = word.single
    if not unit or unit.pos[0] != "形容詞":
        return
    for reading in unit.readings:
        form = polite_form(hiragana(reading))
        for kana in (form, f"お{form}") if len(reading) > _SHORT_ADJECTIVE else ():
            known = lookups.lexicon.typed(kana)
            if known and len(known.units) == 1 and known.units[0].pos[0] == "感動詞":
                yield Expansion("base", kana, 0.3, (Slot(0, terms_read(katakana(kana), lookups.lexicon)),))


def _nouns_of(terms: Iterable[str], lexicon: Lexicon) -> Iterator[str]:
    """The nouns made of the stems of some verbs: 手伝い of 手伝う."""
    for known in filter(None, map(lexicon.typed, terms)):
        yield from known.nouns


def _with_form(form: DictionaryForm, lexicon: Lexicon, *, exactly: bool) -> Iterator[str]:
    """The words of the diary that are read as a dictionary form and are of its kind; Latin letters do not say ちぢむ or ちじむ."""
    kana = katakana(form.kana)
    for row in lexicon.by_reading(reading_key(kana)):
        if (row.kana == kana or not exactly) and _is_of_kind(row.term, form, lexicon):
            yield row.term


def _is_of_kind(term: str, form: DictionaryForm, lexicon: Lexicon) -> bool:
    """Whether a word inflects as a form does; of one that stands in the diary in another spelling alone, its end says so."""
    known = lexicon.typed(term) or lexicon.typed(form.kana)
    if known and known.units:
        return any(form.kind in field for field in known.units[0].pos)
    return has_kanji(term[:1]) and term[-1] == form.kana[-1]
