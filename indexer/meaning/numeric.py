"""The import of numpy: when it is first needed, and with one thread.

A query needs a few small products, for which threads only cost; many passages are encoded by several processes.
"""

from __future__ import annotations

import os
import sys

_THREADS = "OPENBLAS_NUM_THREADS"


def _import() -> None:
    """Import numpy; OpenBLAS reads the variable once, and would start a thread for each core."""
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = "1"
    try:
        import numpy  # noqa: F401
    finally:
        if before is None:
            del os.environ[_THREADS]
        else:
            os.environ[_THREADS] = before


if "numpy" not in sys.modules:
    _import()

import numpy as np  # noqa: E402

__all__ = ["np"]
