"""The terminal: keys in, frames out. Alone in knowing prompt_toolkit.

What is drawn is the frame of the state and nothing else; the cursor of the terminal stands where one types, so that the
window of an input method stands there, too. Whatever ends a screen, the terminal is as it was before.
"""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.output.color_depth import ColorDepth
from prompt_toolkit.styles import Style

from indexer.live import theme
from indexer.live.key_table import KEYS, READING_KEYS
from indexer.live.keys import pasted, pressed, resumed
from indexer.live.layout import frame
from indexer.live.state import LIST, Size, answered, resized
from indexer.support.system import ending_signals
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyPressEvent
    from prompt_toolkit.output import Output

    from indexer.live.actions import Effect, Step
    from indexer.live.session import Session
    from indexer.live.state import Answer, Question, State
    from indexer.render.page import Page

_PAUSE = 0.2
"""Seconds without a key after which a query is settled."""
_ESCAPE = 0.05
"""Seconds after which an Escape is a key of its own, and no part of another."""


class Terminal(NamedTuple):
    """Where keys come from and frames go, in colours or not; ``height`` is None for the whole screen, else lines of it.

    ``after_prompt``: the cursor is still in the line of a shell, which goes on there with what is printed.
    """

    input: Input
    output: Output
    color: bool = True
    height: Callable[[int], int] | None = None
    after_prompt: bool = False

    def size(self) -> Size:
        """The cells that there are."""
        found = self.output.get_size()
        rows = found.rows if self.height is None else min(found.rows, self.height(found.rows))
        return Size(max(1, found.columns), max(1, rows))


class Ended(NamedTuple):
    """How a screen ended: its state, and what is to be done now; ``signal`` is the number of one that ended it."""

    state: State
    effect: Effect | None = None
    signal: int = 0


class Screen:
    """One run of the full screen, from a state to what ends it."""

    def __init__(
        self,
        state: State,
        session: Session,
        terminal: Terminal,
        page: Page,
        copy: Callable[[State], tuple[str, State]],
    ) -> None:
        self.state = state
        self._session = session
        self._terminal = terminal
        self._page = page
        self._copy = copy
        self._asked: Question | None = None
        self._pause: asyncio.TimerHandle | None = None
        self._cursor = (0, 0)
        self._app = self._application()

    def run(self) -> Ended:
        """Show the screen until it ends. Raises what the session or the screen raised."""
        with self._below():
            return self._app.run(pre_run=self._begin, set_exception_handler=False, handle_sigint=False)

    @contextmanager
    def _below(self) -> Iterator[None]:
        """In a part of the screen: below the line of a shell, if the cursor is still there."""
        output = self._terminal.output
        if self._terminal.height is None or not self._terminal.after_prompt:
            yield
            return
        output.write_raw("\r\n")
        output.flush()
        try:
            yield
        finally:
            output.cursor_up(1)
            output.flush()

    def _begin(self) -> None:
        loop = asyncio.get_running_loop()
        self._session.deliver = lambda found: _calling(loop, self._delivered, found)
        for number in ending_signals():
            loop.add_signal_handler(number, self._leave, Ended(self.state, None, number))
        self.state = resized(self.state, self._terminal.size())
        self._ask()

    # --- events -------------------------------------------------------------------------------------------

    def _changed(self, state: State) -> None:
        self.state = state
        self._ask()
        self._app.invalidate()

    def _ask(self) -> None:
        """Ask what the state asks for, if that is something else than before; settle it when no key comes for a while."""
        question = self.state.question
        if question == self._asked:
            return
        if not question.is_same_search(self._asked):
            self._await_pause()
        self._asked = question
        self._session.ask(question)

    def _await_pause(self) -> None:
        if self._pause:
            self._pause.cancel()
        self._pause = asyncio.get_running_loop().call_later(_PAUSE, self._settle)

    def _settle(self) -> None:
        """Ask for more than was found for a half-typed query, if all of that is listed."""
        with self._guarded():
            answer, question = self.state.answer, self.state.question
            if not question.is_same_search(answer.question):
                self._await_pause()
            elif question.text.strip() and not question.related and len(answer.hits) >= answer.total:
                self._changed(self.state._replace(settled=True))

    def _delivered(self, found: Answer | BaseException) -> None:
        with self._guarded():
            if isinstance(found, BaseException):
                raise found
            self._changed(answered(self.state, found))
            while not self._has_ended and (step := resumed(self.state)):
                self._pressed(step)

    def _pressed(self, step: Step) -> None:
        if step.effect is None:
            self._changed(step.state)
        elif step.effect.what == "copy":
            text, state = self._copy(step.state)
            self._terminal.output.write_raw(text)
            self._changed(state)
        else:
            self._leave(Ended(step.state, step.effect))

    @property
    def _has_ended(self) -> bool:
        return not self._app.future or self._app.future.done()

    def _leave(self, ended: Ended) -> None:
        if not self._has_ended:
            self._app.exit(result=ended)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """What goes wrong in an event ends the screen: the terminal is put in order first."""
        try:
            yield
        except BaseException as error:
            if self._has_ended:
                raise
            self._app.exit(exception=error)

    # --- what prompt_toolkit is given ---------------------------------------------------------------------

    def _application(self) -> Application[Ended]:
        terminal = self._terminal
        control = FormattedTextControl(
            self._fragments,
            focusable=True,
            get_cursor_position=lambda: Point(self._cursor[1], self._cursor[0]),
        )
        height = None if terminal.height is None else lambda: Dimension.exact(terminal.size().rows)
        app: Application[Ended] = Application(
            layout=Layout(Window(control, height=height, wrap_lines=False)),
            key_bindings=self._bindings(),
            style=Style.from_dict(theme.COLOURS if terminal.color else theme.PLAIN),
            color_depth=None if terminal.color else ColorDepth.DEPTH_1_BIT,
            full_screen=terminal.height is None,
            erase_when_done=True,
            input=terminal.input,
            output=terminal.output,
        )
        app.ttimeoutlen = app.timeoutlen = _ESCAPE
        return app

    def _fragments(self) -> StyleAndTextTuples:
        with self._guarded():
            size = self._terminal.size()
            if size != self.state.size:
                self._changed(resized(self.state, size))
            drawn = frame(self.state, self._page)
            self._cursor = drawn.cursor
            rows = [[(_class(piece.style), piece.text) for piece in row] for row in drawn.rows]
            return [
                piece for number, row in enumerate(rows) for piece in ([("", "\n")] if number else []) + row
            ]
        return []

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        names = {key for binding in (*KEYS, *READING_KEYS) for key in binding.keys if len(key) > 1}
        for name in names:
            bindings.add(*_sequence(name))(self._key(name))
        bindings.add(Keys.Any)(self._character)
        bindings.add(Keys.BracketedPaste)(self._paste)
        bindings.add("c-l")(lambda event: event.app.renderer.clear())
        return bindings

    def _key(self, name: str) -> Callable[[KeyPressEvent], None]:
        def handle(_event: KeyPressEvent) -> None:
            with self._guarded():
                self._pressed(pressed(self.state, name))

        return handle

    def _character(self, event: KeyPressEvent) -> None:
        with self._guarded():
            self._pressed(pressed(self.state, event.data))

    def _paste(self, event: KeyPressEvent) -> None:
        with self._guarded():
            self._pressed(pasted(self.state, event.data))


def _calling(
    loop: asyncio.AbstractEventLoop,
    function: Callable[[Answer | BaseException], None],
    found: Answer | BaseException,
) -> None:
    """Call a function in the thread of a loop, unless that has ended."""
    try:
        loop.call_soon_threadsafe(function, found)
    except RuntimeError:
        return


def _class(style: str) -> str:
    return " ".join(f"class:{name}" for name in style.split())


def _sequence(name: str) -> tuple[str, ...]:
    """A key of the table as prompt_toolkit is told it: Alt is an Escape before it."""
    return ("escape", name[2:]) if name.startswith("m-") else (name,)


__all__ = ["LIST", "Ended", "Screen", "Terminal"]
