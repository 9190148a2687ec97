package org.diancang.indexer.cdx.pywb;

import java.util.Optional;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.DerivedLines;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/**
 * Of lines of a URL that follow each other with the same status and so many equal digits of time,
 * the earliest.
 */
final class CollapsedLines extends DerivedLines {
    private final int digits;
    private final boolean backwards;
    private @Nullable Moment last;
    private @Nullable StoredLine earliest;

    /**
     * @param backwards whether the lines come from the last to the first
     */
    CollapsedLines(CdxLines source, int digits, boolean backwards) {
        super(source);
        this.digits = digits;
        this.backwards = backwards;
    }

    @Override
    protected @Nullable StoredLine advance() {
        for (StoredLine line = read(); line != null; line = read()) {
            Moment moment = moment(line);
            boolean another = !moment.equals(last);
            last = moment;
            if (!backwards && another) {
                return line;
            }
            if (backwards) {
                StoredLine before = earliest;
                earliest = line;
                if (another && before != null) {
                    return before;
                }
            }
        }
        StoredLine left = earliest;
        earliest = null;
        return left;
    }

    private Moment moment(StoredLine line) {
        return new Moment(
                line.key().urlkey(),
                line.key().timestamp().substring(0, digits),
                Members.of(line, Optional.empty()).text(PywbField.STATUS).orElse(""));
    }

    private record Moment(String urlkey, String digits, String status) {}
}
