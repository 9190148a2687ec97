package org.diancang.replay.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Pages of the two kinds that government sites have most of, always the same. */
final class MadePages {
    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="zh-CN"><head><meta charset="utf-8"><title>清浦县人民政府</title>
            <meta name="ColumnName" content="政策文件"><link rel="stylesheet" href="/css/site.css">
            <script src="/js/jquery.min.js"></script><style>body{margin:0}.a{color:#333}</style>
            <script>var _hmt = _hmt || []; (function() { if (1 < 2) { _hmt.push(1); } })();</script>
            </head><body class="home">
            """;
    private static final String SENTENCE =
            "为进一步规范湿地保护工作，根据有关法律法规，结合本县实际，制定本办法。各乡镇人民政府应当加强对湿地保护工作的领导，";

    private MadePages() {}

    /** Much text, some links and pictures. */
    static byte[] article() {
        StringBuilder page = new StringBuilder(HEAD);
        for (int i = 0; i < 30; i++) {
            page.append("<li class=\"nav\"><a href=\"/zwgk/column")
                    .append(i)
                    .append("/\">栏目")
                    .append(i)
                    .append("</a></li>\n");
        }
        for (int i = 0; i < 200; i++) {
            page.append("<p class=\"MsoNormal\" style=\"text-indent:2em;line-height:1.8\">")
                    .append(SENTENCE.repeat(1 + i % 4))
                    .append("<span lang=EN-US>")
                    .append(i)
                    .append("</span></p>\n");
            if (i % 10 == 0) {
                page.append("<p align=\"center\"><img src=\"./W0202")
                        .append(i)
                        .append(".jpg\" alt=\"湿地\" width=\"600\"></p>\n");
            }
        }
        return page.append("</body></html>\n").toString().getBytes(UTF_8);
    }

    /** A list of links, with dates. */
    static byte[] links() {
        StringBuilder page = new StringBuilder(HEAD);
        String[] forms = {
            "/zwgk/2026/t2026_%d.html",
            "./202611/t%d.html",
            "http://www.example.gov.cn/art/%d.html",
            "//news.example.cn/a/%d",
            "/search?id=%d&amp;type=1"
        };
        for (int i = 0; i < 2000; i++) {
            page.append("<li><a href=\"")
                    .append(forms[i % forms.length].formatted(100_000 + i))
                    .append("\" title=\"关于印发湿地保护办法的通知\" target=\"_blank\">关于印发湿地保护办法的通知</a>")
                    .append("<span class=\"date\">2026-11-09</span></li>\n");
        }
        return page.append("</body></html>\n").toString().getBytes(UTF_8);
    }
}
