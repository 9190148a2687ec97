package org.diancang.replay.reader.compare;

import java.util.Optional;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.reader.ReaderFormats;
import org.diancang.replay.reader.ReaderPath;
import org.diancang.replay.reader.page.PageReading;
import org.jspecify.annotations.Nullable;

/**
 * One of two versions, made ready for the template.
 *
 * @param line its capture
 * @param reading its text, null where it has none
 * @param source its address on the content site, for a frame
 * @param version its address in its frame
 * @param earlier the comparison with the version before, null where this is the first
 * @param later the comparison with the version after, null where this is the latest
 */
public record Side(
        CdxLine line,
        @Nullable PageReading reading,
        String source,
        String version,
        @Nullable String earlier,
        @Nullable String later) {

    static Side of(
            CdxLine line,
            Optional<PageReading> reading,
            String url,
            String contentOrigin,
            Optional<String> earlier,
            Optional<String> later) {
        return new Side(
                line,
                reading.orElse(null),
                contentOrigin
                        + ContentPath.of(line.timestamp(), Modifier.FRAME, ReaderPath.inPath(url)),
                ReaderPath.frame(line.timestamp(), url),
                earlier.orElse(null),
                later.orElse(null));
    }

    /** Day in Beijing, as a field for dates has it. */
    public String day() {
        return line.capturedAt().atZone(ReaderFormats.ZONE).toLocalDate().toString();
    }
}
