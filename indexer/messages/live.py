"""What ``nikki live`` says: rows of the message table, code → (ja, en)."""

from __future__ import annotations

LIVE_TEXTS: dict[str, tuple[str, str]] = {
    "help-live": ("入力しながら検索する", "Search as you type"),
    "help-live-more": (
        (
            "打つたびに検索し、選んだ記事を横か下に示します。変換しなくても、ローマ字やかなの途中まで（ons、おん）で探せます。"
            "Enter でその行をエディタで開き、閉じると一覧に戻ります。F1（何も入力していなければ ? でも）でキーの一覧を示します。"
            "端末で nikki だけを実行しても始まります。くわしくは docs/live.ja.md にあります。"
        ),
        (
            "Answers at every key, with the selected entry beside the list or below it. Half-typed words will do, in romaji "
            "and kana without an IME too (ons, おん). Enter opens the line in your editor and comes back to the list; F1, or ? "
            "with nothing typed, lists the keys. 'nikki' alone, on a terminal, does the same. More in docs/live.md."
        ),
    ),
    "opt-live-height": (
        "画面全体ではなく、この高さで示す（3行以上の行数か割合。例: 15、40%）",
        "Take so many lines of the screen (3 at least), or a share of it, not all of it (15, 40%)",
    ),
    "opt-live-print": (
        "開かずに、選んだ記事のファイルを出力する",
        "Print the file of the entry that is picked, and do not open it",
    ),
    "opt-live-format": (
        "--print で出力する形（例: '+{{line}} {{path}}'、nikki help format）",
        "What --print prints (example: '+{{line}} {{path}}'; see nikki help format)",
    ),
    "live-needs-terminal": (
        "nikki live は端末で使います。パイプでは nikki search を使ってください。",
        "nikki live needs a terminal. In a pipe, use nikki search.",
    ),
    "live-dumb-terminal": (
        "環境変数 TERM が「{text}」なので、画面を描けません。端末の種類（xterm-256color など）にするか、nikki search を使ってください。",
        "TERM is '{text}', a terminal on which no screen can be drawn. Set it to the kind that yours is (such as xterm-256color), or use nikki search.",
    ),
    "live-bad-height": (
        "--height に「{text}」は指定できません。行数（15）か割合（40%）で指定してください。",
        "--height cannot be '{text}'. Give a number of lines (15) or a share (40%).",
    ),
    "live-format-alone": (
        "--format は --print と一緒に使います。",
        "--format goes with --print.",
    ),
    # the screen
    "live-prompt": ("日記> ", "diary> "),
    "live-count": ("{count}件", "{count} {count:entry|entries}"),
    "live-count-more": ("{count}件、ほか{more}件", "{count} {count:entry|entries}, {more} more"),
    "live-count-some": ("近いもの{more}件", "{more} near"),
    "live-nothing": ("見つかりません", "Nothing found"),
    "live-no-entries": ("この期間の記事はありません", "No entries in this period"),
    "live-nothing-then": ("「{period}」には見つかりません", "Nothing found in '{period}'"),
    "live-outside": (
        "この期間は0件、すべての期間は{count}件（Tab）",
        "None in this period, {count} at any time (Tab)",
    ),
    "live-outside-typed": (
        "「{period}」は0件、すべての期間は{count}件",
        "None in '{period}', {count} at any time",
    ),
    "live-period-typed": (
        "期間は「{period}」と入力してあります。Tab で選ぶには消してください",
        "The period is typed: '{period}'. Delete it to choose one with Tab",
    ),
    "live-period-year": ("今年", "this year"),
    "live-period-last-year": ("去年", "last year"),
    "live-period-day": ("この日", "this day"),
    "live-sort-new": ("新しい順", "newest first"),
    "live-sort-old": ("古い順", "oldest first"),
    "live-chip-related": ("{day}に似た記事", "like {day}"),
    "live-related-all": (
        "似た記事は、すべての期間から似ている順に示します",
        "Related entries are of any time, the most alike first",
    ),
    "live-save-as": ("書き出すファイル: ", "Write to: "),
    "live-saved": ("{count}件を書き出しました: {path}", "Wrote {count} {count:entry|entries} to {path}"),
    "live-file-there": (
        "同じ名前のファイルがあるので、書き出していません。別の名前にしてください。",
        "Not written: there is a file of that name. Choose another one.",
    ),
    "live-file-ending": (
        "ファイルの名前は .html で終わるものにしてください。",
        "The name of the file has to end in .html.",
    ),
    "live-copied": ("記事をコピーしました", "Copied the entry"),
    "live-copied-passage": (
        "記事が長いので、見つかった箇所だけをコピーしました",
        "The entry is long: copied the passage",
    ),
    "live-unclosed": ("括弧が閉じていません", "A bracket is still open"),
    "live-incomplete": ("「{text}」のあとに語が要ります", "Something has to follow '{text}'"),
    "live-match": ("一致{number}/{count}", "match {number}/{count}"),
    "live-line-full": (
        "入力は{most}文字までです。残りは入れていません",
        "A line takes {most} characters: the rest is left out",
    ),
    # the keys
    "live-help": ("一覧", "In the list"),
    "live-help-reading": ("全文（C-o）", "Reading an entry (C-o)"),
    "live-key-move": ("上の記事、下の記事", "previous, next entry"),
    "live-key-move-short": ("選ぶ", "move"),
    "live-key-page": ("1画面ずつ", "a screen of them"),
    "live-key-ends": ("最初の記事、最後の記事", "first, last entry"),
    "live-key-choose": ("エディタで開き、閉じたら戻る", "open in the editor, and come back"),
    "live-key-choose-short": ("エディタ", "editor"),
    "live-key-pick": (
        "出力して終わる（--format がなければファイルの名前）",
        "print it and quit: its file, or what --format says",
    ),
    "live-key-pick-short": ("出力", "print"),
    "live-key-text": ("記事の全文（もう一度で戻る）", "the whole entry (again: back)"),
    "live-key-text-short": ("全文", "read"),
    "live-key-scroll": ("記事を1行ずつ送る", "scroll the entry"),
    "live-key-match": ("次の一致、前の一致へ", "next, previous match"),
    "live-key-period": (
        "期間: すべて、今年、去年、毎年のこの日",
        "period: all, this year, last year, this day of any year",
    ),
    "live-key-period-short": ("期間", "period"),
    "live-key-sort": ("順序: 関連度、新しい順、古い順", "order: relevance, newest, oldest first"),
    "live-key-sort-short": ("順", "order"),
    "live-key-related": ("似た記事", "entries like this one"),
    "live-key-related-short": ("似た記事", "related"),
    "live-key-copy": ("記事をコピーする", "copy the entry"),
    "live-key-save": ("一覧の記事を HTML に書き出す", "write what is listed as HTML"),
    "live-key-history": ("前の検索、次の検索", "earlier, later query"),
    "live-key-cursor": ("入力の中を動く、始めと終わりへ", "move in the query, to its start and end"),
    "live-key-delete": ("語を、始めまで、終わりまで消す", "delete a word, to the start, to the end"),
    "live-key-help": (
        "この一覧（入力が空のときと全文では ? でも）",
        "these keys (? too, with nothing typed or reading)",
    ),
    "live-key-help-short": ("キー", "keys"),
    "live-key-back": ("戻る、終わる", "back, quit"),
    "live-key-back-short": ("戻る", "back"),
    "live-key-more-short": ("続き", "more"),
    "live-key-back-out-short": ("終わる", "quit"),
    "live-key-quit": ("すぐに終わる", "quit at once"),
    "live-key-suspend": ("いったん止める（fg で続ける）", "stop the program; fg goes on with it"),
    "live-key-reading-match-short": ("一致", "matches"),
    "live-key-reading-scroll-short": ("送る", "scroll"),
    "live-key-reading-next-short": ("前後の記事", "entries"),
    "live-key-reading-match": ("次の一致、前の一致へ", "next, previous match"),
    "live-key-reading-scroll": ("行、画面、始めと終わり", "a line, a screen, top and bottom"),
    "live-key-reading-next": ("前の記事、次の記事", "previous, next entry"),
    "live-signs": (
        "日付のあとの ~ は一部の語だけがある記事、≈ は意味が近い記事です。",
        "~ behind the date: an entry with some of the words; ≈: one near in meaning.",
    ),
}
