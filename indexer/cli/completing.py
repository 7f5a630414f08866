"""What may follow a command line: commands, options and their values; days and tags that the index holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from indexer.cli.framework import OneOf, QueryCommand
from indexer.messages import message
from indexer.support.terminal_text import one_line
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from indexer.app import Diary
    from indexer.cli.environment import Environment
    from indexer.cli.shell_words import Words

_FIELDS = ("date:", "title:", "tag:", "path:", "has:")
_MOST = 200
"""Candidates; a shell asks whether to show more than a hundred."""
_SPOKEN = {
    "ja": ("今日", "昨日", "おととい", "今週", "先週", "今月", "先月", "今年", "去年"),
    "en": ("today", "yesterday", "last week", "last month", "this year", "last year"),
}


class Candidate(NamedTuple):
    """A word that may stand where one is being typed, and what it means."""

    value: str
    meaning: str = ""


class Completion(NamedTuple):
    """The candidates; ``kind`` is words, nospace (no blank is to follow) or files (the shell's own completion)."""

    candidates: tuple[Candidate, ...] = ()
    kind: str = "words"


class _Place(NamedTuple):
    """Where something is being typed: what there is of it, the environment that the line so far makes, the program."""

    text: str
    environment: Environment
    root: click.Context

    @property
    def language(self) -> str:
        return self.environment.language

    def diary(self) -> Diary:
        from indexer.app import Diary

        return Diary(self.environment.directory)


_FILES = Completion(kind="files")


def complete(words: Words, root: click.Context) -> Completion:
    """What may stand where ``words`` end. Raises anything where index or configuration cannot be read."""
    group = root.command
    assert isinstance(group, click.Group)  # noqa: S101  (for mypy)
    given, rest, waiting = _read(words.before[1:], group.params)
    command = group.get_command(root, rest[0]) if rest else None
    place = _Place(words.current, _environment(root.obj, given), root)
    if command is None:
        return (
            Completion()
            if rest
            else _of_command(waiting, group.params, place, lambda: _by_metavar("COMMAND", place))
        )
    _, rest, waiting = _read(rest[1:], command.get_params(root))
    return _of_command(
        waiting, command.get_params(root), place, lambda: _arguments(command, len(rest), place)
    )


def _read(
    words: Sequence[str], params: Sequence[click.Parameter]
) -> tuple[dict[str, str], list[str], click.Option | None]:
    """Options with values up to the first other word, what is left, and the option that still waits for its value."""
    options = {name: param for param in params if isinstance(param, click.Option) for name in param.opts}
    given: dict[str, str] = {}
    rest = list(words)
    others: list[str] = []
    stops = any(isinstance(param, click.Argument) for param in params)
    while rest:
        word = rest.pop(0)
        option = options.get(word.partition("=")[0])
        if option is None:
            others.append(word)
            if not stops:
                return given, others + rest, None
        elif not option.is_flag and "=" not in word:
            if not rest:
                return given, others, option
            given[option.name or ""] = rest.pop(0)
        else:
            given[option.name or ""] = word.partition("=")[2]
    return given, others, None


def _environment(environment: Environment, given: Mapping[str, str]) -> Environment:
    """The environment with the diary that the line names."""
    if given.get("diary") or environment.is_configured():
        from indexer.cli.settings import understood, with_these

        return with_these(environment, understood(environment, given.get("directory"), given.get("diary")))
    return environment._replace(directory=given.get("directory") or environment.directory)


def _of_command(
    waiting: click.Option | None,
    params: Sequence[click.Parameter],
    place: _Place,
    arguments: Callable[[], Completion],
) -> Completion:
    if waiting:
        return _values(waiting, place)
    name, equals, value = place.text.partition("=")
    if name.startswith("--") and equals:
        option = next((p for p in params if name in p.opts and isinstance(p, click.Option)), None)
        found = _values(option, place._replace(text=value)) if option else Completion()
        return found._replace(
            candidates=tuple(c._replace(value=f"{name}={c.value}") for c in found.candidates)
        )
    if place.text.startswith("-") and ":" not in place.text:
        return _beginning(place.text, dict.fromkeys(_options(params, place.language)))
    return arguments()


def _options(params: Sequence[click.Parameter], language: str) -> Iterator[Candidate]:
    for param in params:
        if isinstance(param, click.Option) and not param.hidden:
            yield Candidate(max(param.opts, key=len), message(param.help or "", language))
    # That of the group is made when it is asked for.
    yield Candidate("--help", message("opt-help", language))


def _arguments(command: click.Command, number: int, place: _Place) -> Completion:
    """What the argument after ``number`` others may be, by the name that the help gives it."""
    if isinstance(command, QueryCommand):
        return _query(place)
    arguments = [param for param in command.params if isinstance(param, click.Argument)]
    if not arguments or (number >= len(arguments) and arguments[-1].nargs != -1):
        return Completion()
    return _by_metavar(arguments[min(number, len(arguments) - 1)].metavar or "", place)


def _values(option: click.Option, place: _Place) -> Completion:
    if isinstance(option.type, OneOf):
        return _beginning(place.text, map(Candidate, option.type.choices))
    return _by_metavar(option.metavar or "", place)


def _by_metavar(metavar: str, place: _Place) -> Completion:
    kind = _KINDS.get(metavar.strip("[].").upper())
    return kind(place) if kind else Completion()


def _query(place: _Place) -> Completion:
    """The last word of a query, which may be one of several in quotes: a field, or what the index has for it."""
    head, blank, last = place.text.rpartition(" ")
    signs = last[: len(last) - len(last.lstrip("-－(（"))]
    name, colon, value = last[len(signs) :].partition(":")
    values = _OF_FIELD.get(name) if colon else None
    if values:
        found = values(place._replace(text=value))
        prefix = f"{head}{blank}{signs}{name}:"
    else:
        fields = [field for field in _FIELDS if name and not colon and field.startswith(name)]
        if name and not colon:
            fields += [f"{key}:" for key in place.diary().property_keys() if key.startswith(name)]
        found = Completion(tuple(map(Candidate, fields)), "nospace")
        prefix = f"{head}{blank}{signs}"
    return found._replace(candidates=tuple(c._replace(value=prefix + c.value) for c in found.candidates))


def _dates(place: _Place) -> Completion:
    """Years, and below what is typed months and days, in which something was written; and words for days."""
    days = [day.isoformat() for day in place.diary().days_written()]
    size = next((size for size in (4, 7, 10) if len(place.text) <= size), 0)
    fitting = [day for day in days if day.startswith(place.text)]
    stages = (size, {4: 7, 7: 10}.get(size, 10)) if len(place.text) == size else (size,)
    found: dict[str, int] = {}
    for stage in stages if size else ():
        for day in fitting:
            found[day[:stage]] = found.get(day[:stage], 0) + 1
    spoken = _beginning(place.text, map(Candidate, _SPOKEN.get(place.language, ())))
    written = [
        Candidate(day, message("days-count", place.language, count=count) if len(day) < 10 else "")
        for day, count in found.items()
    ]
    return Completion((*spoken.candidates, *sorted(written)[:_MOST]))


def _tags(place: _Place) -> Completion:
    counts = sorted(place.diary().tags().items(), key=lambda item: (-item[1], item[0]))
    return _beginning(
        place.text,
        (
            Candidate(tag, message("entries-count", place.language, count=count))
            for tag, count in counts
            if not any(char.isspace() for char in tag)
        ),
    )


def _paths(place: _Place) -> Completion:
    names = {path.rpartition("/")[2] for path in place.diary().files()}
    return _beginning(place.text, (Candidate(name) for name in sorted(names) if " " not in name))


def _diaries(place: _Place) -> Completion:
    from indexer.cli.settings import understood

    return _beginning(place.text, map(Candidate, understood(place.environment).diaries))


def _topics(place: _Place) -> Completion:
    from indexer.cli.help import TOPICS

    commands = _of_group(place)
    return _beginning(place.text, (*map(Candidate, TOPICS), *commands))


def _of_group(place: _Place) -> Iterator[Candidate]:
    group = place.root.command
    for name in group.list_commands(place.root) if isinstance(group, click.Group) else ():
        yield Candidate(name, message(f"help-{name}", place.language))


def _shells(place: _Place) -> Completion:
    from indexer.cli.shell_words import SHELLS

    return _beginning(place.text, map(Candidate, SHELLS))


def _beginning(text: str, candidates: Iterable[Candidate]) -> Completion:
    # What would drive the terminal cannot be typed either.
    fitting = [c for c in candidates if c.value.startswith(text) and one_line(c.value) == c.value]
    return Completion(tuple(fitting[:_MOST]))


_KINDS: Mapping[str, Callable[[_Place], Completion]] = {
    "DATE": _dates,
    "WHEN": _dates,
    "NAME": _diaries,
    "TOPIC": _topics,
    "SHELL": _shells,
    "COMMAND": lambda place: _beginning(place.text, _of_group(place)),
    "DIR": lambda _place: _FILES,
    "FILE": lambda _place: _FILES,
    "PATH": lambda _place: _FILES,
}
"""What stands for a metavar of the help."""

_OF_FIELD: Mapping[str, Callable[[_Place], Completion]] = {"date": _dates, "tag": _tags, "path": _paths}
"""What stands after a field of a query."""
