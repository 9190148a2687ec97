package org.diancang.indexer.cdx.server;

import java.util.Optional;
import java.util.OptionalLong;
import org.diancang.indexer.cdx.CdxSearch.Order;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.server.Part.Limit;
import org.diancang.indexer.cdx.server.Part.Page;

/** Reads which part of an answer is asked for: limits, pages and resume keys. */
final class PartParser {
    /** Lines by which {@code pageSize} counts: as many as a block of ZipNum usually has. */
    static final int LINES_A_BLOCK = 3_000;

    private static final int MOST_BLOCKS = 50;
    private static final int HIGHEST_PAGE = 999_999;

    private PartParser() {}

    /**
     * @throws InvalidCdxQueryException naming the parameter that can't be understood
     */
    static Part parse(Parameters parameters, CdxTarget target, Order order) {
        Limit limit = limit(parameters, order);
        if (parameters.flag("fastLatest") && !(limit instanceof Limit.Last)) {
            throw new InvalidCdxQueryException(
                    "fastLatest",
                    "fastLatest=true goes with a negative limit: limit=-5 finds the last 5 lines,"
                            + " always fast.");
        }
        return new Part(
                page(parameters),
                parameters.value("resumeKey").map(key -> ResumeKey.parse(key, target)),
                limit);
    }

    private static Optional<Page> page(Parameters parameters) {
        OptionalLong number = parameters.number("page", 0, HIGHEST_PAGE);
        OptionalLong blocks = parameters.number("pageSize", 1, MOST_BLOCKS);
        if (number.isEmpty() && !parameters.flag("showNumPages")) {
            if (blocks.isPresent()) {
                throw new InvalidCdxQueryException(
                        "pageSize", "pageSize goes with page or showNumPages=true only.");
            }
            return Optional.empty();
        }
        return Optional.of(new Page(number.orElse(0), blocks.orElse(MOST_BLOCKS) * LINES_A_BLOCK));
    }

    private static Limit limit(Parameters parameters, Order order) {
        Optional<String> limit = parameters.value("limit");
        if (limit.isEmpty()) {
            return Limit.NONE;
        }
        long count = limit.get().matches("-?[0-9]{1,18}") ? Long.parseLong(limit.get()) : 0;
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
}
