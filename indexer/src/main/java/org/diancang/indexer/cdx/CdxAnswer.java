package org.diancang.indexer.cdx;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.common.utils.Bytes;
import org.diancang.indexer.cdx.CdxQuery.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Streams the lines of a look-up to the caller. A caller who goes away ends the scan: the next
 * write fails.
 */
@Component
final class CdxAnswer {
    private static final int BUFFER = 32 << 10;

    /** What was found is sent after this, however little it is. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final CdxIndex index;
    private final CdxSettings settings;
    private final Clock clock;

    CdxAnswer(CdxIndex index, CdxSettings settings, Clock clock) {
        this.index = index;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes the whole answer, or breaks the connection: never part of an answer as the whole.
     *
     * @throws CdxUnavailableException if the index can't be read now and nothing was sent yet
     * @throws TooBroadLookUpException if no line was found for long and nothing was sent yet
     * @throws IOException if the caller is gone, or what was sent can't be completed
     */
    void send(CdxQuery query, HttpServletResponse response) throws IOException {
        var silence = new Silence(clock, settings.longestSilence());
        try (var lines = open(query, silence)) {
            // Reads up to the first line, while an error can still be told.
            var _ = lines.hasNext();
            response.setContentType(query.output().mediaType());
            OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
            write(lines, query, out, silence);
            out.flush();
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw new IOException("The answer can't be completed and is broken off", e);
            }
            response.resetBuffer();
            throw e;
        }
    }

    private MatchingLines open(CdxQuery query, Silence silence) {
        return switch (query.limit()) {
            case Limit.First _ -> new MatchingLines(index.open(query), query, silence);
            case Limit.Last last -> lastLines(query, last, silence);
        };
    }

    /**
     * Finds by going backwards where the last lines begin, and reads on from there: so even a
     * million of them take no memory.
     */
    private MatchingLines lastLines(CdxQuery query, Limit.Last last, Silence silence) {
        @Nullable Bytes first = null;
        CdxQuery backwards = query.backwards();
        try (var lines = new MatchingLines(index.open(backwards), backwards, silence)) {
            for (long n = 0; n < last.count() && lines.hasNext(); n++) {
                first = lines.next().position();
            }
        }
        var scan = first == null ? ConsecutiveRanges.none() : index.open(query, first);
        return new MatchingLines(scan, query, silence);
    }

    private static void write(
            MatchingLines lines, CdxQuery query, OutputStream out, Silence silence)
            throws IOException {
        LineWriter writer = LineWriter.of(query, out);
        writer.start();
        for (long n = 0; n < query.limit().count() && lines.hasNext(); n++) {
            writer.write(lines.next());
            if (silence.lasts(LONGEST_WAIT)) {
                out.flush();
                silence.isBroken();
            }
        }
        writer.end();
    }
}
