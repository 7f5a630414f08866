"""Entries near in meaning: a sentence encoder, the vectors of passages, and how near they are to a query.

Everything here works on this machine alone. What needs numpy imports it when it is used, through ``numeric``; where the
encoder is not installed, there are no vectors, and a search is one in words.

========================================  ============================================================================
``installed``, ``package``                which encoder is installed; its files, of which it alone knows the formats
``tables``, ``pieces``, ``encoder``       the tables that are made of them, how a text is cut, and the forward pass
``passages``, ``vectors``                 what of an entry has a vector of its own, and how vectors are kept
``arrays``, ``files``                     arrays in a file of the index; the files of a commit that hold vectors
``building``, ``parallel``                making what is missing after the words were committed, by several processes
``nearness``                              the scan of all vectors for one query
========================================  ============================================================================
"""
