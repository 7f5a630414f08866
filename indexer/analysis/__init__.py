"""Analysis: what the index keeps of a text, and how a query meets it.

``text ─fold─▶ folded ─normalize─▶ prepared ─segment─▶ words ─▶ Analysis``. Entries and queries go through the same:
:mod:`~indexer.analysis.analyzer` for the text of an entry, :mod:`~indexer.analysis.query_word` for a word of a query. A search
imports no more of this package than its query needs, and the dictionary only for words that the index does not know.
"""

ANALYSIS_VERSION = 5
"""Part of the fingerprint of an index: to be raised with every change that makes other terms of a text."""

COMPOUND = "\x01"
"""Marks the term of a word that is also indexed by its parts: 民主主義 beside 民主 and 主義."""
