package org.diancang.indexer.cdx.outback;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CdxTargets;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.Viewer;

/**
 * A query of OpenWayback's remote index, checked: {@code q=type:urlquery url:…}, each value
 * percent-encoded once more.
 *
 * @param search what it asks the index for
 * @param type whether captures are answered or URLs
 * @param offset how many results are left out
 * @param limit how many are answered then at most
 * @param date time to which the closest capture is marked; empty for none
 */
record XmlQuery(CdxSearch search, Type type, long offset, long limit, String date) {
    /** Parameter whose presence makes a request such a query. */
    static final String PARAMETER = "q";

    private static final Set<String> KNOWN = Set.of(PARAMETER, "count", "start_page");
    private static final long LIMIT = 10_000;

    /** What is answered. */
    enum Type {
        URLQUERY,
        PREFIXQUERY
    }

    /**
     * @throws InvalidCdxQueryException naming the first parameter that can't be understood
     */
    static XmlQuery parse(CollectionName collection, Viewer viewer, Parameters parameters) {
        parameters.requireKnown(KNOWN);
        Map<String, String> parts = parts(parameters.one(PARAMETER).orElse(""));
        Type type = type(parts.getOrDefault("type", "urlquery"));
        long limit = parameters.count("count").or(() -> count(parts, "limit")).orElse(LIMIT);
        long offset =
                parameters
                        .count("start_page")
                        .map(page -> before(page, limit))
                        .or(() -> count(parts, "offset"))
                        .orElse(0L);
        return new XmlQuery(
                CdxSearch.of(collection, target(parts, type))
                        .within(time(parts, "startdate"), time(parts, "enddate"))
                        .seenBy(viewer),
                type,
                offset,
                limit,
                time(parts, "date"));
    }

    /** Clients send more parts than concern the index. */
    private static Map<String, String> parts(String query) {
        Map<String, String> parts = new HashMap<>();
        for (String part : query.split(" ")) {
            int colon = part.indexOf(':');
            if (colon < 0 && !part.isEmpty()) {
                throw refusal("q must be parts name:value with spaces between them.");
            }
            if (colon > 0) {
                parts.put(
                        Parameters.decoded(part.substring(0, colon), PARAMETER),
                        Parameters.decoded(part.substring(colon + 1), PARAMETER));
            }
        }
        return parts;
    }

    private static Type type(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "urlquery" -> Type.URLQUERY;
            case "prefixquery" -> Type.PREFIXQUERY;
            default -> throw refusal("type in q must be urlquery or prefixquery.");
        };
    }

    private static CdxTarget target(Map<String, String> parts, Type type) {
        String url = parts.getOrDefault("url", "");
        if (url.isEmpty()) {
            throw refusal("q must have a part url:, percent-encoded twice.");
        }
        return switch (type) {
            case URLQUERY -> CdxTargets.of(url, Optional.of("exact"));
            case PREFIXQUERY -> CdxTargets.of(url, Optional.of("prefix"));
        };
    }

    private static Optional<Long> count(Map<String, String> parts, String name) {
        return Optional.ofNullable(parts.get(name))
                .filter(text -> !text.isEmpty())
                .map(text -> Parameters.count(name, text));
    }

    private static String time(Map<String, String> parts, String name) {
        String text = parts.getOrDefault(name, "");
        return text.isEmpty() ? "" : Parameters.time(name, text);
    }

    private static long before(long page, long limit) {
        try {
            return Math.multiplyExact(Math.max(page, 1) - 1, limit);
        } catch (ArithmeticException e) {
            throw new InvalidCdxQueryException(
                    "start_page", "start_page must be smaller: so many results there are not.");
        }
    }

    private static InvalidCdxQueryException refusal(String remedy) {
        return new InvalidCdxQueryException(PARAMETER, remedy);
    }

    /** First time asked for in 14 digits; that of the peer where none is. */
    String startDate() {
        return search.from().isEmpty()
                ? "19960101000000"
                : CdxTimestamp.of(CdxTimestamp.earliest(search.from()));
    }
}
