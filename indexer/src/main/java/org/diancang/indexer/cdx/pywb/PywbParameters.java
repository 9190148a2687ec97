package org.diancang.indexer.cdx.pywb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request as this dialect reads them: of several values the last counts, and an
 * empty one is none. The servlet's own would refuse what can't be decoded in a form that is not
 * this dialect's.
 *
 * @param values of each name, none of them empty
 */
record PywbParameters(Map<String, List<String>> values) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Set<String> NO = Set.of("0", "false", "f", "off");

    /** Reads {@code name=value&…}; what has no equals sign is passed over. */
    static PywbParameters of(@Nullable String queryString) {
        Map<String, List<String>> values = new HashMap<>();
        for (String pair : queryString == null ? new String[0] : queryString.split("&")) {
            int equals = pair.indexOf('=');
            String value = QueryText.decoded(pair.substring(equals + 1));
            if (equals >= 0 && !value.isEmpty()) {
                String name = QueryText.decoded(pair.substring(0, equals));
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return new PywbParameters(values);
    }

    /** The value that counts. */
    Optional<String> text(String name) {
        List<String> all = texts(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** The value of the first of some names that has one. */
    Optional<String> text(String name, String otherName) {
        return text(name).or(() -> text(otherName));
    }

    /** All values. */
    List<String> texts(String name) {
        return values.getOrDefault(name, List.of());
    }

    /**
     * Whether it is said, in whatever way but {@code 0}, {@code false}, {@code f} and {@code off}.
     */
    boolean isSet(String name) {
        return text(name).filter(value -> !NO.contains(value.toLowerCase(Locale.ROOT))).isPresent();
    }

    /**
     * A number.
     *
     * @param least lowest that is taken
     * @param most highest that is taken
     * @throws InvalidCdxQueryException if it is none, or another
     */
    Optional<Long> number(String name, long least, long most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> number =
                text.filter(digits -> NUMBER.matcher(digits).matches())
                        .map(Long::parseLong)
                        .filter(value -> value >= least && value <= most);
        if (number.isEmpty()) {
            String range =
                    most == Long.MAX_VALUE ? least + " or more" : "from " + least + " to " + most;
            throw new InvalidCdxQueryException(name, name + " must be a number, " + range + ".");
        }
        return number;
    }

    /**
     * Digits of a timestamp.
     *
     * @throws InvalidCdxQueryException if it is none
     */
    Optional<String> time(String name) {
        Optional<String> digits = text(name);
        if (digits.isPresent() && !CdxTimestamp.isBeginning(digits.get())) {
            throw new InvalidCdxQueryException(
                    name, name + " must be 1 to 14 digits of yyyyMMddHHmmss.");
        }
        return digits;
    }
}
