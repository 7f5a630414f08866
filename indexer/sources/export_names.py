"""Names of data that may be a diary: what programs call their exports, and a writer's own tables and documents."""

from __future__ import annotations

import os
import re

DIARY_WORDS = ("journal", "diary", "nikki", "dayone", "day one", "daylio", "日記", "日誌", "日報", "日録")
_EXPORTS = (
    r".+_\d{8}_\d{6}\.json|\d{13}-[0-9a-f]{8,}\.json|outbox\.json|tweets?(?:-part\d+)?\.js|note-tweet\.js|.+ [0-9a-f]{32}(?:_all)?\.csv"
    r"|.*(?<!\d)(?:19|20)\d\d(?:[-_.]?[01]\d(?:[-_.]?[0-3]\d)?|年\d\d?月(?:\d\d?日)?)(?!\d).*\.docx"
)
"""Names of files in exports of Cosense, Journey, Mastodon, X and Notion; Word's files with a year and a month."""
_IN_FOLDERS = (("Keep", ".json", ""), ("source", "notes.json", ""), ("", ".json", "channels.json"))
"""Folders of Google Keep and Simplenote, with endings of their files; of a channel of Slack, with a file above it."""


def is_export(name: str, folder: str) -> bool:
    """Whether a file of data may be a diary by its name and that of its folder."""
    if any(word in name.lower() for word in DIARY_WORDS) and not name.endswith((".js", ".JS")):
        return True
    above, _, own = folder.rpartition(os.sep)
    return bool(re.fullmatch(_EXPORTS, name, re.IGNORECASE)) or any(
        name.endswith(ending)
        and (own == of if of else bool(above) and os.path.exists(os.path.join(above, beside)))
        for of, ending, beside in _IN_FOLDERS
    )
