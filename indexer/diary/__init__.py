"""The parts of :class:`indexer.app.Diary`, by what is done with a diary.

=========  ==============================================================================
opened     the open index, what is read through it, and what happens when it is damaged
searching  what answers a query: hits, days, characteristic words, related entries
reading    what reads entries: by date, by name, one after another, looking back
updating   what writes the index
=========  ==============================================================================
"""
