"""What a search says that found nothing: what is near, and which part of the query shut everything out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.cli.output import say
from indexer.messages import message
from indexer.query import And, Field, Not, parse
from indexer.query.printing import unparse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer.cli.environment import Environment
    from indexer.model import SearchResults
    from indexer.query import Node

    Finder = Callable[[str, bool], SearchResults]
    """Searches for a query, within the period that was asked for or, if False, at any time."""


def say_nothing(
    query: str, results: SearchResults, find: Finder, environment: Environment, *, dated: bool
) -> None:
    """That nothing answers ``query``, and what would help; ``dated``: whether only a period was searched."""
    language = environment.language
    if not query.strip():
        say(message("nothing-in-period", language))
        return
    say(message("nothing-found", language, query=query))
    if results.suggestions:
        _say_spellings(query, results, environment)
        return
    better = ""
    for text, proposal in _wider(query, find, language, dated=dated):
        say(text)
        better = better or proposal
    if better:
        say(message("try-command", language, command=_command(better, environment)))


def _say_spellings(query: str, results: SearchResults, environment: Environment) -> None:
    language = environment.language
    words = [message("near-spelling", language, word=s.word, count=s.entries) for s in results.suggestions]
    say(message("near-spellings", language, words=message("comma", language).join(words)))
    best = results.suggestions[0]
    near = query.replace(best.instead_of, best.word)
    say(message("try-command", language, command=_command(near, environment)))


def _wider(query: str, find: Finder, language: str, *, dated: bool) -> Iterator[tuple[str, str]]:
    """What would be found with less demanded, each with a query that does so."""
    if dated:
        everywhere = find(query, False)  # noqa: FBT003  (a callable has no keywords)
        if everywhere.total and not everywhere.relaxed:
            yield _without_period(everywhere, language), query
            return
    items = parse(query).items
    for item in items:
        if isinstance(item, Field | Not) and len(items) > 1:
            rest = unparse(And(tuple(other for other in items if other is not item)))
            found = find(rest, True)  # noqa: FBT003
            if found.total and not found.relaxed:
                yield message("without-part", language, part=unparse(item), count=found.total), rest
    words: list[Node] = [item for item in items if not isinstance(item, Field | Not)]
    if len(words) > 1:
        yield from _alone(words, find, language)


def _without_period(found: SearchResults, language: str) -> str:
    days = [hit.entry.date for hit in found.hits if hit.entry.date]
    if not days:
        return message("without-period", language, count=found.total)
    first, last = min(days), max(days)
    span = message("days-between", language, first=first, last=last) if first != last else str(first)
    return message("without-period-span", language, count=found.total, days=span)


def _alone(words: list[Node], find: Finder, language: str) -> Iterator[tuple[str, str]]:
    """In how many entries each word stands, at any time."""
    counts = {}
    for word in dict.fromkeys(map(unparse, words)):
        found = find(word, False)  # noqa: FBT003
        counts[word] = 0 if found.relaxed else found.total
    if any(counts.values()):
        parts = [message("near-spelling", language, word=word, count=count) for word, count in counts.items()]
        best = max(counts, key=counts.__getitem__)
        yield message("each-word-alone", language, words=message("comma", language).join(parts)), best


def _command(query: str, environment: Environment) -> str:
    import shlex

    # shlex.quote takes Japanese letters for unsafe; a shell does not.
    safe = all(char.isalnum() or char.isspace() or char in "-_.,ー・:" for char in query)
    return f"{environment.command} search {query if safe else shlex.quote(query)}"
