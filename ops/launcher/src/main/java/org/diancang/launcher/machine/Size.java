package org.diancang.launcher.machine;

import java.util.Locale;

/** Sizes for people. */
public final class Size {
    private static final String[] UNITS = {"KB", "MB", "GB", "TB"};

    private Size() {}

    /** Such as {@code 3.4 MB}, by 1,024. */
    public static String of(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        do {
            value /= 1024;
            unit++;
        } while (value >= 1024 && unit < UNITS.length - 1);
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }
}
