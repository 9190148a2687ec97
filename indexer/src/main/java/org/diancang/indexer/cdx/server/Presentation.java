package org.diancang.indexer.cdx.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How lines are answered.
 *
 * @param output form of the answer
 * @param fields columns of a text or JSON answer, members of a CDXJ answer, in this order; empty
 *     means what that form has by itself
 * @param extras what is told of each line beyond what is stored
 * @param gzip whether the answer is compressed; absent: as the caller's browser or tool likes
 * @param extent what is answered
 */
record Presentation(
        Output output,
        List<CdxField> fields,
        Set<Extra> extras,
        Optional<Boolean> gzip,
        Extent extent) {

    Presentation {
        fields = List.copyOf(fields);
        extras = Set.copyOf(extras);
    }

    /** A form and nothing special. */
    static Presentation of(Output output) {
        return new Presentation(output, List.of(), Set.of(), Optional.empty(), Extent.LINES);
    }

    /** The columns of a text or JSON answer. */
    List<CdxField> columns() {
        return withExtras(fields.isEmpty() ? CdxField.CDX11 : fields);
    }

    /** The members of a CDXJ answer; empty means all. */
    List<CdxField> members() {
        return fields.isEmpty() ? fields : withExtras(fields);
    }

    /** Value of Content-Type. */
    String mediaType() {
        return extent == Extent.NUMBER_OF_PAGES && output != Output.JSON
                ? Output.TEXT.mediaType
                : output.mediaType;
    }

    private List<CdxField> withExtras(List<CdxField> asked) {
        if (extras.isEmpty()) {
            return asked;
        }
        List<CdxField> all = new ArrayList<>(asked);
        // In the order of the enum, as columns of their own at the end.
        for (Extra extra : Extra.values()) {
            if (extras.contains(extra)) {
                extra.fields().stream().filter(field -> !all.contains(field)).forEach(all::add);
            }
        }
        return all;
    }

    /** What is answered. */
    enum Extent {
        /** Lines. */
        LINES,
        /** Lines, and where to go on if a limit ended them. */
        LINES_AND_RESUME_KEY,
        /** Into how many pages the lines fall. */
        NUMBER_OF_PAGES
    }

    /** Form of an answer. */
    enum Output {
        TEXT("text/plain;charset=utf-8"),
        CDXJ("text/x-cdxj;charset=utf-8"),
        JSON("application/json"),
        LINK("application/link-format");

        private final String mediaType;

        Output(String mediaType) {
            this.mediaType = mediaType;
        }

        /** Value of Content-Type. */
        String mediaType() {
            return mediaType;
        }
    }
}
