"""Files of the index: what every other room of it is written with.

===========  =====================================================================
directory    every call to the file system, and what keeps other users out
upkeep       the directory as a whole: made, closed to others, put aside
filenames    the names of its files
lock         one writer at a time
pages        a checksum a page, verified as it is read
checksums    whether whole files are as they were committed
records      lines of fields
sstable      sorted keys with values, in compressed blocks
encoding     numbers, postings and spans as bytes
===========  =====================================================================
"""
