"""What the program says about its output formats: rows of the message table, code → (ja, en)."""

from __future__ import annotations

_FORMAT_JA = """\
--format の書き方（search、list、show、next、prev、random、live で使えます）

  nikki search 猫 --format '{{date}} {{title:20}} {{path}}:{{line}}'
  nikki list --format '{{date}}\\t{{title}}'

  {{date}} {{weekday}} {{ago}}  日付、曜日、どれだけ前か
  {{title}} {{tags}}          題名、タグ
  {{snippet}}               見つかった一節（一致した語に印）。list と show では題名か初めの行
  {{passage}}               同じ一節を、印なしで
  {{text}}                  記事の全文
  {{path}} {{file}} {{line}}    ファイルの場所、その名前、行
  {{rank}} {{score}} {{id}}     順位、スコア、記事の id

{{title:20}} は20桁に切るか、空白で埋めます（全角は2桁）。{{{{ と }}}} は括弧そのもの、\\n は改行、\\t はタブ、\\\\ は円記号（バックスラッシュ）です。-0 を付けると、1件ごとの終わりが改行ではなくNUL文字になります。
"""
_FORMAT_EN = """\
How to write --format (for search, list, show, next, prev, random and live)

  nikki search 猫 --format '{{date}} {{title:20}} {{path}}:{{line}}'
  nikki list --format '{{date}}\\t{{title}}'

  {{date}} {{weekday}} {{ago}}  the date, its weekday, how long ago
  {{title}} {{tags}}          title and tags
  {{snippet}}               the passage found, matches marked; for list and show the title or first line
  {{passage}}               the same without marks
  {{text}}                  the whole entry
  {{path}} {{file}} {{line}}    the file, its name alone, the line
  {{rank}} {{score}} {{id}}     the rank, the score, the entry's id

{{title:20}} is cut or filled up to 20 columns (full-width characters take two). {{{{ and }}}} are braces, \\n is a line end, \\t a tab, \\\\ a backslash. With -0 each record ends with NUL instead of a line end.
"""

OUTPUT_TEXTS: dict[str, tuple[str, str]] = {
    "pictures-of-entry": ("写真・図: {names}", "Pictures: {names}"),
    "two-options": (
        "{option} と {other} は同時に使えません。",
        "{option} and {other} cannot be used together.",
    ),
    "option-without": (
        "{option} は {others} と一緒に使います。",
        "{option} goes with {others}.",
    ),
    "template-field": (
        "--format の{place}文字目にある「{name}」という項目はありません。使えるのは {known} です。",
        "--format has no field '{name}' (character {place}). There are: {known}",
    ),
    "template-width": (
        "--format の{place}文字目にある「{found}」の幅を読めません。{{title:20}} のように、項目、コロン、桁数（4桁までの数字）で書きます。",
        "The width in '{found}' at character {place} of --format cannot be read. Write a field, a colon and columns (up to four digits), as in {{title:20}}.",
    ),
    "template-brace": (
        "--format の{place}文字目にある「{text}」に対応する括弧がありません。文字として出すなら {text}{text} と書いてください。",
        "The '{text}' at character {place} of --format has no counterpart. Write {text}{text} for the character.",
    ),
    "opt-format": (
        "1件ごとの形を決める（例: '{{date}} {{title:20}} {{path}}:{{line}}'、nikki help format）",
        "How to print each one, such as '{{date}} {{title:20}} {{path}}:{{line}}'; see 'nikki help format'",
    ),
    "opt-mark": (
        "色のない出力で一致した語の前後に付ける印（例: '<>'、'**'。'' なら付けない）",
        "Signs around matches where there are no colours, such as '<>' or '**' ('' for none)",
    ),
    "bad-mark": (
        "--mark の「{text}」は前後の半分ずつに分けられません。'<>' や '【】' のように書いてください。",
        "--mark '{text}' cannot be halved into what stands before and after. Write it as '<>' or '【】'.",
    ),
    "opt-quiet": (
        "何も表示せず、見つかったかどうかを終了コードだけで知らせる",
        "Print nothing; the exit status says whether anything was found",
    ),
    "opt-print0": (
        "改行の代わりにNUL文字で区切る（xargs -0 のため）",
        "End each with NUL, not a line end (for xargs -0)",
    ),
    "help-completion": ("シェルの補完を設定する", "Make your shell complete nikki"),
    "help-completion-more": (
        (
            "SHELL は bash zsh fish のどれかです。日付やタグも、索引にあるものから補完します。シェルの設定:\n"
            'bash: ~/.bashrc に eval "$(nikki completion bash)"\n'
            'zsh: ~/.zshrc の compinit のあとに eval "$(nikki completion zsh)"\n'
            "fish: nikki completion fish > ~/.config/fish/completions/nikki.fish"
        ),
        (
            "SHELL is bash, zsh or fish. Days and tags are completed from the index. To set it up:\n"
            'bash: in ~/.bashrc: eval "$(nikki completion bash)"\n'
            'zsh: in ~/.zshrc after compinit: eval "$(nikki completion zsh)"\n'
            "fish: nikki completion fish > ~/.config/fish/completions/nikki.fish"
        ),
    ),
    "name-shell": (
        "シェルを指定してください: {choices}。例: nikki completion bash",
        "Name the shell: {choices}. Example: nikki completion bash",
    ),
    "which-shell": (
        "「{text}」の補完はありません。シェルを次から選んでください: {choices}",
        "There is no completion for '{text}'. Choose the shell from: {choices}",
    ),
    "days-count": ("{count}日", "{count} {count:day|days}"),
    "entries-count": ("{count}件", "{count} {count:entry|entries}"),
    "opt-interactive": (
        "見つかった箇所から fzf で選び、エディタで開く（打ち直せば検索し直す。fzf がなければ nikki live）",
        "Pick passages with fzf and open them in the editor; typing searches again (without fzf: nikki live)",
    ),
    "pick-header": ("Enter: エディタで開く  Esc: やめる", "Enter: open in the editor  Esc: leave"),
    "needs-terminal": ("-i は端末で使ってください。", "-i needs a terminal."),
    "pick-format": (
        "-i は出力の形を選ぶオプションと同時に使えません。",
        "-i cannot be used together with an output format.",
    ),
    "fzf-failed": ("fzf を起動できませんでした（{reason}）。", "fzf could not be started ({reason})."),
    # files that are written
    "opt-force": (
        "nikki が書いたものでないファイルにも上書きする（日記のファイルは除く）",
        "Write over a file that nikki did not write, too (but never over one of the diary)",
    ),
    "file-ending": (
        "{option} のファイル名「{path}」は {ending} で終わるものにしてください。",
        "The file name '{path}' of {option} has to end in {ending}.",
    ),
    "file-special": (
        "{path} は普通のファイルではないので、書き込みません。",
        "{path} is no ordinary file; nothing was written.",
    ),
    "file-of-diary": (
        "{path} は日記のファイルなので、書き込みません。別の名前にしてください。",
        "{path} is a file of the diary; nothing was written. Choose another name.",
    ),
    "file-of-others": (
        "{path} は nikki が書いたファイルではないので、上書きしません。別の名前にするか、--force を付けてください。",
        "{path} was not written by nikki and is left as it is. Choose another name, or add --force.",
    ),
    "topic-format": (_FORMAT_JA, _FORMAT_EN),
    "topic-json": (
        "--json と --jsonl の出力（JSON Schema。コマンドごとの形は $defs にあります。nikki help json | tail -n +3 で取り出せます）\n",
        "What --json and --jsonl print (a JSON Schema; $defs has the shape for each command; nikki help json | tail -n +3 takes it out)\n",
    ),
}
