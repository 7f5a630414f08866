"""What several commands share: options, the page that they print on, the period that they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from indexer.cli.environment import current_folder, host
from indexer.cli.framework import OneOf
from indexer.errors import UsageError
from indexer.messages import message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from indexer.cli.environment import Environment
    from indexer.render.page import Page

_LAST_YEAR = 9999
COLORS = ("auto", "always", "never")
_Function = TypeVar("_Function", bound="Callable[..., Any]")


def _color_wish(context: click.Context, _param: click.Parameter, value: str | None) -> str:
    environment: Environment = context.obj
    return value or str(environment.setting("color", "auto"))


def page_options(function: _Function) -> _Function:
    """``--color`` and ``--no-pager``."""
    color = click.option(
        "--color", metavar="WHEN", type=OneOf(*COLORS), callback=_color_wish, help="opt-color"
    )
    pager = click.option("--no-pager", is_flag=True, help="opt-no-pager")
    return color(pager(function))


def format_option(function: _Function) -> _Function:
    """``--format``."""
    return click.option(
        "--format", "template", metavar="TEMPLATE", callback=_checked_template, help="opt-format"
    )(function)


def mark_option(function: _Function) -> _Function:
    """``--mark``."""
    return click.option("--mark", "signs", metavar="SIGNS", callback=_checked_signs, help="opt-mark")(
        function
    )


def _checked_signs(
    _context: click.Context, _param: click.Parameter, value: str | None
) -> tuple[str, str] | None:
    if value is None:
        return None
    from indexer.cli.setting_table import signs

    found = signs(value)
    if found is None:
        raise UsageError("bad-mark", text=value)
    return found


def no_update_option(function: _Function) -> _Function:
    """``--no-update``."""
    return click.option("--no-update", is_flag=True, help="opt-no-update")(function)


def null_option(function: _Function) -> _Function:
    """``-0``."""
    return click.option("-0", "--print0", "null", is_flag=True, help="opt-print0")(function)


def output_format(output: str | None, template: str | None, otherwise: str) -> str:
    """The name of the renderer that the options ask for."""
    if template is not None:
        return "format"
    return output or otherwise


def usual_format(environment: Environment, *, null: bool) -> str:
    """The renderer where no option asks for one: for a person, or for a program."""
    return "terminal" if environment.out_terminal and not null else "plain"


def _checked_template(_context: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        from indexer.render.template import check

        check(value)
    return value


def make_page(environment: Environment, color: str = "never", **fields: Any) -> Page:  # noqa: ANN401  (fields of Page)
    """The page that results are printed on."""
    from indexer.render.page import Page

    colored = environment.has_color(color)
    page = Page(
        today=environment.today(),
        terminal=environment.out_terminal,
        language=environment.language,
        width=environment.prose_width,
        color=colored,
        links=colored and environment.out_terminal and not environment.variables.get("NO_HYPERLINKS"),
        home=environment.home,
        folder=current_folder(),
        host=host(),
        command=environment.command,
        signs=environment.setting("mark", ("【", "】")),
    )
    return page._replace(**fields)


def period(
    environment: Environment, since: str | None, until: str | None, on: str | None = None
) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of what was asked for: ``--since`` counts from its start, ``--until`` to its end."""
    if since is None and until is None and on is None:
        return None, None
    from indexer.dates.within import within

    return within(environment.today(), since, until, on)


def period_text(first: dt.date | None, last: dt.date | None, language: str) -> str:
    """A period as a reader says it: ``2026-05-01〜2026-05-31``; an end is open if it is None or out of reach."""
    begins = first is not None and first.year > 1
    ends = last is not None and last.year < _LAST_YEAR
    if begins and ends:
        return str(first) if first == last else message("from-to", language, first=first, last=last)
    if begins or ends:
        return message("from-day" if begins else "to-day", language, day=first if begins else last)
    return message("at-any-time", language)
