"""Analysis: what the index keeps of a text, and how a query meets it.

``text ─fold─▶ folded ─normalize─▶ prepared ─segment─▶ words ─▶ Analysis``. Entries and queries go through the same:
:mod:`~indexer.analysis.analyzer` for the text of an entry, :mod:`~indexer.analysis.query_word` for a word of a query. A search
imports no more of this package than its query needs, and the dictionary only for words that the index does not know.

================  ===============================================================================
analyzer          the text of an entry, cut into terms with their positions
query_word        what the dictionary says of a word as it was typed
aligned           text that was rewritten, and where each character came from
folding           what is the same character: width, case, Unicode form
normalizers       the table of rewritings before the dictionary sees a text
historic          historical kana
expressive        やばーーい, さむっ
kyujitai          old kanji
numerals          numerals of old deeds
repetition        iteration marks
misspellings      common misspellings in kana
markup            markup, kept out of the words
normalized        a text as quoted searches see it, and as the dictionary does
segmenter         the dictionary: alone in knowing SudachiPy
lattice           how likely the dictionary takes a short text to be
panics            panics of SudachiPy, kept from the terminal
installed         which dictionary is installed, without importing it
entries           what the dictionary has of a spelling
lexemes           words of the dictionary as the index sees them
vocabulary        the words that were met in a diary
verbs_in_nouns    verbs that the dictionary takes for the end of a noun
sounds            the sound of words in kana, as terms of their own
lookup            asking the dictionary about a word of a query
headwords         a word as a reader would look it up, and its kind
inflection        how a verb typed in kana may stand in a text
dictionary_forms  the way back: of which words a form in kana may be
kana              readings: kana and Latin letters brought to one key
loanwords         words of other languages in katakana and in Latin letters that sound alike
quantities        numbers with counters, clock times, days of the year
line_breaks       words that a line end or signs divide
characters        which characters of a class a text holds
names             names of one's own, made into a dictionary
================  ===============================================================================
"""

ANALYSIS_VERSION = 16
"""Part of the fingerprint of an index: to be raised with every change that makes other terms of a text."""

COMPOUND = "\x01"
"""Marks the term of a word that is also indexed by its parts: 民主主義 beside 民主 and 主義."""
