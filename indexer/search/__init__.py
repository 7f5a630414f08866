"""Searching: a query meets the index.

``Node ─plan─▶ Leaf ─match─▶ documents and scores ─passages─▶ best passage ─engine─▶ ranked hits``

=============  ==========================================================================
plan           what a word of the query may be in the text: its alternatives
match          which documents hold an alternative, where, and how much that counts
passages       the best passage of a document, and what it adds to the score
spelling       near spellings, where nothing was found
engine         the tiers (all words, their parts, some of them) and the final order
highlight      the inflected word as a reader sees it
=============  ==========================================================================
"""
