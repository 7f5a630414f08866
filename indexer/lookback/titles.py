"""What stands in 「」 and 『』 and is a title and no utterance: books, films, shops, songs."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from indexer.lookback.keyness import log_likelihood
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.analysis.headwords import Headwords
    from indexer.lookback.selection import Selection
    from indexer.model import Span

_QUOTED = re.compile("「([^「」『』\n]{1,24})」|『([^『』\n]{1,30})』")
_WORK = re.compile(
    "(?:という|といふ|と云う|と云ふ|って|の|は|を|も)?(?:連載|新刊|文庫)?"
    "(?:本|漫画|マンガ|映画|小説|雑誌|曲|歌|劇|芝居|番組|ドラマ|アニメ|ゲーム|詩|絵|展|店|読|観|見|聴|買|借)"
)
_SAID = re.compile("と[^いふ題]|って(?!い)|など?と")
"""What follows an utterance: 「もう帰る」と言う."""
_LOOKED_UP = 4
"""Times as many as are wanted are looked for in the other entries."""


class Title(NamedTuple):
    """A title as the diary writes it, without its brackets, and in how many entries it stands."""

    text: str
    entries: int


class _Found(NamedTuple):
    """Where a title stood first, and how much speaks for its being one."""

    doc: int
    span: Span
    sure: int


def titles(selection: Selection, headwords: Headwords, most: int) -> tuple[Title, ...]:
    """The ``most`` titles that are most characteristic of some entries, best first.

    What stands in 『』 is a title; what stands in 「」 is one if it ends in a noun, as few utterances do, and nobody
    says it; a single character needs to be called a work. Among equals come first those that are called a work or are
    read, seen or heard.
    """
    entries: Counter[str] = Counter()
    found: dict[str, _Found] = {}
    for doc in selection.docs:
        here: set[str] = set()
        for text, one in _quoted(selection, doc):
            here.add(text)
            if text not in found or one.sure > found[text].sure:
                found[text] = one
        entries.update(here)
    order = sorted(found, key=lambda text: (-entries[text] - found[text].sure, -found[text].doc))
    noted: list[tuple[float, str]] = []
    for text in order:
        if len(noted) == _LOOKED_UP * most:
            break
        if found[text].sure or (len(text) > 1 and text[-1] != "、" and headwords.ends_in_noun(text)):
            noted.append((_score(selection, text, entries[text]), text))
    best = sorted((item for item in noted if item[0] > 0), key=lambda item: -item[0] - found[item[1]].sure)
    return tuple(Title(_as_written(selection, found[text]), entries[text]) for _, text in best[:most])


def _quoted(selection: Selection, doc: int) -> Iterator[tuple[str, _Found]]:
    text = selection.text(doc)
    for match in _QUOTED.finditer(text) if "「" in text or "『" in text else ():
        after = text[match.end() : match.end() + 8]
        group = 1 if match[1] else 2
        work = bool(_WORK.match(after))
        spoken = group == 1 and not work and (match[1][-1] in "?!？！…" or _SAID.match(after))
        if not spoken and any(map(str.isalpha, match[group])):
            yield match[group], _Found(doc, match.span(group), work + group - 1)


def _score(selection: Selection, text: str, entries: int) -> float:
    """How characteristic it is, by the entries that have it in brackets of either kind."""
    reader = selection.reader
    others = sum(
        not selection.inside[doc]
        for brackets in ("「{}」", "『{}』")
        for doc in reader.holding(brackets.format(text))
    )
    if not selection.rest.entries:
        return float(entries)
    return log_likelihood(entries, selection.corpus.entries, others, selection.rest.entries)


def _as_written(selection: Selection, found: _Found) -> str:
    return selection.reader.original(found.doc)[slice(*found.span)]
