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

    Of a longer date of which there is no entry, the beginning is a period, too, and the rest words: 去年のクリスマス is
    クリスマス in last year. While the words behind it are still being typed, nothing is searched for outside its period.
    """
    period, dated = with_period(request, today)
    if not period:
        return search(request)
    found = search(dated)
    if found.total or (request.half_typed and dated.query != And(())):
        return found._replace(period=period)
    wider, in_wider = with_period(request, today, longest=False)
    if wider and wider != period and (found := search(in_wider)).total:
        return found._replace(period=wider)
    return _in_any_period(request, dated, period, search)._replace(period=period._replace(applied=False))


def _in_any_period(
    request: Request, dated: Request, period: ReadPeriod, search: Callable[[Request], SearchResults]
) -> SearchResults:
    """The answer to a request that names a period of which there is nothing: as it was typed, with the date as a word of its own, or without it."""
    found = search(request)
    if dated.query == And(()) or (found.total and not found.relaxed):
        return found
    apart = search(request._replace(query=And((Word(period.text), *dated.query.items))))
    if apart.total and not apart.relaxed:
        return apart
    return found if found.total else search(dated._replace(since=None, until=None))


def with_period(
    request: Request, today: dt.date, *, longest: bool = True
) -> tuple[ReadPeriod | None, Request]:
    """The first date among the words of a request, and the request with it as its period; none if a period is given.

    Of the dates with which a word begins, the longest or the shortest (:func:`~indexer.dates.spotting.spotted`).
    """
    if request.since or request.until or _names_date(request.query):
        return None, request
    items = list(request.query.items)
    for at, item in enumerate(items):
        if not isinstance(item, Word | Prefix):
            continue
        found = spotted(item.text, today, longest=longest)
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
