package org.diancang.indexer.cdx.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxTarget;
import org.jspecify.annotations.Nullable;

/**
 * Lines that stand together in a sorted file.
 *
 * @param from none is less
 * @param to none is as much or more; null: all begin as {@code from} does
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody else has them
record KeyRange(byte[] from, byte @Nullable [] to) {
    /** Where the lines of a look-up stand, in their order. */
    static List<KeyRange> of(CdxTarget target) {
        return switch (target) {
            case CdxTarget.Exact exact -> List.of(beginning(exact.urlkey() + CdxKey.SEPARATOR));
            case CdxTarget.Under under ->
                    under.beginnings().stream().map(KeyRange::beginning).toList();
            case CdxTarget.Between between ->
                    List.of(
                            new KeyRange(
                                    between.from().getBytes(UTF_8), between.to().getBytes(UTF_8)));
        };
    }

    private static KeyRange beginning(String text) {
        return new KeyRange(text.getBytes(UTF_8), null);
    }

    /** Whether a line that is not less than {@code from} is one of these. */
    boolean reaches(byte[] line) {
        return to == null
                ? line.length >= from.length
                        && Arrays.equals(line, 0, from.length, from, 0, from.length)
                : Arrays.compareUnsigned(line, to) < 0;
    }
}
