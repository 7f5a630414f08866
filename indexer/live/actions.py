"""What each action makes of a state: ``State → State``, with an effect for what reaches beyond the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.live import entry_view, help_view
from indexer.live.editing import edited, editing, newer, older, typed
from indexer.live.line import Line
from indexer.live.state import HELP, LIST, PERIODS, SAVE, SORTS, TEXT, Below, Listed, State, in_sight
from indexer.messages import message
from indexer.support.terminal_text import one_line
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from indexer.model import Hit

    Action = Callable[[State], "State | Step"]

_USUAL_NAME = "nikki.html"


class Effect(NamedTuple):
    """What is to be done outside: ``open`` or ``pick`` or ``copy`` a hit, ``save`` what is listed as ``name``, ``suspend``, ``quit``."""

    what: str
    hit: Hit | None = None
    name: str = ""


class Step(NamedTuple):
    """A state and what is to be done beside."""

    state: State
    effect: Effect | None = None


# --- moving -----------------------------------------------------------------------------------------------


def _moving(step: Callable[[State], int]) -> Callable[[State], State]:
    def move(state: State) -> State:
        if state.view in {HELP, SAVE}:
            return state
        selected = state.selected + step(state)
        return in_sight(state._replace(selected=selected, wanted=0, scroll=None, notice=""))

    return move


def _to_last(state: State) -> State:
    """The last hit, which is still to be found where not all are listed."""
    last = max(0, state.answer.total - 1)
    if last < len(state.answer.hits) or state.view in {HELP, SAVE}:
        return _moving(lambda state: last - state.selected)(state)
    return state._replace(wanted=last, notice="")


def _up_or_scroll(lines: int) -> Action:
    """Another hit, or in an entry that is read in full another line of it."""

    def move(state: State) -> State | Step:
        return _scrolled(lines)(state) if state.view in {TEXT, HELP} else _moving(lambda _: lines)(state)

    return move


def _paging(direction: int) -> Action:
    def move(state: State) -> State | Step:
        if state.view in {TEXT, HELP}:
            return _scrolled(direction * max(1, state.entry_size.rows - 2))(state)
        return _moving(lambda state: direction * state.list_rows)(state)

    return move


def _scrolled(lines: int) -> Action:
    def scroll(state: State) -> State:
        if state.view == HELP:
            last = help_view.last_first_row(state)
            return state._replace(scroll=max(0, min((state.scroll or 0) + lines, last)))
        if not state.hit or state.view == SAVE:
            return state
        at = entry_view.first_line(state) + lines
        return state._replace(scroll=max(0, min(at, entry_view.last_first_line(state))), match=None)

    return scroll


def _to_match(direction: int) -> Action:
    """The next or the last match of the entry; round at its end."""

    def jump(state: State) -> State:
        if not state.hit or not state.hit.highlights or state.view in {HELP, SAVE}:
            return state
        match = entry_view.next_match(state, direction)
        return state._replace(scroll=entry_view.first_line_with(state, match), match=match)

    return jump


def _to_end(end: int) -> Action:
    def jump(state: State) -> State:
        if state.view != TEXT:
            return state
        return state._replace(scroll=entry_view.last_first_line(state) if end else 0, match=None)

    return jump


# --- what is listed ---------------------------------------------------------------------------------------


def _period(direction: int) -> Action:
    def cycle(state: State) -> State:
        if state.view != LIST or state.related:
            return _without_choice(state)
        if spoken := state.answer.spoken:
            said = message("live-period-typed", state.language, period=one_line(spoken.text))
            return state._replace(notice=said)
        at = (PERIODS.index(state.period) + direction) % len(PERIODS)
        return state._replace(period=PERIODS[at], settled=False, notice="")

    return cycle


def _sort(state: State) -> State:
    if state.view != LIST or state.related:
        return _without_choice(state)
    at = (SORTS.index(state.sort) + 1) % len(SORTS)
    return state._replace(sort=SORTS[at], settled=False, notice="")


def _without_choice(state: State) -> State:
    """Where there is neither period nor order to choose; of related entries, that is said."""
    if state.view != LIST:
        return state
    return state._replace(notice=message("live-related-all", state.language))


def _related(state: State) -> State:
    if state.view not in {LIST, TEXT} or not state.hit:
        return state
    listed = state.listed if state.related else Listed(state.answer, state.selected, state.top, state.settled)
    return state._replace(related=state.hit.entry, view=LIST, settled=False, notice="", listed=listed)


def _unrelated(state: State) -> State:
    """With the list from which related entries were asked for, as it was."""
    fields = state.listed._asdict()
    return in_sight(
        state._replace(related=None, listed=Listed(), scroll=None, notice="", problem="", **fields)
    )


# --- views and effects ------------------------------------------------------------------------------------


def _text(state: State) -> State:
    if state.view == TEXT:
        return state._replace(view=LIST, scroll=None)
    return state._replace(view=TEXT, scroll=None) if state.view == LIST and state.hit else state


def _help(state: State) -> State | Step:
    if state.view == HELP:
        return _back(state)
    if state.view == SAVE:
        return state
    return state._replace(view=HELP, scroll=None, below=Below(state.view, state.scroll))


def _help_or_sign(state: State) -> State | Step:
    """The help, or a question mark in a line that has something."""
    return typed(state, "?") if state.types_sign else _help(state)


def _back(state: State) -> State | Step:
    """Out of what lies over the list, out of related entries, or out of the program."""
    if state.view == HELP and (state.below.view != TEXT or state.hit):
        return state._replace(view=state.below.view, scroll=state.below.scroll, notice="")
    if state.view == SAVE:
        return state._replace(view=LIST, notice="")
    if state.view != LIST:
        return state._replace(view=LIST, scroll=None, notice="")
    return _unrelated(state) if state.related else _quit(state)


def _quit(state: State) -> Step:
    return Step(state, Effect("quit"))


def _delete_or_leave(state: State) -> State | Step:
    return _quit(state) if state.view == LIST and not state.query.text else edited(state, Line.delete_after)


def _suspend(state: State) -> Step:
    return Step(state, Effect("suspend"))


def _choose(state: State) -> State | Step:
    if state.view == SAVE:
        name = state.name.text.strip()
        return Step(state, Effect("save", name=name)) if name else state
    if state.view == HELP or not state.hit:
        return state
    return Step(state, Effect("choose", state.hit))


def _copy(state: State) -> State | Step:
    if state.view in {HELP, SAVE} or not state.hit:
        return state
    return Step(state, Effect("copy", state.hit))


def _save(state: State) -> State:
    if state.view != LIST or not state.answer.hits:
        return state
    return state._replace(view=SAVE, name=Line.of(_USUAL_NAME), notice="")


ACTIONS: Mapping[str, Action] = {
    "up": _up_or_scroll(-1),
    "down": _up_or_scroll(1),
    "first": _moving(lambda state: -state.selected),
    "last": _to_last,
    "previous": _moving(lambda _: -1),
    "next": _moving(lambda _: 1),
    "page-up": _paging(-1),
    "page-down": _paging(1),
    "scroll-up": _scrolled(-1),
    "scroll-down": _scrolled(1),
    "next-match": _to_match(1),
    "previous-match": _to_match(-1),
    "beginning": _to_end(0),
    "end": _to_end(1),
    "choose": _choose,
    "text": _text,
    "period": _period(1),
    "period-back": _period(-1),
    "sort": _sort,
    "related": _related,
    "copy": _copy,
    "save": _save,
    "older": older,
    "newer": newer,
    "help": _help,
    "help-or-sign": _help_or_sign,
    "back": _back,
    "quit": _quit,
    "suspend": _suspend,
    "left": editing(Line.left),
    "right": editing(Line.right),
    "word-left": editing(Line.word_left),
    "word-right": editing(Line.word_right),
    "line-start": editing(Line.start),
    "line-end": editing(Line.end),
    "delete-before": editing(Line.delete_before),
    "delete-after": editing(Line.delete_after),
    "delete-or-leave": _delete_or_leave,
    "delete-word": editing(Line.delete_word),
    "delete-to-start": editing(Line.delete_to_start),
    "delete-to-end": editing(Line.delete_to_end),
}
"""Every action by its name."""

ABOUT_HIT = frozenset({"choose", "text", "related", "copy", "save"})
"""Actions that are about what was found: nothing at all is the answer only once a whole search finds nothing."""
ABOUT_LIST = ABOUT_HIT | {
    *("up", "down", "first", "last", "previous", "next", "page-up", "page-down"),
    *("scroll-up", "scroll-down", "next-match", "previous-match", "beginning", "end"),
}
"""Actions that are about the list or a hit in it: they wait for the answer to what was typed before them."""
AT_ONCE = frozenset({"quit", "suspend"})
"""Actions that wait for nothing."""
