package org.diancang.url;

import java.util.Locale;
import java.util.Optional;

/** Header fields with parameters: {@code form-data; name="a;b"} (RFC 2045 §5.1), leniently. */
final class HeaderParameters {
    private HeaderParameters() {}

    /** Value of the first field of that name, in lower case; folded lines belong to it. */
    static String header(String lines, String name) {
        StringBuilder value = new StringBuilder();
        boolean found = false;
        for (String line : lines.split("\r\n|\r|\n")) {
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (found && !folded) {
                break;
            }
            int colon = line.indexOf(':');
            if (folded) {
                value.append(found ? line : "");
            } else if (isNoHeader(line, colon)) {
                break;
            } else if (colon >= 0
                    && line.substring(0, colon).toLowerCase(Locale.ROOT).equals(name)) {
                found = true;
                value.append(line, colon + 1, line.length());
            }
        }
        return value.toString();
    }

    private static boolean isNoHeader(String line, int colon) {
        // A line that mail folders put before a message is put up with.
        return !line.startsWith("From ")
                && (colon < 0 || line.chars().limit(colon).anyMatch(c -> c <= ' ' || c > '~'));
    }

    /** Value of the last parameter of that name, in lower case; quotes and backslashes resolved. */
    static Optional<String> value(String header, String name) {
        Optional<String> value = Optional.empty();
        int start = end(header, 0) + 1;
        while (start <= header.length()) {
            int end = end(header, start);
            String parameter = header.substring(start, end);
            int equals = parameter.indexOf('=');
            if (equals >= 0
                    && parameter
                            .substring(0, equals)
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .equals(name)) {
                value = Optional.of(unquoted(parameter.substring(equals + 1).strip()));
            }
            start = end + 1;
        }
        return value;
    }

    /** The next semicolon outside of quotes. */
    private static int end(String header, int start) {
        boolean quoted = false;
        for (int i = start; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == ';' && !quoted) {
                return i;
            }
            if (c == '"' && (i == start || header.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            }
        }
        return header.length();
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted
                ? value.substring(1, value.length() - 1).replace("\\\\", "\\").replace("\\\"", "\"")
                : value;
    }
}
