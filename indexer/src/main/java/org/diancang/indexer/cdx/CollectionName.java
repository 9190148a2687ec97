package org.diancang.indexer.cdx;

import java.util.regex.Pattern;

/**
 * Name of a set of lines that is asked and written by itself, such as {@code main}, where live
 * captures go.
 *
 * @param value 1 to 64 letters, digits, {@code -}, {@code _} and {@code .}, the first a letter or
 *     digit
 */
public record CollectionName(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Where captures of our own crawls are. */
    public static final CollectionName MAIN = new CollectionName("main");

    /**
     * @throws IllegalArgumentException if the name has another form
     */
    public CollectionName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a collection's name has 1 to 64 letters, digits, '-', '_' and '.'");
        }
    }

    /**
     * The collection that a request names.
     *
     * @throws InvalidCdxQueryException if the name has another form
     */
    public static CollectionName asked(String name) {
        try {
            return new CollectionName(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidCdxQueryException("collection", e.getMessage() + ".");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
