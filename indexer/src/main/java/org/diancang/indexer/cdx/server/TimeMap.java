package org.diancang.indexer.cdx.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.diancang.indexer.cdx.CdxSearch.Order;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/** The captures of a URL as a Memento TimeMap (RFC 7089 §5, links as in RFC 6690). */
final class TimeMap implements LineForm {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final String TYPE = "\"; type=\"application/link-format\"";

    private final OutputStream out;
    private final Links links;
    private final boolean whole;
    private @Nullable StoredLine held;
    private boolean first = true;
    private Optional<String> resumeKey = Optional.empty();

    /**
     * @param whole whether the first and the last line are those of the URL
     */
    TimeMap(OutputStream out, Links links, boolean whole) {
        this.out = out;
        this.links = links;
        this.whole = whole;
    }

    /** Whether a look-up answers all captures of a URL, the oldest first. */
    static boolean isWhole(CdxQuery query) {
        return query.order() instanceof Order.Ascending
                && query.from().isEmpty()
                && query.to().isEmpty()
                && query.filters().isEmpty()
                && query.collapses().isEmpty()
                && query.part().isAll();
    }

    @Override
    public void start() throws IOException {
        print("<" + uri(links.original()) + ">; rel=\"original\"");
        print(
                ",\n<"
                        + uri(links.mementos() + "/timegate/" + links.original())
                        + ">; rel=\"timegate\"");
        print(",\n<" + uri(links.self()) + ">; rel=\"self" + TYPE);
    }

    @Override
    public boolean write(StoredLine line) throws IOException {
        // Whether a memento is the last is known only when there is no next.
        memento(false);
        held = line;
        return true;
    }

    @Override
    public void resumeKey(String key) {
        resumeKey = Optional.of(key);
    }

    @Override
    public void end() throws IOException {
        memento(true);
        if (resumeKey.isPresent()) {
            String next = links.self().replaceAll("([?&])resumeKey=[^&]*&?", "$1");
            String joint = next.endsWith("&") || next.endsWith("?") ? "" : "&";
            print(
                    ",\n<"
                            + uri(next + joint + "resumeKey=" + resumeKey.get())
                            + ">; rel=\"timemap"
                            + TYPE);
        }
        print("\n");
    }

    private void memento(boolean last) throws IOException {
        if (held == null) {
            return;
        }
        String timestamp = held.key().timestamp();
        print(
                ",\n<"
                        + uri(links.mementos() + "/" + timestamp + "/")
                        + uri(held.line().orElseThrow().url())
                        + ">; rel=\""
                        + (whole && first ? "first " : "")
                        + (whole && last ? "last " : "")
                        + "memento\"; datetime=\""
                        + DATE.format(CdxTimestamp.earliest(timestamp))
                        + "\"");
        first = false;
    }

    private void print(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }

    /** What can't stand in a URI (RFC 3986 §2) is percent-encoded, so that no text ends a link. */
    private static String uri(String text) {
        var uri = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(UTF_8)) {
            if (b <= ' ' || b == 0x7f || "\"<>\\^`{|}".indexOf(b) >= 0) {
                uri.append(String.format(Locale.ROOT, "%%%02X", b));
            } else {
                uri.append((char) b);
            }
        }
        return uri.toString();
    }

    /**
     * What links are made of.
     *
     * @param original the URL that was asked for
     * @param self address of this TimeMap
     * @param mementos address below which captures are, as {@code {timestamp}/{url}}, and the
     *     TimeGate
     */
    record Links(String original, String self, String mementos) {}
}
