"""The self-search: words and phrases of entries, as the diary files have them, must find these entries.

It goes the way that a user's search goes, from the query to the snippet, and starts from the files, so that it sees
whatever was lost between them and the index.
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.analysis.folding import fold
from indexer.analysis.headwords import LITTLE, Headwords
from indexer.app import Diary
from indexer.errors import UsageError
from indexer.model import BAD, GOOD, KNOWN, Finding, Notice
from indexer.sources import read
from indexer.support.values import NamedTuple
from indexer.sync.names import dictionary_path
from indexer.sync.request import heading_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.health.subject import Examined
    from indexer.index.reader import IndexReader
    from indexer.model import Entry

_PHRASE = (2, 12)
"""Characters of a phrase, at least and at most."""
_TRIES = 9
_LONGEST_LINE = 2_000
"""Characters of a line that words are taken from."""
_FEW = 0.05
"""Of the words, so many may be cut in their sentence in another way than alone; the phrases find them all the same."""
_NO_PHRASE = re.compile(r"[\"“”„‟＂]|\s")


class _Trial(NamedTuple):
    """What was tried for an entry: the word and the phrase ("" if it has none), and whether they found it."""

    entry: Entry
    word: str
    word_found: bool
    phrase: str
    phrase_found: bool


def self_search(it: Examined) -> Iterator[Finding]:
    """Whether the words and phrases of a sample of entries find them, and the index gives them back as they are."""
    if it.reader is None or not it.sample:
        return
    chance = random.Random(it.seed)  # noqa: S311  (nothing secret)
    sampled = _sampled(it, chance)
    headwords = Headwords(dictionary_path(str(it.directory), it.state.names, it.state.checksums))
    diary = Diary(it.directory)
    trials = [_trial(entry, diary, headwords, chance) for entry in sampled]
    details = {
        "entries": len(trials),
        "words": sum(bool(trial.word) for trial in trials),
        "phrases": sum(bool(trial.phrase) for trial in trials),
        "seed": it.seed,
    }
    lost = [_not_found(trial.entry, trial.phrase) for trial in trials if not trial.phrase_found]
    lost += [_not_found(entry, "") for entry in sampled if not _is_given_back(it.reader, entry)]
    otherwise = [_not_found(trial.entry, trial.word) for trial in trials if not trial.word_found]
    if len(otherwise) > max(1, _FEW * len(trials)):
        lost += otherwise
        otherwise = []
    if lost:
        yield Finding("self-search", BAD, "health-lost", {**details, "count": len(lost)}, tuple(lost))
    else:
        yield Finding("self-search", GOOD, "health-found", details)
    if otherwise:
        count = {"count": len(otherwise)}
        yield Finding("self-search", KNOWN, "health-cut-otherwise", count, tuple(otherwise))


def _sampled(it: Examined, chance: random.Random) -> list[Entry]:
    """Some entries, as their files have them now; of files that are out of reach or have changed, as the index has them."""
    paths = it.state.ids()
    chosen = chance.sample(list(paths), min(it.sample, len(paths)))
    pattern = heading_pattern(it.state.heading)
    roots = {file.path: file.root for file in it.files.discovery.files}
    now: dict[str, Entry] = {}
    for path in {paths[entry_id] for entry_id in chosen}.intersection(it.files.unchanged):
        reading = read(Path(path), root=Path(roots[path]), pattern=pattern)
        now |= {entry.id: entry for entry in reading.entries}
    return [entry for entry_id in chosen if (entry := now.get(entry_id) or _held(it.reader, entry_id))]


def _held(reader: IndexReader | None, entry_id: str) -> Entry | None:
    doc = reader.find(entry_id) if reader else None
    return reader.entry(doc) if reader and doc is not None else None


def _trial(entry: Entry, diary: Diary, headwords: Headwords, chance: random.Random) -> _Trial:
    lines = [line for line in entry.text.split("\n") if line.strip()] or [entry.title]
    line = chance.choice(lines)[:_LONGEST_LINE]
    words = [
        word.form
        for _, _, word in headwords.of(line)
        if word.kind != LITTLE and len(word.form) > 1 and not _NO_PHRASE.search(word.form)
    ]
    word = chance.choice(words) if words else ""
    phrase = _phrase(line, chance)
    return _Trial(
        entry,
        word,
        not word or _finds(diary, word, entry, otherwise=True),
        phrase,
        not phrase or _finds(diary, f'"{phrase}"', entry, otherwise=False),
    )


def _phrase(line: str, chance: random.Random) -> str:
    """Some characters of a line, without quotes and blanks, which a query cannot hold as they stand."""
    pieces = [piece for piece in _NO_PHRASE.split(line) if len(piece) >= _PHRASE[0]]
    if not pieces:
        return ""
    piece = chance.choice(pieces)
    whole = fold(piece).text
    for _ in range(_TRIES):
        start = chance.randrange(len(piece) - _PHRASE[0] + 1)
        phrase = piece[start : start + chance.randint(*_PHRASE)]
        # Half a character (ﾊ of ﾊﾞ) is not what stands there.
        if fold(phrase).text in whole:
            return phrase
    return ""


def _finds(diary: Diary, query: str, entry: Entry, *, otherwise: bool) -> bool:
    """Whether a search finds an entry; ``otherwise`` is what counts where the program says that it cannot search for that."""
    name = entry.path.rpartition("/")[2]
    if entry.date is None and not _NO_PHRASE.search(name):
        # As the day does for all others, so that not half of the diary is ranked for it.
        query = f'{query} path:"{name}"'
    try:
        results = diary.search(query, limit=None, since=entry.date, until=entry.date, meaning=False)
    except UsageError:
        return otherwise
    return not results.relaxed and any(hit.entry.id == entry.id for hit in results.hits)


_SAID = ("date", "title", "text", "tags", "properties")


def _is_given_back(reader: IndexReader, entry: Entry) -> bool:
    """Whether the index has the entry as it stands in its file, to the last character."""
    held = _held(reader, entry.id)
    return held is not None and all(getattr(held, name) == getattr(entry, name) for name in _SAID)


def _not_found(entry: Entry, what: str) -> Notice:
    return Notice("notice-not-found", entry.path, entry.line, what)
