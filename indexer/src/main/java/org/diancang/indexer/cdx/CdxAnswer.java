package org.diancang.indexer.cdx;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Streams what is found to the caller, in whatever dialect. A caller who goes away ends the scan:
 * the next write fails.
 */
@Component
public final class CdxAnswer {
    private static final int BUFFER = 32 << 10;

    /** What was found is sent after this, however little it is. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final CdxSettings settings;
    private final Clock clock;

    public CdxAnswer(CdxSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes the whole answer, or breaks the connection: never part of an answer as the whole.
     *
     * @param mediaType value of Content-Type
     * @param search opens what is found; closed here
     * @param form makes the writer
     * @throws CdxUnavailableException if the index can't be read now and nothing was sent yet
     * @throws TooBroadLookUpException if nothing was found for long and nothing was sent yet
     * @throws IOException if the caller is gone, or what was sent can't be completed
     */
    public <T> void send(
            String mediaType,
            Function<Silence, ? extends Found<T>> search,
            Function<OutputStream, ? extends FoundWriter<T>> form,
            HttpServletResponse response)
            throws IOException {
        var silence = new Silence(clock, settings.longestSilence());
        try (Found<T> found = search.apply(silence)) {
            // Reads up to the first, while an error can still be told.
            var _ = found.hasNext();
            response.setContentType(mediaType);
            OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
            write(found, form.apply(out), out, silence);
            out.flush();
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw new IOException("The answer can't be completed and is broken off", e);
            }
            response.resetBuffer();
            throw e;
        }
    }

    private static <T> void write(
            Found<T> found, FoundWriter<T> writer, OutputStream out, Silence silence)
            throws IOException {
        writer.start();
        boolean more = true;
        while (more && found.hasNext()) {
            more = writer.write(found.next());
            if (silence.lasts(LONGEST_WAIT)) {
                writer.flush();
                out.flush();
                silence.isBroken();
            }
        }
        writer.end();
    }
}
