package org.diancang.indexer.cdx.tool.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The header of several files, of which there must be one. */
public final class Headers {
    private static final byte[] SPACED = " CDX ".getBytes(US_ASCII);
    private static final byte[] TABBED = "\tCDX\t".getBytes(US_ASCII);

    private byte @Nullable [] header;

    /** Whether a line names the columns of the others. */
    public static boolean isHeader(byte[] line) {
        return startsWith(line, SPACED) || startsWith(line, TABBED);
    }

    /**
     * Notes the header of a file, if the line is one.
     *
     * @return whether it is
     * @throws CdxFileException if another file has another
     */
    public boolean note(byte[] line) {
        if (!isHeader(line)) {
            return false;
        }
        byte[] known = header;
        if (known != null && !Arrays.equals(trimmed(known), trimmed(line))) {
            throw new CdxFileException(
                    "the files have different headers, '"
                            + new String(known, US_ASCII).strip()
                            + "' and '"
                            + new String(line, US_ASCII).strip()
                            + "'; make them alike with: ./diancang cdx convert");
        }
        header = line;
        return true;
    }

    /** The header to write first; null where no file has one. */
    public byte @Nullable [] header() {
        return header == null ? null : trimmed(header);
    }

    private static byte[] trimmed(byte[] line) {
        int length = line.length;
        while (length > 0 && line[length - 1] <= ' ') {
            length--;
        }
        return Arrays.copyOf(line, length);
    }

    private static boolean startsWith(byte[] line, byte[] beginning) {
        return line.length > beginning.length
                && Arrays.equals(line, 0, beginning.length, beginning, 0, beginning.length);
    }
}
