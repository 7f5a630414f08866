"""The line that is edited."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.live.line import LONGEST, Line

EDITS = (
    Line.delete_before, Line.delete_after, Line.delete_word, Line.delete_to_start, Line.delete_to_end,
    Line.left, Line.right, Line.word_left, Line.word_right, Line.start, Line.end,
)  # fmt: skip


def drawn(line: Line) -> str:
    """The text with its cursor."""
    return line.text[: line.cursor] + "|" + line.text[line.cursor :]


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("猫 犬|", Line.delete_before, "猫 |"),
        ("か\u3099|", Line.delete_before, "|"),
        ("👩\u200d👦|", Line.delete_before, "|"),
        ("|", Line.delete_before, "|"),
        ("猫| 犬", Line.delete_after, "猫|犬"),
        ("|か\u3099き", Line.delete_after, "|き"),
        ("猫 犬 |鳥", Line.delete_word, "猫 |鳥"),
        ("猫　|", Line.delete_word, "|"),
        ("猫 |犬", Line.delete_to_start, "|犬"),
        ("猫 |犬", Line.delete_to_end, "猫 |"),
        ("猫|犬", Line.left, "|猫犬"),
        ("|猫", Line.left, "|猫"),
        ("猫|犬", Line.right, "猫犬|"),
        ("猫 犬|", Line.word_left, "猫 |犬"),
        ("|猫 犬", Line.word_right, "猫| 犬"),
        ("猫|犬", Line.start, "|猫犬"),
        ("|猫犬", Line.end, "猫犬|"),
    ],
)
def test_edit(before: str, edit: type[Line], after: str) -> None:
    assert drawn(edit(Line(before.replace("|", ""), before.index("|")))) == after  # type: ignore[arg-type]


@given(st.text(max_size=8), st.data())
def test_the_cursor_stays_in_the_line(text: str, data: st.DataObject) -> None:
    line = Line(text, data.draw(st.integers(0, len(text))))
    for edit in EDITS:
        edited = edit(line)
        assert 0 <= edited.cursor <= len(edited.text)
    assert line.insert("猫").delete_before().text in {text, line.insert("猫").delete_before().text}
    assert line.insert("猫").text.count("猫") == text.count("猫") + 1


def test_a_line_takes_what_it_has_room_for() -> None:
    assert Line.of("猫" * 600) == Line("猫" * LONGEST, LONGEST)
    assert Line("犬鳥", 1).insert("猫" * 600) == Line("犬" + "猫" * (LONGEST - 2) + "鳥", LONGEST - 1)
    assert Line.of("猫" * LONGEST).insert("犬") == Line.of("猫" * LONGEST)
