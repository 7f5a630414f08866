"""Old kanji and the new ones that replaced them: one character for one.

The pairs are those of the Jōyō and Jinmeiyō kanji lists of the Japanese government, as collected by kyujipy 0.6.8
(MIT, Emmanuel Ternon), without the compatibility characters that NFKC folds already, and with some
common name and book variants added (髙 﨑 邉 嶋 峯 冨 ...), and but for five of which the dictionary has its words under the
older one (籠, of which a 小篭包 is none to it): 篭 is 籠. 拾 stays: it is 十 in sums of money only.
"""

import functools
from itertools import chain

OLD = (
    "亞惡壓圍醫爲壹飮隱榮營銳衞驛悅閱圓鹽緣艷應歐毆櫻奧橫溫穩假價畫會繪壞懷槪擴殼覺學嶽樂渴罐卷陷勸寬關歡"
    "觀顏氣歸龜僞戲犧舊據擧虛峽挾狹敎鄕曉區驅勳薰徑莖惠揭溪經螢輕繼鷄藝擊缺硏縣儉劍險圈檢獻權顯驗嚴戶吳娛"
    "廣效恆黃鑛號吿國黑碎濟齋歲劑雜參棧蠶慘產贊殘絲齒兒辭濕實寫舍釋壽收從澁獸縱肅處緖敍尙將稱涉燒證奬條狀"
    "乘淨剩疊繩壤孃讓釀觸囑眞寢愼盡圖粹醉穗隨髓樞數瀨聲靑齊淸靜稅竊攝說絕專淺戰踐錢潛纖禪雙壯爭莊搜插巢曾"
    "瘦裝總騷增藏臟卽屬續墮對體帶滯臺瀧擇澤脫擔單膽團斷彈遲癡蟲晝鑄廳徵聽敕鎭遞鐵點轉傳燈當黨盜稻鬭德獨讀"
    "屆內貳惱腦霸拜廢賣麥發髮拔晚蠻祕濱甁拂佛倂竝餠邊變步舖寶豐襃沒飜每萬滿麵默彌譯藥與豫餘譽搖樣謠來賴亂"
    "覽龍兩獵綠淚壘禮勵戾靈隸齡曆歷戀鍊爐勞郞樓篭錄灣堯巖摑彥桧槇瑤禰禱祿穰簞聰遙啞噓穎鷗軀鴬攪麴鹼嚙繡蔣"
    "醬搔屛幷濾蘆蠟彎焰礦讚顚巓醱潑輛繫瀆儘薮蝿嬀驒鬥鬪鬬亙凜晄晉萠髙﨑邉嶋峯舘冨皈囘廻裡恠"
)
NEW = (
    "亜悪圧囲医為壱飲隠栄営鋭衛駅悦閲円塩縁艶応欧殴桜奥横温穏仮価画会絵壊懐概拡殻覚学岳楽渇缶巻陥勧寛関歓"
    "観顔気帰亀偽戯犠旧拠挙虚峡挟狭教郷暁区駆勲薫径茎恵掲渓経蛍軽継鶏芸撃欠研県倹剣険圏検献権顕験厳戸呉娯"
    "広効恒黄鉱号告国黒砕済斎歳剤雑参桟蚕惨産賛残糸歯児辞湿実写舎釈寿収従渋獣縦粛処緒叙尚将称渉焼証奨条状"
    "乗浄剰畳縄壌嬢譲醸触嘱真寝慎尽図粋酔穂随髄枢数瀬声青斉清静税窃摂説絶専浅戦践銭潜繊禅双壮争荘捜挿巣曽"
    "痩装総騒増蔵臓即属続堕対体帯滞台滝択沢脱担単胆団断弾遅痴虫昼鋳庁徴聴勅鎮逓鉄点転伝灯当党盗稲闘徳独読"
    "届内弐悩脳覇拝廃売麦発髪抜晩蛮秘浜瓶払仏併並餅辺変歩舗宝豊褒没翻毎万満麺黙弥訳薬与予余誉揺様謡来頼乱"
    "覧竜両猟緑涙塁礼励戻霊隷齢暦歴恋錬炉労郎楼籠録湾尭巌掴彦檜槙瑶祢祷禄穣箪聡遥唖嘘頴鴎躯鶯撹麹鹸噛繍蒋"
    "醤掻屏并沪芦蝋弯焔砿讃顛巔醗溌輌繋涜侭藪蠅媯騨闘闘闘亘凛晃晋萌高崎辺島峰館富帰回回裏怪"
)
OTHER_FORMS = dict(
    zip(
        "濵濱𠮷嵜碕栁桺槗𣘺曻靏靍桒埜舩凉徃脉况减决凖羣畧畄噐躰軆迯逹鄰餝駈麪麵罸耻烟泪盃恊纎恠皷嶌搏髮羮饑槪秌稾牀飃雞塲窗窻穐艸棊祗煖慾煑緜膓邨銕釼觧咏籖盖葢貍甞埀冲崕聟筭虵鴈辨瓣辯",
        "浜浜吉崎崎柳柳橋橋昇鶴鶴桑野船涼往脈況減決準群略留器体体逃達隣飾駆麺麺罰恥煙涙杯協繊怪鼓島拍髪羹飢概秋稿床飄鶏場窓窓秋草棋祇暖欲煮綿腸村鉄剣解詠籤蓋蓋狸嘗垂沖崖婿算蛇雁弁弁弁",
        strict=True,
    )
)
"""Variants that are in neither list: of names as family registers write them, and of older print (俗字, 異体字).

Put together for this program, one by one, and derived from no list; that of the Unihan database (Unicode License v3) was not
taken over, for its semantic variants hold pairs that Japanese tells apart (後 and 后).
"""


@functools.cache
def _older() -> dict[str, tuple[str, ...]]:
    older: dict[str, tuple[str, ...]] = {}
    for old, new in chain(zip(OLD, NEW, strict=True), OTHER_FORMS.items()):
        older[new] = (*older.get(new, ()), old)
    return older


def older_forms(char: str) -> tuple[str, ...]:
    """The characters of older print that a kanji replaced.

    >>> older_forms("駅"), older_forms("場"), older_forms("山")
    (('驛',), ('塲',), ())
    """
    return _older().get(char, ())


_NAME_KANJI = ("斎斉齋齊", "渕淵", "坂阪", "沢澤", "桧檜", "籠篭", "曽曾", "栢柏", "藪薮", "附付")
"""Kanji that names are written with alike though they are not the same: 斎藤 and 斉藤."""


def variants(char: str) -> tuple[str, ...]:
    """The other kanji that may stand for one in a name.

    >>> variants("斉"), variants("山")
    (('斎', '齋', '齊'), ())
    """
    return tuple(other for group in _NAME_KANJI if char in group for other in group if other != char)
