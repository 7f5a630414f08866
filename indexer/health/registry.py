"""The checks of ``nikki doctor``: one table, a function for each check and, where there is one, its mend."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from indexer.app import local_day
from indexer.health import diary_checks, index_checks, repair
from indexer.health.self_search import self_search
from indexer.health.subject import Examined
from indexer.index.newest import has_commit
from indexer.index.store.upkeep import is_untrusted, not_private
from indexer.model import BAD, Finding, Health
from indexer.support.values import NamedTuple
from indexer.sync.freshness import fingerprint

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable
    from pathlib import Path

    Progress = Callable[[int, int], None]

SAMPLE = 20
"""Entries of which words are searched for, unless the user says how many."""
_TRIES = 3
"""A commit may remove files while they are looked at; then the next is."""


class Check(NamedTuple):
    """A check: its name, what it finds (nothing where it has nothing to look at), and what mends it, if anything can.

    ``of_diary``: it looks at how the files of the diary were read.
    """

    name: str
    run: Callable[[Examined], Iterable[Finding]]
    mend: Callable[[Path, Progress | None, dt.date], None] | None = None
    of_diary: bool = False

    def can_run(self, it: Examined) -> bool:
        """Whether there is something to look at: of an index that cannot be read nobody knows how the diary was."""
        return not self.of_diary or bool(it.reader or it.state.files)


CHECKS = (
    Check("permissions", index_checks.permissions, repair.close),
    Check("integrity", index_checks.integrity, repair.rebuild),
    Check("program", index_checks.program, repair.refresh),
    Check("freshness", index_checks.freshness, repair.refresh),
    Check("leftovers", index_checks.leftovers, repair.tidy),
    Check("self-search", self_search, repair.rebuild),
    Check("meaning", index_checks.meaning),
    Check("missing", diary_checks.missing),
    Check("kept", diary_checks.kept, of_diary=True),
    Check("outside", diary_checks.outside, of_diary=True),
    Check("unread", diary_checks.unread, of_diary=True),
    Check("left-out", diary_checks.left_out, of_diary=True),
    Check("date-lines", diary_checks.date_lines, of_diary=True),
    Check("weekdays", diary_checks.weekdays, of_diary=True),
    Check("duplicates", diary_checks.duplicates, of_diary=True),
    Check("undated", diary_checks.undated, of_diary=True),
    Check("remarks", diary_checks.remarks, of_diary=True),
)
"""In the order in which they are run, mended and said."""


def examine(
    directory: Path, sample: int = SAMPLE, seed: int | None = None, *, today: dt.date | None = None
) -> Health:
    """Look at the index in ``directory`` and the diary it was made of; nothing is changed.

    But a file of the index that is damaged is given another time, so that the next search sees it, and repairs the index.

    ``sample`` is the number of entries taken for the self-search, ``seed`` says which; ``today`` is the day. Raises IndexUnusable if there is
    no index, or it is not the user's own.
    """
    for left in reversed(range(_TRIES)):
        it = Examined(directory, sample, seed, today or local_day())
        try:
            return _health(
                it, tuple(finding for check in CHECKS if check.can_run(it) for finding in check.run(it))
            )
        except FileNotFoundError:
            if not left:
                raise
    raise AssertionError


def mend(
    directory: Path,
    sample: int = SAMPLE,
    seed: int | None = None,
    progress: Progress | None = None,
    *,
    today: dt.date | None = None,
) -> Health:
    """Mend what can be mended, and look again: ``mended`` of the result are the faults that are gone.

    ``progress`` is told of characters done and in all where the index is written. Raises what :func:`indexer.sync.update.update` raises, where the index cannot be written.
    """
    day = today or local_day()
    first = _opened(directory, progress, day)
    before = examine(directory, sample, seed, today=day)
    ill = [check for check in CHECKS if check.mend and before.is_bad(check.name)]
    for check in ill:
        # What was mended before this may have mended it, too.
        it = Examined(directory, sample, before.seed, day)
        if check.mend and any(finding.state == BAD for finding in check.run(it)):
            check.mend(directory, progress, day)
    after = examine(directory, sample, before.seed, today=day)
    names = {check.name for check in ill}
    gone = [*first, *(f for f in before.findings if f.state == BAD and f.check in names)]
    return after._replace(mended=tuple(f for f in gone if not after.is_bad(f.check)))


def _opened(directory: Path, progress: Progress | None, day: dt.date) -> tuple[Finding, ...]:
    """Mend before anything else what keeps the index from being looked at; what was wrong.

    One that others may have written is put aside and rebuilt, one that may not be read gets its permissions back.
    """
    if is_untrusted(directory):
        notices = repair.renew(directory, progress, day)
        return (Finding("permissions", BAD, "health-untrusted", {}, notices),)
    if not has_commit(directory):
        return ()
    wrong = tuple(finding for finding in index_checks.of_permissions(directory) if finding.state == BAD)
    if wrong:
        repair.close(directory, None, day)
    return wrong


def _health(it: Examined, findings: tuple[Finding, ...]) -> Health:
    state, discovery = it.state, it.files.discovery
    made_with = state.fingerprint
    skipped = Counter(skip.reason for skip in discovery.skipped)
    docs = it.reader.documents() if it.reader else ()
    return Health(
        directory=str(it.directory),
        findings=findings,
        seed=it.seed,
        entries=len(docs),
        undated=sum(not it.reader.days[doc] for doc in docs) if it.reader else 0,
        made_with=made_with,
        same_program=made_with == fingerprint(state.names, state.heading),
        fresh=not any(f.state == BAD and f.check in {"freshness", "program", "integrity"} for f in findings),
        formats=state.formats(),
        files=tuple((path, r.source, r.encoding, r.entry_count) for path, r in sorted(state.files.items())),
        skipped=tuple(skipped.most_common()),
        sources=state.sources,
        missing=discovery.missing,
        notices=state.notices(),
        duplicates=diary_checks.duplicates_of(state),
        open_files=tuple(path for path, _ in not_private(it.directory)),
    )
