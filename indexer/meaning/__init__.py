"""Entries near in meaning: a sentence encoder, the vectors of passages, and how near they are to a query.

Everything here works on this machine alone. What needs numpy imports it through :mod:`indexer.meaning.numeric`, when it is
used; where the encoder is not installed, there are no vectors, and a search is one in words.
"""
