package org.diancang.replay.proxy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.content.NoticePage;

/**
 * What the proxy answers under its own name: a page that says which moment is shown and takes
 * another. Archived pages can name this address too, so that the moment is changed by a form of
 * this origin only, and the page stands in no frame.
 */
final class OwnPages {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter CHINESE =
            DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm:ss", Locale.CHINA).withZone(BEIJING);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(BEIJING);

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    /** Where the authority's certificate is. */
    private static final String CERTIFICATE = "/proxy.crt";

    /** A form of one field. */
    private static final int LONGEST_FORM = 200;

    private final NoticePage pages;
    private final ChosenTimes chosen;
    private final ProxySettings settings;
    private final CertificateAuthority authority;
    private final Clock clock;

    OwnPages(
            NoticePage pages,
            ChosenTimes chosen,
            ProxySettings settings,
            CertificateAuthority authority,
            Clock clock) {
        this.pages = pages;
        this.chosen = chosen;
        this.settings = settings;
        this.authority = authority;
        this.clock = clock;
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        String path = request.getRequestURI();
        boolean isHome = path == null || path.isEmpty() || path.equals("/");
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (isHome && reads) {
            home(request, response);
        } else if (isHome && request.getMethod().equals("POST")) {
            choose(request, response);
        } else if (reads && path.equals(CERTIFICATE)) {
            certificate(response);
        } else if (reads) {
            pages.plain(response, HttpServletResponse.SC_NOT_FOUND);
        } else {
            response.setHeader("Allow", "GET, HEAD");
            pages.trouble(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    private void certificate(HttpServletResponse response) throws IOException {
        response.setHeader("Content-Type", CertificateDownload.TYPE);
        response.setHeader("Content-Disposition", CertificateDownload.AS_FILE);
        response.getOutputStream()
                .write(
                        AuthorityFile.pem(authority.certificate())
                                .getBytes(StandardCharsets.US_ASCII));
    }

    private void choose(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String form =
                new String(
                        request.getInputStream().readNBytes(LONGEST_FORM),
                        StandardCharsets.ISO_8859_1);
        if (!isOwnForm(request)) {
            problem(response, 403, "只能在这一页选择时间", "The time is chosen on this page only");
            return;
        }
        if (form.equals("at=")) {
            chosen.forget(request.getRemoteAddr());
        } else {
            Optional<Timestamp> moment =
                    form.startsWith("at=") ? moment(form.substring(3)) : Optional.empty();
            if (moment.isEmpty()) {
                problem(response, 400, "这不是日期", "That is no date");
                return;
            }
            chosen.choose(request.getRemoteAddr(), moment.get());
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/");
        response.setContentLength(0);
    }

    /** Browsers say which page a form stands on; a page of any site could send one here. */
    private static boolean isOwnForm(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        return origin != null && host != null && origin.equals(request.getScheme() + "://" + host);
    }

    /** 1 to 14 digits, or a day of Beijing, of which the noon is meant. */
    static Optional<Timestamp> moment(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return Timestamp.parse(text);
        }
        try {
            LocalDate day = LocalDate.parse(text);
            return Optional.of(
                    Timestamp.of(day.atTime(LocalTime.NOON).atZone(BEIJING).toInstant()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void problem(HttpServletResponse response, int status, String title, String english)
            throws IOException {
        pages.page(
                response,
                status,
                title,
                english,
                "<p><a href=\"/\">回到代理的页面 <span lang=\"en\">Back to the proxy's page</span></a></p>");
    }

    private void home(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Timestamp> own = chosen.of(request.getRemoteAddr());
        Timestamp moment = own.orElseGet(() -> settings.moment(clock));
        boolean latest = own.isEmpty() && settings.at().isEmpty();
        String shown =
                latest
                        ? "<p>现在看到的是<b>最近的存档</b>。</p><p lang=\"en\">You see the <b>latest"
                                + " captures</b>.</p>"
                        : "<p>现在看到的是 <b>"
                                + CHINESE.format(moment.instant())
                                + "</b> 前后的网页。</p><p lang=\"en\">You see the web as it was around <b>"
                                + moment.instant()
                                + "</b>.</p>";
        String form =
                "<form method=\"post\" action=\"/\"><p><label>日期 <span lang=\"en\">Date</span> "
                        + "<input type=\"date\" name=\"at\" value=\""
                        + DAY.format(moment.instant())
                        + "\" required></label> <button>去这一天 <span lang=\"en\">Go there</span>"
                        + "</button></p></form>"
                        + "<form method=\"post\" action=\"/\"><p><input type=\"hidden\" name=\"at\""
                        + " value=\"\"><button>不再选定 <span lang=\"en\">Choose none</span></button>"
                        + "</p></form>";
        pages.page(
                response,
                HttpServletResponse.SC_OK,
                "典藏代理",
                "Diancang proxy",
                shown + form + NOTES + trust());
    }

    private String trust() {
        return "<p>看 https 网页要先信任本典藏的<a href=\"/proxy.crt\">证书</a>；请比对指纹，只装在专用的浏览器配置里。"
                + "它的指纹（SHA-256）：</p><p lang=\"en\">For https pages, trust the archive's <a"
                + " href=\"/proxy.crt\">certificate</a>, in a browser profile kept for this alone."
                + " Its fingerprint (SHA-256):</p><p class=\"url\">"
                + authority.fingerprint()
                + "</p>";
    }

    private static final String NOTES =
            "<p>选定的日期对从您这台机器的地址来的访问都有效，12 小时后失效。之后直接在地址栏输入当时的网址。没有存档的网页答 404，从不访问现在的互联网。</p>"
                    + "<p lang=\"en\">The date holds for all requests from your machine's address, for"
                    + " 12 hours. Then type an address as it was. What is not archived is 404;"
                    + " today's web is never asked.</p>";
}
