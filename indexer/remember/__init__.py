"""What only a diary has: days that come again, days in a row, gaps, and the entry before and after.

Everything here is worked out from the dates of the entries (and, for :mod:`~indexer.remember.habits`, their
lengths); texts are read of the entries alone that are shown.
"""
