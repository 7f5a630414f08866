"""What the commands of remembering say (today, timeline, stats, random, next, prev): rows of the message table, code → (ja, en)."""

from __future__ import annotations

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

LOOKBACK_TEXTS: dict[str, tuple[str, str]] = {
    # help
    "help-today": ("ほかの年の同じ日の記事を読む", "Read what was written on this day in other years"),
    "help-today-more": (
        (
            "WHEN がなければ今日で、今年の記事は除きます。WHEN（日付か1年より短い期間。nikki help dates）を指定すると、"
            "その月日の記事をすべての年から示します。2月29日はうるう年だけ、うるう年でない年の2月28日は29日も含みます。"
        ),
        (
            "Without WHEN it is today, and this year is left out. WHEN (a day, or a period of less than a year; see "
            "'nikki help dates') shows that time of every year. 29 February is that of leap years only; 28 February of "
            "a common year takes in the 29th."
        ),
    ),
    "help-timeline": ("いつ、どれくらい書いたかを棒で示す", "Draw when, and how often, as bars"),
    "help-timeline-more": (
        (
            "QUERY に合う記事を、QUERY がなければすべての記事を、日記の最初から最後まで数えます。単位は期間の長さで選びます: "
            "3か月までは週（月曜から）、3年までは月、それより長ければ年。"
        ),
        (
            "Counts the entries that answer QUERY, or all of them, from the first day of the diary to the last. The unit "
            "goes by the length of that time: weeks (from Monday) up to three months, months up to three years, else years."
        ),
    ),
    "help-stats": ("記事数・文字数・連続した日数などを示す", "Count entries, characters, days in a row"),
    "help-random": ("記事をひとつ、ランダムに選んで読む", "Read an entry picked at random"),
    "help-next": ("次の記事を読む", "Read the next entry"),
    "help-prev": ("前の記事を読む", "Read the entry before"),
    "help-step": (
        "WHEN は日付（nikki help dates）、記事の id の先頭、または直前の検索の番号です。省くと、最後に読んだ記事から続けます。",
        "WHEN is a date (see 'nikki help dates'), the beginning of an id, or a number of the last search. Without it, this goes on from the entry that was read last.",
    ),
    "opt-week": ("前後3日を含む1週間に広げる", "Widen to the week: three days before and after"),
    "opt-month": ("その月の全体に広げる", "Widen to the whole month"),
    "opt-by": ("単位: year month week", "Unit: year, month or week"),
    "opt-heatmap": (
        "暦の形に、1日を1マス、週を列にして描く",
        "Draw a calendar: a cell a day, a column a week",
    ),
    "opt-svg": (
        "SVG の画像にしてファイルに書く（追加機能 plot が必要）",
        "Write a picture as SVG (needs nikki-search[plot])",
    ),
    "opt-png": (
        "PNG の画像にしてファイルに書く（追加機能 plot が必要）",
        "Write a picture as PNG (needs nikki-search[plot])",
    ),
    "opt-seed": (
        "乱数の種（同じ索引と種なら同じ記事）",
        "Seed: the same one picks the same entry of the same index",
    ),
    # today
    "longer-than-a-year": (
        "1年より短い期間を指定してください。例: nikki today 5月24日、nikki today お盆",
        "Name a period of less than a year. Examples: nikki today 5/24, nikki today お盆",
    ),
    "week-or-month": (
        "--week と --month は一緒に指定できません。",
        "--week and --month do not go together.",
    ),
    "no-anniversary": (
        "0件。{day}の記事は、ほかの年にありません。",
        "No other year has an entry for {day}.",
    ),
    "no-such-days": ("0件。どの年にも{day}の記事はありません。", "No year has an entry for {day}."),
    "nearest-written": ("近い日: {days}", "Nearest days: {days}"),
    "nearest-day": ("{day}（{ago}）", "{day} ({ago})"),
    "today-count": ("{days}: {count}件", "{days}: {count} found"),
    "month-day": ("{month}月{day}日", "{month}/{day}"),
    "from-to": ("{first}〜{last}", "{first} to {last}"),
    # timeline
    "gap-year": ("{count}年なし", "{count} {count:year|years} without"),
    "gap-month": ("{count}か月なし", "{count} {count:month|months} without"),
    "gap-week": ("{count}週なし", "{count} {count:week|weeks} without"),
    "of-year": ("{year}年", "{year}"),
    "count": ("{count}件", "{count} found"),
    **{f"month-{number}": (f"{number}月", name) for number, name in enumerate(_MONTHS, 1)},
    "timeline-by-year": ("年別: {count}件（{days}）", "By year: {count} ({days})"),
    "timeline-by-month": ("月別: {count}件（{days}）", "By month: {count} ({days})"),
    "timeline-by-week": ("週別（月曜から）: {count}件（{days}）", "By week, from Monday: {count} ({days})"),
    "timeline-by-day": ("日別: {count}件（{days}）", "By day: {count} ({days})"),
    "entries-axis": ("記事の数", "entries"),
    "characters-axis": ("文字数", "characters"),
    "picture-title": ("{about}記事の数（{how}、{count}件）", "{about}Entries {how} ({count})"),
    "picture-of-query": ("「{query}」の", "'{query}': "),
    "picture-by-year": ("年別", "by year"),
    "picture-by-month": ("月別", "by month"),
    "picture-by-week": ("週別", "by week"),
    "picture-by-day": ("日別", "by day"),
    "picture-written": ("書き出しました: {path}", "Written: {path}"),
    "too-many-periods": (
        "{count}の期間になります（{most}まで）。by（week、month、year）をもっと長い単位にするか、since と until で期間を短くしてください。日付の打ちまちがい（9999年など）は nikki list の最初と最後でわかります。",
        "That is {count} periods ({most} at most). Choose a longer unit for by (week, month, year), or a shorter time with since and until. A mistyped date (of the year 9999) is at an end of 'nikki list'.",
    ),
    "too-many-years": (
        "暦の画像は{most}年分までです。--since と --until で期間を限ってください。",
        "A calendar has {most} years at most. Give a period with --since and --until.",
    ),
    "needs-plot": (
        "画像にするには matplotlib が必要です。次: {install}",
        "Pictures need matplotlib. Next: {install}",
    ),
    "no-japanese-font": (
        "日本語のフォントが見つかりません。次: {install}（フォントも入ります）、または apt install fonts-noto-cjk",
        "No Japanese font was found. Next: {install} (it brings one), or apt install fonts-noto-cjk",
    ),
    "timeline-undated": ("ほかに日付のない記事が{count}件", "{count} more without a date"),
    # stats
    "stats-entries": ("記事", "Entries"),
    "stats-entries-value": ("{count}件", "{count}"),
    "stats-undated-value": ("（うち日付なし {count}件）", " ({count} without a date)"),
    "stats-days": ("書いた日", "Days written"),
    "stats-days-value": ("{count}日（{first}〜{last}）", "{count} ({first} to {last})"),
    "stats-characters": ("文字", "Characters"),
    "stats-characters-value": ("{count}字（1件に{average}字）", "{count} ({average} an entry)"),
    "stats-pictures": ("写真・図", "Pictures"),
    "stats-pictures-value": ("{count}枚（{entries}件の記事）", "{count} (in {entries} entries)"),
    "stats-longest": ("最長の連続", "Longest streak"),
    "stats-current": ("今の連続", "Current streak"),
    "stats-gap": ("最長の空白", "Longest gap"),
    "stats-run-value": ("{count}日（{first}〜{last}）", "{count} days ({first} to {last})"),
    "stats-run-day": ("1日（{first}）", "1 day ({first})"),
    "stats-index": ("索引", "Index"),
    "stats-index-value": ("{path}（{files:,}ファイルから）", "{path} (of {files:,} {files:file|files})"),
    "stats-meaning": ("意味の索引", "Found by meaning"),
    "stats-meaning-value": (
        "{count}件（{size}と、どの索引にも要るモデル {encoder}）",
        "{count} entries ({size}, and {encoder} for the encoder, which every index has)",
    ),
    "stats-size": ("語の索引", "Index of words"),
    "stats-size-value": (
        "{size}（日記 {diary}の{ratio}倍）",
        "{size} ({ratio} times the diary, {diary})",
    ),
    "stats-size-small": ("{size}（日記 {diary}）", "{size} (the diary: {diary})"),
    "stats-year": ("年", "Year"),
    "stats-year-entries": ("件", "entries"),
    "stats-year-days": ("日", "days"),
    "stats-year-characters": ("字", "characters"),
    # next, prev, random
    "nowhere-to-go-on": (
        "どの記事から続けるか指定してください。例: {command} {name} 2025-06-06",
        "Say where to go on from. Example: {command} {name} 2025-06-06",
    ),
    "nothing-after": ("これより後の記事はありません。", "There is no entry after it."),
    "nothing-before": ("これより前の記事はありません。", "There is no entry before it."),
}
