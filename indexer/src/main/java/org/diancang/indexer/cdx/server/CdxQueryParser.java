package org.diancang.indexer.cdx.server;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxSearch.Order;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CdxTargets;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.server.CdxQuery.Limit;
import org.diancang.indexer.cdx.server.CdxQuery.Output;

/** Reads the parameters of {@code GET /cdx}; documented in {@code docs/cdx.md}. */
final class CdxQueryParser {
    private static final Set<String> KNOWN =
            Set.of(
                    "url",
                    "matchType",
                    "from",
                    "to",
                    "closest",
                    "sort",
                    "filter",
                    "limit",
                    "output",
                    "fl");
    private static final int LONGEST_ECHO = 40;
    private static final int MOST_FILTERS = 10;
    private static final Pattern LIMIT = Pattern.compile("-?[0-9]{1,18}");

    private final CollectionName collection;
    private final Map<String, String[]> parameters;

    private CdxQueryParser(CollectionName collection, Map<String, String[]> parameters) {
        this.collection = collection;
        this.parameters = parameters;
    }

    /**
     * @throws InvalidCdxQueryException naming the first parameter that can't be understood
     */
    static CdxQuery parse(CollectionName collection, Map<String, String[]> parameters) {
        return new CdxQueryParser(collection, parameters).query();
    }

    private CdxQuery query() {
        for (String name : parameters.keySet()) {
            if (!KNOWN.contains(name)) {
                // A filter that is silently ignored would give a wrong answer.
                throw new InvalidCdxQueryException(
                        echo(name),
                        "There is no parameter '"
                                + echo(name)
                                + "'; there are url, matchType, from, to, closest, sort, filter,"
                                + " limit, output and fl.");
            }
        }
        String url =
                value("url")
                        .orElseThrow(
                                () ->
                                        new InvalidCdxQueryException(
                                                "url",
                                                "url is missing; ask for"
                                                        + " /cdx?url=http://www.example.com/."));
        CdxTarget target = CdxTargets.of(url, value("matchType"));
        String from = time("from").orElse("");
        String to = time("to").orElse("");
        int common = Math.min(from.length(), to.length());
        if (from.substring(0, common).compareTo(to.substring(0, common)) > 0) {
            throw new InvalidCdxQueryException("from", "from must not be after to.");
        }
        Order order = order(target);
        return new CdxQuery(
                collection, target, from, to, order, filters(), limit(order), output(), fields());
    }

    private Order order(CdxTarget target) {
        Optional<String> closest = time("closest");
        String sort = value("sort").orElse(closest.isPresent() ? "closest" : "default");
        return switch (sort) {
            case "default" -> new Order.Ascending();
            case "reverse" -> new Order.Descending();
            case "closest" -> {
                String digits =
                        closest.orElseThrow(
                                () ->
                                        new InvalidCdxQueryException(
                                                "closest",
                                                "sort=closest needs closest with 1 to 14 digits"
                                                        + " of yyyyMMddHHmmss."));
                if (!(target instanceof CdxTarget.Exact)) {
                    throw new InvalidCdxQueryException(
                            "closest", "closest goes with matchType=exact only.");
                }
                yield new Order.Closest(
                        CdxTimestamp.of(CdxTimestamp.earliest(digits)), CdxSearch.Tie.EARLIER);
            }
            default ->
                    throw new InvalidCdxQueryException(
                            "sort", "sort must be default, reverse or closest.");
        };
    }

    /** Any number of filters may be given; all must hold. */
    private List<CdxFilter> filters() {
        List<String> filters =
                Arrays.stream(parameters.getOrDefault("filter", new String[0]))
                        .filter(filter -> !filter.isEmpty())
                        .toList();
        if (filters.size() > MOST_FILTERS) {
            throw new InvalidCdxQueryException(
                    "filter", "filter may be given " + MOST_FILTERS + " times at most.");
        }
        return filters.stream().map(CdxFilter::parse).toList();
    }

    private Limit limit(Order order) {
        Optional<String> limit = value("limit");
        if (limit.isEmpty()) {
            return Limit.NONE;
        }
        long count = LIMIT.matcher(limit.get()).matches() ? Long.parseLong(limit.get()) : 0;
        if (count == 0) {
            throw new InvalidCdxQueryException(
                    "limit",
                    "limit must be a number: 1 or more for the first lines, -1 or less for the"
                            + " last.");
        }
        if (count < 0 && order instanceof Order.Closest) {
            throw new InvalidCdxQueryException(
                    "limit", "limit must be 1 or more with closest: the nearest come first.");
        }
        return count > 0 ? new Limit.First(count) : new Limit.Last(-count);
    }

    private Output output() {
        String output = value("output").orElse("text");
        return Arrays.stream(Output.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(output))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidCdxQueryException(
                                        "output", "output must be text, cdxj or json."));
    }

    private List<CdxField> fields() {
        Optional<String> names = value("fl");
        if (names.isEmpty()) {
            return List.of();
        }
        Set<CdxField> fields = new LinkedHashSet<>();
        for (String name : names.get().split(",", -1)) {
            fields.add(
                    CdxField.named(name)
                            .orElseThrow(
                                    () ->
                                            new InvalidCdxQueryException(
                                                    "fl",
                                                    "fl must list some of "
                                                            + CdxField.allNames()
                                                            + ", separated by commas.")));
        }
        return List.copyOf(fields);
    }

    private Optional<String> time(String name) {
        Optional<String> digits = value(name);
        if (digits.isPresent() && !CdxTimestamp.isBeginning(digits.get())) {
            throw new InvalidCdxQueryException(
                    name, name + " must be 1 to 14 digits of yyyyMMddHHmmss.");
        }
        return digits;
    }

    /** An empty value counts as absent, as forms send it. */
    private Optional<String> value(String name) {
        String[] values = parameters.getOrDefault(name, new String[0]);
        if (values.length > 1) {
            throw new InvalidCdxQueryException(name, name + " may be given once only.");
        }
        return Arrays.stream(values).filter(value -> !value.isEmpty()).findFirst();
    }

    private static String echo(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_ECHO));
    }
}
