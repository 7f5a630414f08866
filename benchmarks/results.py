"""All that was measured, on what and with what; as JSON and back."""

from __future__ import annotations

import json
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.bench import Figure
from benchmarks.spread import Spread

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.engine import Engine

VERSION = 1


class Results(NamedTuple):
    """``date`` is ISO; ``about`` says on which machine and with which versions; ``text`` which diary it was."""

    date: str
    text: str
    about: dict[str, str]
    figures: tuple[Figure, ...]


def about(rivals: Iterable[Engine]) -> dict[str, str]:
    """The machine and the versions, without anything that tells one machine from another of its kind."""
    described = {
        "cores": str(os.cpu_count()),
        "memory": f"{_memory() / 2**30:.0f} GiB",
        "system": platform.system(),
        "Python": platform.python_version(),
        "nikki": _version_of("nikki-search"),
        "SudachiPy": _version_of("sudachipy"),
        "dictionary": _version_of("sudachidict-core"),
    }
    return described | {rival.name: rival.version() for rival in rivals}


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _version_of(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "not installed"


def gather(text: str, rivals: Iterable[Engine], figures: Iterable[Figure], today: dt.date) -> Results:
    """The results of today."""
    return Results(today.isoformat(), text, about(rivals), tuple(figures))


def joined(several: Iterable[Results]) -> Results:
    """Results of other sizes or other measurements of the same text as one; a figure that comes twice is the later one.

    Raises ValueError where they are of different texts, machines or versions.
    """
    first, *others = several
    figures = {figure[:5]: figure for figure in first.figures}
    for other in others:
        if (other.text, other.about) != (first.text, first.about):
            raise ValueError("these are results of different texts, machines or versions")
        figures |= {figure[:5]: figure for figure in other.figures}
    return first._replace(figures=tuple(figures.values()))


def write(results: Results, path: Path) -> None:
    """Write results as one JSON object."""
    figures = [
        {
            "table": figure.table,
            "row": figure.row,
            "engine": figure.engine,
            "posts": figure.posts,
            "unit": figure.unit,
            "min": figure.spread.low,
            "median": figure.spread.median,
            "max": figure.spread.high,
            "runs": figure.spread.runs,
        }
        for figure in results.figures
    ]
    whole = {"version": VERSION, **results._asdict(), "figures": figures}
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read(path: Path) -> Results:
    """The results that :func:`write` wrote. Raises ValueError where it is something else."""
    whole = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(whole, dict) or whole.get("version") != VERSION:
        raise ValueError(f"{path} holds no results of version {VERSION}")
    figures = tuple(map(_figure, whole["figures"]))
    return Results(whole["date"], whole["text"], whole["about"], figures)


def _figure(row: dict[str, Any]) -> Figure:
    spread = Spread(row["min"], row["median"], row["max"], row["runs"])
    return Figure(row["table"], row["row"], row["engine"], row["posts"], row["unit"], spread)
