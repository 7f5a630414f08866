"""A segment: some documents and their postings, in one file that is never changed.

==============  =================================================================
writer          documents go in one by one, a file comes out
reader          the layout of that file, and reading it
postings        where terms stand, while a segment is made
ngrams          which documents hold a character or a pair of them
stored_fields   what is stored of an entry, and the way back to its text
==============  =================================================================
"""
