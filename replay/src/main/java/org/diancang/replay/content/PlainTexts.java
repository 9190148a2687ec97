package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.SequenceInputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.diancang.replay.capture.Capture;
import org.diancang.replay.capture.ContentDecoding;
import org.diancang.replay.rewrite.PageCharset;
import org.springframework.stereotype.Component;

/** Answers {@code tx_}: the text of a page without its markup, in UTF-8, as it streams by. */
@Component
final class PlainTexts {
    private static final Pattern MARKUP =
            Pattern.compile("text/html|application/(?:xhtml\\+xml|vnd\\.wap\\.xhtml\\+xml)|");

    private static final Pattern TEXT =
            Pattern.compile(
                    "text/.*|application/(?:.*\\+)?(?:json|xml)|application/(?:x-)?javascript");

    /** Text in an encoding that hides markup is transcoded whole, up to this many bytes. */
    private static final int MOST_TRANSCODED = 32 << 20;

    void serve(Capture capture, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<String> type = capture.header("Content-Type");
        String media = type.orElse("").replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        boolean markup = MARKUP.matcher(media).matches();
        response.setHeader("Content-Type", "text/plain; charset=utf-8");
        try (InputStream recorded = capture.recordedPayload()) {
            Optional<InputStream> decoded =
                    ContentDecoding.decode(recorded, capture.contentEncoding());
            if (decoded.isEmpty() || (!markup && !TEXT.matcher(media).matches())) {
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                response.getOutputStream()
                        .write("不是文字 Not a text\n".getBytes(StandardCharsets.UTF_8));
                return;
            }
            byte[] start = decoded.get().readNBytes(PageCharset.SNIFFED);
            InputStream whole =
                    new SequenceInputStream(new ByteArrayInputStream(start), decoded.get());
            Writer out =
                    new BufferedWriter(
                            new OutputStreamWriter(
                                    CompressedAnswer.open(request, response),
                                    StandardCharsets.UTF_8));
            write(whole, PageCharset.detect(start, type), markup, media.contains("xml"), out);
            out.close();
        }
    }

    private static void write(
            InputStream in, PageCharset found, boolean markup, boolean xml, Writer out)
            throws IOException {
        if (!markup) {
            new InputStreamReader(in, found.charset()).transferTo(out);
        } else if (found.markupVisible()) {
            new TextOfPage(found.charset(), out).write(in, xml);
        } else {
            String text = new String(in.readNBytes(MOST_TRANSCODED), found.charset());
            new TextOfPage(StandardCharsets.UTF_8, out)
                    .write(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), xml);
        }
    }
}
