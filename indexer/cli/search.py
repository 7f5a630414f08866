"""``nikki search``: results to stdout; what should be known about them to stderr."""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from indexer.cli.framework import AtLeast, OneOf, QueryCommand
from indexer.cli.options import (
    format_option,
    make_page,
    mark_option,
    no_update_option,
    null_option,
    output_format,
    page_options,
    period,
    period_text,
    usual_format,
)
from indexer.cli.output import say, use_utf8, write
from indexer.cli.refresh import refresh
from indexer.errors import FOUND, NOTHING, UsageError
from indexer.messages import message
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from indexer.app import Diary
    from indexer.cli.environment import Environment
    from indexer.cli.relaxed import Asked
    from indexer.model import Hit, SearchResults

_DEFAULT_LIMIT = 10
_PASSAGES_TO_PICK_FROM = 3
_COMPLETE = {"files", "count"}
"""Formats that answer "which" or "how many": ten of them would be a wrong answer."""
_FOR_PEOPLE = {"terminal", "plain"}
_BY_MEANING = {"terminal", "plain", "json", "jsonl"}
"""Formats that may have entries which hold no word of the query; others are for programs that take what they get."""
_TELL_TIERS = {"terminal", "json", "jsonl"}
"""Formats that show which hits have all the words and which only some; in others, the first stand alone."""


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
    full_only: bool
    meaning: bool
    strict: bool = False
    """Whether entries with some of the words are shown under no circumstances."""


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
@click.option("--full-only", is_flag=True, help="opt-full-only")
@click.option("--explain", is_flag=True, help="opt-explain")
@click.option("--json", "output", flag_value="json", help="opt-json")
@click.option("--jsonl", "output", flag_value="jsonl", help="opt-jsonl")
@click.option("--vimgrep", "output", flag_value="vimgrep", help="opt-vimgrep")
@click.option("--files", "output", flag_value="files", help="opt-files")
@click.option("--count", "output", flag_value="count", help="opt-count")
@format_option
@null_option
@mark_option
@click.option("-q", "--quiet", is_flag=True, help="opt-quiet")
@click.option("-i", "--interactive", is_flag=True, help="opt-interactive")
@click.option("--records", is_flag=True, hidden=True)
@no_update_option
@page_options
@click.pass_obj
def search_command(environment: Environment, /, **options: Any) -> int:  # noqa: ANN401  (checked by the options above)
    """Search, print the hits, and keep their numbers for ``show`` and ``open``."""
    request = _request(environment, options)
    if options["records"]:
        return _write_records(request, environment, options)
    if options["interactive"]:
        from indexer.cli.pick import has_fzf

        request = _to_pick_from(request, options)
        if not has_fzf(environment):
            from indexer.cli.live import start_with

            return start_with(request, environment, update=not options["no_update"])
    from indexer.app import Diary
    from indexer.model import SearchResults

    diary = Diary(environment.directory)
    if not options["no_update"]:
        refresh(diary, environment)
    if options["interactive"] and not request.query.strip():
        from indexer.cli.pick import pick_entry

        entries = diary.entries(request.since, request.until)
        return pick_entry(entries[::-1], request, environment, options["color"])
    results = _search(diary, request, environment)
    if request.strict and results.relaxed:
        results = SearchResults((), 0, suggestions=results.suggestions, period=results.period)
    with contextlib.suppress(OSError):  # an index that cannot be written to can still be searched
        diary.remember_lookups()
    if options["interactive"] and results.hits:
        from indexer.cli.pick import pick_hit

        return pick_hit(results.hits, request, environment, options["color"])
    if not options["quiet"]:
        _print(diary, request, results, environment, options)
        if results.hits and request.output != "count":
            with contextlib.suppress(OSError):
                _remember(diary, request.offset, results.hits)
    return FOUND if results.hits else NOTHING


def _write_records(request: Request, environment: Environment, options: dict[str, Any]) -> int:
    """What fzf lists for a query that is typed there."""
    from indexer.cli.pick import records

    write([records(request, environment, options["color"])], environment, end="")
    return FOUND


def _print(
    diary: Diary,
    request: Request,
    results: SearchResults,
    environment: Environment,
    options: Mapping[str, Any],
) -> None:
    """The hits in the form that was asked for, and what there is to say of them."""
    from indexer.render import RENDERERS

    page = make_page(
        environment,
        options["color"],
        signs=options["signs"] or environment.setting("mark", ("【", "】")),
        query=request.query,
        offset=request.offset,
        passages=request.passages,
        explain=options["explain"],
        template=options["template"] or "",
        absent=diary.absent_files,
    )
    if request.output.startswith("json"):
        use_utf8()
    say_period(results, request.query, environment)
    if results.relaxed:
        from indexer.cli.relaxed import say_relaxed

        say_relaxed(results, _asked(diary, request, results, environment), environment.language)
    pager = request.output in _FOR_PEOPLE and not (options["no_pager"] or options["null"])
    end = "\0" if options["null"] else "\n"
    write(RENDERERS[request.output](results, page), environment, pager=pager, end=end)
    if results.hits and request.output in _FOR_PEOPLE:
        _say_footer(request, results, environment)
    elif results.total and not results.hits:
        counts = {"total": results.total, "offset": request.offset}
        say(message("beyond-last", environment.language, **counts))
    if results.relaxed or not results.total:
        _say_what_else(diary, request, results, environment)


def _remember(diary: Diary, offset: int, hits: Sequence[Hit]) -> None:
    """Keep the hits by their numbers, with the lines on which their passages have the first match."""
    from indexer.render.vimgrep import position

    lines = [max(0, position(hit.entry, hit.snippet)[0] - hit.entry.line) for hit in hits]
    days = [hit.entry.date for hit in hits]
    skipped = [""] * offset
    diary.remember([*skipped, *(hit.entry.id for hit in hits)], [0] * offset + lines, [None] * offset + days)


def _request(environment: Environment, options: dict[str, Any]) -> Request:
    since, until = period(environment, options["since"], options["until"], options["on"])
    strict = options["full_only"]
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
        limit=1 if output == "count" else None if options["everything"] else limit,
        offset=0 if output == "count" else options["offset"],
        output=output,
        passages=options["passages"],
        exact_words=options["exact_words"],
        full_only=strict or output not in _TELL_TIERS,
        meaning=output in _BY_MEANING and not strict and environment.setting("meaning", otherwise=True),
        strict=strict,
    )


def _to_pick_from(request: Request, options: dict[str, Any]) -> Request:
    """The request with enough hits and passages to pick from, unless the user said how many."""
    if options["output"] or options["template"] is not None:
        raise UsageError("pick-format")
    from indexer.cli.pick import MOST

    limit = None if options["everything"] else options["limit"] or MOST
    return request._replace(limit=limit, passages=max(request.passages, _PASSAGES_TO_PICK_FROM))


def _search(diary: Diary, request: Request, environment: Environment) -> SearchResults:
    try:
        return diary.search(
            request.query,
            limit=request.limit,
            offset=request.offset,
            since=request.since,
            until=request.until,
            sort=request.sort,
            passages=request.passages,
            exact_words=request.exact_words,
            full_only=request.full_only,
            meaning=request.meaning,
            today=environment.today(),
        )
    except UsageError as error:
        raise error.within(request.query) from None


def say_period(results: SearchResults, query: str, environment: Environment) -> None:
    """How a date among the words was read, and how to have it as words."""
    found = results.period
    if not found:
        return
    days = period_text(found.first, found.last, environment.language)
    if not found.applied:
        say(message("period-empty", environment.language, text=found.text, days=days))
        return
    from indexer.cli.no_results import search_command

    command = search_command(query.replace(found.text, f"「{found.text}」 ", 1).strip(), environment)
    say(message("period-read", environment.language, text=found.text, days=days, command=command))


def _say_footer(request: Request, results: SearchResults, environment: Environment) -> None:
    """How many there are, how many of them are shown, in which order; to a person, also how long it took."""
    language = environment.language
    below = Counter(hit.tier for hit in results.hits if not _is_counted(hit, results))
    shown, first = len(results.hits) - below.total(), request.offset + 1
    details = []
    if results.total > 1:
        by_date = request.sort == "relevance" and not any(hit.score for hit in results.hits)
        details.append(message(f"sorted-{'new' if by_date else request.sort}", language))
    if shown < results.total and not request.offset:
        details.append(message("show-all", language))
    if environment.err_terminal and environment.started:
        details.append(message("took", language, seconds=f"{time.monotonic() - environment.started:.2f}"))
    code = "footer-all" if shown == results.total else "footer-part"
    if request.offset and shown < results.total:
        code = "footer-range" if shown > 1 else "footer-one"
    counts = {"total": results.total, "shown": shown, "first": first, "last": request.offset + shown}
    text = message(code, language, **counts)
    details[:0] = [message(f"{tier}-below", language, count=count) for tier, count in below.items()]
    if details:
        text = message(
            "footer", language, counts=text, details=message("footer-comma", language).join(details)
        )
    say(text)


def _is_counted(hit: Hit, results: SearchResults) -> bool:
    """Whether a hit is one of those that the total counts; others follow below them."""
    if results.relaxed:
        return hit.tier != "meaning" or results.relaxation == "meaning"
    return hit.tier == "full"


def _asked(diary: Diary, request: Request, results: SearchResults, environment: Environment) -> Asked:
    from indexer.cli.relaxed import Asked

    days = request.since, request.until
    asked = Asked(request.query, days, diary.property_keys, exact_words=request.exact_words)
    return asked.without_date(results.period, environment.today())


def _say_what_else(diary: Diary, request: Request, results: SearchResults, environment: Environment) -> None:
    """What there is elsewhere, or in another way, where no entry has all the words."""
    from indexer.cli.meaning_hint import say_left_out, say_what_meaning_needs
    from indexer.cli.no_results import say_nothing
    from indexer.cli.relaxed import say_some, say_where

    asked = _asked(diary, request, results, environment)
    asker = asked.asker(diary, environment)
    if results.total:
        say_where(results, asked, asker, environment)
    else:
        say_nothing(request.query, results.suggestions, asker, environment)
    if request.strict and not results.total:
        say_some(asked, asker)
    in_its_period = not results.period or results.period.applied
    if not ((results.total and in_its_period) or (request.meaning and request.sort == "relevance")):
        say_left_out(diary, asked, environment)
    if request.output in _FOR_PEOPLE:
        say_what_meaning_needs(diary, results, environment)
