package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.diancang.replay.capture.LostRecordException;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.warcstore.WarcStore;
import org.diancang.warcstore.WarcStoreException;
import org.diancang.warcstore.records.RecordBytes;
import org.springframework.stereotype.Component;

/**
 * Answers {@code wr_}: the WARC record of a capture, byte for byte but for the gzip around it. That
 * of a revisit is the revisit's own; its header names the original.
 */
@Component
final class RecordDownload {
    private final WarcStore store;

    RecordDownload(WarcStore store) {
        this.store = store;
    }

    void serve(CdxLine line, HttpServletResponse response) throws IOException {
        try (SeekableByteChannel file = open(line)) {
            RecordBytes record =
                    RecordBytes.at(file, line.offset())
                            .orElseThrow(
                                    () ->
                                            new LostRecordException(
                                                    "no record at "
                                                            + line.file()
                                                            + ":"
                                                            + line.offset()));
            response.setHeader("Content-Type", "application/warc");
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"%s-%d.warc\""
                            .formatted(
                                    line.file()
                                            .replaceFirst("\\.w?arc(?:\\.gz)?$", "")
                                            .replaceAll("[^0-9A-Za-z._-]", "_"),
                                    line.offset()));
            response.setContentLengthLong(record.length());
            record.writeTo(response.getOutputStream());
        }
    }

    private SeekableByteChannel open(CdxLine line) {
        try {
            return store.open(line.file())
                    .orElseThrow(() -> new LostRecordException("no WARC file " + line.file()));
        } catch (IllegalArgumentException | WarcStoreException e) {
            throw new LostRecordException("can't open " + line.file(), e);
        }
    }
}
