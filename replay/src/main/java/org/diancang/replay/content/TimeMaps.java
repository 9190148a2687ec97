package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.cdx.CdxServer;
import org.springframework.stereotype.Component;

/** TimeMaps of RFC 7089 §5, in pages: {@code /timemap/{form}/[{14 digits}/]{url}}. */
@Component
final class TimeMaps {
    private static final Pattern PATH =
            Pattern.compile("/timemap/(link|json|cdxj)/(?:(\\d{14})/)?(.+)", Pattern.DOTALL);

    private final CdxServer cdx;
    private final TimeMapPages pages;
    private final MementoHeaders memento;
    private final NoticePage notices;
    private final WithheldNotice withheld;
    private final Clock clock;

    TimeMaps(
            CdxServer cdx,
            TimeMapPages pages,
            MementoHeaders memento,
            NoticePage notices,
            WithheldNotice withheld,
            Clock clock) {
        this.cdx = cdx;
        this.pages = pages;
        this.memento = memento;
        this.notices = notices;
        this.withheld = withheld;
        this.clock = clock;
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher m = PATH.matcher(request.getRequestURI());
        Optional<ArchivedUrl> url =
                m.matches()
                        ? RequestedUrl.read(m.group(3), request.getQueryString())
                        : Optional.empty();
        Optional<Timestamp> start =
                m.matches() && m.group(2) != null ? Timestamp.parse(m.group(2)) : Optional.empty();
        if (url.isEmpty() || (m.group(2) != null && start.isEmpty())) {
            notices.badRequest(request, response);
            return;
        }
        TimeMapForm form = TimeMapForm.parse(m.group(1)).orElseThrow();
        Optional<TimeMapPage> page = pages.find(url.get(), start);
        response.setHeader("Cache-Control", "no-cache");
        if (page.isEmpty()) {
            if (!withheld.answers(url.get(), Timestamp.of(clock.instant()), false, response)) {
                notices.plain(response, 404);
            }
            return;
        }
        write(form, url.get(), page.get(), request, response);
    }

    private void write(
            TimeMapForm form,
            ArchivedUrl url,
            TimeMapPage page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        TimeMapLinks links = TimeMapLinks.of(memento.origin(), url);
        response.setHeader("Content-Type", form.mediaType());
        if (links.original().length() <= MementoHeaders.LONGEST_OFTEN_LINKED) {
            links.header(form, page).forEach(link -> response.addHeader("Link", link));
        }
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        Writer out =
                new BufferedWriter(
                        new OutputStreamWriter(
                                CompressedAnswer.open(request, response), StandardCharsets.UTF_8));
        form.begin(links, page, out);
        Written written = new Written();
        cdx.each(
                url,
                page.from(),
                page.until(),
                line -> {
                    if (!line.leadsToItself() && written.isNew(line)) {
                        form.memento(links, page, line, written.isFirst(), out);
                    }
                });
        form.end(out);
        // Closed only here: closing after a failure would make a part look like the whole.
        out.close();
    }

    /** Captures of one second and URL have one address, which is listed once. */
    private static final class Written {
        /** URLs of one second that are told apart; more differ in nothing but their case. */
        private static final int MOST = 10_000;

        private final Set<String> urls = new HashSet<>();
        private Optional<Timestamp> second = Optional.empty();
        private long count;

        boolean isNew(CdxLine line) {
            if (!second.equals(Optional.of(line.timestamp()))) {
                second = Optional.of(line.timestamp());
                urls.clear();
            }
            boolean added = urls.size() < MOST && urls.add(line.url());
            count += added ? 1 : 0;
            return added;
        }

        boolean isFirst() {
            return count == 1;
        }
    }
}
