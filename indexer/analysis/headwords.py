"""The word that stands somewhere in a text, as a reader would look it up: its dictionary form and what kind it is.

A term says which word was meant whatever its spelling (遣る); a reader wants the word as the diary has it (やる).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.entries import known
from indexer.analysis.folding import fold
from indexer.analysis.kana import is_hiragana
from indexer.analysis.markup import without_markup
from indexer.analysis.normalizers import normalize
from indexer.analysis.panics import silenced
from indexer.analysis.segmenter import Segmenter, as_term
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.analysis.segmenter import Token

CONTENT, PERSON, PLACE, PROPER, LITTLE = "word", "person", "place", "name", "little"
"""Kinds of words: what says something; names of people, of places, and others; what says little by itself."""

_PICTURES = r"(?:png|jpe?g|gif|webp|svg|heic|avif|bmp)"
ADDRESS = re.compile(
    r"https?://[^\s\"'<>「」（）、。]+"
    rf"|!?\[[!-Z^-~]*\]\([^()\s]*\.{_PICTURES}[^()\s]*\)"
    rf"|!?\[\[[^\[\]\n]*\.{_PICTURES}(?:\|[^\[\]\n]*)?\]\]"
)
"""Addresses, and pictures that are called by no more than the name of a file."""
"""The parts of an address (https, com) are no words of a diary."""
_TITLES_OF_PEOPLE = frozenset({"さん", "くん", "君", "ちゃん", "ちやん", "氏", "様", "さま", "先生", "先輩"})
"""After a word that the dictionary does not know, one of these makes it a name."""

_NOUNS_OF_NAMES = {"人名": PERSON, "地名": PLACE}
_SAYS_LITTLE = frozenset({
    "代名詞", "連体詞", "副詞", "感動詞", "接続詞", "助詞", "助動詞", "接頭辞", "接尾辞", "記号", "補助記号", "空白",
})  # fmt: skip
"""Parts of speech that are left out, as function words or as what is like them (UniDic's set, which Sudachi uses)."""
_INFLECTED = frozenset({"動詞", "形容詞", "助動詞"})
_LITTLE_KINDS = frozenset({"数詞", "助数詞可能", "非自立可能", "助動詞語幹", "副詞可能"})
"""Of nouns, verbs and adjectives those that count, help another word, or say when: 三, 円, てしまう, そう, 今日."""
_FORMAL = frozenset({
    "こと", "もの", "者", "物", "事", "とき", "時", "ところ", "所", "為", "ため", "わけ", "訳", "方", "ほう", "よう", "様", "人", "ふう", "風",
    "まま", "儘", "など", "等", "はず", "筈", "つもり", "積もり", "点", "間", "気", "感じ", "中", "上", "自分", "言う", "成る", "する", "居る", "いる",
    "有る", "ある", "有り", "無い", "ない", "無し", "なし", "良い", "いい", "思う", "出来る", "因る", "於く", "就く",
})  # fmt: skip
"""Terms of formal nouns and of verbs with little meaning, which the dictionary has among the others (形式名詞)."""


_AS_PARTICLES = {"に": frozenset({"よる", "おける", "対する", "関する"})}
_AS_PARTICLES_WITH_TE = {
    "に": frozenset({"つく", "おく", "とる", "わたる", "際する", "あたる"}),
    "を": frozenset({"めぐる", "通ずる", "通じる"}),
}
"""Verbs that after a particle are another one (複合格助詞): による, における; with て behind them: について, において, をめぐって."""
_ERAS = frozenset({"明治", "大正", "昭和", "平成", "令和"})
"""They are names in the dictionary, and say when."""
_UNITS = frozenset({"kg", "g", "mg", "km", "m", "cm", "mm", "l", "ml", "dl", "kcal", "mb", "gb", "yen"})


_ENGLISH = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "if",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "without",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "there",
        "here",
        "he",
        "she",
        "they",
        "we",
        "you",
        "i",
        "me",
        "my",
        "your",
        "his",
        "her",
        "their",
        "our",
        "us",
        "them",
        "him",
        "not",
        "no",
        "yes",
        "so",
        "than",
        "then",
        "too",
        "very",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "must",
        "just",
        "about",
        "into",
        "over",
        "under",
        "up",
        "down",
        "out",
        "off",
        "all",
        "any",
        "each",
        "some",
        "such",
        "what",
        "which",
        "who",
        "whom",
        "when",
        "where",
        "why",
        "how",
        "only",
        "also",
        "more",
        "most",
        "other",
        "own",
        "same",
        "s",
        "t",
        "don",
        "re",
        "ve",
        "ll",
    ]
)
"""Words of English grammar."""


class Headword(NamedTuple):
    """A word as it would be looked up: ``form`` is its dictionary form in the spelling of the text, ``kind`` one of the above.

    ``term`` is its index term; ``units`` how many positions it has.
    """

    form: str
    kind: str
    term: str
    units: int = 1


def kind_of(term: str, pos: Sequence[str]) -> str:
    """What kind of word a term with this part of speech is."""
    if pos[1] == "固有名詞" and term not in _ERAS:
        return _NOUNS_OF_NAMES.get(pos[2], PROPER)
    if pos[0] in _SAYS_LITTLE or _LITTLE_KINDS.intersection(pos[1:3]) or term in _FORMAL:
        return LITTLE
    if (
        term in _UNITS
        or term in _ENGLISH
        or term in _ERAS
        or not any(map(str.isalpha, term))
        or term[0].isdigit()
        or (len(term) == 1 and is_hiragana(term))
    ):
        return LITTLE
    return CONTENT


class Headwords:
    """Looks words up. ``names`` is the path of the user's dictionary of names, "" if there is none."""

    def __init__(self, names: str = "") -> None:
        self._segmenter = Segmenter(names)

    def known(self, surface: str) -> list[Headword]:
        """All words of the dictionary that may be written ``surface`` (as it stands in a text), inflected or not."""
        folded = fold(surface)
        found = self._segmenter.entries(folded.text)
        if not found:
            modern = normalize(folded, known).text
            found = self._segmenter.entries(modern) if modern != folded.text else []
        return list(dict.fromkeys(_headword(token, surface) for token in found))

    def written(self, surface: str) -> list[Headword]:
        """The same; a word that the dictionary does not have is taken for a noun, as Sudachi does."""
        term = as_term(fold(surface).text)
        return self.known(surface) or [Headword(surface, kind_of(term, ("名詞", "", "")), term)]

    def standing(self, text: str, start: int, end: int) -> Headword | None:
        """The word of ``text`` (a sentence or so) from ``start`` to ``end``, as Sudachi understands it there; None if it cuts otherwise."""
        return next((word for at, stop, word in self.of(text) if (at, stop) == (start, end)), None)

    def of(self, text: str) -> Iterator[tuple[int, int, Headword]]:
        """All words of ``text`` with their spans, as its index has them: a compound before its parts, its term marked.

        Addresses of web pages are left out.
        """
        folded = fold(text)
        plain = without_markup(ADDRESS.sub(lambda address: " " * len(address[0]), folded.text))
        prepared = normalize(folded._replace(text=plain), known)
        words = self._tokens(prepared.text)
        for before, token, after in zip([None, *words], words, [*words[1:], None], strict=False):
            for unit in (token, *token.parts):
                start, end = prepared.span(unit.start, unit.end)
                word = _headword(unit, text[start:end], before, after)
                if unit is token and token.parts:
                    word = word._replace(term=COMPOUND + word.term, units=len(token.parts))
                yield start, end, word

    def ends_in_noun(self, text: str) -> bool:
        """Whether the last word of ``text`` is a noun, as in most titles and few utterances."""
        words = self._tokens(fold(text).text.rstrip("。.!?！？…"))
        return bool(words) and words[-1].pos[0] in {"名詞", "接尾辞", "記号", "補助記号"}

    def _tokens(self, text: str) -> list[Token]:
        with silenced():
            return list(self._segmenter.tokens(text))


def _headword(
    token: Token, surface: str, before: Token | None = None, after: Token | None = None
) -> Headword:
    """The headword of a token that is written ``surface``; its neighbours tell what it is beside them."""
    pos, term = token.pos, token.term
    kind = kind_of(term, pos)
    if kind == CONTENT and not token.known and after and after.surface in _TITLES_OF_PEOPLE:
        kind = PERSON
    if pos[0] not in _INFLECTED:
        # What is not inflected stands as it is: Python and 會社, not python and 会社.
        return Headword(surface, kind, term)
    form = token.lemma
    if form.endswith("ずる") and term == f"{form[:-2]}じる" and "ず" not in surface:
        form = term  # 感じた is taken for the old verb
    if before and _is_particle(before.surface, form, after.surface if after else ""):
        kind = LITTLE
    return Headword(form, kind, term)


def _is_particle(before: str, form: str, after: str) -> bool:
    """Whether a verb is part of a particle, between these two."""
    with_te = form in _AS_PARTICLES_WITH_TE.get(before, ()) and after == "て"
    return with_te or form in _AS_PARTICLES.get(before, ())
