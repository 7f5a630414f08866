"""What a key does: ``State, key → Step``.

Keys act in the order in which they came. One that is about the list waits for the answer to the query as it was typed, and
those behind it wait with it; so it is the same whether somebody types faster than answers come or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.live.actions import ABOUT_HIT, ABOUT_LIST, ACTIONS, AT_ONCE, Step
from indexer.live.editing import typed
from indexer.live.key_table import KEYS, READING_KEYS
from indexer.live.state import HELP, LIST, TEXT, Pressed

if TYPE_CHECKING:
    from indexer.live.state import State

_IN_LIST = {key: binding.action for binding in KEYS for key in binding.keys}
_IN_TEXT = _IN_LIST | {key: binding.action for binding in READING_KEYS for key in binding.keys}
_IN_HELP = _IN_LIST | dict.fromkeys(("q", "enter", "c-j", "?"), "back")


def pressed(state: State, key: str) -> Step:
    """What a key makes of a state. A key without an action is a character that is typed, if it is one."""
    return _taken(state, Pressed(key))


def pasted(state: State, text: str) -> Step:
    """With text pasted, which is never taken for keys."""
    return _taken(state, Pressed(pasted=text))


def resumed(state: State) -> Step | None:
    """What the first of the keys that wait makes of a state that was answered; None if it has to wait on, or none waits."""
    if not state.waiting:
        return None
    first, *rest = state.waiting
    action = _action(state, first)
    if _has_to_wait(state, action):
        return None
    if _has_nothing_yet(state, action):
        return Step(state._replace(settled=True))
    step = _done(state._replace(waiting=()), first)
    return step._replace(state=step.state._replace(waiting=tuple(rest)))


def _taken(state: State, one: Pressed) -> Step:
    """What is pressed or pasted is done, or waits."""
    name = _action(state, one)
    if name in AT_ONCE:
        return _done(state, one)
    if state.is_answered and _has_nothing_yet(state, name):
        state = state._replace(settled=True)
    if state.waiting or _has_to_wait(state, name):
        return Step(state._replace(waiting=(*state.waiting, one)))
    return _done(state, one)


def _action(state: State, one: Pressed) -> str:
    """The name of the action of a key; "" of one that has none."""
    return {TEXT: _IN_TEXT, HELP: _IN_HELP}.get(state.view, _IN_LIST).get(one.key, "")


def _has_to_wait(state: State, action: str) -> bool:
    return action in ABOUT_LIST and state.view in {LIST, TEXT} and not state.is_answered


def _has_nothing_yet(state: State, action: str) -> bool:
    return action in ABOUT_HIT and state.view == LIST and state.may_find_more


def _done(state: State, one: Pressed) -> Step:
    if name := _action(state, one):
        if name in ABOUT_HIT and state.view == LIST and state.problem:
            return Step(state)  # what is listed is no answer to what was typed
        done = ACTIONS[name](state)
        return done if isinstance(done, Step) else Step(done)
    if one.pasted:
        return Step(typed(state, one.pasted))
    return (
        Step(typed(state, one.key)) if len(one.key) == 1 and state.view not in {TEXT, HELP} else Step(state)
    )
