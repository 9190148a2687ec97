package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.diancang.replay.capture.Capture;
import org.diancang.replay.capture.Captures;
import org.diancang.replay.capture.ContentDecoding;
import org.diancang.replay.rewrite.Jsonp;
import org.springframework.stereotype.Component;

/** Writes the payload of a capture with nothing rewritten in it, whole or the part asked for. */
@Component
public final class RecordedPayload {
    private static final int START = 4096;

    private final Captures captures;
    private final RangeReplay ranges;

    RecordedPayload(Captures captures, RangeReplay ranges) {
        this.captures = captures;
        this.ranges = ranges;
    }

    /** Bytes under their recorded type and content encoding. */
    public void encoded(Capture capture, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        type(capture, response);
        capture.contentEncoding()
                .ifPresent(e -> response.setHeader("Content-Encoding", HeaderText.printable(e)));
        try (InputStream payload = capture.recordedPayload()) {
            PlainPayload plain =
                    new PlainPayload(
                            PlainPayload.Bytes.recorded(capture, payload),
                            capture.recordedLength(),
                            () -> measure(capture, false),
                            EntityTags.recorded(capture, "-raw"));
            ranges.write(plain, capture, request, response);
        }
    }

    /**
     * Bytes under their recorded type, content encoding taken off where that can be: not every
     * client takes every encoding, and servers name some that they didn't apply.
     *
     * @param asked URL that was asked for; where it names another function than the captured one,
     *     that one is called (JSONP)
     */
    public void decoded(
            Capture capture, String asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean isEncoded = capture.contentEncoding().isPresent();
        boolean isPart = RecordedPart.of(capture).filter(part -> !part.isWhole()).isPresent();
        if (isEncoded && (isPart || !ContentDecoding.isKnown(capture.contentEncoding()))) {
            // The positions of a part are those of encoded bytes.
            encoded(capture, request, response);
            return;
        }
        type(capture, response);
        try (InputStream recorded = capture.recordedPayload()) {
            InputStream in =
                    ContentDecoding.decode(recorded, capture.contentEncoding()).orElse(recorded);
            byte[] start = in.readNBytes(START);
            byte[] named = Jsonp.rename(start, capture.line().url(), asked);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(named), in);
            if (named != start) {
                whole.transferTo(response.getOutputStream());
                return;
            }
            PlainPayload plain =
                    new PlainPayload(
                            isEncoded
                                    ? PlainPayload.Bytes.decoded(whole)
                                    : PlainPayload.Bytes.recorded(capture, whole),
                            isEncoded ? OptionalLong.empty() : capture.recordedLength(),
                            () -> measure(capture, true),
                            EntityTags.recorded(capture, isEncoded ? "-decoded" : ""));
            ranges.write(plain, capture, request, response);
        }
    }

    /** Bytes of a payload whose record doesn't say: it is opened again and read through. */
    long measure(Capture capture, boolean decoded) throws IOException {
        try (Capture again = captures.open(capture.line());
                InputStream recorded = again.recordedPayload()) {
            Optional<InputStream> in =
                    decoded
                            ? ContentDecoding.decode(recorded, again.contentEncoding())
                            : Optional.of(recorded);
            return in.orElse(recorded).transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void type(Capture capture, HttpServletResponse response) {
        capture.header("Content-Type")
                .map(HeaderText::printable)
                .ifPresent(type -> response.setHeader("Content-Type", type));
    }
}
