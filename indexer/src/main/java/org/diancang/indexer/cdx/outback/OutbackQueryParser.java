package org.diancang.indexer.cdx.outback;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxSearch.Order;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.Viewer;
import org.diancang.indexer.cdx.outback.Collapse.Kept;
import org.diancang.indexer.cdx.outback.OutbackQuery.Column;
import org.diancang.indexer.cdx.outback.OutbackQuery.Output;

/** Reads the parameters of a query; documented in {@code docs/cdx-outback.md}. */
record OutbackQueryParser(Parameters parameters) {
    private static final Set<String> KNOWN =
            Set.of(
                    "url",
                    "urlkey",
                    "matchType",
                    "method",
                    "requestBody",
                    "from",
                    "to",
                    "closest",
                    "sort",
                    "filter",
                    "collapse",
                    "collapseToFirst",
                    "collapseToLast",
                    "omitSelfRedirects",
                    "limit",
                    "output",
                    "fl");
    private static final int MOST_FILTERS = 10;
    private static final int MOST_COLUMNS = 50;

    /**
     * @throws InvalidCdxQueryException naming the first parameter that can't be understood
     */
    static OutbackQuery parse(CollectionName collection, Viewer viewer, Parameters parameters) {
        parameters.requireKnown(KNOWN);
        var parser = new OutbackQueryParser(parameters);
        OutbackTargets.Asked asked = OutbackTargets.of(parameters);
        return new OutbackQuery(
                CdxSearch.of(collection, asked.target())
                        .within(parameters.time("from"), parameters.time("to"))
                        .sorted(parser.order(asked.target()))
                        .where(parser.condition())
                        .seenBy(viewer),
                asked.urlkey(),
                parser.collapse(),
                parameters.count("limit").orElse(Long.MAX_VALUE),
                parser.output(),
                parser.columns(),
                parameters.one("fl").isEmpty());
    }

    private Order order(CdxTarget target) {
        Optional<String> closest = parameters.one("closest");
        closest.ifPresent(OutbackQueryParser::requireTime);
        String sort = parameters.one("sort").orElse("default").toLowerCase(Locale.ROOT);
        return switch (sort) {
            case "default" -> new Order.Ascending();
            case "reverse" -> new Order.Descending();
            case "closest" -> {
                if (closest.isEmpty()) {
                    // pywb asks so for the captures of a URL in any order.
                    yield new Order.Ascending();
                }
                if (!(target instanceof CdxTarget.Exact)) {
                    throw new InvalidCdxQueryException(
                            "sort", "sort=closest goes with matchType=exact only.");
                }
                yield new Order.Closest(
                        CdxTimestamp.of(CdxTimestamp.earliest(closest.orElseThrow())),
                        CdxSearch.Tie.LATER);
            }
            default ->
                    throw new InvalidCdxQueryException(
                            "sort", "sort must be default, reverse or closest.");
        };
    }

    private static void requireTime(String closest) {
        if (!CdxTimestamp.isBeginning(closest)) {
            throw new InvalidCdxQueryException(
                    "closest", "closest must be 1 to 14 digits of yyyyMMddHHmmss.");
        }
    }

    private Predicate<StoredLine> condition() {
        List<Predicate<StoredLine>> conditions = new ArrayList<>();
        List<String> filters = parameters.all("filter");
        if (filters.size() > MOST_FILTERS) {
            throw new InvalidCdxQueryException(
                    "filter", "filter may be given " + MOST_FILTERS + " times at most.");
        }
        filters.forEach(filter -> conditions.add(OutbackFilter.parse(filter)));
        if (parameters.flag("omitSelfRedirects")) {
            conditions.add(new SelfRedirects().negate());
        }
        return line -> conditions.stream().allMatch(condition -> condition.test(line));
    }

    /** Of several, the peer heeds the first of these. */
    private Optional<Collapse> collapse() {
        return collapse("collapseToFirst", Kept.FIRST)
                .or(() -> collapse("collapse", Kept.FIRST))
                .or(() -> collapse("collapseToLast", Kept.LAST));
    }

    private Optional<Collapse> collapse(String name, Kept kept) {
        return parameters.one(name).map(text -> Collapse.parse(name, text, kept));
    }

    private Output output() {
        return switch (parameters.one("output").orElse("cdx")) {
            case "cdx", "text" -> Output.TEXT;
            case "cdxj" -> Output.CDXJ;
            case "json" -> Output.JSON;
            case "jsondict" -> Output.JSONDICT;
            default ->
                    throw new InvalidCdxQueryException(
                            "output", "output must be cdx, text, cdxj, json or jsondict.");
        };
    }

    private List<Column> columns() {
        Optional<String> names = parameters.one("fl");
        if (names.isEmpty()) {
            return OutbackField.CDX11.stream().map(Column::of).toList();
        }
        List<Column> columns = new ArrayList<>();
        for (String name : names.get().split(",", MOST_COLUMNS + 1)) {
            OutbackField field =
                    OutbackField.named(name)
                            .filter(_ -> columns.size() < MOST_COLUMNS)
                            .orElseThrow(
                                    () ->
                                            new InvalidCdxQueryException(
                                                    "fl",
                                                    "fl must list up to "
                                                            + MOST_COLUMNS
                                                            + " of "
                                                            + OutbackField.allNames()
                                                            + ", separated by commas."));
            columns.add(new Column(name, field));
        }
        return columns;
    }
}
