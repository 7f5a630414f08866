"""The help of commands and options, and the topics of ``nikki help``: rows of the message table, code → (ja, en)."""

from __future__ import annotations

_QUERY_JA = """\
検索語の書き方

  読む              活用と表記の違いをこえて探します: 読んだ、読みたい、ユーザー＝ユーザ、引越し＝引っ越し
  めいそう meisou   かなとローマ字は、よみが同じ語も探します: 瞑想
  読* めい* touk*   そう始まる語。書き方でも、かなやローマ字のよみでも: 読書、瞑想、東京
  経済 恋愛         空白（全角も可）で区切ると、すべての語を含む記事
  経済 OR 恋愛      どちらかを含む記事。「または」「|」「｜」も同じ。空白で並べた語のほうが先にまとまります
  経済 -恋愛        「恋愛」を含む記事を除きます。「－恋愛」「NOT 恋愛」も同じ
  (猫 OR 犬) 散歩   括弧でまとめます。（ ）も同じ
  "監視国家"        引用符の中は文字どおり（grep と同じ）。「…」『…』“…” も同じ
  title:旅行        題名にその語（活用しても）か文字がある記事。その文字どおりなら title:"夏 休み"
  tag:山            そのタグの記事
  path:2024         ファイルの場所にその文字がある記事
  mood:嬉しい       フロントマターのその項目にその語がある記事。項目の名前は日記のもの（場所:京都 も）
  has:image         写真や図のある記事。has:link はURLのある記事、has:mood はその項目のある記事
  date:2025-05      その期間の記事。日付の書き方は nikki help dates
  -tag:(山 OR 海)   絞り込みも除いたり、まとめたりできます

語の中の記号（C++、top-p、f(x)、http://…）はその文字のことです。閉じていない引用符は終わりまで続きます。OR などの文字そのものを探すなら引用符で囲みます: "OR"

文をそのまま書いても探せます: nikki search 去年の夏に読んだ本は何だったか
去年の夏、先月、2019年、三年前のような日付は期間と読み、そう断ります。語として探すには引用符で囲みます。
シェルが引用符や括弧や | を解釈しないように、全体を ' ' で囲んでください:

  nikki search '"監視国家" -恋愛'
"""
_QUERY_EN = """\
How to write a query

  読む              the word in any inflection and spelling: 読んだ, 読みたい; ユーザー = ユーザ
  めいそう meisou   kana and romaji also find words that read so: 瞑想
  読* めい* touk*   words that begin so, as they are written or read: 読書, 瞑想, 東京
  経済 恋愛         words with blanks between (full-width ones too): entries that have them all
  経済 OR 恋愛      entries that have either; also または, | and ｜. Words with blanks between belong together first
  経済 -恋愛        entries without 恋愛; also －恋愛 and NOT 恋愛
  (猫 OR 犬) 散歩   brackets group; also （ ）
  "監視国家"        quoted: exactly these characters, as grep does; also 「…」, 『…』 and “…”
  title:旅行        entries with this word, in any form, or these characters in the title; exactly: title:"夏 休み"
  tag:山            entries with that tag
  path:2024         entries of files with these characters in their path
  mood:嬉しい       entries with that word under a key of their front matter; whatever keys your diary has (場所:京都)
  has:image         entries with pictures; has:link with web addresses, has:mood with that key of front matter
  date:2025-05      entries of that time; 'nikki help dates' says how to write it
  -tag:(山 OR 海)   filters can be excluded and grouped, too

Signs inside a word (C++, top-p, f(x), http://...) are characters. A quote that is not closed reaches to the end. To search for the characters of an operator, quote them: "OR"

A whole sentence works too: nikki search 去年の夏に読んだ本は何だったか
A date such as 去年の夏, 先月, 2019年 or 三年前 is read as a period, and said so; quote it to have it as words.
Put ' ' around it all, so that the shell leaves quotes, brackets and | alone:

  nikki search '"監視国家" -恋愛'
"""
_DATES_JA = """\
日付の書き方（--since --until --on、date:、show、open などで使えます）

  2025-06-06  2025/6/6  20250606  2025年6月6日  6月6日  6/6
  2025-06  2025年6月  6月  2025  2025年  1990年代
  令和7年  令和7年6月6日  R7.6.6  平成
  今日  昨日  おととい  三日前  二三日前  29日
  今週  先週  先々週  先週の金曜日  金曜日  先週末
  今月  先月  三か月前  半年前  6月上旬  先月末
  今年  去年  おととし  2年前  去年の夏  去年の今頃  今年度
  2024年の正月  年末  お盆  GW  夏休み  クリスマス  去年の母の日
  成人の日  梅雨  昨日の夜  この前の日曜  2024年の夏ごろ  10年ほど前
  2024-05..2024-07  2024年5月〜7月  去年の夏から先月まで
  2024-05..  ..2024-07  2024年以降  2024年より前  過去30日
  today  yesterday  last friday  last month  last summer
  3 days ago  aug 2025  end of may  since 2024  before 2024

全角の数字も漢数字も読めます。年のない日付や季節は、もう始まったうちでいちばん近いもの、週は月曜からです。
学校の休みや行事は、ふつうの日付（夏休みは7月20日〜8月31日、GWは4月29日〜5月5日、お盆は8月13日〜16日など）、祝日はその年の暦の日です。
「ごろ」「ほど」は前後に広く（日は3日、月は半月、季節はひと月、年は1年）読み、「昨日の夜」はその日全体です。

どれも期間として読みます。--since はその最初の日から、--until は最後の日まで、--on はその全体です:

  nikki search 旅行 --since 去年の夏 --until 年末
"""
_DATES_EN = """\
How to write a date (for --since --until --on, date:, show, open and others)

  2025-06-06  2025/6/6  20250606  2025年6月6日  6月6日  6/6
  2025-06  2025年6月  6月  aug 2025  2025  1990s
  令和7年  令和7年6月6日  R7.6.6  平成
  today  yesterday  3 days ago  friday  last friday  last weekend
  this week  last week  this month  last month  two months ago  end of may
  this year  last year  summer 2024  last summer  christmas
  2024-05..2024-07  may 2024 to july 2024  2024-05..  ..2024-07
  since 2024  until may  before 2024  after 2024  past 30 days
  今日  昨日  おととい  三日前  先週  先々週  先週の金曜日  先週末
  今月  先月  半年前  今年  去年  おととし  去年の夏  去年の今頃
  2024年の正月  年末  6月上旬  お盆  GW  夏休み  去年の母の日
  成人の日  梅雨  昨日の夜  この前の日曜  2024年の夏ごろ  10年ほど前

Full-width digits and kanji numerals will do. A date or season without a year is the latest that has begun; weeks begin on Monday.
Holidays are the usual days (夏休み 20 July to 31 August, GW 29 April to 5 May, お盆 13 to 16 August and so on), national ones those of their year.
Around, ごろ and ほど reach further (a day by 3 days, a month by half of one, a season by a month, a year by a year); the part of a day is that day.

Each of them is a period. --since takes its first day, --until its last, --on all of it:

  nikki search 旅行 --since 2024 --until 2025-06
"""

HELP_TEXTS: dict[str, tuple[str, str]] = {
    "usage": ("使い方:", "Usage:"),
    "metavar-options": ("[オプション]", "[OPTIONS]"),
    "options": ("オプション:", "Options:"),
    "commands": ("コマンド:", "Commands:"),
    "help-nikki": (
        "自分の日記を全文検索します。活用や表記の違いをこえて見つけ、いちばん合う箇所を示します。",
        "Full-text search for your own Japanese diary: any inflection, any spelling, the best passage first.",
    ),
    "help-nikki-more": (
        "はじめに: nikki index ~/diary  それから: nikki search 読む",
        "To begin: nikki index ~/diary  and then: nikki search 読む",
    ),
    "help-index": (
        "日記を索引に入れる、または更新する",
        "Put diaries into the index, or bring it up to date",
    ),
    "help-index-more": (
        (
            "PATH は日記のファイルかフォルダです。一度指定した場所は覚えているので、次からは省けます。"
            "変わっていないファイルは読み直しません。検索するときにも自動で更新します。"
        ),
        (
            "PATH is a diary file or folder. Places are remembered, so it can be left out from then on. "
            "Files that have not changed are not read again. A search updates the index by itself."
        ),
    ),
    "help-search": ("日記を検索する", "Search the diary"),
    "help-search-more": (
        (
            "QUERY の書き方は nikki help query、日付の書き方は nikki help dates で表示します。"
            "オプションは語の前にも後にも置けます。-語 はその語を含む記事を除きます。"
        ),
        (
            "See 'nikki help query' on how to write QUERY and 'nikki help dates' on dates. "
            "Options may stand before or after the words. -WORD leaves out entries that have the word."
        ),
    ),
    "help-list": ("記事を日付順に一覧する", "List the entries by date"),
    "help-show": ("記事の全文を表示する", "Show an entry in full"),
    "help-open": ("記事をエディタで開く", "Open an entry in the editor"),
    "help-when": (
        "WHEN は日付（nikki help dates）、記事の id の先頭、または直前の検索の番号（3 なら3番目）です。",
        "WHEN is a date (see 'nikki help dates'), the beginning of an id, or a number of the last search (3: its third hit).",
    ),
    "help-doctor": (
        "日記がどう読まれたか、索引が健全かを調べ、直す",
        "Check the diary and its index, and repair the index",
    ),
    "help-doctor-more": (
        (
            "✓ は問題なし、! は注意、- は参考です。! が一つでもあれば終了コードは1です。"
            "自己検索は、記事から取った語でその記事が見つかるかを試します。日記のファイルには決して手を触れません。"
        ),
        (
            "✓ is as it should be, ! needs attention, - is for information; the exit status is 1 if there is a !. "
            "The self-search tries whether words taken from entries find them. The diary files are never touched."
        ),
    ),
    "opt-fix": (
        "索引の直せるところを直す（権限、古い索引、壊れた索引、余分なファイル）",
        "Repair what can be repaired of the index: permissions, age, damage, superfluous files",
    ),
    "opt-sample": (
        "自己検索に使う記事の数（既定は20、0で行わない）",
        "Entries for the self-search (20; 0 leaves it out)",
    ),
    "opt-seed-words": (
        "自己検索の記事と語を決める数（同じ数なら同じ語）",
        "Number that chooses the words of the self-search; the same one, the same words",
    ),
    "help-help": ("使い方を表示する", "Show help"),
    "help-help-more": (
        "TOPIC はコマンドの名前か、query（検索語）、dates（日付）、format（--format）、json（--json の形）、config-file（設定ファイル）、assistant（アシスタント）です。",
        "TOPIC is the name of a command, or query, dates, format, json, config-file or assistant.",
    ),
    "opt-help": ("この説明を表示して終了する", "Show this help and exit"),
    "opt-version": ("バージョンを表示して終了する", "Show the version and exit"),
    "opt-index": (
        "索引の場所（環境変数 NIKKI_INDEX でも指定できます）",
        "Where the index is (the environment variable NIKKI_INDEX does the same)",
    ),
    "opt-color": ("色を付けるか: auto always never", "When to colour: auto always never"),
    "opt-no-pager": ("長くてもページャを使わない", "Never use a pager"),
    "opt-rebuild": (
        "すべて読み直して作り直す（できあがるまで前の索引を残します）",
        "Read everything and rebuild the index (the old one stays until it is done)",
    ),
    "opt-forget": (
        "覚えている場所か、なくなったファイルを忘れ、その記事を索引から除く（何度でも指定できます）",
        "Forget a remembered place, or files that are gone, and the entries (may be given more than once)",
    ),
    "opt-dry-run": ("何も書かずに、何をするかだけを表示する", "Write nothing; show what would be done"),
    "opt-no-meaning": (
        "意味では探さない。そのための索引は消す",
        "Do not find by meaning; delete what is kept for it",
    ),
    "opt-names": (
        "固有名詞のファイル（1行に1つ「表記 よみ」）。一度指定すれば覚えています",
        "A text file of names, one a line with its reading; remembered once given",
    ),
    "opt-since": ("この日から（例: 2025-05、去年の夏）", "From this day on (such as 2025-05, 去年の夏)"),
    "opt-until": ("この日まで", "Up to this day"),
    "opt-on": ("この日、この月、この期間だけ", "Only this day, month or period"),
    "opt-sort": (
        "順序: relevance（関連度順） new（新しい順） old（古い順）",
        "Order: relevance, new (newest first), old",
    ),
    "opt-list-sort": (
        "順序: old（古い順、既定） new（新しい順）",
        "Order: old (oldest first, the default), new",
    ),
    "opt-list-limit": ("表示する件数（指定しなければすべて）", "How many to show (default: all)"),
    "opt-limit": ("表示する件数（既定は10）", "How many to show (default: 10)"),
    "opt-offset": ("最初のN件を飛ばす", "Leave out the first N"),
    "opt-all": ("すべて表示する", "Show all"),
    "opt-passages": ("1件につきN箇所まで示す", "Show up to N passages of each entry"),
    "opt-exact-words": ("同義語を含めない", "No synonyms"),
    "opt-full-only": (
        "一部の語だけに合う記事を続けて示さない",
        "No entries with only some of the words below",
    ),
    "opt-explain": ("見つかった理由とスコアを示す", "Say why each was found, and its score"),
    "opt-no-update": ("検索の前に索引を更新しない", "Do not bring the index up to date first"),
    "opt-json": ("JSON で出力する", "Print JSON"),
    "opt-jsonl": ("1件1行の JSON で出力する", "Print JSON, one hit a line"),
    "opt-vimgrep": (
        "ファイル:行:桁:文 で出力する（桁はバイト）",
        "Print path:line:column:text (columns in bytes)",
    ),
    "opt-files": ("見つかったファイルの名前だけ", "Only the names of the files"),
    "opt-count": ("件数だけ", "Only how many"),
    "topics": (
        "ほかの説明: nikki help query、nikki help dates、format、json、config-file、assistant",
        "More: nikki help query, nikki help dates, format, json, config-file, assistant",
    ),
    "topic-query": (_QUERY_JA, _QUERY_EN),
    "topic-dates": (_DATES_JA, _DATES_EN),
}
