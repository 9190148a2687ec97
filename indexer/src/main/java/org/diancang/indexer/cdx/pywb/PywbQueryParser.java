package org.diancang.indexer.cdx.pywb;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxSearch.Order;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CdxTargets;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.pywb.PywbQuery.Form;
import org.diancang.indexer.cdx.pywb.PywbQuery.Output;
import org.diancang.indexer.cdx.pywb.PywbQuery.Paging;
import org.diancang.indexer.cdx.pywb.PywbQuery.Time;
import org.diancang.indexer.cdx.pywb.PywbQuery.Treatment;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of this dialect; those that it doesn't know are passed over. */
final class PywbQueryParser {
    private static final String LOWEST = "10000101000000";
    private static final String HIGHEST = "29991231235959";
    private static final int MOST_FILTERS = 10;
    private static final int MOST_FIELDS = 50;
    private static final int DEFAULT_BLOCKS = 10;
    private static final int MOST_BLOCKS = 100;

    private final Clock clock;

    /**
     * @param clock tells what {@code closest=now} is
     */
    PywbQueryParser(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param queryString as it came, encoded
     * @throws InvalidCdxQueryException naming the first parameter that can't be understood
     */
    PywbQuery parse(CollectionName collection, @Nullable String queryString) {
        var parameters = PywbParameters.of(queryString);
        String url =
                parameters
                        .text("url")
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .orElseThrow(
                                () ->
                                        refusal(
                                                "url",
                                                "url is missing; add url=http://example.com/."));
        if (parameters.isSet("showPagedIndex")) {
            throw refusal(
                    "showPagedIndex",
                    "showPagedIndex can't be answered: there is no secondary index of compressed"
                            + " blocks here; leave it out.");
        }
        CdxTarget target = CdxTargets.of(url, parameters.text("matchType"));
        return new PywbQuery(
                collection,
                target,
                time(parameters),
                order(parameters),
                filters(parameters),
                new Treatment(
                        parameters.number("collapseTime", 0, 14).map(Long::intValue),
                        parameters.isSet("resolveRevisits")),
                parameters.number("limit", 1, Long.MAX_VALUE).orElse(Long.MAX_VALUE),
                paging(parameters),
                form(parameters, collection));
    }

    /** Digits that are missing are those of the lowest and of the highest time. */
    private static Time time(PywbParameters parameters) {
        String from = parameters.time("from").or(() -> parameters.time("from_ts")).orElse("");
        String to = parameters.time("to").orElse("");
        return new Time(
                from.isEmpty() ? "" : from + LOWEST.substring(from.length()),
                to.isEmpty() ? "" : to + HIGHEST.substring(to.length()));
    }

    private Order order(PywbParameters parameters) {
        Optional<String> sort = parameters.text("sort");
        if (sort.filter(name -> !name.equals("reverse") && !name.equals("closest")).isPresent()) {
            throw refusal("sort", "sort must be reverse or closest, or be left out.");
        }
        Optional<String> closest =
                parameters.text("closest").filter("now"::equals).isPresent()
                        ? Optional.of(CdxTimestamp.of(clock.instant()))
                        : parameters.time("closest");
        if (closest.isPresent()) {
            return new Order.Closest(LatestTime.of(closest.get()), CdxSearch.Tie.EARLIER);
        }
        // A pywb that has this index as its own sends sort=closest with whatever it asks.
        return sort.filter("reverse"::equals).isPresent() || parameters.isSet("reverse")
                ? new Order.Descending()
                : new Order.Ascending();
    }

    private static List<PywbFilter> filters(PywbParameters parameters) {
        List<String> filters = new ArrayList<>(parameters.texts("filter"));
        if (filters.size() > MOST_FILTERS) {
            throw refusal("filter", "filter may be given " + MOST_FILTERS + " times at most.");
        }
        parameters.text("content_type").ifPresent(type -> filters.add("=mime:" + type));
        return filters.stream().map(PywbFilter::parse).toList();
    }

    private static Optional<Paging> paging(PywbParameters parameters) {
        boolean count = parameters.isSet("showNumPages");
        Optional<Long> page = parameters.number("page", 0, Long.MAX_VALUE);
        Optional<Long> size = parameters.number("pageSize", 1, MOST_BLOCKS);
        return count || page.isPresent() || size.isPresent()
                ? Optional.of(
                        new Paging(
                                page.orElse(0L),
                                size.map(Long::intValue).orElse(DEFAULT_BLOCKS),
                                count))
                : Optional.empty();
    }

    private static Form form(PywbParameters parameters, CollectionName collection) {
        String output = parameters.text("output").orElse("cdxj");
        return new Form(
                Arrays.stream(Output.values())
                        .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(output))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        refusal(
                                                "output",
                                                "output must be cdxj, json, text or link.")),
                fields(parameters),
                parameters.text("nosource").filter("true"::equals).isPresent()
                        ? Optional.empty()
                        : Optional.of(collection),
                parameters.text("memento_format").map(MementoForm::parse));
    }

    private static List<String> fields(PywbParameters parameters) {
        String name = parameters.text("fields").isPresent() ? "fields" : "fl";
        Optional<String> fields = parameters.text(name);
        if (fields.isEmpty()) {
            return List.of();
        }
        String[] names = fields.get().split(",", -1);
        if (names.length > MOST_FIELDS) {
            throw refusal(name, name + " may name " + MOST_FIELDS + " fields at most.");
        }
        return Arrays.stream(names)
                .map(
                        field ->
                                PywbField.named(field)
                                        .orElseThrow(
                                                () ->
                                                        refusal(
                                                                name,
                                                                name
                                                                        + " must be names of fields"
                                                                        + " separated by commas,"
                                                                        + " such as url,timestamp.")))
                .toList();
    }

    private static InvalidCdxQueryException refusal(String parameter, String remedy) {
        return new InvalidCdxQueryException(parameter, remedy);
    }
}
