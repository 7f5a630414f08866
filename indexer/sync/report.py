"""What an update says it did."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from indexer.index.manifest import State
from indexer.model import UpdateReport
from indexer.sync.places import why_away
from indexer.sync.retention import kept_places

if TYPE_CHECKING:
    from indexer.index.reader import IndexReader
    from indexer.sync.plan import Plan


def report(plan: Plan, index: IndexReader | None, why: str) -> UpdateReport:
    """Counts for the user: an entry whose day was rewritten counts as changed, not as removed and added.

    ``index`` is the one that the plan changes, None for a rebuild; ``why`` it is one.
    """
    days = list(index.days) if index else []
    for doc in index.deleted if index else ():
        days[doc] = 0
    gone = [doc for doc in map(index.find, plan.removed) if doc is not None] if index else []
    gone_days = Counter(days[doc] for doc in gone)
    new_days = [entry.date.toordinal() if entry.date else 0 for entry in plan.added]
    changed = (gone_days & Counter(new_days)).total()
    unchanged = (len(index.documents()) if index else 0) - len(gone)
    for doc in gone:
        days[doc] = 0
    days = [*filter(None, days), *filter(None, new_days)]
    return UpdateReport(
        added=len(plan.added) - changed,
        changed=changed,
        removed=len(plan.removed) - changed,
        unchanged=unchanged,
        warnings=plan.notices,
        total=unchanged + len(plan.added),
        first=dt.date.fromordinal(min(days)) if days else None,
        last=dt.date.fromordinal(max(days)) if days else None,
        rebuilt="" if why == "new" else why,
        formats=State("", files=plan.files).formats(),
        skipped=plan.skipped,
        kept=kept_places(plan.absent, plan.files, index.state.absent if index else {}, why_away),
    )
