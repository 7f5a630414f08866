"""``nikki timeline``: how often, and when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from indexer.cli.framework import OneOf, QueryCommand
from indexer.cli.options import make_page, page_options, period
from indexer.cli.output import say, use_utf8, write
from indexer.cli.refresh import refresh
from indexer.cli.relaxed import Asked, say_nothing_there, say_relaxed, say_where
from indexer.errors import FOUND, NOTHING
from indexer.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indexer.app import Diary
    from indexer.cli.environment import Environment
    from indexer.model import HitDays
    from indexer.render.page import Page


@click.command("timeline", cls=QueryCommand, help="help-timeline")
@click.argument("words", nargs=-1, metavar="[QUERY]...")
@click.option("--by", metavar="UNIT", type=OneOf("year", "month", "week"), help="opt-by")
@click.option("--since", metavar="DATE", help="opt-since")
@click.option("--until", metavar="DATE", help="opt-until")
@click.option("--on", metavar="DATE", help="opt-on")
@click.option("--heatmap", is_flag=True, help="opt-heatmap")
@click.option("--svg", metavar="FILE", help="opt-svg")
@click.option("--png", metavar="FILE", help="opt-png")
@click.option("--force", is_flag=True, help="opt-force")
@click.option("--exact-words", is_flag=True, help="opt-exact-words")
@click.option("--json", "as_json", is_flag=True, help="opt-json")
@click.option("--no-update", is_flag=True, help="opt-no-update")
@page_options
@click.pass_obj
def timeline_command(environment: Environment, /, **options: Any) -> int:  # noqa: ANN401  (checked by the options above)
    """Count the hits of a query, or all entries, by time, and draw them."""
    since, until = period(environment, options["since"], options["until"], options["on"])
    from indexer.app import Diary
    from indexer.dates import DateRange
    from indexer.lookback.periods import chosen_unit

    diary = Diary(environment.directory)
    if not options["no_update"]:
        refresh(diary, environment)
    pictures = _pictures(options, diary)
    query = " ".join(options["words"])
    found = diary.days(query, since, until, exact_words=options["exact_words"], today=environment.today())
    asked = Asked(query, (since, until), diary.property_keys, exact_words=options["exact_words"])
    if found.relaxed:
        say_relaxed(found, asked, environment.language)
    unit = options["by"] or (chosen_unit(DateRange(*found.span)) if found.span else "year")
    page = make_page(environment, options["color"], query=query)
    if options["as_json"]:
        use_utf8()
    if pictures and found.days:
        _write_pictures(pictures, found, unit, query, options, environment)
        return FOUND
    write(
        _lines(found, unit, options, page),
        environment,
        pager=not options["no_pager"] and not options["as_json"],
    )
    if not options["as_json"]:
        _say_footer(found, "day" if options["heatmap"] else unit, environment.language)
    if found.days or found.undated:
        say_where(found, asked, asked.asker(diary, environment), environment)
        return FOUND
    say_nothing_there(diary, asked, found.suggestions, environment)
    return NOTHING


def _lines(found: HitDays, unit: str, options: dict[str, Any], page: Page) -> Iterable[str]:
    from indexer.lookback.periods import counted
    from indexer.render.timeline import bars, timeline_json

    if options["as_json"]:
        return [timeline_json(found, counted(found, unit), unit, page, with_days=options["heatmap"])]
    if not found.days:
        return []
    if options["heatmap"]:
        from indexer.lookback.calendar import calendar_of
        from indexer.render.heatmap import heatmap

        return heatmap(calendar_of(found), page)
    return bars(counted(found, unit), unit, page)


def _pictures(options: dict[str, Any], diary: Diary) -> list[str]:
    """The files to be written. Raises UsageError for one that must not be."""
    if not (options["svg"] or options["png"]):
        return []
    from indexer.render.output_file import check_target
    from indexer.render.picture import PICTURES

    for name, kind in PICTURES.items():
        if options[name]:
            check_target(options[name], kind, f"--{name}", diary.files(), force=options["force"])
    return [path for path in (options["svg"], options["png"]) if path]


def _write_pictures(
    paths: list[str], found: HitDays, unit: str, query: str, options: dict[str, Any], environment: Environment
) -> None:
    from indexer.lookback.calendar import calendar_of
    from indexer.lookback.periods import counted
    from indexer.render.picture import MOST_BARS, Labels, bar_picture, calendar_picture, save, title_of

    language = environment.language
    title = title_of(query, len(found.days), "day" if options["heatmap"] else unit, language)
    labels = Labels(title, language)

    if options["heatmap"]:
        draw = partial(calendar_picture, calendar_of(found), labels)
    else:
        draw = partial(bar_picture, counted(found, unit, MOST_BARS), unit, labels)
    for path in paths:
        save(draw, labels, path)
        say(message("picture-written", language, path=path))


def _say_footer(found: HitDays, unit: str, language: str) -> None:
    """How many there are, from when to when; that some have no date."""
    if found.days:
        first, last = found.days[0], found.days[-1]
        days = message("from-to", language, first=first, last=last) if first < last else first
        say(message(f"timeline-by-{unit}", language, count=f"{len(found.days):,}", days=days))
    if found.undated:
        say(message("timeline-undated", language, count=f"{found.undated:,}"))
