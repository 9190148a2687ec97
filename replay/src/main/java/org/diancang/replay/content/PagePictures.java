package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.access.OwnBrowser;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.capture.Neighbours;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.screenshot.Picture;
import org.diancang.replay.screenshot.Screenshots;
import org.springframework.stereotype.Component;

/** Answers {@code sc_}: a page as a browser shows it, as a PNG image that nobody keeps. */
@Component
final class PagePictures {
    /** What a browser shows; a revisit is of the kind that its original was. */
    private static final Pattern SHOWN =
            Pattern.compile("(?:text|image)/.*|application/(?:.*\\+)?xml|warc/revisit|-|");

    private final Screenshots screenshots;
    private final MementoHeaders memento;
    private final ContentPort port;
    private final NoticePage notices;
    private final String contentOrigin;

    PagePictures(
            Screenshots screenshots,
            MementoHeaders memento,
            ContentPort port,
            NoticePage notices,
            ReplaySettings settings) {
        this.screenshots = screenshots;
        this.memento = memento;
        this.port = port;
        this.notices = notices;
        this.contentOrigin = settings.content().origin();
    }

    void serve(
            ArchivedUrl url,
            Neighbours found,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        CdxLine line = found.line();
        if (screenshots.areMade() && isAskedByPage(request)) {
            say(
                    request,
                    response,
                    403,
                    "画面不在存档网页里做",
                    "Not from within an archived page",
                    "截图只能由读者打开，存档的网页不能要。",
                    "Readers may ask for a picture of a page; archived pages may not.");
        } else if (!SHOWN.matcher(line.mime()).matches()) {
            say(
                    request,
                    response,
                    404,
                    "这种文件没有画面",
                    "Nothing to see",
                    "浏览器不显示这种文件，所以没有截图。",
                    "Browsers don't show files of this kind, so there is no picture.");
        } else if (screenshots.areMade() && request.getMethod().equals("HEAD")) {
            memento.memento(response, url, found);
            png(response);
        } else {
            answer(url, found, request, response);
        }
    }

    private void answer(
            ArchivedUrl url,
            Neighbours found,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String path = ContentPath.of(found.line().timestamp(), Modifier.NONE, url.value());
        switch (screenshots.take(path, port.number())) {
            case Picture.Taken taken -> {
                try (taken) {
                    memento.memento(response, url, found);
                    png(response);
                    response.setContentLengthLong(taken.bytes());
                    Files.copy(taken.png(), response.getOutputStream());
                }
            }
            case Picture.Off() ->
                    say(
                            request,
                            response,
                            501,
                            "截图没有开启",
                            "Pictures are off",
                            "这个典藏没有配置做截图的浏览器。网页本身可以照常打开。",
                            "No browser for making pictures is configured here. The page itself can"
                                    + " be opened as ever.");
            case Picture.Busy() -> {
                response.setHeader("Retry-After", "10");
                say(
                        request,
                        response,
                        503,
                        "现在做不过来",
                        "Busy",
                        "正在做的截图太多，过十几秒再试。",
                        "Too many pictures are being made. Try again in a moment.");
            }
            case Picture.TooMuch() ->
                    say(
                            request,
                            response,
                            504,
                            "截图没有做成",
                            "Took too much",
                            "这个网页太费时间或内存，截图已放弃。网页本身可以照常打开。",
                            "This page takes too much time or memory for a picture. The page itself"
                                    + " can be opened as ever.");
            case Picture.Failed() -> {
                response.setHeader("Retry-After", "60");
                say(
                        request,
                        response,
                        503,
                        "截图没有做成",
                        "No picture",
                        "做截图的浏览器出了错，已记入日志。网页本身可以照常打开。",
                        "The browser that makes pictures failed; this has been logged. The page"
                                + " itself can be opened as ever.");
            }
        }
    }

    private static void png(HttpServletResponse response) {
        response.setStatus(200);
        response.setHeader("Content-Type", "image/png");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
    }

    /**
     * Else a page could have pictures made without end, of itself among others. Readers follow a
     * link to one. What a frame of no origin asks for, within a page, comes as if from another
     * site; and browsers tell nothing of all that where a site is neither https nor local.
     */
    private boolean isAskedByPage(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        String referer = request.getHeader("Referer");
        return OwnBrowser.sent(request)
                || (destination != null && !destination.equals("document"))
                || "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                || (referer != null && referer.startsWith(contentOrigin + "/"));
    }

    private void say(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String title,
            String english,
            String why,
            String whyInEnglish)
            throws IOException {
        if (NoticePage.wantsPage(request)) {
            notices.page(
                    response,
                    status,
                    title,
                    english,
                    "<p>" + why + "</p><p lang=\"en\">" + whyInEnglish + "</p>");
            return;
        }
        response.setStatus(status);
        response.setHeader("Content-Type", "text/plain; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream()
                .write((title + " " + english + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
