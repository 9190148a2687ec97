package org.diancang.events;

import java.util.Objects;

/**
 * A file that somebody else wrote and that is to be taken in as it is.
 *
 * @param number which file of the import, 1 or more; it stands in the name that it gets
 * @param name what it was called before, for people: never a path that anybody opens
 * @param length bytes
 * @param sha512 of the whole file, lower-case hexadecimal; by it the worker knows the bytes
 */
public record ImportFile(int number, String name, long length, String sha512) {
    /** Characters of a name at most. */
    public static final int LONGEST_NAME = 255;

    public ImportFile {
        Objects.requireNonNull(name, "name is missing");
        Objects.requireNonNull(sha512, "sha512 is missing");
        if (number < 1) {
            throw new IllegalArgumentException("number must be 1 or more, is " + number);
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "name must have 1 to " + LONGEST_NAME + " characters, has " + name.length());
        }
        if (length < 0) {
            throw new IllegalArgumentException("length must be 0 or more, is " + length);
        }
        if (!sha512.matches("[0-9a-f]{128}")) {
            throw new IllegalArgumentException("sha512 must be 128 hexadecimal digits");
        }
    }
}
