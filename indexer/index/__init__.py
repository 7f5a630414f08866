"""The index: what it holds and how it is kept on disk. The only package that imports whoosh, and only to write.

================  ======================================================================
writer, reader    one commit: made, and read
commit            what is written in which order, what is removed after it
segments_writer   entries made into segments, one after the other
snapshot, newest  what the newest commit consists of; the newest there is, in whatever state
manifest          the state of a commit: segments, sources, files, where each entry stands
source_settings   what must outlive the loss of a manifest
kept_patterns     the regular expressions of the update before, compiled
merge_policy      which segments are made one
parallel          building with several processes
processes         starting, asking and ending them
fields            the prefixes of terms of titles and tags
integrity         whether the index is, to the last byte, as it was written
recovery          what can still be read of a damaged one
segment           one segment: its writer, its reader, the structures in it
lexicon           what the dictionary says of the words of the diary
store             files: the directory, names, lock, pages, records, checksums, encodings
whoosh            the index as Whoosh sees it
================  ======================================================================
"""
