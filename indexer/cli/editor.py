"""Starting the user's editor at a line. No shell is involved: a file name is never more than a file name."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.errors import NikkiError, SourceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLUS = ("+{line}", "{path}")
_COLON = ("{path}:{line}",)
_GOTO = ("--goto", "{path}:{line}")
_FORMS = {
    **dict.fromkeys(
        ("vim", "nvim", "vi", "view", "gvim", "mvim", "emacs", "emacsclient", "nano", "micro", "kak"), _PLUS
    ),
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor"), _GOTO),
    **dict.fromkeys(("hx", "helix", "subl", "zed"), _COLON),
}
"""How an editor is told the line, by the name of its command; any other is given the file alone."""
_FALLBACKS = ("nano", "vim", "vi", "emacs")


def editor_command(editor: str, path: str, line: int) -> list[str]:
    """The command that opens ``path`` at ``line``.

    >>> editor_command("code --wait", "/home/me/日記 1.txt", 4)
    ['code', '--wait', '--goto', '/home/me/日記 1.txt:4']
    """
    words = shlex.split(editor)
    if not words:
        raise UsageError("no-editor")
    form = _FORMS.get(Path(words[0]).name.removesuffix(".exe"), ("{path}",)) if line else ("{path}",)
    return [*words, *(part.format(path=path, line=line) for part in form)]


def edit(path: str, line: int, variables: Mapping[str, str], editor: str = "") -> None:
    """Open a file at a line in ``editor``, or $VISUAL, $EDITOR or one that is there, and wait for it."""
    if not Path(path).exists():
        raise SourceError("no-such-path", path=path)
    editor = (
        editor
        or variables.get("VISUAL")
        or variables.get("EDITOR")
        or next(filter(shutil.which, _FALLBACKS), "")
    )
    try:
        subprocess.run(editor_command(editor, path, line), check=True)  # noqa: S603  (the user's own editor)
    except ValueError as error:
        raise NikkiError("editor-failed", editor=editor, reason=error) from None
    except OSError as error:
        raise NikkiError("editor-failed", editor=editor, reason=error.strerror) from None
    except subprocess.CalledProcessError as error:
        raise NikkiError("editor-failed", editor=editor, reason=f"exit {error.returncode}") from None
