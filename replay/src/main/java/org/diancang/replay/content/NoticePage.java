package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.springframework.web.util.HtmlUtils;

/**
 * Pages that stand where there is no capture to show, in Chinese and English at once: archived
 * origins have no cookie that would say which. They fit a small frame, and come as plain text where
 * an image or script was asked for.
 */
public final class NoticePage {
    private static final DateTimeFormatter CHINESE =
            DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm:ss", Locale.CHINA)
                    .withZone(ZoneId.of("Asia/Shanghai"));
    private static final Set<String> PAGES =
            Set.of("document", "iframe", "frame", "embed", "object", "empty");

    /** The content site's own head: the shim tells the frame around it what happened. */
    private static final String OF_CONTENT =
            "<link rel=\"stylesheet\" href=\"/_dc/notice.css\">"
                    + "<script src=\"/_dc/shim.js\"></script>";

    private final String readerOrigin;
    private final String head;
    private final String header;

    private NoticePage(ReplaySettings settings, String head, String header) {
        this.readerOrigin = settings.reader().origin();
        this.head = head;
        this.header = header;
    }

    /** Notices of the content site. */
    static NoticePage ofContent(ReplaySettings settings) {
        return new NoticePage(settings, OF_CONTENT, "");
    }

    /** Notices that are whole by themselves, for addresses below which nothing of ours lies. */
    public static NoticePage alone(ReplaySettings settings) {
        return new NoticePage(
                settings,
                "<style>" + text("notice.css") + text("notice-alone.css") + "</style>",
                "<header>典藏<span>网页存档 <span lang=\"en\">Web archive</span></span></header>");
    }

    private static String text(String name) {
        return new String(OwnResources.read(name), StandardCharsets.UTF_8);
    }

    /** 404 with the address and a way to its calendar. */
    public void notArchived(
            ContentPath asked,
            ArchivedUrl url,
            Timestamp timestamp,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean page = asked.modifier().isPage() || asked.modifier() == Modifier.SCREENSHOT;
        if (!page || !wantsPage(request)) {
            plain(response, 404);
            return;
        }
        String shown = "<p class=\"url\"><bdi>" + HtmlUtils.htmlEscape(url.value()) + "</bdi></p>";
        String calendar = HtmlUtils.htmlEscape(readerOrigin + "/*/" + url.value());
        String body =
                shown
                        + "<p>典藏没有这个地址在 "
                        + CHINESE.format(timestamp.instant())
                        + " 前后的版本：没有采集过，或当时没有取到。</p>"
                        + "<p>可以返回上一页，或<a target=\"_blank\" rel=\"noopener\" href=\""
                        + calendar
                        + "\">在新窗口看这个地址的存档日历</a>。</p>"
                        + "<p lang=\"en\">This address was not captured around "
                        + timestamp.instant()
                        + ". Go back, or <a target=\"_blank\" rel=\"noopener\" href=\""
                        + calendar
                        + "\">see its calendar in a new window</a>.</p>";
        page(response, 404, "没有存档", "Not archived", body);
    }

    void unknownAddress(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!wantsPage(request)) {
            plain(response, 404);
            return;
        }
        page(
                response,
                404,
                "没有这个地址",
                "No such address",
                "<p>这里只有存档的内容。检索请到 <a target=\"_blank\" rel=\"noopener\" href=\""
                        + HtmlUtils.htmlEscape(readerOrigin)
                        + "/\">读者服务</a>。</p><p lang=\"en\">Only captures are served here. To search,"
                        + " go to the <a target=\"_blank\" rel=\"noopener\" href=\""
                        + HtmlUtils.htmlEscape(readerOrigin)
                        + "/\">reader site</a>.</p>");
    }

    /** 400: what was asked is no address. */
    public void badRequest(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        page(
                response,
                400,
                "地址写法不对",
                "Malformed address",
                "<p>存档地址的写法：/{时间，1 到 14 位数字}/{http 或 https 网址}，网址不超过 20,000 个字符。</p>"
                        + "<p lang=\"en\">Archive addresses look like /{time, 1 to 14 digits}/{http or"
                        + " https URL}, the URL of at most 20,000 characters.</p>");
    }

    /** What went wrong, by its status. */
    public void trouble(HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        switch (status) {
            case 503 -> {
                response.setHeader("Retry-After", "30");
                page(
                        response,
                        503,
                        "索引暂时不可用",
                        "Index unavailable",
                        "<p>存档仍在，只是现在查不到位置。过一会儿再试。</p><p lang=\"en\">The captures are"
                                + " safe; they can't be looked up just now. Try again in a while.</p>");
            }
            case 502 ->
                    page(
                            response,
                            502,
                            "存档记录读不出",
                            "Record unreadable",
                            "<p>索引里有这一版，但它的 WARC 记录读不出来，已记入日志。可以看别的版本。</p>"
                                    + "<p lang=\"en\">This version is indexed, but its WARC record can't"
                                    + " be read; this has been logged. Other versions may work.</p>");
            case 405 ->
                    page(
                            response,
                            405,
                            "存档网页不能提交",
                            "Nothing can be submitted",
                            "<p>这是存档，表单没有可以提交到的地方。</p><p lang=\"en\">This is an archive:"
                                    + " there is no server to submit to.</p>");
            default ->
                    page(
                            response,
                            status,
                            "这一版放不出来",
                            "Can't be replayed",
                            "<p>回放出错，已记入日志。</p><p lang=\"en\">Replay failed; this has been"
                                    + " logged.</p>");
        }
    }

    /** The same answer for all that there is not, without a page. */
    public void plain(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setHeader("Content-Type", "text/plain; charset=utf-8");
        response.getOutputStream().write("没有存档 Not archived\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Whether people read the answer, as far as the request says. */
    public static boolean wantsPage(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return destination == null || PAGES.contains(destination);
    }

    /**
     * Writes a page.
     *
     * @param body HTML, with all in it that others wrote escaped
     */
    public void page(
            HttpServletResponse response, int status, String title, String english, String body)
            throws IOException {
        response.setStatus(status);
        response.setHeader("Content-Type", "text/html; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        String html =
                "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width\"><title>"
                        + title
                        + " · 典藏</title>"
                        + head
                        + "</head><body>"
                        + header
                        + "<main><h1>"
                        + title
                        + " <span lang=\"en\">"
                        + english
                        + "</span></h1>"
                        + body
                        + "</main></body></html>";
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }
}
