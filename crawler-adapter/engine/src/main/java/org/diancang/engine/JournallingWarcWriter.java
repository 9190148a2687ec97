package org.diancang.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.archive.io.warc.WARCRecordInfo;
import org.archive.io.warc.WARCWriter;
import org.archive.modules.CrawlURI;
import org.archive.modules.revisit.IdenticalPayloadDigestRevisit;
import org.archive.modules.warc.HttpResponseRecordBuilder;
import org.archive.modules.warc.MetadataRecordBuilder;
import org.archive.modules.warc.WARCRecordBuilder;
import org.archive.modules.writer.WARCWriterChainProcessor;
import org.archive.util.ArchiveUtils;
import org.archive.util.anvl.ANVLRecord;
import org.diancang.events.CrawlerName;
import org.diancang.events.Original;
import org.diancang.events.RelatedRecord;
import org.diancang.events.ResourceCaptured;
import org.diancang.url.UrlKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the records of a URL, a repeat as revisit, and journals each capture once its bytes are
 * with the operating system: Heritrix's writer flushes after each record, so a line in the journal
 * means that the record can be read, from the open file too.
 */
final class JournallingWarcWriter extends WARCWriterChainProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(JournallingWarcWriter.class);

    private final CrawlPlan plan;
    private final Originals originals;
    private final Journal journal;
    private final CaptureDescription description;

    JournallingWarcWriter(CrawlPlan plan, Originals originals, Journal journal, Clock clock) {
        this.plan = plan;
        this.originals = originals;
        this.journal = journal;
        this.description = new CaptureDescription(plan.job(), clock);
        setChain(
                List.of(
                        new DnsResourceBuilder(),
                        new HttpResponseRecordBuilder(),
                        new AddressedRevisitBuilder(),
                        new DiscreetRequestBuilder(),
                        new MetadataRecordBuilder()));
    }

    @Override
    protected void writeRecords(CrawlURI curi, WARCWriter writer) throws IOException {
        String urlkey = UrlKey.of(curi.toString()).value();
        Optional<KnownOriginal> original = findOriginal(curi, urlkey);
        original.ifPresent(known -> markAsRepeat(curi, known));
        List<WrittenRecord> written = new ArrayList<>();
        URI concurrentTo = null;
        for (WARCRecordBuilder builder : getChain()) {
            if (!builder.shouldBuildRecord(curi)) {
                continue;
            }
            WARCRecordInfo record = builder.buildRecord(curi, concurrentTo);
            if (record == null) {
                continue;
            }
            write(record, writer).ifPresent(written::add);
            builder.postWrite(record, curi);
            concurrentTo = concurrentTo == null ? record.getRecordId() : concurrentTo;
        }
        announce(curi, urlkey, written, original.map(KnownOriginal::original).orElse(null));
    }

    /** Empty where the writer refused the record, having logged why. */
    private static Optional<WrittenRecord> write(WARCRecordInfo record, WARCWriter writer)
            throws IOException {
        long offset = writer.getPosition();
        try (InputStream content = record.getContentStream()) {
            writer.writeRecord(record);
        }
        long length = writer.getPosition() - offset;
        return length == 0
                ? Optional.empty()
                : Optional.of(
                        new WrittenRecord(
                                record, writer.getFilenameWithoutOccupiedSuffix(), offset, length));
    }

    private void announce(
            CrawlURI curi,
            String urlkey,
            List<WrittenRecord> written,
            @Nullable Original original) {
        List<RelatedRecord> related =
                written.stream().filter(r -> !r.isCapture()).map(WrittenRecord::related).toList();
        for (WrittenRecord record : written) {
            if (record.isCapture()) {
                ResourceCaptured capture = description.of(record, curi, urlkey, related, original);
                journal(capture);
                if (original == null && canBeRepeat(curi)) {
                    remember(capture);
                }
            }
        }
    }

    /** The record stands: what the journal lacks is found when the file is reconciled. */
    private void journal(ResourceCaptured capture) {
        try {
            journal.capture(capture);
        } catch (IOException e) {
            LOG.error("{} is not journalled, reconciliation will find it", capture.captureId(), e);
        }
    }

    private Optional<KnownOriginal> findOriginal(CrawlURI curi, String urlkey) {
        return canBeRepeat(curi)
                ? originals.find(urlkey, curi.getContentDigestSchemeString())
                : Optional.empty();
    }

    private void remember(ResourceCaptured capture) {
        originals.remember(
                new KnownOriginal(
                        capture.urlkey(),
                        Objects.requireNonNull(capture.payloadDigest()),
                        capture.recordId(),
                        new Original(
                                capture.captureId().file(),
                                capture.captureId().offset(),
                                capture.url(),
                                capture.capturedAt())));
    }

    /** A payload that was cut off equals nothing, and no payload repeats nothing. */
    private static boolean canBeRepeat(CrawlURI curi) {
        return curi.isHttpTransaction()
                && curi.getContentDigest() != null
                && PayloadDigest.lengthOf(curi) > 0
                && CaptureDescription.truncated(curi) == null;
    }

    private static void markAsRepeat(CrawlURI curi, KnownOriginal known) {
        IdenticalPayloadDigestRevisit revisit =
                new IdenticalPayloadDigestRevisit(known.payloadDigest());
        revisit.setRefersToRecordID(known.recordId());
        revisit.setRefersToTargetURI(known.original().url());
        revisit.setRefersToDate(known.original().capturedAt().toString());
        curi.setRevisitProfile(revisit);
        curi.getAnnotations().add("duplicate:digest");
    }

    /** Fields of the warcinfo record that begins each file (ISO 28500 §6.2). */
    @Override
    public List<String> getMetadata() {
        ANVLRecord fields = new ANVLRecord();
        fields.addLabelValue(
                "software",
                "Diancang/" + CrawlerName.version() + " Heritrix/" + ArchiveUtils.VERSION);
        fields.addLabelValue("format", "WARC File Format 1.0");
        fields.addLabelValue(
                "conformsTo", "http://bibnum.bnf.fr/WARC/WARC_ISO_28500_version1_latestdraft.pdf");
        addIfNotBlank(fields, "operator", plan.getOperator());
        addIfNotBlank(fields, "publisher", plan.getLibrary());
        addIfNotBlank(fields, "isPartOf", plan.getSite());
        addIfNotBlank(fields, "description", plan.getDescription());
        addIfNotBlank(fields, "robots", plan.getRobotsPolicy());
        addIfNotBlank(fields, "http-header-user-agent", getMetadataProvider().getUserAgent());
        return List.of(fields.toString());
    }
}
