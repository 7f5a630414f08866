"""Expansions by the forms of a verb or adjective in kana, as characters: the dictionary takes many of them for other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.inflection import adjective_forms, historical_inflections, inflections, stem_form
from indexer.analysis.kana import is_kana, katakana
from indexer.analysis.repetition import with_marks
from indexer.search.clauses import Expansion
from indexer.search.edges import START

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.analysis.query_word import Unit
    from indexer.index.lexicon.reader import Lexicon
    from indexer.search.expansion.word import Lookups, QueryWord


def inflected(
    how: str, kana: str, unit: Unit, lexicon: Lexicon, barred: tuple[str, ...] = ()
) -> Iterator[Expansion]:
    """A word in kana as characters, with the endings of its forms; not with those that make another word: かわいそう."""
    forms: tuple[str, ...] = (kana,)
    if unit.pos[0] == "動詞":
        forms += inflections(kana, unit.pos[4]) + historical_inflections(kana, unit.pos[4])
    elif unit.pos[0] == "形容詞" and kana.endswith("い"):
        forms += tuple(form for form in adjective_forms(kana) if not _is_other_word(form, unit, lexicon))
    forms = tuple(form for form in forms if len(form) > 2)
    stem = kana[:-1]
    endings = [form[len(stem) :] for form in forms if form.startswith(stem) and form != stem]
    if len(stem) > 1 and len(endings) == len(forms) > 1:
        endings.sort(key=len, reverse=True)
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
