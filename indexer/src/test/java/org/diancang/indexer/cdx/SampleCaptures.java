package org.diancang.indexer.cdx;

import java.time.Instant;
import java.util.UUID;
import org.diancang.events.CaptureId;
import org.diancang.events.Original;
import org.diancang.events.RecordType;
import org.diancang.events.ResourceCaptured;

/** Captures with good defaults. */
public final class SampleCaptures {
    public static final String FILE = "LJ0031-c00017-e1-20260102030405678-00000.warc.gz";
    public static final UUID CRAWL = new UUID(1, 1);
    public static final UUID SITE = new UUID(1, 2);
    public static final UUID LIBRARY = new UUID(1, 3);

    private SampleCaptures() {}

    public static ResourceCaptured.Builder response(String urlkey, String capturedAt, long offset) {
        int end = urlkey.indexOf(')');
        String host = urlkey.substring(0, Math.max(end, 0));
        return ResourceCaptured.at(new CaptureId(FILE, offset))
                .url("http://" + urlkey)
                .urlkey(urlkey)
                .partitionKey(host)
                .capturedAt(Instant.parse(capturedAt))
                .writtenAt(Instant.parse(capturedAt).plusMillis(300))
                .recordType(RecordType.RESPONSE)
                .recordId("urn:uuid:" + new UUID(2, offset))
                .status(200)
                .servedType("text/html")
                .payloadDigest("sha1:B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A")
                .length(1_234)
                .crawlId(CRAWL)
                .siteId(SITE)
                .libraryId(LIBRARY)
                .workerId("worker-1")
                .epoch(1);
    }

    public static ResourceCaptured.Builder revisit(String urlkey, String capturedAt, long offset) {
        return response(urlkey, capturedAt, offset)
                .recordType(RecordType.REVISIT)
                .revisitOf(
                        new Original(
                                "LJ0031-c00001-e1-20250102030405678-00000.warc.gz",
                                7,
                                "http://www.example.com/",
                                Instant.parse("2025-01-02T03:04:05Z")));
    }
}
