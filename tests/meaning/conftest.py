"""The encoder's tables, made once for all tests of a process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from indexer.index.store.upkeep import prepared
from indexer.meaning.arrays import write_arrays
from indexer.meaning.encoder import Encoder
from indexer.meaning.installed import installed
from indexer.meaning.tables import Tables, tables_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of the encoder's tables."""
    encoder = installed()
    assert encoder is not None
    folder = tmp_path_factory.mktemp("tables") / "index"
    with prepared(folder) as directory:
        write_arrays(directory, "encoder-0.bin", tables_of(encoder))
    return folder / "encoder-0.bin"


@pytest.fixture(scope="session")
def encoder(tables: Path) -> Encoder:
    """The encoder by these tables."""
    return Encoder(Tables.open(str(tables)))
