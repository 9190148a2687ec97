package org.diancang.warcstore;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a WARC file, {@code {siteNo}-{crawlNo}-…}. It never changes, and its place in the store
 * is computed from it alone.
 *
 * @param value the whole name, such as {@code LJ0031-c00017-e1-20261124031500123-00000.warc.gz}
 * @param siteNo site's short number without hyphen
 * @param crawlNo number of the crawl within the site
 */
public record WarcName(String value, String siteNo, String crawlNo) {
    private static final Pattern FORM =
            Pattern.compile(
                    "([A-Z]{2,4}[0-9]{4,7})-(c[0-9]{5,7})-(?:e[0-9]+-[0-9]{17}-[0-9]{5,}"
                            + "|i[0-9]+-[0-9a-f]{16})\\.(?:warc|arc)(?:\\.gz)?");

    public WarcName {
        Matcher m = FORM.matcher(value);
        if (!m.matches() || !m.group(1).equals(siteNo) || !m.group(2).equals(crawlNo)) {
            throw new IllegalArgumentException(
                    "not a WARC file name of this archive, site "
                            + shortened(siteNo)
                            + ", crawl "
                            + shortened(crawlNo)
                            + ": '"
                            + shortened(value)
                            + "'");
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(60, text.length()));
    }

    /**
     * Reads a name.
     *
     * @throws IllegalArgumentException if it is not of the form, so that no name can lead out of
     *     the store
     */
    public static WarcName parse(String name) {
        Matcher m = FORM.matcher(name);
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "not a WARC file name of this archive: '" + shortened(name) + "'");
        }
        return new WarcName(name, m.group(1), m.group(2));
    }

    /** Whether a name is of the form. */
    public static boolean isValid(String name) {
        return FORM.matcher(name).matches();
    }

    /** What the names of a crawl's files begin with, for the engine's template. */
    public static String prefix(String siteNo, String crawlNo, int epoch) {
        return siteNo + "-" + crawlNo + "-e" + epoch;
    }

    /**
     * The name of an imported file.
     *
     * @param number which file of the import, 1 or more
     * @param sha512 its digest, 128 lower-case hexadecimal digits
     * @param extension {@code warc}, {@code warc.gz}, {@code arc} or {@code arc.gz}
     * @throws IllegalArgumentException if the name would not be of the form
     */
    public static WarcName imported(
            String siteNo, String crawlNo, int number, String sha512, String extension) {
        if (!sha512.matches("[0-9a-f]{128}")) {
            throw new IllegalArgumentException("no SHA-512: '" + shortened(sha512) + "'");
        }
        return parse(
                siteNo
                        + "-"
                        + crawlNo
                        + "-i"
                        + number
                        + "-"
                        + sha512.substring(0, 16)
                        + "."
                        + extension);
    }

    /** Whether the file was imported: then its records are as somebody else wrote them. */
    public boolean isImported() {
        return value.startsWith("i", siteNo.length() + crawlNo.length() + 2);
    }

    @Override
    public String toString() {
        return value;
    }
}
