"""Help pages, laid out by display width: click measures Japanese with ``len()`` and has no Japanese texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from indexer.messages import MESSAGES, message
from indexer.terminal import pad, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WIDEST_TERM = 28
_INDENT = "  "


def usage(command: click.Command, context: click.Context, language: str) -> str:
    """``Usage: nikki search [OPTIONS] [QUERY]...``"""
    pieces = " ".join(command.collect_usage_pieces(context))
    return f"{message('usage', language)} {context.command_path} {pieces}".rstrip()


def help_page(command: click.Command, context: click.Context, language: str, columns: int) -> str:
    """The help of a command: usage, what it does, options, and its commands if it has any."""
    lines = [usage(command, context, language)]
    for code in (command.help, f"{command.help}-more", command.epilog):
        if code in MESSAGES:
            lines += ["", *(_INDENT + line for line in wrapped(message(code, language), columns - 2))]
    options = [
        param for param in command.get_params(context) if isinstance(param, click.Option) and not param.hidden
    ]
    lines += ["", message("options", language)]
    lines += _definitions([_option(option, language) for option in options], columns)
    if isinstance(command, click.Group):
        lines += ["", message("commands", language)]
        rows = [(name, message(f"help-{name}", language)) for name in command.list_commands(context)]
        lines += _definitions(rows, columns)
        lines += ["", message("topics", language)]
    return "\n".join(lines)


def _option(option: click.Option, language: str) -> tuple[str, str]:
    names = ", ".join(sorted(option.opts, key=len))
    return f"{names} {option.metavar or ''}".rstrip(), message(option.help or "", language)


def _definitions(rows: Sequence[tuple[str, str]], columns: int) -> Iterator[str]:
    """Terms on the left, their texts in a column on the right."""
    left = min(max(width(term) for term, _ in rows), _WIDEST_TERM) + 2
    for term, text in rows:
        lines = wrapped(text, columns - left - 2)
        if width(term) > left - 2:
            yield _INDENT + term
        else:
            yield _INDENT + pad(term, left) + lines.pop(0)
        for line in lines:
            yield _INDENT + " " * left + line
