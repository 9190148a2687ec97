package org.diancang.url;

import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * The head of a request whose body is part of what it asks for. Method and body are added to the
 * URL's query before its {@link UrlKey} is made, so that two searches posted to one address keep
 * two keys; {@value #FOLLOWED} is followed, so that its indexes and ours find each other's
 * captures.
 *
 * <p>What differs: AMF is not understood and keyed as any other bytes; JSON that pywb can't even
 * complain about (no UTF-8) is ignored like other broken JSON; parts of forms that are forms
 * themselves count as text; of a body only the first {@value #MOST_READ} bytes are looked at. Where
 * more was sent, the rest is taken to be well-formed.
 *
 * @param method as sent
 * @param contentType value of {@code Content-Type}; empty: there is none
 * @param contentLength value of {@code Content-Length}; without a positive number the body does not
 *     count, so neither does one that was sent in chunks
 */
public record PostedRequest(String method, String contentType, String contentLength) {
    /** Whose keys these are: version and commit. */
    public static final String FOLLOWED =
            "pywb 2.10.0b1 (2c706d1eeeaf66f3a1f1a2c6ff5b0a50d59d817d)";

    /** Characters of a body's query at most; what is longer is cut. */
    public static final int LONGEST_QUERY = 4_096;

    /** Bytes of a body at most. pywb reads all, and cuts what it made of them. */
    public static final int MOST_READ = 256 * 1024;

    private static final String DATA = "__wb_post_data=";

    /** How much of the body {@link #query} wants to see, at most {@value #MOST_READ} bytes. */
    public int bytesToRead() {
        String name = nameOfMethod();
        boolean counts = name.equals("POST") || name.equals("PUT");
        return counts ? (int) Math.min(length(), MOST_READ) : 0;
    }

    /**
     * What is added to the query: {@code __wb_method=POST&…}; empty for {@code GET}. Other methods
     * than POST and PUT are added without their bodies, {@code HEAD} too, as pywb's indexer does
     * and its replay does not. Printable ASCII without spaces, in which only that is
     * percent-encoded which would not be.
     *
     * @param body what came; what lies beyond {@link #bytesToRead()} is not looked at
     */
    public String query(byte[] body) {
        String name = nameOfMethod();
        if (name.equals("GET")) {
            return "";
        }
        String method = "__wb_method=" + name;
        byte[] read = Arrays.copyOf(body, Math.min(body.length, bytesToRead()));
        String text = bytesToRead() == 0 ? "" : text(read);
        return printable(text.isEmpty() ? method : method + "&" + cut(text));
    }

    /**
     * The URL with the query added.
     *
     * @param body what came; what lies beyond {@link #bytesToRead()} is not looked at
     */
    public String appendedTo(String url, byte[] body) {
        return appended(url, query(body));
    }

    /**
     * The URL that a capture is keyed by.
     *
     * @param query what {@link #query} gave
     */
    public static String appended(String url, String query) {
        if (query.isEmpty()) {
            return url;
        }
        // Replayed pages post fields under names that pywb's script gave them.
        return (url + (url.indexOf('?') < 0 ? "?" : "&") + query).replace("WB_wombat_", "");
    }

    private String nameOfMethod() {
        return method.toUpperCase(Locale.ROOT);
    }

    /** As Python reads integers: a sign, zeros before and underscores within are no matter. */
    private long length() {
        String number = contentLength.strip();
        long value = 0;
        boolean afterDigit = false;
        for (int i = number.startsWith("+") ? 1 : 0; i < number.length(); i++) {
            char c = number.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && !(c == '_' && afterDigit)) {
                return 0;
            }
            value = digit ? Math.min(value * 10 + c - '0', Integer.MAX_VALUE) : value;
            afterDigit = digit;
        }
        return afterDigit ? value : 0;
    }

    private String text(byte[] body) {
        boolean more = body.length == MOST_READ && length() >= MOST_READ;
        if (contentType.startsWith("application/x-www-form-urlencoded")) {
            return PostedForm.text(body, more).orElseGet(() -> data(body));
        }
        if (contentType.startsWith("multipart/")) {
            return PostedMultipart.text(contentType, body).orElseGet(() -> data(body));
        }
        if (contentType.startsWith("application/json")) {
            return PostedJson.text(body, more).orElse("");
        }
        if (contentType.startsWith("text/plain")) {
            return PostedJson.text(body, more).orElseGet(() -> data(body));
        }
        return data(body);
    }

    private static String data(byte[] body) {
        // Three bytes are four characters: of no longer ones anything would be left.
        byte[] start = Arrays.copyOf(body, Math.min(body.length, LONGEST_QUERY / 4 * 3));
        return DATA + Base64.getEncoder().encodeToString(start);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_QUERY
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUERY));
    }

    /** Written so that the key of the URL is that of the text itself. */
    private static String printable(String query) {
        return PercentEncoding.encodeUnprintable(PercentEncoding.octets(SplitUrl.tidy(query)));
    }
}
