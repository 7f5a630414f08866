"""``nikki today``: on this day in other years."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import click

from indexer.cli.framework import Command
from indexer.cli.options import make_page, page_options
from indexer.cli.output import say, use_utf8, write
from indexer.cli.refresh import refresh
from indexer.errors import FOUND, NOTHING, UsageError
from indexer.messages import message

if TYPE_CHECKING:
    from indexer.app import Diary
    from indexer.cli.environment import Environment
    from indexer.dates import DateRange
    from indexer.lookback.anniversaries import OnThisDay


@click.command("today", cls=Command, help="help-today")
@click.argument("when", nargs=-1, metavar="[WHEN]")
@click.option("--week", is_flag=True, help="opt-week")
@click.option("--month", is_flag=True, help="opt-month")
@click.option("--json", "as_json", is_flag=True, help="opt-json")
@click.option("--no-update", is_flag=True, help="opt-no-update")
@page_options
@click.pass_obj
def today_command(environment: Environment, /, **options: Any) -> int:  # noqa: ANN401  (checked by the options above)
    """Print what was written on this day, with how long ago, and keep the numbers for ``show`` and ``open``."""
    if options["week"] and options["month"]:
        raise UsageError("week-or-month")
    from indexer.app import Diary
    from indexer.dates import DateRange, parse_range
    from indexer.lookback.anniversaries import widened
    from indexer.render.on_this_day import RENDERERS

    today = environment.today()
    when = " ".join(options["when"]).strip()
    asked = parse_range(when, today) if when else DateRange(today, today)
    span = "week" if options["week"] else "month" if options["month"] else ""
    diary = Diary(environment.directory)
    if not options["no_update"]:
        refresh(diary, environment)
    found = diary.on_this_day(widened(asked, span), today, other_years=not when)
    output = "json" if options["as_json"] else "terminal" if environment.out_terminal else "plain"
    if options["as_json"]:
        use_utf8()
    page = make_page(environment, options["color"])
    write(
        RENDERERS[output](found, page), environment, pager=not options["no_pager"] and not options["as_json"]
    )
    if not (options["as_json"] and found.memories):
        _say_what_was_found(found, when, environment)
    if not found.memories:
        _propose(diary, found, asked, span, when, environment)
        return NOTHING
    with contextlib.suppress(OSError):  # an index that cannot be written to can still be read
        diary.remember([memory.entry.id for memory in found.memories])
    return FOUND


def _say_what_was_found(found: OnThisDay, when: str, environment: Environment) -> None:
    """The days and how many entries they have; if none, the nearest days that have one."""
    language, today = environment.language, environment.today()
    days = _days(found, language)
    if found.memories:
        say(message("today-count", language, days=days, count=len(found.memories)))
        return
    say(message("no-such-days" if when else "no-anniversary", language, day=days))
    if found.nearest:
        from indexer.dates import ago

        near = [message("nearest-day", language, day=d, ago=ago(d, today, language)) for d in found.nearest]
        say(message("nearest-written", language, days=message("comma", language).join(near)))


def _propose(
    diary: Diary, found: OnThisDay, asked: DateRange, span: str, when: str, environment: Environment
) -> None:
    """The next command: the least that widens ``asked`` and finds something, or that which shows a nearest day."""
    from indexer.lookback.anniversaries import widened

    spans = {"": ("week", "month"), "week": ("month",), "month": ()}[span]
    for wider in spans if found.nearest else ():
        there = diary.on_this_day(widened(asked, wider), environment.today(), other_years=not when)
        if there.memories:
            text = f"{environment.command} today{f' {when}' if when else ''} --{wider}"
            break
    else:
        written = found.nearest or diary.usual_period(environment.today())
        show = f"show {found.nearest[0]}" if found.nearest else "random"
        text = f"{environment.command} {show}" if written else ""
    if text:
        say(message("try-command", environment.language, command=text))


def _days(found: OnThisDay, language: str) -> str:
    """``5月23日``, ``5月20日〜5月26日``."""
    first, last = (
        message("month-day", language, month=day.month, day=day.day)
        for day in (found.period.start, found.period.end)
    )
    return first if first == last else message("from-to", language, first=first, last=last)
