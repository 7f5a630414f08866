"""What ``nikki doctor`` looks at, and what it can repair.

=============  =========================================================================
subject        an index and its diary, opened for being looked at
index_checks   what may be wrong with the index
diary_checks   what is odd about the diary, and how it was read
self_search    whether words of the diary find the entries that they stand in
repair         what can be put right, never touching the diary
registry       the checks, each with what repairs it
=============  =========================================================================
"""

from indexer.health.registry import examine, mend

__all__ = ["examine", "mend"]
