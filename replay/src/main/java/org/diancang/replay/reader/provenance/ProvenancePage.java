package org.diancang.replay.reader.provenance;

import java.util.Map;
import org.diancang.replay.capture.PayloadCheck;
import org.diancang.replay.cdx.CdxLine;
import org.jspecify.annotations.Nullable;

/**
 * Where a capture comes from, made ready for the template.
 *
 * @param url asked for
 * @param line the capture
 * @param title of the page, empty where it has none
 * @param version its address in its frame
 * @param calendar address of all versions
 * @param raw address of its bytes as recorded
 * @param custody how it came into the archive
 * @param imported whether another archive wrote the file
 * @param file what the WARC file says of itself
 * @param blockDigest of the record, empty where it has none
 * @param finding of a check made just now
 * @param parts in time, null where the capture is no page
 * @param reference after GB/T 7714
 */
public record ProvenancePage(
        String url,
        CdxLine line,
        String title,
        String version,
        String calendar,
        String raw,
        CustodyChain custody,
        boolean imported,
        Map<String, String> file,
        String blockDigest,
        PayloadCheck.Finding finding,
        @Nullable PartsReport parts,
        String reference) {

    /** What the check found, as the end of a message's key. */
    public String verdict() {
        return finding.word();
    }
}
