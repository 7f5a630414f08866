"""What related, words, review and export say: rows of the message table, code → (ja, en)."""

from __future__ import annotations

TOPIC_TEXTS: dict[str, tuple[str, str]] = {
    # related
    "help-related": ("似た記事を探す", "Find entries like one"),
    "help-related-more": (
        (
            "WHEN の記事とめずらしい語が多く共通する記事を、その語とともに示します。WHEN が - なら標準入力の文章を使うので、"
            "前にも書いたかどうかを確かめられます: pbpaste | nikki related -"
        ),
        (
            "Shows the entries that share rare words with that of WHEN, and the words. With - for WHEN, the text comes "
            "from standard input: have I written about this before? pbpaste | nikki related -"
        ),
    ),
    "opt-related-limit": ("表示する件数（既定は5）", "How many to show (default: 5)"),
    "related-to": ("{entry}に似た記事", "Like {entry}"),
    "related-to-several": ("{count}件をまとめて、似た記事", "Like these {count} entries together"),
    "related-none": (
        "0件。めずらしい語が共通する記事はありません。",
        "No entry shares a telling word with it.",
    ),
    "related-too-many": (
        "「{when}」は{count}件あります。{most}件までになるように指定してください。",
        "'{when}' is {count} entries. Name a shorter time, of {most} at most.",
    ),
    "input-empty": (
        "標準入力に文章がありません。例: echo 猫が来た | nikki related -",
        "There is no text on standard input. Example: echo 猫が来た | nikki related -",
    ),
    "input-binary": (
        "標準入力が文章ではないようです（文字コードがわかりません）。テキストを渡してください。",
        "Standard input does not look like text (its encoding is unknown). Give it text.",
    ),
    "input-broken": (
        "標準入力の{lines}行目に、{encoding}として正しくない文字があります。その文字を除いて探します。",
        "Line {lines} of standard input has bytes that are no characters in {encoding}; they are passed over.",
    ),
    "input-awaited": (
        "文章を入力し、終わりに Ctrl-D を押してください。",
        "Type a text; Ctrl-D ends it.",
    ),
    # words
    "help-words": ("ある期間や話題に特徴的な語を示す", "Show what words a period or topic is made of"),
    "help-words-more": (
        (
            "ほかの記事と比べて目立って多い語を、多さの確かな順に示します（対数尤度比。1つの記事だけで繰り返す語は下がります）。"
            "人名、地名、題名は分けて示します。例: nikki words --on 2025、nikki words 旅行"
        ),
        (
            "Words that stand there clearly more often than elsewhere, the surest first (log-likelihood; a word that one "
            "entry repeats counts less). People, places and titles apart. Examples: nikki words --on 2025, nikki words 旅行"
        ),
    ),
    "opt-most": ("種類ごとに示す数（既定は20）", "How many of each kind (default: 20)"),
    "nothing-to-compare": (
        "期間か検索語を指定してください。例: nikki words --on 2025、nikki words 旅行",
        "Say which period or topic. Examples: nikki words --on 2025, nikki words 旅行",
    ),
    "words-of": (
        "{entries}件に特徴的な語（ほかの{others}件と比べて）",
        "What tells {entries} {entries:entry|entries} from the other {others}",
    ),
    "words-alone": (
        "{entries}件によく出る語（比べる記事がほかにありません）",
        "Words that most of {entries} {entries:entry|entries} have (there are no others to compare with)",
    ),
    "word-count": (
        "{times}回（ほかの記事と同じ割合なら{expected}回）、{entries}件",
        "{times} (by chance {expected}), {entries} {entries:entry|entries}",
    ),
    "word-count-alone": ("{times}回、{entries}件", "{times}, {entries} {entries:entry|entries}"),
    "kind-word": ("語", "Words"),
    "kind-person": ("人", "People"),
    "kind-place": ("場所", "Places"),
    "kind-name": ("名前", "Names"),
    "kind-title": ("題名", "Titles"),
    "no-words": ("特徴的な語はありません。", "There is no word that stands out."),
    # review
    "help-review": ("年や月をひと目でふりかえる", "Look back on a year or a month at a glance"),
    "help-review-more": (
        (
            "WHEN（年、月、そのほかどんな期間でも。nikki help dates）の記事数、特徴的な語、最初と最後の記事、長い記事、"
            "その年の今日の記事を1画面に示します。WHEN がなければ最後に書いた年、1月のうちは前年です。"
            "番号は nikki show と nikki open で使えます。"
        ),
        (
            "Shows on one screen what WHEN (a year, a month, any period; see 'nikki help dates') was like: how much was "
            "written, its characteristic words, the first and the last entry, the longest, and those of this day. Without "
            "WHEN it is the year of the last entry, in January the year before. 'nikki show' and 'nikki open' take the numbers."
        ),
    ),
    "no-dated-entries": ("日付のある記事がありません。", "No entry has a date."),
    "opt-md": ("Markdown で出力する", "Print Markdown"),
    "review-of": ("{period}のふりかえり", "Looking back on {period}"),
    "of-month": ("{year}年{month}月", "{year}-{month:02}"),
    "review-entries": ("{count}件{before}、書いた日 {days}日", "{count}{before}, days written: {days}"),
    "review-before-year": ("（前年は{count}件）", " (the year before: {count})"),
    "review-before-month": ("（前年の同じ月は{count}件）", " (that month of the year before: {count})"),
    "review-before-days": ("（前年の同じ時期は{count}件）", " (the same days of the year before: {count})"),
    "review-by-year": ("年ごと", "By year"),
    "review-by-month": ("月ごと", "By month"),
    "review-by-day": ("日ごと", "By day"),
    "review-most": ("最多は {name} の{count}件", "most in {name}: {count}"),
    "review-words": ("特徴的な語", "Words that tell it from the rest"),
    "review-words-alone": ("よく出る語", "Words that most entries have"),
    "review-entries-heading": ("記事", "Entries"),
    "review-first": ("最初", "First"),
    "review-last": ("最後", "Last"),
    "review-longest": ("長い記事", "Longest"),
    "review-this-day": ("この日", "This day"),
    "review-characters": ("{count}字", "{count} characters"),
    "review-note": ("（{note}）", " ({note})"),
    # export
    "help-export": (
        "記事を1枚のHTMLにして、読む・刷る・残す",
        "Write entries as one page of HTML, to read, print and keep",
    ),
    "help-export-more": (
        (
            "QUERY に合う記事（期間だけでもよく、何もなければすべて）の全文を、目次とともに1つのファイルに書きます。"
            "ほかに何も読み込まないので、いつまでも、どの画面でも読め、紙にも刷れます。FILE が - なら標準出力に書きます。"
            "--jsonl と --bulk は、ほかのプログラムに渡すための形です。"
            "例: nikki export 旅行 --on 2025 --title 旅の記録 --html tabi.html"
        ),
        (
            "Writes the entries that answer QUERY (or those of a period, or all) in full, with a table of contents, as one "
            "file that needs nothing else: to be read on any screen, and printed. With - for FILE it goes to standard "
            "output. --jsonl and --bulk are for other programs. Example: nikki export 旅行 --on 2025 --title Journeys --html journeys.html"
        ),
    ),
    "opt-html": ("書くファイル（.html）。- なら標準出力", "The file to write (.html); - is standard output"),
    "opt-export-jsonl": (
        "1件1行の JSON を標準出力に書く（形は nikki show --json の1件と同じ）",
        "Print JSON, an entry a line (as nikki show --json has it)",
    ),
    "opt-bulk": (
        "OpenSearch・Elasticsearch に取り込む形（bulk）で標準出力に書く。NAME は索引の名前",
        "Print what the bulk API of OpenSearch and Elasticsearch takes; NAME is the index",
    ),
    "export-one": (
        "--html、--jsonl、--bulk はどれか一つだけ指定してください。",
        "Give only one of --html, --jsonl and --bulk.",
    ),
    "bad-index-name": (
        "「{text}」は索引の名前にできません。小文字、数字、-、_ で書いてください。例: --bulk nikki",
        "'{text}' is no name for an index. Write it in small letters, digits, - and _. Example: --bulk nikki",
    ),
    "opt-title": ("ページの題名", "The title of the page"),
    "opt-export-sort": (
        "順序: old（古い順。既定） new（新しい順） relevance（関連度順）",
        "Order: old (oldest first, the default), new, relevance",
    ),
    "opt-export-limit": ("載せる件数（既定はすべて）", "How many to take (default: all)"),
    "export-where": (
        "書くファイルか形を指定してください。例: nikki export {query} --html nikki.html、--jsonl、--bulk nikki",
        "Say where to, or in which form. Examples: nikki export {query} --html nikki.html, --jsonl, --bulk nikki",
    ),
    "page-written": (
        "書き出しました: {path}（{count}件、{size}）",
        "Written: {path} ({count} entries, {size})",
    ),
    "opt-no-images": (
        "写真や図を入れず、ファイルの名前だけを書く",
        "Put no pictures in, only the names of their files",
    ),
    "page-pictures": ("写真・図を{count}枚入れました。", "{count} {count:picture|pictures} in the page."),
    "page-pictures-left": (
        "入れられなかった写真・図: {names}（{count}個。日記のフォルダにないか、ブラウザで表示できない形式です）",
        "Not in the page: {names} ({count}; not in the folders of the diary, or of a kind that browsers do not show)",
    ),
    "page-pictures-unscaled": (
        "写真は元の大きさのままで、撮影場所などの情報も残っています。縮小してその情報を除くには: {install}",
        "Pictures have their original size, and what the camera wrote into them (such as the place). To scale them without that: {install}",
    ),
    "and-more": (" ほか", " and more"),
    "page-contents": ("目次", "Contents"),
    "page-up": ("目次へ", "Contents"),
    "page-of-query": ("「{query}」の日記", "Diary: {query}"),
    "page-of-period": ("{period}の日記", "Diary of {period}"),
    "page-of-all": ("日記", "Diary"),
    "page-query": ("検索語「{query}」", "Query: {query}"),
    "page-count": ("{count}件", "Entries: {count}"),
    "page-old": ("古い順", "oldest first"),
    "page-new": ("新しい順", "newest first"),
    "page-relevance": ("関連度順", "by relevance"),
    "page-partial": ("一部の語に合う記事", "with some of the words"),
    "page-spelling": ("近い表記の記事", "with near spellings"),
    "page-comma": ("・", " · "),
    "page-made": ("{day}、nikki で作成", "Made with nikki on {day}"),
    "day-of-year": ("{year}年{month}月{day}日（{weekday}）", "{year:04}-{month:02}-{day:02} ({weekday})"),
    "day-alone": ("{month}月{day}日（{weekday}）", "{month:02}-{day:02} ({weekday})"),
}
