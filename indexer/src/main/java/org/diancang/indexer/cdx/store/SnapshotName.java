package org.diancang.indexer.cdx.store;

import java.util.regex.Pattern;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.jspecify.annotations.Nullable;

/**
 * Name of a snapshot, which is that of its folder.
 *
 * @param value 1 to 64 letters, digits, '.', '_' and '-', beginning with a letter or digit
 */
record SnapshotName(String value) {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    SnapshotName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("no name of a snapshot: " + value);
        }
    }

    static boolean isValid(String text) {
        return VALID.matcher(text).matches();
    }

    /**
     * A name that a caller gave.
     *
     * @throws InvalidCdxQueryException if it can't be one
     */
    static SnapshotName asked(@Nullable String text) {
        if (text == null || !isValid(text)) {
            throw new InvalidCdxQueryException(
                    "name",
                    "The name of a snapshot must have 1 to 64 letters, digits, '.', '_' and '-',"
                            + " beginning with a letter or digit.");
        }
        return new SnapshotName(text);
    }
}
