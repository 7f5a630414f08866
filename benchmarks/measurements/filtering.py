"""Filters inside a process, as ratios to the word that stands beside them, in a diary whose posts have titles and tags."""

from __future__ import annotations

from itertools import cycle, groupby
from typing import TYPE_CHECKING

from benchmarks.asking import ask
from benchmarks.engine import Query
from benchmarks.nikki import NIKKI
from benchmarks.posts import chosen
from benchmarks.spread import Spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.bench import Bench, Figure
    from benchmarks.posts import Post

_POSTS = 2_000
"""The diary is made once more for this, so it is no larger; all costs are ratios within it."""
FILTERS = ("date", "path", "tag", "title")


def measure(bench: Bench) -> Iterator[Figure]:
    """Each filter beside a common word, and alone; the word alone is 1."""
    words = [query.text for query in bench.queries if query.kind == "common word"]
    if not words:
        return
    posts = chosen(bench.posts, _POSTS)
    folder, index = bench.work / "with-titles", bench.work / "with-titles-index"
    _write(posts, words, folder)
    bench.nikki("index", str(folder), index=index)
    middle = posts[len(posts) // 2].date
    values = {"date": f"{middle:%Y-%m}", "path": f"{middle:%Y}.txt"}
    asked = {
        (word, name, alone): Query(name, f"{'' if alone else f'{word} '}{name}:{values.get(name, word)}", ())
        for word in words
        for name in FILTERS
        for alone in (False, True)
    }
    plain = {word: Query("word", word, ()) for word in words}
    queries = list(dict.fromkeys([*plain.values(), *asked.values()]))
    (answers,) = ask([(NIKKI.name, index)], queries, bench.plan.runs, bench.environment)
    times = {query: answer.first.median for query, answer in answers.items()}
    for name in FILTERS:
        for alone in (False, True):
            ratios = [times[asked[word, name, alone]] / times[plain[word]] for word in words]
            row = f"{name}: alone ÷ a common word" if alone else f"a common word and {name}: ÷ the word"
            yield bench.figure("filters", row, "×", Spread.of(ratios))


def _write(posts: Sequence[Post], words: Sequence[str], folder: Path) -> None:
    """A file a year, newest first; each post has one of the words as its title and another as its tag."""
    folder.mkdir()
    titled = [
        (post, f"{post.date:%Y%m%d} {title}\n\n\n#{tag}\n{post.text}\n\n")
        for post, title, tag in zip(posts, cycle(words), cycle((*words[1:], words[0], words[0])))
    ]
    for year, together in groupby(titled, key=lambda pair: pair[0].date.year):
        texts = [text for _, text in together]
        (folder / f"{year}.txt").write_text("".join(reversed(texts)), encoding="utf-8")
