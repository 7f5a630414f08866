"""Why a file was not read, or not to its end: rows of the message table, code → (ja, en). The path stands before them."""

from __future__ import annotations

_KEPT_JA = "索引にある以前の内容は残します。"
_NAMES_JA = "固有名詞は、前に読んだものを使い続けます。"
_NAMES_EN = "The names that were read before stay in use."
_KEPT_EN = "What the index held of it is kept."


def _failed(ja: str, en: str) -> tuple[str, str]:
    return f"{ja}{_KEPT_JA}", f"{en} {_KEPT_EN}"


def _names(ja: str, en: str) -> tuple[str, str]:
    return f"{ja}{_NAMES_JA}", f"{en} {_NAMES_EN}"


READING_TEXTS: dict[str, tuple[str, str]] = {
    "failed-special": _failed(
        "普通のファイルではないので読みませんでした。",
        "is no regular file and was not read.",
    ),
    "failed-too-large": _failed(
        "大きすぎるので読みませんでした（{detail}まで）。日記なら、いくつかのファイルに分けてください。",
        "is too large and was not read (the limit is {detail}). If it is a diary, part it into several files.",
    ),
    "failed-damaged": _failed(
        "壊れていて、読めないところがあります（{detail}）。もう一度保存するか、書き出し直してください。",
        "is damaged and could not be read to its end ({detail}). Save or export it again.",
    ),
    "failed-encrypted": _failed(
        "暗号化されているので読めません。暗号化せずに書き出してください。",
        "is encrypted and cannot be read. Export it without a password.",
    ),
    "failed-packing": _failed(
        "知らない方式で圧縮されているので読めません。普通の zip で書き出してください。",
        "is packed in a way that is not known. Make it an ordinary zip.",
    ),
    "failed-unpacks-too-large": _failed(
        "展開すると大きくなりすぎるので、途中で読むのをやめました（{detail}まで）。日記なら、いくつかに分けて書き出してください。",
        "unpacks to too much and was not read to its end (the limit is {detail}). If it is a diary, export it in parts.",
    ),
    "failed-too-deep": _failed(
        "括弧などの入れ子が深すぎて読めません。日記でなければ .nikkiignore で除けます。",
        "is nested too deeply to be read. If it is no diary, a .nikkiignore can leave it out.",
    ),
    "failed-no-memory": _failed(
        "メモリが足りず、読めませんでした。次の更新でもう一度読みます。",
        "could not be read for want of memory; the next update tries again.",
    ),
    "failed-heading": _failed(
        "見出しの正規表現に時間がかかりすぎる行があるので、読むのをやめました。設定の heading をもっと単純な形にしてください。",
        "has a line on which the regular expression for headings takes too long; write the setting 'heading' in a simpler way.",
    ),
    "failed-unforeseen": _failed(
        "予期しない問題（{detail}）で、終わりまで読めませんでした。日記でなければ .nikkiignore で除けます。",
        "could not be read to its end: something unexpected happened ({detail}). If it is no diary, a .nikkiignore can leave it out.",
    ),
    "entry-unanalyzed": (
        "辞書で語に分けられない記事です（{detail}）。引用符で囲んだ検索でだけ見つかります。",
        "is an entry that the dictionary could not cut into words ({detail}); only quoted searches find it.",
    ),
    "failed-ignore-file": (
        "除外の一覧として使えないので、このフォルダは前に読んだままにしておきます。普通のテキストファイル（64 KB、1,000行まで）にするか、消してください。",
        "cannot be used as a list of what is to be ignored, so this folder is left as it was read before. Make it a text of at most 64 KB and 1,000 lines, or remove it.",
    ),
    # the file of names
    "names-special": _names("普通のファイルではありません。", "is no regular file."),
    "names-too-large": _names(
        "固有名詞のファイルとしては大きすぎます（{detail}まで）。",
        "is too large for a file of names (the limit is {detail}).",
    ),
    "names-binary": _names(
        "文章ではないようです。1行に1つ「表記 よみ」の形で書いてください。",
        "does not look like text. Write one name a line: the name and its reading.",
    ),
    "names-not-read": _names("読めませんでした（{detail}）。", "could not be read ({detail})."),
    "names-gone": _names(
        "固有名詞のファイルが今はありません。",
        "is not there now.",
    ),
    "names-not-made": _names(
        "辞書にできない行があります（{detail}）。記号だけの行などを消してみてください。",
        "has a line that no dictionary can be made of ({detail}). Try without lines of signs alone.",
    ),
}
