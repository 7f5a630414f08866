"""A date among the words of a request, read as its period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.dates.spotting import spotted
from indexer.model import ReadPeriod
from indexer.query import And, Field, Not, Or, Prefix, Word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from indexer.model import SearchResults
    from indexer.query import Node
    from indexer.search.engine import Request


def search_in_period(
    request: Request, today: dt.date, search: Callable[[Request], SearchResults]
) -> SearchResults:
    """Search with a date among the words read as its period; in any period, where nothing was found in that one.

    While the words behind it are still being typed, nothing is searched for outside its period.
    """
    period, dated = with_period(request, today)
    if period:
        found = search(dated)
        if found.total or (request.half_typed and dated.query != And(())):
            return found._replace(period=period)
        period = period._replace(applied=False)
    found = search(request)
    if period and not found.total and dated.query != And(()):
        found = search(dated._replace(since=None, until=None))
    return found._replace(period=period)


def with_period(request: Request, today: dt.date) -> tuple[ReadPeriod | None, Request]:
    """The first date among the words of a request, and the request with it as its period; none if a period is given."""
    if request.since or request.until or _names_date(request.query):
        return None, request
    items = list(request.query.items)
    for at, item in enumerate(items):
        if not isinstance(item, Word | Prefix):
            continue
        found = spotted(item.text, today)
        if found:
            items[at : at + 1] = [item._replace(text=found.rest)] if found.rest else []
            dated = request._replace(query=And(tuple(items)), since=found.days.start, until=found.days.end)
            return ReadPeriod(found.text, *found.days), dated
    return None, request


def _names_date(node: Node) -> bool:
    if isinstance(node, And | Or):
        return any(map(_names_date, node.items))
    return (
        _names_date(node.item) if isinstance(node, Not) else isinstance(node, Field) and node.name == "date"
    )
