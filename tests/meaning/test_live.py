"""What is near in meaning, while a query is typed: after a pause, below what words found."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from indexer.assistant.server import Service, answer
from indexer.live import answers
from indexer.live.diary import LiveDiary
from indexer.live.line import Line
from indexer.live.state import Size, State, answered
from tests.live.desk import Desk

if TYPE_CHECKING:
    from tests.meaning.conftest import MakeEncoded

TODAY = dt.date(2026, 5, 23)


def test_meaning_joins_after_a_pause_and_moves_nothing(make_encoded: MakeEncoded) -> None:
    made = make_encoded()
    made.encode()
    diary = LiveDiary(made.directory)
    state = State(Size(100, 24), Line.of("髪型を変えた"))
    typed = answered(state, answers.answer(diary, state.question, TODAY, "ja"))
    assert "meaning" not in {hit.tier for hit in typed.answer.hits}

    typed = typed._replace(settled=True)
    settled = answered(typed, answers.answer(diary, typed.question, TODAY, "ja"))

    words = len(typed.answer.hits)
    assert settled.answer.hits[:words] == typed.answer.hits
    more = settled.answer.hits[words:]
    assert {hit.tier for hit in more} == {"meaning"}
    assert "美容院" in more[0].entry.text
    assert (settled.selected, settled.top) == (typed.selected, typed.top)


def test_a_key_on_nothing_waits_for_what_is_near_in_meaning(make_encoded: MakeEncoded) -> None:
    made = make_encoded()
    made.encode()
    slow, fast = (Desk(LiveDiary(made.directory), Size(100, 24)) for _ in range(2))
    assert slow.type("散髪").state.answer.hits == ()
    assert slow.pause().press("enter").effects
    assert fast.press_at_once(*"散髪", "enter").effects == slow.effects


def test_whoever_wants_none_of_it_gets_none(make_encoded: MakeEncoded) -> None:
    made = make_encoded()
    made.encode()
    state = State(Size(100, 24), Line.of("髪型を変えた"), settled=True)

    def tiers(diary: LiveDiary) -> set[str]:
        return {hit.tier for hit in answers.answer(diary, state.question, TODAY, "ja").hits}

    assert "meaning" in tiers(LiveDiary(made.directory))
    assert "meaning" not in tiers(LiveDiary(made.directory, meaning=False))


@pytest.mark.parametrize("wanted", [True, False])
def test_nor_does_their_assistant(make_encoded: MakeEncoded, wanted: bool) -> None:
    made = make_encoded()
    made.encode()
    service = Service(str(made.directory), "ja", lambda: TODAY, lambda _: (), str, meaning=wanted)

    found = answer(service, "search_diary", {"query": "髪型を変えた"})

    assert ("meaning" in {hit["tier"] for hit in found["hits"]}) == wanted
