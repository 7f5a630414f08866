"""``nikki search``: results to stdout; what should be known about them to stderr."""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from indexer.cli.framework import AtLeast, OneOf, QueryCommand
from indexer.cli.options import (
    format_option,
    make_page,
    null_option,
    output_format,
    page_options,
    period,
    usual_format,
)
from indexer.cli.output import say, use_utf8, write
from indexer.cli.refresh import refresh
from indexer.errors import FOUND, NOTHING
from indexer.messages import message

if TYPE_CHECKING:
    import datetime as dt

    from indexer.app import Diary
    from indexer.cli.environment import Environment
    from indexer.model import HitDays, SearchResults

_DEFAULT_LIMIT = 10
_COMPLETE = {"files", "count"}
"""Formats that answer "which" or "how many": ten of them would be a wrong answer."""
_FOR_PEOPLE = {"terminal", "plain"}


class Request(NamedTuple):
    """A search as it was asked for: the dates read, the format chosen, the limit settled."""

    query: str
    since: dt.date | None
    until: dt.date | None
    sort: str
    limit: int | None
    offset: int
    output: str
    passages: int
    exact_words: bool


@click.command("search", cls=QueryCommand, help="help-search")
@click.argument("words", nargs=-1, metavar="[QUERY]...")
@click.option("--since", metavar="DATE", help="opt-since")
@click.option("--until", metavar="DATE", help="opt-until")
@click.option("--on", metavar="DATE", help="opt-on")
@click.option("--sort", metavar="ORDER", type=OneOf("relevance", "new", "old"), help="opt-sort")
@click.option("-n", "--limit", metavar="N", type=AtLeast(1), help="opt-limit")
@click.option("--offset", metavar="N", type=AtLeast(0), default=0, help="opt-offset")
@click.option("--all", "everything", is_flag=True, help="opt-all")
@click.option("--passages", metavar="N", type=AtLeast(1), default=1, help="opt-passages")
@click.option("--exact-words", is_flag=True, help="opt-exact-words")
@click.option("--explain", is_flag=True, help="opt-explain")
@click.option("--json", "output", flag_value="json", help="opt-json")
@click.option("--jsonl", "output", flag_value="jsonl", help="opt-jsonl")
@click.option("--vimgrep", "output", flag_value="vimgrep", help="opt-vimgrep")
@click.option("--files", "output", flag_value="files", help="opt-files")
@click.option("--count", "output", flag_value="count", help="opt-count")
@format_option
@null_option
@click.option("--no-update", is_flag=True, help="opt-no-update")
@page_options
@click.pass_obj
def search_command(environment: Environment, /, **options: Any) -> int:  # noqa: ANN401  (checked by the options above)
    """Search, print the hits, and keep their numbers for ``show`` and ``open``."""
    request = _request(environment, options)
    # A search makes some 100,000 objects and ends: collecting among them takes 9 ms and frees nothing.
    gc.disable()
    from indexer.app import Diary
    from indexer.render import RENDERERS

    diary = Diary(environment.directory)
    if not options["no_update"]:
        refresh(diary, environment)
    results = _search(diary, request, environment)
    page = make_page(
        environment,
        options["color"],
        query=request.query,
        offset=request.offset,
        passages=request.passages,
        explain=options["explain"],
        template=options["template"] or "",
    )
    if request.output.startswith("json"):
        use_utf8()
    say_relaxed(results, environment.language)
    pager = request.output in _FOR_PEOPLE and not (options["no_pager"] or options["null"])
    end = "\0" if options["null"] else "\n"
    write(RENDERERS[request.output](results, page), environment, pager=pager, end=end)
    if not results.hits:
        _say_nothing(diary, request, results, environment)
        return NOTHING
    if request.output in _FOR_PEOPLE:
        _say_footer(request, results, environment.language)
    with contextlib.suppress(OSError):  # an index that cannot be written to can still be searched
        diary.remember([""] * request.offset + [hit.entry.id for hit in results.hits])
    return FOUND


def _request(environment: Environment, options: dict[str, Any]) -> Request:
    since, until = period(environment, options["since"], options["until"], options["on"])
    usual = usual_format(environment, null=options["null"])
    output = output_format(options["output"], options["template"], usual)
    limit = options["limit"] or (
        None if output in _COMPLETE else environment.setting("limit", _DEFAULT_LIMIT)
    )
    return Request(
        query=" ".join(options["words"]),
        since=since,
        until=until,
        sort=options["sort"] or environment.setting("sort", "relevance"),
        limit=None if options["everything"] else limit,
        offset=options["offset"],
        output=output,
        passages=options["passages"],
        exact_words=options["exact_words"],
    )


def _search(diary: Diary, request: Request, environment: Environment) -> SearchResults:
    return diary.search(
        request.query,
        limit=1 if request.output == "count" else request.limit,
        offset=0 if request.output == "count" else request.offset,
        since=request.since,
        until=request.until,
        sort=request.sort,
        passages=request.passages,
        exact_words=request.exact_words,
        today=environment.today(),
    )


def say_relaxed(results: SearchResults | HitDays, language: str) -> None:
    """What was found instead, if the words were not."""
    if results.relaxation == "spelling":
        for word in dict.fromkeys(suggestion.instead_of for suggestion in results.suggestions):
            near = [s.word for s in results.suggestions if s.instead_of == word]
            quoted = "".join(message("near-word", language, word=other) for other in near)
            say(message("relaxed-spelling", language, word=word, near=quoted))
    elif results.relaxed:
        say(message("relaxed-partial", language))


def _say_footer(request: Request, results: SearchResults, language: str) -> None:
    """How many there are, how many of them are shown, in which order."""
    by_date = request.sort == "relevance" and not any(hit.score for hit in results.hits)
    order = message(f"sorted-{'new' if by_date else request.sort}", language)
    shown, first = len(results.hits), request.offset + 1
    if shown == results.total:
        code = "footer-one" if shown == 1 else "footer-all"
    else:
        code = "footer-range" if request.offset else "footer-part"
    counts = {"total": results.total, "shown": shown, "first": first, "last": request.offset + shown}
    say(message(code, language, order=order, **counts))


def _say_nothing(diary: Diary, request: Request, results: SearchResults, environment: Environment) -> None:
    """That nothing was found, and what might help: near spellings, or the search without its dates."""
    language = environment.language
    if results.total:
        say(message("beyond-last", language, total=results.total, offset=request.offset))
        return
    code = "nothing-found" if request.query.strip() else "nothing-in-period"
    say(message(code, language, query=request.query))
    if results.suggestions:
        words = [
            message("near-spelling", language, word=s.word, count=s.entries) for s in results.suggestions
        ]
        say(message("near-spellings", language, words=", ".join(words)))
        best = results.suggestions[0]
        say(
            message(
                "try-command", language, command=_command(request.query.replace(best.instead_of, best.word))
            )
        )
    elif request.query.strip() and (request.since or request.until):
        wider = _search(diary, request._replace(since=None, until=None, output="count"), environment)
        if wider.total and not wider.relaxed:
            say(message("without-period", language, count=wider.total))


def _command(query: str) -> str:
    import shlex

    # shlex.quote takes Japanese letters for unsafe; a shell does not.
    safe = all(char.isalnum() or char.isspace() or char in "-_.,ー・" for char in query)
    return f"nikki search {query if safe else shlex.quote(query)}"
