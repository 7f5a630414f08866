"""The screen as a value: ``State → Frame``. No terminal is asked anything here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.live import entry_view, help_view, list_view
from indexer.live.cells import Piece, filled, fitting, row_width, shown, width
from indexer.live.key_table import KEYS, READING_KEYS, help_of
from indexer.live.state import HELP, LIST, SAVE, TEXT
from indexer.messages import message
from indexer.render.entry_lines import day, first_line, how_long_ago
from indexer.render.paths import where
from indexer.support.terminal_text import one_line
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.live.cells import Row
    from indexer.live.line import Line
    from indexer.live.state import Answer, Size, State
    from indexer.render.page import Page

_BESIDE = "│"
_HINTS = (
    "live-key-move",
    "live-key-choose",
    "live-key-text",
    "live-key-period",
    "live-key-sort",
    "live-key-related",
)
_RELATED_HINTS = tuple(hint for hint in _HINTS if hint not in {"live-key-period", "live-key-sort"})
_READING_HINTS = (
    "live-key-reading-match",
    "live-key-reading-scroll",
    "live-key-reading-next",
    "live-key-choose",
)
_HELP_HINT, _BACK_HINT, _QUIT_HINT = "live-key-help", "live-key-back", "live-key-back-out"
_SCROLL_HINT = "live-key-more"
_LABELS = {one.help: one.label.split("  ")[0] for one in (*KEYS, *READING_KEYS) if one.help}
_SIGN = "?"
"""What shows the keys, too, where it cannot be a part of what is typed."""
_LABELS |= {_QUIT_HINT: _LABELS[_BACK_HINT], _SCROLL_HINT: _LABELS["live-key-move"]}


class Frame(NamedTuple):
    """All rows of a screen, each as wide as it is, and where the cursor stands: its row, and its character there."""

    rows: tuple[Row, ...]
    cursor: tuple[int, int]


def frame(state: State, page: Page) -> Frame:
    """The screen of a state; ``page`` is who reads it, and when."""
    columns, height = state.size
    top, at = _query_row(state, page)
    body = _body(state, page)[: max(0, height - 2)]
    blank = [()] * (height - 2 - len(body))
    ends = [filled(row, columns) for row in (top, *blank, _bottom_row(state, page))]
    rows = (ends[0], *body, *ends[1:])[:height]
    cursor = (0, at)
    if state.view == SAVE and height > 1:
        cursor = height - 1, len(_save_label(page)) + _name_in_sight(state, page)[1]
    return Frame(rows, cursor)


# --- the line of the query --------------------------------------------------------------------------------


def _query_row(state: State, page: Page) -> tuple[Row, int]:
    """What is typed, with what is said of it at the right edge; and the character before which the cursor stands."""
    columns = state.size.columns
    prompt = message("live-prompt", page.language)
    right = _right_edge(state, page, columns // 2)
    room = columns - width(prompt) - row_width(right) - 2
    text, at = _in_sight(state.query, max(1, room))
    left = (Piece("prompt", prompt), Piece("query", text))
    gap = " " * max(0, columns - row_width(left) - row_width(right))
    return (*left, Piece("", gap), *right), len(prompt) + at


def _in_sight(line: Line, columns: int) -> tuple[str, int]:
    """The part of a line around its cursor that fits, and where the cursor is in it."""
    text = shown(line.text)
    at = len(shown(line.text[: line.cursor]))
    start = at - fitting(text[:at][::-1], columns - 1)
    while start < at and not width(text[start]):  # a mark without its letter
        start += 1
    end = max(at, start + fitting(text[start:], columns))
    return text[start:end], at - start


def _right_edge(state: State, page: Page, columns: int) -> Row:
    """Period, order and what the list is of, the count and the time, as far as there is room; the first and the count always."""
    count = _count(state, page)
    room = columns - width(count.text)
    chips, time = list(_chips(state, page)), _time(state)
    short = list(_chips(state, page, short=True))
    for before, after in ((chips, time), (chips, ()), (short, ()), (short[:1], ())):
        if sum(width(part.text) + 1 for part in (*before, *after)) <= room:
            break
    else:
        cut = "".join(piece.text for piece in filled(short[:1], max(0, room - 1)))
        before, after = [Piece("chip", cut.rstrip())], ()
    found: list[Piece] = []
    for part in (*before, count, *after):
        if part.text:
            found += [Piece("", " "), part]
    return tuple(found[1:])


def _time(state: State) -> Row:
    return (Piece("faint", f"{state.answer.seconds * 1000:.0f}ms"),) if state.answer.question else ()


def _chips(state: State, page: Page, *, short: bool = False) -> Iterator[Piece]:
    language = page.language
    if state.related:
        code = "live-key-related-short" if short else "live-chip-related"
        yield Piece("chip", message(code, language, day=day(state.related.date, page)))
        return
    spoken = state.answer.spoken
    if state.period == "day" or (state.period != "all" and not spoken):
        yield Piece("chip", message(f"live-period-{state.period}", language))
    if spoken:
        yield Piece("chip", shown(spoken.text if short else f"{spoken.text}={spoken.first}–{spoken.last}"))
    if state.sort != "relevance":
        yield Piece("chip", message(f"live-sort-{state.sort}", language))


def _count(state: State, page: Page) -> Piece:
    answer = state.answer
    if not answer.question:
        return Piece("faint", "")
    more = answer.total - answer.full
    code = "live-count-some" if more and not answer.full else "live-count-more" if more else "live-count"
    return Piece("count", message(code, page.language, count=answer.full, more=more))


# --- the rest ---------------------------------------------------------------------------------------------


def _body(state: State, page: Page) -> list[Row]:
    """The rows between the first and the last, each as wide as the screen."""
    columns = state.size.columns
    if state.view == HELP:
        first = min(state.scroll or 0, help_view.last_first_row(state))
        return [filled(row, columns) for row in help_view.rows(state)[first:]]
    entry = _entry(state, page)
    if state.view == TEXT:
        return entry
    listed = list_view.rows(state, page) or _nothing(state, page)
    listed += [filled((), state.list_columns)] * (state.list_rows - len(listed))
    if not state.is_wide:
        return listed + entry
    entry += [filled((), state.entry_size.columns)] * (state.list_rows - len(entry))
    beside = Piece("faint", f"{_BESIDE} ")
    return [(*left, beside, *right) for left, right in zip(listed, entry, strict=True)]


def _nothing(state: State, page: Page) -> list[Row]:
    answer = state.answer
    if not answer.question:
        return []
    code = "live-nothing" if answer.question.text.strip() else "live-no-entries"
    said = message(code, page.language)
    if answer.spoken:
        said = message("live-nothing-then", page.language, period=answer.spoken.text)
    return [filled([Piece("faint", f" {shown(said)}")], state.list_columns)]


def _entry(state: State, page: Page) -> list[Row]:
    """The selected entry: its head, and its text from where it is scrolled to, each row as wide as its place."""
    size = state.entry_size
    if not state.hit or size.rows < 1:
        return []
    found = entry_view.lines(state.hit, entry_view.text_columns(state), state.current_match)
    first = entry_view.first_line(state)
    rows = (_head(state, size, page), *found.rows(first, first + size.rows - 1))
    return [filled(row, size.columns) for row in rows]


def _head(state: State, size: Size, page: Page) -> Row:
    """Day and title of the entry, where it stands if there is room, which match is gone to, and which one of how many it is."""
    hit = state.hit
    assert hit  # noqa: S101  (see above)
    number = f"{state.selected + 1}/{state.answer.total}"
    if state.current_match is not None:
        found = state.current_match + 1
        number = f"{message('live-match', page.language, number=found, count=len(hit.highlights))}  {number}"
    title = one_line(hit.entry.title) or (one_line(first_line(hit.entry)) if state.view == TEXT else "")
    head = [Piece("head", day(hit.entry.date, page))]
    if ago := how_long_ago(hit.entry.date, page):
        head.append(Piece("faint", f" {ago}"))
    if title:
        head.append(Piece("head", f" {shown(title)}"))
    left = size.columns - width(number) - 2
    place = where(
        hit.entry.path, hit.snippet.line or hit.entry.line, page, max(8, left - row_width(head) - 2)
    )
    if row_width(head) + 2 + width(place) <= left:
        head.append(Piece("path", f"  {shown(place)}"))
    return (*filled(head, left), Piece("faint", f" {number}"))


def _bottom_row(state: State, page: Page) -> Row:
    """What a query lacks, what was done, or which keys there are."""
    if state.view == SAVE:
        if state.notice:  # why it was not written, until the name is another one
            return (Piece("problem", shown(state.notice)),)
        return Piece("prompt", _save_label(page)), Piece("query", _name_in_sight(state, page)[0])
    if state.problem:
        return (Piece("problem", shown(state.problem)),)
    if state.notice:
        return (Piece("notice", shown(state.notice)),)
    if state.view == LIST and not state.related and state.answer.outside:
        return (Piece("notice", shown(_outside(state.answer, page))),)
    hints: tuple[str, ...] = ()
    if state.view == HELP:
        hints = (_SCROLL_HINT,) if help_view.last_first_row(state) else ()
    else:
        hints = _READING_HINTS if state.view == TEXT else _RELATED_HINTS if state.related else _HINTS
        hints = (*hints, _HELP_HINT)
    back = _QUIT_HINT if state.view == LIST and not state.related else _BACK_HINT
    return tuple(_hints((*hints, back), state))


def _outside(answer: Answer, page: Page) -> str:
    """That there are entries in other periods than the one that was chosen or typed."""
    if answer.spoken:
        period = answer.spoken.text
        return message("live-outside-typed", page.language, period=period, count=answer.outside)
    return message("live-outside", page.language, count=answer.outside)


def _name_in_sight(state: State, page: Page) -> tuple[str, int]:
    return _in_sight(state.name, max(1, state.size.columns - width(_save_label(page)) - 1))


def _save_label(page: Page) -> str:
    return message("live-save-as", page.language)


def _hints(codes: tuple[str, ...], state: State) -> Iterator[Piece]:
    """As many keys as there is room for; those that come last are the ones that stay."""
    labels = _LABELS if state.types_sign else _LABELS | {_HELP_HINT: _SIGN}
    said = {code: f"{help_of(code, picks=state.picks)}-short" for code in codes}
    shown_as = {code: (labels[code], message(said[code], state.language)) for code in codes}
    room = state.size.columns
    kept = []
    for code in (*codes[-2:][::-1], *codes[:-2]):
        room -= sum(map(width, shown_as[code])) + 3
        if room < 0:
            break
        kept.append(code)
    for code in codes:
        if code in kept:
            label, text = shown_as[code]
            yield Piece("key", label)
            yield Piece("faint", f" {text}  ")


__all__ = ["Frame", "frame"]
