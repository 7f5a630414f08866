"""What the name and the folders of a file say about its date, its title and its tags."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from indexer.patterns import late
from indexer.sources.dates import valid_date
from indexer.sources.headings import WEEKDAYS, parse_heading
from indexer.sources.periods import parse_period
from indexer.sources.years import Hint
from indexer.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt


class NameDate(NamedTuple):
    """What a path says. ``named``: the name has the day, not just a folder. ``hint``: year and month."""

    date: dt.date | None
    title: str
    tags: tuple[str, ...]
    hint: Hint
    named: bool


_FULL = late(
    r"(?<!\d)(?P<y>(?:1[5-9]|20|21)\d\d)(?P<s>[-_. ]?)"
    r"(?P<m>\d\d|(?<=[-_. ])\d)(?P=s)(?P<d>\d\d|(?<=[-_. ])\d)"
    r"(?:(?P<clock>[-_T]?\d{4}(?:\d{2})?)(?=$|[-_. =]))?(?!\d)"
)
_YEAR_MONTH = late(r"(?<!\d)((?:1[5-9]|20|21)\d\d)(?:[-_.年/ ]?(0[1-9]|1[0-2]|[1-9](?=月)))?(?!\d)")
_YEAR = late(r"((?:1[5-9]|20|21)\d\d)年?$")
_MONTH = late(r"(\d{1,2})(?:月|[-_ ][A-Za-z]+)?$")
_MONTH_FOLDER = late(r"((?:1[5-9]|20|21)\d\d)[-_.年]?(\d\d?)月?$")
_DAY = late(r"(\d{1,2})日?(?P<rest>(?:[-_ (（].*)?)$")
_MONTH_DAY = late(r"(\d\d)[-_.]?(\d\d)(?P<rest>(?:[-_ (（].*)?)$")
_FOLDER_REST = late(r"(?:[-_ ].*)?$")
_DENOTE = late(r"(?:==[^-_]*)?(?:--(?P<title>.*?))?(?:__(?P<tags>[^.]*))?$")
_ENGLISH_DAY = late(r"(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,3}day)?$", re.IGNORECASE)
_NO_TITLES = frozenset(
    [
        "my",
        "index",
        "diary",
        "journal",
        "daily",
        "day",
        "note",
        "notes",
        "entry",
        "post",
        "memo",
        "nikki",
        "readme",
        "content",
        "日記",
        "日誌",
        "日報",
        "メモ",
    ]
) | frozenset(f"{day}{end}" for day in WEEKDAYS for end in ("", "曜", "曜日"))
_JAPANESE = late(r"[぀-ヿ㐀-鿿]")
_WORD = late(r"[A-Za-zÀ-ÿ]{3,}")


def read_path(path: str, root: str = "") -> NameDate:
    """The date, title and tags that ``path`` gives. Years stand in folders from ``root`` (its name too) down.

    >>> read_path("/d/diary/1923/08/24.md").date, read_path("/d/2018-11-09-ruby-nes.md").title
    (datetime.date(1923, 8, 24), 'ruby nes')
    """
    pure = PurePath(path)
    folders = list(pure.parts[:-1])
    stem = pure.stem if pure.suffix and not pure.suffix[1:].isdecimal() else pure.name
    found = _in_name(stem, folders)
    if found:
        day, rest = found
        title, tags = _title_of(rest)
        return NameDate(day, title, tags, Hint(day.year, day.month), named=True)
    date = _in_folders(folders)
    title, _ = _title_of(stem)
    hint = Hint(date.year, date.month) if date else _hint(stem, _below(pure, root))
    return NameDate(date, title, (), hint, named=False)


def _below(path: PurePath, root: str) -> list[str]:
    """The folders of ``path`` from ``root`` (its own name included) down; without a root the last one."""
    folders = list(path.parts[:-1])
    depth = len(PurePath(root).parts) if root else 0
    return folders[depth - 1 :] if 0 < depth <= len(folders) else folders[-1:]


def _in_name(stem: str, folders: list[str]) -> tuple[dt.date, str] | None:
    """The date that the name gives, alone or with the folders around it, and what else the name says."""
    match = _FULL.search(stem)
    if match:
        date = valid_date(int(match["y"]), int(match["m"]), int(match["d"]))
        if date:
            return date, stem[: match.start()] + stem[match.end() :]
    heading = parse_heading(stem.replace("_", " ")) or parse_heading(stem)
    if heading and heading.date:
        return heading.date, heading.rest
    return _composed(stem, folders)


def _composed(last: str, folders: list[str]) -> tuple[dt.date, str] | None:
    """A date out of a last part (``24``, ``0824``) and the folders above it (``1923/08``, ``1923-08``)."""
    above = folders[-1] if folders else ""
    year, month_day, day = _YEAR.match(above), _MONTH_DAY.match(last), _DAY.match(last)
    if year and month_day:
        date = valid_date(int(year[1]), int(month_day[1]), int(month_day[2]))
        return (date, month_day["rest"]) if date else None
    if not day:
        return None
    folder = _MONTH_FOLDER.match(above)
    month = _MONTH.match(above)
    year = _YEAR.match(folders[-2]) if len(folders) > 1 else None
    if folder:
        date = valid_date(int(folder[1]), int(folder[2]), int(day[1]))
    elif month and year:
        date = valid_date(int(year[1]), int(month[1]), int(day[1]))
    else:
        date = None
    return (date, day["rest"]) if date else None


def _in_folders(folders: list[str]) -> dt.date | None:
    """The date of the folder that holds the file: ``1923/0824``, ``20090322``, ``2020-01-30-135114``."""
    if not folders:
        return None
    match = _FULL.match(folders[-1])
    if match and _FOLDER_REST.match(folders[-1], match.end()):
        return valid_date(int(match["y"]), int(match["m"]), int(match["d"]))
    found = _composed(folders[-1], folders[:-1])
    return found[0] if found else None


def _hint(stem: str, folders: list[str]) -> Hint:
    """The year and month of a file's name, or the year (and month) of the nearest folder."""
    for name in (stem, *reversed(folders)):
        match = _YEAR_MONTH.search(name)
        if match:
            return Hint(int(match[1]), int(match[2] or 0))
        period = parse_period(name)
        if period and period.year:
            return Hint(period.year, period.month)
    return Hint()


def _title_of(rest: str) -> tuple[str, tuple[str, ...]]:
    """The title and tags in what a name says beside its date; "" for a counter, a weekday or the like.

    >>> _title_of("--散歩の話__diary_town"), _title_of("-Saturday"), _title_of("-1-h")
    (('散歩の話', ('diary', 'town')), ('', ()), ('', ()))
    """
    if not rest:
        return "", ()
    denote = _DENOTE.match(rest) if rest.startswith(("==", "--", "__")) else None
    if denote and (denote["title"] or denote["tags"]):
        tags = tuple(tag for tag in (denote["tags"] or "").split("_") if tag)
        return (denote["title"] or "").replace("-", " ").strip(), tags
    slug = re.sub(r"^[\s_\-.()（）]+|[\s_\-.]+$", "", rest)
    slug = re.sub(r"^[(（]?[月火水木金土日](?:曜日?)?[)）]\s*", "", slug)
    if _ENGLISH_DAY.match(slug) or all(word in _NO_TITLES for word in re.split(r"[-_ .]+", slug.lower())):
        return "", ()
    if _JAPANESE.search(slug):
        return slug.replace("_", " "), ()
    return (re.sub(r"[-_]+", " ", slug), ()) if _WORD.search(slug) else ("", ())
