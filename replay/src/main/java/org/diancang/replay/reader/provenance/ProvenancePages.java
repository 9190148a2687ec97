package org.diancang.replay.reader.provenance;

import java.util.Optional;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.capture.Capture;
import org.diancang.replay.capture.Captures;
import org.diancang.replay.capture.FileFacts;
import org.diancang.replay.capture.LostRecordException;
import org.diancang.replay.capture.PayloadCheck;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.reader.ReaderPath;
import org.diancang.replay.reader.cite.Citation;
import org.diancang.replay.reader.cite.Reference;
import org.diancang.replay.reader.page.PageReader;
import org.diancang.replay.reader.page.PageReading;
import org.diancang.warcstore.WarcName;
import org.springframework.stereotype.Component;

/** Gathers where a capture comes from. */
@Component
class ProvenancePages {
    private final Captures captures;
    private final CustodyRecords custody;
    private final FileFacts files;
    private final PayloadCheck check;
    private final PageReader reader;
    private final PartTimes times;
    private final Citation citation;
    private final String contentOrigin;

    ProvenancePages(
            Captures captures,
            CustodyRecords custody,
            FileFacts files,
            PayloadCheck check,
            PageReader reader,
            PartTimes times,
            Citation citation,
            ReplaySettings settings) {
        this.captures = captures;
        this.custody = custody;
        this.files = files;
        this.check = check;
        this.reader = reader;
        this.times = times;
        this.citation = citation;
        this.contentOrigin = settings.content().origin();
    }

    ProvenancePage of(ArchivedUrl url, CdxLine line) {
        Optional<PageReading> reading = reader.read(line);
        return new ProvenancePage(
                url.value(),
                line,
                reading.map(PageReading::title).orElse(""),
                ReaderPath.frame(line.timestamp(), url.value()),
                ReaderPath.calendar("", url.value()),
                contentOrigin
                        + ContentPath.of(
                                line.timestamp(), Modifier.RAW, ReaderPath.inPath(url.value())),
                custody.of(line),
                WarcName.isValid(line.file()) && WarcName.parse(line.file()).isImported(),
                files.of(line.file()),
                blockDigest(line),
                check.check(line),
                reading.filter(page -> !page.parts().isEmpty())
                        .map(page -> report(line, page))
                        .orElse(null),
                citation.gbt7714(reference(line, reading)));
    }

    /** The reference to a capture; its record's id never changes, wherever the archive moves. */
    Reference reference(CdxLine line) {
        return reference(line, reader.read(line));
    }

    private static Reference reference(CdxLine line, Optional<PageReading> reading) {
        return new Reference(
                "",
                reading.map(PageReading::title)
                        .filter(title -> !title.isEmpty())
                        .orElse(line.url()),
                "",
                line.url(),
                line.capturedAt(),
                line.recordId());
    }

    private PartsReport report(CdxLine line, PageReading page) {
        return PartsReport.of(times.of(line, page.parts()), page.parts().size());
    }

    private String blockDigest(CdxLine line) {
        try (Capture capture = captures.open(line)) {
            return capture.warcHeader("WARC-Block-Digest").orElse("");
        } catch (LostRecordException e) {
            return "";
        }
    }
}
