package org.diancang.engine;

import java.io.IOException;
import java.net.URI;
import org.archive.format.warc.WARCConstants;
import org.archive.io.warc.WARCRecordInfo;
import org.archive.modules.CrawlURI;
import org.archive.modules.warc.RevisitRecordBuilder;
import org.jspecify.annotations.Nullable;

/** Writes the server's address into revisit records too, where Heritrix leaves it out. */
final class AddressedRevisitBuilder extends RevisitRecordBuilder {
    @Override
    public WARCRecordInfo buildRecord(CrawlURI curi, @Nullable URI concurrentTo)
            throws IOException {
        WARCRecordInfo record = super.buildRecord(curi, concurrentTo);
        if (curi.getServerIP() != null) {
            record.addExtraHeader(WARCConstants.HEADER_KEY_IP, curi.getServerIP());
        }
        return record;
    }
}
