"""A session without a terminal: keys in, frames out, the diary asked in between."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from indexer.live import answers
from indexer.live.keys import pasted, pressed, resumed
from indexer.live.layout import frame
from indexer.live.state import Size, State, answered, resized
from indexer.render.page import Page

if TYPE_CHECKING:
    from indexer.live.actions import Effect, Step
    from indexer.live.diary import LiveDiary
    from indexer.live.state import Question

TODAY = dt.date(2026, 5, 23)


class Desk:
    """The state of a session with a diary; every question is answered at once."""

    def __init__(
        self,
        diary: LiveDiary,
        size: Size,
        language: str = "ja",
        past: tuple[str, ...] = (),
        home: str = "",
    ) -> None:
        self.diary = diary
        self.page = Page(TODAY, language=language, home=home)
        self.state = State(size, past=past, language=language)
        self.asked: Question | None = None
        self.effects: list[Effect] = []
        self._answer()

    def press(self, *keys: str) -> Desk:
        """Keys by their names; what is no name is typed."""
        for key in keys:
            self._after(pressed(self.state, key))
        return self

    def _after(self, step: Step | None) -> Desk:
        """With what a key did, and those that waited for the answer to it."""
        while step:
            self._step(step.state)
            if step.effect:
                self.effects.append(step.effect)
            step = resumed(self.state)
        return self

    def press_at_once(self, *keys: str) -> Desk:
        """Keys that all come before the first answer."""
        for key in keys[:-1]:
            self.state = pressed(self.state, key).state
        return self.press(keys[-1])

    def type(self, text: str) -> Desk:
        return self.press(*text)

    def paste(self, text: str) -> Desk:
        return self._after(pasted(self.state, text))

    def resize(self, columns: int, rows: int) -> Desk:
        self._step(resized(self.state, Size(columns, rows)))
        return self

    def pause(self) -> Desk:
        """Let the query be settled, as the screen does when no key comes."""
        answer, question = self.state.answer, self.state.question
        if question.is_same_search(answer.question) and len(answer.hits) >= answer.total:
            self._step(self.state._replace(settled=True))
        return self

    def _step(self, state: State) -> None:
        self.state = state
        self._answer()

    def _answer(self) -> None:
        for _ in range(3):
            question = self.state.question
            if question == self.asked:
                return
            self.asked = question
            self.state = answered(self.state, answers.answer(self.diary, question, TODAY, self.page.language))

    @property
    def days(self) -> list[str]:
        return [str(hit.entry.date) for hit in self.state.answer.hits]

    def lines(self) -> list[str]:
        """The rows of the frame as text."""
        return ["".join(piece.text for piece in row).rstrip() for row in frame(self.state, self.page).rows]
