"""What is typed: into the query, or into a name that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.live.line import LONGEST, Line
from indexer.live.state import LIST, SAVE
from indexer.messages import message
from indexer.support.terminal_text import without_controls

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.live.state import State


def typed(state: State, text: str) -> State:
    """With characters typed or pasted into the line that is being edited, as many as it has room for.

    Only what must not reach a terminal is left out: blanks of all kinds, joiners and marks are part of what is written.
    """
    clean = without_controls(text)
    room = (state.name if state.view == SAVE else state.query).room
    after = edited(state, lambda line: line.insert(clean))
    if len(clean) <= room or state.view not in {LIST, SAVE}:
        return after
    return after._replace(notice=message("live-line-full", state.language, most=LONGEST))


def editing(edit: Callable[[Line], Line]) -> Callable[[State], State]:
    """An edit of a line as an action."""
    return lambda state: edited(state, edit)


def edited(state: State, edit: Callable[[Line], Line]) -> State:
    """With an edit of the query, or of a name that is asked for."""
    if state.view == SAVE:
        return state._replace(name=edit(state.name), notice="")
    if state.view != LIST:
        return state
    query = edit(state.query)
    if query.text == state.query.text:
        return state._replace(query=query)
    return _with_query(state, query)


def _with_query(state: State, query: Line) -> State:
    """With another query, which is about entries again where related ones were shown."""
    return state._replace(query=query, related=None, settled=False, notice="", at=-1)


def older(state: State) -> State:
    """With the query before the one in the line."""
    return _recalled(state, min(state.at + 1, len(state.past) - 1))


def newer(state: State) -> State:
    """With the query after the one in the line; after the last one, what was typed."""
    return _recalled(state, max(state.at - 1, -1))


def _recalled(state: State, at: int) -> State:
    if at == state.at or state.view != LIST:
        return state
    draft = state.query.text if state.at < 0 else state.draft
    text = draft if at < 0 else state.past[at]
    return _with_query(state, Line.of(text))._replace(at=at, draft=draft)
