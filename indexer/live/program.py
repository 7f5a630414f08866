"""A session from its first screen to its last: what an effect does, and what is left to the caller."""

from __future__ import annotations

import gc
import signal
from typing import TYPE_CHECKING

from indexer.errors import NikkiError
from indexer.live import clipboard
from indexer.live.state import LIST
from indexer.messages import message
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.live.history import History
    from indexer.live.session import Session
    from indexer.live.shell import Terminal
    from indexer.live.state import State
    from indexer.model import Hit
    from indexer.render.page import Page


class Outside(NamedTuple):
    """What a session does outside its screen.

    ``edit`` opens a hit in the editor and waits for it; None where a hit is not opened but picked. ``save`` writes the
    entries of hits as a page under a name, and says how many and where. Both raise NikkiError or OSError. ``suspend`` stops
    the program until its shell goes on with it.
    """

    edit: Callable[[Hit], None] | None
    save: Callable[[State, str], tuple[int, str]]
    suspend: Callable[[], None]


class Left(NamedTuple):
    """How a session ended: with a hit that was picked, or by a signal, or neither."""

    state: State
    picked: Hit | None = None
    signal: int = 0


def run(
    state: State, session: Session, terminal: Terminal, page: Page, history: History, outside: Outside
) -> Left:
    """Show the screen again and again, until it is left."""
    from indexer.live.shell import Screen

    gc.enable()
    while True:
        screen = Screen(state, session, terminal, page, lambda current: _copied(current, history, page))
        ended = screen.run()
        state, effect = ended.state, ended.effect
        if effect is None or effect.what == "quit":
            if not ended.signal:
                history.keep(state.query.text if state.answer.hits else "")
            return Left(screen.state, None, ended.signal)
        if effect.what == "suspend":
            outside.suspend()
            continue
        history.keep(state.query.text)
        state = state._replace(past=history.queries(), at=-1)
        if effect.what == "save":
            state = _saved(state, effect.name, outside, page)
        elif effect.hit and outside.edit is None:
            return Left(state, effect.hit)
        elif effect.hit and outside.edit:
            state = _edited(state, effect.hit, outside.edit, page)
            session.refresh()


def _copied(state: State, history: History, page: Page) -> tuple[str, State]:
    """What makes the terminal copy the selected entry, and the state that says so."""
    assert state.hit  # noqa: S101  (nothing else is copied)
    history.keep(state.query.text)
    copy = clipboard.copy_of(state.hit)
    return clipboard.sequence(copy.text), state._replace(notice=message(copy.said, page.language))


def _edited(state: State, hit: Hit, edit: Callable[[Hit], None], page: Page) -> State:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C of the editor is its own
    try:
        edit(hit)
    except NikkiError as error:
        return state._replace(notice=error.text(page.language))
    finally:
        signal.signal(signal.SIGINT, before)
    return state._replace(notice="")


def _saved(state: State, name: str, outside: Outside, page: Page) -> State:
    try:
        count, path = outside.save(state, name)
    except NikkiError as error:
        return state._replace(notice=error.text(page.language))
    except OSError as error:
        return state._replace(
            notice=message("system-error", page.language, path=name, reason=error.strerror or "")
        )
    said = message("live-saved", page.language, count=count, path=path)
    return state._replace(view=LIST, notice=said)
