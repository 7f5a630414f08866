"""Queries of each kind, picked from a diary by how often their words stand in it; the same for the same diary and seed."""

from __future__ import annotations

import random
import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.engine import Query
from benchmarks.romaji import hiragana, romaji

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from benchmarks.frequencies import Frequencies, Word


class Kind(NamedTuple):
    """A kind of query: its name, what it is made of, and how queries of it are picked, endlessly or until none is left."""

    name: str
    description: str
    pick: Callable[[Frequencies, random.Random], Iterator[Query]]


def pick(frequencies: Frequencies, count: int, seed: int) -> list[Query]:
    """``count`` different queries of each kind; fewer where the diary has no more."""
    found: list[Query] = []
    for kind in KINDS:
        of_kind: dict[str, Query] = {}
        for query in kind.pick(frequencies, random.Random(f"{seed} {kind.name}")):
            of_kind.setdefault(query.text, query._replace(kind=kind.name))
            if len(of_kind) == count:
                break
        found += of_kind.values()
    return found


def _shuffled(items: Iterable[str], rng: random.Random) -> list[str]:
    """Items in an order that depends on them and ``rng`` only."""
    ordered = sorted(items)
    rng.shuffle(ordered)
    return ordered


_PLAIN = re.compile("[一-鿿々ァ-ヺーぁ-ゖ]+")
_WITH_KANJI = re.compile("[一-鿿々]")


def _nouns(frequencies: Frequencies, low: float, high: float, least: int = 2) -> list[str]:
    """Nouns of ``least`` characters or more that stand in a share of the posts between ``low`` and ``high``.

    Where there are none, the ten that are nearest.
    """
    nouns = [
        form
        for form, word in frequencies.known.items()
        if word.noun and len(form) >= least and _PLAIN.fullmatch(form)
    ]
    within = [form for form in nouns if low <= frequencies.share(form) <= high]
    middle = (low + high) / 2
    return within or sorted(nouns, key=lambda form: (abs(frequencies.share(form) - middle), form))[:10]


def _one(text: str) -> Query:
    return Query("", text, (text,))


def _rare(frequencies: Frequencies, rng: random.Random) -> Iterator[Query]:
    for form in _shuffled(_nouns(frequencies, 0, 1.5 / len(frequencies.seen)), rng):
        if 1 <= frequencies.holding(form) <= 10:
            yield _one(form)


def _common(frequencies: Frequencies, rng: random.Random) -> Iterator[Query]:
    yield from map(_one, _shuffled(_nouns(frequencies, 0.05, 0.15), rng))


def _very_common(frequencies: Frequencies, _rng: random.Random) -> Iterator[Query]:
    ordered = sorted(frequencies.counts, key=lambda form: (-frequencies.counts[form], form))
    yield from (_one(form) for form in ordered if _PLAIN.fullmatch(form))


def _several(
    count: int, low: float, high: float, frequencies: Frequencies, rng: random.Random
) -> Iterator[Query]:
    """Words that stand in one post, each in a share of all between ``low`` and ``high``."""
    nouns = frozenset(_nouns(frequencies, low, high))
    for number in rng.sample(range(len(frequencies.words)), len(frequencies.words)):
        forms = {word.form for word in frequencies.words[number]} & nouns
        # A form that is not in the text as it stands would be unfair to those who know no inflections.
        literal = [form for form in _shuffled(forms, rng) if form in frequencies.seen[number]]
        if len(literal) >= count:
            yield Query("", " ".join(literal[:count]), tuple(literal[:count]))


def _one_character(frequencies: Frequencies, _rng: random.Random) -> Iterator[Query]:
    """Words of one kanji: the commonest, then the next of half its frequency, and so on."""
    forms = [form for form, word in frequencies.known.items() if word.noun and len(form) == 1]
    forms = [form for form in forms if _WITH_KANJI.fullmatch(form)]
    ordered = sorted(forms, key=lambda form: (-frequencies.counts[form], form))
    while ordered:
        yield _one(ordered[0])
        half = frequencies.counts[ordered[0]] / 2
        ordered = [form for form in ordered[1:] if frequencies.counts[form] <= half] or ordered[1:]


def _common_phrase(frequencies: Frequencies, _rng: random.Random) -> Iterator[Query]:
    """The commonest run of two hiragana, of three, … of six; then the second of each length."""
    ordered = sorted(frequencies.runs, key=lambda run: (-frequencies.runs[run], run))
    by_length = [[run for run in ordered if len(run) == size] for size in range(2, 7)]
    for same_rank in zip(*by_length, strict=False):
        yield from (Query("", f'"{run}"', (run,)) for run in same_rank)


def _rare_phrase(frequencies: Frequencies, rng: random.Random) -> Iterator[Query]:
    """Eight characters out of a sentence, which stand in three posts at most."""
    for sentence in _shuffled(frequencies.sentences, rng):
        start = rng.randrange(max(1, len(sentence) - 8))
        phrase = sentence[start : start + 8]
        if _PLAIN.fullmatch(phrase) and len(phrase) == 8 and frequencies.holding(phrase) <= 3:
            yield Query("", f'"{phrase}"', (phrase,))


def _read(frequencies: Frequencies, rng: random.Random, spell: Callable[[str], str]) -> Iterator[Query]:
    """The reading of nouns in kanji."""
    for form in _shuffled(_nouns(frequencies, 0.01, 0.1), rng):
        word = frequencies.known[form]
        if _WITH_KANJI.search(form) and len(word.reading) > 2 and spell(word.reading):
            yield _one(spell(word.reading))


def _part(frequencies: Frequencies, rng: random.Random) -> Iterator[Query]:
    """The first or the last part of words that the dictionary says are put together."""
    forms = _shuffled((form for form, word in frequencies.known.items() if _is_compound(word)), rng)
    for number, form in enumerate(forms):
        yield _one(frequencies.known[form].parts[-(number % 2)])


def _is_compound(word: Word) -> bool:
    first_and_last = word.parts[:1] + word.parts[-1:]
    return (
        word.noun
        and len(word.parts) > 1
        and all(len(part) > 1 and _PLAIN.fullmatch(part) for part in first_and_last)
    )


def _beginning(frequencies: Frequencies, rng: random.Random) -> Iterator[Query]:
    """The first characters of a longer word, as typed by somebody who has not finished, or is not sure."""
    for form in _shuffled(_nouns(frequencies, 0.002, 0.1, least=4), rng):
        if not frequencies.known[form].parts or len(frequencies.known[form].parts[0]) != len(form) // 2:
            yield _one(form[: len(form) // 2])


def _exclusion(frequencies: Frequencies, rng: random.Random) -> Iterator[Query]:
    forms = _shuffled(_nouns(frequencies, 0.05, 0.3), rng)
    for one, other in zip(forms[::2], forms[1::2], strict=False):
        yield Query("", f"{one} -{other}", (one,), (other,))


def _date(frequencies: Frequencies, rng: random.Random) -> Iterator[Query]:
    for _ in range(100):
        yield Query("", f"date:{rng.choice(frequencies.dates):%Y-%m}", ())


def _question(frequencies: Frequencies, rng: random.Random) -> Iterator[Query]:
    """A sentence of the diary, asked back: 温泉へ行った → 温泉へ行ったのはいつ？"""
    for sentence in _shuffled(frequencies.sentences, rng):
        if sentence.endswith("た。") and 12 <= len(sentence) <= 30:
            text = sentence[:-1] + "のはいつ？"
            yield Query("", text, (text,), question=True)


def _misspelt(frequencies: Frequencies, rng: random.Random) -> Iterator[Query]:
    """A word without its third character, as nobody wrote it."""
    for form in _shuffled(_nouns(frequencies, 0.002, 0.2, least=5), rng):
        wrong = form[:2] + form[3:]
        if not frequencies.holding(wrong):
            yield _one(wrong)


KINDS = (
    Kind("rare word", "a noun in ten posts at most", _rare),
    Kind("common word", "a noun in 5 to 15 posts of a hundred", _common),
    Kind("very common word", "the words that stand in most posts", _very_common),
    Kind("three words", "of one post, each in 0.5 to 20 of a hundred", partial(_several, 3, 0.005, 0.2)),
    Kind("ten words", "of one post, each in 0.2 to 50 of a hundred", partial(_several, 10, 0.002, 0.5)),
    Kind("one character", "a word of one kanji, the commonest and rarer ones", _one_character),
    Kind("quoted, common", "the commonest hiragana in a row, two to six", _common_phrase),
    Kind("quoted, rare", "eight characters in a row, in three posts at most", _rare_phrase),
    Kind("kana", "the reading of a word in kanji, in hiragana", partial(_read, spell=hiragana)),
    Kind("romaji", "the reading of a word in kanji, in Latin letters", partial(_read, spell=romaji)),
    Kind("part of a word", "the first or last part of a compound", _part),
    Kind("beginning of a word", "the first half of a word of four characters or more", _beginning),
    Kind("exclusion", "a common word without another", _exclusion),
    Kind("date only", "a month", _date),
    Kind("question", "a sentence, and のはいつ？", _question),
    Kind("misspelt word", "a word of five characters or more without its third", _misspelt),
)
