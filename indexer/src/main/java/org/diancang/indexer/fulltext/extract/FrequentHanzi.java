package org.diancang.indexer.fulltext.extract;

import java.util.BitSet;

/**
 * The characters that most of any Chinese text consists of, simplified and traditional, with those
 * of government and library pages. Bytes read in the wrong character set give few of them: they are
 * one in fifteen of all that there are.
 */
final class FrequentHanzi {
    private static final String COMMON =
            """
            的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运
            這個們來為國說時會對後過發經學當沒動還進樣開從實軍無與長機關點業將兩間問戰頭體見產話給門東聲員論處義幾條係系氣題爾變總電數報結務場計資統區隊決馬書則聽卻達強難權設記類據萬規張領確傳師觀術讓識帶導爭運歷圖館臺灣縣鄉鎮廳辦聯構訊單號環護範園歲網聞續項選錄檔藝廣聲臨際讀濟縣
            """;

    private static final String OF_PUBLIC_PAGES =
            """
            府省县乡镇村街道厅局委办室党务公开示告知章令函号年月日印关于转批复议案例办法规划方案意见决定通报政策文件发布机构职责索引字主题词来源时间点击次浏览打印闭字体首页网站站图片频道新闻动态导航搜索联系地址邮编话传真备版权版所有承建技术支持访问量友情链接更多详细全部查看下载附件表格招标采购中标结果投诉举报信箱服务便企事单位个人社会保障医疗卫生健康教育学校院中小师生班级考试招就业养老住房交通环境保护财政预算决算审计统计农林水利文化旅游体育博物馆图书藏古籍献典目录读者借阅讲座展览阵湿河湖江州京沪津渝苏浙闽粤桂琼川贵云藏陕甘青宁新疆内蒙吉黑辽冀晋鲁豫鄂湘赣皖
            貳參頁片訪連結編輯專欄熱線電郵聯絡隱私聲明香港澳門台北特別政府總部署處會議員嘅咗喺啲嚟係唔佢哋冇乜嘢咁
            """;

    private static final BitSet ALL = new BitSet();

    static {
        (COMMON + OF_PUBLIC_PAGES).codePoints().filter(Character::isIdeographic).forEach(ALL::set);
    }

    private FrequentHanzi() {}

    static boolean contains(int character) {
        return ALL.get(character);
    }
}
