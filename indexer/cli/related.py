"""``nikki related``: entries like one, or like a text from standard input."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Any

import click

from indexer.cli.framework import AtLeast, Command
from indexer.cli.options import make_page, page_options, period, usual_format
from indexer.cli.output import say, use_utf8, write
from indexer.cli.read import find_entries
from indexer.cli.refresh import refresh
from indexer.errors import FOUND, NOTHING, UsageError
from indexer.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexer.app import Diary
    from indexer.cli.environment import Environment
    from indexer.model import Entry

_MOST = 60
"""Entries that WHEN may name: more of them are like everything."""


@click.command("related", cls=Command, help="help-related", epilog="help-when")
@click.argument("when", nargs=-1, metavar="WHEN|-")
@click.option("-n", "--limit", metavar="N", type=AtLeast(1), default=5, help="opt-related-limit")
@click.option("--since", metavar="DATE", help="opt-since")
@click.option("--until", metavar="DATE", help="opt-until")
@click.option("--json", "as_json", is_flag=True, help="opt-json")
@click.option("--no-update", is_flag=True, help="opt-no-update")
@page_options
@click.pass_obj
def related_command(environment: Environment, /, **options: Any) -> int:  # noqa: ANN401  (checked by the options above)
    """Print the entries that are most like what was named, and keep their numbers for ``show`` and ``open``."""
    since, until = period(environment, options["since"], options["until"])
    given = _from_stdin(environment) if options["when"] == ("-",) else ""
    from indexer.app import Diary
    from indexer.render.related import RELATED_RENDERERS

    diary = Diary(environment.directory)
    if not options["no_update"]:
        refresh(diary, environment)
    entries = () if given else _named(diary, environment, options["when"])
    if not (given or entries):
        return NOTHING
    meaning = environment.setting("meaning", otherwise=True)
    hits = diary.related(given or entries, options["limit"], since, until, meaning=meaning)
    output = "json" if options["as_json"] else usual_format(environment, null=False)
    if options["as_json"]:
        use_utf8()
    page = make_page(environment, options["color"])
    write(
        RELATED_RENDERERS[output](hits, entries, page),
        environment,
        pager=not options["no_pager"] and not options["as_json"],
    )
    if not hits:
        say(message("related-none", environment.language))
        return NOTHING
    with contextlib.suppress(OSError):  # an index that cannot be written to can still be read
        diary.remember([hit.entry.id for hit in hits])
    return FOUND


def _named(diary: Diary, environment: Environment, words: Sequence[str]) -> tuple[Entry, ...]:
    """The entries that WHEN names, and a line that says which; UsageError if they are too many to be like anything."""
    from indexer.render.entry_lines import day

    entries = find_entries(diary, environment, "related", words)
    language = environment.language
    if len(entries) > _MOST:
        raise UsageError("related-too-many", when=" ".join(words), count=len(entries), most=_MOST)
    if len(entries) == 1:
        entry = entries[0]
        say(
            message(
                "related-to",
                language,
                entry=f"{day(entry.date, make_page(environment))} {entry.title}".rstrip(),
            )
        )
    elif entries:
        say(message("related-to-several", language, count=len(entries)))
    return entries


def _from_stdin(environment: Environment) -> str:
    """The text of standard input, in any encoding that a diary may have. Raises UsageError if there is none."""
    from indexer.sources.decoding import decode

    language = environment.language
    if sys.stdin.isatty():
        say(message("input-awaited", language))
    decoded = decode(sys.stdin.buffer.read())
    if decoded.text.strip() and decoded.broken:
        lines = message("comma", language).join(map(str, decoded.broken))
        say(
            message(
                "note",
                language,
                problem=message("input-broken", language, lines=lines, encoding=decoded.encoding),
            )
        )
    if not decoded.text.strip():
        raise UsageError("input-empty" if decoded.encoding else "input-binary")
    return decoded.text
