"""What a search says that found nothing: what is near, and which part of the query shut everything out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.cli.options import period_text
from indexer.cli.output import say
from indexer.messages import message
from indexer.query import And, Field, Not, Or, Phrase, Word, parse
from indexer.query.printing import unparse
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from indexer.cli.environment import Environment
    from indexer.model import HitDays, Suggestion
    from indexer.query import Node

_MOST_TAGS = 5


class Asker(NamedTuple):
    """What else the diary can be asked: how many entries a query finds, which tags and keys of front matter there are.

    ``find`` looks within the period that was asked for or, if False, at any time. ``period`` is that as a reader
    says it, empty if there was none.
    """

    find: Callable[[str, bool], HitDays]
    tags: Callable[[], Mapping[str, int]]
    keys: Callable[[], Collection[str]]
    period: str
    language: str

    def count(self, query: str, *, within: bool = True) -> int:
        """How many entries have all of ``query``."""
        found = self.find(query, within)
        return 0 if found.relaxed else len(found.days) + found.undated


def say_nothing(
    query: str, suggestions: Sequence[Suggestion], asker: Asker, environment: Environment
) -> None:
    """That nothing answers ``query``, and what would help."""
    language = asker.language
    if not query.strip():
        say(message("nothing-in-period", language, days=asker.period))
        return
    say(message("nothing-found", language, query=query))
    for day in _days_of_the_year(query):
        say(message("day-of-any-year", language, day=day, command=f"{environment.command} today {day}"))
    if suggestions:
        _say_spellings(query, suggestions, environment)
        return
    _say_proposals(_wider(query, asker), environment)


def say_elsewhere(query: str, asker: Asker, environment: Environment) -> None:
    """Where the words of ``query`` are, if they are not together where it looked for them: outside its dates, or its filters."""
    everywhere = list(_at_any_time(query, asker))
    items = parse(query, asker.keys).items
    _say_proposals(everywhere or _without_filters(items, asker), environment)


def _say_proposals(proposals: Iterable[tuple[str, str]], environment: Environment) -> None:
    """Each of the texts, then the first query that goes with one of them."""
    better = ""
    for text, proposal in proposals:
        say(text)
        better = better or proposal
    if better:
        say(message("try-command", environment.language, command=search_command(better, environment)))


def _days_of_the_year(query: str) -> list[str]:
    """The days without a year that a query names, such as ``11/28`` for 十一月二十八日: no entry need have them in its words."""
    from indexer.analysis.folding import fold
    from indexer.analysis.quantities import quantities

    keys = (key for quantity in quantities(fold(query).text) for key in quantity.keys)
    found = (re.fullmatch(r"([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日", key) for key in keys)
    return list(dict.fromkeys(f"{day[1]}/{day[2]}" for day in found if day))


def _say_spellings(query: str, suggestions: Sequence[Suggestion], environment: Environment) -> None:
    language = environment.language
    counts = {suggestion.word: suggestion.entries for suggestion in suggestions}
    say(message("near-spellings", language, words=_counted(counts, language)))
    best = suggestions[0]
    near = query.replace(best.instead_of, best.word)
    say(message("try-command", language, command=search_command(near, environment)))


def _wider(query: str, asker: Asker) -> Iterator[tuple[str, str]]:
    """What would be found with less demanded, each with a query that does so ("" where that is not the next to try)."""
    everywhere = list(_at_any_time(query, asker))
    if everywhere:
        yield from everywhere
        return
    items = parse(query, asker.keys).items
    yield from _unknown_tags(items, asker)
    yield from _without_filters(items, asker)
    yield from _without_quotes(items, asker)
    words = [item for item in items if not isinstance(item, Field | Not)]
    if len(words) > 1:
        yield from _alone(words, asker)


def _at_any_time(query: str, asker: Asker) -> Iterator[tuple[str, str]]:
    """In how many entries all of the words are, from when to when, if no period is asked for."""
    if not (asker.period and query.strip()):
        return
    found = asker.find(query, False)  # noqa: FBT003  (a callable has no keywords)
    count = 0 if found.relaxed else len(found.days) + found.undated
    if count and found.days:
        days = period_text(found.days[0], found.days[-1], asker.language)
        yield message("without-period-span", asker.language, count=count, days=days), query
    elif count:
        yield message("without-period", asker.language, count=count), query


def _unknown_tags(items: Sequence[Node], asker: Asker) -> Iterator[tuple[str, str]]:
    """The tags like one that no entry has, or that there are no tags at all."""
    for item in items:
        if isinstance(item, Field) and item.name == "tag" and not asker.count(unparse(item), within=False):
            tags = asker.tags()
            near = _like(item.value, tags)
            if not near:
                most = sorted(tags, key=lambda tag: -tags[tag])[:_MOST_TAGS]
                words = _counted({tag: tags[tag] for tag in most}, asker.language)
                yield (
                    message(
                        "other-tags" if tags else "no-tags", asker.language, text=item.value, words=words
                    ),
                    "",
                )
                continue
            words = _counted({tag: tags[tag] for tag in near}, asker.language)
            better = And(tuple(Field("tag", near[0]) if other is item else other for other in items))
            yield (
                message("near-tags", asker.language, text=item.value, words=words),
                unparse(better) if asker.count(unparse(better)) else "",
            )


def _like(value: str, tags: Mapping[str, int]) -> list[str]:
    from difflib import get_close_matches

    bare = value.lstrip("#＃").casefold()
    holding = [tag for tag in tags if bare and (bare in tag.casefold() or tag.casefold() in bare)]
    near = sorted(holding, key=lambda tag: -tags[tag]) or get_close_matches(value, tags)
    return near[:_MOST_TAGS]


def _without_filters(items: Sequence[Node], asker: Asker) -> Iterator[tuple[str, str]]:
    """What is there without one of the filters; what a filter of titles, tags or paths would find in the texts."""
    for item in items:
        others = tuple(other for other in items if other is not item)
        if isinstance(item, Field | Not) and others:
            rest = unparse(And(others))
            if count := asker.count(rest):
                yield message("without-part", asker.language, part=unparse(item), count=count), rest
        elif isinstance(item, Field) and item.name not in ("date", "has"):
            plain = unparse(And((Word(item.value) if " " not in item.value else Phrase(item.value),)))
            if count := asker.count(plain):
                yield message("without-field", asker.language, part=f"{item.name}:", count=count), plain


def _without_quotes(items: Sequence[Node], asker: Asker) -> Iterator[tuple[str, str]]:
    if any(isinstance(item, Phrase) for item in items):
        plain = unparse(And(tuple(Word(i.text) if isinstance(i, Phrase) else i for i in items)))
        if count := asker.count(plain):
            yield message("without-quotes", asker.language, count=count), plain


def _alone(words: Sequence[Node], asker: Asker) -> Iterator[tuple[str, str]]:
    """In how many entries each word stands, at any time."""
    texts = dict.fromkeys(f"({unparse(word)})" if isinstance(word, Or) else unparse(word) for word in words)
    counts = {text: asker.count(text, within=False) for text in texts}
    if any(counts.values()):
        best = max(counts, key=counts.__getitem__)
        yield message("each-word-alone", asker.language, words=_counted(counts, asker.language)), best


def _counted(counts: Mapping[str, int], language: str) -> str:
    parts = (message("near-spelling", language, word=word, count=count) for word, count in counts.items())
    return message("comma", language).join(parts)


def search_command(query: str, environment: Environment) -> str:
    """The command that searches for ``query``, quoted for a shell where it must be."""
    import shlex

    # shlex.quote takes Japanese letters for unsafe; a shell does not.
    safe = all(char.isalnum() or char.isspace() or char in "-_.,ー・:" for char in query)
    return f"{environment.command} search {query if safe else shlex.quote(query)}"
