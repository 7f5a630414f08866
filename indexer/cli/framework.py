"""click, made to speak the user's language: commands, options and values with texts from the message table.

The ``help`` of a command or option is a code of that table. Words that begin with a minus belong to a query.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, cast

import click

from indexer.cli.output import write
from indexer.errors import UsageError
from indexer.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from indexer.cli.environment import Environment

    _WordType = click.ParamType[str]
    _NumberType = click.ParamType[int]
else:  # click before 8.4 has no types of values
    _WordType = _NumberType = click.ParamType


class _Translated(click.Command):
    """What all commands do in the user's language."""

    def get_usage(self, ctx: click.Context) -> str:
        """The usage line."""
        from indexer.cli.help_page import usage

        return usage(self, ctx, _environment(ctx).language)

    def get_help(self, ctx: click.Context) -> str:
        """The help page."""
        from indexer.cli.help_page import help_page

        return help_page(self, ctx, _environment(ctx).language, _environment(ctx).prose_width)

    def get_help_option(self, ctx: click.Context) -> click.Option:  # noqa: ARG002  (click's signature)
        """``--help``, made without click's own text for it."""
        return click.Option(
            ["-h", "--help"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_help,
            help="opt-help",
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; errors know the command, which click tells to some of them only."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        given = given_options(args, options)
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if given and not isinstance(self, click.Group):
            from indexer.cli.conflicts import check

            check(self.name or "", given, _choices(options))
        return rest


class Command(_Translated):
    """A command; arguments beyond those that it has are an error that names them."""

    allow_extra_args = True

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  (click's signature)
        """Run the command, if nothing is left over."""
        if ctx.args:
            raise click.UsageError(
                message("extra-argument", _environment(ctx).language, text=ctx.args[0]), ctx
            )
        return super().invoke(ctx)


class QueryCommand(Command):
    """A command whose arguments are the words of a query."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, with everything that is no option of this command kept for the query."""
        options, words = split_words(args, [p for p in self.get_params(ctx) if isinstance(p, click.Option)])
        return super().parse_args(ctx, [*options, "--", *words])


class Group(_Translated, click.Group):
    """Commands, each imported when it is asked for; an unknown one is answered with those that are like it."""

    def __init__(self, *, commands: Mapping[str, str], **attributes: Any) -> None:  # noqa: ANN401  (click's)
        super().__init__(**attributes)
        self.places = commands

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """The names of the commands, in the order of their table."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name, imported now."""
        if cmd_name not in self.places:
            return None
        module, _, name = self.places[cmd_name].partition(":")
        return cast("click.Command", getattr(importlib.import_module(module), name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that ``args`` begin with."""
        if args[0] not in self.places:
            from indexer.cli.suggestions import near_command

            environment = _environment(ctx)
            text = message("no-such-command", environment.language, text=args[0])
            near = near_command(args, self.places, environment)
            raise click.UsageError(text + near, ctx)
        return super().resolve_command(ctx, args)


class OneOf(_WordType):
    """One of a few words."""

    name = "choice"

    def __init__(self, *choices: str) -> None:
        self.choices = choices

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401, ARG002
        """The word; UsageError if it is none of them."""
        if value in self.choices:
            return str(value)
        raise UsageError("bad-choice", option=_name(param), text=value, choices=", ".join(self.choices))


class Filled(_WordType):
    """A text that is not empty: ``--index "$UNSET"`` is a mistake, not the usual index."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401, ARG002
        """The text; UsageError if it is empty."""
        if not value:
            raise UsageError("option-needs-value", option=_name(param))
        return str(value)


class AtLeast(_NumberType):
    """A whole number, not less than ``least``; full-width digits will do."""

    name = "number"

    def __init__(self, least: int) -> None:
        self.least = least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401, ARG002
        """The number; UsageError if it is none."""
        try:
            number = int(value)
        except ValueError:
            number = self.least - 1
        if number < self.least:
            raise UsageError("bad-number", option=_name(param), text=value, least=self.least)
        return number


def split_words(args: Sequence[str], options: Sequence[click.Option]) -> tuple[list[str], list[str]]:
    """Options with their values, and the words of the query, which may stand in any order.

    ``--long`` is always an option, known or not; ``-x`` only if it is one that there is (``-n 5``, ``-n5``), and
    else a word that is excluded: ``-読書``, ``-note``. After ``--`` everything is a word. Raises UsageError for an
    option without its value.
    """
    takes_value = {name: not option.is_flag for option in options for name in option.opts}
    found: list[str] = []
    words: list[str] = []
    rest = list(args)
    while rest:
        arg = rest.pop(0)
        if arg == "--":
            words += rest
            break
        known = takes_value.get(arg)
        attached = arg[:2] in takes_value and takes_value[arg[:2]] and arg[2:].isdecimal()
        if known is None and not attached and not arg.startswith("--"):
            words.append(arg)
            continue
        found.append(arg)
        if known:
            if not rest:
                raise UsageError("option-needs-value", option=arg)
            found.append(rest.pop(0))
    return found, words


def given_options(args: Sequence[str], options: Sequence[click.Option]) -> list[str]:
    """Which of ``options`` stand among ``args``, each by its longest name, in the order in which they stand."""
    by_name = {name: option for option in options for name in option.opts}
    found: dict[str, None] = {}
    rest = iter(args)
    for arg in rest:
        if arg == "--":
            break
        name = arg if arg in by_name else arg.partition("=")[0] if arg.startswith("--") else arg[:2]
        option = by_name.get(name)
        if option:
            found[_name(option)] = None
            if name == arg and not option.is_flag:
                next(rest, None)
    return list(found)


def _choices(options: Sequence[click.Option]) -> list[list[str]]:
    """The options of which each chooses a value for the same thing: the forms of output."""
    groups: dict[str, list[str]] = {}
    for option in options:
        groups.setdefault(option.name or "", []).append(_name(option))
    return [names for names in groups.values() if len(names) > 1]


def _print_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001  (click calls it so)
    if value and not ctx.resilient_parsing:
        write(ctx.get_help().split("\n"), _environment(ctx))
        ctx.exit()


def _environment(ctx: click.Context) -> Environment:
    return cast("Environment", ctx.obj)


def _name(param: click.Parameter | None) -> str:
    return max(param.opts, key=len) if param else ""
