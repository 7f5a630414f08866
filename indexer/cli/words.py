"""``nikki words``: the words that tell a period or a topic from the rest of the diary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from indexer.cli.framework import AtLeast, QueryCommand
from indexer.cli.options import make_page, page_options, period, period_text
from indexer.cli.output import say, use_utf8, write
from indexer.cli.refresh import refresh
from indexer.errors import FOUND, NOTHING
from indexer.messages import message

if TYPE_CHECKING:
    from indexer.cli.environment import Environment


@click.command("words", cls=QueryCommand, help="help-words")
@click.argument("words", nargs=-1, metavar="[QUERY]...")
@click.option("--since", metavar="DATE", help="opt-since")
@click.option("--until", metavar="DATE", help="opt-until")
@click.option("--on", metavar="DATE", help="opt-on")
@click.option("-n", "--limit", metavar="N", type=AtLeast(1), default=20, help="opt-most")
@click.option("--json", "as_json", is_flag=True, help="opt-json")
@click.option("--no-update", is_flag=True, help="opt-no-update")
@page_options
@click.pass_obj
def words_command(  # noqa: PLR0913  (an argument an option)
    environment: Environment,
    *,
    words: tuple[str, ...],
    since: str | None,
    until: str | None,
    on: str | None,
    limit: int,
    as_json: bool,
    no_update: bool,
    color: str,
    no_pager: bool,
) -> int:
    """Print the characteristic words of the entries that were asked for."""
    first, last = period(environment, since, until, on)
    query = " ".join(words)
    from indexer.app import Diary
    from indexer.render.words import WORDS_RENDERERS

    diary = Diary(environment.directory)
    if not no_update:
        refresh(diary, environment)
    if not query.strip() and first is None and last is None:
        first, last = diary.usual_period(environment.today()) or (None, None)
        if first is None:
            say(message("no-dated-entries", environment.language))
            return NOTHING
        say(period_text(first, last, environment.language))
    found = diary.words(query, first, last, limit, today=environment.today())
    output = "json" if as_json else "terminal" if environment.out_terminal else "plain"
    if as_json:
        use_utf8()
    if found.entries or as_json:
        page = make_page(environment, color, query=query)
        write(WORDS_RENDERERS[output](found, page), environment, pager=not no_pager and not as_json)
    if found.words or found.titles:
        return FOUND
    if found.entries:
        say(message("no-words", environment.language))
    else:
        from indexer.cli.relaxed import Asked, say_nothing_there

        asked = Asked(query, (first, last), diary.property_keys)
        say_nothing_there(diary, asked, (), environment)
    return NOTHING
