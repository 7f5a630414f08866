"""What the command line says about results and its own use: rows of the message table, code → (ja, en)."""

from __future__ import annotations

CONSOLE_TEXTS: dict[str, tuple[str, str]] = {
    # frames of errors
    "error": ("エラー: {problem}", "Error: {problem}"),
    "note": ("注意: {problem}", "Note: {problem}"),
    "try-help": ("使い方は「{command} --help」で表示します。", "Try '{command} --help' for help."),
    "did-you-mean": ("「{text}」のことですか？", " Did you mean '{text}'?"),
    "did-you-mean-one": ("次のどれかですか？ {text}", " Did you mean one of these? {text}"),
    "search-instead": ("探すなら: {command}", " To search: {command}"),
    "unexpected": (
        "予期しない問題が起きました（{kind}、{place}）。日記のファイルは変更していません。NIKKI_DEBUG=1 を付けて実行すると詳しく表示します。",
        "Something unexpected happened ({kind}, {place}). Your diary files are untouched. Set NIKKI_DEBUG=1 for details.",
    ),
    "system-error": ("{path}: {reason}", "{path}: {reason}"),
    # usage
    "no-such-command": ("「{text}」というコマンドはありません。", "There is no command '{text}'."),
    "no-such-option": ("{text} というオプションはありません。", "There is no option {text}."),
    "option-before": (
        "{option} はコマンドの前に書きます。例: nikki {option} … {name}",
        "{option} stands before the command. Example: nikki {option} ... {name}",
    ),
    "option-needs-value": ("{option} には値が必要です。", "{option} needs a value."),
    "option-takes-no-value": ("{option} に値は付けられません。", "{option} takes no value."),
    "extra-argument": ("「{text}」は余分です。", "'{text}' is one argument too many."),
    "bad-choice": (
        "{option} に「{text}」は指定できません。次から選んでください: {choices}",
        "{option} cannot be '{text}'. Choose from: {choices}",
    ),
    "bad-number": (
        "{option} に「{text}」は指定できません。{least}以上の整数を指定してください。",
        "{option} cannot be '{text}'. Give a whole number, {least} or more.",
    ),
    "since-after-until": (
        "期間の始まり（{since}）が終わり（{until}）より後です。--since、--until、--on を確かめてください。",
        "The period begins ({since}) after it ends ({until}). Check --since, --until and --on.",
    ),
    "bad-today": (
        "NIKKI_TODAY「{text}」は日付ではありません。例: 2026-05-23",
        "NIKKI_TODAY '{text}' is no date. Example: 2026-05-23",
    ),
    "no-such-topic": (
        "「{text}」の説明はありません。",
        "There is no help on '{text}'.",
    ),
    "choose-from": ("次から選んでください: {choices}", " Choose from: {choices}"),
    "nothing-to-show": (
        "どの記事か指定してください。例: {command} {name} 2025-06-06、直前の検索の3番目なら {command} {name} 3",
        "Say which entry. Examples: {command} {name} 2025-06-06, or {command} {name} 3 for the third hit of the last search",
    ),
    # index
    "indexing": ("索引を作成中", "Indexing"),
    "encoding": ("意味の索引を作成中", "Encoding"),
    "encoded": (
        "意味でも探せます（{entries}件）",
        "Found by meaning, too: {entries} {entries:entry|entries}",
    ),
    "encoding-stopped": (
        "意味の索引は途中です（{entries}件のうち{encoded}件）。検索はできます。続きは {command} index で作ります。",
        "Encoding was stopped after {encoded} of {entries} entries; you can search. {command} index goes on.",
    ),
    "encoding-failed": (
        "言葉では探せますが、意味の索引は作れませんでした（{reason}）。空き容量などを確かめてから {command} index で続けられます。意味で探さないなら {command} index --no-meaning",
        "You can search for words, but entries could not be encoded by their meaning ({reason}). Check the space, then {command} index goes on; or do without: {command} index --no-meaning",
    ),
    "index-report": (
        "{added}件を追加、{changed}件を変更、{removed}件を削除しました（全{total}件{period}）",
        "{added} added, {changed} changed, {removed} removed ({total} in all{period})",
    ),
    "period": ("、{first}〜{last}", ", {first} to {last}"),
    "period-day": ("、{first}", ", {first}"),
    "index-empty": (
        "記事が1件も見つかりませんでした。日記のファイルかフォルダを確かめてください。",
        "No entry was found. Check the diary file or folder.",
    ),
    "index-without-diary": (
        "索引に入れる日記は、もうありません。次: {command} index 日記のファイルやフォルダ",
        "The index is of no diary now. Next: {command} index FILE_OR_FOLDER",
    ),
    "first-index-stopped": (
        "索引は途中で、まだ検索できません。日記の場所は覚えました。最初から作るには: {command} index",
        "The index was not finished and cannot be searched yet. The places are remembered; to make it: {command} index",
    ),
    "index-stopped": (
        "途中で止めました。索引は前のままです。もう一度: {command} index",
        "Stopped; the index is as it was. To do it again: {command} index",
    ),
    "index-empty-exports": (
        "表（CSV、TSV）や JSON などの書き出しは、ファイルを指定すると読みます: {command} index ファイル",
        "A table (CSV, TSV) or an export such as JSON is read when the file itself is named: {command} index FILE",
    ),
    "format-count": (
        "{source}（{encoding}）: {files}ファイル、{entries}件",
        "{source} ({encoding}): {files} {files:file|files}, {entries} {entries:entry|entries}",
    ),
    "skipped": ("読まなかったファイル: {reasons}", "Files left out: {reasons}"),
    "skip-count": ("{reason} {count}", "{reason} {count}"),
    "comma": ("、", ", "),
    "skip-hidden": ("隠しファイル", "hidden"),
    "skip-suffix": ("日記ではない種類", "of another kind"),
    "skip-backup": ("バックアップ", "backups"),
    "skip-index": ("索引", "an index of nikki"),
    "skip-folder": ("日記ではないフォルダ", "in folders that hold no diary"),
    "skip-too-large": ("大きすぎる", "too large"),
    "skip-symlink": ("循環するリンク", "links in a circle"),
    "skip-special": ("特殊なファイル", "special files"),
    "skip-unreadable": ("読む権限がない", "without permission"),
    "skip-dead-link": ("リンク先がない", "links that lead nowhere"),
    "skip-ignore-file": (".nikkiignore が使えない", "with a .nikkiignore that cannot be used"),
    "skip-ignored": (".nikkiignore による", "by .nikkiignore"),
    "dry-run": (
        "試しに読んだだけで、何も書いていません。",
        "Nothing was written; this is what an index run would do.",
    ),
    "more-in-json": ("…ほか{count}行（--json ですべて）", "... and {count} more (all with --json)"),
    "stored-in": ("保存先: {path}", "Stored in: {path}"),
    "next-search": ("次: {command} search 読む", "Next: {command} search 読む"),
    "index-refreshed": (
        "日記が変わっていたので索引を更新しました（追加{added}、変更{changed}、削除{removed}）。",
        "The diary had changed; the index is up to date now ({added} added, {changed} changed, {removed} removed).",
    ),
    "looking-took": (
        "日記のファイルが変わっていないか調べるのに{seconds}秒かかりました。--no-update なら調べずに検索します。",
        "It took {seconds} s to see whether a file of the diary has changed; --no-update searches without.",
    ),
    "index-kept": (
        "今は索引を更新できないので、前回の索引を検索します。",
        "The index cannot be updated now; this searches it as it is.",
    ),
    "index-kept-locked": (
        "別の nikki が索引を更新しているので、前回の索引を検索します。",
        "Another nikki is updating the index; this searches it as it was.",
    ),
    "index-kept-since": (
        "今は索引を更新できないので、前回の索引を検索します。{reason}",
        "The index cannot be updated now; this searches it as it is. {reason}",
    ),
    "index-kept-because": (
        "今は索引を更新できないので（{reason}）、前回の索引を検索します。",
        "The index cannot be updated now ({reason}); this searches it as it is.",
    ),
    "rebuilt-version": (
        "前の索引を作ったときと nikki か辞書のバージョンが違うので、作り直しました。",
        "The index was made by another version of nikki or its dictionary, so it was rebuilt.",
    ),
    "rebuilt-names": (
        "固有名詞のファイルが変わったので、作り直しました。",
        "The names have changed, so the index was rebuilt.",
    ),
    "rebuilt-heading": (
        "日付の見出しの設定（heading）が変わったので、作り直しました。",
        "The setting for date headings (heading) has changed, so the index was rebuilt.",
    ),
    "rebuilt-damaged": (
        "前の索引が壊れていたので、作り直しました。",
        "The index was damaged, so it was rebuilt.",
    ),
    "more-warnings": ("…ほか{count}件", "… and {count} more"),
    "warnings-found": (
        "読み取りで気になる点が{count}件あります。{command} doctor で表示します。",
        "{count} {count:thing|things} in the files {count:looks|look} odd. '{command} doctor' lists them.",
    ),
    # results
    "no-date": ("日付なし", "no date"),
    "sorted-relevance": ("関連度順。--sort new で新しい順", "by relevance; --sort new for newest first"),
    "sorted-new": ("新しい順", "newest first"),
    "sorted-old": ("古い順", "oldest first"),
    "show-all": ("--all ですべて", "--all shows all"),
    "took": ("{seconds}秒", "{seconds} s"),
    "footer": ("{counts}（{details}）", "{counts} ({details})"),
    "footer-comma": ("、", "; "),
    "footer-all": ("{total}件", "{total} found"),
    "footer-part": ("{total}件中{shown}件", "{shown} of {total}"),
    "footer-one": ("{total}件中{first}件目", "number {first} of {total}"),
    "footer-range": ("{total}件中{first}〜{last}件目", "{first} to {last} of {total}"),
    "list-part": ("{total}件中{shown}件（{order}）", "{shown} of {total} ({order})"),
    "relaxed-partial": (
        "{limits}すべての語を含む記事はありません。一部の語に合う記事を示します。",
        "No entry{limits} has all the words. These have some of them.",
    ),
    "relaxed-characters": (
        "この語はありません。文字を含む語のある記事を示します。",
        "The word is not there. These have longer words with its characters.",
    ),
    "relaxed-meaning": (
        "{limits}この語を含む記事はありません。意味の近そうな記事を示します。",
        "No entry{limits} has the words. These may be near in meaning.",
    ),
    "in-period": ("この期間に、", " in this period"),
    "in-filters": ("この絞り込みでは、", " that the filters leave"),
    "meaning-left-out": (
        "意味の近い記事が{count}件ありますが、語を含まないので除きました（nikki search が関連度順で示します）。",
        "{count} {count:entry|entries} of near meaning {count:was|were} left out, with none of the words ('nikki search' shows such, by relevance).",
    ),
    "full-only-none": (
        "一部の語に合う記事なら{count}件あります（--full-only を付けなければ示します）。",
        "{count} {count:entry has|entries have} some of the words (without --full-only they are shown).",
    ),
    "meaning-not-installed": (
        "言葉が違っていても意味で見つけるには: pip install 'nikki-search[meaning]'（不要なら設定に meaning = false）",
        "To find by meaning, too, whatever the words: pip install 'nikki-search[meaning]' (or never: meaning = false)",
    ),
    "meaning-not-encoded": (
        "言葉が違っていても意味で見つけるには: {command}（不要なら設定に meaning = false）",
        "To find by meaning, too, whatever the words: {command} (or never: meaning = false)",
    ),
    "meaning-heading": ("意味の近い記事", "Entries of near meaning"),
    "meaning-below": (
        "ほかに意味の近い記事{count}件",
        "{count} {count:entry|entries} of near meaning below",
    ),
    "partial-heading": ("一部の語に合う記事", "Entries with some of the words"),
    "partial-below": (
        "ほかに一部の語に合う記事{count}件",
        "{count} {count:entry|entries} with some of the words below",
    ),
    "period-read": (
        "「{text}」は期間（{days}）と読みました。語として探すには: {command}",
        "Read '{text}' as a period ({days}). To search for it as words: {command}",
    ),
    "period-empty": (
        "「{text}」（{days}）には合う記事がないので、期間とせずに探しました。",
        "Nothing was found in '{text}' ({days}), so it was searched for as words.",
    ),
    "relaxed-spelling": (
        "「{word}」はありません。近い表記{near}の記事を示します。",
        "'{word}' is not there. These have the near spelling {near}.",
    ),
    "near-word": ("「{word}」", "'{word}'"),
    "nothing-found": ("0件。「{query}」に合う記事はありません。", "No entry answers '{query}'."),
    "nothing-in-period": (
        "0件。この期間（{days}）に記事はありません。",
        "There is no entry in this period ({days}).",
    ),
    "from-day": ("{day}から", "{day} or later"),
    "to-day": ("{day}まで", "{day} or earlier"),
    "at-any-time": ("いつでも", "at any time"),
    "beyond-last": (
        "全{total}件なので、{offset}件目より後はありません。",
        "There are {total} in all, and none after number {offset}.",
    ),
    "near-spellings": ("表記の近い語: {words}", "Near spellings: {words}"),
    "near-spelling": ("{word}（{count}件）", "{word} ({count})"),
    "try-command": ("次: {command}", "Next: {command}"),
    "without-period": (
        "期間を限らなければ{count}件あります。",
        "Without the dates: {count} found.",
    ),
    "without-period-span": (
        "期間を限らなければ{count}件あります（{days}）。",
        "Without the dates: {count} found ({days}).",
    ),
    "without-part": ("「{part}」を外せば{count}件あります。", "Without '{part}': {count} found."),
    "without-field": (
        "「{part}」を付けなければ、本文に合う記事が{count}件あります。",
        "Without '{part}', {count} {count:entry has|entries have} it in the text.",
    ),
    "without-quotes": ("引用符を外せば{count}件あります。", "Without the quotes: {count} found."),
    "other-tags": (
        "タグ「{text}」はありません。多いタグ: {words}",
        "There is no tag '{text}'. Frequent ones: {words}",
    ),
    "no-tags": ("この日記にタグはありません。", "This diary has no tags."),
    "near-tags": (
        "タグ「{text}」はありません。近いタグ: {words}",
        "There is no tag '{text}'. Near it: {words}",
    ),
    "day-of-any-year": (
        "{day}に書いた記事を読むには: {command}",
        "What was written on {day}, in any year: {command}",
    ),
    "each-word-alone": ("1語ずつなら: {words}", "Each word alone: {words}"),
    "some-files-gone": (
        "このうち{count}件は、今はない、または空になったファイルの記事です。",
        "{count} of these {count:is|are} of files that are gone or empty.",
    ),
    "no-entries": ("記事がありません。", "There are no entries."),
    "nothing-then": ("「{when}」の記事はありません。", "There is no entry for '{when}'."),
    "nothing-then-period": (
        "「{when}」（{days}）の記事はありません。",
        "There is no entry for '{when}' ({days}).",
    ),
    "opened-first": (
        "「{when}」の記事は{count}件あります。最初の {day} を開きます。",
        "There are {count} entries for '{when}'. This opens the first, of {day}.",
    ),
    "nearest-days": ("近い日: {days}", "Nearest days: {days}"),
    # why a hit was found
    "reason": ("{word} → {form}（{how}）", "{word} → {form} ({how})"),
    "score": ("スコア {score}（{parts}）", "score {score} ({parts})"),
    "how-word": ("同じ語", "same word"),
    "how-literal": ("文字どおり", "exact characters"),
    "how-kana": ("かな書き", "in kana"),
    "how-variant": ("異表記", "variant spelling"),
    "how-characters": ("語のなかの文字", "characters in a word"),
    "how-base": ("同じ表記の別の語", "another word spelt so"),
    "how-reading": ("よみ", "reading"),
    "how-romaji": ("ローマ字", "romaji"),
    "how-part": ("語の一部", "part of a word"),
    "how-prefix": ("語のはじめ", "beginning of a word"),
    "how-parts": ("一部の語", "some of the words"),
    "file-gone": ("（今はないファイルから）", " (of a file that is gone)"),
    "by-synonym": ("（同義語: {forms}）", " (synonym: {forms})"),
    "how-synonym": ("同義語", "synonym"),
    "how-date": ("記事の日付", "date of the entry"),
    "in-brackets": ("（{found}）", " ({found})"),
    "by-shared": ("（共通: {forms}）", " (shared: {forms})"),
    "how-meaning": ("意味の近さ", "near in meaning"),
    "how-shared": ("共通の語", "shared word"),
    # editor
    "no-editor": (
        "エディタがわかりません。環境変数 VISUAL か EDITOR に設定してください。例: export EDITOR=vim",
        "There is no editor to use. Set VISUAL or EDITOR. Example: export EDITOR=vim",
    ),
    "editor-exit": (
        "エディタ「{editor}」は、終了コード {status} で終わりました。",
        "The editor '{editor}' ended with exit status {status}.",
    ),
    "editor-failed": (
        "エディタ「{editor}」を起動できませんでした（{reason}）。",
        "The editor '{editor}' could not be started ({reason}).",
    ),
}
