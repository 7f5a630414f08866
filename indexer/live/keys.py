"""What a key does: ``State, key → Step``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.live.actions import ACTIONS, Step
from indexer.live.editing import typed
from indexer.live.key_table import KEYS, READING_KEYS
from indexer.live.state import HELP, TEXT

if TYPE_CHECKING:
    from indexer.live.state import State

_IN_LIST = {key: binding.action for binding in KEYS for key in binding.keys}
_IN_TEXT = _IN_LIST | {key: binding.action for binding in READING_KEYS for key in binding.keys}
_IN_HELP = _IN_LIST | dict.fromkeys(("q", "enter", "?"), "back")


def pressed(state: State, key: str) -> Step:
    """What a key makes of a state. A key without an action is a character that is typed, if it is one."""
    actions = {TEXT: _IN_TEXT, HELP: _IN_HELP}.get(state.view, _IN_LIST)
    name = actions.get(key)
    if name:
        done = ACTIONS[name](state)
        return done if isinstance(done, Step) else Step(done)
    return Step(typed(state, key)) if len(key) == 1 and state.view not in {TEXT, HELP} else Step(state)


def pasted(state: State, text: str) -> Step:
    """With text pasted, which is never taken for keys."""
    return Step(typed(state, text))
