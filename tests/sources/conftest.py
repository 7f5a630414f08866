"""A file written and read back in one step."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

import pytest

from indexer.sources import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from indexer.model import Reading


WRITTEN = dt.datetime(2026, 9, 1, 12, tzinfo=dt.UTC).timestamp()
"""When the files of the tests were last written to: it says the year where nothing else does."""


@pytest.fixture
def read_text(tmp_path: Path) -> Callable[..., Reading]:
    """Write ``text`` as the file ``name`` (folders too) of a diary folder, and read it."""

    def write_and_read(text: str | bytes, name: str = "日記.txt") -> Reading:
        root = tmp_path / "folder"
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        os.utime(path, (WRITTEN, WRITTEN))
        return read(path, root=root)

    return write_and_read
