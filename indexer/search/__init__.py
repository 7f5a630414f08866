"""Searching: a query meets the index.

``Node ─plan─▶ Clause ─matching─▶ Match ─tiers─▶ Candidates ─ranking─▶ Ranked ─hits─▶ Hit``

=============  ==========================================================================
engine         one search, made of these steps
clauses        what a query asks for, as values: clauses with their expansions
plan           from words and phrases to clauses
completions    the words of the diary by their beginnings
expansion      the ways in which a word may stand in the text
matching       which documents match a clause, and by which expansion
occurrences    where it stands in them
edges          where a word may begin and end in a text
loosely        which documents it holds for by its parts or its date
boolean        which documents the tree of a query holds for
filters        ``date:``, ``title:``, ``tag:``, ``path:``, ``has:``, keys of front matter
properties     which values of front matter a query matches
periods        a date among the words, read as a period
calendar       a day or month of the year among the words, in any year
tiers          which documents have all words, which some
scoring        how much it counts to hold a term: BM25
ranking        the order
passages       the best passage of a document, and what it adds to the score
meaning        what nearness in meaning adds, where words are not enough
hits           from a ranked document to a hit
snippets       sentences and excerpts
highlight      the inflected word as a reader sees it
spelling       near spellings, where nothing was found
=============  ==========================================================================
"""
