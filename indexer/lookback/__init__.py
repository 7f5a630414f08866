"""What only a diary has: days that come again, days in a row, gaps, the entry before and after, and what a time was like.

Dates and lengths come from the columns of the index, counts of words from its postings; texts are read of the
entries alone that are shown or asked about.

=============  ===============================================================
anniversaries  what was written on this day in other years
browse         the entry before, the entry after, any entry
calendar       a year as a sheet of its days
habits         how much was written, how regularly
keyness        how characteristic a word is: the measure
last_shown     what was shown last, so that ``show 3`` means the third hit
listing        entries by date
named          the entries that a date, an id or a number names
periods        how often, by year, month, week or day
related        entries like one
review         a digest of a period
selection      some entries against all others
titles         titles in 「」 and 『』
words          words that are characteristic of some entries
=============  ===============================================================
"""
