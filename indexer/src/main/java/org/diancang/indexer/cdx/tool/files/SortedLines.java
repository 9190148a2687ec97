package org.diancang.indexer.cdx.tool.files;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines that must be sorted; that they are is seen to. Headers are noted and left out. */
final class SortedLines {
    private final Lines lines;
    private final Headers headers;
    private byte @Nullable [] current;

    SortedLines(Lines lines, Headers headers) {
        this.lines = lines;
        this.headers = headers;
        advance();
    }

    /** The line that comes next; null at the end. */
    byte @Nullable [] current() {
        return current;
    }

    void advance() {
        byte[] last = current;
        do {
            current = lines.next();
        } while (current != null && headers.note(current));
        if (current != null && current.length > Lines.LONGEST) {
            throw tooLong(lines);
        }
        if (last != null && current != null && Arrays.compareUnsigned(last, current) > 0) {
            throw new CdxFileException(
                    lines.name()
                            + " is not sorted: line "
                            + lines.number()
                            + " must stand before the one above it; run: ./diancang cdx sort");
        }
    }

    static CdxFileException tooLong(Lines lines) {
        return new CdxFileException(
                lines.name()
                        + " is no CDX file: line "
                        + lines.number()
                        + " has more than "
                        + Lines.LONGEST
                        + " bytes");
    }
}
