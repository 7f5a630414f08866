"""nikki: full-text search for one's own Japanese diary.

>>> from indexer import Diary  # imports neither whoosh nor sudachipy until used

The names of :data:`__all__` are the public ones; each is imported when it is asked for.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as good as that of typing for a checker, and typing takes 10 ms to import
if TYPE_CHECKING:
    from indexer.app import Diary
    from indexer.dates.days import DateRange
    from indexer.errors import IndexUnusable, NikkiError, SourceError, UsageError
    from indexer.model import (
        Entry,
        Hit,
        HitDays,
        Notice,
        Reason,
        SearchResults,
        Snippet,
        Suggestion,
        UpdateReport,
    )

__version__ = "0.2.0"
__all__ = [
    "DateRange",
    "Diary",
    "Entry",
    "Hit",
    "HitDays",
    "IndexUnusable",
    "NikkiError",
    "Notice",
    "Reason",
    "SearchResults",
    "Snippet",
    "SourceError",
    "Suggestion",
    "UpdateReport",
    "UsageError",
    "__version__",
    "open_whoosh",
]

_ELSEWHERE = {
    "Diary": "indexer.app",
    "open_whoosh": "indexer.index.whoosh.view",
    "DateRange": "indexer.dates.days",
    **dict.fromkeys(("IndexUnusable", "NikkiError", "SourceError", "UsageError"), "indexer.errors"),
}
"""The modules of the public names that are not of ``indexer.model``."""


if not TYPE_CHECKING:  # which would take any name for one of an object

    def __getattr__(name: str) -> object:
        """Import a public name when it is asked for: ``--help`` and ``--version`` do without any."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = __import__(_ELSEWHERE.get(name, "indexer.model"), fromlist=[name])
        value = getattr(module, name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
