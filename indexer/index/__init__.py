"""The index: what it holds and how it is kept on disk. The only package that imports whoosh.

=============  =========================================================================
schema         the Whoosh fields and columns
codec          how postings and columns are written (Whoosh's extension points)
writer         build, update, commit
reader         postings, texts and stored entries of one committed state
state          the manifest: sources, files, where each entry stands
lexicon        readings and synonyms of the terms
=============  =========================================================================
"""

import sys
import types
import warnings


def _import_whoosh() -> None:
    """Import what everything of Whoosh imports, without what it never uses.

    ``whoosh.compat`` imports ``urllib.request``, and with it http, ssl and email: 20 ms of each search, for a
    function that nothing calls. Its files have invalid escapes, which are seen where they are first compiled.
    """
    stand_in = types.ModuleType("urllib.request")
    stand_in.urlretrieve = None  # type: ignore[attr-defined]
    before = sys.modules.setdefault("urllib.request", stand_in)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            warnings.simplefilter("ignore", DeprecationWarning)
            import whoosh.index  # noqa: F401
    finally:
        if before is stand_in:
            del sys.modules["urllib.request"]


_import_whoosh()
