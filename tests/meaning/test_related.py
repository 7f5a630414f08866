"""Entries like one, where their meaning is known."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import TYPE_CHECKING

from indexer.assistant.answers import related, search
from indexer.cli import run
from indexer.cli.environment import Environment
from tests.meaning.conftest import ENTRIES

if TYPE_CHECKING:
    import pytest

    from indexer.model import Hit
    from tests.meaning.conftest import MakeEncoded

TODAY = dt.date(2025, 2, 1)


def found(hits: tuple[Hit, ...]) -> list[tuple[str, str]]:
    return [(f"{hit.entry.date:%Y%m%d}", hit.tier) for hit in hits]


def test_a_text_without_a_word_in_common_finds_what_is_near(make_encoded: MakeEncoded) -> None:
    diary = make_encoded()
    text = "散髪屋さんへ行ってきた"
    assert found(diary.related(text))[0] == ("20250101", "meaning")
    hit = diary.related(text)[0]
    assert hit.reasons == ()
    assert "美容院" in hit.snippet.text
    assert dict(hit.parts)["meaning"] > 0
    assert diary.related(text, meaning=False) == ()


def test_what_shares_words_comes_first(make_encoded: MakeEncoded) -> None:
    diary = make_encoded(
        ENTRIES | {"20250110": "障子を張りかえた。", "20250111": "障子紙と糊を買いに町へ出た。"}
    )
    diary.encode()
    tiers = [tier for _, tier in found(diary.related("子猫が障子で爪とぎをした。"))]
    assert tiers == sorted(tiers, key=["full", "meaning"].index)
    assert tiers.count("full") == 3


def test_words_and_nearness_make_the_score_together(make_encoded: MakeEncoded) -> None:
    texts = {
        "20250301": "猫の絵を買って、壁にかざった。",
        "20250302": "猫の具合が悪い。獣医さんへ行く。",
        "20250303": "猫の名前の本を読んで、少し笑った。",
    }
    diary = make_encoded(ENTRIES | texts)
    diary.encode()
    text = "飼っている猫が病気になった"
    hits = [hit for hit in diary.related(text) if hit.tier == "full"]
    days = [day for day, _ in found(tuple(hits)) if day in texts]
    assert days[0] == "20250302"
    assert all(hit.score == sum(dict(hit.parts).values()) for hit in hits)
    words_alone = diary.related(text, meaning=False)
    shared = {hit.entry.id: dict(hit.parts)["shared"] for hit in hits}
    assert shared == {hit.entry.id: hit.score for hit in words_alone}
    assert {hit.entry.id for hit in hits} == {hit.entry.id for hit in words_alone}


def test_days_and_the_entry_itself_are_left_out(make_encoded: MakeEncoded) -> None:
    diary = make_encoded()
    own = diary.entries("2025-01-01", "2025-01-01")
    assert "20250101" not in [day for day, _ in found(diary.related(own, 10))]
    late = found(diary.related("散髪屋さんへ行ってきた", 10, since="2025-01-02"))
    assert all(day >= "20250102" for day, _ in late)


def test_the_command_says_what_is_near_in_meaning(
    make_encoded: MakeEncoded, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = str(make_encoded().directory)
    arguments = ["--index", place, "related", "--json", "-"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("散髪屋さんへ行ってきた".encode())))
    assert run(arguments, Environment({}, "en", place)) == 0
    first = json.loads(capsys.readouterr().out)["hits"][0]
    assert (first["date"], first["tier"], first["shared"]) == ("2025-01-01", "meaning", [])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("散髪屋さんへ行ってきた".encode())))
    assert run(arguments, Environment({"NIKKI_MEANING": "false"}, "en", place)) == 1


def test_an_assistant_is_given_what_is_near(make_encoded: MakeEncoded) -> None:
    diary = make_encoded()
    wish = {"query": "散髪屋さん", "since": None, "until": None, "sort": "relevance", "limit": 5, "offset": 0}
    answer = search(diary, wish, TODAY)
    assert next((hit["date"], hit["tier"]) for hit in answer["hits"]) == ("2025-01-01", "meaning")
    like = {"when": "", "text": "散髪屋さんへ行ってきた", "since": None, "until": None, "limit": 5}
    assert related(diary, like, TODAY)["hits"][0]["tier"] == "meaning"
