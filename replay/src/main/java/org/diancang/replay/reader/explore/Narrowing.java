package org.diancang.replay.reader.explore;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.StringUtils;

/**
 * Filters that an address names, as the search has them.
 *
 * @param filters those that are set, by name
 */
record Narrowing(Map<String, String> filters) {
    private static final List<String> NAMES =
            List.of(
                    "site",
                    "library",
                    "subject",
                    "year",
                    "status",
                    "type",
                    "language",
                    "columnType",
                    "domain");

    private static final int LONGEST = 255;

    static Narrowing of(HttpServletRequest request) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = request.getParameter(name);
            if (StringUtils.hasText(value) && value.length() <= LONGEST) {
                filters.put(name, value.strip());
            }
        }
        return new Narrowing(filters);
    }

    /** Nothing is left out. */
    static Narrowing none() {
        return new Narrowing(Map.of());
    }

    /** Address of the hits of a search with these filters and one more. */
    String hits(String q, String name, String value) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", q);
        parameters.putAll(filters);
        parameters.put(name, value);
        return address("/search", parameters);
    }

    /** A path with parameters; those without a value are left out. */
    static String address(String path, Map<String, String> parameters) {
        StringBuilder address = new StringBuilder(path);
        parameters.forEach(
                (name, value) -> {
                    if (!value.isEmpty()) {
                        address.append(address.indexOf("?") < 0 ? '?' : '&')
                                .append(name)
                                .append('=')
                                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
                    }
                });
        return address.toString();
    }
}
