"""``nikki search -i``: pick a passage with fzf, the entry beside it, and open it in the editor; then pick another one.

fzf is given a record for each passage: hidden in front the entry, the line of the file, that of the entry, and what is
to be marked, then what is read. It filters nothing itself: for another query, for the preview and for the editor it runs
this program with some of these, which fzf quotes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from indexer.cli.options import make_page
from indexer.errors import FOUND, NikkiError, UsageError
from indexer.messages import message
from indexer.model import Snippet
from indexer.render.entry_lines import day, first_line, marked
from indexer.render.page import styled
from indexer.render.vimgrep import position
from indexer.support.system import shell_command
from indexer.support.terminal_text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from indexer.cli.environment import Environment
    from indexer.cli.search import Request
    from indexer.model import Entry, Hit
    from indexer.render.page import Page

MOST = 200
"""Entries to pick from."""
_NARROW = 110
"""Columns below which the entry is shown under the list, not beside it."""
_HEAD = 2
"""Lines above the text of an entry that is shown: they stay, while the text is scrolled to the passage."""
_LEFT = frozenset({0, 1, 130})
"""The exit statuses of fzf when enough was looked at; any other is a failure."""


def has_fzf(environment: Environment) -> bool:
    """Whether there is fzf. Raises UsageError, before anything is searched, if there is no terminal."""
    if not environment.err_terminal:
        raise UsageError("needs-terminal")
    return shutil.which("fzf") is not None


def pick_hit(hits: Sequence[Hit], request: Request, environment: Environment, color: str) -> int:
    """Let the user look through passages, those of ``hits`` first, and open some; the exit status."""
    page = make_page(environment, color)
    return _pick(_hit_lines(hits, page), request, environment, page)


def pick_entry(entries: Sequence[Entry], request: Request, environment: Environment, color: str) -> int:
    """Let the user look through entries, and open some; the exit status."""
    page = make_page(environment, color)
    return _pick(_entry_lines(entries, page), request, environment, page)


def records(request: Request, environment: Environment, color: str) -> str:
    """The records for a query that is being typed; none for one that is none yet."""
    from indexer.live.diary import LiveDiary, Scope

    page = make_page(environment, color)
    diary = LiveDiary(environment.directory)
    days = Scope(request.since, request.until, None, request.sort, environment.today())
    try:
        if diary.asks_for_something(request.query):
            return "".join(_hit_lines(diary.answer(request.query, MOST, days).hits, page))
        return "".join(_entry_lines(diary.latest(MOST, days).entries, page))
    except UsageError:
        return ""


def _entry_lines(entries: Iterable[Entry], page: Page) -> Iterator[str]:
    for entry in entries:
        shown = f"{styled(day(entry.date, page), 'date', page)} {one_line(first_line(entry))}"
        yield _line(entry, entry.line, Snippet("", ()), shown)


def _hit_lines(hits: Sequence[Hit], page: Page) -> Iterator[str]:
    for hit in hits:
        for snippet in hit.passages or (hit.snippet,):
            text = " ".join(marked(clean(snippet.text), snippet.highlights, page).split())
            shown = f"{styled(day(hit.entry.date, page), 'date', page)} {text}"
            yield _line(hit.entry, position(hit.entry, snippet)[0], snippet, shown)


def _line(entry: Entry, line: int, snippet: Snippet, shown: str) -> str:
    spans = [(start + snippet.start, end + snippet.start) for start, end in snippet.highlights]
    first = spans[0][0] if spans else 0
    row = entry.text.strip("\n").count("\n", 0, max(0, first - _blank(entry.text))) + 1
    marks = ",".join(f"{start}-{end}" for start, end in spans) or "-"
    return f"{entry.id}\t{line}\t{row}\t{marks}\t{shown}\0"


def _blank(text: str) -> int:
    """The line ends at the beginning of a text, which are not shown."""
    return len(text) - len(text.lstrip("\n"))


def _pick(lines: Iterable[str], request: Request, environment: Environment, page: Page) -> int:
    """Run fzf, on the records at first, until the user leaves it."""
    try:
        fzf = subprocess.Popen(  # noqa: S603  (no shell; the words of the commands are quoted)
            fzf_command(request, environment, page), stdin=subprocess.PIPE
        )
    except OSError as error:
        raise NikkiError("fzf-failed", reason=error.strerror) from None
    fzf.communicate("".join(lines).encode("utf-8", "replace"))
    if fzf.returncode not in _LEFT:
        raise NikkiError("fzf-failed", reason=f"exit {fzf.returncode}")
    return FOUND


def fzf_command(request: Request, environment: Environment, page: Page) -> list[str]:
    """The command of fzf: what it lists, shows beside it and opens is asked of this program."""
    # -P: the folder where the user stands may hold somebody else's modules.
    program = [sys.executable, "-P", "-m", "indexer", "--index", environment.directory]
    color = "always" if page.color else "never"
    bounds = {"--since": request.since, "--until": request.until}
    given = [word for name, date in bounds.items() if date for word in (name, str(date))]
    search = shell_command(
        [*program, "search", "--records", "--color", color, "--sort", request.sort, *given, "--"]
    )
    preview = shell_command([*program, "show", "--glance", "--no-pager", "--color", color])
    edit = shell_command([*program, "open", "--no-update"])
    place = "down,60%" if environment.columns < _NARROW else "right,50%"
    return [
        "fzf", "--read0", "--ansi", "--delimiter=\t", "--with-nth=5..", "--disabled", f"--query={request.query}",
        "--layout=reverse", f"--header={message('pick-header', environment.language)}",
        f"--bind=change:reload:{search} {{q}}",
        # A double click would end fzf, and print the record.
        "--bind=double-click:ignore",
        f"--bind=enter:execute:{edit} --line {{2}} {{1}}",
        f"--preview={preview} --marks {{4}} {{1}}",
        f"--preview-window={place},wrap,~{_HEAD},+{{3}}+{_HEAD}/3",
    ]  # fmt: skip
