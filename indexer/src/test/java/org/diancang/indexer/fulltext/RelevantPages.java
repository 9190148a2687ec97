package org.diancang.indexer.fulltext;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Pages of {@code relevance/pages.txt} as servers would send them, menus and footers included. */
final class RelevantPages {
    private static final String MENU =
            "<div class=menu><a href=/>首页</a> <a href=/zjqh/>走进青禾</a> <a href=/zwgk/>政务公开</a>"
                    + " <a href=/tzgg/>通知公告</a> <a href=/bailuhu/>白鹭湖湿地公园</a> <a href=/guji/>古籍保护</a>"
                    + " <a href=/feiyi/>非物质文化遗产</a> <a href=/bowuguan/>青禾博物馆</a>"
                    + " <a href=/jyj/>青禾县教育局</a> <a href=/liuxi/>柳溪镇</a></div>";
    private static final String FOOTER =
            "<div class=footer><p><a href=/about/>关于我们</a> | <a href=/map/>网站地图</a> |"
                    + " <a href=/lxwm/>联系我们</a></p><p>主办单位：青禾县人民政府办公室　承办单位：青禾县图书馆</p>"
                    + "<p>网站标识码：4209990001</p></div>";
    private static final String BESIDE =
            "<div class=related><div>相关稿件</div><ul><li><a href=1>白鹭湖迎来候鸟</a></li>"
                    + "<li><a href=2>古籍修复师三十年</a></li><li><a href=3>柳溪木版年画</a></li></ul></div>";

    private RelevantPages() {}

    /**
     * One of them.
     *
     * @param name what tells it from others
     */
    record Page(String name, String url, String servedType, byte[] payload) {}

    static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (String block : resource("pages.txt").split("(?m)^== ")) {
            if (!block.startsWith("#")) {
                pages.add(page(block.lines().filter(line -> !line.isBlank()).toList()));
            }
        }
        return pages;
    }

    static String resource(String name) throws IOException {
        try (InputStream in = RelevantPages.class.getResourceAsStream("relevance/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Page page(List<String> lines) {
        String name = lines.getFirst().split(" ")[0];
        String kind = lines.getFirst().split(" ")[1];
        String title = lines.get(1).replaceFirst("title ", "");
        List<String> text = new ArrayList<>(lines.subList(2, lines.size()));
        String number = taken(text, "number ");
        String index = taken(text, "index ");
        String host = "http://www.qinghe.gov.example/";
        if (kind.equals("docx")) {
            byte[] file = OfficeFiles.docx(title, text.toArray(String[]::new));
            return new Page(name, host + name + ".docx", "application/octet-stream", file);
        }
        String html =
                "<!doctype html><html><head><meta charset=utf-8>"
                        + body(kind, title, catalogue(number, index), text);
        return new Page(
                name,
                host + kind + "/" + name + ".html",
                "text/html",
                html.getBytes(StandardCharsets.UTF_8));
    }

    /** The first line that begins so, without its beginning; it is no text any more. */
    private static String taken(List<String> lines, String beginning) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(beginning)) {
                return lines.remove(i).substring(beginning.length());
            }
        }
        return "";
    }

    private static String catalogue(String number, String index) {
        return "<table><tr><td>索引号：<td>"
                + index
                + "<tr><td>发文字号：<td>"
                + number
                + "<tr><td>发文机关：<td>青禾县人民政府</table>";
    }

    private static String body(String kind, String title, String catalogue, List<String> text) {
        String paragraphs =
                text.stream().map(line -> "<p>" + line + "</p>").collect(Collectors.joining());
        String head = "<title>" + title + "</title>";
        String article = "<h1>" + title + "</h1>" + paragraphs;
        return switch (kind) {
            case "notice" ->
                    "<meta name=ArticleTitle content='"
                            + title
                            + "'>"
                            + "<title>"
                            + title
                            + "_通知公告_青禾县人民政府</title>"
                            + MENU
                            + catalogue
                            + "<h1>"
                            + title
                            + "</h1><div class=TRS_Editor>"
                            + paragraphs
                            + "</div>"
                            + FOOTER;
            case "news" -> head + MENU + article + BESIDE + FOOTER;
            case "hall" ->
                    "<meta name=keywords content='青禾,文化'>"
                            + head
                            + MENU
                            + "<div id=zoom>"
                            + article
                            + "</div>"
                            + FOOTER;
            case "list" ->
                    head
                            + MENU
                            + "<h1>"
                            + title
                            + "</h1><ul>"
                            + text.stream()
                                    .map(
                                            line ->
                                                    "<li><a href=x>"
                                                            + line
                                                            + "</a> <span>2024-05-20</span></li>")
                                    .collect(Collectors.joining())
                            + "</ul>"
                            + FOOTER;
            case "english" ->
                    head
                            + "<div class=nav><a href=/>Home</a> <a href=/museum>Museum</a>"
                            + " <a href=/wetland>Wetland Park</a> <a href=/birds>Migratory Birds</a></div>"
                            + article;
            case "portal" -> "<title>青禾县人民政府门户网站</title>" + MENU + article + FOOTER;
            case "bare" -> head + article;
            default -> throw new IllegalArgumentException("kind of page: " + kind);
        };
    }
}
