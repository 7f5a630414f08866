"""What the program says about its configuration: rows of the message table, code → (ja, en)."""

from __future__ import annotations

_TOPIC_JA = """\
設定の書き方（~/.config/nikki/config.toml。nikki がこのファイルに書き込むことはありません）

  paths = ["~/diary"]             nikki index が読む場所（コマンドで指定した場所は書かなくても覚えます）
  names = "~/diary/names.txt"     固有名詞のファイル
  heading = '^■(?P<year>\\d+)年(?P<month>\\d+)月(?P<day>\\d+)日'   日付の見出しの正規表現
  outside = true                  日記の外を指すリンクの先もアシスタント（nikki mcp）に見せる
  meaning = false                 意味では探さない（次の nikki index がその索引を消します）
  index = "~/nikki-index"         索引の場所
  sort = "new"                    順序: relevance new old
  limit = 20                      表示する件数
  color = "auto"                  色: auto always never
  mark = "【】"                    色のない出力で一致した語の前後に付ける印
  pager = "less"                  ページャ（なければ PAGER）
  editor = "code --wait"          エディタ（なければ VISUAL、EDITOR）
  history = false                 nikki live で使った検索語を覚えない
  diary = "home"                  ふだん使う日記（下で名前を付けたもの）

  [diaries.home]                  名前のある日記。それぞれが自分の索引を持ちます
  paths = ["~/diary"]

  [diaries.work]                  nikki --diary work search 会議
  paths = ["~/desk/notes"]        index names heading outside meaning history も日記ごとに書けます

フォルダに .nikki.toml を置くと、そこから下で使う diary sort limit を選べます。ほかの人のファイルかもしれないので、コマンドや場所は書けず、索引に入れる日記も選べません。

優先する順: オプション、環境変数（NIKKI_DIARY NIKKI_INDEX NIKKI_SORT NIKKI_LIMIT NIKKI_COLOR NIKKI_PAGER NIKKI_EDITOR NIKKI_MEANING NIKKI_HISTORY）、.nikki.toml、config.toml。いまの値と出どころは nikki config で表示します。
"""
_TOPIC_EN = """\
How to write the configuration (~/.config/nikki/config.toml; nikki never writes it)

  paths = ["~/diary"]             what 'nikki index' reads (places given to it are remembered anyway)
  names = "~/diary/names.txt"     the file of names
  heading = '^■(?P<year>\\d+)年(?P<month>\\d+)月(?P<day>\\d+)日'   a date heading of your own
  outside = true                  assistants (nikki mcp) also see what links lead to, out of the diary
  meaning = false                 do not find by meaning (the next 'nikki index' deletes what is kept for it)
  index = "~/nikki-index"         where the index is
  sort = "new"                    order: relevance new old
  limit = 20                      how many to show
  color = "auto"                  colours: auto always never
  mark = "【】"                    signs around matches where there are no colours
  pager = "less"                  the pager (else PAGER)
  editor = "code --wait"          the editor (else VISUAL, EDITOR)
  history = false                 keep no queries of nikki live
  diary = "home"                  the diary to use, of those named below

  [diaries.home]                  a diary with a name, and an index of its own
  paths = ["~/diary"]

  [diaries.work]                  nikki --diary work search 会議
  paths = ["~/desk/notes"]        index, names, heading, outside, meaning, history: for each too

A .nikki.toml in a folder chooses diary, sort and limit for what is below it. It may be somebody else's, so it can set no command and no place, nor choose the index that things are put into.

Options come first, then the variables (NIKKI_DIARY NIKKI_INDEX NIKKI_SORT NIKKI_LIMIT NIKKI_COLOR NIKKI_PAGER NIKKI_EDITOR NIKKI_MEANING NIKKI_HISTORY), then .nikki.toml, then config.toml. 'nikki config' shows what is in force.
"""

SETTINGS_TEXTS: dict[str, tuple[str, str]] = {
    "bad-setting": (
        "{place}: {name} に「{value}」は指定できません。{wanted} の形で書いてください。",
        "{place}: {name} cannot be '{value}'. It must be like this: {wanted}",
    ),
    "bad-diary-name": (
        "{place} の日記の名前「{name}」は使えません。文字、数字、-、_ で書いてください。",
        "{place}: '{name}' cannot be the name of a diary. Use letters, digits, - and _.",
    ),
    "not-for-projects": (
        "{path}: フォルダの設定で「{name}」は指定できません（ほかの人が置いたファイルかもしれないためです）。指定できるのは {known} です。",
        "{path}: the file of a folder, which may be somebody else's, cannot set '{name}'. It can set: {known}",
    ),
    "no-such-diary": (
        "「{name}」という名前の日記はありません（{place} での指定）。あるのは {known} です。",
        "There is no diary named '{name}' (as {place} says). There are: {known}",
    ),
    "no-diaries": (
        "「{name}」という名前の日記はありません（{place} での指定）。{path} に [diaries.{name}] と paths を書いてください。",
        "There is no diary named '{name}' (as {place} says). Write [diaries.{name}] and its paths in {path}.",
    ),
    "project-diary": (
        "{path} が日記「{name}」を選んでいます。その索引を変えるなら、自分で選んでください: nikki --diary {name} index …",
        "{path} chooses the diary '{name}'. To change its index, choose it yourself: nikki --diary {name} index ...",
    ),
    "bad-config": (
        "設定 {path} を読めません（{problem}）。",
        "The configuration {path} cannot be read ({problem}).",
    ),
    "config-too-large": (
        "設定 {path} が大きすぎます（{limit}まで）。",
        "The configuration {path} is too large (the limit is {limit}).",
    ),
    "config-special": (
        "設定 {path} は普通のファイルではありません。",
        "The configuration {path} is no regular file.",
    ),
    "setting-left-out": (
        "次の設定は使わずに続けます。{problem}",
        "This goes on without a setting. {problem}",
    ),
    "not-toml": (
        "{place}: 設定を読めません（{problem}）。文字列は引用符で囲みます。書き方: nikki help config-file",
        "{place}: the configuration cannot be read ({problem}). Texts stand in quotes; see 'nikki help config-file'.",
    ),
    "unknown-setting": (
        "{path}: 「{name}」という設定はありません。あるのは {known} です。",
        "{path}: there is no setting '{name}'. There are: {known}.",
    ),
    "unknown-setting-near": (
        "{path}: 「{name}」という設定はありません。「{near}」のことですか？",
        "{path}: there is no setting '{name}'. Did you mean '{near}'?",
    ),
    # configuration
    "layer-flag": ("オプション {place}", "the option {place}"),
    "layer-environment": ("環境変数 {place}", "the variable {place}"),
    "layer-project": ("{place}", "{place}"),
    "layer-user": ("{place}", "{place}"),
    "layer-index": ("索引が覚えているもの", "remembered by the index"),
    "layer-default": ("既定", "default"),
    "setting-none": ("（なし）", "(none)"),
    "diaries-named": ("名前のある日記: {names}", "Named diaries: {names}"),
    "no-config-file": (
        "設定ファイルはありません。{path} に書けます。書き方: nikki help config-file",
        "There is no configuration file. It would be {path}; 'nikki help config-file' says how to write it.",
    ),
    "help-config": ("いまの設定と、その出どころを表示する", "Show what is set, and where"),
    "help-config-more": (
        (
            "設定は、オプション、環境変数、いまのフォルダかその上の .nikki.toml、~/.config/nikki/config.toml の順に優先します。"
            "書き方は nikki help config-file で表示します。nikki がこれらのファイルに書き込むことはありません。"
        ),
        (
            "Options come before environment variables, these before the .nikki.toml of this folder or one above it, and that before "
            "~/.config/nikki/config.toml; 'nikki help config-file' says how to write them. nikki never writes these files."
        ),
    ),
    "opt-diary": (
        "どの日記か: 設定ファイルで名前を付けたもの（環境変数 NIKKI_DIARY でも指定できます）",
        "Which diary: one that the configuration names (the variable NIKKI_DIARY does the same)",
    ),
    "topic-config-file": (_TOPIC_JA, _TOPIC_EN),
}
