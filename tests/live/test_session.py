"""The thread beside the screen."""

from __future__ import annotations

import datetime as dt
import queue
from typing import TYPE_CHECKING

import pytest

from indexer.live.diary import LiveDiary
from indexer.live.session import Session
from indexer.live.state import Answer, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import MakeDiary

TODAY = dt.date(2026, 5, 23)
_MOST = 30


class Slow(LiveDiary):
    """A diary whose first answer waits until it may come."""

    may_answer: queue.Queue[None] = queue.Queue()

    def asks_for_something(self, query: str) -> bool:
        if query == "猫":
            self.may_answer.get(timeout=_MOST)
        return super().asks_for_something(query)


@pytest.fixture
def diary(make_diary: MakeDiary) -> LiveDiary:
    return Slow(make_diary({"20250501": "猫が来た。", "20250502": "犬が来た。"}).directory)


@pytest.fixture
def found() -> queue.Queue[Answer | BaseException]:
    return queue.Queue()


@pytest.fixture
def session(diary: LiveDiary, found: queue.Queue[Answer | BaseException]) -> Iterator[Session]:
    session = Session(diary, lambda: TODAY, "ja")
    session.deliver = found.put
    yield session
    session.close()


def question(text: str) -> Question:
    return Question(text, "all", "relevance", None, 10)


def text_of(answer: Answer | BaseException) -> str:
    assert isinstance(answer, Answer)
    assert answer.question
    return answer.question.text


def test_questions_that_come_faster_than_answers_are_skipped(
    session: Session, found: queue.Queue[Answer | BaseException]
) -> None:
    session.ask(question("猫"))
    while session._waiting:
        pass
    for text in ("犬", "犬が", "犬が来"):
        session.ask(question(text))
    Slow.may_answer.put(None)
    assert [text_of(found.get(timeout=_MOST)), text_of(found.get(timeout=_MOST))] == ["猫", "犬が来"]
    with pytest.raises(queue.Empty):
        found.get(timeout=0.2)


def test_a_new_commit_is_answered_from(
    session: Session, diary: LiveDiary, found: queue.Queue[Answer | BaseException]
) -> None:
    session.ask(question("犬"))
    first = found.get(timeout=_MOST)
    assert isinstance(first, Answer)
    assert first.total == 1
    source = LiveDiary(diary.directory).sources[0]
    with open(source, "a", encoding="utf-8") as file:
        file.write("\n20250503\n\n犬と歩いた。\n")
    session.refresh()
    later = found.get(timeout=_MOST)
    assert isinstance(later, Answer)
    assert later.total == 2


def test_what_ends_the_thread_is_delivered(
    session: Session,
    diary: LiveDiary,
    found: queue.Queue[Answer | BaseException],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_self: LiveDiary, _query: str) -> bool:
        raise RuntimeError

    monkeypatch.setattr(Slow, "asks_for_something", broken)
    session.ask(question("犬"))
    assert isinstance(found.get(timeout=_MOST), RuntimeError)
