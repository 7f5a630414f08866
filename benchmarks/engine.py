"""What can search a diary, as the benchmarks see it. Imports nothing, for it is on the way of searches that are measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.posts import Post

    Searcher = Callable[["Query"], int | None]


class Query(NamedTuple):
    """A query as it is typed to nikki, and for those who know no query language: strings that a post must hold.

    ``without`` are strings that it must not hold. ``question``: the posts that have most of it are looked for. No
    ``words``: strings cannot say it.
    """

    kind: str
    text: str
    words: tuple[str, ...]
    without: tuple[str, ...] = ()
    question: bool = False


class Engine(NamedTuple):
    """A program or library that searches; paths are strings.

    ``version`` says which is installed, "" if none is. ``build`` makes an index of posts in a new folder, ``add`` puts
    more posts into it, ``searcher`` opens it: the function that it returns finds the first ten posts with a snippet of
    each, and returns how many there are in all, or None if it cannot be asked such a thing. ``command`` is one search as
    a process (index, folder of the diary, query), None likewise. What is None it has not.
    """

    name: str
    version: Callable[[], str]
    counts: str
    build: Callable[[Iterable[Post], str], None] | None
    add: Callable[[Iterable[Post], str], None] | None
    searcher: Callable[[str], Searcher] | None
    command: Callable[[str, str, Query], list[str] | None]
