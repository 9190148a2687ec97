package org.diancang.bench.fulltext;

import java.util.List;
import java.util.stream.Collectors;

/** How government sites of several ages put a page together. */
enum GovernmentTemplate {
    /** Blocks, an editor's container, government metadata. */
    ARTICLE {
        @Override
        String page(PageText text) {
            return """
            <!DOCTYPE html>
            <html lang="zh-CN"><head>
            %s<title>%s_某市人民政府门户网站</title>
            <meta name="SiteName" content="某市人民政府门户网站"><meta name="SiteDomain" content="www.moushi.gov.cn">
            <meta name="ColumnName" content="通知公告"><meta name="ColumnType" content="通知公告">
            <meta name="ArticleTitle" content="%s"><meta name="PubDate" content="%s 09:30">
            <link rel="stylesheet" href="/images/main.css"><script src="/images/jquery.min.js"></script>
            <script>var column = {id: 4501, name: "tzgg"}; function share(to) { window.open(to + location.href); }</script>
            </head><body>
            <div class="top"><a href="/wza/">无障碍</a><a href="/app/">移动版</a><form action="/s"><input name="q"><button>搜索</button></form></div>
            <div class="header"><h2 class="logo">某市人民政府</h2></div><ul class="nav">
            %s</ul>
            <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/tzgg/">通知公告</a></div>
            <div class="main"><div class="left"><h1 class="title">%s</h1>
            <div class="info">发布时间：%s 来源：市政府办公室 浏览次数：<span id="hits">128</span> 字号：<a>大</a><a>中</a><a>小</a></div>
            <div class="TRS_Editor" id="zoom">
            %s</div>
            <div class="share">分享到：<a>微信</a><a>微博</a></div><div class="tool"><a href="javascript:print()">打印本页</a><a href="javascript:close()">关闭窗口</a></div></div>
            <div class="right"><h3>相关信息</h3><ul>
            %s</ul></div></div>
            %s</body></html>
            """
                    .formatted(
                            text.meta(),
                            text.title(),
                            text.title(),
                            text.day(),
                            links(text.menu(), "<li>", "</li>"),
                            text.title(),
                            text.day(),
                            paragraphs(text, "<p style=\"text-indent:2em\">", "</p>"),
                            links(text.beside(), "<li>", "</li>"),
                            FOOTER);
        }
    },
    /** Tables within tables, fonts, no end of paragraphs. */
    TABLES {
        @Override
        String page(PageText text) {
            return """
            <html><head>
            %s<title>%s</title></head>
            <body bgcolor=#ffffff topmargin=0><table width=980 align=center border=0 cellspacing=0>
            <tr><td colspan=2 height=90 background=/images/banner.jpg></td></tr><tr><td colspan=2 bgcolor=#cc0000><font color=white>
            %s</font></td></tr>
            <tr><td width=220 valign=top><table width=100%% bgcolor=#eeeeee><tr><td><b>栏目导航</b></td></tr>
            %s</table></td><td valign=top><table width=100%%><tr><td align=center><font size=5><b>%s</b></font></td></tr>
            <tr><td align=center><font size=2 color=#888888>%s　点击数：2306　【<a href=#>字体：小</a> <a href=#>大</a>】</font></td></tr>
            <tr><td><font size=3>
            %s</font></td></tr></table></td></tr>
            <tr><td colspan=2>%s</td></tr></table></body></html>
            """
                    .formatted(
                            text.meta(),
                            text.title(),
                            links(text.menu(), " | ", ""),
                            links(text.beside(), "<tr><td>", "</td></tr>"),
                            text.title(),
                            text.day(),
                            paragraphs(text, "　　", "<br><br>"),
                            FOOTER);
        }
    },
    /** A catalogue of open government information. */
    CATALOGUE {
        @Override
        String page(PageText text) {
            return """
            <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
            <html xmlns="http://www.w3.org/1999/xhtml"><head>
            %s<title>%s - 政府信息公开</title></head><body>
            <div id="header"><div id="menu">
            %s</div></div>
            <div id="container"><div id="sidebar"><h4>信息公开目录</h4><ul>
            %s</ul></div><div id="content">
            <table class="headInfo"><tr><td>索 引 号：</td><td>014001/2024-00321</td><td>主题分类：</td><td>文化、广电、新闻出版</td></tr>
            <tr><td>发文机关：</td><td>某市人民政府办公室</td><td>成文日期：</td><td>%s</td></tr></table>
            <h1>%s</h1><div class="article">
            %s</div></div></div>
            <div id="footer">%s</div></body></html>
            """
                    .formatted(
                            text.meta(),
                            text.title(),
                            links(text.menu(), "<span>", "</span>"),
                            links(text.beside(), "<li>", "</li>"),
                            text.day(),
                            text.title(),
                            paragraphs(text, "<p>", "</p>"),
                            FOOTER);
        }
    },
    /** Elements with a meaning, a carousel, lists below the article. */
    MODERN {
        @Override
        String page(PageText text) {
            return """
            <!doctype html><html lang="zh"><head>
            %s<meta name="viewport" content="width=device-width"><title>%s | 新闻中心</title><style>.nav{display:flex}.c{max-width:60em}</style></head>
            <body><header><nav class="nav">
            %s</nav></header><main><article class="c"><h1>%s</h1>
            <p class="meta"><time datetime="%s">%s</time> 编辑：张三 责任编辑：李四</p><section>
            %s</section></article><aside><h2>推荐阅读</h2>
            %s</aside></main><footer>%s</footer>
            <script>(function(){var s=document.createElement("script");s.src="/tongji.js";document.body.appendChild(s)})()</script></body></html>
            """
                    .formatted(
                            text.meta(),
                            text.title(),
                            links(text.menu(), "", ""),
                            text.title(),
                            text.day(),
                            text.day(),
                            paragraphs(text, "<p>", "</p>"),
                            links(text.beside(), "<div class=\"item\">", "</div>"),
                            FOOTER);
        }
    };

    private static final String FOOTER =
            """
            <div class="foot"><p><a href="/gywm/">关于我们</a> | <a href="/wzdt/">网站地图</a> | <a href="/lxwm/">联系我们</a></p>
            <p>主办：某市人民政府办公室　承办：某市大数据局　网站标识码：4401000001</p>
            <p>某ICP备05000001号-1　某公网安备44010002000001号　地址：某市府前路一号　邮编：510000</p></div>
            """;

    /** The page's markup. */
    abstract String page(PageText text);

    private static String links(List<String> titles, String before, String after) {
        return titles.stream()
                .map(
                        title ->
                                "%s<a href=\"/zwgk/%d.html\">%s</a>%s\n"
                                        .formatted(
                                                before, title.hashCode() & 0xFFFFF, title, after))
                .collect(Collectors.joining());
    }

    private static String paragraphs(PageText text, String before, String after) {
        return text.paragraphs().stream()
                .map(paragraph -> before + paragraph + after + "\n")
                .collect(Collectors.joining());
    }
}
