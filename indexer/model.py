"""The values that flow through the program, and nothing else.

Offsets are characters (code points) of the text they speak of, half-open: ``text[start:end]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

Span = tuple[int, int]
"""A half-open range of characters, ``(start, end)``."""

Properties = tuple[tuple[str, str], ...]
"""Pairs of a key and a value of front matter, each of one line; a key may come several times."""

_GLANCE = 30
"""Characters of a text by which a value is recognised when it is printed."""


def _glance(text: str) -> str:
    """The beginning of ``text``, on one line and quoted."""
    line = " ".join(text[: 2 * _GLANCE].split())
    return repr(line if len(line) <= _GLANCE and len(text) <= 2 * _GLANCE else line[:_GLANCE] + "…")


class Entry(NamedTuple):
    """One post of the diary, as its writer would count posts.

    ``id`` is a digest of date, title, text, tags and properties (hexadecimal), so the same post read twice is one entry.
    ``text`` is the post as it stands in the file, without its date heading; ``line`` (from 1) is the
    line of the file where the entry begins, heading included, and ``text_line`` the line where its text
    does. ``date`` is None where the file gives none. ``properties`` are what its front matter says beside date, title and
    tags.
    """

    id: str
    date: dt.date | None
    title: str
    text: str
    path: str
    line: int
    tags: tuple[str, ...] = ()
    text_line: int = 0
    properties: Properties = ()

    def __repr__(self) -> str:
        place = f"{self.path.rpartition('/')[2]}:{self.line}"
        return f"<Entry {self.date} {_glance(self.title or self.text)} {place}>"


class Notice(NamedTuple):
    """Something the user should know about a file: ``code`` names a text in the message table."""

    code: str
    path: str
    line: int = 0
    detail: str = ""


PASSING, LASTING = "passing", "lasting"
"""A failure that may be over when the file is read again, and one that stays until the file is changed."""


class Reading(NamedTuple):
    """What one file held: its entries in file order, and what was odd about it.

    ``failure`` is "", or ``PASSING`` or ``LASTING`` where the file was not read to its end: the entries are those before.
    """

    entries: tuple[Entry, ...]
    notices: tuple[Notice, ...]
    source: str
    encoding: str
    failure: str = ""


class Snippet(NamedTuple):
    """A passage of an entry. ``highlights`` are spans of ``text``, sorted, not overlapping.

    ``start`` is where the passage begins in the text of its entry; ``line`` the line of the file it begins on.
    """

    text: str
    highlights: tuple[Span, ...]
    start: int = 0
    line: int = 0


class Reason(NamedTuple):
    """Why a hit matched one word of the query: ``how`` is a code (``word``, ``reading`` ...), ``form`` what was found."""

    word: str
    how: str
    form: str


class FoundProperty(NamedTuple):
    """A property of an entry that answers a query. ``highlights`` are spans of ``value``, sorted, not overlapping."""

    key: str
    value: str
    highlights: tuple[Span, ...] = ()


class Hit(NamedTuple):
    """An entry that answers a query. ``reasons`` and ``parts`` (named shares of the score) explain it.

    ``tier`` says how it answers: ``full`` (all words), ``partial`` (some of them), ``near`` (near spellings),
    ``characters`` (the characters inside other words) or ``meaning`` (near in meaning, whatever its words).
    ``highlights`` and ``title_highlights`` are all matches, in characters of the entry's text and of its title where
    the text does not hold that; sorted, none overlaps another. ``properties`` are those of the entry's that match.
    """

    entry: Entry
    score: float
    snippet: Snippet
    passages: tuple[Snippet, ...] = ()
    reasons: tuple[Reason, ...] = ()
    parts: tuple[tuple[str, float], ...] = ()
    highlights: tuple[Span, ...] = ()
    title_highlights: tuple[Span, ...] = ()
    tier: str = "full"
    properties: tuple[FoundProperty, ...] = ()

    @classmethod
    def unasked(cls, entry: Entry) -> Hit:
        """An entry that stands among hits though no word was asked for."""
        return cls(entry, 0.0, Snippet("", ()))

    def __repr__(self) -> str:
        return f"<Hit {self.entry.date} {_glance(self.snippet.text or self.entry.title)} {self.score:.2f}>"


class Suggestion(NamedTuple):
    """A near spelling: ``instead_of`` was typed, ``word`` stands in so many ``entries`` (or so often)."""

    instead_of: str
    word: str
    entries: int


class ReadPeriod(NamedTuple):
    """A date typed among the words of a query, read as a period, both ends included.

    ``applied`` is False where nothing was found in it, so that it was searched for as words.
    """

    text: str
    first: dt.date
    last: dt.date
    applied: bool = True


class SearchResults(NamedTuple):
    """The hits asked for, and how many there are in all.

    The ``full`` ones come first, best first; where they are few, the best ``partial`` ones follow, which ``total`` does
    not count. ``relaxed`` is True where no entry has all the words; ``relaxation`` then says what was found
    instead: ``partial`` (some of the words), ``spelling`` (the near spellings of ``suggestions``), ``characters``
    (inside other words) or ``meaning`` (no word; near in meaning). Where words are not enough, up to three hits of the tier
    ``meaning`` stand among the first ten; ``total`` does not count them beside others. ``period`` is a date that was typed among the words, None if there was none.
    """

    hits: tuple[Hit, ...]
    total: int
    relaxed: bool = False
    relaxation: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    period: ReadPeriod | None = None

    def __repr__(self) -> str:
        how = f" ({self.relaxation})" if self.relaxation else ""
        first = f", first {self.hits[0]!r}" if self.hits else ""
        return f"<SearchResults {len(self.hits)} of {self.total}{how}{first}>"

    def _repr_html_(self) -> str:
        """The hits as a notebook shows them (the display protocol of IPython)."""
        from indexer.render.notebook import html

        return html(self)


class HitDays(NamedTuple):
    """The days of the hits of a query, or of all entries: one for each, in the order of time, ``undated`` those without.

    ``span`` are the first and the last day of the diary in the period asked for, hits or not; None if it has none.
    ``relaxed``, ``relaxation`` and ``suggestions`` are those of :class:`SearchResults`. ``characters`` are how long the
    entries of ``days`` are, if they are all entries and not the hits of a query.
    """

    days: tuple[dt.date, ...]
    undated: int
    span: tuple[dt.date, dt.date] | None
    relaxed: bool = False
    relaxation: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    characters: tuple[int, ...] = ()


class FormatCount(NamedTuple):
    """How many files were read as one format in one encoding, and how many entries they hold."""

    source: str
    encoding: str
    files: int
    entries: int


class Kept(NamedTuple):
    """Files below ``place`` that are gone or empty, for one ``reason`` (of :mod:`indexer.sync.retention`), and whose entries are kept.

    ``since`` is the first such day, ``until`` the day from which on they are kept no longer, "" if there is none (both in
    ISO 8601). ``new``: they were not so at the last update. ``why``: of what cannot be reached, whether it is ``missing``,
    ``closed`` (no permission) or ``empty``.
    """

    place: str
    reason: str
    files: tuple[str, ...]
    entries: int
    since: str
    until: str
    new: bool
    why: str = ""


class UpdateReport(NamedTuple):
    """What an update did, in entries. ``warnings`` are notices for the user; ``rebuilt`` says why, if it was from nothing.

    Where that is ``version``, ``changed_setting`` is ``names`` or ``heading`` if one of these is what changed.

    ``formats`` counts what all files of the diary were read as, ``skipped`` files left out by reason; ``kept`` are files
    that are gone or empty.
    """

    added: int
    changed: int
    removed: int
    unchanged: int
    warnings: tuple[Notice, ...] = ()
    total: int = 0
    first: dt.date | None = None
    last: dt.date | None = None
    rebuilt: str = ""
    formats: tuple[FormatCount, ...] = ()
    skipped: tuple[tuple[str, int], ...] = ()
    kept: tuple[Kept, ...] = ()
    changed_setting: str = ""


class Duplicate(NamedTuple):
    """An entry that stands in more than one place: its id, and where (path and line)."""

    entry_id: str
    places: tuple[tuple[str, int], ...]


GOOD, BAD, KNOWN = "good", "attention", "information"
"""What a check of ``nikki doctor`` comes to: as it should be, in need of attention, or merely to be known."""


class Finding(NamedTuple):
    """What a check found.

    ``check`` is its name, ``state`` one of the above, ``code`` names the sentence that ``details`` fill; ``places`` are
    those of the diary that it speaks of.
    """

    check: str
    state: str
    code: str
    details: Mapping[str, Any] = {}
    places: tuple[Notice, ...] = ()


class Health(NamedTuple):
    """The state of a diary and its index.

    ``findings`` are those of all checks, ``mended`` the faults that were put right, ``seed`` that of the self-search.
    ``files`` gives path, format, encoding and number of entries of each file. ``made_with`` is the fingerprint of
    the index; ``skipped`` counts files left out by reason; ``missing`` are
    sources that are not there now; ``open_files`` those of the index with other permissions than they should have.
    """

    directory: str
    findings: tuple[Finding, ...]
    seed: int
    entries: int
    undated: int
    made_with: str
    same_program: bool
    fresh: bool
    formats: tuple[FormatCount, ...]
    files: tuple[tuple[str, str, str, int], ...]
    skipped: tuple[tuple[str, int], ...]
    sources: tuple[str, ...]
    missing: tuple[str, ...]
    notices: tuple[Notice, ...]
    duplicates: tuple[Duplicate, ...]
    open_files: tuple[str, ...]
    mended: tuple[Finding, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing needs the user's attention."""
        return not any(finding.state == BAD for finding in self.findings)

    def is_bad(self, check: str) -> bool:
        """Whether a check found something that needs attention."""
        return any(finding.check == check and finding.state == BAD for finding in self.findings)
