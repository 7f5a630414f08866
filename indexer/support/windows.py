"""What Windows itself is asked for, by its API: who owns a file, and in which language it speaks.

Tried only in simulation: the calls are written by Microsoft's documentation of the Win32 API.
"""

from __future__ import annotations

import ctypes
from typing import Any

_FILE_OBJECT = 1
"""SE_FILE_OBJECT of SE_OBJECT_TYPE (accctrl.h)."""
_OWNER = 1
"""OWNER_SECURITY_INFORMATION (winnt.h)."""
_QUERY = 0x0008
"""TOKEN_QUERY (winnt.h)."""
_TOKEN_USER, _TOKEN_OWNER = 1, 4
"""Of TOKEN_INFORMATION_CLASS: the user, and who owns what the user makes (administrators together, as a rule)."""
_PRIMARY = 0x3FF
"""The part of a language identifier that names the language without its country."""
_JAPANESE = 0x11
"""LANG_JAPANESE (winnt.h)."""


def belongs_to_user(path: str) -> bool:
    """Whether the user owns a file or folder, or those who own what the user makes. Raises OSError.

    True for a file system that has no owners (FAT).
    """
    advapi, kernel = _library("advapi32"), _library("kernel32")
    owner, descriptor = ctypes.c_void_p(), ctypes.c_void_p()
    failed = advapi.GetNamedSecurityInfoW(
        ctypes.c_wchar_p(path),
        _FILE_OBJECT,
        _OWNER,
        ctypes.byref(owner),
        None,
        None,
        None,
        ctypes.byref(descriptor),
    )
    if failed:
        raise OSError(failed, "GetNamedSecurityInfo", path)
    try:
        return not owner.value or any(advapi.EqualSid(owner, sid) for sid in _sids(advapi, kernel))
    finally:
        kernel.LocalFree(descriptor)


def language() -> str:
    """``ja`` or ``en``: what Windows shows itself in."""
    return "ja" if _library("kernel32").GetUserDefaultUILanguage() & _PRIMARY == _JAPANESE else "en"


def _sids(advapi: Any, kernel: Any) -> list[ctypes.c_void_p]:  # noqa: ANN401  (libraries of C)
    """The security identifiers of the user, and of who owns what the user makes; they live as long as this list."""
    token = ctypes.c_void_p()
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    if not advapi.OpenProcessToken(ctypes.c_void_p(kernel.GetCurrentProcess()), _QUERY, ctypes.byref(token)):
        return []
    try:
        return [sid for kind in (_TOKEN_USER, _TOKEN_OWNER) if (sid := _sid(advapi, token, kind))]
    finally:
        kernel.CloseHandle(token)


class _Sid(ctypes.c_void_p):
    """A pointer into ``held``."""

    held: object = None


def _sid(advapi: Any, token: ctypes.c_void_p, kind: int) -> _Sid | None:  # noqa: ANN401
    """The identifier in what is known of a token; both kinds of it begin with a pointer to one."""
    size = ctypes.c_ulong()
    advapi.GetTokenInformation(token, kind, None, 0, ctypes.byref(size))
    held = ctypes.create_string_buffer(size.value)
    if not size.value or not advapi.GetTokenInformation(token, kind, held, size, ctypes.byref(size)):
        return None
    sid = _Sid(ctypes.cast(held, ctypes.POINTER(ctypes.c_void_p))[0])
    sid.held = held
    return sid


def _library(name: str) -> Any:  # noqa: ANN401
    """A library of Windows."""
    return getattr(ctypes, "WinDLL")(name)  # noqa: B009  (there on Windows only)
