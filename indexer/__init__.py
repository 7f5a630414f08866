"""nikki: full-text search for one's own Japanese diary.

>>> from indexer import Diary  # imports neither whoosh nor sudachipy until used
"""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["Diary", "__version__", "open_whoosh"]


def __getattr__(name: str) -> object:
    """Load the application only when it is asked for: ``--help`` and ``--version`` do without it."""
    if name == "Diary":
        from indexer.app import Diary

        return Diary
    if name == "open_whoosh":
        from indexer.index.whoosh.view import open_whoosh

        return open_whoosh
    raise AttributeError(name)
