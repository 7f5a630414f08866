"""Records as lines of fields: ``field TAB field …``, whatever the fields hold."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def joined(fields: Iterable[str]) -> str:
    r"""The fields as one line, without its line end.

    >>> joined(["a\tb", "c\\d", "", "e"])
    'a\\tb\tc\\\\d\t\te'
    """
    return "\t".join(map(_escaped, fields))


def split(line: str) -> list[str]:
    r"""The fields of a line that :func:`joined` made.

    >>> split('a\\tb\tc\\\\d\t\te')
    ['a\tb', 'c\\d', '', 'e']
    """
    fields = line.split("\t")
    return fields if "\\" not in line else list(map(_unescaped, fields))


def with_checksum(data: bytes) -> bytes:
    """Lines with one more, which is a checksum (CRC-32) of the others."""
    return data + f"crc\t{zlib.crc32(data)}\n".encode()


def without_checksum(data: bytes) -> bytes:
    """The lines that :func:`with_checksum` was given. Raises ValueError if they are not as they were."""
    lines = data[: data.rindex(b"crc\t")]
    if data != with_checksum(lines):
        raise ValueError("checksum")
    return lines


def _escaped(field: str) -> str:
    if "\\" in field or "\t" in field or "\n" in field:
        return field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
    return field


def _unescaped(field: str) -> str:
    parts = (part.replace("\\t", "\t").replace("\\n", "\n") for part in field.split("\\\\"))
    return "\\".join(parts)
