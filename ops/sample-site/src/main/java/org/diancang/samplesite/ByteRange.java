package org.diancang.samplesite;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parts of an answer, for players that seek (RFC 9110 §14). One range at most is served. */
final class ByteRange {
    private static final Pattern ONE_RANGE =
            Pattern.compile("bytes=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*");

    private ByteRange() {}

    /**
     * What to send for a GET.
     *
     * @param whole the complete answer; only a 200 has parts
     * @param range value of {@code Range}; ignored where it is none, or asks for several ranges,
     *     which a server may do (RFC 9110 §14.2)
     */
    static Answer of(Answer whole, @Nullable String range) {
        if (whole.status() != 200) {
            return whole;
        }
        Answer offered = with(whole, 200, whole.body(), Map.of("Accept-Ranges", "bytes"));
        Matcher m = ONE_RANGE.matcher(range == null ? "" : range);
        if (!m.matches() || (m.group(1).isEmpty() && m.group(2).isEmpty())) {
            return offered;
        }
        long length = whole.body().length;
        long first;
        long last = length - 1;
        if (m.group(1).isEmpty()) {
            long suffix = Long.parseLong(m.group(2));
            first = suffix == 0 ? length : Math.max(0, length - suffix);
        } else {
            first = Long.parseLong(m.group(1));
            if (!m.group(2).isEmpty()) {
                if (Long.parseLong(m.group(2)) < first) {
                    return offered;
                }
                last = Math.min(last, Long.parseLong(m.group(2)));
            }
        }
        if (first >= length) {
            return with(whole, 416, new byte[0], Map.of("Content-Range", "bytes */" + length));
        }
        return with(
                whole,
                206,
                Arrays.copyOfRange(whole.body(), (int) first, (int) last + 1),
                Map.of(
                        "Accept-Ranges",
                        "bytes",
                        "Content-Range",
                        "bytes " + first + "-" + last + "/" + length));
    }

    private static Answer with(Answer answer, int status, byte[] body, Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.putAll(more);
        return new Answer(status, Map.copyOf(headers), body);
    }
}
