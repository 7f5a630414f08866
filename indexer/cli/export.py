"""``nikki export``: entries as a page of HTML, as JSON a line, or for another search engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from indexer.cli.framework import AtLeast, Filled, OneOf, QueryCommand
from indexer.cli.options import make_page, period
from indexer.cli.output import say, use_utf8, write
from indexer.cli.refresh import refresh
from indexer.cli.relaxed import Asked, say_nothing_there, say_relaxed, say_where
from indexer.errors import FOUND, NOTHING, UsageError
from indexer.messages import message
from indexer.support.system import install_command
from indexer.support.terminal_text import one_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from indexer.app import Diary
    from indexer.cli.environment import Environment
    from indexer.model import Entry, Hit, SearchResults
    from indexer.render.album import Album
    from indexer.render.web_page import About

_STDOUT = "-"
_MOST_NAMES = 5
"""Names of pictures that are not in the page."""


@click.command("export", cls=QueryCommand, help="help-export")
@click.argument("words", nargs=-1, metavar="[QUERY]...")
@click.option("--html", "path", metavar="FILE", help="opt-html")
@click.option("--jsonl", "as_lines", is_flag=True, help="opt-export-jsonl")
@click.option("--bulk", metavar="NAME", type=Filled(), help="opt-bulk")
@click.option("--title", metavar="TEXT", default="", help="opt-title")
@click.option("--since", metavar="DATE", help="opt-since")
@click.option("--until", metavar="DATE", help="opt-until")
@click.option("--on", metavar="DATE", help="opt-on")
@click.option(
    "--sort", metavar="ORDER", type=OneOf("old", "new", "relevance"), default="old", help="opt-export-sort"
)
@click.option("-n", "--limit", metavar="N", type=AtLeast(1), help="opt-export-limit")
@click.option("--exact-words", is_flag=True, help="opt-exact-words")
@click.option("--no-images", is_flag=True, help="opt-no-images")
@click.option("--force", is_flag=True, help="opt-force")
@click.option("--no-update", is_flag=True, help="opt-no-update")
@click.pass_obj
def export_command(environment: Environment, /, **options: Any) -> int:  # noqa: ANN401  (checked by the options above)
    """Write the entries that answer a query, or are of a period, in full."""
    query, path = " ".join(options["words"]), options["path"]
    forms = [form for form in (path, options["as_lines"], options["bulk"]) if form]
    if len(forms) != 1:
        raise UsageError("export-one" if forms else "export-where", query=query or "旅行")
    since, until = period(environment, options["since"], options["until"], options["on"])
    from indexer.app import Diary

    diary = Diary(environment.directory)
    if not options["no_update"]:
        refresh(diary, environment)
    if path and path != _STDOUT:
        from indexer.render.output_file import check_target
        from indexer.render.web_page import WEB_PAGE

        check_target(path, WEB_PAGE, "--html", diary.files(), force=options["force"])
    results = _search(diary, query, since, until, options, environment)
    asked = Asked(query, (since, until), diary.property_keys, exact_words=options["exact_words"])
    asked = asked.without_date(results.period, environment.today())
    if not results.hits:
        say_nothing_there(diary, asked, results.suggestions, environment)
        return NOTHING
    if results.relaxed:
        say_relaxed(results, asked, environment.language)
        say_where(results, asked, asked.asker(diary, environment), environment)
    by_relevance = options["sort"] == "relevance" and any(hit.score for hit in results.hits)
    order = "relevance" if by_relevance else "new" if options["sort"] == "relevance" else options["sort"]
    hits = _in_order(results.hits, order)
    if path:
        from indexer import __version__
        from indexer.render.web_page import About

        about = About(options["title"], query, since, until, order, results.relaxation, __version__)
        _write_page(hits, about, path, None if options["no_images"] else diary.sources, environment)
    else:
        _write_lines([hit.entry for hit in hits], options["bulk"], environment)
    return FOUND


def _write_page(
    hits: Sequence[Hit], about: About, path: str, sources: Sequence[str] | None, environment: Environment
) -> None:
    """Write the page, with pictures of the diary in it unless ``sources`` is None."""
    from indexer.render.album import Album
    from indexer.render.web_page import web_page

    album = None if sources is None else Album(sources)
    lines = web_page(hits, about, make_page(environment), album)
    if path == _STDOUT:
        use_utf8()
        write(lines, environment)
    else:
        _save(lines, path, len(hits), environment.language)
    if album:
        _say_pictures(album, environment.language)


def _write_lines(entries: Sequence[Entry], index: str | None, environment: Environment) -> None:
    from indexer.render.entry_stream import bulk_lines, json_lines

    use_utf8()
    write(bulk_lines(entries, index) if index else json_lines(entries), environment)


def _say_pictures(album: Album, language: str) -> None:
    """How many pictures are in the page, which are not, and what would make them smaller."""
    if album.taken:
        say(message("page-pictures", language, count=album.taken))
    if album.left:
        names = list(dict.fromkeys(one_line(name) for name in album.left))
        shown = message("comma", language).join(names[:_MOST_NAMES])
        more = message("and-more", language) if len(names) > _MOST_NAMES else ""
        say(message("page-pictures-left", language, count=f"{len(names):,}", names=shown + more))
    if album.taken and not album.scaled:
        say(message("page-pictures-unscaled", language, install=install_command("pictures")))


def _search(
    diary: Diary,
    query: str,
    since: dt.date | None,
    until: dt.date | None,
    options: dict[str, Any],
    environment: Environment,
) -> SearchResults:
    """The hits to be written; every entry of the period, or of the diary, where there is no query."""
    if query.strip():
        return diary.search(
            query,
            options["limit"],
            since=since,
            until=until,
            sort=options["sort"],
            exact_words=options["exact_words"],
            full_only=True,
            meaning=False,
            today=environment.today(),
        )
    from indexer.model import Hit, SearchResults

    hits = map(Hit.unasked, diary.entries(since, until))
    ordered = _in_order(hits, "old" if options["sort"] == "old" else "new")
    return SearchResults(tuple(ordered[: options["limit"]]), len(ordered))


def _in_order(hits: Iterable[Hit], order: str) -> list[Hit]:
    """Hits by date, those of a day as they stand in their files, those without a date last; or as they are."""
    if order == "relevance":
        return list(hits)
    ordered = sorted(hits, key=lambda hit: (hit.entry.path, hit.entry.line))
    sign = -1 if order == "new" else 1
    ordered.sort(
        key=lambda hit: (hit.entry.date is None, sign * hit.entry.date.toordinal() if hit.entry.date else 0)
    )
    return ordered


def _save(lines: Iterable[str], path: str, count: int, language: str) -> None:
    from indexer.render.output_file import write_lines
    from indexer.render.statistics import size_text

    size = write_lines(path, lines)
    say(message("page-written", language, path=path, count=f"{count:,}", size=size_text(size)))
