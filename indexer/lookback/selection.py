"""Some entries of a diary against all others: their sizes, and the counts, texts and places of words in them."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from indexer.analysis.headwords import ADDRESS
from indexer.lookback.keyness import Corpus, Count
from indexer.search.scoring import Scorer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from indexer.index.reader import IndexReader

_LOOKED_AT = 3
"""Occurrences of a word that are looked at in their sentences."""
_FAR = 60
"""Characters of a sentence before and after a word that matter for what it is."""
_STOPS = "。！？!?\n"
_FENCE = "```"
_LONGEST_ADDRESS = 500
"""Characters around a place that are looked at for the address in which it may stand."""


def spread(docs: Sequence[int], most: int) -> Sequence[int]:
    """At most ``most`` of ``docs``, evenly spread.

    >>> list(spread(range(10), 4))
    [0, 2, 5, 7]
    """
    if len(docs) <= most:
        return docs
    return [docs[i * len(docs) // most] for i in range(most)]


class Selection:
    """Some documents of an index (``docs``, by date), and the others.

    ``corpus`` and ``rest`` are the sizes of both. Texts and spans that were read last are kept.
    """

    def __init__(self, reader: IndexReader, docs: Iterable[int]) -> None:
        self.reader = reader
        self.docs = sorted(docs, key=lambda doc: (reader.days[doc], doc))
        self.inside = bytearray(reader.doc_count)
        for doc in self.docs:
            self.inside[doc] = 1
        everything = list(reader.documents())
        words = sum(map(reader.sizes.__getitem__, self.docs))
        self.corpus = Corpus(len(self.docs), words)
        self.rest = Corpus(
            len(everything) - len(self.docs), sum(map(reader.sizes.__getitem__, everything)) - words
        )

        self._scorer = Scorer(reader)
        self.text = lru_cache(maxsize=64)(self._text)
        self._spans = lru_cache(maxsize=64)(reader.spans)

    def counts(self, term: str) -> tuple[Count, Count]:
        """How often a term stands in these documents, and in the others."""
        key = term.encode("utf-8", "replace")
        entries = words = all_entries = all_words = 0
        for segment in self.reader.segments:
            docs, freqs, _ = segment.postings(key)
            flags = list(map(self.inside.__getitem__, docs))
            entries += sum(flags)
            words += sum(compress(freqs, flags))
            if segment.deleted:
                freqs = [freq for doc, freq in zip(docs, freqs, strict=True) if doc not in segment.deleted]
            all_entries += len(freqs)
            all_words += sum(freqs)
        return Count(entries, words), Count(all_entries - entries, all_words - words)

    def _text(self, doc: int) -> str:
        """The text that the spans of a document count in, without its properties: folded where that moved nothing."""
        return self.reader.prose(doc)

    def surfaces(self, doc: int) -> list[tuple[str, int]]:
        """What stands at each position of a document, and where it starts (in characters)."""
        text = self.text(doc)
        return [(text[start:end], start) for start, end in self._spans(doc).all() if end <= len(text)]

    def occurrences(self, term: str, length: int) -> Iterator[tuple[str, int, int]]:
        """A few places where a term of ``length`` positions stands in the selection: a sentence, and the span in it."""
        held = [doc for doc in self.reader.postings(term).docs if self.inside[doc]]
        of_each = -(-_LOOKED_AT // max(1, len(held)))
        for doc in spread(held, _LOOKED_AT):
            words = self._spans(doc)
            for at in spread(self._scorer.positions(term, doc), of_each):
                end = words.end(min(at + length, len(words)) - 1)
                text = self.reader.original(doc)
                inside = end <= len(text) - self.reader.stored(doc).tail
                if inside and not _is_no_prose(text, words.start(at)):
                    yield _in_sentence(text, words.start(at), end)


def _is_no_prose(text: str, at: int) -> bool:
    """Whether a place stands in an address, in the name of a picture, or between code fences."""
    if _FENCE in text and text.count(_FENCE, 0, at) % 2 == 1:
        return True
    first = max(text.rfind("\n", 0, at) + 1, at - _LONGEST_ADDRESS)
    end = text.find("\n", at)
    line = text[first : min(end if end >= 0 else len(text), at + _LONGEST_ADDRESS)]
    return any(match.start() <= at - first < match.end() for match in ADDRESS.finditer(line))


def _in_sentence(text: str, start: int, end: int) -> tuple[str, int, int]:
    first = max((text.rfind(stop, max(0, start - _FAR), start) + 1 for stop in _STOPS), default=0)
    first = first or max(0, start - _FAR)
    stops = (text.find(stop, end, end + _FAR) for stop in _STOPS)
    last = min((stop for stop in stops if stop >= 0), default=min(len(text), end + _FAR))
    return text[first:last], start - first, end - first
