package org.diancang.indexer.cdx.format;

import java.util.Arrays;
import java.util.List;

/** What a column of CDX says, and the letter that stands for it in a header. */
enum CdxColumn {
    URLKEY("NA"),
    TIMESTAMP("b"),
    URL("a"),
    MIME("m"),
    STATUS("s"),
    DIGEST("k"),
    REDIRECT("r"),
    ROBOTFLAGS("M"),
    LENGTH("S"),
    OFFSET("V"),
    FILENAME("g"),
    ORIGINAL_LENGTH(""),
    ORIGINAL_OFFSET(""),
    ORIGINAL_FILENAME(""),
    /** One that is of no use here, such as the old checksum {@code c}. */
    PASSED_OVER("");

    static final List<CdxColumn> CDX9 =
            List.of(URLKEY, TIMESTAMP, URL, MIME, STATUS, DIGEST, REDIRECT, OFFSET, FILENAME);
    static final List<CdxColumn> CDX10 =
            List.of(
                    URLKEY,
                    TIMESTAMP,
                    URL,
                    MIME,
                    STATUS,
                    DIGEST,
                    REDIRECT,
                    ROBOTFLAGS,
                    OFFSET,
                    FILENAME);
    static final List<CdxColumn> CDX14 = List.of(values()).subList(0, 14);
    static final List<CdxColumn> CDX11 = CDX14.subList(0, 11);

    private final String letters;

    CdxColumn(String letters) {
        this.letters = letters;
    }

    /** The column of a letter; letters that no line needs are passed over. */
    static CdxColumn ofLetter(char letter) {
        return Arrays.stream(values())
                .filter(column -> column.letters.indexOf(letter) >= 0)
                .findFirst()
                .orElse(PASSED_OVER);
    }

    /** Its letter in a header. */
    char letter() {
        return letters.charAt(0);
    }
}
