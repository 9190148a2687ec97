package org.diancang.indexer.fulltext.search.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines of the CDX index, one behind the other.
 *
 * @param format CDX or CDXJ
 * @param begins whether they are the first, so that the header is wanted
 */
record LineExport(FoundLines lines, ExportFormat format, boolean begins) implements Export {
    private static final Logger log = LoggerFactory.getLogger(LineExport.class);
    private static final byte[] HEADER =
            " CDX N b a m s k r M S V g\n".getBytes(StandardCharsets.US_ASCII);

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (lines) {
            if (format == ExportFormat.CDX && begins) {
                out.write(HEADER);
            }
            while (lines.hasNext()) {
                var line = lines.next();
                out.write(format == ExportFormat.CDX ? line.cdx() : line.cdxj());
            }
        }
        if (lines.pagesWithoutLine() > 0) {
            log.warn(
                    "of {} pages that were exported no line was in the CDX index: hidden meanwhile,"
                            + " or not indexed yet",
                    lines.pagesWithoutLine());
        }
    }
}
