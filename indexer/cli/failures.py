"""The one place that turns errors into a text on stderr and an exit status."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

import click

from indexer.cli.output import say
from indexer.errors import FAILED, FOUND, INTERRUPTED, NikkiError
from indexer.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from indexer.cli.environment import Environment


class Outcome:
    """The exit status that a guarded block arrives at."""

    status = FOUND


@contextlib.contextmanager
def guarded(environment: Environment) -> Iterator[Outcome]:
    """Say what went wrong in the block, if anything did, and give it its exit status."""
    outcome = Outcome()
    try:
        yield outcome
    except NikkiError as error:
        outcome.status = error.exit_status
        _say_error(error.text(environment.language), environment)
    except click.ClickException as error:
        outcome.status = FAILED
        _say_error(_translated(error, environment.language), environment)
        _say_help_hint(error, environment)
    except (click.Abort, KeyboardInterrupt):
        outcome.status = INTERRUPTED
    except BrokenPipeError:
        silence_stdout()
    except OSError as error:
        outcome.status = FAILED
        _say_error(_of_system(error, environment.language), environment)
        _trace(environment)
    except (SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001  (a PanicException of SudachiPy is no Exception)
        outcome.status = FAILED
        details = {"kind": type(error).__name__, "place": _innermost(error.__traceback__)}
        _say_error(message("unexpected", environment.language, **details), environment)
        _trace(environment)


def silence_stdout() -> None:
    """Nobody reads on (``| head``): what is left goes nowhere, and Python's last flush does not complain."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def near_names(text: str, names: Iterable[str], language: str) -> str:
    """``Did you mean …?`` with the names that are like ``text``, to follow a sentence; empty if none is."""
    from difflib import get_close_matches

    near = get_close_matches(text, list(names))
    if not near:
        return ""
    code = "did-you-mean" if len(near) == 1 else "did-you-mean-one"
    return message(code, language, text=", ".join(near))


def _say_error(text: str, environment: Environment) -> None:
    say(message("error", environment.language, text=text))


def _say_help_hint(error: click.ClickException, environment: Environment) -> None:
    if isinstance(error, click.UsageError) and error.ctx is not None:
        say(message("try-help", environment.language, command=error.ctx.command_path))


def _translated(error: click.ClickException, language: str) -> str:
    """An error of click in our words; click has English ones only."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    params = context.command.get_params(context) if context else []
    if isinstance(error, click.NoSuchOption):
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


def _innermost(traceback: TracebackType | None) -> str:
    """File and line where it happened, without the folders above the package."""
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    if traceback is None:
        return "?"
    folder, name = os.path.split(traceback.tb_frame.f_code.co_filename)
    return f"{os.path.basename(folder)}/{name}:{traceback.tb_lineno}"  # noqa: PTH119  (see Environment on pathlib)


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
