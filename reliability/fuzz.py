"""Fuzzing with atheris (coverage-guided), by hand: ``python reliability/fuzz.py TARGET [-max_total_time=SECONDS] [CORPUS]``.

Needs ``pip install atheris``, which is no dependency of the tests. Options are those of libFuzzer; ``-timeout`` is 20
seconds an input and ``-rss_limit_mb`` 1500 unless given. An input that breaks a promise stops it and is kept as a file.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import atheris

with atheris.instrument_imports(include=["indexer", "tomllib", "json", "html", "zipfile"]):
    import indexer

    for _name in ("html.parser", "json", "tomllib", "zipfile"):
        importlib.import_module(_name)

    for _module in pkgutil.walk_packages(indexer.__path__, "indexer."):
        if not _module.name.endswith("__main__"):
            importlib.import_module(_module.name)

from reliability.targets import TARGETS

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"{__doc__}\nTARGET: {' '.join(TARGETS)}")
    limits = ["-timeout=20", "-rss_limit_mb=1500", "-print_final_stats=1", "-max_len=4096"]
    atheris.Setup([sys.argv[0], *limits, *sys.argv[2:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()
