"""The index: what it holds and how it is kept on disk. The only package that imports whoosh, and only to write.

=============  =========================================================================
directory      the directory: every call to the file system, and what keeps other users out
filenames      the names of its files
upkeep         the directory as a whole: made, closed to others, put aside
state          the manifest: segments, sources, files, where each entry stands
seals          whether the other files are as they were committed
memory         what must outlive the loss of a state
salvage        what can still be read of a damaged index
lexicon        what the dictionary says of the words of the diary
rows           asking it
reader         postings, texts and stored entries of one committed state
segment        a segment as it is read
builder        a segment as it is made
postings       where the terms of a segment stand
grams          which documents hold a character or a pair of letters
table          sorted keys with values, in compressed blocks
packing        numbers, postings and spans as bytes
stored         what is stored of an entry
lines          records as lines of fields
writer         build, update, commit
workers        building with several processes
merging        which segments are made one
lock           one writer at a time
contents       commits: what is written in which order, what is tidied away
toc            Whoosh's table of contents, written without importing Whoosh
codec          our segments as Whoosh sees them
=============  =========================================================================
"""
