"""``nikki search -i``: pick a passage with fzf, the entry beside it, and open it in the editor.

fzf is given a record for each passage: hidden in front the entry, the line of the file, that of the entry, and what is
to be marked, then what is read. What it runs for the preview is this program with some of these, which fzf quotes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from indexer.cli.editor import edit
from indexer.cli.options import make_page
from indexer.errors import FOUND, INTERRUPTED, NOTHING, NikkiError, UsageError
from indexer.messages import message
from indexer.model import Snippet
from indexer.render.entry_lines import day, first_line, marked
from indexer.render.page import styled
from indexer.render.vimgrep import position
from indexer.support.terminal_text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from indexer.cli.environment import Environment
    from indexer.model import Entry, Hit
    from indexer.render.page import Page

_NARROW = 110
"""Columns below which the entry is shown under the list, not beside it."""
_HEAD = 2
"""Lines above the text of an entry that is shown: they stay, while the text is scrolled to the passage."""
_STATUSES = {0: FOUND, 1: NOTHING, 130: INTERRUPTED}
"""What fzf's exit status means here."""


def check_fzf(environment: Environment) -> None:
    """Raise an error, before anything is searched, if there is no terminal or no fzf."""
    if not environment.err_terminal:
        raise UsageError("needs-terminal")
    if not shutil.which("fzf"):
        raise NikkiError("no-fzf")


def pick_hit(hits: Sequence[Hit], environment: Environment, color: str) -> int:
    """Let the user pick one of the passages of ``hits``, and open it; the exit status."""
    page = make_page(environment, color)
    places = {hit.entry.id: hit.entry.path for hit in hits}
    return _pick(_hit_lines(hits, page), places, environment, page)


def pick_entry(entries: Sequence[Entry], environment: Environment, color: str) -> int:
    """Let the user pick one of ``entries``, and open it; the exit status."""
    page = make_page(environment, color)
    lines = (
        _line(
            entry,
            entry.line,
            Snippet("", ()),
            f"{styled(day(entry, page), 'date', page)} {one_line(first_line(entry))}",
        )
        for entry in entries
    )
    return _pick(lines, {entry.id: entry.path for entry in entries}, environment, page)


def _hit_lines(hits: Sequence[Hit], page: Page) -> Iterator[str]:
    for hit in hits:
        for snippet in hit.passages or (hit.snippet,):
            text = " ".join(marked(clean(snippet.text), snippet.highlights, page).split())
            shown = f"{styled(day(hit.entry, page), 'date', page)} {text}"
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


def _pick(lines: Iterable[str], paths: Mapping[str, str], environment: Environment, page: Page) -> int:
    """Run fzf on the records and open what was picked; ``paths`` are those of the entries by id."""
    try:
        fzf = subprocess.Popen(  # noqa: S603  (no shell; the preview's words are quoted)
            fzf_command(environment, page), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
    except OSError as error:
        raise NikkiError("fzf-failed", reason=error.strerror) from None
    chosen, _ = fzf.communicate("".join(lines).encode("utf-8", "replace"))
    if fzf.returncode:
        if fzf.returncode not in _STATUSES:
            raise NikkiError("fzf-failed", reason=f"exit {fzf.returncode}")
        return _STATUSES[fzf.returncode]
    entry_id, line, *_ = chosen.decode("utf-8", "replace").split("\t", 2)
    edit(paths[entry_id], int(line), environment.variables, environment.setting("editor", ""))
    return FOUND


def fzf_command(environment: Environment, page: Page) -> list[str]:
    """The command of fzf: exact matching in the order that is given, the entry in a preview."""
    import shlex

    # -P: the folder where the user stands may hold somebody else's modules.
    program = [sys.executable, "-P", "-m", "indexer", "--index", environment.directory]
    color = "always" if page.color else "never"
    preview = shlex.join([*program, "show", "--glance", "--no-pager", "--color", color])
    place = "down,60%" if environment.columns < _NARROW else "right,50%"
    return [
        "fzf", "--read0", "--ansi", "--delimiter=\t", "--with-nth=5..", "--exact", "--no-sort",
        "--layout=reverse", f"--header={message('pick-header', environment.language)}",
        f"--preview={preview} --marks {{4}} {{1}}",
        f"--preview-window={place},wrap,~{_HEAD},+{{3}}+{_HEAD}/3",
    ]  # fmt: skip
