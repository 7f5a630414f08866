"""Write the man pages from the help: ``python -m docs.man.make``. A test fails for pages that are not current."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer import __version__
from indexer.cli.environment import Environment
from indexer.cli.help import TOPICS
from indexer.cli.help_page import laid_out
from indexer.cli.program import program
from indexer.messages import MESSAGES, message
from indexer.support.terminal_text import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER = Path(__file__).resolve().parent
PAGES = {"en": FOLDER / "nikki.1", "ja": FOLDER / "nikki.ja.1"}
_WIDTH = 78
_INDENT = 14
"""Columns that man(7) leaves free beside the text of an option."""
_HEADINGS = {
    "en": {
        "name": "NAME",
        "synopsis": "SYNOPSIS",
        "options": "OPTIONS",
        "commands": "COMMANDS",
        "see": "SEE ALSO",
    },
    "ja": {
        "name": "名前",
        "synopsis": "書式",
        "options": "オプション",
        "commands": "コマンド",
        "see": "関連項目",
    },
}
_IN_FULL = frozenset({"json"})
"""Topics that are files for programs, too long for a page."""


def page(language: str) -> str:
    """The man page in a language, in the macros of man(7)."""
    environment = Environment({}, language, "", columns=_WIDTH)
    return "\n".join(_lines(language, environment)) + "\n"


def _lines(language: str, environment: Environment) -> Iterator[str]:
    headings = _HEADINGS[language]
    with program.make_context("nikki", [], obj=environment, resilient_parsing=True) as root:
        yield '.\\" Made of the help by python -m docs.man.make.'
        yield f'.TH NIKKI 1 "" "nikki {__version__}"'
        yield ".nh"
        yield ".ad l"
        yield f".SH {headings['name']}"
        yield f"nikki \\- {_escaped(_first_sentence(message('help-nikki', language)))}"
        yield f".SH {headings['synopsis']}"
        yield from _usage(root)
        yield from _paragraphs((f"{root.command.help}-more", root.command.epilog), language)
        yield f".SH {headings['options']}"
        yield from _options(root, language)
        yield f".SH {headings['commands']}"
        assert isinstance(root.command, click.Group)  # noqa: S101  (for mypy)
        for name in root.command.list_commands(root):
            command = root.command.get_command(root, name)
            assert command  # noqa: S101
            with command.make_context(name, [], parent=root, resilient_parsing=True) as context:
                yield f".SS nikki {name}"
                yield from _usage(context)
                yield from _paragraphs((command.help, f"{command.help}-more", command.epilog), language)
                yield from _options(context, language)
        for topic in TOPICS:
            if topic not in _IN_FULL:
                yield f".SH {topic.upper()}"
                yield ".nf"
                yield from map(_escaped, laid_out(message(f"topic-{topic}", language), _WIDTH))
                yield ".fi"
        yield f".SH {headings['see']}"
        yield ".BR grep (1),"
        yield ".BR fzf (1)"


def _usage(context: click.Context) -> Iterator[str]:
    usage = context.command.collect_usage_pieces(context)
    yield f".B {_escaped(context.command_path)}"
    yield _escaped(" ".join(usage))


def _options(context: click.Context, language: str) -> Iterator[str]:
    for param in context.command.get_params(context):
        if isinstance(param, click.Option) and not param.hidden:
            yield ".TP"
            names = ", ".join(sorted(param.opts, key=len))
            yield f".B {_escaped(names)} {_escaped(param.metavar or '')}".rstrip()
            yield from _text(message(param.help or "", language), language)


def _paragraphs(codes: Iterable[str | None], language: str) -> Iterator[str]:
    for code in codes:
        if code and code in MESSAGES:
            yield ".PP"
            yield from _text(message(code, language), language)


def _text(text: str, language: str) -> Iterator[str]:
    """A paragraph; a Japanese one in lines, for the formatter breaks at blanks only."""
    lines = wrapped(text, _WIDTH - _INDENT) if language == "ja" else [text]
    for number, line in enumerate(lines):
        if number:
            yield ".br"
        yield _escaped(line)


def _first_sentence(text: str) -> str:
    """What the program is, on the line where names are looked up: the formatter breaks no Japanese, so that is to be short."""
    return text.partition("。")[0]


def _escaped(text: str) -> str:
    """Text of which no line is a macro, and no character one of the formatter's own."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    for language, place in PAGES.items():
        place.write_text(page(language), encoding="utf-8")
