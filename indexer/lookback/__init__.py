"""What only a diary has: days that come again, days in a row, gaps, the entry before and after, and what a time was like.

Dates and lengths come from the columns of the index, counts of words from its postings; texts are read of the
entries alone that are shown or asked about.
"""
