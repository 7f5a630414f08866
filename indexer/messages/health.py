"""What ``nikki doctor`` says: code → (ja, en)."""

from __future__ import annotations

HEALTH_TEXTS: dict[str, tuple[str, str]] = {
    "health-private": (
        "索引を読み書きできるのは自分だけです（0700・0600）",
        "Only you can read and write the index (0700, 0600)",
    ),
    "health-open": (
        "索引のうち{count}個の権限が 0700・0600 ではありません",
        "{count} {count:file|files} of the index {count:has|have} other permissions than 0700 and 0600",
    ),
    "health-untrusted": (
        "他の利用者が索引を書き換えたかもしれません",
        "Others may have written to the index",
    ),
    "health-whole": (
        "索引のファイルに壊れたところはありません（{count}個）",
        "The files of the index are as they were written ({count})",
    ),
    "health-damaged": ("索引のファイルが壊れています: {names}", "Files of the index are damaged: {names}"),
    "health-untrue": (
        "索引の記録と中身が{count}件合いません",
        "The records of the index and what it holds differ in {count} {count:entry|entries}",
    ),
    "health-program": (
        "索引はこのバージョンで作られています: {made_with}",
        "The index was made by this version: {made_with}",
    ),
    "health-other-program": (
        "索引は別のバージョンで作られています: {made_with}",
        "The index was made by another version: {made_with}",
    ),
    "health-other-format": (
        "索引は別のバージョンの nikki で作られていて、このバージョンでは読めません",
        "The index was made by another version of nikki; this one cannot read it",
    ),
    "health-fresh": (
        "索引は最新です（{entries}件）",
        "The index is up to date ({entries} {entries:entry|entries})",
    ),
    "health-stale": (
        "日記が索引より新しくなっています（索引は{entries}件）",
        "The diary is newer than the index ({entries} {entries:entry|entries})",
    ),
    "health-meaning": (
        "{entries}件すべてが意味でも探せます",
        "All {entries} entries are found by their meaning, too",
    ),
    "health-meaning-part": (
        "意味でも探せるのは{entries}件のうち{encoded}件です（残りは {command} index で作ります）",
        "{encoded} of {entries} entries are found by their meaning, too ('{command} index' goes on)",
    ),
    "health-tidy": ("索引に余分なファイルはありません", "No superfluous files lie in the index"),
    "health-leftovers": (
        "索引に余分なファイルが{count}個あります（途中で止められた更新の残り）",
        "{count} superfluous {count:file lies|files lie} in the index (of an update that was stopped)",
    ),
    "health-found": (
        "自己検索: {entries}件の記事から取った{words}語と{phrases}か所で、もとの記事が見つかりました",
        "Self-search: {words} {words:word|words} and {phrases} {phrases:phrase|phrases} of {entries} {entries:entry find it|entries find them}",
    ),
    "health-lost": (
        "自己検索: {entries}件の記事から取った語のうち{count}個で、もとの記事が見つかりません（--seed {seed} で同じ語を試せます）",
        "Self-search: {count} {count:word|words} of {entries} {entries:entry|entries} {count:does|do} not find {count:its entry|their entries} (--seed {seed} tries the same)",
    ),
    "health-cut-otherwise": (
        "自己検索: 文の中では別の語として区切られるため、引用符で囲まないと見つからない語: {count}個",
        "Self-search: words that are cut in another way in their sentence, and found in quotes only: {count}",
    ),
    "notice-not-found": ("この記事が見つかりません: {detail}", "this entry is not found: {detail}"),
    "health-no-sources": (
        "索引に入れる日記がありません。{command} index に日記の場所を指定してください",
        "The index is of no diary; name one to {command} index",
    ),
    "health-missing": (
        "{path} が今はありません。索引の内容は残しています",
        "{path} is not there now; what the index holds of it is kept",
    ),
    "health-gone": (
        "{path} が今はなく、そこだけにある記事もありません。もう使わないなら: {command} index --forget で外せます",
        "{path} is not there now, and holds no entry that is nowhere else. If it is not needed: {command} index --forget",
    ),
    "health-closed": (
        "{path} を読む権限がありません。索引の内容は残しています",
        "You have no permission to read {path}; what the index holds of it is kept",
    ),
    # entries that are kept although their files are gone or empty
    "kept-unreachable": (
        "{place} が今は見つかりません。索引にある{entries}件の記事は残します。",
        "{place} is not there now; the {entries} {entries:entry|entries} of it {entries:is|are} kept.",
    ),
    "kept-unreachable-closed": (
        "{place} を読む権限がありません。索引にある{entries}件の記事は残します。",
        "You have no permission to read {place}; the {entries} {entries:entry|entries} of it {entries:is|are} kept.",
    ),
    "kept-unreachable-empty": (
        "{place} に日記のファイルが一つもありません（前はありました）。索引にある{entries}件の記事は残します。",
        "{place} holds no diary file any more; the {entries} {entries:entry|entries} of it {entries:is|are} kept.",
    ),
    "kept-unlisted": (
        "{place} の記事{entries}件は、.nikkiignore が使えないので前に読んだままです。",
        "{place} is left as it was read before, with its {entries} {entries:entry|entries}: its .nikkiignore cannot be used.",
    ),
    "kept-placeholder": (
        "{place} は iCloud にあり、ここにはありません。索引にある{entries}件の記事は残します。",
        "{place} is in iCloud and not here; the {entries} {entries:entry|entries} of it {entries:is|are} kept.",
    ),
    "kept-unfinished": (
        "{place} がなくなり、書きかけのファイルが残っています。記事{entries}件は{until}まで残します。",
        "{place} is gone and an unfinished copy stands in its place; {entries} {entries:entry is|entries are} kept until {until}.",
    ),
    "kept-shrunk": (
        "{place} の大半が一度に見えなくなりました。記事{entries}件は{until}まで残します。",
        "Most of {place} vanished at once; {entries} {entries:entry is|entries are} kept until {until}.",
    ),
    "kept-empty": (
        "{place} に記事が一つもなくなりました。前にあった{entries}件は{until}まで残します。",
        "{place} holds no entry any more; the {entries} that it had {entries:is|are} kept until {until}.",
    ),
    "kept-end": (
        "消してよければ: {command} index --forget {path}",
        "If they shall go: {command} index --forget {path}",
    ),
    "kept-since": ("{since}に気づきました。", "First noticed on {since}."),
    "kept-some": (
        "なくなった、または空になったファイルの記事を残しています（{entries}件）。{command} doctor で確かめられます。",
        "Entries of files that are gone or empty are kept ({entries}). '{command} doctor' names the files.",
    ),
    "notice-outside": (
        "日記の外を指すリンクです。その先も索引に入れますが、アシスタントには見せません。",
        "is a link out of the diary; what it leads to is in the index, and not shown to assistants.",
    ),
    "health-outside": (
        "日記の外を指すリンク: {count}個（その先は{files}ファイル。索引に入れますが、アシスタントには見せません）",
        "Links out of the diary: {count} (to {files} {files:file|files}, which are in the index and not shown to assistants)",
    ),
    "notice-leads-to": ("→ {detail}", "→ {detail}"),
    "notice-kept-file": ("見えなくなったファイル", "not there"),
    "forget-still-there": (
        "{path} は今もあるので、忘れてもまた読み込みます。除くには .nikkiignore に書いてください。",
        "{path} is there and would be read again. To leave it out, name it in a .nikkiignore.",
    ),
    # how the diary was read
    "health-read": (
        "日記のファイルはすべて読めています（{count}個）",
        "All files of the diary were read ({count})",
    ),
    "health-unread": (
        "日記に読めないところがあります（{count}か所）",
        "Parts of the diary could not be read ({count})",
    ),
    "health-left-out": (
        "日記ではない種類として読まなかったファイル: {count}個（{kinds}）。日記なら {command} index にそのファイルを指定してください",
        "Files left out for their kind: {count} ({kinds}). If one is a diary, name the file itself to {command} index",
    ),
    "notice-left-out": ("読みませんでした", "left out"),
    "notice-closed": ("読む権限がありません。", "cannot be read for want of permission."),
    "notice-too-large": (
        "大きすぎるので読みませんでした。日記なら {command} index にこのファイルを指定してください。",
        "is too large and was left out. If it is a diary, name the file itself to {command} index.",
    ),
    "health-dates": (
        "日付らしい行はすべて記事の見出しとして読めています（{count}件）",
        "All lines that look like dates head an entry ({count} {count:entry|entries})",
    ),
    "health-bad-dates": (
        "日付として読めない行があります（{count}行）",
        "Lines that look like dates give none ({count})",
    ),
    "health-doubtful-years": (
        "年が違うかもしれないファイルがあります（{count}個）",
        "Files may be dated to the wrong year ({count})",
    ),
    "health-dates-in-text": (
        "日付の見出しのように見えて、文章とみなした行: {count}行",
        "Lines that look like headings with a date and were taken as text: {count}",
    ),
    "health-long-days": (
        "ほかよりずっと長い記事: {count}件（別の日の文章が含まれているかもしれません）",
        "Entries far longer than the rest: {count} (other days may lie under their dates)",
    ),
    "notice-long-day": ("{detail}文字（記事 / ファイル）", "{detail} characters (entry / file)"),
    "notice-date-in-text": ("{detail}", "{detail}"),
    "health-weekdays": ("曜日はどれも日付と合っています", "No weekday contradicts its date"),
    "health-bad-weekdays": (
        "曜日が日付と合わない見出しがあります（{count}件）",
        "Headings have a weekday that is not that of their date ({count})",
    ),
    "health-no-duplicates": ("重複した記事はありません", "No entry stands in two places"),
    "health-duplicate": (
        "同じ記事が{count}件あります（1件ずつとして扱います）: {paths}",
        "{count} {count:entry stands|entries stand} in several places (each is taken as one): {paths}",
    ),
    "health-undated": ("日付のない記事: {count}件", "Entries without a date: {count}"),
    "health-remarks": ("そのほか読み取りで気づいたこと: {count}件", "Else noticed while reading: {count}"),
    "health-source": ("覚えている場所: {path}", "Remembered: {path}"),
    "health-mended": ("直しました（直す前: {fault}）", "Repaired; before: {fault}"),
    "try-fix": ("次: {command} doctor --fix", "Next: {command} doctor --fix"),
}
