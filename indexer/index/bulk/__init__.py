"""Making segments of much text: whole columns of numbers at a time. The only package that imports numpy.

It makes what :mod:`indexer.index.making` makes, to the byte, in three quarters of the time; to import numpy takes as long as to
index a new post, so it is imported from :data:`~indexer.index.writer.WORTH_IT` characters on.

=========  ==================================================
making     texts into documents, in columns
words      the words of the dictionary as columns
postings   where the terms of a segment stand
grams      which documents of a segment hold which characters
columns    columns that grow, columns as bytes
=========  ==================================================
"""
