"""What the dictionary's lattice says of short texts: how likely a spelling is, what a sentence ends with."""

from __future__ import annotations

import functools
import re

from indexer.analysis.segmenter import core_tokenizer, role_of

_NO_PATH = 1 << 31
"""The cost of what the dictionary cannot take."""
_KEPT_COSTS = 4096
"""Stretches of text of which the cost is kept: an old diary has the same spellings again and again."""
_PREDICATE = re.compile(rb"[vd][at]*$")
"""In the roles of words."""


@functools.lru_cache(maxsize=_KEPT_COSTS)
def path_cost(text: str) -> int:
    """What the cheapest path through the lattice of the core dictionary costs for a short text: how unlikely it is."""
    try:
        # The cost of the first word is not counted: it is that of a full stop.
        return core_tokenizer().tokenize(f"。{text}").get_internal_cost()
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException:  # noqa: BLE001  (a PanicException is no Exception)
        return _NO_PATH


def last_predicate(text: str) -> str:
    """The verb or adjective at the end of a short text, with what is said of it (いけない, 暑くて); "" if none is there."""
    try:
        words = list(core_tokenizer().tokenize(text))
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException:  # noqa: BLE001  (a PanicException is no Exception)
        return ""
    roles = bytes(role_of(word.part_of_speech_id()) for word in words)
    found = _PREDICATE.search(roles)
    return text[words[found.start()].begin() :] if found else ""
