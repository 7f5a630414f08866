"""The index as Whoosh sees it: a schema, a codec for our segments, the table of contents. The only package that imports whoosh.

===========  ==============================================================================
toc          writes the table of contents, without importing Whoosh
segment      a segment as the table of contents names it
schema       the fields, and the analyzer that makes terms of a query's words
codec        opens our segments for Whoosh
documents    stored fields, lengths and columns of a segment
field_terms  the terms of each field, and their postings
terms        terms and postings as Whoosh asks for them
view         opens an index with Whoosh, behind the checks of ours
===========  ==============================================================================

``nikki`` itself reads the same segments without Whoosh, whose import takes longer than a search; what both find is
compared by ``tests/index/test_whoosh.py``.
"""
