"""``nikki live``, and ``nikki`` alone on a terminal: search as you type."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from indexer.cli.editor import edit
from indexer.cli.framework import QueryCommand
from indexer.cli.options import make_page, no_update_option
from indexer.cli.output import write
from indexer.cli.refresh import refresh
from indexer.errors import FOUND, INTERRUPTED, UsageError
from indexer.support.system import suspend, terminal_devices

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.cli.environment import Environment
    from indexer.cli.search import Request
    from indexer.live.diary import LiveDiary
    from indexer.live.program import Left, Outside
    from indexer.live.shell import Terminal
    from indexer.live.state import State
    from indexer.model import Hit
    from indexer.render.page import Page

_LEAST_HEIGHT = 3
"""Lines: one for the query, one for an entry, one for the keys."""
_BY_SIGNAL = 128
"""Of the exit status of what a signal ended, as shells have it."""
_ON_SCREEN = {
    "file-of-others": "live-file-there",
    "file-of-diary": "live-file-there",
    "file-ending": "live-file-ending",
}
"""What is said on the screen, which has no options, of a name that cannot be written to."""
_DEFAULT_FORMAT = "{path}"


def _height(
    _context: click.Context, _param: click.Parameter, value: str | None
) -> Callable[[int], int] | None:
    """``15`` or ``40%`` as a function from the rows of the window to those that are taken."""
    if value is None:
        return None
    number, percent = value.removesuffix("%"), value.endswith("%")
    if not number.isdecimal() or not 0 < int(number) <= (100 if percent else 1000):
        raise UsageError("live-bad-height", text=value)
    share = int(number)
    return lambda rows: max(_LEAST_HEIGHT, rows * share // 100 if percent else share)


def _template(_context: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        from indexer.render.template import check

        check(value)
    return value


@click.command("live", cls=QueryCommand, help="help-live")
@click.argument("words", nargs=-1, metavar="[QUERY]...")
@click.option("--height", metavar="N", callback=_height, help="opt-live-height")
@click.option("--print", "prints", is_flag=True, help="opt-live-print")
@click.option("--format", "template", metavar="TEMPLATE", callback=_template, help="opt-live-format")
@no_update_option
@click.pass_obj
def live_command(environment: Environment, /, **options: Any) -> int:  # noqa: ANN401  (checked by the options above)
    """Open the full screen; print what was picked, if that is wanted."""
    if options["template"] is not None and not options["prints"]:
        raise UsageError("live-format-alone")
    return start(
        environment,
        " ".join(options["words"]),
        height=options["height"],
        template=(options["template"] or _DEFAULT_FORMAT) if options["prints"] else "",
        update=not options["no_update"],
    )


def can_start(environment: Environment) -> bool:
    """Whether there is a terminal for it, and an index."""
    if not (environment.in_terminal and environment.out_terminal) or environment.is_dumb:
        return False
    from indexer.app import Diary

    return Diary(environment.directory).can_answer()


def start_with(request: Request, environment: Environment, *, update: bool) -> int:
    """Search as you type from a search on, with its period among the words; the exit status."""
    first, last = request.since, request.until
    bounded = f" date:{first or ''}..{last or ''}" if first or last else ""
    return start(environment, f"{request.query}{bounded}", sort=request.sort, update=update)


def start(
    environment: Environment,
    query: str = "",
    *,
    height: Callable[[int], int] | None = None,
    template: str = "",
    sort: str = "relevance",
    update: bool = True,
) -> int:
    """Search as you type, from ``query`` on; the exit status.

    With a ``template``, the entry that is picked is printed with it, and not opened.
    """
    if not (environment.out_terminal or (template and environment.err_terminal)):
        raise UsageError("live-needs-terminal")
    if environment.is_dumb:
        raise UsageError("live-dumb-terminal", text=environment.variables.get("TERM", ""))
    from indexer.live.history import History
    from indexer.live.line import Line
    from indexer.live.program import run
    from indexer.live.session import Session
    from indexer.live.state import Size, State

    diary = _opened(environment)
    if update:
        refresh(diary, environment)
    # What is said belongs on no screen that is drawn.
    diary.on_damage(lambda: diary.refresh(today=environment.today()) and None)
    history = History(environment.directory if environment.setting("history", otherwise=True) else None)
    page = make_page(environment)
    state = State(
        Size(environment.columns, environment.rows),
        Line.of(query),
        sort=sort,
        past=history.queries(),
        language=page.language,
        picks=bool(template),
    )
    session = Session(diary, environment.today, environment.language)
    try:
        left = run(
            state,
            session,
            _terminal(environment, height),
            page,
            history,
            _outside(environment, page, prints=bool(template)),
        )
    finally:
        session.close()
    return _status(left, template, environment)


def _opened(environment: Environment) -> LiveDiary:
    """The diary, found by its meaning unless that is not wanted."""
    from indexer.live.diary import LiveDiary

    return LiveDiary(environment.directory, meaning=environment.setting("meaning", otherwise=True))


def _terminal(environment: Environment, height: Callable[[int], int] | None) -> Terminal:
    from prompt_toolkit.input import create_input
    from prompt_toolkit.output import create_output

    from indexer.live.shell import Terminal

    keys_from, drawn_on = terminal_devices()
    keys = sys.stdin if environment.in_terminal else open(keys_from, encoding="utf-8")  # noqa: SIM115  (until the end)
    screen = sys.stdout if environment.out_terminal else open(drawn_on, "w", encoding="utf-8")  # noqa: SIM115
    return Terminal(
        create_input(keys),
        create_output(screen),
        _has_color(environment),
        height,
        after_prompt=not environment.out_terminal,  # where it was run by a key, and what it prints is taken
    )


def _has_color(environment: Environment) -> bool:
    wish = environment.setting("color", "auto")
    return wish == "always" or (wish == "auto" and not environment.variables.get("NO_COLOR"))


def _outside(environment: Environment, page: Page, *, prints: bool) -> Outside:
    from indexer.live.program import Outside

    def open_hit(hit: Hit) -> None:
        from indexer.render.vimgrep import position

        line = position(hit.entry, hit.snippet)[0] if hit.highlights else hit.entry.line
        edit(hit.entry.path, line, environment.variables, environment.setting("editor", ""))

    def save(state: State, name: str) -> tuple[int, str]:
        return _save(state, name, environment, page)

    # A shell that waits for the pick would wait for a stopped program.
    return Outside(None if prints else open_hit, save, (lambda: None) if prints else suspend)


def _save(state: State, name: str, environment: Environment, page: Page) -> tuple[int, str]:
    """Write all that the list is of as a page of HTML, in its order. The diary is opened anew: the other is asked elsewhere."""
    from indexer import __version__
    from indexer.live import answers
    from indexer.render.album import Album
    from indexer.render.output_file import check_target, write_lines
    from indexer.render.web_page import WEB_PAGE, About, web_page

    name = os.path.expanduser(name)
    diary = _opened(environment)
    try:
        check_target(name, WEB_PAGE, "", diary.files(), force=False)
    except UsageError as error:
        raise UsageError(_ON_SCREEN.get(error.code, error.code), path=name) from None
    today = environment.today()
    question = state.question._replace(limit=max(len(state.answer.hits), state.answer.total), settled=False)
    found = answers.answer(diary, question, today, environment.language)
    days = answers.scope(question, today)
    order = state.sort if any(hit.score for hit in found.hits) and not state.related else "new"
    first, last = (None, None) if found.spoken else (days.since, days.until)
    about = About("", question.text, first, last, order, found.relaxation, __version__)
    write_lines(name, web_page(found.hits, about, page, Album(diary.sources)))
    return len(found.hits), name


def _status(left: Left, template: str, environment: Environment) -> int:
    if left.signal:
        return _BY_SIGNAL + left.signal
    if not template:
        return FOUND
    if left.picked is None:
        return INTERRUPTED
    from indexer.model import SearchResults
    from indexer.render.template import render

    page = make_page(environment, template=template)
    write(render(SearchResults((left.picked,), 1), page), environment)
    return FOUND
