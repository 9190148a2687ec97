package org.diancang.indexer.cdx.server;

import java.util.Map;
import java.util.Optional;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxSearch.Order;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.InvalidCdxQueryException;

/** Reads the parameters of {@code GET /cdx}; documented in {@code docs/cdx.md}. */
final class CdxQueryParser {
    private static final int MOST_FILTERS = 10;

    private final CollectionName collection;
    private final Parameters parameters;

    private CdxQueryParser(CollectionName collection, Parameters parameters) {
        this.collection = collection;
        this.parameters = parameters;
    }

    /**
     * @throws InvalidCdxQueryException naming the first parameter that can't be understood
     */
    static CdxQuery parse(CollectionName collection, Map<String, String[]> parameters) {
        return new CdxQueryParser(collection, new Parameters(parameters)).query();
    }

    private CdxQuery query() {
        CdxTarget target = TargetParser.parse(parameters);
        String from = time("from").orElse("");
        String to = time("to").orElse("");
        int common = Math.min(from.length(), to.length());
        if (from.substring(0, common).compareTo(to.substring(0, common)) > 0) {
            throw new InvalidCdxQueryException("from", "from must not be after to.");
        }
        Order order = order(target);
        return new CdxQuery(
                collection,
                target,
                from,
                to,
                order,
                parameters.values("filter", MOST_FILTERS).stream().map(CdxFilter::parse).toList(),
                parameters.values("collapse", MOST_FILTERS).stream().map(Collapse::parse).toList(),
                PartParser.parse(parameters, target, order),
                PresentationParser.parse(parameters, target));
    }

    private Order order(CdxTarget target) {
        Optional<String> closest = time("closest");
        String sort = parameters.value("sort").orElse(closest.isPresent() ? "closest" : "default");
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

    private Optional<String> time(String name) {
        Optional<String> digits = parameters.value(name);
        if (digits.isPresent() && !CdxTimestamp.isBeginning(digits.get())) {
            throw new InvalidCdxQueryException(
                    name, name + " must be 1 to 14 digits of yyyyMMddHHmmss.");
        }
        return digits;
    }
}
