"""What the program does, without a terminal: the public Python API.

``import indexer`` is light; sudachipy is imported when text is analyzed or a word is unknown to the index, whoosh hardly ever.
"""

from __future__ import annotations

from indexer.diary.opened import local_day
from indexer.diary.reading import Reading
from indexer.diary.searching import SORTS, Searching
from indexer.diary.updating import Updating

__all__ = ["SORTS", "Diary", "local_day"]


class Diary(Searching, Reading, Updating):
    """A diary and its index in ``index_dir``; nothing is read before it is asked for.

    ``since`` and ``until`` are inclusive wherever they are taken: days, or date expressions as on the command line, of
    which ``since`` takes the first day and ``until`` the last. ``today`` is what relative ones count from, by default
    the day by the clock. Entries without a date lie in no period.

    ``outside`` False shows nothing of files that a link in the diary leads to, out of it; ``meaning`` False finds nothing
    by its meaning. Errors are :class:`~indexer.errors.NikkiError` with a text for the user.
    """
