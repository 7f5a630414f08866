"""A line of text that is being edited: its characters, and where the cursor is."""

from __future__ import annotations

import unicodedata

from indexer.support.values import NamedTuple

_JOINER = "\u200d"
LONGEST = 500
"""Characters of a line: more than anybody types, little enough for each key to be answered at once."""


class Line(NamedTuple):
    """``cursor`` is the character before which the next one goes."""

    text: str = ""
    cursor: int = 0

    @classmethod
    def of(cls, text: str) -> Line:
        """A text with the cursor behind it; what is beyond :data:`LONGEST` is left out."""
        return cls().insert(text)

    def insert(self, text: str) -> Line:
        """With ``text`` at the cursor, as much of it as there is room for."""
        text = text[: self.room]
        return Line(self.text[: self.cursor] + text + self.text[self.cursor :], self.cursor + len(text))

    @property
    def room(self) -> int:
        """How many characters may be added."""
        return max(0, LONGEST - len(self.text))

    def delete_before(self) -> Line:
        """Without the character before the cursor."""
        return self._without(self.left().cursor, self.cursor)

    def delete_after(self) -> Line:
        """Without the character after the cursor."""
        return self._without(self.cursor, self.right().cursor)

    def delete_word(self) -> Line:
        """Without the word before the cursor, and the blanks behind that."""
        return self._without(self.word_left().cursor, self.cursor)

    def delete_to_start(self) -> Line:
        """Without what is before the cursor."""
        return self._without(0, self.cursor)

    def delete_to_end(self) -> Line:
        """Without what is after the cursor."""
        return self._without(self.cursor, len(self.text))

    def _without(self, start: int, end: int) -> Line:
        return Line(self.text[:start] + self.text[end:], start)

    def left(self) -> Line:
        """With the cursor a character to the left; what is drawn into another one belongs to it."""
        at = max(0, self.cursor - 1)
        while at and self._is_inside(at):
            at -= 1
        return self._replace(cursor=at)

    def right(self) -> Line:
        """With the cursor a character to the right."""
        at = min(len(self.text), self.cursor + 1)
        while at < len(self.text) and self._is_inside(at):
            at += 1
        return self._replace(cursor=at)

    def _is_inside(self, at: int) -> bool:
        char = self.text[at]
        return unicodedata.category(char) in {"Mn", "Me", "Cf"} or self.text[at - 1] == _JOINER

    def word_left(self) -> Line:
        """With the cursor before the word on its left."""
        before = self.text[: self.cursor].rstrip()
        at = len(before)
        while at and not before[at - 1].isspace():
            at -= 1
        return self._replace(cursor=at)

    def word_right(self) -> Line:
        """With the cursor behind the word on its right."""
        at = self.cursor
        while at < len(self.text) and self.text[at].isspace():
            at += 1
        while at < len(self.text) and not self.text[at].isspace():
            at += 1
        return self._replace(cursor=at)

    def start(self) -> Line:
        """With the cursor at the beginning."""
        return self._replace(cursor=0)

    def end(self) -> Line:
        """With the cursor at the end."""
        return self._replace(cursor=len(self.text))
