package org.diancang.indexer.cdx.pywb;

import org.diancang.indexer.cdx.CdxTimestamp;

/** The latest time that some digits may mean: {@code closest=2021} is the end of that year. */
final class LatestTime {
    private static final String YEAR_AND_MONTH = "299912";
    private static final String HIGHEST = "99999999999999";

    private LatestTime() {}

    /**
     * All 14 digits. One digit of a month, a day, an hour, a minute or a second counts as none.
     *
     * @param digits 1 to 14 of them
     */
    static String of(String digits) {
        String month =
                digits.length() < YEAR_AND_MONTH.length()
                        ? digits + YEAR_AND_MONTH.substring(digits.length())
                        : digits;
        String whole = month.substring(0, month.length() / 2 * 2);
        return CdxTimestamp.of(CdxTimestamp.earliest(whole + HIGHEST.substring(whole.length())));
    }
}
