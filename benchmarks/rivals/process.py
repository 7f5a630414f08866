"""One search as a process, of a rival that is a library."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.engine import Query


def one_search(module: str, index: str, query: Query) -> list[str] | None:
    """The command by which the ``searcher`` of a module is asked once; None for what strings alone cannot say."""
    if not query.words or query.without or query.question:
        return None
    code = (
        "import sys; from benchmarks.engine import Query; "
        f"from {module} import searcher; "
        "print(searcher(sys.argv[1])(Query('', '', tuple(sys.argv[2:]))))"
    )
    return [sys.executable, "-W", "ignore", "-c", code, index, *query.words]
