"""Searching: a query meets the index.

``Node ─plan─▶ Leaf ─match─▶ documents and scores ─passages─▶ best passage ─engine─▶ ranked hits``

=============  ==========================================================================
leaf           a word or phrase of the query, and its alternatives
ways           the table of ways in which a word may stand in the text
plan           from a word to its leaf
match          which documents hold an alternative, where, and how much that counts
evaluate       which documents the tree of the query holds for, tier by tier
rank           their order
passages       the best passage of a document, and what it adds to the score
spelling       near spellings, where nothing was found
engine         the tiers (all words, their parts, some of them) and the final order
present        from a ranked document to a hit
highlight      the inflected word as a reader sees it
=============  ==========================================================================
"""
