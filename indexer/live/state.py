"""All that a screen is made of, as values: what was typed, what was answered, what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.live.line import Line
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from indexer.model import Entry, Hit, ReadPeriod

PERIODS = ("all", "year", "last-year", "day")
"""Any time, this year, last year, this day of every year."""
SORTS = ("relevance", "new", "old")
LIST, TEXT, HELP, SAVE = "list", "text", "help", "save"
"""Views: the list with the entry beside it, the entry alone, the keys, the name of a file to be written."""
_ENOUGH = 10
"""Hits among which those with some of the words are (:data:`indexer.search.tiers.ENOUGH`), however few are seen."""
_ROWS_WITHOUT_LIST = 2
"""Those of the query and of the keys."""
SIDE_BY_SIDE = 100
"""Columns from which the entry stands beside the list, not below it."""


class Size(NamedTuple):
    """Of the window, in cells."""

    columns: int
    rows: int


class Question(NamedTuple):
    """What is to be answered: the first ``limit`` entries that a text asks for, or that are like an entry.

    ``settled``: its writer pauses, so that more may be looked for.
    """

    text: str
    period: str
    sort: str
    related: Entry | None
    limit: int
    settled: bool = False

    def is_same_search(self, other: Question | None) -> bool:
        """Whether it is for the same entries, however many of them."""
        return other is not None and self[:4] == other[:4]


class Answer(NamedTuple):
    """The first of ``total`` hits of a question, of which ``full`` have all words (none: they are found in another way).

    ``relaxation`` is what was found instead of entries with all words; ``outside`` is how many have them in other periods.

    ``seconds`` are those that it took. ``problem`` is what keeps the question from being one, in words: then nothing
    else is said.
    """

    question: Question | None = None
    hits: tuple[Hit, ...] = ()
    total: int = 0
    relaxation: str = ""
    period: ReadPeriod | None = None
    seconds: float = 0.0
    problem: str = ""
    full: int = 0
    outside: int = 0

    @property
    def spoken(self) -> ReadPeriod | None:
        """The period among the words, if it is that of the hits."""
        return self.period if self.period and self.period.applied else None


class Below(NamedTuple):
    """What the keys lie over: a view, and where it is scrolled to."""

    view: str = LIST
    scroll: int | None = None


class Listed(NamedTuple):
    """What related entries lie over: an answer, and where its list is."""

    answer: Answer = Answer()
    selected: int = 0
    top: int = 0
    settled: bool = False


class Pressed(NamedTuple):
    """A key by its name, or text that was pasted."""

    key: str = ""
    pasted: str = ""


class State(NamedTuple):
    """The state of a session.

    ``selected`` is the rank of a hit, ``wanted`` that of one that is selected as soon as it is found, ``top`` that of the first one in the list; ``scroll`` the first line of the entry that
    is shown, None where the passage is, ``match`` which of its matches was gone to. ``problem`` is what an unfinished query lacks, ``notice`` what was done last.
    ``language`` is that of the screen, ``picks`` whether the entry that is chosen is printed and not opened, ``below`` what comes back when the keys are left, ``listed`` when related entries are. ``past`` are earlier queries, the last one first, ``at`` the one that is in the line, ``draft`` what was typed before.
    ``replied`` is the question of the last reply, an answer or a problem; ``waiting`` are keys that wait for a later one.
    """

    size: Size
    query: Line = Line()
    period: str = "all"
    sort: str = "relevance"
    related: Entry | None = None
    view: str = LIST
    answer: Answer = Answer()
    problem: str = ""
    notice: str = ""
    selected: int = 0
    wanted: int = 0
    top: int = 0
    scroll: int | None = None
    match: int | None = None
    past: tuple[str, ...] = ()
    at: int = -1
    draft: str = ""
    below: Below = Below()
    listed: Listed = Listed()
    name: Line = Line()
    settled: bool = False
    replied: Question | None = None
    waiting: tuple[Pressed, ...] = ()
    language: str = "en"
    picks: bool = False

    @property
    def hit(self) -> Hit | None:
        """The selected hit."""
        hits = self.answer.hits
        return hits[self.selected] if self.selected < len(hits) else None

    @property
    def is_answered(self) -> bool:
        """Whether the list is what the query asks for as it is now; of a settled one, what follows below may be to come."""
        asked, replied = self.question, self.replied
        if replied is None or not asked.is_same_search(replied) or asked.limit > replied.limit:
            return False
        return bool(self.answer.hits) or replied.settled or not asked.settled

    @property
    def may_find_more(self) -> bool:
        """Whether nothing was found of a query that is still being typed, so that more is to be looked for."""
        searched = self.query.text.strip() and not self.related and not self.problem
        return bool(searched) and not self.answer.hits and not self.settled

    @property
    def current_match(self) -> int | None:
        """Which match of the selected hit was gone to, unless it was left for another line or entry."""
        count = len(self.hit.highlights) if self.hit and self.scroll is not None else 0
        return self.match if self.match is not None and self.match < count else None

    @property
    def types_sign(self) -> bool:
        """Whether a question mark is a part of what is typed: it shows the keys only where nothing is, or nothing can be."""
        return self.view == SAVE or (self.view == LIST and bool(self.query.text))

    @property
    def is_wide(self) -> bool:
        """Whether the entry stands beside the list."""
        return self.size.columns >= SIDE_BY_SIDE

    @property
    def list_rows(self) -> int:
        """Lines of the list."""
        rows = max(1, self.size.rows - _ROWS_WITHOUT_LIST)
        return rows if self.is_wide else max(1, (rows * 2 + 2) // 5)

    @property
    def entry_size(self) -> Size:
        """The cells for the entry, its head line included."""
        columns, rows = self.size
        if self.view in {TEXT, HELP}:
            return Size(columns, max(1, rows - _ROWS_WITHOUT_LIST))
        if self.is_wide:
            return Size(columns - columns // 2 - 2, self.list_rows)
        return Size(columns, max(0, rows - _ROWS_WITHOUT_LIST - self.list_rows))

    @property
    def list_columns(self) -> int:
        """Columns of the list."""
        return self.size.columns // 2 if self.is_wide else self.size.columns

    @property
    def question(self) -> Question:
        """What the state asks for: as many hits as are seen, and as many again when the selection comes near their end."""
        rows = self.list_rows
        limit = max(_ENOUGH, rows * (1 + 2 * self.selected // rows), self.wanted + 1)
        asked = Question(self.query.text, self.period, self.sort, self.related, limit, self.settled)
        last = self.answer.question
        if last is None or not asked.is_same_search(last):
            return asked
        # Where all that there is was found, no more is to come, however many rows are seen.
        if self.settled and last.settled:
            return last
        return asked._replace(limit=last.limit) if len(self.answer.hits) >= self.answer.total else asked


def answered(state: State, answer: Answer) -> State:
    """The state with an answer: that of another question begins at its top, one to the same one moves nothing.

    The list of what was found stays where a query is unfinished.
    """
    return _with_answer(state, answer)._replace(replied=answer.question)


def _with_answer(state: State, answer: Answer) -> State:
    if answer.problem:
        return state._replace(problem=answer.problem)
    before = state.answer
    asked = answer.question
    if state.view == TEXT and not answer.hits:
        state = state._replace(view=LIST)
    if asked is None or not asked.is_same_search(before.question):
        return state._replace(
            answer=answer, problem="", selected=0, wanted=0, top=0, scroll=None, settled=False
        )
    if asked.settled:
        if not state.settled or (before.question and before.question.settled):
            return state
        answer = _with_more(before, answer)
    selected = _place_of(state.hit, answer)
    if selected is None:
        state = state._replace(scroll=None)
        selected = min(state.selected, max(0, len(answer.hits) - 1))
    top = max(0, state.top + selected - state.selected)
    state = state._replace(answer=answer, problem="", selected=selected, top=top, settled=asked.settled)
    return in_sight(_reached(state))


def _reached(state: State) -> State:
    """With the wanted hit selected, or the last one where it is not to come."""
    question = state.answer.question
    if not state.wanted or question is None or question.limit <= state.wanted:
        return state
    return state._replace(selected=state.wanted, wanted=0, scroll=None)


def _place_of(hit: Hit | None, answer: Answer) -> int | None:
    ranks = (rank for rank, other in enumerate(answer.hits) if hit and other.entry.id == hit.entry.id)
    return next(ranks, None)


def _with_more(before: Answer, later: Answer) -> Answer:
    """What was found first in its place, what a settled query finds beside it below."""
    known = {hit.entry.id for hit in before.hits}
    more = tuple(hit for hit in later.hits if hit.entry.id not in known)
    if len(before.hits) < before.total:
        return before._replace(question=later.question)  # what follows is still to come
    hits = before.hits + more
    return before._replace(
        question=later.question,
        hits=hits,
        total=max(before.total, len(hits)),
        relaxation=before.relaxation if before.hits else later.relaxation,
    )


def in_sight(state: State) -> State:
    """The state with the selected hit in the list."""
    last = max(0, len(state.answer.hits) - 1)
    selected = min(max(0, state.selected), last)
    rows = state.list_rows
    top = min(max(state.top, selected - rows + 1), selected)
    return state._replace(selected=selected, top=max(0, min(top, max(0, len(state.answer.hits) - rows))))


def resized(state: State, size: Size) -> State:
    """The state in a window of another size."""
    return in_sight(state._replace(size=size, scroll=None))
