package org.diancang.indexer.fulltext.search.export;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.diancang.indexer.fulltext.search.FoundRows.Totals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends exports whole, or breaks the connection: never a part of one as the whole. */
@Component
class Sending {
    /** How many rows there are, those before the first that is sent included. */
    static final String TOTAL = "Diancang-Total";

    /** How many captures stand behind them. */
    static final String CAPTURES = "Diancang-Captures";

    private static final Logger log = LoggerFactory.getLogger(Sending.class);
    private static final int BUFFER = 32 << 10;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final MeterRegistry meters;

    Sending(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Sends an export.
     *
     * @throws IOException if the caller is gone, or what was sent can't be completed
     */
    void send(ExportFormat format, Totals totals, Export export, HttpServletResponse response)
            throws IOException {
        response.setContentType(format.mediaType());
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"search-%s.%s\""
                        .formatted(STAMP.format(clock.instant()), format.ending()));
        response.setHeader(TOTAL, Long.toString(totals.rows()));
        response.setHeader(CAPTURES, Long.toString(totals.captures()));
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        try {
            export.writeTo(out);
            out.flush();
            ended(format, "complete");
        } catch (IOException e) {
            ended(format, "left");
            throw e;
        } catch (RuntimeException e) {
            ended(format, "broken");
            if (!response.isCommitted()) {
                response.reset();
                throw e;
            }
            log.warn("an export as {} is broken off: {}", format, e.getMessage());
            throw new IOException("What a search found can't be sent to its end", e);
        }
    }

    private void ended(ExportFormat format, String how) {
        meters.counter("diancang.fulltext.exports", "format", format.ending(), "end", how)
                .increment();
    }
}
