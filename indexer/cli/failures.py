"""The one place that turns errors into a text on stderr and an exit status."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

import click

from indexer.cli.output import say
from indexer.errors import FAILED, FOUND, INTERRUPTED, IndexUnusable, NikkiError, UsageError, place_of
from indexer.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.cli.environment import Environment


class Outcome:
    """The exit status that a guarded block arrives at, and the environment in which it went wrong, if it did."""

    status = FOUND

    def __init__(self, environment: Environment) -> None:
        self.environment = environment


@contextlib.contextmanager
def guarded(environment: Environment) -> Iterator[Outcome]:
    """Say what went wrong in the block, if anything did, and give it its exit status."""
    outcome = Outcome(environment)
    try:
        yield outcome
    except NikkiError as error:
        outcome.status = error.exit_status
        _say_error(text_of(error, outcome.environment), outcome.environment)
        _point(error, outcome.environment)
    except click.ClickException as error:
        outcome.status = FAILED
        _say_error(_translated(error, outcome.environment.language), outcome.environment)
        _say_help_hint(error, outcome.environment)
    except click.exceptions.Exit as end:
        outcome.status = end.exit_code
    except (click.Abort, KeyboardInterrupt):
        outcome.status = INTERRUPTED
    except Exception as error:  # noqa: BLE001  (see text_of)
        outcome.status = FAILED
        _say_error(text_of(error, outcome.environment), outcome.environment)
        _trace(outcome.environment)
    except (SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001  (a PanicException of SudachiPy is no Exception)
        outcome.status = FAILED
        _say_error(text_of(error, outcome.environment), outcome.environment)
        _trace(outcome.environment)


def text_of(error: BaseException, environment: Environment) -> str:
    """An error in words for the user. Of what was not foreseen only its kind and place: its text may quote the diary."""
    language = environment.language
    if isinstance(error, IndexUnusable) and error.code == "no-index" and environment.has_own_index:
        return message("no-index-there", language, path=environment.directory, command=environment.command)
    if isinstance(error, NikkiError):
        return error.text(language, environment.command)
    if isinstance(error, OSError):
        return _of_system(error, language)
    return message("unexpected", language, kind=type(error).__name__, place=place_of(error))


def say_problems(problems: Iterable[UsageError], environment: Environment) -> None:
    """Say which settings cannot be understood, and are left out."""
    for problem in problems:
        text = message("setting-left-out", environment.language, problem=text_of(problem, environment))
        say(message("note", environment.language, problem=text))
        _point(problem, environment)


def _say_error(text: str, environment: Environment) -> None:
    say(message("error", environment.language, problem=text))


def _point(error: NikkiError, environment: Environment) -> None:
    """Show what was typed, and where in it the error is, if it is a part of it."""
    mark = error.mark if isinstance(error, UsageError) else None
    if mark and mark.text[mark.start : mark.end].strip() != mark.text.strip():
        from indexer.support.terminal_text import pointed

        for line in pointed(mark.text, mark.start, mark.end, environment.prose_width - 4):
            say(f"  {line}")


def _say_help_hint(error: click.ClickException, environment: Environment) -> None:
    if isinstance(error, click.UsageError) and error.ctx is not None:
        say(message("try-help", environment.language, command=error.ctx.command_path))


def _translated(error: click.ClickException, language: str) -> str:
    """An error of click in our words; click has English ones only."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    params = context.command.get_params(context) if context else []
    if isinstance(error, click.NoSuchOption):
        from indexer.cli.suggestions import near_names

        if context and any(error.option_name in param.opts for param in context.find_root().command.params):
            _, _, command = context.command_path.partition(" ")
            return message("option-before", language, option=error.option_name, name=command)
        names = [name for param in params for name in param.opts if name.startswith("--")]
        text = message("no-such-option", language, text=error.option_name)
        return text + near_names(error.option_name, names, language)
    if isinstance(error, click.BadOptionUsage):
        is_flag = any(
            error.option_name in p.opts and isinstance(p, click.Option) and p.is_flag for p in params
        )
        code = "option-takes-no-value" if is_flag else "option-needs-value"
        return message(code, language, option=error.option_name)
    return error.format_message()


def _of_system(error: OSError, language: str) -> str:
    path = error.filename if isinstance(error.filename, str) else ""
    return message("system-error", language, path=path or type(error).__name__, reason=error.strerror or "")


def _trace(environment: Environment) -> None:
    """With NIKKI_DEBUG, where it happened: kinds of errors and lines of the program, without what the errors say.

    Their texts quote what was in hand, which is the diary or a query; a report is to be shown to others.
    """
    if not environment.variables.get("NIKKI_DEBUG"):
        return
    import traceback

    error = sys.exception()
    while error is not None:
        say(type(error).__name__)
        say("".join(traceback.format_tb(error.__traceback__)).rstrip())
        error = error.__cause__ or error.__context__
