"""What errors and notices say: rows of the message table, code → (ja, en)."""

from __future__ import annotations

ERROR_TEXTS: dict[str, tuple[str, str]] = {
    "no-index": (
        "索引がまだありません。まず「{command} index 日記のファイルやフォルダ」を実行してください。",
        "There is no index yet. Run '{command} index FILE_OR_FOLDER' first.",
    ),
    "no-index-there": (
        "{path} に索引はありません。作るには: {command} index 日記のファイルやフォルダ",
        "There is no index in {path}. To make one: {command} index FILE_OR_FOLDER",
    ),
    "index-being-made": (
        "はじめての索引を、別の nikki が作っているところです。できあがるまで検索は待ってください（{path}）。",
        "Another nikki is making the first index ({path}). Wait until it is done to search.",
    ),
    "index-unfinished": (
        "はじめての索引が、途中で止まったままです（{path}）。作るには: {command} index",
        "The first index was not finished ({path}). To make it: {command} index",
    ),
    "query-bracket": (
        "検索語の{place}文字目にある「{text}」に対応する括弧がありません。文字として探すなら引用符で囲んでください。",
        "The bracket '{text}' at character {place} of the query has no counterpart. Quote it to search for the character.",
    ),
    "query-bracket-first": (
        "{text} に対応する開き括弧がありません。",
        "There is no opening bracket for {text}.",
    ),
    "query-quote": (
        "{text} に対応する引用符がありません。",
        "There is no other quotation mark for {text}.",
    ),
    "query-operator": (
        "検索語の{place}文字目にある「{text}」のあとに語がありません。文字として探すなら引用符で囲んでください。",
        "Nothing follows '{text}' at character {place} of the query. Quote it to search for the characters.",
    ),
    "query-operator-first": (
        "検索語の{place}文字目にある「{text}」の前に語がありません。文字として探すなら引用符で囲んでください。",
        "Nothing stands before '{text}' at character {place} of the query. Quote it to search for the characters.",
    ),
    "query-filter": (
        "検索語の{place}文字目にある「{text}」という絞り込みはありません。「{near}」のことですか？ 文字として探すなら引用符で囲んでください。",
        "There is no filter '{text}' (character {place} of the query). Did you mean '{near}'? Quote it to search for the characters.",
    ),
    "query-key": (
        "検索語の{place}文字目にある「{text}」という絞り込みはありません。この日記の項目は {known} です。文字として探すなら引用符で囲んでください。",
        "There is no filter '{text}' (character {place} of the query). The keys of this diary are: {known}. Quote it to search for the characters.",
    ),
    "has-what": (
        "has:{text} という絞り込みはありません。has: のあとに書けるのは {known} です。",
        "There is no filter has:{text}. After has: there may be: {known}",
    ),
    "query-filter-in-filter": (
        "検索語の{place}文字目にある「{text}」の括弧の中に、別の絞り込みは書けません。",
        "The brackets after '{text}' at character {place} of the query cannot hold another filter.",
    ),
    "query-too-deep": (
        "検索語の{place}文字目で括弧が深くなりすぎます（{most}段まで）。",
        "The brackets at character {place} of the query are nested too deeply (at most {most}).",
    ),
    "query-too-long": (
        "検索語が多すぎます（{most}語まで）。文章をそのまま探すなら引用符で囲んでください。",
        "The query has too many words (at most {most}). Quote a text to search for it as it stands.",
    ),
    "empty-query": (
        "検索語がありません。例: {command} search 瞑想",
        "There is nothing to search for. Example: {command} search 瞑想",
    ),
    "no-such-sort": (
        "「{text}」という並べ方はありません。使えるのは {known} です。",
        "There is no order '{text}'. There are: {known}",
    ),
    "index-not-a-folder": (
        "索引の場所 {path} はフォルダではありません。--index で別の場所を指定してください。",
        "{path} is not a folder. Name another place with --index.",
    ),
    "index-foreign": (
        "索引 {path} は別の利用者のものです。安全のため開きません。--index で自分の場所を指定してください。",
        "The index {path} belongs to another user and is not opened, for safety. Name a place of your own with --index.",
    ),
    "index-open-to-others": (
        "索引 {path} には他の利用者も書き込めます。安全のため開きません。{command} index --rebuild で作り直せます（今の索引は、何も変えずに別の名前で残します）。",
        "Others can write to the index {path}; it is not opened, for safety. '{command} index --rebuild' rebuilds it, and keeps this one untouched under another name.",
    ),
    "index-untrusted": (
        "索引 {path} の中に、nikki が作ったものではない {name} があります（リンクか、他の利用者のファイルなど）。安全のため開きません。{command} index --rebuild で作り直せます（今の索引は、何も変えずに別の名前で残します）。",
        "{name} in the index {path} was not made by nikki: it is a link, or belongs to another user, or is no file. The index is not opened, for safety. '{command} index --rebuild' rebuilds it, and keeps this one untouched under another name.",
    ),
    "index-not-set-aside": (
        "索引 {path} の名前を変えられません（{reason}）。--index で別の場所を指定してください。今の索引はそのままです。",
        "The index {path} cannot be renamed ({reason}). Name another place with --index; the index is as it was.",
    ),
    "sources-untrusted": (
        "索引 {path} は他の利用者が書き換えたかもしれず、どの日記のものかを読み取れません。日記の場所を指定してください。例: {command} index --rebuild ~/diary",
        "Others may have written to the index {path}, and it does not say which diary it is of. Name the diary: {command} index --rebuild ~/diary",
    ),
    "index-damaged": (
        "索引 {path} が壊れています。{command} index --rebuild で作り直せます（日記のファイルはそのままです）。",
        "The index {path} is damaged. '{command} index --rebuild' rebuilds it (the diary files are not touched).",
    ),
    "worker-died": (
        "索引を作る途中で、処理の一つが途中で止まりました。索引は前のままです。メモリが足りないのかもしれません。もう一度お試しください。",
        "One of the processes that build the index ended too early. The index is as it was. Memory may be short; please try again.",
    ),
    "worker-failed": (
        "索引を作る処理の一つが失敗しました（{kind}、{place}）。索引は前のままです。",
        "One of the processes that build the index failed ({kind}, {place}). The index is as it was.",
    ),
    "entry-failed": (
        "{path}:{line} の記事（{date}）を索引に入れられません（{kind}、{place}）。索引は前のままです。このファイルを除くには .nikkiignore に書いてください。",
        "The entry {path}:{line} ({date}) cannot be taken into the index ({kind}, {place}). The index is as it was. A .nikkiignore leaves its file out.",
    ),
    "index-locked": (
        "索引 {path} は別の nikki が更新中です。少し待ってからもう一度実行してください。",
        "Another nikki is updating the index {path}. Wait a moment and try again.",
    ),
    "index-read-only": (
        "Whoosh からこの索引に書き込むことはできません。日記を書いたあとは nikki index で更新してください。",
        "Whoosh cannot write to this index. After writing, bring it up to date with 'nikki index'.",
    ),
    "index-would-lose": (
        "索引 {path} は作り直さなければ使えませんが、今は {places} が見つからず、そこの記事が索引から失われます。つないでからもう一度実行してください。失ってもよければ {command} index --rebuild で作り直せます（日記のファイルはそのままです）。",
        "The index {path} must be rebuilt, but {places} is not there now, and its entries would be lost to it. Connect it and try again; or, if the index may do without them, run '{command} index --rebuild' (the diary files are not touched).",
    ),
    "index-other-version": (
        "索引 {path} は別のバージョンの nikki で作られていて、このバージョンでは読めません。{command} index で作り直せます（日記のファイルはそのままです）。",
        "The index {path} was made by another version of nikki, and this one cannot read it. '{command} index' rebuilds it (the diary files are not touched).",
    ),
    "index-not-written": (
        "索引 {path} に書き込めません（{reason}）。空き容量と権限を確かめてください。日記のファイルも前回の索引もそのままです。",
        "The index {path} cannot be written ({reason}). Check the space and the permissions; the diary files and the index so far are untouched.",
    ),
    "no-sources": (
        "索引に入れる日記がまだ指定されていません。例: {command} index ~/diary",
        "No diary has been named yet. Example: {command} index ~/diary",
    ),
    "sources-lost": (
        "索引 {path} が壊れ、どの日記のものかもわからなくなりました。{command} index に日記の場所をもう一度指定してください（日記のファイルはそのままです）。例: {command} index ~/diary",
        "The index {path} is damaged, and with it went which diary it was of. Name it again (the diary files are not touched): {command} index ~/diary",
    ),
    "no-such-path": (
        "{path} がありません。日記のファイルかフォルダの場所を確かめてください。",
        "{path} does not exist. Check the place of your diary file or folder.",
    ),
    "special-file": (
        "{path} は普通のファイルでもフォルダでもないので、日記として読めません。",
        "{path} is neither a file nor a folder and cannot be read as a diary.",
    ),
    "unreadable": (
        "{path} を読む権限がありません。",
        "You have no permission to read {path}.",
    ),
    "names-unreadable": (
        "固有名詞のファイル {path} を読めません。テキストで、1行に1つ「表記 よみ」の形で書いてください。",
        "The file of names {path} cannot be read. It must be text, one name a line: the name and its reading.",
    ),
    "notice-bad-name": (
        "「{detail}」は固有名詞として読めません（「表記 よみ」の形で、よみはかなで書きます）。",
        "'{detail}' is no name (write the name and its reading in kana).",
    ),
    "notice-unread-name": (
        "固有名詞「{detail}」によみがないので、かなやローマ字では見つかりません（「表記 よみ」の形で書けます）。",
        "the name '{detail}' has no reading, so it is not found in kana or romaji (write it behind the name).",
    ),
    "bad-heading": (
        "見出しの正規表現「{pattern}」を読めません（{problem}）。",
        "The regular expression for headings, '{pattern}', cannot be read ({problem}).",
    ),
    "heading-groups": (
        "見出しの正規表現「{pattern}」に名前つきの組 {missing} がありません。例: ^■(?P<year>\\d+)年(?P<month>\\d+)月(?P<day>\\d+)日",
        "'{pattern}' lacks the named groups {missing}. Example: ^■(?P<year>\\d+)年(?P<month>\\d+)月(?P<day>\\d+)日",
    ),
    "not-remembered": (
        "{path} は索引が覚えている場所ではありません。{command} doctor で確かめてください。",
        "{path} is none of the places that the index remembers; '{command} doctor' names them.",
    ),
    "index-no-index": (
        "{path} には別のファイルがあり、索引はありません。空のフォルダか新しい場所を --index で指定してください。",
        "{path} holds other files and no index. Name an empty folder, or a new one, with --index.",
    ),
    "bad-date": (
        "日付「{text}」を解釈できません。例: 2025-05、昨日、去年の夏、令和7年8月、2024-05..2024-07",
        "'{text}' is no date that can be understood. Examples: 2025-05, yesterday, last summer, 令和7年8月, 2024-05..2024-07",
    ),
    "bad-date-part": (
        "日付「{text}」の「{part}」を解釈できません。例: 2025-05、昨日、去年の夏、令和7年8月、2024-05..2024-07",
        "'{part}' in the date '{text}' cannot be understood. Examples: 2025-05, yesterday, last summer, 令和7年8月, 2024-05..2024-07",
    ),
    "bad-date-weekday": (
        "日付「{text}」の曜日が合いません。正しくは {day}({weekday}) です。",
        "The weekday of '{text}' is wrong: it is {day}({weekday}).",
    ),
    "no-such-date": (
        "「{text}」にあたる日付は暦にありません。",
        "There is no date '{text}' in the calendar.",
    ),
    "no-such-date-of-era": (
        "「{text}」にあたる日付は暦にありません。{era}は {first} から {last} までです。",
        "There is no date '{text}' in the calendar: {era} is {first} to {last}.",
    ),
    "dates-backwards": (
        "期間「{text}」は終わり（{end}）が始まり（{start}）より前です。",
        "The range '{text}' ends ({end}) before it begins ({start}).",
    ),
    "no-such-hit": (
        "直前の検索に{number}番目の結果はありません（{count}番目まで）。",
        "The last search has no hit number {number} (the last is {count}).",
    ),
    "no-search-yet": (
        "まだ検索していないので、{number}番目の結果はありません。",
        "There was no search yet, so there is no hit number {number}.",
    ),
    "hit-gone": (
        "直前の検索の{number}番目の記事は、もうありません。もう一度検索してください。",
        "The entry of hit number {number} is not there any more. Search again.",
    ),
    "bad-when": (
        "「{text}」は、日付としても、直前の検索の番号や記事の id としても解釈できません。例: 2025-06-06、昨日、去年の夏、3",
        "'{text}' is neither a date, nor a number of the last search, nor an id. Examples: 2025-06-06, yesterday, last summer, 3",
    ),
    "notice-no-diary": (
        "ここには日記が見つかりません。場所が違うなら {command} index --forget で外せます。",
        "no diary was found there; if it is the wrong place, {command} index --forget takes it out.",
    ),
    "notice-source-missing": (
        "今は見つかりません。索引の内容はそのまま残します。",
        "is not there now; what the index holds of it is kept.",
    ),
    "notice-source-gone": (
        "今は見つからず、そこだけにある記事もありません。もう使わないなら {command} index --forget で外せます。",
        "is not there now, and no entry is only there. If it is not needed, {command} index --forget takes it out.",
    ),
    "notice-dead-link": (
        "リンク先がありません。",
        "is a link that leads nowhere.",
    ),
    "notice-source-closed": (
        "読む権限がありません。索引の内容はそのまま残します。",
        "cannot be read for want of permission; what the index holds of it is kept.",
    ),
    "notice-source-empty": (
        "日記のファイルが一つもありません。索引の内容はそのまま残します。",
        "holds no diary file now; what the index holds of it is kept.",
    ),
    "notice-source-lost": (
        "今は見つからず、索引にあった内容も残せませんでした。見つかれば索引に戻ります。",
        "is not there now, and what the index held of it could not be kept; it will be back when the place is.",
    ),
    "notice-set-aside": (
        "作り直す前の索引です。他の利用者が書き換えたかもしれないので、中は何も変えずに名前だけ変えました。要らなければ消してください。",
        "is the index from before. Others may have written to it, so it was only renamed and nothing in it was changed; delete it if you do not need it.",
    ),
    "notice-taken-over": (
        "元の索引に記録されていた場所です。心当たりがなければ {command} index --forget で外してください。",
        "was named in the old index and is indexed again. If you do not know it, '{command} index --forget' leaves it out.",
    ),
    "notice-taken-over-names": (
        "元の索引に記録されていた固有名詞のファイルです。心当たりがなければ {command} index --names で別のファイルを指定してください。",
        "was named in the old index as the file of names. If you do not know it, name another with '{command} index --names'.",
    ),
    "notice-taken-over-heading": (
        "日付の見出しの正規表現 {detail} を引き継ぎました。",
        "had the pattern {detail} for date headings, which was taken over.",
    ),
    "notice-unreadable-file": (
        "読めませんでした（{detail}）。以前の内容があれば残します。",
        "could not be read ({detail}); what the index held of it is kept.",
    ),
    # what was odd about a file that was read; path and line stand before the text
    "notice-binary": (
        "文章ではないようなので読みませんでした。",
        "does not look like text; it was left out.",
    ),
    "notice-own-page": (
        "nikki export のページなので、日記としては読みませんでした。",
        "is a page that 'nikki export' wrote; it was left out.",
    ),
    "notice-empty": (
        "中身がありません。",
        "is empty.",
    ),
    "notice-archive": (
        "読める日記がない圧縮ファイルです。日記なら、展開するか、ほかの形で書き出してください。",
        "is an archive without a diary that can be read. If it is one, unpack it or export it in another form.",
    ),
    "notice-broken-bytes": (
        "文字コードとして正しくないバイトがあります（{detail}行）。その文字だけを失いました。",
        "has bytes that are no characters ({detail} lines); only those characters were lost.",
    ),
    "notice-two-encodings": (
        "UTF-8 の中に、ほかの文字コードの行があります（{detail}行）。1行ずつ読み分けました。",
        "is UTF-8 with lines in another encoding ({detail}); each line was read in its own.",
    ),
    "notice-undated": (
        "日付がわかりません。日付のない文章として検索できます。",
        "has no date; its text can be searched as undated.",
    ),
    "notice-yearless": (
        "見出し「{detail}」の年がわかりません。日付のない文章として検索できます。ファイル名に年を入れると読めます。",
        "has a heading without a year ({detail}); its text can be searched as undated. A year in the file's name would do.",
    ),
    "notice-year-guessed": (
        "見出しに年がありません。ファイルの更新日から{detail}年としました。ファイル名に年を入れると確かになります。",
        "has headings without a year; by the time of the file they are taken to be of {detail}. A year in its name makes sure.",
    ),
    "notice-year-of-weekdays": (
        "見出しに年がありません。曜日の合う{detail}年としました。ファイル名に年を入れると確かになります。",
        "has headings without a year; by their weekdays they are taken to be of {detail}. A year in its name makes sure.",
    ),
    "notice-year-doubtful": (
        "見出しに年がありません。曜日の合う{detail}年としましたが、曜日の書きまちがいなら、別の年かもしれません。ファイル名に年を入れると確かになります。",
        "has headings without a year; by the weekday they are taken to be of {detail}, but if that is mistyped they are of another year. A year in its name makes sure.",
    ),
    "notice-bad-date": (
        "「{detail}」は日付として読めません。前の文章の続きとして扱いました。",
        "'{detail}' is no date; it was taken as text of the entry before it.",
    ),
    "notice-weekday": (
        "曜日が日付と合いません（{detail}）。",
        "has a weekday that is not that of its date ({detail}).",
    ),
    "notice-template": (
        "日付などを埋める前のひな形なので、日記としては読みませんでした。",
        "is a template of which the blanks are not filled in; it was left out.",
    ),
    "notice-navigation": (
        "ページのナビゲーション（nav と、上のほうにあるリンクや表の見出し）は、日記の文章としては読みませんでした。",
        "has navigation (nav, or links and names of columns on top of the page), which was left out of the diary.",
    ),
    "notice-rtf": (
        "リッチテキスト（RTF）なので読みませんでした。ワープロで「テキスト形式」か Word（docx）として保存すると読めます。",
        "is Rich Text (RTF), which is not read. Save it as plain text or Word (docx) in the program that made it.",
    ),
    "notice-data": (
        "日記の書き出しとして知っている形ではないので読みませんでした。日記なら、文章か CSV、HTML で書き出すと読めます。",
        "is no export of a diary that is known; it was left out. If it is one, export it as text, CSV or HTML.",
    ),
    "notice-table": (
        "日付の列がない表なので読みませんでした。列の名前を「日付」にすると読めます。",
        "is a table without a column of days; it was left out. Name that column 'date'.",
    ),
    "notice-repeats": (
        "隣のファイルと同じ内容なので、そちらだけを読みました。",
        "says the same as the file beside it; that one was read.",
    ),
    "notice-feed": (
        "ページの内容を繰り返すフィードなので読みませんでした。これが日記なら、{command} index にこのファイルを指定してください。",
        "is a feed, which repeats pages; it was left out. If it is the diary, name the file itself to {command} index.",
    ),
    "notice-left-in-text": (
        "「{detail}」は日付の見出しとするには手がかりが足りないので、文章として残しました。見出しなら、設定の heading で形を示せます（nikki help config-file）。",
        "has a line with a date ({detail}) that too little says is a heading; it was left in the text. If it is one, heading in the configuration tells its form (nikki help config-file).",
    ),
    "notice-out-of-order": (
        "見出しに似ていますが、日付の順に合わない行を文章として残しました（{detail}）。書きまちがいなら直してください。{command} doctor で一覧できます。",
        "has lines like headings whose dates are out of order ({detail}); they were left in the text. Correct them if they are mistyped; '{command} doctor' lists them.",
    ),
    "notice-very-long": (
        "{detail}文字の記事があります。日記でなければ .nikkiignore で除けます。いくつかに分けて索引に入れました。",
        "has an entry of {detail} characters, which was taken in parts. If it is no diary, a .nikkiignore can leave it out.",
    ),
    "notice-front-matter": (
        "冒頭の設定（front matter）が読めないので、文章として扱いました。",
        "has front matter that cannot be read; it was taken as text.",
    ),
}
