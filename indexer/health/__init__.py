"""What ``nikki doctor`` looks at, and what it can mend.

=============  =========================================================================
examined       an index and its diary, opened for being looked at
of_index       what may be wrong with the index
of_diary       what is odd about the diary, and how it was read
self_search    whether words of the diary find the entries that they stand in
mending        what can be put right, never touching the diary
table          the checks, each with its mend
=============  =========================================================================
"""

from indexer.health.registry import examine, mend

__all__ = ["examine", "mend"]
