"""One new post: written to a file of its own or into the newest file, then indexed; against a search without news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.measure import by_turns
from benchmarks.posts import block, new_posts, save
from benchmarks.spread import Spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.bench import Bench, Figure
    from benchmarks.measure import Cost
    from benchmarks.posts import Post


def measure(bench: Bench) -> Iterator[Figure]:
    """``nikki index`` after a new post, a search that finds a new post, and what the rivals take for one."""
    posts = new_posts(bench.posts, 3 * (bench.plan.runs + 1))
    rare = bench.of_kind("rare word").text
    newest = max(bench.folder.glob("*.txt"))

    def into_own_file(post: Post) -> None:
        (bench.folder / f"{post.date:%Y-%m-%d}.txt").write_text(block(post), encoding="utf-8")

    def into_newest_file(post: Post) -> None:
        newest.write_text(block(post) + newest.read_text(encoding="utf-8"), encoding="utf-8")

    ways: list[tuple[str, Callable[[Post], None], tuple[str, ...]]] = [
        ("nikki index, a file more", into_own_file, ("index",)),
        ("nikki index, post in the newest file", into_newest_file, ("index",)),
        ("nikki search, post in the newest file", into_newest_file, ("search", rare)),
    ]
    bench.nikki("search", rare)
    for row, put, arguments in ways:

        def changed(put: Callable[[Post], None] = put, arguments: tuple[str, ...] = arguments) -> Cost:
            put(next(posts))
            return bench.nikki(*arguments).cost

        pairs = by_turns(changed, lambda: bench.nikki("search", rare).cost, bench.plan.runs)
        yield bench.figure("update", row, "ms CPU", Spread.of(1000 * ours.cpu for ours, _ in pairs))
        ratio = Spread.of(ours.cpu / plain.cpu for ours, plain in pairs)
        yield bench.figure("update", f"{row} ÷ search", "×", ratio)
    yield bench.figure(
        "update", "nikki search, nothing new", "ms CPU", Spread.of(1000 * plain.cpu for _, plain in pairs)
    )
    yield from _rivals(bench)


def _rivals(bench: Bench) -> Iterator[Figure]:
    more = bench.work / "more.jsonl"
    for rival in bench.plan.rivals:
        if rival.add:
            costs = []
            for post in new_posts(bench.posts, bench.plan.runs):
                save([post], more)
                costs.append(bench.child("add", rival.name, str(more), str(bench.index_of(rival))).cost)
            yield bench.figure(
                "update", "one post", "ms CPU", Spread.of(1000 * cost.cpu for cost in costs), rival.name
            )
