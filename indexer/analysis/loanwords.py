"""Words of other languages in katakana and in Latin letters: Garmin and ガーミン are read alike, though no dictionary has them.

A word in Latin letters is cut into graphemes, and each says which sounds it may have in Japanese, as a pattern over the
katakana in Kunrei romanization (:func:`~indexer.analysis.kana.latin_of`): consonants are few and sure, vowels many and
vague. Words that may be alike are found by their consonants alone, :func:`consonants`.
"""

from __future__ import annotations

import functools
import re
from itertools import islice, product
from typing import TYPE_CHECKING

from indexer.analysis.kana import is_katakana, kana_of, latin_of
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST_CONSONANTS = 3
"""With fewer, words are alike by chance: ネコ is no neck."""
_MOST_KEYS = 24
_LONGEST = 24
"""Letters."""

_GRAPHEMES = late(
    r"(?P<vowel>(?:[aeiou]|y(?![aeiou]))+)(?P<r>r(?![aeiouyr]))?"
    r"|tch|sch|ch|ck|cc(?=[^eiy])|sh|th|ph|gh|wh|qu|dge|kn(?<![a-z]kn)|x|m(?=[bp])|s$|[dt](?=[iu])|[cg](?=[eiy])"
    r"|(?P<twice>[b-df-hj-np-tvwz])(?P=twice)?|y"
)
_SHON = late(r"(?<=[a-z])[st]ion")
_SOUNDS = {
    "b": "b", "c": "k", "d": "d", "f": "h", "g": "g", "h": "h", "j": "z", "k": "k", "l": "r", "m": "m", "n": "n", "p": "p", "q": "k",
    "r": "r", "s": "s|z", "t": "t", "v": "b", "w": "w|", "y": "", "z": "z", "tch": "t", "sch": "s", "ch": "t|k", "ck": "k", "cc": "k",
    "sh": "s", "th": "s|z|t", "ph": "h", "gh": "g|", "wh": "h|w|", "qu": "k", "dge": "z", "kn": "n", "x": "ks",
}  # fmt: skip
"""The consonants that a grapheme may have in katakana."""
_BEFORE = {"m": "m|n", "s": "s|z", "d": "d|z", "t": "t", "c": "s", "g": "g|z"}
"""The same where what follows makes them other: m before b and p, the last s, d and t before i and u, c and g before e, i and y."""
_VOWELS = {
    "a": "a|ei?|o", "e": "[ei]", "i": "ai?|i", "o": "ou?|a", "u": "[au]", "y": "ai|i", "ai": "ei?|ai", "ay": "ei?|ai", "ei": "ei?|ai|i", "ey": "ei?|i",
    "ea": "i|ei?|ea|ia", "ee": "i", "ie": "i|ie|ai", "oo": "u|o", "ou": "au|u|o|a", "oa": "o|oa", "ow": "ou?|au", "au": "o|au", "ue": "u|ue", "ui": "u|i|ui",
    "eu": "u|oi", "ia": "ia?|a|aia", "io": "io|o|aio", "oe": "o|oe|u",
}  # fmt: skip
"""What vowels may be; others in a row are one after the other."""
_OPEN = {
    "a": "a",
    "e": "[ae]",
    "i": "[ai]",
    "o": "[oa]",
    "u": "[au]",
    "y": "[ai]",
    "ea": "[iae]a?",
    "ee": "ia?",
    "ou": "[oau]a?",
    "oo": "[ou]a?",
    "ai": "e?a|ea",
}
"""The same before an r that draws them out."""
_BETWEEN = {"t": "o", "d": "o", "k": "[ui]", "n": "", "m": "u?", "z": "[ui]", "s": "u", "w": ""}
"""The vowel that katakana puts behind a consonant with none of its own; of all others u."""
CONSONANT, VOWEL, OPEN = "consonant", "vowel", "open"
"""Kinds of graphemes; the r behind an open vowel draws it out, and is mostly not heard."""


def is_loanword(word: str) -> bool:
    """Whether a word in Latin letters (small ones) may be written in katakana, or is Japanese in Latin letters."""
    return (
        3 < len(word) <= _LONGEST
        and word.isascii()
        and word.isalpha()
        and bool(kana_of(word) or consonants_of_latin(word))
    )


def consonants(katakana: str) -> str:
    """The consonants of a word in katakana; "" for one that has too few, and for any other word.

    >>> consonants("ガーミン"), consonants("フェイスタイム"), consonants("ネコ")
    ('gmn', 'hstm', '')
    """
    found = re.sub("[aeiouy]", "", _sounds(katakana)) if is_katakana(katakana) else ""
    return found if len(found) >= LEAST_CONSONANTS else ""


def consonants_of_latin(word: str) -> tuple[str, ...]:
    """The consonants that a word in Latin letters (small ones) may have in katakana, each possibility once.

    >>> consonants_of_latin("garmin"), consonants_of_latin("cat")
    (('gmn', 'grmn'), ())
    """
    ways = [(("", "r") if kind == OPEN else sounds) for kind, sounds in _cut(word) if kind != VOWEL]
    found = ("".join(way) for way in islice(product(*ways), _MOST_KEYS))
    return tuple(dict.fromkeys(key for key in found if len(key) >= LEAST_CONSONANTS))


def sounds_like(latin: str, katakana: str) -> bool:
    """Whether a word in Latin letters (small ones) may be written so in katakana.

    >>> sounds_like("cannondale", "キャノンデール"), sounds_like("jessica", "ジェシカ"), sounds_like("german", "ガーミン")
    (True, True, False)
    """
    return bool(_pattern(latin).fullmatch(_sounds(katakana)))


def _sounds(katakana: str) -> str:
    """Katakana in Kunrei without long and double sounds, ファ as ハ and キャ as カ: フェイス is heisu."""
    latin = latin_of(katakana).replace("f", "h").replace("y", "")
    return re.sub(r"(.)\1+", r"\1", latin)


@functools.lru_cache(maxsize=64)
def _pattern(latin: str) -> re.Pattern[str]:
    out = []
    graphemes = list(_cut(latin))
    for at, (kind, sounds) in enumerate(graphemes):
        if kind == CONSONANT:
            is_before_vowel = at + 1 < len(graphemes) and graphemes[at + 1][0] != CONSONANT
            ways = [
                "".join(map(_with_vowel, way[:-1])) + (way[-1:] if is_before_vowel else _with_vowel(way[-1:]))
                for way in sounds
            ]
            out.append("|".join(ways))
        else:
            out.append(
                _vowels(sounds[0], _VOWELS if kind == VOWEL else _OPEN) + ("(?:ru)?" if kind == OPEN else "")
            )
            if sounds == ("e",) and kind == VOWEL and at:
                # It may be silent, and then katakana has a vowel of its own behind the consonant.
                before = graphemes[at - 1][1][0][-1:]
                out[-1] += f"|{_BETWEEN.get(before, 'u')}"
    return re.compile("".join(f"(?:{pattern})" for pattern in out))


def _with_vowel(consonant: str) -> str:
    return consonant + _BETWEEN.get(consonant, "u") if consonant else ""


def _vowels(letters: str, table: dict[str, str]) -> str:
    if letters in table:
        return f"(?:{table[letters]})"
    return "".join(
        f"(?:{(table if at == len(letters) - 1 else _VOWELS)[letter]})" for at, letter in enumerate(letters)
    )


def _cut(word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The graphemes of a word: the kind of each, and the consonants that it may have, or the vowels as they are written."""
    at = 0
    word = _SHON.sub("shon", word) if len(word) <= _LONGEST and word.isascii() and word.isalpha() else ""
    while at < len(word):
        found = _GRAPHEMES.match(word, at)
        if not found:
            return
        at = found.end()
        if found["vowel"]:
            yield (OPEN if found["r"] else VOWEL), (found["vowel"],)
        else:
            name = found["twice"] or found.group()
            table = _SOUNDS if found["twice"] or name not in _BEFORE else _BEFORE
            yield CONSONANT, tuple(table[name].split("|"))
