"""What the expansions of a word are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.kana import is_kana, katakana
from indexer.analysis.normalized import prepare
from indexer.analysis.query_word import Typed, Unit
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.index.lexicon.reader import Lexicon
    from indexer.search.completions import Completions

_LONG_KANA = 8
"""Characters from which a word in kana is a sentence, which the dictionary cuts well."""
_SHORTEST_IN_KANA = 3
_PARTICLES = frozenset({"に", "を", "で", "へ", "から", "まで", "より", "って"})
"""Behind a word in kana; と, か, は and others mostly end one (プリント)."""
HONORIFIC_PREFIXES = frozenset({"お", "ご", "御"})
HONORIFICS = frozenset({"さん", "君", "くん", "様", "さま", "ちゃん", "氏", "殿", "先生", "先輩"})
LIGHT_VERBS = frozenset({"為る", "する", "出来る", "致す", "下さる"})
_MIMETIC_ENDS = ("んと", "っと", "っ", "ッ", "ん", "ン", "り", "リ")
_TO = frozenset({"", "と"})
_OF_ADVERBS = frozenset({"為る", "する", "来る"})
"""What an adverb is said with: ドキドキする, じーんと来る."""
_LINKS = frozenset({"て", "で"})
_UNLESS = frozenset({"なければ", "なくては", "なきゃ", "なくちゃ", "ねば", "ないと"})
_OBLIGED = frozenset({"成る", "行く", "行ける", "いける", "駄目"})
"""What is said behind these of what must be done: 出さなければならない."""
_SHORT_VERBS = {
    "する": "し", "いる": "い", "くる": "き", "みる": "み", "ねる": "ね", "でる": "で", "える": "え", "にる": "に", "へる": "へ",
}  # fmt: skip
"""Verbs of two kana, and the one that is left of them in most forms."""
_AFTER_STEMS = (
    "て",
    "た",
    "ます",
    "まし",
    "ませ",
    "ない",
    "なか",
    "なく",
    "なけ",
    "なが",
    "よう",
    "られ",
    "れば",
    "ちゃ",
    "とく",
    "とい",
)
_THING = ("名詞", "普通名詞", "一般")
_INFLECTED = frozenset({"動詞", "形容詞", "形状詞"})
_QUALITIES = frozenset({"形容詞", "形状詞"})
_NOUN_ENDS = frozenset({"さ", "み"})
"""Of adjectives: what makes nouns of them (懐かしさ, 真剣み)."""
_NAME = ("名詞", "固有名詞", "人名", "名", "*", "*")


class Lookups(NamedTuple):
    """What the dictionary says of a word, the index's lexicon, whether synonyms are wanted, the words by their beginnings.

    ``aliases`` are the user's own synonyms. A word that is ``half_typed`` is met by fewer of those that begin so, the more
    of the ``documents`` hold them.
    """

    look_up: Callable[[str], Typed]
    lexicon: Lexicon
    synonyms: bool
    completions: Callable[[], Completions]
    aliases: tuple[tuple[str, ...], ...] = ()
    half_typed: bool = False
    documents: int = 0


class QueryWord(NamedTuple):
    """A word of the query: as typed, folded, normalized beyond that, and what the dictionary says of it."""

    text: str
    folded: str
    prepared: str
    typed: Typed

    @property
    def units(self) -> tuple[Unit, ...]:
        """Its dictionary words."""
        return self.typed.units

    @property
    def single(self) -> Unit | None:
        """Its dictionary word, if it is a single one and nothing else stands before it or, uninflected, behind it."""
        if len(self.units) != 1 or not self.prepared.startswith(self.units[0].surface):
            return None
        unit = self.units[0]
        if unit.surface == self.prepared:
            return unit
        return unit if unit.pos[0] in _INFLECTED and not _is_cut_by_chance(unit, self.prepared) else None

    @property
    def at_head(self) -> Unit | None:
        """Its dictionary word, likewise, or one that does not inflect with what helps it behind: 嘘 of 嘘でしょ."""
        alone = len(self.units) == 1 and self.prepared.startswith(self.units[0].surface)
        return self.single or (self.units[0] if alone else None)

    @property
    def is_compound_verb(self) -> bool:
        """Whether it is the stem of a verb and another verb that says how it is done: のぼりきる, 撮りまくった."""
        if len(self.units) != 2 or not self.prepared.startswith("".join(unit.surface for unit in self.units)):
            return False
        stem, verb = self.units
        is_stem = stem.pos[0] == "動詞" and stem.lemma != stem.surface and len(stem.surface) > 1
        return is_stem and verb.pos[:2] == ("動詞", "非自立可能")

    @property
    def is_cut_well(self) -> bool:
        """Whether the dictionary's cut can be believed.

        A short word in kana that it takes for several (らずぱい for 裸, ず and パイ; ぷりんと for プリン and と) is
        mostly one that it does not know in kana; but not if these are long, a particle, さん or a word that helps them
        follows (ドキドキした), it stands between お and さん, or it is a verb with another behind て (ついていけない) or
        behind its stem (のぼりきる).
        """
        if not is_kana(self.prepared) or len(self.prepared) >= _LONG_KANA or self.single:
            return True
        if len(self.units) == 1 and _is_cut_by_chance(self.units[0], self.prepared):
            return False
        if self.units and _is_prefix(self.units[0]) and self.units[-1].surface in HONORIFICS:
            return True
        content = content_units(self.units, self.prepared)
        if _goes_on_with_te(self.units, content, self.prepared) or self.is_compound_verb:
            return True
        helper = (
            self.units[len(content)].surface if content == self.units[: len(content)] != self.units else ""
        )
        rest = self.prepared
        if len(content) < len(self.units) and _is_prefix(self.units[0]):
            rest = rest.removeprefix(self.units[0].surface)
        for unit in content:
            is_short = len(unit.surface) < _SHORTEST_IN_KANA and not _is_mimetic(unit)
            if is_short or not rest.startswith(unit.surface):
                return False
            rest = rest[len(unit.surface) :]
        return bool(content) and _may_follow(rest.rstrip("ー"), content[-1], helper)


def _may_follow(rest: str, word: Unit, helper: str) -> bool:
    """Whether the end of a word in kana is what may stand behind a dictionary word: nothing, a particle, さん, or a ``helper`` with its ending.

    じょう is nothing that is done: じょうし is no じょう with する.
    """
    if _is_mimetic(word):
        rest = rest.removeprefix("と")
    helped = bool(helper) and rest.startswith(helper) and word.pos[:3] != _THING
    return not rest or helped or rest in _PARTICLES or rest in HONORIFICS


def _goes_on_with_te(units: tuple[Unit, ...], content: tuple[Unit, ...], word: str) -> bool:
    """Whether a word is a verb with another behind て, of which all that the dictionary finds is these two."""
    if len(units) != 2 or content != units[:1] or not word.startswith(units[0].surface):
        return False
    behind = word[len(units[0].surface) :]
    return behind[:1] in _LINKS and behind[1:].startswith(units[1].surface)


def query_word(text: str, lookups: Lookups) -> QueryWord:
    """A word as it was typed, with what is made of it."""
    folded, prepared = prepare(text)
    return QueryWord(
        text, folded.text, prepared.text, _as_name(prepared.text, lookups.look_up(prepared.text))
    )


def named(name: str) -> Typed:
    """What is said of a name in kana that the dictionary does not have."""
    return Typed((Unit(name, ((0, name),), "", _NAME, known=False, lemma=name, readings=(katakana(name),)),))


def _as_name(word: str, typed: Typed) -> Typed:
    """What the dictionary says of a word; of what it cuts into a verb and さん, ちゃん or the like, that it is a name: みーちゃん is no みる."""
    title = typed.units[-1] if len(typed.units) > 1 else None
    if title is None or title.surface not in HONORIFICS or not is_kana(name := without_honorific(word)):
        return typed
    if word != name + title.surface or not any(unit.pos[0] in _INFLECTED for unit in typed.units[:-1]):
        return typed
    return Typed((*named(name).units, title._replace(terms=((1, title.terms[-1][1]),))))


def _is_cut_by_chance(unit: Unit, word: str) -> bool:
    """Whether the dictionary found a verb of two kana at the beginning of a word in kana that is no form of it: する in すてる, いる in いたい."""
    if len(word) < _SHORTEST_IN_KANA or not is_kana(word):
        return False
    if unit.lemma not in _SHORT_VERBS:
        return len(unit.lemma) == 1
    return word[0] != _SHORT_VERBS[unit.lemma] or not word[1:].startswith(_AFTER_STEMS) or word[1:] == "たい"


def without_honorific(word: str) -> str:
    """A name without さん, くん or the like behind it; "" if there is none."""
    end = next((end for end in HONORIFICS if word.endswith(end)), "")
    return word.removesuffix(end) if end and len(word) > len(end) + 1 else ""


def content_units(units: tuple[Unit, ...], prepared: str) -> tuple[Unit, ...]:
    """The words of which something is said: all but those that help another, unless there is nothing else.

    Helpers need not stand in the text: お and ご; さん and the like behind a name; さ behind an adjective; する behind a noun,
    the stem of a verb (お伺いする) or a doubled adverb (ドキドキする); いる, おく, しまう … behind て. ``prepared`` is the text that the words are of.
    """
    kept = []
    at = 0
    for number, unit in enumerate(units):
        start = max(at, prepared.find(unit.surface, at))
        before = units[number - 1] if number else None
        if not (_is_prefix(unit) and number + 1 < len(units)) and not (
            before and _helps(unit, before, prepared[at:start])
        ):
            kept.append(unit)
        at = start + len(unit.surface)
    return tuple(kept) or units


def _is_prefix(unit: Unit) -> bool:
    return unit.pos[0] == "接頭辞" and unit.surface in HONORIFIC_PREFIXES


def _is_mimetic(unit: Unit) -> bool:
    """Whether a word is an adverb of how something is or sounds: twice the same (ドキドキ), or with such an end (じーんと, グサッ, ぐさり)."""
    half = len(unit.surface) // 2
    is_doubled = half > 1 and unit.surface == 2 * unit.surface[:half]
    return unit.pos[0] == "副詞" and (is_doubled or unit.surface.endswith(_MIMETIC_ENDS))


def _helps(unit: Unit, before: Unit, between: str) -> bool:
    """Whether a word helps the one before it; ``between`` is what stands between them."""
    if unit.pos[0] == "接尾辞":
        makes_noun = unit.surface in _NOUN_ENDS and before.pos[0] in _QUALITIES
        return not between and (unit.surface in HONORIFICS or makes_noun)
    if unit.pos[:2] != ("動詞", "非自立可能"):
        return False
    if between in _TO and unit.terms[0][1] in _OF_ADVERBS and _is_mimetic(before):
        return True
    if not between and unit.terms[0][1] in LIGHT_VERBS:
        return before.pos[0] in {"名詞", "動詞"}
    if between in _UNLESS and unit.terms[0][1] in _OBLIGED:
        return True
    return before.pos[0] in {"動詞", "形容詞"} and between in _LINKS
