package org.diancang.engine;

import java.util.Locale;
import org.archive.io.warc.WARCRecordInfo;
import org.diancang.events.RecordType;
import org.diancang.events.RelatedRecord;

/**
 * A record that stands in a WARC file.
 *
 * @param info what was written
 * @param file name of the file, without suffix of being open
 * @param offset its first byte
 * @param length bytes of its gzip member
 */
record WrittenRecord(WARCRecordInfo info, String file, long offset, long length) {
    /** Its {@code WARC-Type}. */
    String type() {
        return info.getType().toString().toLowerCase(Locale.ROOT);
    }

    /** Whether it has a CDX line. */
    boolean isCapture() {
        return RecordType.isCapture(type());
    }

    /** Its {@code WARC-Record-ID} without angle brackets. */
    String id() {
        return info.getRecordId().toString();
    }

    /** Its {@code WARC-Date} (ISO 28500 §5.4). */
    String date() {
        return info.getCreate14DigitDate();
    }

    /** As seen from the capture that it was written with. */
    RelatedRecord related() {
        return new RelatedRecord(type(), id(), offset);
    }
}
