"""Bringing an index up to date: scan → read → plan → apply.

============  ==============================================================================
update        the four steps, one after the other; only the last writes
request       what the user asks, and what it comes to beside what the index remembers
places        what the places mean that a user named: files, folders, globs
scan          the files as they are now, held against a state; freshness is the same scan
surroundings  what is left where files vanished
retention     which entries are kept although their files are gone, and for how long: a pure rule
reading       the entries of files that changed, and those that only the index still has
plan          what a commit will change: a pure function of all that
report        what an update says it did
freshness     whether an index is current: what each search asks first
names         the user's file of names, and the dictionary that is made of it
============  ==============================================================================
"""
