"""What a search should find, and what it should not: a small set of cases, by which speed is weighed against finding.

Each is a query with a post that a Japanese reader would expect for it, and one that looks like it and is none. Written
for this purpose; no text of a diary is among them.
"""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """A query of some kind, the text of a post that it should find, and of one that it should not."""

    kind: str
    query: str
    right: str
    wrong: str


CASES = (
    Case("another form of the word", "読む", "夜更けまで本を読んでいた。", "夜更けまで友を呼んでいた。"),
    Case("another form of the word", "寒い", "朝は寒くて布団から出られなかった。", "朝は暑くて布団を蹴飛ばした。"),
    Case("another form of the word", "走った", "駅まで走るのは久しぶりだ。", "駅まで歩くのは久しぶりだ。"),
    Case("another form of the word", "食べてしまった", "ケーキを二つも食べちゃった。", "ケーキを二つも焼いちゃった。"),
    Case("another spelling", "引越し", "来月の引っ越しの荷造りを始めた。", "来月の引き継ぎの書類を作り始めた。"),
    Case("another spelling", "コンピューター", "新しいコンピュータが届いた。", "新しいコンテナが届いた。"),
    Case("another spelling", "取り扱い", "壊れ物の取扱いに気をつける。", "壊れ物の取り替えに手間取る。"),
    Case("another spelling", "斉藤さん", "斎藤さんと将棋を指した。", "佐藤さんと将棋を指した。"),
    Case("its reading", "さんぽ", "川沿いを散歩した。", "川沿いで写生した。"),
    Case("its reading", "めいそう", "朝の瞑想を少しだけ。", "朝の掃除を少しだけ。"),
    Case("its reading", "はつもうで", "初詣の列に並んだ。", "初売りの列に並んだ。"),
    Case("its reading", "ぎゅうにゅう", "牛乳を切らした。", "豆乳を切らした。"),
    Case("Latin letters", "sanpo", "犬と散歩に出る。", "犬と留守番をする。"),
    Case("Latin letters", "onsen", "温泉に浸かる。", "温室に寄る。"),
    Case("Latin letters", "tosyokan", "図書館へ本を返しに行く。", "図書券を使いに行く。"),
    Case("Latin letters", "kissaten", "喫茶店で待ち合わせ。", "喫煙所で待ち合わせ。"),
    Case("part of a word", "主義", "民主主義について考えた。", "主人について考えた。"),
    Case("part of a word", "図書", "図書館が休みだった。", "地図を書いた。"),
    Case("part of a word", "タオル", "バスタオルを干した。", "バスマットを干した。"),
    Case("part of a word", "花火", "花火大会が延びた。", "火花が散った。"),
    Case("numbers and days", "7時半", "7:30に目が覚めた。", "17:30に家を出た。"),
    Case("numbers and days", "8月29日", "8/29 海へ行った。", "8/2 海へ行った。"),
    Case("numbers and days", "二十歳", "20歳の誕生日だ。", "120歳の木だそうだ。"),
    Case("numbers and days", "3キロ", "３km走った。", "13km走った。"),
    Case("other characters", "python", "Ｐｙｔｈｏｎで書き直した。", "Pythagoras の本を買った。"),
    Case("other characters", "ﾗｰﾒﾝ", "ラーメンを食べた。", "冷麺を食べた。"),
    Case("other characters", "學校", "学校の桜が咲いた。", "役所の桜が咲いた。"),
    Case("other characters", "ウイスキー", "ウヰスキーを一杯。", "ウーロン茶を一杯。"),
    Case("old spelling", "言う", "さう言ふ人がいた。", "さう思ふ人がいた。"),
    Case("old spelling", "今日", "けふは晴れた。", "きのふは晴れた。"),
    Case("old spelling", "買って", "本を買つて帰る。", "本を売つて帰る。"),
    Case("old spelling", "ビール", "ビイルを飲む。", "ミルクを飲む。"),
    Case("characters in quotes", '"かもしれない。"', "雨かもしれない。", "雨かもしれません。"),
    Case("characters in quotes", '"った、と"', "もう遅かった、と思う。", "もう遅かったと思う。"),
    Case("characters in quotes", '"（笑）"', "寝坊した（笑）。", "笑って寝坊した。"),
    Case("characters in quotes", '"々と"', "人々とすれ違う。", "人とすれ違う。"),
    Case("typed wrong", "シュミレーション", "シミュレーションの結果を待つ。", "シンポジウムの結果を待つ。"),
    Case("typed wrong", "コミニュケーション", "コミュニケーションの難しさ。", "コレクションの難しさ。"),
    Case("typed wrong", "ふいんき", "雰囲気のいい店だった。", "不景気な店だった。"),
    Case("typed wrong", "アボガド", "アボカドを切った。", "アンコールを切った。"),
    Case("several words", "傘 雨", "傘を忘れた日に雨。", "傘を忘れた日に雪。"),
    Case("several words", "紅葉 京都", "紅葉の盛りに京都を歩いた。", "東京都の紅葉はまだだ。"),
    Case("several words", "母 電話", "電話が鳴った。母からだった。", "電話が鳴った。父からだった。"),
    Case("several words", "映画 泣いた", "久しぶりに映画で泣く。", "久しぶりに映画で笑う。"),
    Case("not inside of another", "1度", "熱が1度下がった。", "昼は31度まで上がった。"),
    Case("not inside of another", "本", "本を借りた。", "日本へ帰った。"),
    Case("not inside of another", "パン", "パンを焼いた。", "ジャパンを応援した。"),
    Case("not inside of another", "cat", "cat と名付けた。", "category を名付けた。"),
)  # fmt: skip
