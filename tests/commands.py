"""Every command of the program, called in the ways that it has: what is promised of all output is tried on all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = "{rank} {id} {date} {weekday} {ago} {title} {tags} {file} {line} {score} {snippet} {passage} {text}"


class Line(NamedTuple):
    """A command line. ``paths`` are printed as they are, for another program, unless it goes to a terminal."""

    words: tuple[str, ...]
    paths: bool = False


def lines(query: str, when: str, scratch: Path) -> dict[str, tuple[Line, ...]]:
    """The lines of each command; ``query`` and ``when`` find something, ``scratch`` is a folder for what is written."""
    search = ("search", query)
    return {
        "index": (
            Line(("index",)),
            Line(("index", "--rebuild")),
            Line(("index", "--dry-run")),
            Line(("index", "nowhere\x1b[31m")),
        ),
        "search": (
            Line(search),
            Line((*search, "--passages", "3", "--explain")),
            Line((*search, "--color", "always")),
            Line((*search, "--json", "--passages", "2", "--explain")),
            Line((*search, "--jsonl")),
            Line((*search, "--vimgrep"), paths=True),
            Line((*search, "--files"), paths=True),
            Line((*search, "--files", "-0"), paths=True),
            Line((*search, "--format", FORMAT)),
            Line((*search, "--format", "{path}", "-0"), paths=True),
            Line((*search, "--count", "--sort", "new")),
            Line(("search", "--on", when, "--all")),
            Line(("search", f"{query}\x1b[31m\x9b31m\u202e無い")),
            Line(("search", f'"{query}\x1b[31m"')),
            Line(("search", "tag:\x1b[31m")),
            Line(("search", "(\x1b[31m")),
        ),
        # What it shows is tried in tests/live.
        "live": (Line(("live", query)), Line(("live", "--height", "\x1b[31m"))),
        "list": (
            Line(("list",)),
            Line(("list", "--json")),
            Line(("list", "--format", FORMAT)),
            Line(("list", "--format", "{path}", "-0"), paths=True),
            Line(("list", "--since", "\x1b[31m")),
        ),
        "show": (
            Line(("show", when)),
            Line(("show", when, "--json")),
            Line(("show", when, "--color", "always")),
            Line(("show", when, "--format", FORMAT)),
            Line(("show", "1")),
            Line(("show", "\x1b[31m")),
        ),
        "open": (Line(("open", when)), Line(("open", "\x1b[31m"))),
        "next": (Line(("next", when)), Line(("next",))),
        "prev": (Line(("prev", when)), Line(("prev", "--json"))),
        "random": (Line(("random", "--seed", "1")), Line(("random", "--seed", "2", "--json"))),
        "today": (
            Line(("today", when)),
            Line(("today", when, "--json")),
            Line(("today", when, "--color", "always")),
        ),
        "timeline": (
            Line(("timeline",)),
            Line(("timeline", query, "--json")),
            Line(("timeline", query, "--heatmap", "--color", "always")),
            Line(("timeline", query, "--svg", f"{scratch}/timeline.svg")),
        ),
        "stats": (Line(("stats",)), Line(("stats", "--json"))),
        "related": (
            Line(("related", when)),
            Line(("related", when, "--json")),
            Line(("related", when, "--color", "always")),
        ),
        "words": (Line(("words", query)), Line(("words", "--on", when)), Line(("words", query, "--json"))),
        "review": (
            Line(("review", when)),
            Line(("review", when, "--md")),
            Line(("review", when, "--json")),
            Line(("review", when, "--color", "always")),
            Line(("review", "\x1b[31m")),
        ),
        "export": (
            Line(("export", query, "--html", f"{scratch}/page.html", "--force")),
            Line(("export", query, "--html", "-")),
            Line(("export", query, "--jsonl")),
            Line(("export", query, "--bulk", "nikki")),
            Line(("export", "--on", when, "--html", "-", "--title", "\x1b[31m\u202e")),
            Line(("export", query, "--html", f"{scratch}/\x1b[31m.txt")),
        ),
        # What it answers an assistant is tried in tests/assistant.
        "mcp": (Line(("mcp", "\x1b[31m")),),
        "doctor": (
            Line(("doctor", "--seed", "1")),
            Line(("doctor", "--json", "--seed", "1")),
            Line(("doctor", "--fix", "--seed", "1")),
        ),
        "config": (Line(("config",)), Line(("config", "--json"))),
        "completion": (
            Line(("completion", "bash")),
            *(
                Line(("completion", shell, "--line", f"nikki {words}"))
                for shell in ("bash", "zsh", "fish")
                for words in ("", "search tag:", "search path:", "show 2", "--diary ", "search --s")
            ),
            Line(("completion", "\x1b[31m")),
        ),
        "help": (
            Line(("help",)),
            Line(("help", "search")),
            Line(("help", "json")),
            Line(("help", "\x1b[31m")),
        ),
    }
