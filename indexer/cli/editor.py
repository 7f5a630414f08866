"""Starting the user's editor at a line. No shell is involved: a file name is never more than a file name."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.errors import NikkiError, SourceError, UsageError
from indexer.support.system import editors, shell_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FORMS = {
    **dict.fromkeys(
        (
            *(
                "vim",
                "nvim",
                "vi",
                "view",
                "gvim",
                "mvim",
                "vis",
                "kak",
                "micro",
                "nano",
                "pico",
                "joe",
                "ne",
                "mg",
            ),
            *("emacs", "emacsclient", "xemacs", "zile", "gedit", "bbedit"),
        ),
        ("+{line}", "{path}"),
    ),
    **dict.fromkeys(
        ("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"), ("--goto", "{path}:{line}")
    ),
    **dict.fromkeys(("hx", "helix", "subl", "zed", "zeditor"), ("{path}:{line}",)),
    **dict.fromkeys(("kate", "mate"), ("--line", "{line}", "{path}")),
}
"""How an editor is told the line, by the name of its command; any other is given the file alone."""


def editor_command(editor: str, path: str, line: int) -> list[str]:
    """The command that opens ``path`` at ``line``.

    >>> editor_command("code --wait", "/home/me/日記 1.txt", 4)
    ['code', '--wait', '--goto', '/home/me/日記 1.txt:4']
    """
    words = shell_words(editor)
    if not words:
        raise UsageError("no-editor")
    form = next((_FORMS[name] for name in _names(words[0]) if line and name in _FORMS), ("{path}",))
    return [*words, *(part.format(path=path, line=line) for part in form)]


def _names(command: str) -> Iterator[str]:
    """What an editor may be known by: ``editor`` may be a link to ``vim.basic``, which is vim."""
    yield Path(command).name.removesuffix(".exe")
    real = Path(shutil.which(command) or command).resolve().name
    yield real
    yield re.split("[.-]", real)[0]


def edit(path: str, line: int, variables: Mapping[str, str], editor: str = "") -> None:
    """Open a file at a line in ``editor``, or $VISUAL, $EDITOR or one that is there, and wait for it."""
    if not Path(path).exists():
        raise SourceError("no-such-path", path=path)
    editor = (
        editor
        or variables.get("VISUAL")
        or variables.get("EDITOR")
        or next(filter(shutil.which, editors()), "")
    )
    try:
        subprocess.run(editor_command(editor, path, line), check=True)  # noqa: S603  (the user's own editor)
    except ValueError as error:
        raise NikkiError("editor-failed", editor=editor, reason=error) from None
    except OSError as error:
        raise NikkiError("editor-failed", editor=editor, reason=error.strerror) from None
    except subprocess.CalledProcessError as error:
        raise NikkiError("editor-exit", editor=editor, status=error.returncode) from None
