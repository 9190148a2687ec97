package org.diancang.indexer.cdx.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.VisibleTimes;
import org.diancang.url.UrlKey;

/**
 * The lines of one search that its reader may see: by the key that a line is stored under, and by
 * that of its URL where it is another, since lines that others made may have keys of another form.
 * Captures of one URL follow each other, so what is found for one is kept for the next. Used by one
 * thread.
 */
final class VisibleLines implements Predicate<StoredLine> {
    private final RuleSet rules;
    private final Access access;
    private String lastKey = "";
    private String lastUrl = "";
    private List<Match> byKey = List.of();
    private List<Match> byUrl = List.of();

    VisibleLines(RuleSet rules, Access access) {
        this.rules = rules;
        this.access = access;
    }

    @Override
    public boolean test(StoredLine line) {
        return hidden(line).isEmpty();
    }

    /** What hides a line; empty where it may be seen. */
    Optional<Decision.Hidden> hidden(StoredLine line) {
        find(line.key().urlkey(), line.line().map(CdxLine::url).orElse(""));
        if (byKey.isEmpty() && byUrl.isEmpty()) {
            return Optional.empty();
        }
        Instant captured = CdxTimestamp.earliest(line.key().timestamp());
        return hidden(byKey, captured).or(() -> hidden(byUrl, captured));
    }

    private void find(String key, String url) {
        if (key.equals(lastKey) && url.equals(lastUrl)) {
            return;
        }
        byKey = havingASay(rules, access, key);
        byUrl = havingASayByUrl(rules, access, key, url);
        lastKey = key;
        lastUrl = url;
    }

    /** When captures of a URL that are stored under a key may be seen. */
    static VisibleTimes times(RuleSet rules, Access access, String key, String url) {
        return RuledTimes.of(
                rules,
                access,
                List.of(havingASay(rules, access, key), havingASayByUrl(rules, access, key, url)));
    }

    private static List<Match> havingASayByUrl(
            RuleSet rules, Access access, String key, String url) {
        String other = url.isEmpty() ? key : UrlKey.of(url).value();
        return other.equals(key) ? List.of() : havingASay(rules, access, other);
    }

    private static List<Match> havingASay(RuleSet rules, Access access, String urlkey) {
        return rules.covering(urlkey).stream()
                .filter(match -> access.obstacle(match.rule()).isEmpty())
                .toList();
    }

    private Optional<Decision.Hidden> hidden(List<Match> covering, Instant captured) {
        return rules.decide(covering, access, captured) instanceof Decision.Hidden hidden
                ? Optional.of(hidden)
                : Optional.empty();
    }
}
