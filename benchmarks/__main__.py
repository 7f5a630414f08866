"""``python -m benchmarks``: see README.md."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import results
from benchmarks.bench import Bench, Plan
from benchmarks.generate import generated_posts
from benchmarks.measure import FailedProcessError
from benchmarks.measurements import MEASUREMENTS
from benchmarks.posts import chosen, read_diary
from benchmarks.report import put_into, report
from benchmarks.rivals import RIVALS, installed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.bench import Figure
    from benchmarks.posts import Post
    from benchmarks.results import Results

_SIZES = "1000,10000,50000"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print tables, write files; 1 where what was measured failed, 2 where what is asked for cannot be done.

    With ``--json``, what was measured until then is kept, also where it is interrupted (130).
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.quick:
        options.sizes, options.runs, options.queries, options.updates = options.sizes or "40", 1, 1, 2
    try:
        _check_files(options)
        found = results.joined(map(results.read, options.show)) if options.show else _measured(options)
    except (ValueError, OSError) as error:
        parser.error(str(error))
    except FailedProcessError as failed:
        print(failed, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    if options.json:
        results.write(found, options.json)
    lines = list(report(found))
    print("\n".join(lines))
    if options.write:
        old = options.write.read_text(encoding="utf-8")
        options.write.write_text(put_into(old, options.block, lines), encoding="utf-8")
    return 0


def _check_files(options: argparse.Namespace) -> None:
    """Whether results can be written where they are wanted: to be known before an hour of measuring, not after it.

    Raises OSError or ValueError where they cannot.
    """
    if options.write:
        put_into(options.write.read_text(encoding="utf-8"), options.block, [])
    if options.json and not options.json.parent.is_dir():
        raise ValueError(f"no folder {options.json.parent}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="What nikki costs, and how that grows."
    )
    names = [measurement.name for measurement in MEASUREMENTS]
    rivals = [rival.name for rival in RIVALS]
    add = parser.add_argument
    add("--text", type=Path, metavar="PATH", help="diary files to measure on; without it, generated text")
    add("--sizes", metavar="N,N", help=f"numbers of posts ({_SIZES}; with --text, all that there are)")
    add("--one-file", action="store_true", help="all posts in one file, instead of one a year")
    add("--only", action="append", choices=names, help="measure this alone; may be repeated")
    add("--without", action="append", choices=rivals, default=[], help="leave a rival out; may be repeated")
    add(
        "--runs", type=_count, default=7, metavar="N", help="how often each process and each query is run (7)"
    )
    add("--queries", type=_count, default=5, metavar="N", help="how many queries of each kind (5)")
    add("--updates", type=_count, default=100, metavar="N", help="updates in a row (100)")
    add(
        "--seed",
        type=int,
        default=1,
        metavar="N",
        help="another one makes other text and picks other queries (1)",
    )
    add("--quick", action="store_true", help="tiny and once: whether it works, not how fast it is")
    add(
        "--tell",
        action="store_true",
        help="say which queries were slowest: words of the diary, on standard error only",
    )
    add("--work", type=Path, metavar="DIR", help="folder for diaries and indexes while they are measured")
    add("--json", type=Path, metavar="FILE", help="write the results there, too")
    add(
        "--show",
        type=Path,
        nargs="+",
        metavar="FILE",
        help="show what --json wrote, all in one; measure nothing",
    )
    add("--write", type=Path, metavar="FILE", help="put the tables into this Markdown file, too")
    add("--block", default="generated", metavar="NAME", help="in which block of it (generated)")
    return parser


def _count(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("must be 1 at least")
    return number


def _measured(options: argparse.Namespace) -> Results:
    rivals = tuple(rival for rival in installed() if rival.name not in options.without)
    plan = Plan(
        options.runs,
        options.queries,
        options.updates,
        options.seed,
        rivals,
        one_file=options.one_file,
        quick=options.quick,
        tell=options.tell,
    )
    text = "Given text" if options.text else f"Generated text (seed {options.seed})"
    text += ", in one file" if options.one_file else ", one file a year"
    found = results.gather(text, rivals, (), dt.datetime.now().astimezone().date())
    for diary in _diaries(options):
        for figures in _figures(options, diary, plan):
            found = found._replace(figures=(*found.figures, *figures))
            if options.json:
                results.write(found, options.json)  # what has taken an hour outlives a failure
    return found


def _diaries(options: argparse.Namespace) -> Iterator[list[Post]]:
    """A diary of each size, the smallest first. Raises ValueError where there are not so many posts."""
    if not options.text:
        for size in _numbers(options.sizes or _SIZES):
            yield generated_posts(size, options.seed)
        return
    posts = read_diary(options.text)
    if not posts:
        raise ValueError(f"no posts in {options.text}")
    for size in _numbers(options.sizes or str(len(posts))):
        if size > len(posts):
            raise ValueError(f"{options.text} has {len(posts):,} posts only")
        yield chosen(posts, size)


def _numbers(text: str) -> list[int]:
    return sorted({_count(number) for number in text.split(",")})


def _figures(options: argparse.Namespace, diary: list[Post], plan: Plan) -> Iterator[list[Figure]]:
    """What is measured of a diary, one measurement after the other."""

    def say(what: str) -> None:
        print(f"[{dt.datetime.now().astimezone():%H:%M:%S}] {len(diary):,} posts: {what}", file=sys.stderr)

    with tempfile.TemporaryDirectory(prefix="nikki-bench-", dir=options.work) as folder:
        bench = Bench(diary, plan, Path(folder), say)
        for measurement in MEASUREMENTS:
            if not options.only or measurement.name in options.only:
                say(measurement.name)
                yield list(measurement.measure(bench))


if __name__ == "__main__":
    sys.exit(main())
