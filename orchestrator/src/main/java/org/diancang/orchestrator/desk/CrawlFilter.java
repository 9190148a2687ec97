package org.diancang.orchestrator.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import org.diancang.orchestrator.crawl.CrawlState;
import org.diancang.orchestrator.crawl.CrawlView;

/** What a list of crawls is narrowed to. */
enum CrawlFilter implements Predicate<CrawlView> {
    ALL,
    OPEN,
    ENDED,
    FAILED;

    /** The filter that a parameter names; all where it names none. */
    static CrawlFilter of(String parameter) {
        return Arrays.stream(values())
                .filter(filter -> filter.parameter().equals(parameter))
                .findFirst()
                .orElse(ALL);
    }

    @Override
    public boolean test(CrawlView crawl) {
        return switch (this) {
            case ALL -> true;
            case OPEN -> !crawl.state().ended();
            case ENDED -> crawl.state().ended();
            case FAILED -> crawl.state() == CrawlState.FAILED;
        };
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    String key() {
        return "crawls.filter." + parameter();
    }
}
