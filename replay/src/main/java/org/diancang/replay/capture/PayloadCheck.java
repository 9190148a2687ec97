package org.diancang.replay.capture;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.warcstore.WarcStore;
import org.netpreserve.jwarc.WarcDigest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Recomputes the SHA-1 of a payload now and compares it with what the record claims. */
@Component
public class PayloadCheck {
    private static final Logger LOG = LoggerFactory.getLogger(PayloadCheck.class);

    /** Larger payloads are not read through while a reader waits. */
    static final long MOST_BYTES = 64L << 20;

    private final Captures captures;
    private final WarcStore store;
    private final Clock clock;

    PayloadCheck(Captures captures, WarcStore store, Clock clock) {
        this.captures = captures;
        this.store = store;
        this.clock = clock;
    }

    /** What the check found. */
    public sealed interface Finding {
        /** When it was made. */
        Instant at();

        /** Which of these it is, as one word. */
        default String word() {
            return switch (this) {
                case Same same -> "same";
                case Different different -> "different";
                case Unchecked unchecked -> "unchecked";
                case Unreadable unreadable -> "unreadable";
            };
        }

        /**
         * The payload is what was captured.
         *
         * @param digest that both have
         * @param took time that it took
         */
        record Same(Instant at, String digest, Duration took) implements Finding {}

        /**
         * The payload is not what was captured.
         *
         * @param claimed by the record
         * @param found just now
         */
        record Different(Instant at, String claimed, String found) implements Finding {}

        /** Not checked: no digest claimed, or the payload is too large to be read meanwhile. */
        record Unchecked(Instant at) implements Finding {}

        /** The record can't be read. */
        record Unreadable(Instant at) implements Finding {}
    }

    /** Checks one capture; never throws. */
    public Finding check(CdxLine line) {
        Instant now = clock.instant();
        if (!line.digest().toLowerCase(Locale.ROOT).startsWith("sha1:")
                || line.length() > MOST_BYTES) {
            return new Finding.Unchecked(now);
        }
        long start = System.nanoTime();
        try (Capture capture = captures.open(line);
                InputStream payload = capture.recordedPayload()) {
            MessageDigest sha1 = WarcDigest.getDigester("sha1");
            byte[] buffer = new byte[16 * 1024];
            long bytes = 0;
            for (int n = payload.read(buffer); n >= 0; n = payload.read(buffer)) {
                sha1.update(buffer, 0, n);
                bytes += n;
                if (bytes > MOST_BYTES) {
                    return new Finding.Unchecked(now);
                }
            }
            String found = new WarcDigest(sha1).prefixedBase32();
            if (!found.equalsIgnoreCase(line.digest()) && capture.isChunked()) {
                TransmittedEntity.digest(store, capture.payloadId(), sha1);
                String sent = new WarcDigest(sha1).prefixedBase32();
                found = sent.equalsIgnoreCase(line.digest()) ? sent : found;
            }
            return found.equalsIgnoreCase(line.digest())
                    ? new Finding.Same(now, found, Duration.ofNanos(System.nanoTime() - start))
                    : new Finding.Different(now, line.digest(), found);
        } catch (IOException | java.security.NoSuchAlgorithmException | LostRecordException e) {
            LOG.warn("can't check {}:{}, shown as unreadable", line.file(), line.offset(), e);
            return new Finding.Unreadable(now);
        }
    }
}
