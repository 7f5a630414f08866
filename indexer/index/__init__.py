"""The index: what it holds and how it is kept on disk. The only package that imports whoosh.

=============  =========================================================================
schema         the Whoosh fields and columns
codec          how postings and columns are written (Whoosh's extension points)
writer         build, update, commit
reader         postings, texts and stored entries of one committed state
state          the manifest: sources, files, where each entry stands
lexicon        readings and synonyms of the terms
=============  =========================================================================
"""
