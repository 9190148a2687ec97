package org.diancang.indexer.cdx.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.format.ParsedLine;
import org.jspecify.annotations.Nullable;

/** In what a line of an index differs from the record that it speaks of. */
final class Differences {
    /** How indexers say that they know no media type. */
    private static final Set<String> NO_TYPE = Set.of("unk", "no-type", "unknown");

    private static final String NO_KEY = "-";

    /** Line ends behind a record that is not gzipped: some count them, some don't. */
    private static final int LINE_ENDS = 4;

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    /**
     * What differs, for people. Where the index says nothing, nothing does.
     *
     * @param urlkey as it stands in the index; {@code -}: not to be compared
     */
    static List<String> between(ParsedLine.Good record, ParsedLine.Good index, String urlkey) {
        CdxLine right = record.line();
        CdxLine said = index.line();
        Differences all = new Differences();
        all.compare("urlkey", record.key().urlkey(), urlkey.equals(NO_KEY) ? null : urlkey);
        all.compare("timestamp", record.key().timestamp(), index.key().timestamp());
        all.compare("url", right.url(), said.url());
        all.compare("mime", mime(right), mime(said));
        all.compare("status", right.status(), said.status());
        if (right.digest() != null) {
            all.compare("digest", bare(right.digest()), bare(said.digest()));
        }
        if (!isSameLength(right, said)) {
            all.compare("length", right.length(), said.length());
        }
        return all.found;
    }

    private void compare(String name, @Nullable Object right, @Nullable Object said) {
        if (said != null && !said.equals(right)) {
            found.add(
                    name + " is " + (right == null ? "absent" : right) + ", the index has " + said);
        }
    }

    private static @Nullable String mime(CdxLine line) {
        if (line.isRevisit()) {
            return CdxLine.REVISIT;
        }
        String mime = line.mime();
        String lower = mime == null ? null : mime.toLowerCase(Locale.ROOT);
        return lower == null || NO_TYPE.contains(lower) ? null : lower;
    }

    private static @Nullable String bare(@Nullable String digest) {
        return digest == null ? null : digest.substring(digest.indexOf(':') + 1);
    }

    private static boolean isSameLength(CdxLine right, CdxLine said) {
        if (said.length() == null || right.length() == null) {
            return true;
        }
        long more = said.length() - right.length();
        return Objects.equals(said.length(), right.length())
                || (!right.filename().endsWith(".gz") && more > 0 && more <= LINE_ENDS);
    }
}
