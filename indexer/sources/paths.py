"""What the name and the folders of a file say about its date, its title and its tags."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from indexer.dates import wareki
from indexer.sources.date_forms import WHOLE, month_named, near_century
from indexer.sources.dates import valid_date
from indexer.sources.heading_marks import WEEKDAYS, narrowed
from indexer.sources.headings import parse_heading
from indexer.sources.periods import parse_period
from indexer.sources.years import Hint
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

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
_MONTH_FOLDER = late(r"((?:1[5-9]|20|21)\d\d)[-_. 年]?(\d\d?)月?$")
_ERA_YEAR = late(r"(?P<e>[RHS])(?P<y>\d{1,2})$")
_REST = r"(?P<rest>(?:[-_ (（,~+&、・぀-ヿ㐀-鿿].*)?)$"
_DAY = late(r"(\d{1,2})日?" + _REST)
_MONTH_DAY = late(r"(\d\d)[-_.]?(\d\d)(?P<rest>(?:[^\d.].*)?)$")
_SIX_DIGITS = late(r"(?P<before>.*?)(?<![\d.])(?P<y>\d\d)(?P<s>[-_.]?)(?P<m>\d\d)(?P=s)(?P<d>\d\d)" + _REST)
_YEAR_MMDD = late(r"(?P<y>(?:1[5-9]|20|21)\d\d)[-_. ](?P<m>\d\d)(?P<d>\d\d)" + _REST)
_ERA_DIGITS = late(r"(?P<e>[RHST])(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)" + _REST)
_COPY = late(
    r"[ ._-]*[(（]?[^()（）]*?(?:競合コピー|競合|conflicted copy|sync-conflict|のコピー|コピー|copy)(?![ぁ-んァ-ヴ]).*$",
    re.IGNORECASE,
)
"""What programs that copy files between machines put into a name."""
_CONFLICT = late(
    r"(?:[ _-]*[(（][^()（）]*(?:競合|conflicted copy)[^()（）]*[)）]|[._-]sync-conflict-[-\w]*)$",
    re.IGNORECASE,
)
"""The end of a name by which sync tools set a copy apart; its date is that of the copy (Dropbox, Syncthing)."""
_RANGE_END = late(r"[ ]?[-~〜～−–,・&+、][ ]?\d{1,4}(?:[-/.月]\d{1,2})?日?(?!\d)")
_FOLDER_REST = late(r"(?:[-_ ].*)?$")
_DENOTE = late(r"(?:==[^-_]*)?(?:--(?P<title>.*?))?(?:__(?P<tags>[^.]*))?$")
_FISCAL = 4
"""The month in which a 年度 begins."""
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
_DIGEST = late(r"(?:^|[ _-])(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-F]{16,})$")
"""What programs name a page by, and no writer."""
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
    # A name that is nothing but a digest says nothing; one that is nothing but the words of a copy is a name.
    stem = _DIGEST.sub("", _CONFLICT.sub("", stem) or stem)
    below = _below(pure, root)
    found = _in_name(stem, folders, below)
    if found:
        day, rest = found
        title, tags = _title_of(_RANGE_END.sub("", _COPY.sub("", rest), count=1))
        return NameDate(day, title, tags, Hint(day.year, day.month), named=True)
    date = _in_folders(folders, below)
    title, _ = _title_of(stem)
    hint = Hint(date.year, date.month) if date else _hint(stem, below)
    return NameDate(date, title, (), hint, named=False)


def _below(path: PurePath, root: str) -> list[str]:
    """The folders of ``path`` from ``root`` (its own name included) down; without a root the last one."""
    folders = list(path.parts[:-1])
    depth = len(PurePath(root).parts) if root else 0
    return folders[depth - 1 :] if 0 < depth <= len(folders) else folders[-1:]


def _in_name(stem: str, folders: list[str], below: list[str]) -> tuple[dt.date, str] | None:
    """The date that the name gives, alone or with the folders around it, and what else the name says."""
    folded = narrowed(stem)
    match = _FULL.search(folded)
    if match:
        date = valid_date(int(match["y"]), int(match["m"]), int(match["d"]))
        if date:
            return date, stem[: match.start()] + stem[match.end() :]
    match = _YEAR_MMDD.match(folded)
    date = valid_date(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
    if match and date:
        return date, match["rest"]
    heading = parse_heading(stem.replace("_", " ")) or parse_heading(stem)
    if heading and heading.date and (heading.strength == WHOLE or heading.style.endswith("年")):
        return heading.date, heading.rest
    if heading and heading.style == "年" and heading.year is None:
        year = _hint("", below).year
        date = valid_date(year, heading.month, heading.day) if year else None
        return (date, heading.rest) if date else None
    return _composed(folded, folders) or _of_two_digits(folded)


def _of_two_digits(name: str) -> tuple[dt.date, str] | None:
    """The date of a name such as ``231105``, ``日記23-11-05`` or ``R051105``; ``201105`` is of May 2011."""
    match = _ERA_DIGITS.match(name)
    if match:
        year = wareki.era_year(match["e"], int(match["y"]))
    else:
        match = _SIX_DIGITS.match(name)
        if not match or not _is_no_title(match["before"]) or _is_month(match):
            return None
        year = near_century(int(match["y"]))
    date = valid_date(year or 0, int(match["m"]), int(match["d"]))
    return (date, match["rest"]) if date else None


def _is_month(match: re.Match[str]) -> bool:
    """Whether six digits are rather a year of this century and a month."""
    return not match["s"] and match["y"] == "20" and 1 <= int(match["d"]) <= 12


def _composed(last: str, folders: list[str]) -> tuple[dt.date, str] | None:
    """A date out of a last part (``24``, ``0824``) and the folders above it (``1923/08``, ``1923-08``)."""
    year = _year_of(folders[-1:])
    month_day, day = _MONTH_DAY.match(last), _DAY.match(last)
    if year and month_day:
        date = valid_date(year, int(month_day[1]), int(month_day[2]))
        return (date, month_day["rest"]) if date else None
    in_month = _month_of(folders)
    if in_month and month_day and int(month_day[1]) == in_month[1]:
        date = valid_date(*in_month, int(month_day[2]))
        return (date, month_day["rest"]) if date else None
    date = valid_date(*in_month, int(day[1])) if in_month and day else None
    return (date, day["rest"]) if date and day else None


def _month_of(folders: list[str]) -> tuple[int, int] | None:
    """Year and month of the last folders: ``1923-08``, ``1923/08``, ``大正12年/八月``."""
    above = folders[-1] if folders else ""
    folder, month = _MONTH_FOLDER.match(above), _MONTH.match(above)
    if folder:
        return int(folder[1]), int(folder[2])
    period = parse_period(above)
    in_words = period.month if period and not period.year else month_named(above)
    year, number = _year_of(folders[-2:-1]), int(month[1]) if month else in_words
    if not year and number and "月" in above:
        year = _era_year(folders[-2]) if len(folders) > 1 else None
    if year and number and number < _FISCAL and folders[-2].endswith("年度"):
        year += 1
    return (year, number) if year and number else None


def _year_of(folder: list[str]) -> int | None:
    """The year that the one folder of a list is named by: ``2025``, ``2025年``, ``令和7年``."""
    for name in folder:
        match = _YEAR.match(name)
        if match:
            return int(match[1])
        period = parse_period(name)
        return period.year if period and not period.month else None
    return None


def _in_folders(folders: list[str], below: list[str]) -> dt.date | None:
    """The date of the nearest folder that has one: ``1923/0824``, ``20090322``, ``2020-01-30-135114``."""
    for depth in range(len(folders), max(len(folders) - len(below), 0), -1):
        name = narrowed(folders[depth - 1])
        match = _FULL.match(name)
        if match and _FOLDER_REST.match(name, match.end()):
            return valid_date(int(match["y"]), int(match["m"]), int(match["d"]))
        found = _composed(name, folders[: depth - 1])
        if found:
            return found[0]
    return None


def _hint(stem: str, folders: list[str]) -> Hint:
    """The year and month of a file's name, or the year (and month) of the nearest folder."""
    if in_month := _month_of([*folders, stem]) or _month_of(folders):
        return Hint(*in_month)
    for name in (stem, *reversed(folders)):
        match = _YEAR_MONTH.search(name)
        if match:
            return Hint(int(match[1]), int(match[2] or 0))
        period = parse_period(name)
        if period and period.year:
            return Hint(period.year, period.month)
        if year := _era_year(name):
            return Hint(year)
    return Hint()


def _era_year(name: str) -> int | None:
    """The year of a name such as ``R7``, which says it only above a month (``3月``) or days."""
    era = _ERA_YEAR.match(name)
    return wareki.era_year(era["e"], int(era["y"])) if era else None


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
    rest = re.sub(r"[(（]\s*[)）]", "", rest)
    slug = re.sub(r"^[\s_\-.,~、・()（）]+|[\s_\-.]+$", "", rest)
    slug = re.sub(r"^[(（]?[月火水木金土日](?:曜日?)?[)）]\s*", "", slug)
    if _ENGLISH_DAY.match(slug) or _is_no_title(slug):
        return "", ()
    if _JAPANESE.search(slug):
        return slug.replace("_", " "), ()
    return (re.sub(r"[-_]+", " ", slug), ()) if _WORD.search(slug) else ("", ())


def _is_no_title(slug: str) -> bool:
    """Whether nothing but words such as ``diary`` and 日記 stand there."""
    return all(word in _NO_TITLES for word in re.split(r"[-_ .]+", slug.lower()) if word)
