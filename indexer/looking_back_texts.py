"""What related, words, review and export say: rows of the message table, code → (ja, en)."""

from __future__ import annotations

LOOKING_BACK_TEXTS: dict[str, tuple[str, str]] = {
    # related
    "help-related": ("似た記事を探す", "Find entries like one"),
    "help-related-more": (
        (
            "WHEN の記事と珍しい語を多く共にする記事を、共通の語とともに示します。WHEN が - なら標準入力の文章を使うので、"
            "前にも書いたかどうかを確かめられます: pbpaste | nikki related -"
        ),
        (
            "Shows the entries that share rare words with that of WHEN, and the words. With - for WHEN, the text comes "
            "from standard input: have I written about this before? pbpaste | nikki related -"
        ),
    ),
    "opt-related-limit": ("表示する件数（既定は5）", "How many to show (5 unless said)"),
    "related-to": ("{entry}に似た記事", "Like {entry}"),
    "related-to-several": ("{count}件をまとめて、似た記事", "Like these {count} entries together"),
    "related-none": (
        "0件。珍しい語を共にする記事はありません。",
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
    "opt-most": ("種類ごとに示す数（既定は20）", "How many of each kind (20 unless said)"),
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
        "{times}回（普通なら{expected}回）、{entries}件",
        "{times} (by chance {expected}), {entries} {entries:entry|entries}",
    ),
    "word-count-alone": ("{times}回、{entries}件", "{times}, {entries} {entries:entry|entries}"),
    "kind-word": ("語", "Words"),
    "kind-person": ("人", "People"),
    "kind-place": ("場所", "Places"),
    "kind-name": ("名前", "Names"),
    "kind-title": ("題名", "Titles"),
    "no-words": ("特徴的な語はありません。", "There is no word that stands out."),
}
