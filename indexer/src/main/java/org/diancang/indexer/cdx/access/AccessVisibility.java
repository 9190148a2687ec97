package org.diancang.indexer.cdx.access;

import java.time.Clock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.diancang.indexer.cdx.CdxUnavailableException;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.Viewer;
import org.diancang.indexer.cdx.Visibility;
import org.diancang.indexer.cdx.VisibleTimes;
import org.springframework.stereotype.Component;

/** Shows readers what the rules let them see. */
@Component
final class AccessVisibility implements Visibility {
    private final RuleBook book;
    private final Clock clock;

    AccessVisibility(RuleBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /**
     * @throws CdxUnavailableException if not all rules are known yet
     */
    @Override
    public Predicate<StoredLine> to(Viewer viewer, CollectionName collection) {
        return switch (viewer) {
            case Viewer.Installation _ -> _ -> true;
            case Viewer.Reader reader -> {
                RuleSet rules = known(book);
                yield rules.isEmpty()
                        ? _ -> true
                        : new VisibleLines(
                                rules, new Access(reader.groups(), collection, clock.instant()));
            }
        };
    }

    @Override
    public Function<String, VisibleTimes> times(
            Viewer viewer, CollectionName collection, String urlkey) {
        return switch (viewer) {
            case Viewer.Installation _ -> _ -> VisibleTimes.ALL;
            case Viewer.Reader reader -> {
                RuleSet rules = known(book);
                var access = new Access(reader.groups(), collection, clock.instant());
                yield rules.isEmpty()
                        ? _ -> VisibleTimes.ALL
                        : url -> VisibleLines.times(rules, access, urlkey, url);
            }
        };
    }

    /**
     * The rules.
     *
     * @throws CdxUnavailableException if not all are known yet
     */
    static RuleSet known(RuleBook book) {
        return book.rules()
                .orElseThrow(
                        () ->
                                new CdxUnavailableException(
                                        "Access rules are being read.",
                                        new IllegalStateException("rules not known yet")));
    }
}
