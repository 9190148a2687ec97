package org.diancang.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.archive.modules.CoreAttributeConstants;
import org.archive.modules.CrawlURI;
import org.archive.net.UURIFactory;
import org.archive.url.URIException;
import org.diancang.events.CaptureId;
import org.diancang.events.Original;
import org.diancang.events.RecordType;
import org.diancang.events.RelatedRecord;
import org.diancang.events.ResourceCaptured;
import org.diancang.url.PartitionKey;
import org.jspecify.annotations.Nullable;

/** Says of a record just written everything that the other services want to know of a capture. */
final class CaptureDescription {
    private static final int LONGEST_TYPE = 255;

    private final EngineJob job;
    private final Clock clock;
    private volatile Second second = new Second("", Instant.EPOCH);

    /** A {@code WARC-Date} and its moment. */
    private record Second(String text, Instant at) {}

    CaptureDescription(EngineJob job, Clock clock) {
        this.job = job;
        this.clock = clock;
    }

    ResourceCaptured of(
            WrittenRecord record,
            CrawlURI curi,
            String urlkey,
            List<RelatedRecord> related,
            @Nullable Original original) {
        String url = record.info().getUrl();
        RecordType type = RecordType.of(record.type());
        return ResourceCaptured.at(new CaptureId(record.file(), record.offset()))
                .url(url)
                .urlkey(urlkey)
                .partitionKey(PartitionKey.of(url).value())
                .capturedAt(moment(record.date()))
                .writtenAt(clock.instant())
                .recordType(type)
                .recordId(record.id())
                .method(curi.getFetchType() == CrawlURI.FetchType.HTTP_POST ? "POST" : null)
                .status(curi.isHttpTransaction() ? httpStatus(curi.getFetchStatus()) : null)
                .servedType(servedType(curi))
                .payloadDigest(curi.getContentDigestSchemeString())
                .length(record.length())
                .payloadLength(PayloadDigest.lengthOf(curi))
                .truncated(type == RecordType.REVISIT ? null : truncated(curi))
                .redirectTo(redirectTo(curi))
                .serverIp(curi.getServerIP())
                .via(curi.getVia() == null ? null : curi.getVia().toString())
                .hopPath(curi.getPathFromSeed())
                .annotations(List.copyOf(curi.getAnnotations()))
                .relatedRecords(related)
                .revisitOf(type == RecordType.REVISIT ? original : null)
                .crawlId(job.crawlId())
                .siteId(job.order().siteId())
                .libraryId(job.order().libraryId())
                .workerId(job.workerId())
                .epoch(job.epoch())
                .build();
    }

    /** All records of a second have the same date: it is read once for hundreds of them. */
    private Instant moment(String date) {
        Second known = second;
        if (!known.text().equals(date)) {
            known = new Second(date, Instant.parse(date));
            second = known;
        }
        return known.at();
    }

    private static @Nullable Integer httpStatus(int status) {
        return status >= 100 && status <= 999 ? status : null;
    }

    private static @Nullable String servedType(CrawlURI curi) {
        String served =
                curi.isHttpTransaction()
                        ? curi.getHttpResponseHeader("content-type")
                        : curi.getContentType();
        if (served == null) {
            return null;
        }
        int parameters = served.indexOf(';');
        String type = parameters < 0 ? served : served.substring(0, parameters);
        String tidy = type.strip().toLowerCase(Locale.ROOT);
        return tidy.isEmpty() || tidy.length() > LONGEST_TYPE ? null : tidy;
    }

    /** The value of {@code WARC-Truncated} in a response record (ISO 28500 §5.13). */
    static @Nullable String truncated(CrawlURI curi) {
        Set<String> annotations = Set.copyOf(curi.getAnnotations());
        if (annotations.contains(CoreAttributeConstants.TIMER_TRUNC)) {
            return "time";
        }
        boolean cut =
                annotations.contains(CoreAttributeConstants.LENGTH_TRUNC)
                        || annotations.contains(CoreAttributeConstants.HEADER_TRUNC);
        return cut ? "length" : null;
    }

    private static @Nullable String redirectTo(CrawlURI curi) {
        int status = curi.getFetchStatus();
        String location = curi.getHttpResponseHeader("location");
        if (status < 300 || status > 399 || location == null || location.isBlank()) {
            return null;
        }
        try {
            return UURIFactory.getInstance(curi.getUURI(), location.strip()).toString();
        } catch (URIException e) {
            return null;
        }
    }
}
