package org.diancang.orchestrator.capture;

import org.diancang.events.RecordType;
import org.diancang.events.ResourceCaptured;
import org.diancang.orchestrator.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Books captures: each once, however often and in whatever order they are announced. The sums are
 * made of the rows that were new, in the statement that adds them. Its main part, the sums by
 * crawl, runs first and holds a crawl's row until the end, so that two batches of one crawl can't
 * wait for each other over the finer sums.
 */
@Repository
class CaptureBooks {
    private static final String BOOK =
            """
            with announced as (
                select distinct on (file, position) *
                from unnest(:files::text[], :positions::bigint[], :crawls::uuid[], :sites::uuid[],
                            :urls::text[], :types::text[], :statuses::int[], :served::text[],
                            :lengths::bigint[], :captured::timestamptz[], :written::timestamptz[],
                            :epochs::int[])
                     as a (file, position, crawl_id, site_id, url, record_type, status,
                           served_type, length, captured_at, written_at, epoch)
                order by file, position),
            added as (
                insert into capture (file, position, crawl_id, site_id, url, record_type, status,
                                     served_type, length, captured_at, written_at, epoch)
                select file, position, crawl_id, site_id, url, record_type, status, served_type,
                       length, captured_at, written_at, epoch
                from announced
                on conflict (file, position) do nothing
                returning crawl_id, site_id, url, record_type, status, served_type, length,
                          captured_at, written_at),
            kinds as (
                insert into crawl_capture_kind as known (crawl_id, host, status, kind, repeated,
                    captures, bytes, last_captured_at)
                select crawl_id, captured_host(url), coalesce(status, 0),
                       captured_kind(served_type), record_type = 'revisit', count(*),
                       sum(length), max(captured_at)
                from added group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
                on conflict (crawl_id, host, status, kind, repeated) do update
                set captures = known.captures + excluded.captures,
                    bytes = known.bytes + excluded.bytes,
                    last_captured_at = greatest(known.last_captured_at,
                                                excluded.last_captured_at)),
            minutes as (
                insert into crawl_capture_minute as known (crawl_id, minute, captures, bytes)
                select crawl_id, date_trunc('minute', captured_at, 'UTC'), count(*), sum(length)
                from added group by 1, 2 order by 1, 2
                on conflict (crawl_id, minute) do update
                set captures = known.captures + excluded.captures,
                    bytes = known.bytes + excluded.bytes)
            insert into crawl_capture_count as known (crawl_id, site_id, captures, revisits, bytes,
                first_captured_at, last_captured_at, last_written_at)
            select crawl_id, site_id, count(*), count(*) filter (where record_type = 'revisit'),
                   sum(length), min(captured_at), max(captured_at), max(written_at)
            from added group by crawl_id, site_id order by crawl_id
            on conflict (crawl_id) do update
            set captures = known.captures + excluded.captures,
                revisits = known.revisits + excluded.revisits,
                bytes = known.bytes + excluded.bytes,
                first_captured_at = least(known.first_captured_at, excluded.first_captured_at),
                last_captured_at = greatest(known.last_captured_at, excluded.last_captured_at),
                last_written_at = greatest(known.last_written_at, excluded.last_written_at)""";

    private static final String REMEMBER =
            """
            insert into payload_original as known (site_id, urlkey_sha256, payload_digest, urlkey,
                record_id, file, position, url, captured_at)
            select distinct on (site_id, urlkey, payload_digest)
                   site_id, sha256(convert_to(urlkey, 'UTF8')), payload_digest, urlkey, record_id,
                   file, position, url, captured_at
            from unnest(:sites::uuid[], :urlkeys::text[], :digests::text[], :records::text[],
                        :files::text[], :positions::bigint[], :urls::text[],
                        :captured::timestamptz[])
                 as a (site_id, urlkey, payload_digest, record_id, file, position, url, captured_at)
            order by site_id, urlkey, payload_digest, captured_at, file, position
            on conflict (site_id, urlkey_sha256, payload_digest) do update
            set record_id = excluded.record_id, file = excluded.file, position = excluded.position,
                url = excluded.url, captured_at = excluded.captured_at
            where (excluded.captured_at, excluded.file, excluded.position)
                < (known.captured_at, known.file, known.position)""";

    private final JdbcClient jdbc;

    CaptureBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Books them all, or none. */
    @Transactional
    public void book(List<ResourceCaptured> captures) {
        if (captures.isEmpty()) {
            return;
        }
        jdbc.sql(BOOK)
                .param("files", texts(captures, ResourceCaptured::file))
                .param(
                        "positions",
                        captures.stream().map(ResourceCaptured::offset).toArray(Long[]::new))
                .param("crawls", ids(captures, ResourceCaptured::crawlId))
                .param("sites", ids(captures, ResourceCaptured::siteId))
                .param("urls", texts(captures, ResourceCaptured::url))
                .param("types", texts(captures, c -> c.recordType().warcType()))
                .param(
                        "statuses",
                        texts(captures, c -> c.status() == null ? null : "" + c.status()))
                .param("served", texts(captures, ResourceCaptured::servedType))
                .param(
                        "lengths",
                        captures.stream().map(ResourceCaptured::length).toArray(Long[]::new))
                .param("captured", instants(captures, ResourceCaptured::capturedAt))
                .param("written", instants(captures, ResourceCaptured::writtenAt))
                .param(
                        "epochs",
                        captures.stream().map(ResourceCaptured::epoch).toArray(Integer[]::new))
                .update();
        remember(captures.stream().filter(CaptureBooks::canBeOriginal).toList());
    }

    private void remember(List<ResourceCaptured> originals) {
        if (originals.isEmpty()) {
            return;
        }
        jdbc.sql(REMEMBER)
                .param("sites", ids(originals, ResourceCaptured::siteId))
                .param("urlkeys", texts(originals, ResourceCaptured::urlkey))
                .param("digests", texts(originals, ResourceCaptured::payloadDigest))
                .param("records", texts(originals, ResourceCaptured::recordId))
                .param("files", texts(originals, ResourceCaptured::file))
                .param(
                        "positions",
                        originals.stream().map(ResourceCaptured::offset).toArray(Long[]::new))
                .param("urls", texts(originals, ResourceCaptured::url))
                .param("captured", instants(originals, ResourceCaptured::capturedAt))
                .update();
    }

    /** A revisit never leads to another revisit; DNS answers and posted forms are always kept. */
    private static boolean canBeOriginal(ResourceCaptured capture) {
        return capture.recordType() != RecordType.REVISIT
                && capture.payloadDigest() != null
                && (capture.method() == null || capture.method().equals("GET"))
                && !capture.url().startsWith("dns:");
    }

    private static @Nullable String[] texts(
            List<ResourceCaptured> captures, Function<ResourceCaptured, @Nullable String> fact) {
        return captures.stream().map(fact).toArray(String[]::new);
    }

    private static @Nullable String[] ids(
            List<ResourceCaptured> captures, Function<ResourceCaptured, UUID> fact) {
        return texts(captures, c -> fact.apply(c).toString());
    }

    private static @Nullable String[] instants(
            List<ResourceCaptured> captures, Function<ResourceCaptured, Instant> fact) {
        return texts(captures, c -> Columns.at(fact.apply(c)).toString());
    }
}
