"""A diary as the benchmarks know it: posts, written as one file a year, or read from the files of a real one."""

from __future__ import annotations

import datetime as dt
import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Post(NamedTuple):
    """A post of a diary."""

    date: dt.date
    text: str


def read_diary(folder: Path) -> list[Post]:
    """The posts of a folder or file of diary files in any format that nikki reads, by date.

    A post without a date gets that of the post before it. Raises OSError where a file cannot be read.
    """
    from indexer.sources import discover, read

    posts: list[Post] = []
    for file in discover([folder]).files:
        last = dt.date(1970, 1, 1)
        for entry in read(Path(file.path), root=Path(file.root)).entries:
            last = entry.date or last
            posts.append(Post(last, f"{entry.title}\n{entry.text}".strip()))
    return sorted(posts, key=lambda post: post.date)


def chosen(posts: Sequence[Post], count: int) -> list[Post]:
    """``count`` posts, evenly from beginning to end; all of them where there are no more."""
    if count >= len(posts):
        return list(posts)
    return [posts[number * len(posts) // count] for number in range(count)]


def write_diary(posts: Iterable[Post], folder: Path, *, one_file: bool = False) -> None:
    """Write posts as one file a year, or one in all, newest first, each under a line ``YYYYMMDD``.

    That is the plainest format that nikki reads.
    """
    folder.mkdir(parents=True)
    ordered = sorted(posts, key=lambda post: post.date)
    for name, together in groupby(ordered, key=lambda post: "diary" if one_file else f"{post.date:%Y}"):
        blocks = [block(post) for post in reversed(list(together))]
        (folder / f"{name}.txt").write_text("".join(blocks), encoding="utf-8")


def block(post: Post) -> str:
    """A post as it stands in a file."""
    return f"{post.date:%Y%m%d}\n\n\n{post.text}\n\n"


def new_posts(posts: Sequence[Post], count: int, first: int = 0) -> Iterator[Post]:
    """Posts of the days after the last, each made of the beginning of one post and the end of another.

    So they have the words and the length of the diary, and no text of it twice. Those from ``first`` on have another
    number, and are other posts.
    """
    day = posts[-1].date + dt.timedelta(days=first)
    for number in range(first, first + count):
        one = posts[(number * 7919) % len(posts)].text
        other = posts[(number * 104_729 + len(posts) // 2) % len(posts)].text
        day += dt.timedelta(days=1)
        yield Post(day, f"{one[: len(one) // 2]}\n{number}\n{other[len(other) // 2 :]}")


def save(posts: Iterable[Post], path: Path) -> None:
    """Write posts for :func:`load`, one JSON object a line."""
    with path.open("w", encoding="utf-8") as file:
        for post in posts:
            file.write(json.dumps([post.date.isoformat(), post.text], ensure_ascii=False) + "\n")


def load(path: Path) -> Iterator[Post]:
    """The posts that :func:`save` wrote, one by one."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            date, text = json.loads(line)
            yield Post(dt.date.fromisoformat(date), text)
