package org.diancang.samplesite;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A site of any number of pages on {@value #HOST}, for benches: the home page links to index pages,
 * these to {@value #LINKS_PER_INDEX} pages each, and every page holds one word that no other has
 * ({@link #token}). The same options give the same bytes.
 */
public final class GeneratedSite implements AutoCloseable {
    /** Name of the host. */
    public static final String HOST = "generated.example";

    /** Pages that an index page links to. */
    public static final int LINKS_PER_INDEX = 200;

    private static final Pattern PAGE = Pattern.compile("/p/([0-9]{1,9})\\.html");
    private static final Pattern INDEX = Pattern.compile("/index/([0-9]{1,9})\\.html");
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz";
    private static final String[] SENTENCES = {
        "全县粮食总产量比上年增长，仓储条件继续改善。",
        "The county library opened a reading room for old newspapers.",
        "河道整治工程完成验收，沿岸村庄用水更加便利。",
        "A survey of stone inscriptions was printed and sent to schools.",
        "镇文化站整理口述史料，记录了老匠人的手艺。",
        "Local records describe the market days of the old town.",
        "城乡公交线路延伸到山区，群众出行时间缩短。",
        "New figures on trade and transport are published every quarter.",
    };

    private final WebServer server;
    private final NameServer nameServer;
    private final int pages;
    private final int pageBytes;

    private GeneratedSite(WebServer server, NameServer nameServer, int pages, int pageBytes) {
        this.server = server;
        this.nameServer = nameServer;
        this.pages = pages;
        this.pageBytes = pageBytes;
    }

    /**
     * Starts a site and its DNS server on free ports.
     *
     * @param address loopback address
     * @param pages number of pages, the home and index pages not counted; 1 or more
     * @param pageBytes least size of a page in bytes; a page ends with its sentence
     * @throws SampleSiteException if the address can't be had
     */
    public static GeneratedSite start(String address, int pages, int pageBytes) {
        return start(address, 0, 0, pages, pageBytes);
    }

    /**
     * Starts a site and its DNS server on ports, 0 meaning a free one.
     *
     * @throws SampleSiteException if a port can't be had
     */
    public static GeneratedSite start(
            String address, int port, int dnsPort, int pages, int pageBytes) {
        if (pages < 1 || pageBytes < 0) {
            throw new IllegalArgumentException(
                    "pages must be 1 or more and pageBytes 0 or more, are "
                            + pages
                            + " and "
                            + pageBytes);
        }
        InetAddress inet = SampleSite.address(address);
        WebServer server = WebServer.bind(inet, port);
        try {
            NameServer names = NameServer.start(inet, dnsPort, Set.of(HOST), Set.of());
            GeneratedSite site = new GeneratedSite(server, names, pages, pageBytes);
            server.answerBy(site::answer);
            return site;
        } catch (SampleSiteException e) {
            server.close();
            throw e;
        }
    }

    /** The word that only this page holds: lower-case letters, pronounceable by nobody. */
    public static String token(int page) {
        StringBuilder token = new StringBuilder("zq");
        int rest = page;
        for (int i = 0; i < 7; i++) {
            token.append(LETTERS.charAt(rest % LETTERS.length()));
            rest /= LETTERS.length();
        }
        return token.append("qz").toString();
    }

    /** Home page, from which every page is two links away. */
    public URI seed() {
        return URI.create("http://" + HOST + ":" + server.port() + "/");
    }

    /** URL of a page. */
    public URI page(int page) {
        return seed().resolve("/p/" + page + ".html");
    }

    /** Pages, without home and index pages. */
    public int pageCount() {
        return pages;
    }

    /** Where the name is resolved, UDP and TCP. */
    public InetSocketAddress dnsAddress() {
        return nameServer.socketAddress();
    }

    private Answer answer(Request request) {
        if (!request.host().equals(HOST)) {
            return Answer.notFound();
        }
        if (request.path().equals("/")) {
            return list("Generated site", "/index/", indexPages(), 0);
        }
        if (request.path().equals("/robots.txt")) {
            return new Answer(
                    200,
                    Map.of("Content-Type", "text/plain; charset=utf-8"),
                    "User-agent: *\nAllow: /\n".getBytes(StandardCharsets.UTF_8));
        }
        Matcher index = INDEX.matcher(request.path());
        if (index.matches() && Integer.parseInt(index.group(1)) < indexPages()) {
            int first = Integer.parseInt(index.group(1)) * LINKS_PER_INDEX;
            int count = Math.min(LINKS_PER_INDEX, pages - first);
            return list("Index " + index.group(1), "/p/", count, first);
        }
        Matcher page = PAGE.matcher(request.path());
        if (page.matches() && Integer.parseInt(page.group(1)) < pages) {
            return Answer.html(200, text(Integer.parseInt(page.group(1))));
        }
        return Answer.notFound();
    }

    private int indexPages() {
        return (pages + LINKS_PER_INDEX - 1) / LINKS_PER_INDEX;
    }

    private static Answer list(String title, String folder, int count, int first) {
        StringBuilder html = head(title);
        for (int i = first; i < first + count; i++) {
            html.append("<a href=\"").append(folder).append(i).append(".html\">").append(i);
            html.append("</a>\n");
        }
        return Answer.html(200, html.append("</body></html>\n").toString());
    }

    private String text(int page) {
        StringBuilder html = head("第 " + page + " 页 " + token(page));
        html.append("<p>").append(token(page)).append("</p>\n");
        int bytes = html.toString().getBytes(StandardCharsets.UTF_8).length;
        for (int i = 0; bytes < pageBytes; i++) {
            // Seven and eight have no common divisor: neighbouring pages differ in order.
            String sentence = SENTENCES[(page * 7 + i * (1 + page % 3)) % SENTENCES.length];
            String paragraph = "<p>" + (page + i) + " " + sentence + "</p>\n";
            html.append(paragraph);
            bytes += paragraph.getBytes(StandardCharsets.UTF_8).length;
        }
        return html.append("</body></html>\n").toString();
    }

    private static StringBuilder head(String title) {
        return new StringBuilder(1024)
                .append("<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>")
                .append(title)
                .append("</title></head><body>\n<h1>")
                .append(title)
                .append("</h1>\n");
    }

    @Override
    public void close() {
        server.close();
        nameServer.close();
    }
}
