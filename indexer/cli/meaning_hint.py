"""What is said of entries near in meaning that are not shown: that there are some, or what is missing to find them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.cli.output import say
from indexer.messages import message

if TYPE_CHECKING:
    from indexer.app import Diary
    from indexer.cli.environment import Environment
    from indexer.cli.relaxed import Asked
    from indexer.model import SearchResults


def say_what_meaning_needs(diary: Diary, results: SearchResults, environment: Environment) -> None:
    """What is missing to find by meaning: the extra, or a run of ``index``; nothing where words found it or a word was misspelt.

    Only to a person at a terminal, and not to one who does not want it (``meaning = false``).
    """
    if not environment.err_terminal or not environment.setting("meaning", otherwise=True):
        return
    if results.suggestions or not (results.relaxation == "partial" or not results.total):
        return
    if diary.found_by_meaning:
        return
    from indexer.meaning.installed import installed

    code = "meaning-not-encoded" if installed() else "meaning-not-installed"
    say(message(code, environment.language, command=f"{environment.command} index"))


def say_left_out(diary: Diary, asked: Asked, environment: Environment) -> None:
    """How many entries are near in meaning to a query of which no word was found, in a form or order that leaves them out."""
    if not (
        asked.query.strip() and environment.setting("meaning", otherwise=True) and diary.found_by_meaning
    ):
        return
    first, last = asked.days
    found = diary.search(
        asked.query, since=first, until=last, exact_words=asked.exact_words, today=environment.today()
    )
    count = sum(hit.tier == "meaning" for hit in found.hits)
    if count:
        say(message("meaning-left-out", environment.language, count=count))
