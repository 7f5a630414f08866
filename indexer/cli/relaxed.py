"""What is said of entries that do not have all the words: what they have instead, and where the words are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.cli.no_results import Asker, say_elsewhere, say_nothing
from indexer.cli.options import period_text
from indexer.cli.output import say
from indexer.messages import message
from indexer.query import Field, Not, parse
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Sequence

    from indexer.app import Diary
    from indexer.cli.environment import Environment
    from indexer.model import HitDays, ReadPeriod, SearchResults, Suggestion

    Days = tuple[dt.date | None, dt.date | None]

_OF_WORDS = ("partial", "meaning")
"""Relaxations by which words may be missed that stand outside of the dates or filters of a query."""


class Asked(NamedTuple):
    """A query, the days that it is limited to, and the keys of front matter that it may name."""

    query: str
    days: Days
    keys: Callable[[], Collection[str]]
    exact_words: bool = False

    def without_date(self, read: ReadPeriod | None, today: dt.date) -> Asked:
        """The query limited to the date among its words that was read as its period, if one was."""
        if not (read and read.applied):
            return self
        from indexer.query.printing import unparse
        from indexer.search.engine import Request
        from indexer.search.periods import with_period

        _, dated = with_period(Request(parse(self.query, self.keys)), today)
        return self._replace(query=unparse(dated.query), days=(read.first, read.last))

    def asker(self, diary: Diary, environment: Environment) -> Asker:
        """What else ``diary`` can be asked."""

        def find(query: str, within: bool) -> HitDays:  # noqa: FBT001  (a callable has no keywords)
            first, last = self.days if within else (None, None)
            return diary.days(query, first, last, exact_words=self.exact_words, today=environment.today())

        period = period_text(*self.days, environment.language) if any(self.days) else ""
        return Asker(find, diary.tags, self.keys, period, environment.language)


def say_relaxed(results: SearchResults | HitDays, asked: Asked, language: str) -> None:
    """What was found instead, if the words were not."""
    if results.relaxation == "spelling":
        for word in dict.fromkeys(suggestion.instead_of for suggestion in results.suggestions):
            near = [s.word for s in results.suggestions if s.instead_of == word]
            quoted = "".join(message("near-word", language, word=other) for other in near)
            say(message("relaxed-spelling", language, word=word, near=quoted))
    elif results.relaxed:
        limited = _limits(asked)
        limits = message(f"in-{limited}", language) if limited else ""
        say(message(f"relaxed-{results.relaxation}", language, limits=limits))


def _limits(asked: Asked) -> str:
    """What an answer is limited by: ``period``, ``filters`` or "" for nothing."""
    if any(asked.days):
        return "period"
    items = parse(asked.query, asked.keys).items
    return "filters" if any(isinstance(item, Field | Not) for item in items) else ""


def say_where(results: SearchResults | HitDays, asked: Asked, asker: Asker, environment: Environment) -> None:
    """In how many entries the words are together, if they are so outside of the dates or filters only."""
    if results.relaxation in _OF_WORDS and _limits(asked):
        say_elsewhere(asked.query, asker, environment)


def say_some(asked: Asked, asker: Asker) -> None:
    """How many entries have some of the words, where none has all and only such were wanted."""
    some = asker.find(asked.query, True)  # noqa: FBT003  (a callable has no keywords)
    if some.relaxation == "partial":
        say(message("full-only-none", asker.language, count=len(some.days) + some.undated))


def say_nothing_there(
    diary: Diary, asked: Asked, suggestions: Sequence[Suggestion], environment: Environment
) -> None:
    """That nothing answers what was asked for, what would, and that entries near in meaning were left out."""
    if not (asked.query.strip() or any(asked.days)):
        say(message("no-entries", environment.language))
        return
    from indexer.cli.meaning_hint import say_left_out

    say_nothing(asked.query, suggestions, asked.asker(diary, environment), environment)
    say_left_out(diary, asked, environment)
