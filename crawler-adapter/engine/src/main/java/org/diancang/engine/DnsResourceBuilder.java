package org.diancang.engine;

import java.io.IOException;
import java.net.URI;
import org.archive.format.warc.WARCConstants;
import org.archive.io.warc.WARCRecordInfo;
import org.archive.modules.CrawlURI;
import org.archive.modules.warc.DnsResponseRecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers of DNS as resource records (ISO 28500 §6.4, RFC 4501), which is what {@code
 * text/dns} is: Heritrix's own builder calls them responses, and gives no digest.
 */
final class DnsResourceBuilder extends DnsResponseRecordBuilder {
    @Override
    public WARCRecordInfo buildRecord(CrawlURI curi, @Nullable URI concurrentTo)
            throws IOException {
        WARCRecordInfo record = super.buildRecord(curi, concurrentTo);
        record.setType(WARCConstants.WARCRecordType.resource);
        if (curi.getContentDigest() != null) {
            record.addExtraHeader(
                    WARCConstants.HEADER_KEY_PAYLOAD_DIGEST, curi.getContentDigestSchemeString());
        }
        return record;
    }
}
