"""Help pages, laid out by display width: click measures Japanese with ``len()`` and has no Japanese texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from indexer.messages import MESSAGES, message
from indexer.support.terminal_text import pad, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WIDEST_TERM = 28
_INDENT = "  "
_TERM = re.compile(r"\s*\S.*?\s{2,}(?=\S)")
"""What stands on the left of a line of a topic, up to the column on the right."""


def usage(command: click.Command, context: click.Context, language: str) -> str:
    """``Usage: nikki search [OPTIONS] [QUERY]...``"""
    pieces = " ".join(command.collect_usage_pieces(context)).replace(
        "[OPTIONS]", message("metavar-options", language)
    )
    return f"{message('usage', language)} {context.command_path} {pieces}".rstrip()


def laid_out(text: str, columns: int) -> Iterator[str]:
    """The lines of a text, those that are too long wrapped: in their right column, if they have two."""
    for line in text.rstrip("\n").split("\n"):
        if width(line) <= columns:
            yield line
            continue
        term = _TERM.match(line)
        left = term[0] if term else line[: len(line) - len(line.lstrip())]
        indent = width(left)
        if term and indent > columns // 2:
            yield left.rstrip()
            left, indent = "", len(_INDENT) * 2
        first, *others = wrapped(line[term.end() if term else len(left) :], columns - indent)
        yield (left or " " * indent) + first
        yield from (" " * indent + other for other in others)


def help_page(command: click.Command, context: click.Context, language: str, columns: int) -> str:
    """The help of a command: usage, what it does, options, and its commands if it has any."""
    lines = list(laid_out(usage(command, context, language), columns))
    for code in (command.help, f"{command.help}-more", command.epilog):
        if code and code in MESSAGES:
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
        lines += ["", *wrapped(message("topics", language), columns)]
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
