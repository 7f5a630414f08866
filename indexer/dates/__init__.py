"""Date expressions, Japanese and English, as ranges of days; and days as a reader says them.

``--since`` takes the start of a range and ``--until`` its end. The rules:

- Width and case do not matter, blanks hardly; numbers may be kanji. What is left over is an error that names it.
- Weeks begin on Monday. ``先週の金曜日`` and ``last friday`` are the Friday of the week before this one.
- What names no year (8月, 8/29, 夏, 年末), no month (29日, 上旬) or no week (金曜日) is the most recent one that has
  begun: in May 2026, 8月 is August 2025. ``last summer``, ``last august`` are the most recent that is over.
- At the end of a range it is the first one that is not over when the range begins: ``2024年5月から7月``.
- So many units ago is that whole unit: 3日前 a day, 2週間前 a week, 三か月前 and 半年前 a month, 5年前 a year.
- 二三日前 and 2、3日前 are both of these days. 去年の今頃 is a week before and after. より前, より後 leave out what they name.
- What is not known well (夏ごろ, 10年ほど前) reaches further: a day by three days, a month by half of one, a year by a year.
- The part of a day (昨日の夜) is that day. この前の日曜 is the last one that is over.
- National holidays are by the law of their year: 成人の日 is 15 January until 1999, a Monday since. 2019 has no 天皇誕生日.
- A winter belongs to the year in which it begins: 2024年の冬 is December 2024 to February 2025, and 年末年始 likewise.
- A year of an era reaches as far as the era does: 平成元年 begins on 8 January 1989; 昭和65年 is an error.
- A weekday beside a day must be right.

The words stand in ``words`` and ``feasts``, the forms of expressions in ``forms``, the rules of holidays in ``holidays``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.dates.days import DateRange
from indexer.dates.spoken import ago, weekday, weekday_names, years_ago

if TYPE_CHECKING:
    import datetime as dt

__all__ = ["DateRange", "ago", "parse_range", "weekday", "weekday_names", "years_ago"]


def parse_range(text: str, today: dt.date) -> DateRange:
    """The range that ``text`` means on ``today``. Raises UsageError, naming what was not understood.

    >>> import datetime as dt
    >>> found = parse_range("去年の夏", dt.date(2026, 5, 23))
    >>> print(*found)
    2025-06-01 2025-08-31
    """
    from indexer.dates.parsing import parse  # every search says days, few parse dates

    return parse(text, today)
