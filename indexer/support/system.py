"""What differs between Linux, macOS and Windows: owners and rights, locks, syncing, processes, folders, language, editors, shells.

Every other module asks here; what Windows itself is asked for is in `windows`. ``sys.platform`` is looked at in each
call, so that tests can simulate another system.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Variables = Mapping[str, str]

_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}
"""What a file system says that cannot be told to write."""
_LANGUAGES = ("LC_ALL", "LC_MESSAGES", "LANG")


# --- owners and rights ------------------------------------------------------------------------------------


def has_modes() -> bool:
    """Whether the owner and the permissions in what ``stat`` says mean anything; on Windows all is 0 and 0o777."""
    return sys.platform != "win32"


def is_mine(info: os.stat_result) -> bool:
    """Whether what ``info`` is about belongs to the user; True on Windows, where it does not say (`belongs_to_user`)."""
    if sys.platform == "win32":
        return True
    return info.st_uid == os.geteuid()


def belongs_to_user(path: str, info: os.stat_result) -> bool:
    """Whether a file or folder belongs to the user, by whatever the system has: ``info``, or on Windows its security descriptor."""
    if sys.platform == "win32":
        from indexer.support import windows

        return windows.belongs_to_user(path)
    return is_mine(info)


# --- the program ------------------------------------------------------------------------------------------


def install_command(extra: str) -> str:
    """The command that adds an extra to this installation: by pipx, uv or pip, whichever made it."""
    places = sys.prefix.replace("\\", "/")
    wanted = f"'nikki-search[{extra}]'"
    if "/pipx/venvs/" in places:
        return f"pipx install --force {wanted}"
    return f"uv tool install {wanted}" if "/uv/tools/" in places else f"pip install {wanted}"


# --- files ------------------------------------------------------------------------------------------------


def lock(file: int) -> bool:
    """Lock an open file against other processes, without waiting; False if one has it. It ends with the process."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def sync(file: int) -> None:
    """Wait until an open file is on the disk. Raises OSError where the disk says that it could not be written.

    On macOS ``fsync`` hands it to the drive only, and F_FULLFSYNC waits for that, too (fsync(2)). On Windows the file
    must be open for writing.
    """
    try:
        if sys.platform == "darwin":
            import fcntl

            try:
                fcntl.fcntl(file, fcntl.F_FULLFSYNC)
            except OSError:
                # A file system that has no such thing, a network's among them.
                os.fsync(file)
        else:
            os.fsync(file)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise


def sync_flags() -> int:
    """How a file is to be opened for `sync`."""
    return os.O_RDWR if sys.platform == "win32" else os.O_RDONLY


def keeps_open_files() -> bool:
    """Whether a file that somebody has open, or mapped, cannot be removed: then it is, when the next writer tidies up."""
    return sys.platform == "win32"


def can_fork() -> bool:
    """Whether a process may be copied as it is: on macOS its libraries forbid it, Windows has no such thing."""
    return sys.platform == "linux"


# --- the user ---------------------------------------------------------------------------------------------


def home(variables: Variables) -> str:
    """The home folder, "" if nothing says where it is."""
    return variables.get("HOME") or (variables.get("USERPROFILE", "") if sys.platform == "win32" else "")


def data_folder(variables: Variables) -> str:
    """Where programs keep what they make for a user: XDG_DATA_HOME or ``~/.local/share``; on Windows %LOCALAPPDATA%."""
    return _folder(variables, "XDG_DATA_HOME", ".local/share", "LOCALAPPDATA", "AppData/Local")


def config_folder(variables: Variables) -> str:
    """Where a user's settings are: XDG_CONFIG_HOME or ``~/.config``; on Windows %APPDATA%."""
    return _folder(variables, "XDG_CONFIG_HOME", ".config", "APPDATA", "AppData/Roaming")


def _folder(variables: Variables, xdg: str, below_home: str, windows: str, below_profile: str) -> str:
    """By the XDG Base Directory Specification, which has relative paths ignored; on Windows by its known folders.

    macOS has folders of its own, but programs of the terminal keep to XDG there, too.
    """
    folder = variables.get(xdg, "")
    if os.path.isabs(folder):
        return folder
    if sys.platform == "win32":
        return variables.get(windows) or f"{home(variables) or '~'}/{below_profile}"
    return f"{home(variables) or '~'}/{below_home}"


def language(variables: Variables) -> str:
    """The language of the user in the form of LANG: by the variables of POSIX, else by what Windows shows itself in; "" if unknown.

    >>> language({"LANG": "ja_JP.UTF-8"}), language({"LC_ALL": "C", "LANG": "ja_JP.UTF-8"})
    ('ja_JP.UTF-8', 'C')
    """
    said = next((variables[name] for name in _LANGUAGES if variables.get(name)), "")
    if not said and sys.platform == "win32":
        from indexer.support import windows

        return windows.language()
    return said


def editors() -> tuple[str, ...]:
    """Commands of editors that a system may have, the first that is there to be taken."""
    return ("code", "notepad") if sys.platform == "win32" else ("editor", "nano", "vim", "vi", "emacs")


# --- the terminal -----------------------------------------------------------------------------------------


def terminal_devices() -> tuple[str, str]:
    """The files of the terminal that a process belongs to, to read keys from and to draw on, wherever its streams lead."""
    return ("CONIN$", "CONOUT$") if sys.platform == "win32" else ("/dev/tty", "/dev/tty")


def suspend() -> None:
    """Stop the program and what runs with it, as a Ctrl-Z does, until the shell goes on with it; on Windows nothing."""
    if sys.platform != "win32":
        import signal

        os.kill(0, signal.SIGTSTP)


def ending_signals() -> tuple[int, ...]:
    """The signals that an event loop can be told of and that end a program: what has to be put in order is, before."""
    if sys.platform == "win32":
        return ()
    import signal

    return (signal.SIGTERM, signal.SIGHUP)


# --- shells -----------------------------------------------------------------------------------------------


def shell_command(words: Sequence[str]) -> str:
    """Words as one line for the shell: sh, or on Windows by the rules of its C library, which programs split by."""
    if sys.platform == "win32":
        from subprocess import list2cmdline

        return list2cmdline(words)
    import shlex

    return shlex.join(words)


def shell_words(line: str) -> list[str]:
    """The words of a command that a user wrote; on Windows a backslash is one, and only double quotes hold words together.

    >>> shell_words("code --wait '日記 1'")
    ['code', '--wait', '日記 1']
    """
    import shlex

    if sys.platform != "win32":
        return shlex.split(line)
    return [word.replace('"', "") for word in shlex.split(line, posix=False)]
