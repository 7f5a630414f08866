"""The inflected word as a reader sees it: サボってた and 読んだ, not サボっ and 読ん."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indexer.analysis import Segmenter, Word
    from indexer.model import Span

_MOST = 8
"""Characters that an ending may have."""
_INFLECTED = frozenset({"動詞", "形容詞", "助動詞", "形状詞"})


def whole_words(text: str, spans: Iterable[Span], segmenter: Segmenter) -> list[Span]:
    """``spans`` of ``text`` with the endings of inflected words: auxiliaries, て, and the verbs that follow it."""
    prepared = prepare(text)[1]
    words = segmenter.words(prepared.text)
    places = [prepared.span(word.start, word.end) for word in words]
    ends = {end: i for i, (_, end) in enumerate(places)}
    out = []
    for start, end in spans:
        at = ends.get(end)
        out.append((start, places[_ending(words, at)][1] if at is not None else end))
    return out


def _ending(words: list[Word], at: int) -> int:
    """The last word of the ending of the word at ``at``, itself if it has none."""
    stem = words[at]
    if stem.pos[0] not in _INFLECTED:
        return at
    last = at
    linked = False
    for i in range(at + 1, len(words)):
        word, surface = words[i], words[i].end - words[i].start
        if word.end - stem.end > _MOST:
            break
        link = word.pos[0] == "助詞" and word.pos[1] == "接続助詞" and surface <= 2
        follows = (
            word.pos[0] == "助動詞" or word.pos[0] == "接尾辞" or (linked and word.pos[1] == "非自立可能")
        )
        if not (link or follows):
            break
        linked = link or (linked and word.pos[1] == "非自立可能")
        last = i
    return last
