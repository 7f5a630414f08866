"""What the server for assistants says to people: rows of the message table, code → (ja, en)."""

from __future__ import annotations

_TOPIC_JA = """\
アシスタントに日記を検索させる（MCP、Model Context Protocol）

  pip install 'nikki-search[mcp]'

アシスタントの設定にはこう書きます。command は which nikki で出る絶対パスが確実です。
環境変数はふつう渡らないので、使うものは env に書きます（表示の言語、NIKKI_INDEX など）:

    {{
      "mcpServers": {{
        "nikki": {{
          "command": "nikki",
          "args": ["mcp"],
          "env": {{"NIKKI_LANG": "ja"}}
        }}
      }}
    }}

名前のある日記なら "args": ["--diary", "work", "mcp"]、別の索引なら ["--index", "場所", "mcp"]。

アシスタントにできること: 検索、記事を読む、日付順の一覧、ほかの年の同じ日、似た記事、特徴的な語、いつどれくらい書いたか。わかるのは、記事の日付・題名・タグ・本文と、指定したフォルダより下でのファイルの場所と行です。一度に渡す量には限りがあり、長い記事は続きから読みます。

できないこと: 日記を書きかえる、エディタで開く、設定や索引の場所を変える、ほかのファイルを読む。
日記の中のリンクが指す、日記の外のものも見せません（設定 outside = true で見せます）。
日記のファイルは読むためにだけ開きます。検索と同じく、日記が変わっていれば先に索引を更新します（--no-update でやめます）。ポートを開かず、何も記録しません。アシスタントが起動し、アシスタントとともに終わります。

注意: アシスタントは、読んだものを自分のモデルが動くところへ送ります。それがよそのコンピューターなら、日記はそこへ渡ります。nikki は何も送りませんが、読まれたあとのことは止められません。また、日記にはさんだ手紙やウェブの文章に「これをせよ」とあると、従ってしまうおそれがあります（従わないようにとは伝えてあります）。
"""
_TOPIC_EN = """\
Let an assistant search the diary (MCP, the Model Context Protocol)

  pip install 'nikki-search[mcp]'

For the configuration of the assistant. The absolute path that 'which nikki' gives is the surest command. Variables are seldom handed on, so name in env those that you use (the language, NIKKI_INDEX ...):

    {{
      "mcpServers": {{
        "nikki": {{
          "command": "nikki",
          "args": ["mcp"]
        }}
      }}
    }}

For a diary with a name: "args": ["--diary", "work", "mcp"]; for another index: ["--index", "PLACE", "mcp"].

The assistant can search, read entries, list them by date, see this day in other years, find entries like one, see what words a time was made of, and count how often and when. It learns the date, title, tags and text of entries, and their file (below the folder that you indexed) and line. What it gets at once is limited in size; long entries come in pieces.

It cannot change the diary, open an editor, change settings or the place of the index, or read any other file. What links in the diary lead to, out of it, is not shown either, unless the configuration says outside = true.

The files of the diary are opened for reading only. As for a search, the index is brought up to date first where the diary has changed (not with --no-update). No port is opened and nothing is logged. The assistant starts it, and it ends with it.

Beware: an assistant sends what it reads to where its model runs. If that is somebody else's computer, that is where your diary goes. nikki sends nothing, but cannot hold back what has been read. And where a letter or web page that you pasted says "do this", an assistant might obey (it is told not to).
"""

ASSISTANT_TEXTS: dict[str, tuple[str, str]] = {
    "help-mcp": (
        "手もとのアシスタントに日記を検索させる（MCP）",
        "Let an assistant on this machine search the diary (MCP)",
    ),
    "help-mcp-more": (
        (
            "MCP（Model Context Protocol）に対応したアシスタントが、標準入出力で日記を検索し、読めるようにします。"
            "読むだけで、ポートは開きません。設定のしかた、見えるものと見えないものは nikki help assistant で表示します。"
            "注意: アシスタントは、読んだ日記を自分のモデルが動くところへ送ります。"
        ),
        (
            "Lets an assistant that speaks MCP, the Model Context Protocol, search and read the diary over standard input "
            "and output. It reads only and opens no port. 'nikki help assistant' says how to set it up, what it shows and "
            "what not. Beware: an assistant sends what it reads to where its model runs."
        ),
    ),
    "topic-assistant": (_TOPIC_JA, _TOPIC_EN),
    "mcp-waiting": (
        "標準入力でアシスタントを待っています（設定: nikki help assistant）。Ctrl-C で終わります。",
        "Waiting for an assistant on standard input ('nikki help assistant' sets one up). Ctrl-C ends it.",
    ),
    "needs-mcp": (
        "アシスタントに使わせるには MCP の SDK が必要です。次: {install}",
        "Assistants need the MCP SDK. Next: {install}",
    ),
    "project-diary-shown": (
        "{path} が日記「{name}」を選んでいます。アシスタントに見せる日記は、自分で選んでください: nikki --diary {name} mcp",
        "{path} chooses the diary '{name}'. Which diary an assistant is shown, choose yourself: nikki --diary {name} mcp",
    ),
    "mcp-title": ("日記（nikki）", "Diary (nikki)"),
    # what a client shows when it asks whether a tool may be used
    "tool-search_diary": ("日記を検索する", "Search the diary"),
    "tool-read_entries": ("日記の記事を読む", "Read entries of the diary"),
    "tool-list_entries": ("日記の記事を日付順に一覧する", "List entries of the diary by date"),
    "tool-on_this_day": ("日記のほかの年の同じ日を読む", "Read the diary on this day in other years"),
    "tool-related_entries": ("日記の似た記事を探す", "Find entries of the diary like one"),
    "tool-characteristic_words": (
        "日記のある期間や話題に特徴的な語を調べる",
        "See what words a time or topic of the diary is made of",
    ),
    "tool-timeline": (
        "日記にいつどれくらい書いたかを数える",
        "Count how often and when the diary was written",
    ),
    # what is wrong with a question
    "no-such-tool": (
        "「{name}」というツールはありません。あるのは {known} です。",
        "There is no tool '{name}'. There are: {known}",
    ),
    "no-such-argument": (
        "「{name}」という引数はありません。使えるのは {known} です。",
        "There is no argument '{name}'. There are: {known}",
    ),
    "argument-missing": ("引数 {name} が必要です。", "The argument {name} is missing."),
    "argument-not-text": (
        "引数 {name} は文字列で指定してください。",
        "The argument {name} has to be a string.",
    ),
    "argument-too-long": (
        "引数 {name} が長すぎます（{count}文字。{most}文字まで）。",
        "The argument {name} is too long ({count} characters; {most} at most).",
    ),
    "argument-not-in-range": (
        "引数 {name} に「{text}」は指定できません。{least}から{most}までの整数を指定してください。",
        "The argument {name} cannot be '{text}'. Give a whole number from {least} to {most}.",
    ),
    "when-or-text": (
        "when か text のどちらか一方を指定してください。",
        "Give either when or text.",
    ),
    "answer-too-large": (
        "返す内容が{most}文字を超えます。limit を小さくするか、期間を短くしてください。",
        "The answer would have more than {most} characters. Ask for fewer entries, or a shorter time.",
    ),
}
