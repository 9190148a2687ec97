package org.diancang.indexer.cdx;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Streams the lines of a look-up to the caller. A caller who goes away ends the scan: the next
 * write fails.
 */
@Component
final class CdxAnswer {
    private static final int BUFFER = 32 << 10;
    private static final Logger log = LoggerFactory.getLogger(CdxAnswer.class);

    private final CdxIndex index;

    CdxAnswer(CdxIndex index) {
        this.index = index;
    }

    /**
     * Writes the whole answer.
     *
     * @throws CdxUnavailableException if the index can't be read now and nothing was sent yet
     */
    void send(CdxQuery query, HttpServletResponse response) throws IOException {
        try (var lines = index.open(query)) {
            // Opens the first range, while an error can still be told.
            var _ = lines.hasNext();
            response.setContentType(query.output().mediaType());
            OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
            write(lines, query, LineWriter.of(query, out));
            out.flush();
        }
    }

    private static void write(
            KeyValueIterator<Bytes, byte[]> lines, CdxQuery query, LineWriter writer)
            throws IOException {
        writer.start();
        long written = 0;
        while (written < query.limit() && lines.hasNext()) {
            KeyValue<Bytes, byte[]> stored = lines.next();
            Optional<CdxKey> key = CdxKey.parse(stored.key);
            if (key.isPresent() && !query.includes(key.get().timestamp())) {
                continue;
            }
            if (key.isPresent() && writer.write(key.get(), stored.value)) {
                written++;
            } else {
                log.warn("What is stored as '{}' is no CDX line and is left out", stored.key);
            }
        }
        writer.end();
    }
}
