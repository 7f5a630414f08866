"""What is measured in a process of its own: ``python -m benchmarks.child JOB ARGUMENT…``, by way of the table ``JOBS``."""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sudachipy import Dictionary, Morpheme

    from benchmarks.engine import Engine

_NO_WORDS = ("補助記号", "空白")
"""Parts of speech."""
_MOST_KINDS = 2_000
"""More than the dictionary has parts of speech with their inflections."""

_FIRST = ("日記", '"この"', "にっきちょう", "nikkichou", "date:2001-01", "日記に書いたのはいつ？")
"""Queries that make a process import and open what it ever needs, the dictionary among it."""


def cut_alone(posts: str) -> None:
    """Cut all posts into words with SudachiPy, in this process alone, and look at none of them."""
    from sudachipy import Dictionary

    for _ in _cut(Dictionary(), posts):
        pass


def tokenize(posts: str) -> None:
    """Cut all posts into words, and ask each but signs and blanks for its normalized form, its beginning and its end."""
    from sudachipy import Dictionary

    dictionary = Dictionary()
    parts_of_speech = ((number, dictionary.pos_of(number)) for number in range(_MOST_KINDS))
    words = {number for number, pos in parts_of_speech if pos and pos[0] not in _NO_WORDS}
    for morphemes in _cut(dictionary, posts):
        for morpheme in morphemes:
            if morpheme.part_of_speech_id() in words:
                _ = morpheme.normalized_form(), morpheme.begin(), morpheme.end()


def _cut(dictionary: Dictionary, posts: str) -> Iterator[Iterable[Morpheme]]:
    from benchmarks.cutting import cut
    from benchmarks.posts import load

    tokenizer = dictionary.tokenizer(mode="C")
    for post in load(Path(posts)):
        yield from cut(tokenizer, post.text)


def build(engine: str, posts: str, index: str) -> None:
    """Make the index of a rival."""
    from benchmarks.posts import load
    from benchmarks.rivals import ENGINES

    make = ENGINES[engine].build
    if make:
        make(load(Path(posts)), index)


def add(engine: str, posts: str, index: str) -> None:
    """Put posts into the index of a rival."""
    from benchmarks.posts import load
    from benchmarks.rivals import ENGINES

    more = ENGINES[engine].add
    if more:
        more(load(Path(posts)), index)


def search(round_number: str) -> None:
    """Ask each engine each query, and nikki again; by the standard input, see :func:`benchmarks.asking.ask`.

    Prints how many each found and the seconds of CPU of both times. The queries come in another order every round, the
    engines by turns, after :data:`_FIRST`.
    """
    from benchmarks.engine import Query
    from benchmarks.rivals import ENGINES

    job = json.load(sys.stdin)
    queries = [
        Query(kind, text, tuple(words), tuple(without), question)
        for kind, text, words, without, question in job["queries"]
    ]
    searchers = []
    for name, index in job["engines"]:
        opened = ENGINES[name].searcher
        if opened:
            searchers.append((name, opened(index)))
            for text in _FIRST:
                searchers[-1][1](Query("", text, (text,)))
    order = list(range(len(queries)))
    random.Random(round_number).shuffle(order)
    answers = []
    for number in order:
        turns = list(enumerate(searchers))
        for engine, (name, searcher) in turns if (number + int(round_number)) % 2 else reversed(turns):
            started = time.process_time()
            found = searcher(queries[number])
            between = time.process_time()
            if name == "nikki":  # what is kept of an answer is asked of nikki alone
                searcher(queries[number])
            answers.append((engine, number, found, between - started, time.process_time() - between))
    json.dump(answers, sys.stdout)


def find(engine: str, work: str) -> None:
    """Put each case to an engine, in the empty folder ``work``; print whether it is right, case by case.

    Each of the two posts of a case is all that there is in an index of its own.
    """
    from benchmarks.cases import CASES
    from benchmarks.rivals import ENGINES

    asked = ENGINES[engine]
    right = [
        bool(_found(asked, case.query, case.right, f"{work}/right-{number}"))
        and not _found(asked, case.query, case.wrong, f"{work}/wrong-{number}")
        for number, case in enumerate(CASES)
    ]
    json.dump(right, sys.stdout)


def _found(engine: Engine, text: str, post: str, place: str) -> int:
    """How many posts (lines) an engine finds in one; 0 for what it cannot be asked."""
    import datetime as dt
    import subprocess

    from benchmarks.engine import Query
    from benchmarks.posts import Post, write_diary

    query = Query("", text, (text.strip('"'),) if text.startswith('"') else tuple(text.split()))
    posts = [Post(dt.date(2025, 1, 1), post)]
    if engine.build and engine.searcher:
        engine.build(posts, place)
        return engine.searcher(place)(query) or 0
    write_diary(posts, Path(place))
    command = engine.command("", place, query)
    if not command:
        return 0
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.count("\n")


def type_(index: str) -> None:
    """Type the queries of the standard input letter by letter; print the seconds of CPU of each key.

    A key is what it makes of the state, the answer, and the frame; without what draws the frame. After some queries that
    make a process open what it ever needs, as `nikki live` does in between.
    """
    import datetime as dt
    import gc

    from benchmarks.measurements.typing import COLUMNS, ROWS
    from indexer.live import answers
    from indexer.live.diary import LiveDiary
    from indexer.live.keys import pressed
    from indexer.live.layout import frame
    from indexer.live.line import Line
    from indexer.live.session import settle
    from indexer.live.state import Size, State, answered
    from indexer.render.page import Page

    diary, page = LiveDiary(index), Page(dt.date(2026, 1, 1), language="en")

    def asked(state: State) -> State:
        state = answered(state, answers.answer(diary, state.question, page.today, "en"))
        frame(state, page)
        return state

    for text in _FIRST:
        asked(pressed(State(Size(COLUMNS, ROWS)), "x").state._replace(query=Line.of(text)))
    for _ in diary.warm_up():
        pass
    gc.collect()
    settle()
    milliseconds = []
    for query in json.load(sys.stdin):
        state = State(Size(COLUMNS, ROWS))
        for key in query:
            started = time.process_time()
            state = asked(pressed(state, key).state)
            milliseconds.append(1000 * (time.process_time() - started))
    json.dump(milliseconds, sys.stdout)


def updates(index: str, folder: str, posts: str) -> None:
    """Write posts as files of their own, one after the other, with an update after each; print the CPU seconds of each."""
    from benchmarks.posts import block, load
    from indexer.app import Diary

    diary = Diary(index)
    seconds = []
    for number, post in enumerate(load(Path(posts))):
        (Path(folder) / f"one-{number}.txt").write_text(block(post), encoding="utf-8")
        started = time.process_time()
        diary.update(None)
        seconds.append(time.process_time() - started)
    json.dump(seconds, sys.stdout)


JOBS: dict[str, Callable[..., None]] = {
    "cut": cut_alone,
    "tokenize": tokenize,
    "build": build,
    "add": add,
    "search": search,
    "find": find,
    "type": type_,
    "updates": updates,
}

if __name__ == "__main__":
    JOBS[sys.argv[1]](*sys.argv[2:])
