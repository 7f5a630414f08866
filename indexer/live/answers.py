"""What a diary answers to a question: ``Question → Answer``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.errors import NikkiError, UsageError
from indexer.live.diary import Scope
from indexer.live.state import Answer
from indexer.messages import message
from indexer.model import Hit

if TYPE_CHECKING:
    import datetime as dt

    from indexer.live.diary import LiveDiary
    from indexer.live.state import Question

_UNCLOSED, _INCOMPLETE = "query-bracket", frozenset({"query-operator", "query-operator-first"})


def answer(diary: LiveDiary, question: Question, today: dt.date, language: str) -> Answer:
    """The answer to a question, its ``seconds`` left out. What the user can put right is its ``problem``."""
    try:
        return _answer(diary, question, scope(question, today))
    except UsageError as error:
        return Answer(question, problem=_lacking(error, language))
    except NikkiError as error:
        return Answer(question, problem=error.text(language))


def _answer(diary: LiveDiary, question: Question, days: Scope) -> Answer:
    if question.related:
        hits = diary.related([question.related], question.limit, today=days.today)
        return Answer(question, hits, len(hits), full=len(hits))
    if not diary.asks_for_something(question.text):
        entries, total = diary.latest(question.limit, days)
        return Answer(question, tuple(map(Hit.unasked, entries)), total, full=total)
    found = diary.answer(question.text, question.limit, days, settled=question.settled)
    total = max(found.total, len(found.hits) if len(found.hits) < question.limit else 0)
    full = 0 if found.relaxed else found.total
    answer = Answer(question, found.hits, total, found.relaxation, found.period, full=full)
    bounded = days.since or days.on_day or answer.spoken
    return answer._replace(outside=diary.at_any_time(question.text, days)) if bounded and not full else answer


def scope(question: Question, today: dt.date) -> Scope:
    """The days and the order of a question."""
    year = {"year": today.year, "last-year": today.year - 1}.get(question.period)
    since = today.replace(year=year, month=1, day=1) if year else None
    until = today.replace(year=year, month=12, day=31) if year else None
    on_day = today if question.period == "day" else None
    return Scope(since, until, on_day, question.sort, today)


def _lacking(error: UsageError, language: str) -> str:
    """What an unfinished query lacks; a mistake in words of its own."""
    if error.code == _UNCLOSED:
        return message("live-unclosed", language)
    if error.code in _INCOMPLETE:
        return message("live-incomplete", language, text=error.details.get("text", ""))
    return error.text(language)
