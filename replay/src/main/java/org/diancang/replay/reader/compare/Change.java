package org.diancang.replay.reader.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.diancang.replay.reader.compare.Regions.Region;

/**
 * A passage that is in one version only, or reads differently in the other.
 *
 * @param before how it read, empty where it is new
 * @param after how it reads, empty where it is gone
 */
public record Change(String before, String after) {
    /** Words of scripts with spaces are whole; Han characters stand for themselves. */
    private static final Pattern WORD =
            Pattern.compile("(?:(?!\\p{IsHan})[\\p{L}\\p{M}\\p{N}])+|\\s+|.", Pattern.DOTALL);

    /**
     * Text that both versions have, or one of them.
     *
     * @param kind {@code same}, {@code added} or {@code removed}
     * @param text as it reads
     */
    public record Piece(String kind, String text) {}

    /** {@code added}, {@code removed} or {@code rewritten}. */
    public String kind() {
        return before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "rewritten";
    }

    /** The passage with what went and what came marked. */
    public List<Piece> pieces() {
        if (!kind().equals("rewritten")) {
            return List.of(new Piece(kind(), before + after));
        }
        List<String> left = words(before);
        List<String> right = words(after);
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Region region : readable(Regions.of(left, right), left)) {
            put(pieces, "same", left, at, region.leftFrom());
            put(pieces, "removed", left, region.leftFrom(), region.leftTo());
            put(pieces, "added", right, region.rightFrom(), region.rightTo());
            at = region.leftTo();
        }
        put(pieces, "same", left, at, left.size());
        return List.copyOf(pieces);
    }

    /** One character that happens to be the same between two changes only tears them apart. */
    private static List<Region> readable(List<Region> regions, List<String> left) {
        List<Region> joined = new ArrayList<>();
        for (Region next : regions) {
            Region last = joined.isEmpty() ? null : joined.getLast();
            if (last != null
                    && next.leftFrom() - last.leftTo() == 1
                    && left.get(last.leftTo()).length() == 1) {
                joined.set(joined.size() - 1, last.with(next));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(java.util.regex.MatchResult::group).toList();
    }

    private static void put(List<Piece> to, String kind, List<String> words, int from, int end) {
        if (end > from) {
            to.add(new Piece(kind, String.join("", words.subList(from, end))));
        }
    }
}
